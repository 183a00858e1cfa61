import type { Role } from "./article.ts";
import type { Line } from "./lines.ts";
import { isProse } from "./lists.ts";

/** A page copied whole has so many short lines, such a share of them, and begins or ends with some. */
const MANY = 20;
const SHARE = 0.5;
const EDGE = 5;
/** So many lines right above the article may be its headline, byline and date. */
const NEAR = 8;
/** What a short line costs, and the most that a paragraph brings (UTF-16 units). */
const COST = 40;
const MOST = 400;

/**
 * Of a page copied whole, menus and all, the stretch of lines that is its article: that with the
 * most running text for the fewest other lines (the maximum subsequence, as Pasternack and Roth
 * found it to work in 2009). What stands outside is the page's.
 */
export function copied(lines: Line[], roles: (Role | undefined)[], introduced: Set<number>): void {
  const isOpen = (i: number) => roles[i] === undefined || roles[i] === "body";
  const prose = lines.map((line, i) => isOpen(i) && isProse(line) && line.text.length >= 40);
  const short = (i: number) => !prose[i] && !introduced.has(i);
  if (lines.filter((_, i) => short(i)).length < Math.max(MANY, lines.length * SHARE)) return;
  let [best, from, to] = [0, 0, lines.length];
  for (let i = 0, sum = 0, start = 0; i < lines.length; i++) {
    sum += prose[i] ? Math.min(lines[i]!.text.length, MOST) : short(i) && roles[i] !== "title" && roles[i] !== "caption" ? -COST : 0;
    if (sum <= 0) [sum, start] = [0, i + 1];
    else if (sum > best) [best, from, to] = [sum, start, i + 1];
  }
  // Short sentences at its ends bring too little to be counted.
  const goesOn = (i: number) => lines[i] !== undefined && isOpen(i) && (isProse(lines[i]!) || introduced.has(i));
  while (goesOn(to)) to++;
  while (goesOn(from - 1)) from--;
  const edge = (at: number, step: number) => Array.from({ length: EDGE }, (_, k) => at + k * step).every((i) => lines[i] && !prose[i]);
  const [head, foot] = [edge(0, 1) ? from - NEAR : 0, edge(lines.length - 1, -1) ? to : lines.length];
  for (let i = 0; i < lines.length; i++) if ((i < head || i >= foot) && isOpen(i)) roles[i] = "boilerplate";
}
