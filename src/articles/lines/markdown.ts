import type { Role } from "../article.ts";
import type { Mark } from "../received.ts";
import type { Line } from "./lines.ts";

/** What a line of Markdown says of itself by its marks; undefined where the marks say nothing. */
export function markdownRole({ text }: Line): Role | undefined {
  if (/^#{1,6}\s+\S/.test(text)) return "title";
  if (/^!\[[^\]]*\]\([^)]*\)$/.test(text)) return "caption";
  if (/^<!--[\s\S]*-->$/.test(text)) return "boilerplate";
  // What a footnote says is the text's own.
  if (/^\[(?!\^)[^\]]+\]:\s*\S+/.test(text)) return "links";
  // Nothing but links, whether listed, in a row, or one.
  if (/^(?:[-*+]|\d+[.)])?\s*\[[^\]]+\]\([^)]+\)(?:[\s|·•,/-]*\[[^\]]+\]\([^)]+\))*\s*$/.test(text)) return "links";
  if (/^<https?:[^>]+>$/.test(text)) return "links";
  return undefined;
}

/** The words of a line without the marks of Markdown around them. */
export function unmarked(text: string): string {
  return text
    .replace(/^#{1,6}\s+/, "")
    .replace(/\s+#+$/, "")
    .replace(/^(\*\*|__|\*|_)([\s\S]+)\1$/, "$2")
    .trim();
}

/** What the format says of each line. */
export function marked(lines: Line[], marks: Mark[]): (Mark | undefined)[] {
  let at = 0;
  return lines.map((line) => {
    while (at < marks.length && marks[at]!.end <= line.start) at++;
    const mark = marks[at];
    return mark && mark.start <= line.start && mark.end >= line.end ? mark : undefined;
  });
}
