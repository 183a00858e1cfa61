import type { Role } from "../article.ts";
import { chatter } from "../lines/chatter.ts";
import { withoutDate } from "../facts/dates.ts";
import { type Line, SHORT } from "../lines/lines.ts";
import { isProse, isTabular } from "../lines/lists.ts";

/** A page copied whole has so many short lines, such a share of them, and begins or ends with some. */
const MANY = 20;
const SHARE = 0.5;
const EDGE = 5;
/** So many lines right above the article may be its headline, byline and date. */
const NEAR = 12;
/** What a short line costs, and the most that a paragraph brings (UTF-16 units). */
const COST = 25;
const MOST = 400;

/**
 * Of a page copied whole, menus and all, the stretch of lines that is its article: that with the
 * most running text for the fewest other lines (the maximum subsequence, as Pasternack and Roth
 * found it to work in 2009), with its headline. What stands outside is given the role of the page's own.
 * A text that is no such page is left as it is.
 */
export function copied(lines: Line[], roles: (Role | undefined)[]): void {
  const isOpen = (i: number) => roles[i] === undefined || roles[i] === "body";
  // A table, a list of ingredients: known to be the article's, and as good as text.
  const prose = lines.map((line, i) => roles[i] === "body" || (isOpen(i) && isProse(line) && line.text.length >= 40));
  // Lists and tables are as often the article's.
  const even = (i: number) => roles[i] === "title" || roles[i] === "caption" || (isOpen(i) && (lines[i]!.marker !== "none" || lines[i]!.stop === "full" || lines[i]!.stop === "colon" || isTabular(lines[i]!) || /^\p{Nd}+[.)]?\s\S/u.test(lines[i]!.text)));
  const short = (i: number) => !prose[i] && !even(i);
  if (lines.filter((_, i) => !prose[i]).length < Math.max(MANY, lines.length * SHARE)) return;
  let [best, from, to] = [0, 0, lines.length];
  for (let i = 0, sum = 0, start = 0; i < lines.length; i++) {
    sum += prose[i] ? Math.min(lines[i]!.text.length, MOST) : short(i) ? -COST : 0;
    if (sum <= 0) [sum, start] = [0, i + 1];
    else if (sum > best) [best, from, to] = [sum, start, i + 1];
  }
  // Short sentences and lists at its ends bring too little to be counted.
  while (lines[to] && isOpen(to) && (isProse(lines[to]!) || even(to))) to++;
  // Arabic often leaves out the full stop, of the last sentence too.
  if (lines[to] && isOpen(to) && lines[to]!.words >= 8 && lines[to]!.stop !== "colon" && chatter(lines[to]!) === "none") to++;
  while (from > 0 && isOpen(from - 1) && isProse(lines[from - 1]!)) from--;
  const edge = (at: number, step: number) => Array.from({ length: EDGE }, (_, k) => at + k * step).every((i) => lines[i] && !prose[i]);
  const first = edge(0, 1) ? headlineIn(Math.max(0, from - NEAR), from) : 0;
  const foot = edge(lines.length - 1, -1) ? to : lines.length;
  for (let i = 0; i < lines.length; i++) if ((i < first || i >= foot) && isOpen(i)) roles[i] = "boilerplate";

  /** Of the lines between a menu and the text the headline is the first of some words. */
  function headlineIn(head: number, from: number): number {
    for (let i = head; i < from; i++) {
      const line = lines[i]!;
      if (isOpen(i) && line.words >= 4 && line.text.length <= SHORT && line.stop !== "colon" && line.marker === "none" && !/\s[|•·]\s/u.test(line.text) && chatter(line) === "none" && withoutDate(line.text) === undefined) return i;
    }
    return head;
  }
}
