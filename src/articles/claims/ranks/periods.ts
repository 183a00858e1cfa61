import type { Span } from "../../../language/span.ts";
import { type Word, words } from "../../../language/words.ts";
import { GLUED, meaning, pattern } from "../pattern.ts";
import { rankAt } from "./ordinals.ts";

/** A stretch of time by its place in a row: "the first | season", اليوم الأخير. */
export interface Period extends Span {
  /** -1 of the last. */
  rank: number;
  period: string;
}

/** The stretch of time that a folded word is for, whatever the language. */
export const periodOf = meaning("periods");
const LAST = pattern("rankedLast");
/** Before "last" in English, or it is the one before now: "last week". */
const BOUND = pattern("article", "whose");

/** The days, weeks, seasons ... of a text that it tells by their place in a row. */
export function periods(text: string): Period[] {
  const all = words(text);
  return all.flatMap((_, at): Period[] => {
    const ranked = rankAt(text, all, at) ?? lastAt(all, at);
    const { from, to, value, behind } = ranked ?? { from: 0, to: 0, value: 0, behind: false };
    const word = [all[to], behind ? all[from - 1] : undefined].find((one) => ranked && one && periodOf(one.folded) && isBeside(text, one, all[from]!, all[to - 1]!));
    return word ? [{ rank: value, period: periodOf(word.folded)!, start: Math.min(word.start, all[from]!.start), end: Math.max(word.end, all[to - 1]!.end) }] : [];
  });
}

function lastAt(all: Word[], at: number): { from: number; to: number; value: number; behind: boolean } | undefined {
  const { folded } = all[at]!;
  if (!LAST.test(folded) && !LAST.test(folded.replace(GLUED, ""))) return undefined;
  if (/^\p{Script=Latin}/u.test(folded) && !BOUND.test(all[at - 1]?.folded ?? "")) return undefined;
  return { from: at, to: at + 1, value: -1, behind: /^\p{Script=Arabic}/u.test(folded) };
}

function isBeside(text: string, word: Span, first: Span, last: Span): boolean {
  return /^[\s-]+$/.test(word.start >= last.end ? text.slice(last.end, word.start) : text.slice(word.end, first.start));
}
