import type { Span } from "../language/span.ts";

/** Words, white space and signs, each by itself. */
const PIECE = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
/** Longer texts are not compared word by word: that takes the product of their lengths. */
const MOST = 4_000_000;

/** What stands in one of two texts and not in the other, as spans of each: the words outside of a longest common sequence. */
export function difference(before: string, after: string): { before: Span[]; after: Span[] } {
  const a = pieces(before);
  const b = pieces(after);
  if (a.length * b.length > MOST) return { before: [{ start: 0, end: before.length }], after: [{ start: 0, end: after.length }] };
  // common[i][j]: how many pieces a[i..] and b[j..] have in common, in order.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) common[i]![j] = a[i]!.text === b[j]!.text ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  }
  const gone: Span[] = [];
  const come: Span[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]!.text === b[j]!.text) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) add(gone, a[i++]!);
    else add(come, b[j++]!);
  }
  return { before: gone, after: come };
}

interface Piece extends Span {
  text: string;
}

function pieces(text: string): Piece[] {
  return [...text.matchAll(PIECE)].map(({ 0: piece, index }) => ({ text: piece, start: index, end: index + piece.length }));
}

function add(spans: Span[], { start, end }: Span): void {
  const last = spans.at(-1);
  if (last?.end === start) last.end = end;
  else spans.push({ start, end });
}
