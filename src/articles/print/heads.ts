import { any } from "../languages/lexicon.ts";
import type { Row } from "./rows.ts";

/** Letters smaller than this share of the usual ones are a note's, at the foot of a page. */
const SMALL = 0.9;
const NUMBER = new RegExp(`^(?:${any("pageNumber")}\\s*)?[-–—\\s/|]*\\p{Nd}{1,4}[-–—\\s|]*(?:(?:${any("ofTotal")}|\\/)\\s*\\p{Nd}{1,4})?[-–—\\s/|]*$`, "iu");

/** What printed pages have around their text. */
export interface Furniture {
  /** Lines at the top or foot that several pages have, numbers apart, and the numbers of pages. */
  heads: Set<Row>;
  /** Footnotes: they would part a sentence that goes on over the page. */
  notes: Set<Row>;
  /** What stands above all pages, the first included, in words. */
  title: string | undefined;
}

export function furniture(rows: Row[], pages: number): Furniture {
  const own = Array.from({ length: pages }, (_, page) => rows.filter((row) => row.page === page).sort((a, b) => b.y - a.y));
  const edges = own.flatMap((page) => [...new Set([...page.slice(0, 2), ...page.slice(-2)])]);
  const key = (row: Row) => row.text.replace(/\p{Nd}+/gu, "0").replace(/\s+/g, "");
  const alike = new Map<string, Row[]>();
  for (const row of edges) alike.set(key(row), [...(alike.get(key(row)) ?? []), row]);
  const heads = new Set<Row>();
  let title: string | undefined;
  for (const all of alike.values()) {
    const [first] = all as [Row];
    const number = pages > 1 && NUMBER.test(first.text);
    // On two pages it stands at the very same place.
    const fixed = all.filter(({ y, height }) => Math.abs(y - first.y) < 2 && Math.abs(height - first.height) < 0.5);
    const repeated = new Set(all.map(({ page }) => page)).size >= 3 ? all : new Set(fixed.map(({ page }) => page)).size >= Math.max(2, pages / 2) ? fixed : [];
    for (const row of number ? all : repeated) heads.add(row);
    if (!number && repeated.length === pages && first === own[0]!.find((row) => !NUMBER.test(row.text)) && first.text.split(" ").length >= 3) title ??= first.text;
  }
  return { heads, notes: notesOf(own.map((page) => page.filter((row) => !heads.has(row)))), title };
}

/** The last lines of a page, where they are smaller than the text and stand below all of it. */
function notesOf(pages: Row[][]): Set<Row> {
  const usual = usualHeight(pages.flat());
  return new Set(
    pages.flatMap((page) => {
      const last = page.findLastIndex(({ height }) => height >= usual * SMALL);
      return last < 0 ? [] : page.slice(last + 1);
    }),
  );
}

/** The height that most letters have. */
export function usualHeight(rows: Row[]): number {
  return median(rows.flatMap((row) => Array<number>(Math.ceil(row.text.length / 20)).fill(row.height)));
}

export function median(numbers: number[], share = 0.5): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 1;
}
