import { PROSE, piecesOf } from "./columns.ts";
import { type Row, rowOf } from "./rows.ts";

/** So much white (heights of a line) in one place through so many lines may part columns, though not surely. */
const WHITE = 0.6;
const LINES = 3;
/** So many lines of a page that are read behind one that stands below them. */
const JUMPS = 2;

type Gap = [left: number, right: number];

/** The pages, from 1, of which it is unsure in which order their lines are to be read. @param rows in the order that was chosen */
export function unsurePages(rows: Row[]): number[] {
  const pages = new Map<number, Row[]>();
  for (const row of rows) pages.set(row.page, [...(pages.get(row.page) ?? []), row]);
  return [...pages].filter(([, own]) => hasGutter(own) || jumps(own)).map(([page]) => page + 1);
}

/** Lines that are read across have white in the same place, with running text on both sides of it. */
function hasGutter(rows: Row[]): boolean {
  let common: Gap[] = [];
  let lines = 0;
  for (const row of rows) {
    const own = row.column || row.table ? [] : gapsOf(row);
    const shared = common.flatMap(([left, right]) => own.map(([from, to]): Gap => [Math.max(left, from), Math.min(right, to)])).filter(([left, right]) => right - left >= row.height * WHITE);
    lines = shared.length > 0 ? lines + 1 : 1;
    common = shared.length > 0 ? shared : own;
    if (lines >= LINES) return true;
  }
  return false;
}

/** The gaps of a line that has words enough for running text on either side. */
function gapsOf(row: Row): Gap[] {
  const parts = piecesOf(row, WHITE);
  const words = parts.map(({ glyphs }) => rowOf(glyphs, row.page)?.text.split(" ").length ?? 0);
  return parts.slice(1).flatMap(({ left }, i): Gap[] => (Math.min(words[i]!, words[i + 1]!) >= PROSE ? [[parts[i]!.right, left]] : []));
}

/** Lines of one place are not read from above down. */
function jumps(rows: Row[]): boolean {
  return rows.slice(1).filter((row, i) => row.y > rows[i]!.y + row.height && row.left < rows[i]!.right && rows[i]!.left < row.right).length >= JUMPS;
}
