import type { Span } from "../language/span.ts";
import { tidied } from "./tidied.ts";
import type { Pieces } from "./tokenizer.ts";

/** A stretch of a window's text that may be the answer. */
export interface Answering extends Span {
  /** Log probability that the answer is this stretch and no other, nor none. */
  score: number;
}

/** What the reader makes of one window. */
export interface Reading {
  /** Log odds that the window answers the question: the mean of the two below. */
  answers: number;
  /** Log odds by the model's own output for that. */
  says: number;
  /** Log odds that the answer stands somewhere in the text, by the two distributions of its bounds. */
  holds: number;
  /** The likeliest stretches, best first, none twice, on word borders, without points and markup around them; none where the text has no word. */
  spans: Answering[];
  /** How much of the text there was room for, in UTF-16 units. */
  read: number;
}

/** The model's outputs for one row: position 0, which is "not here", then the tokens of the text and of what is around it. */
interface Logits {
  start: ArrayLike<number>;
  end: ArrayLike<number>;
  says: number;
  /** Tokens before the text. */
  before?: number;
}

/** Tokens of the longest answer, as trained. */
const LONGEST = 24;
const SPANS = 5;
/** Probabilities are told apart from 0 and 1 up to here. */
const CERTAIN = 1e-7;
/** Spans weighed; several may come out as the same words. */
const CANDIDATES = 4 * SPANS;
/**
 * What stays whole: letters and digits that touch, points inside a number, and what
 * censors' victims put into a word (القـ.ـضايا). Chinese and Japanese words may end anywhere.
 */
const WORD =
  /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}\u200c\u200d]|(?<=\p{Nd})[.,٫٬](?=\p{Nd})|(?<=ـ)[.·•*_|~]{1,8}(?=\p{L})|(?<=\p{L})[.·•*_|~]{1,8}(?=ـ))+/gu;

/** The text's bounds from the model's outputs. `pieces` are the text's tokens, `logits` one longer, and longer by the tokens of what is around it. */
export function decode(text: string, pieces: Pieces, { start, end, says, before = 0 }: Logits): Reading {
  const starts = within(logSoftmax(start), before, pieces.ids.length);
  const ends = within(logSoftmax(end), before, pieces.ids.length);
  const holds = -(logOdds(starts[0]!) + logOdds(ends[0]!)) / 2;
  return { answers: round((says + holds) / 2), says: round(says), holds: round(holds), spans: spans(text, pieces, starts, ends), read: pieces.ends.at(-1) ?? 0 };
}

/** Log probabilities of "not here" and of the text's places: what is said around it is not said here either. */
function within(all: number[], before: number, length: number): number[] {
  if (length === all.length - 1) return all;
  const places = all.slice(1 + before, 1 + before + length);
  return [Math.log(Math.max(1 - places.reduce((sum, place) => sum + Math.exp(place), 0), CERTAIN)), ...places];
}

function spans(text: string, { starts: from, ends: to }: Pieces, starts: number[], ends: number[]): Answering[] {
  const best: [first: number, last: number, score: number][] = [];
  for (let first = 0; first < from.length; first++) {
    for (let last = first; last < Math.min(from.length, first + LONGEST); last++) {
      const score = starts[first + 1]! + ends[last + 1]!;
      if (best.length === CANDIDATES && score <= best.at(-1)![2]) continue;
      if (best.length === CANDIDATES) best.pop();
      let at = best.length;
      while (at > 0 && best[at - 1]![2] < score) at--;
      best.splice(at, 0, [first, last, score]);
    }
  }
  const found: Answering[] = [];
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ start: index, end: index + word.length }));
  for (const [first, last, score] of best) {
    const { start, end } = tidied(text, widened(words, { start: from[first]!, end: to[last]! }));
    if (found.some((other) => other.start === start && other.end === end)) continue;
    if (found.push({ start, end, score: round(score) }) === SPANS) break;
  }
  return found;
}

/** A span that cuts no word in two. */
function widened(words: Span[], { start, end }: Span): Span {
  const wide = { start, end };
  for (const word of words) {
    if (word.start >= end) break;
    if (word.start < start && start < word.end) wide.start = word.start;
    if (end < word.end) wide.end = word.end;
  }
  return wide;
}

function logSoftmax(logits: ArrayLike<number>): number[] {
  const values = Array.from(logits);
  const most = Math.max(...values);
  const sum = Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0)) + most;
  return values.map((value) => value - sum);
}

function logOdds(logProbability: number): number {
  const p = Math.min(Math.max(Math.exp(logProbability), CERTAIN), 1 - CERTAIN);
  return Math.log(p / (1 - p));
}

/** Sums in another order, on another processor, differ in digits that mean nothing. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
