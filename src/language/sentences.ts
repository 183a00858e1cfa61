import { ABBREVIATIONS, FINAL, NUMBERED, TITLES } from "./lists/abbreviations.ts";
import { fold } from "./fold.ts";
import { remembering } from "./remembering.ts";
import type { Span } from "./span.ts";
import { STOPWORDS } from "./lists/stopwords.ts";

const segmenter = new Intl.Segmenter("ar", { granularity: "sentence" });

/** Segmentation is quadratic in Node 20: longer paragraphs are taken in pieces, cut at white space. */
const PIECE = 2000;
/** A sentence longer than this is cut at a clause, so that a quote can stay readable. UTF-16 units. */
export const LONGEST = 420;
const LINE_END = /[\n\r\u2028\u2029]/;

/**
 * The sentences of text[from, to), as spans without outer white space. A line
 * break ends one, unless the text is known to be one paragraph that a margin
 * broke (`wrapped`). Together they cover everything but white space.
 */
export function sentences(text: string, from = 0, to = text.length, wrapped = false): Span[] {
  return from === 0 && to === text.length && !wrapped ? [...sentencesOf(text)] : cut(text, from, to, wrapped);
}

/** Every rule looks at the sentences of the same few passages. */
const sentencesOf = remembering((text: string): readonly Span[] => cut(text, 0, text.length, false), 200_000);

function cut(text: string, from: number, to: number, wrapped: boolean): Span[] {
  const found: Span[] = [];
  for (const paragraph of wrapped ? [{ start: from, end: to }] : lines(text, from, to)) {
    const pieces: Span[] = [];
    for (let at = paragraph.start; at < paragraph.end; ) {
      const end = pieceEnd(text, at, paragraph.end);
      for (const { segment, index } of segmenter.segment(text.slice(at, end))) {
        pieces.push({ start: at + index, end: at + index + segment.length });
      }
      at = end;
    }
    for (const sentence of merged(text, pieces)) {
      for (const clause of clauses(text, sentence)) {
        const span = trim(text, clause);
        if (span.start < span.end) found.push(span);
      }
    }
  }
  return found;
}

/** The sentence of a text that a place stands in; undefined between two. */
export function sentenceAt(text: string, place: number): Span | undefined {
  return sentences(text).find(({ start, end }) => start <= place && place < end);
}

/** The span without white space at its ends. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

function* lines(text: string, from: number, to: number): Generator<Span> {
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i === to || LINE_END.test(text[i]!)) {
      if (i > start) yield { start, end: i };
      start = i + 1;
    }
  }
}

function pieceEnd(text: string, at: number, end: number): number {
  if (end - at <= PIECE) return end;
  const stop = text.slice(at, at + PIECE).search(/\s\S*$/);
  const cut = stop > 0 ? at + stop + 1 : at + PIECE;
  // Never between the halves of a surrogate pair.
  return /[\udc00-\udfff]/.test(text[cut]!) ? cut - 1 : cut;
}

/** Joins what the segmenter split after an abbreviation, an initial, or a lone mark. */
function merged(text: string, pieces: Span[]): Span[] {
  const result: Span[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && !ends(text, last, piece)) last.end = piece.end;
    else result.push({ ...piece });
  }
  return result;
}

function ends(text: string, before: Span, after: Span): boolean {
  const whole = text.slice(Math.max(before.start, before.end - 60), before.end).trimEnd();
  const head = whole.slice(-24);
  const next = text.slice(after.start, after.start + 24);
  if (!/[\p{L}\p{N}]/u.test(text.slice(after.start, after.end))) return false;
  if (!/[\p{L}\p{N}]/u.test(text.slice(before.start, before.end))) return false;
  // The number of an item is no sentence.
  if (before.end - before.start < 12 && ITEM.test(text.slice(before.start, before.end))) return false;
  // The segmenter ends a sentence where a piece was cut; a sentence ends with a mark.
  if (!/[.!?؟…。！？;؛।۔]["'”»’)\]]*$/u.test(head)) return false;
  // “It is over!” she said; «Всё!» — сказал он.
  if (/[!?…]["'”»’)]*$/u.test(head) && (/^[–—-]\s?\p{Ll}/u.test(next) || (/["'”»’]$/u.test(head) && /^\p{Ll}/u.test(next)))) return false;
  // "في مقد.متها": a mark with no white space behind it stands inside a word.
  if (text[before.end - 1] === "." && /^[\p{L}\p{M}\u0640]/u.test(next)) return false;
  return !head.endsWith(".") || stops(whole, next);
}

const ITEM = /^[\s([]*(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,4})[.)]\s*$/u;
const WORD = /([\p{L}\p{M}\u0640.]+)\.$/u;

/** Whether a full stop ends a sentence, and no abbreviation, initial or ordinal. */
function stops(head: string, next: string): boolean {
  const word = WORD.exec(head)?.[1];
  const opens = /^[\p{Lu}"“«„(]/u.test(next) && isCommon(/[\p{L}\p{M}]+/u.exec(next)?.[0] ?? "", next);
  if (word === undefined) {
    // "am 3. Januar": an ordinal has a small word before it, and no sentence's first behind it.
    const [, small] = /(?<!\p{L})(\p{L}+)\s\p{Nd}{1,2}\.$/u.exec(head) ?? [];
    if (small !== undefined && /^\p{Lu}/u.test(next) && /^\p{Ll}/u.test(small) && STOPWORDS.has(fold(small))) return opens;
    return !/^\p{Nd}/u.test(next) || !/\d\.$/.test(head);
  }
  const plain = word.toLowerCase();
  if (TITLES.has(plain)) return false;
  if (FINAL.test(head) && !/^[\p{Ll}\p{Nd}]/u.test(next)) return true;
  if (NUMBERED.has(plain) && !/^\p{Lu}$/u.test(word)) return !/^\p{Nd}/u.test(next);
  // Initials; letters between stops: U.S., т.е., ذ.م.م.
  const lettered = /^\p{Lu}$|^[\p{Script=Arabic}\p{Script=Cyrillic}]\p{M}*$|^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(word) && !(word === "I" && opens);
  return !(lettered || ABBREVIATIONS.has(plain)) || opens;
}

/** Whether a capitalised word, or a letter that is no initial, is one that begins sentences. */
function isCommon(word: string, next: string): boolean {
  const folded = fold(word);
  return STOPWORDS.has(folded) && (folded.length > 1 || (/\p{Script=Cyrillic}/u.test(word) && !/^.\./u.test(next)));
}

/** Cuts an overlong sentence at the clause mark nearest to its middle, again and again. */
function clauses(text: string, sentence: Span): Span[] {
  if (sentence.end - sentence.start <= LONGEST) return [sentence];
  const middle = (sentence.start + sentence.end) / 2;
  let best = -1;
  for (const mark of [/[;؛:]\s/g, /[،,—–]\s/g, /\s/g]) {
    mark.lastIndex = 0;
    for (const match of text.slice(sentence.start, sentence.end).matchAll(mark)) {
      const cut = sentence.start + match.index + match[0].length;
      if (cut - sentence.start < 80 || sentence.end - cut < 80) continue;
      if (best < 0 || Math.abs(cut - middle) < Math.abs(best - middle)) best = cut;
    }
    if (best > 0) break;
  }
  if (best < 0) best = surrogateSafe(text, Math.round(middle));
  return [...clauses(text, { start: sentence.start, end: best }), ...clauses(text, { start: best, end: sentence.end })];
}

function surrogateSafe(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at]!) ? at + 1 : at;
}
