import type { Role } from "../article.ts";
import { isClock, withoutDate } from "../facts/dates.ts";
import { type Line, SHORT } from "../lines/lines.ts";

/** So far from its paragraph it may stand: through all of a book every line would be looked for, which takes minutes. UTF-16 units. */
const REACH = 30_000;

/** A line that a longer paragraph has word for word is shown off, not told again: what it says stays in the body. */
export function pullQuotes(text: string, lines: Line[], roles: (Role | undefined)[]): void {
  const isBody = (i: number) => roles[i] === undefined || roles[i] === "body";
  const lower = text.toLowerCase();
  // Rarely a small letter is longer than its capital, and offsets would not hold.
  const all = lower.length === text.length ? lower : text;
  lines.forEach((line, i) => {
    if (!isBody(i) || line.words < 5 || line.words > 45) return;
    const core = (all === text ? line.text : line.text.toLowerCase()).replace(/^[\s\p{P}>]+|[\s\p{P}]+$/gu, "");
    const from = Math.max(lines[0]!.start, line.start - REACH);
    const around = all.slice(from, line.end + REACH);
    let at = around.indexOf(core) + from;
    if (at >= line.start && at < line.end) at = around.indexOf(core, line.end - from) + from;
    if (at < from) return;
    const other = lines.findIndex(({ start, end }) => start <= at && end >= at + core.length);
    // In quotation marks it may be all that was said.
    const longer = /^(?:>\s*)?["“«„]/u.test(line.text) && !/^["“«„]/u.test(lines[other]?.text ?? "") ? 0 : line.text.length * 1.3;
    if (other >= 0 && isBody(other) && lines[other]!.text.length > longer) roles[i] = "boilerplate";
  });
}

/** What a forum or a live page writes above every post: who and when, again and again. */
export function posts(lines: Line[], roles: (Role | undefined)[]): void {
  const heads = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const dated = (roles[i] === undefined || roles[i] === "dateline") && line.stop === "none" && line.words <= 12 && line.text.length <= SHORT && isClock(line.text, true) && withoutDate(line.text) !== undefined;
    return dated && next && next.words >= 8 ? [i] : [];
  });
  if (heads.length > 1) for (const i of heads) roles[i] ??= "boilerplate";
}
