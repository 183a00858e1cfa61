import { any } from "../languages/lexicon.ts";
import { type Glyphs, isBackwards, type Row, rowOf } from "./rows.ts";

/** Pieces of a line that stand further apart than this (heights of it) may be columns. */
const GAP = 0.9;
/** Between columns so much white is enough at this many lines; where there are fewer, more of it. */
const WIDE = { gap: 1.8, lines: 2 };
const NARROW = { gap: GAP, lines: 4 };
/** Words that a line of running text has at least, on average; cells of a table have fewer. */
export const PROSE = 3.5;

const RHYME_TAIL = new RegExp(`${any("rhymeTails")}$`, "u");

/** A piece of a row, from gap to gap. */
interface Piece {
  glyphs: Glyphs[];
  left: number;
  right: number;
}

/**
 * Rows in the order of reading, where the file has columns row by row: of running text one column
 * is put behind the other; of a table the cells of a row are told apart. Rows are of one page.
 */
export function inColumns(rows: Row[]): Row[] {
  const pieces = rows.map((row) => piecesOf(row));
  const result: Row[] = [];
  for (let i = 0; i < rows.length; ) {
    const end = pieces[i]!.length > 1 ? bandEnd(rows, pieces, i) : i;
    const columns = columnsOf(pieces.slice(i, end));
    if (columns.length < 2 || !isFirm(rows.slice(i, end), pieces.slice(i, end), columns)) result.push(rows[i++]!);
    else {
      result.push(...arranged(rows.slice(i, end), pieces.slice(i, end), columns));
      i = end;
    }
  }
  return result;
}

/** @param apart heights of the line */
export function piecesOf({ glyphs, height }: Row, apart = GAP): Piece[] {
  const found: Piece[] = [];
  for (const glyph of glyphs.filter(({ text }) => text.trim()).sort((a, b) => a.x - b.x)) {
    const last = found.at(-1);
    const right = glyph.x + glyph.width;
    if (last && glyph.x - last.right < height * apart) {
      last.glyphs.push(glyph);
      last.right = Math.max(last.right, right);
    } else found.push({ glyphs: [glyph], left: glyph.x, right });
  }
  return found;
}

/** Where the rows end that have a gap in common with the one at `from`. */
function bandEnd(rows: Row[], pieces: Piece[][], from: number): number {
  let end = from + 1;
  for (; end < rows.length; end++) {
    const [before, row] = [rows[end - 1]!, rows[end]!];
    if (row.y >= before.y || before.y - row.y > row.height * 4 || Math.abs(row.height - before.height) > row.height * 0.3) break;
    if (columnsOf(pieces.slice(from, end + 1)).length < 2) break;
  }
  // A last line of one column alone may as well be what goes on below.
  while (end > from + 1 && pieces[end - 1]!.length < 2 && rows[end - 2]!.y - rows[end - 1]!.y > rows[end - 1]!.height * 1.8) end--;
  return end;
}

/** From left to right, where the pieces of these rows stand: no gap goes through all of them inside one column. */
function columnsOf(rows: Piece[][]): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of rows.flat().sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left <= last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** What leads the items of a list. */
const MARKER = /^(?:[•◦▪‣●○■*·–—-]|\(?(?:\p{Nd}{1,2}|\p{L})[.)])$/u;

/** Gaps are columns where they are wide or many, and what stands behind them begins or ends at one place. */
function isFirm(rows: Row[], pieces: Piece[][], columns: { left: number; right: number }[]): boolean {
  const height = rows[0]!.height;
  const full = pieces.filter((row) => row.length > 1).length;
  const gaps = columns.slice(1).map(({ left }, i) => left - columns[i]!.right);
  if (![WIDE, NARROW].some(({ gap, lines }) => full >= lines && gaps.every((own) => own >= gap * height))) return false;
  return columns.every((column) => {
    const own = pieces.flatMap((row) => row.filter(({ left, right }) => left >= column.left && right <= column.right));
    if (own.every(({ glyphs }) => MARKER.test(glyphs.map(({ text }) => text).join("").trim()))) return false;
    const at = (edge: (piece: Piece) => number, place: number) => own.filter((piece) => Math.abs(edge(piece) - place) < height * 0.6).length >= own.length * 0.6;
    return at(({ left }) => left, column.left) || at(({ right }) => right, column.right) || at(({ left, right }) => (left + right) / 2, (column.left + column.right) / 2);
  });
}

/** Between the halves of a verse. */
const HALVES = "   ";
/** Verses rhyme, so many of all and so many at least. */
const RHYME = { share: 0.8, least: 3 };
const LONGEST_HALF = 9;

/** Two halves on every line, none with the end of a sentence inside it, and what stands at the left rhymes: a poem of Arabic letters, read line by line. */
function areVerses(cells: (Row | undefined)[][]): boolean {
  const ends = cells.map(([left]) => left?.text.replace(/[^\p{L}]/gu, "").replace(RHYME_TAIL, "").at(-1));
  const most = Math.max(...ends.map((end) => ends.filter((other) => other === end).length));
  const isHalf = (row: Row | undefined) => row !== undefined && row.text.split(" ").length <= LONGEST_HALF && !/[.؟!:؛]\s/u.test(row.text);
  return cells.length >= RHYME.least && !ends.includes(undefined) && cells.every((row) => row.every(isHalf)) && most >= cells.length * RHYME.share;
}

function arranged(rows: Row[], pieces: Piece[][], columns: { left: number; right: number }[]): Row[] {
  const cells = pieces.map((row, i) => columns.map(({ left, right }) => rowOf(row.filter((piece) => piece.left >= left && piece.right <= right).flatMap(({ glyphs }) => glyphs), rows[i]!.page)));
  const rtl = isBackwards(rows.map(({ text }) => text).join(" "));
  const order = columns.map((_, k) => (rtl ? columns.length - 1 - k : k));
  if (rtl && columns.length === 2 && areVerses(cells)) return rows.map((row, i) => ({ ...row, text: order.flatMap((k) => cells[i]![k]?.text ?? []).join(HALVES), table: true }));
  const words = (k: number) => {
    const own = cells.flatMap((row) => row[k] ?? []);
    return own.reduce((sum, { text }) => sum + text.split(" ").length, 0) / Math.max(1, own.length);
  };
  if (order.every((k) => words(k) >= PROSE)) return order.flatMap((k) => cells.flatMap((row) => (row[k] ? { ...row[k], column: columns[k]! } : [])));
  return tableRows(rows, cells.map((row) => order.map((k) => row[k])));
}

/** A row of a table goes on in the line below it where that has nothing in the first column, and stands close. */
function tableRows(rows: Row[], cells: (Row | undefined)[][]): Row[] {
  const steps = rows.slice(1).map(({ y }, i) => rows[i]!.y - y);
  const step = Math.max(...steps);
  const lines: { row: Row; cells: string[] }[] = [];
  cells.forEach((row, i) => {
    const last = lines.at(-1);
    const texts = row.map((cell) => cell?.text ?? "");
    if (last && !texts[0] && steps[i - 1]! < step * 0.8) last.cells = last.cells.map((text, k) => [text, texts[k]].filter(Boolean).join(" "));
    else lines.push({ row: rows[i]!, cells: texts });
  });
  return lines.map(({ row, cells }) => ({ ...row, text: cells.join(" | ").replace(/\s+/g, " ").trim(), table: true }));
}
