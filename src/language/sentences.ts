import type { Span } from "./span.ts";

const segmenter = new Intl.Segmenter("ar", { granularity: "sentence" });

/** A sentence does not end after these: titles, initials, abbreviations. Compared without marks, lower case. */
const ABBREVIATIONS = new Set(
  "د أ ا م ت ص ق.م ب.م ه هـ dr mr mrs ms prof st sr jr no vs etc fig vol inc ltd co gen sen rep gov lt col capt u.s u.k u.n e.g i.e a.m p.m approx bzw z.b ca г гг в вв т д п им ул рис см св проф акад руб млн млрд тыс др пр стр обл т.е т.д т.п т.к н.э до н.э"
    .split(" "),
);
/** Segmentation is quadratic in Node 20: longer paragraphs are taken in pieces, cut at white space. */
const PIECE = 2000;
/** A sentence longer than this is cut at a clause, so that a quote can stay readable. UTF-16 units. */
const LONGEST = 420;
const LINE_END = /[\n\r\u2028\u2029]/;

/**
 * The sentences of text[from, to), as spans without outer white space. A line
 * break ends one, unless the text is known to be one paragraph that a margin
 * broke (`wrapped`). Together they cover everything but white space.
 */
export function sentences(text: string, from = 0, to = text.length, wrapped = false): Span[] {
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
  const head = text.slice(Math.max(before.start, before.end - 24), before.end).trimEnd();
  const next = text.slice(after.start, after.start + 12);
  if (!/[\p{L}\p{N}]/u.test(text.slice(after.start, after.end))) return false;
  if (!/[\p{L}\p{N}]/u.test(text.slice(before.start, before.end))) return false;
  // The segmenter ends a sentence where a piece was cut; a sentence ends with a mark.
  if (!/[.!?؟…。！？;؛।۔]["'”»’)\]]*$/u.test(head)) return false;
  // "في مقد.متها": a mark with no white space behind it stands inside a word.
  if (text[before.end - 1] === "." && /^[\p{L}\p{M}\u0640]/u.test(next)) return false;
  if (!head.endsWith(".")) return true;
  const word = /([\p{L}\p{M}\u0640.]+)\.$/u.exec(head)?.[1]?.toLowerCase();
  if (word === undefined) return !/^\p{Nd}/u.test(next) || !/\d\.$/.test(head);
  if (ABBREVIATIONS.has(word)) return false;
  if (/^\p{Lu}$/u.test(/(\p{L})\.$/u.exec(head)?.[1] ?? "") && word.length === 1) return false;
  return true;
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
