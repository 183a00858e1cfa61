import { asking } from "../../language/questions/asking.ts";
import { sentences } from "../../language/sentences.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { contains } from "../../language/span.ts";
import { words } from "../../language/words.ts";
import type { Answering, Reading } from "../../reading/reading.ts";
import { ledBy } from "./led.ts";

/** What the reader holds nearly as likely as its best place may be what it meant. Log-odds. */
const CLOSE = 3;

/**
 * A reading for a question whether something is so: where the best place is only who, when or why, and says no word of the question
 * but a name ("Losev | resigned | after the vote"), the likeliest of those around it comes first, which tells whether it is. Otherwise it could not
 * be held against a denial.
 */
export function asWhole(question: string, text: string, reading: Reading): Reading {
  const [best, ...others] = reading.spans;
  if (!best || asking(question) !== "polar" || saysAgain(question, text, best)) return reading;
  const sentence = sentences(text).find((one) => contains(one, best));
  const wide = sentence && others.find(({ start, end, score }) => start >= sentence.start && start <= best.start && end >= best.end && end - start > best.end - best.start && end <= sentence.end && score >= best.score - CLOSE);
  return wide ? ledBy(wide, reading) : reading;
}

function saysAgain(question: string, text: string, { start, end }: Answering): boolean {
  const asked = words(question).filter(({ folded }) => !STOPWORDS.has(folded));
  const said = words(text.slice(start, end)).filter((word) => !/^\p{Lu}/u.test(text.slice(start + word.start)));
  return said.some(({ folded }) => asked.some((word) => areForms(word.folded, folded)));
}
