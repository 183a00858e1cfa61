import { claim } from "../../../../articles/claims/claims.ts";
import { pattern } from "../../../../articles/claims/pattern.ts";
import { sentenceAt } from "../../../../language/sentences.ts";
import { overlap, type Span } from "../../../../language/span.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";

/** A name that ends in a number: Apollo 11, «سهيل 2», Союз-19. */
interface Numbered extends Span {
  name: string;
  number: string;
}

const BESIDES = pattern("besides");
const AGAINST = pattern("against");
/** Words between such a word and the name: после | списания. */
const BESIDE = 2;
const CUT = /[,،؛;:()—–]/u;
const PREVIOUS = pattern("previous", "former");
/** Letters of a name, at the least. */
const LEAST = 3;
/** Between a name and its number; and between a number and what it counts. */
const JOINS = /^[ \u00a0-]$/;
const BARE = /^[ \u00a0]$/;
/** Behind digits of an hour, a fraction or a share. */
const PART = /^(?:[:.,٫]\p{Nd}|\s?[%٪])/u;

/**
 * Whether what was read of a window, for a question about one of a numbered row by its name (Apollo 11), is told of another of
 * them: its sentence names Apollo 12 alone; or names none, and of them the article has so far named Apollo 12 alone.
 */
export function isOfAnotherNumber(question: string, { window: { title, text }, article, start }: Place, { spans: [mark] }: Reading): boolean {
  const asked = mark ? askedIn(question) : undefined;
  const sentence = asked && sentenceAt(text, mark!.start);
  if (!mark || !asked || !sentence) return false;
  const isOther = ({ number }: Numbered) => number !== asked.number;
  const own = ofName(text, asked).filter((one) => sentence.start <= one.start && one.start < sentence.end && !(isOther(one) && isHeldAgainst(text.slice(sentence.start, one.start))));
  // Which of them came next may be asked.
  if (own.some((one) => overlap(one, mark))) return false;
  if (own.length > 0) return own.every(isOther);
  const before = ofName(`${title}\n${article.slice(0, start + sentence.start)}`, asked);
  const isBackwards = words(text.slice(sentence.start, sentence.end)).some(({ folded }) => PREVIOUS.test(folded));
  return before.length > 0 && before.every(isOther) && !isBackwards;
}

/** Whether a name behind these words of its sentence is what another is held against: "longer than | Apollo 12", "unlike | Apollo 12", после списания | «Союза-12». */
function isHeldAgainst(ahead: string): boolean {
  const clause = words(ahead.split(CUT).at(-1)!).slice(-BESIDE);
  return clause.some(({ folded }) => AGAINST.test(folded));
}

/** The one such name of a question that does not hold it against another. */
function askedIn(question: string): Numbered | undefined {
  const all = words(question);
  if (all.some(({ folded }) => BESIDES.test(folded))) return undefined;
  const { facts } = claim(question);
  const isNumber = (one: Span) => facts.some(({ kind, unit, start, end }) => kind === "number" && !unit && start < one.end && one.start < end && end <= one.end);
  const found = all.flatMap((_, i) => at(question, all, i) ?? []).filter(isNumber);
  return found.length === 1 ? found[0] : undefined;
}

/** What a text names so, by any number that counts nothing. */
function ofName(text: string, { name, number }: Numbered): Numbered[] {
  const all = words(text);
  return all.flatMap((word, i): Numbered[] => {
    const one = at(text, all, i);
    if (!one || !isOne(name, one.name)) return [];
    const next = all[i + 2];
    const counts = next !== undefined && BARE.test(text.slice(one.end, next.start)) && !STOPWORDS.has(next.folded);
    return counts && one.number !== number && !isCapital(text, word) ? [] : [one];
  });
}

function at(text: string, all: Word[], i: number): Numbered | undefined {
  const [word, number] = [all[i]!, all[i + 1]];
  if (!number || !/^\d{1,3}$/.test(number.folded) || PART.test(text.slice(number.end))) return undefined;
  const isName = word.folded.length >= LEAST && !/\d/.test(word.folded) && !STOPWORDS.has(word.folded) && JOINS.test(text.slice(word.end, number.start));
  return isName ? { name: word.folded, number: number.folded, start: word.start, end: number.end } : undefined;
}
