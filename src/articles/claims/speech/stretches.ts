import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import type { Word } from "../../../language/words.ts";
import { pattern } from "../pattern.ts";

/** What somebody is told to have said, and what the text calls who says it. */
export interface Utterance {
  said: Span;
  speaker: Span;
}

/** Where a clause ends. A point inside a name or number ends none. */
const CLAUSE_END = /[.!?؟…](?=\s|$)|[;؛:\n]|[,،]|\s[—–]\s/u;
const JOINING = pattern("joining");
const THAT = pattern("that");
/** Words of who says it, at the most. */
export const SPEAKER = 12;

/** The words that lie whole in a stretch. */
export function within(all: Word[], { start, end }: Span): Word[] {
  return all.filter((word) => word.start >= start && word.end <= end);
}

/** The stretch of the first of some words. */
export function over(some: Word[]): Span | undefined {
  const few = some.slice(0, SPEAKER);
  return few.length > 0 ? { start: few[0]!.start, end: few.at(-1)!.end } : undefined;
}

/** Where among the words of a sentence the clause of one of them is joined to another, with somebody of its own in it; else where the sentence begins. */
export function joinedAt(text: string, all: Word[], at: number): number {
  const joined = all.findLastIndex(({ start, folded }, i) => {
    const between = i > 0 && i <= at ? text.slice(all[i - 1]!.end, start) : "";
    return /[;؛]/.test(between) || (/[,،]/.test(between) && JOINING.test(folded));
  });
  // "Webb left, and | said ..." is still of him, and so is "...; he | said ..."
  const own = joined < at ? all.slice(Math.max(joined, 0), at) : all.slice(at + 1, at + 2);
  const hasOwn = own.some(({ folded }) => !STOPWORDS.has(folded) && !JOINING.test(folded) && !THAT.test(folded));
  return joined >= 0 && hasOwn ? joined : 0;
}

export function clauseLength(text: string, from: number): number {
  return CLAUSE_END.exec(text.slice(from))?.index ?? text.length - from;
}

/** A point behind a short word, "Oct.", ends none before a number. */
const SENTENCE_END = /(?:(?<!\p{Lu}\p{Ll}{1,3})\.|\.(?!\s+\d)|[!?؟…])["”»]?(?=\s|$)|\n/u;

export function sentenceLength(text: string, from: number): number {
  return SENTENCE_END.exec(text.slice(from))?.index ?? text.length - from;
}

export function sentenceStart(text: string, to: number): number {
  const before = text.slice(0, to);
  const last = [...before.matchAll(new RegExp(SENTENCE_END, "gu"))].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Without the marks at its ends, but for one that closes what is quoted within. */
export function tidy(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  const from = /^[^\p{L}\p{N}]*/u.exec(said)![0].length;
  const bare = said.replace(/[\s.,،!?؟…"”»]+$/u, "");
  const closes = /^[.,،!?؟…]?["”»]/u.exec(said.slice(bare.length))?.[0].length ?? 0;
  const count = (marks: RegExp) => bare.slice(from).match(marks)?.length ?? 0;
  const isOpen = closes > 0 && (count(/"/g) % 2 === 1 || count(/[“«]/g) > count(/[”»]/g));
  return { start: start + from, end: start + Math.max(from, bare.length + (isOpen ? closes : 0)) };
}
