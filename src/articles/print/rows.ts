import { DOWN, END, levelled, UP } from "../page/raised.ts";

/** What a page prints at one place: a run of text, or a single letter. Page coordinates, y upwards. */
export interface Glyphs {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A printed line, in the order in which it is read. */
export interface Row {
  text: string;
  left: number;
  right: number;
  /** Its baseline. */
  y: number;
  height: number;
  page: number;
  glyphs: Glyphs[];
  /** The column that it stands in, where there are several. */
  column?: { left: number; right: number };
  /** A row of a table, whose cells stand between bars: its lines are not joined. */
  table?: true;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LTR = /[\p{Nd}\p{L}]/u;

/** Lines in the order of the file, which mostly is the order of reading: what stands at one height, smaller letters above or below it included. */
export function rowsOf(glyphs: Glyphs[], page: number): Row[] {
  const rows: Glyphs[][] = [];
  let height = 0;
  for (const glyph of glyphs) {
    height = glyph.height || height || 10;
    const last = rows.at(-1);
    if (last && isBeside(last, { ...glyph, height })) last.push({ ...glyph, height });
    else rows.push([{ ...glyph, height }]);
  }
  return withCapitals(rows.flatMap((row) => rowOf(row, page) ?? []));
}

/** A capital of several lines is the first letter of the line beside it. */
function withCapitals(rows: Row[]): Row[] {
  const result: Row[] = [];
  for (const row of rows) {
    const capital = result.at(-1);
    if (capital && /^["“«]?\p{Lu}$/u.test(capital.text) && capital.height > row.height * 1.5 && row.y > capital.y && row.left >= capital.left && row.left < capital.right + row.height) {
      result.pop();
      result.push({ ...row, text: capital.text + row.text, left: capital.left });
    } else result.push(row);
  }
  return result;
}

function isBeside(row: Glyphs[], glyph: Glyphs): boolean {
  const { y, height } = base([...row, glyph]);
  return row.some((other) => Math.abs(other.y - y) < height * 0.5) && Math.abs(glyph.y - y) < height * 0.5;
}

/** What a line stands on: the letters of the size that most of it has, and not a capital of three lines or the number of a note. */
function base(row: Glyphs[]): Glyphs {
  const sizes = new Map<number, { glyph: Glyphs; letters: number }>();
  for (const glyph of row) {
    const size = Math.round(glyph.height * 2);
    const own = sizes.get(size) ?? { glyph, letters: 0 };
    sizes.set(size, { glyph: own.glyph, letters: own.letters + glyph.text.trim().length });
  }
  return [...sizes.values()].reduce((best, own) => (own.letters > best.letters || (own.letters === best.letters && own.glyph.height > best.glyph.height) ? own : best)).glyph;
}

/** The row of these letters, undefined where there are none. */
export function rowOf(glyphs: Glyphs[], page: number): Row | undefined {
  if (glyphs.length === 0) return undefined;
  const text = lineText(glyphs);
  if (!text) return undefined;
  const solid = glyphs.filter((g) => g.text.trim());
  const { y, height } = base(glyphs);
  return { text, page, left: Math.min(...solid.map((g) => g.x)), right: Math.max(...solid.map((g) => g.x + g.width)), y, height, glyphs };
}

/** Whether Arabic or Hebrew letters are a third and more of a text. */
export function isBackwards(text: string): boolean {
  const rtl = (text.match(new RegExp(RTL, "gu")) ?? []).length;
  return rtl > 0 && rtl * 2 >= (text.match(/\p{L}/gu) ?? []).length - rtl;
}

/**
 * Left to right as printed; or, where Arabic or Hebrew letters are a third and more, right to
 * left with the numbers and foreign words in it left to right. Letters come in the shapes
 * that they have inside words, and go back to the plain ones.
 */
function lineText(row: Glyphs[]): string {
  const backwards = isBackwards(row.map((g) => g.text).join(""));
  const sorted = backwards ? readBackwards(row) : [...row].sort((a, b) => a.x - b.x);
  const { y, height } = base(row);
  let text = "";
  let level = "";
  let before: Glyphs | undefined;
  for (const glyph of sorted) {
    const own = glyph.text.trim() ? levelOf(glyph, y, height) : level;
    if (own !== level) text += `${level && END}`;
    if (before && glyph.width > 0) {
      const gap = Math.max(glyph.x - (before.x + before.width), before.x - (glyph.x + glyph.width));
      if (gap > glyph.height * 0.2 && !/\s$/.test(text) && !/^\s/.test(glyph.text)) text += " ";
    }
    text += `${own !== level ? own : ""}${glyph.text}`;
    level = own;
    // A mark over a letter is no neighbour of the next.
    if (glyph.width > 0) before = glyph;
  }
  if (level) text += END;
  const plain = levelled(text.replace(/(\s+)\ufdd2/g, "\ufdd2$1")).replace(/[\ufb00-\ufb06\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize("NFKC")).replace(/\s+/g, " ").trim();
  return backwards ? unmirrored(plain) : plain;
}

/** Smaller than the line and above or below its foot. Vowel marks, which have no width, and commas stand where they like. */
function levelOf({ text, y, width, height }: Glyphs, foot: number, usual: number): string {
  if (height > usual * 0.85 || width === 0 || !/[\p{L}\p{N}*†‡§¶+−–-]/u.test(text)) return "";
  return y - foot > usual * 0.12 ? UP : foot - y > usual * 0.08 ? DOWN : "";
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
      const run = sorted.slice(i, end);
      const parts = run.some(({ text }) => /\p{L}/u.test(text)) ? [run] : numbers(run);
      result.push(...parts.flatMap((part) => part.sort((a, b) => a.x - b.x)));
      i = end;
    }
  }
  return result;
}

/** Numbers alone stand one left of the other, as words do: each is a part, with the marks that belong into numbers. */
function numbers(run: Glyphs[]): Glyphs[][] {
  // A hyphen binds Western digits, and not Arabic ones.
  const mark = run.some(({ text }) => /[٠-٩۰-۹]/.test(text)) ? /^[\p{Nd}.,:/%٪٫٬]+$/u : /^[\p{Nd}.,:/%°$€£#+-]+$/u;
  const parts: Glyphs[][] = [];
  run.forEach((glyph, i) => {
    if (i > 0 && mark.test(glyph.text) && mark.test(run[i - 1]!.text)) parts.at(-1)!.push(glyph);
    else parts.push([glyph]);
  });
  return parts;
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
