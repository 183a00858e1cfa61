import type { Span } from "../../../language/span.ts";
import type { Word } from "../../../language/words.ts";

/** What somebody is told to have said, and what the text calls who says it. */
export interface Utterance {
  said: Span;
  speaker: Span;
}

/** Where a clause ends. A point inside a name or number ends none. */
const CLAUSE_END = /[.!?؟…](?=\s|$)|[;؛:\n]|[,،]|\s[—–]\s/u;
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

export function clauseLength(text: string, from: number): number {
  return CLAUSE_END.exec(text.slice(from))?.index ?? text.length - from;
}

const SENTENCE_END = /[.!?؟…]["”»]?(?=\s|$)|\n/u;

export function sentenceLength(text: string, from: number): number {
  return SENTENCE_END.exec(text.slice(from))?.index ?? text.length - from;
}

export function sentenceStart(text: string, to: number): number {
  const before = text.slice(0, to);
  const last = [...before.matchAll(new RegExp(SENTENCE_END, "gu"))].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Without the marks at its ends. */
export function tidy(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  const from = /^[^\p{L}\p{N}]*/u.exec(said)![0].length;
  return { start: start + from, end: start + Math.max(from, said.replace(/[\s.,،!?؟…"”»]+$/u, "").length) };
}
