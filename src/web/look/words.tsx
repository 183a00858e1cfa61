/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Span } from "../../language/span.ts";
import { wellFormed, whole } from "../../texts/bidi.ts";

/** Text as a page can hold it: of the same length, without halves of pairs, nor NUL, which browsers leave out. */
export function shown(text: string): string {
  return wellFormed(text).replaceAll("\0", "\ufffd");
}

/** Words of an article, letter for letter, and in them what answers. */
export function Words({ text, marks = [] }: { text: string; marks?: readonly Span[] }) {
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(whole(text, mark.start), at);
    const end = whole(text, mark.end);
    if (end <= start) continue;
    pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), marked: false });
  return <>{pieces.map(({ text, marked }) => (marked ? <mark>{shown(text)}</mark> : shown(text)))}</>;
}
