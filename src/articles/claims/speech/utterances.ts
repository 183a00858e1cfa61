import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { GLUED, pattern } from "../pattern.ts";

/** What somebody is told to have said, and what the text calls who says it. */
export interface Utterance {
  said: Span;
  speaker: Span;
}

const SPEAKING = pattern("speaking");
const THAT = pattern("that");
/** Somebody's words from one quotation mark to another. */
const QUOTED = /["“„«]([^"“”„«»\n]{2,600})["”“»]/gu;
/** Of fewer words it may be a title. */
const LEAST = 3;
/** Of fewer words it is none: "nobody slept that | night". */
const FEW = 2;
/** A quote goes on into who says it: a comma or a dash stands there, or its own mark. */
const GOES_ON = /^(?:\s*[,،—–-])+\s*/u;
const OPEN = /[,،!?؟…]$/u;
/** Where a clause ends. A point inside a name or number ends none. */
const CLAUSE_END = /[.!?؟…](?=\s|$)|[;؛:\n]|[,،]|\s[—–]\s/u;
/** Words of who says it, at the most; and where the verb stands in front of him, so many words before it in its sentence. */
const SPEAKER = 12;
const OPENING = { arabic: 1, other: 0 };

/** What is told in a text as somebody's words: "...", said NAME; NAME said: "..."; NAME said that ...; in any of the languages. */
export function utterances(text: string): Utterance[] {
  const all = words(text);
  const quotes = [...text.matchAll(QUOTED)]
    .map(({ 0: { length }, 1: inner, index }) => ({ start: index, end: index + length, said: { start: index + 1, end: index + 1 + inner!.length } }))
    .filter(({ said }) => within(all, said).length >= LEAST);
  const quoted = quotes.flatMap(({ start, end, said }): Utterance[] => {
    const speaker = speakerBehind(text, all, said.end, end) ?? speakerBefore(text, all, start);
    return speaker ? [{ said: tidy(text, said), speaker }] : [];
  });
  const free = all.filter(({ start }) => !quotes.some((quote) => quote.start < start && start < quote.end));
  return [...quoted, ...free.flatMap((_, at) => reported(text, free, at))].sort((a, b) => a.said.start - b.said.start);
}

/** "...," | said NAME, or NAME said. In a script with capitals what follows a dash and begins with none is who says it, whatever the verb. */
function speakerBehind(text: string, all: Word[], inner: number, end: number): Span | undefined {
  const on = GOES_ON.exec(text.slice(end));
  if (!on && !OPEN.test(text.slice(0, inner))) return undefined;
  const from = end + (on?.[0].length ?? 0);
  const clause = within(all, { start: from, end: from + clauseLength(text, from) });
  const verb = clause.findIndex(({ folded }) => speaks(folded));
  const [first] = clause;
  if (verb < 0 && !(first && /[—–]\s*$/u.test(on?.[0] ?? "") && /^\p{Ll}/u.test(text.slice(first.start)) && !STOPWORDS.has(first.folded))) return undefined;
  const before = clause.slice(0, Math.max(verb, 0));
  return over(before.length > 0 ? before : clause.slice(Math.max(verb, 0) + 1));
}

/** NAME said: | "..." */
function speakerBefore(text: string, all: Word[], start: number): Span | undefined {
  const from = sentenceStart(text, start);
  const clause = within(all, { start: from, end: start });
  const verb = clause.findLastIndex(({ folded }) => speaks(folded));
  // It leads to the quote by a colon, a comma or nothing; a word in quotation marks inside a sentence is not said by it.
  if (verb < 0 || !(/[:,،]\s*$/u.test(text.slice(from, start)) || verb === clause.length - 1)) return undefined;
  return around(clause, verb, clause.length);
}

/** NAME said | that ... */
function reported(text: string, all: Word[], at: number): Utterance[] {
  if (!speaks(all[at]!.folded)) return [];
  const from = sentenceStart(text, all[at]!.start);
  const to = all[at]!.end + sentenceLength(text, all[at]!.end);
  const clause = within(all, { start: from, end: to });
  const verb = clause.indexOf(all[at]!);
  const that = clause.findIndex(({ folded }, i) => i > verb && i <= verb + SPEAKER && THAT.test(folded));
  if (that < 0 || clause.slice(verb + 1, that).some(({ folded }) => speaks(folded)) || that >= clause.length - FEW) return [];
  const speaker = around(clause, verb, that);
  return speaker ? [{ said: tidy(text, { start: clause[that + 1]!.start, end: to }), speaker }] : [];
}

/** Who says it: where the verb opens the sentence behind it, else before it. */
function around(clause: Word[], verb: number, to: number): Span | undefined {
  const first = clause[0]!;
  const opens = verb <= (/^\p{Script=Arabic}/u.test(first.folded) ? OPENING.arabic : OPENING.other);
  return over(opens ? clause.slice(verb + 1, to) : clause.slice(Math.max(0, verb - SPEAKER), verb));
}

/** Whether a folded word is a verb of saying. */
export function speaks(folded: string): boolean {
  return SPEAKING.test(folded) || (/^\p{Script=Arabic}/u.test(folded) && SPEAKING.test(folded.replace(GLUED, "")));
}

function within(all: Word[], { start, end }: Span): Word[] {
  return all.filter((word) => word.start >= start && word.end <= end);
}

function over(some: Word[]): Span | undefined {
  const few = some.slice(0, SPEAKER);
  return few.length > 0 ? { start: few[0]!.start, end: few.at(-1)!.end } : undefined;
}

function clauseLength(text: string, from: number): number {
  return CLAUSE_END.exec(text.slice(from))?.index ?? text.length - from;
}

const SENTENCE_END = /[.!?؟…]["”»]?(?=\s|$)|\n/u;

function sentenceLength(text: string, from: number): number {
  return SENTENCE_END.exec(text.slice(from))?.index ?? text.length - from;
}

function sentenceStart(text: string, to: number): number {
  const before = text.slice(0, to);
  const last = [...before.matchAll(new RegExp(SENTENCE_END, "gu"))].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Without the marks at its ends. */
function tidy(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  const from = /^[^\p{L}\p{N}]*/u.exec(said)![0].length;
  return { start: start + from, end: start + Math.max(from, said.replace(/[\s.,،!?؟…"”»]+$/u, "").length) };
}
