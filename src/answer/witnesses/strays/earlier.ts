import { claim } from "../../../articles/claims/claims.ts";
import { asksOutcome } from "../../../articles/claims/expectation.ts";
import { beginsAt, pattern, saysPhrase } from "../../../articles/claims/pattern.ts";
import { periodOf } from "../../../articles/claims/ranks/periods.ts";
import { type Wanted, wanted } from "../../../language/questions/asks.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import { script } from "../../../language/skeleton.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { overlap } from "../../../language/span.ts";
import { type Word, words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

const PREVIOUS = pattern("previous");
const AHEAD = pattern("expectations", "future", "wishes");
const WAS = pattern("factual", "past");

/**
 * Whether what was read, for a question how long, how much or when something is to be, is told of one before it: "The last
 * strike, in 2019, lasted | a single day". Not where the sentence tells of what is to come as well, nor where the last is asked for.
 */
export function isOfOneBefore(question: string, text: string, { spans: [mark] }: Reading): boolean {
  const kind = wanted(question);
  if (!mark || asksOutcome(question) || (kind !== "number" && kind !== "date") || before(question, kind).length > 0) return false;
  const sentence = sentenceAt(text, mark.start);
  if (!sentence) return false;
  const told = text.slice(sentence.start, sentence.end);
  return before(told, kind).some(({ start }) => sentence.start + start < mark.end) && saysPhrase(told, WAS) && !saysPhrase(told, AHEAD);
}

/**
 * The words of a text that say "previous" of what may be had again. A day or number may not: "last Friday", "last three"; a
 * year has prices of its own, but what is told then may be of days to come.
 */
function before(text: string, kind: Wanted): Word[] {
  const all = words(text);
  const folded = all.map((word) => word.folded);
  const { facts } = claim(text);
  return all.filter((word, i) => {
    const noun = beginsAt(PREVIOUS, folded, i) ? all[script(word.folded) === "arabic" ? i - 1 : i + 1] : undefined;
    if (!noun || STOPWORDS.has(noun.folded) || facts.some((fact) => overlap(fact, noun))) return false;
    return kind === "number" || periodOf(noun.folded) === undefined;
  });
}
