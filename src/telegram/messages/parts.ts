import type { Span } from "../../language/span.ts";

/** What one message holds, in UTF-16 units. */
const MESSAGE = 4096;

/** The text in parts that fit a message each: cut between paragraphs where it can be, never inside `keep`. */
export function parts(text: string, keep: Span, limit = MESSAGE): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= limit ? text.length : cut(text, start, start + limit, keep);
    // A part without anything to see is no message.
    if (/[^\s\p{Cc}\p{Cf}]/u.test(text.slice(start, end))) found.push({ start, end });
    start = end;
  }
  return found;
}

/** The last good place to cut in (from, to]: the coarsest bound that leaves no short part. */
function cut(text: string, from: number, to: number, keep: Span): number {
  for (const bound of [/\n\s*\n/g, /\n/g, /[.!?؟…]\s+/g, /\s/g]) {
    const places = [...text.slice(from, to).matchAll(bound)].map((match) => from + match.index + match[0].length);
    const last = places.findLast((at) => at <= keep.start || at >= keep.end);
    if (last !== undefined && last > (from + to) / 2) return last;
  }
  if (keep.start > from && keep.start < to && keep.end > to) return keep.start;
  return /[\ud800-\udbff]/.test(text[to - 1] ?? "") ? to - 1 : to;
}

/**
 * Where a span of the text that was sent stands in the text that Telegram made of it:
 * it drops some characters that can't be seen, and white space at both ends.
 */
export function placeIn(sent: string, kept: string, { start, end }: Span): Span {
  const moved: number[] = [];
  let at = 0;
  for (let i = 0; i < sent.length; i++) {
    moved.push(at);
    if (sent[i] === kept[at] || (kept[at] === " " && /[\p{Cc}\s]/u.test(sent[i]!))) at++;
  }
  moved.push(at);
  return { start: moved[start] ?? at, end: moved[end] ?? at };
}
