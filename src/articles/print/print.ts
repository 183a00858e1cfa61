import type { Mark } from "../received.ts";
import { inColumns } from "./columns.ts";
import { unsurePages } from "./doubts.ts";
import { furniture, median, usualHeight } from "./heads.ts";
import { Hyphens } from "./hyphens.ts";
import { type Glyphs, type Row, rowsOf } from "./rows.ts";

export interface Printed {
  text: string;
  /** Headings, by their size; rows of tables. */
  marks: Mark[];
  /** What stands above every page, where no heading does. */
  title?: string;
  /** Pages, from 1, of which it is unsure in which order they are to be read. */
  unsure?: number[];
}

/**
 * The text of printed pages: lines from what stands at one height, each read in its own
 * direction; columns one behind the other; paragraphs from lines, over pages too; running
 * heads and page numbers dropped, footnotes behind it all. Pure.
 */
export function printed(pages: Glyphs[][]): Printed {
  const rows = pages.flatMap((glyphs, page) => inColumns(rowsOf(glyphs, page)));
  const { heads, notes, title } = furniture(rows, pages.length);
  const own = rows.filter((row) => !heads.has(row));
  const unsure = unsurePages(own);
  const result = { ...paragraphs([...own.filter((row) => !notes.has(row)), ...own.filter((row) => notes.has(row))]), ...(unsure.length > 0 && { unsure }) };
  return title && !result.marks.some(({ role }) => role === "title") ? { ...result, title } : result;
}

/** Lines are never set further apart than this, in heights of a line. */
const LOOSE = 1.9;

function paragraphs(rows: Row[]): Printed {
  const usual = usualHeight(rows);
  const steps = rows.slice(1).flatMap((row, i) => (row.page === rows[i]!.page && rows[i]!.y > row.y ? [(rows[i]!.y - row.y) / row.height] : []));
  // Most steps are within paragraphs, but a page of short ones has many between.
  const step = Math.min(median(steps, 0.3), LOOSE);
  const hyphens = new Hyphens(rows.map((row) => row.text));
  let text = "";
  let start = 0;
  const marks: Mark[] = [];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before && sameParagraph(before, row, step, columnWidth(rows, i))) text = hyphens.joined(text, row.text);
    else {
      text += text && "\n\n";
      start = text.length;
      text += row.text;
    }
    const heading = row.height > usual * 1.15 && text.length - start < 300;
    if (!heading && !row.table) return;
    if (marks.at(-1)?.start === start) marks.at(-1)!.end = text.length;
    else marks.push({ start, end: text.length, role: heading ? "title" : "body", ...(row.table && !heading && { row: true }) });
  });
  return { text, marks };
}

function sameParagraph(before: Row, row: Row, step: number, column: number): boolean {
  if (before.table || row.table) return false;
  if (Math.abs(before.height - row.height) > row.height * 0.12 || /^[•◦▪‣●○■–—-]\s/u.test(row.text)) return false;
  const stops = /[.!?؟:。…]["'”»)\]]*$/u.test(before.text);
  // On the next page or at the top of the next column a sentence goes on.
  if (row.page !== before.page || row.y > before.y) return !stops;
  if (before.y - row.y > row.height * Math.max(step * 1.25, 1.1)) return false;
  // Where the next word would have fitted, the line was ended on purpose.
  const letter = (row.right - row.left) / row.text.length;
  const word = letter * (row.text.split(" ", 1)[0]!.length + 1);
  return before.right - before.left + word > column * (stops ? 0.97 : 0.85);
}

/** From margin to margin, as the lines of this size around this one show it. */
function columnWidth(rows: Row[], at: number): number {
  const row = rows[at]!;
  if (row.column) return row.column.right - row.column.left;
  let [left, right] = [row.left, row.right];
  for (const other of rows.slice(Math.max(0, at - 40), at + 40)) {
    if (other.page !== row.page || Math.abs(other.height - row.height) > row.height * 0.12 || other.left > row.right || other.right < row.left) continue;
    left = Math.min(left, other.left);
    right = Math.max(right, other.right);
  }
  return right - left;
}
