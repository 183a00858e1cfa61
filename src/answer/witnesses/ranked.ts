import { type Ordinal, ordinals } from "../../articles/claims/ranks/ordinals.ts";
import { numerals } from "../../articles/claims/numerals.ts";
import { pattern } from "../../articles/claims/pattern.ts";
import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import type { Reading } from "../../reading/reading.ts";

/** Roman numbers, which tell a place in a row as well: World War II. */
const ROMAN = /(?<![\p{L}\p{N}])[IVX]{2,5}(?![\p{L}\p{N}])/gu;
const COUNTS_ON = pattern("countsOn");
const JOINING = pattern("joining");
/** Before a window so much of its article is looked at, for what it goes on about. UTF-16 units. */
const BEFORE = 400;

/**
 * Whether what was read of a window, for a question for the third of something (edition, goal, session), tells of another:
 * where the marked words tell of the second or fourth, and nothing near them is the third, or may be it uncounted
 * ("another"). The first is mostly told without its number, and is left.
 * @param article the text that the window is of, from `start` on.
 */
export function isOfAnotherRank(question: string, { title, text: window }: { title: string; text: string }, article: string, start: number, { spans }: Reading): boolean {
  const [mark] = spans;
  const asked = ordinals(question).filter(({ value, nouns }) => value > 1 && nouns.length > 0);
  if (!mark || asked.length === 0) return false;
  const isAsked = (word: string) => asked.some(({ nouns }) => nouns.some((noun) => areForms(noun, word)));
  const counts = ({ nouns }: Ordinal) => nouns.some(isAsked);
  const values = new Set(asked.map(({ value }) => value));
  const near = `${title}\n${article.slice(Math.max(0, start - BEFORE), start)}\n${window}`;
  if (ordinals(near).some(({ value }) => values.has(value)) || [...near.matchAll(ROMAN)].some(([digits]) => values.has(roman(digits)))) return false;
  const all = sentences(window);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  const at = all.slice(0, own + 1).findLastIndex((sentence) => wordsOf(window, sentence).some(isAsked));
  if (at < 0) return false;
  const told = ordinals(window).filter((ordinal) => counts(ordinal) && ordinal.start >= all[at]!.start && ordinal.end <= all[at]!.end);
  const around = wordsOf(window, { start: all[at]!.start, end: all[own]!.end });
  if (told.length === 0 || around.some((_, i) => COUNTS_ON.test(around.slice(i, i + 3).join(" "))) || numerals(around).some(({ value }) => values.has(value))) return false;
  // What is told behind the second, by itself, may be the third.
  const follows = told.some(({ value, end }) => values.has(value + 1) && end <= mark.start && (at < own || wordsOf(window, { start: end, end: mark.start }).some((word) => JOINING.test(word))));
  return !follows && !ordinals(article).some((ordinal) => values.has(ordinal.value) && counts(ordinal));
}

function wordsOf(text: string, { start, end }: Span): string[] {
  return words(text.slice(start, end)).map(({ folded }) => folded);
}

function roman(digits: string): number {
  const values = [...digits].map((digit) => ({ I: 1, V: 5, X: 10 })[digit]!);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
