import type { Block } from "../article.ts";

/** What a page prints at one place: a run of text, or a single letter. Page coordinates, y upwards. */
export interface Glyphs {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Printed {
  text: string;
  /** Headings, by their size. */
  marks: Block[];
}

/** A printed line, in the order in which it is read. */
interface Row {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
  page: number;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LTR = /[\p{Nd}\p{L}]/u;

/**
 * The text of printed pages: lines from what stands at one height, each read in its own
 * direction; paragraphs from lines; running heads and page numbers dropped. Pure.
 */
export function printed(pages: Glyphs[][]): Printed {
  const rows = pages.flatMap((glyphs, page) => rowsOf(glyphs, page));
  const repeated = runningHeads(rows, pages.length);
  return paragraphs(rows.filter((row) => !repeated.has(row)));
}

/** Lines in the order of the file, which is the order of reading and keeps columns apart. */
function rowsOf(glyphs: Glyphs[], page: number): Row[] {
  const rows: Glyphs[][] = [];
  let height = 0;
  for (const glyph of glyphs) {
    const last = rows.at(-1);
    height = glyph.height || height || 10;
    if (last && Math.abs(last[0]!.y - glyph.y) < height * 0.5) last.push({ ...glyph, height });
    else rows.push([{ ...glyph, height }]);
  }
  return rows.flatMap((row) => {
    const text = lineText(row);
    if (!text) return [];
    const solid = row.filter((g) => g.text.trim());
    return [{ text, page, left: Math.min(...solid.map((g) => g.x)), right: Math.max(...solid.map((g) => g.x + g.width)), y: row[0]!.y, height: Math.max(...solid.map((g) => g.height)) }];
  });
}

/**
 * Left to right as printed; or, where Arabic or Hebrew letters are a third and more, right to
 * left with the numbers and foreign words in it left to right. Letters come in the shapes
 * that they have inside words, and go back to the plain ones.
 */
function lineText(row: Glyphs[]): string {
  const all = row.map((g) => g.text).join("");
  const rtl = (all.match(new RegExp(RTL, "gu")) ?? []).length;
  const backwards = rtl > 0 && rtl * 2 >= (all.match(/\p{L}/gu) ?? []).length - rtl;
  const sorted = backwards ? readBackwards(row) : [...row].sort((a, b) => a.x - b.x);
  let text = "";
  let before: Glyphs | undefined;
  for (const glyph of sorted) {
    if (before && glyph.width > 0) {
      const gap = Math.max(glyph.x - (before.x + before.width), before.x - (glyph.x + glyph.width));
      if (gap > glyph.height * 0.2 && !/\s$/.test(text) && !/^\s/.test(glyph.text)) text += " ";
    }
    text += glyph.text;
    // A mark over a letter is no neighbour of the next.
    if (glyph.width > 0) before = glyph;
  }
  const plain = text.replace(/[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize("NFKC")).replace(/\s+/g, " ").trim();
  return backwards ? unmirrored(plain) : plain;
}

function readBackwards(row: Glyphs[]): Glyphs[] {
  // By the right edge: a vowel mark has no width and follows the letter that it stands over.
  const sorted = [...row].sort((a, b) => b.x + b.width - (a.x + a.width));
  const result: Glyphs[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    // From a letter or digit that runs forwards to the last such before one that does not.
    for (let k = i; k < sorted.length && !RTL.test(sorted[k]!.text); k++) {
      if (LTR.test(sorted[k]!.text)) end = k + 1;
      else if (end === i) break;
    }
    if (end === i) result.push(sorted[i++]!);
    else {
      result.push(...sorted.slice(i, end).sort((a, b) => a.x - b.x));
      i = end;
    }
  }
  return result;
}

const MIRROR: Record<string, string> = { "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "‹": "›", "›": "‹" };

/** Some programs write a bracket as it looks, some as it is meant: it is meant to open before it closes. */
function unmirrored(text: string): string {
  let [right, wrong] = [0, 0];
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[()[\]«»]/g)) {
    if (open.length > 0 && MIRROR[open.at(-1)!] === mark) {
      if (/[([«]/.test(open.pop()!)) right++;
      else wrong++;
    } else open.push(mark);
  }
  // A bracket that goes on in another line is left as it looks only if nothing says more.
  return wrong > right ? text.replace(/[()[\]{}«»‹›]/g, (mark) => MIRROR[mark]!) : text;
}

/** Lines that stand at the edges of three pages and more, numbers apart; and page numbers. */
function runningHeads(rows: Row[], pages: number): Set<Row> {
  const edges: Row[] = [];
  for (let page = 0; page < pages; page++) {
    const own = rows.filter((row) => row.page === page).sort((a, b) => b.y - a.y);
    edges.push(...new Set([...own.slice(0, 2), ...own.slice(-2)]));
  }
  const key = (row: Row) => row.text.replace(/\p{Nd}+/gu, "0").replace(/\s+/g, "");
  const counts = new Map<string, number>();
  for (const row of edges) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return new Set(edges.filter((row) => (pages > 1 && /^[-–—\s/|]*\p{Nd}{1,4}[-–—\s/|]*$/u.test(row.text)) || counts.get(key(row))! >= 3));
}

function paragraphs(rows: Row[]): Printed {
  const heights = rows.flatMap((row) => Array<number>(Math.ceil(row.text.length / 20)).fill(row.height));
  const usual = median(heights);
  const steps = rows.slice(1).flatMap((row, i) => (row.page === rows[i]!.page && rows[i]!.y > row.y ? [(rows[i]!.y - row.y) / row.height] : []));
  // Most steps are within paragraphs, but a page of short ones has many between.
  const step = median(steps, 0.3);
  const known = new Set(rows.flatMap((row) => row.text.toLowerCase().split(/[^\p{L}-]+/u)));
  let text = "";
  const marks: Block[] = [];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before && sameParagraph(before, row, step, columnWidth(rows, i))) text = joined(text, row.text, known);
    else text += `${text && "\n\n"}${row.text}`;
    const start = text.lastIndexOf("\n\n") + (text.includes("\n\n") ? 2 : 0);
    if (row.height > usual * 1.15 && text.length - start < 300) {
      if (marks.at(-1)?.start === start) marks.at(-1)!.end = text.length;
      else marks.push({ start, end: text.length, role: "title" });
    }
  });
  return { text, marks };
}

function sameParagraph(before: Row, row: Row, step: number, column: number): boolean {
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
  let [left, right] = [row.left, row.right];
  for (const other of rows.slice(Math.max(0, at - 40), at + 40)) {
    if (other.page !== row.page || Math.abs(other.height - row.height) > row.height * 0.12 || other.left > row.right || other.right < row.left) continue;
    left = Math.min(left, other.left);
    right = Math.max(right, other.right);
  }
  return right - left;
}

/** A word that a line end cut in two is one again, where the same page writes it whole. */
function joined(text: string, next: string, known: Set<string>): string {
  const cut = /([\p{L}]+)[-\u00ad]$/u.exec(text);
  const rest = /^\p{Ll}+/u.exec(next);
  if (!cut || !rest) return `${text} ${next}`;
  const whole = known.has((cut[1]! + rest[0]).toLowerCase());
  return (whole || text.endsWith("\u00ad") ? text.slice(0, -1) : text) + next;
}

function median(numbers: number[], share = 0.5): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 1;
}
