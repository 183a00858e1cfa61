import type { Line } from "./line.ts";

/** What all lines of a text tell of how it was printed. */
interface Page {
  /** Lines that stand around the text of a page. */
  breaks: Set<number>;
  /** The margin that all of them prove together. */
  margin: number | undefined;
}

/** Margins in UTF-16 units: a newspaper's column, a typewriter's page. Verses and lists are as narrow as a column. */
const NARROWEST = 22;
const NARROW = 40;
const WIDE = 120;
/** So many lines that a margin broke prove it, of narrow ones so many, or fewer if it shows how they go on; in print, where letters are not equally wide, the fullest line is longer than the margin by this. */
const ENOUGH = 4;
const MANY = 7;
const UNEVEN = 0.88;

/** A sentence or a part of one ends within a line, and another begins. */
const ENDS_WITHIN = /[.!?؟۔،؛]["”»)]?\s+\S/u;
const small = ({ text }: Line) => /^\p{Ll}/u.test(text);
const capital = ({ text }: Line) => /^["“«(]?\p{Lu}/u.test(text);
/** A row of a table, or of a list with numbers: they are as long as each other for reasons of their own. */
const isRow = ({ text }: Line) => /[|\t]| {3}|^\p{Nd}/u.test(text);
const CELLS = / \| |\t/;
const goesWith = (found: Line[], i: number) => i < found.length && !found[i]!.apart && found[i]!.marker === "none";
/** Whether the first word of this line would not have fitted behind the one before. */
const broken = (found: Line[], i: number, margin: number) => found[i - 1]!.text.length + 1 + firstWord(found[i]!).length > margin;

/**
 * Where the paragraph ends that begins here: lines that a margin broke are neighbours where the next word
 * would not have fitted behind the one before, up to a line that ends a sentence or a page.
 */
export function paragraphEnd(found: Line[], from: number, { breaks, margin: proven }: Page): number {
  if (breaks.has(from)) return from + 1;
  const follows = (i: number) => goesWith(found, i) && !breaks.has(i);
  // The first lines show where the margin is.
  let margin = found[from]!.text.length;
  for (let i = from + 1; i < from + 8 && follows(i); i++) margin = Math.max(margin, found[i]!.text.length);
  const isProven = proven !== undefined && margin <= proven;
  // What heads a text stands by itself.
  if (isProven && from === 0 && found[1] && !small(found[1])) return 1;
  if (!isProven && (margin < NARROW || margin > WIDE)) return from + 1;
  const isFull = (i: number) => (isProven ? !CELLS.test(found[i]!.text) && broken(found, i, proven * UNEVEN) : found[i]!.text.length <= margin && broken(found, i, margin));
  let end = from + 1;
  while (follows(end) && isFull(end)) end++;
  const group = found.slice(from, end);
  return (isProven ? goesOn : isParagraph)(group, breaks.has(end)) ? end : from + 1;
}

/** Whether full lines are one paragraph, which may end with its page. */
function isParagraph(group: Line[], isCut: boolean): boolean {
  if (group.length < 2 || (group.at(-1)!.stop === "none" && !isCut)) return false;
  // Sentences that end with their lines are lines, however full.
  if (group.slice(0, -1).filter(({ stop }) => stop === "full").length > (group.length - 1) / 3) return false;
  // Where there are capitals, a sentence that goes on does so in small letters, its names apart.
  const rest = group.slice(1);
  if (rest.filter(capital).length > rest.length / 2) return false;
  return rest.some(small) || group.some(({ text }) => /[.،,؟؛;]\s+\S/u.test(text));
}

/** The same of a text whose margin is proven. Headlines one below the other may be as full: they begin large where there are capitals, and end without a mark, within and at last. */
function goesOn(group: Line[], isCut: boolean): boolean {
  const within = group.filter(({ text }) => ENDS_WITHIN.test(text)).length;
  return isCut || group.at(-1)!.stop !== "none" || group.slice(1).some(small) || within >= Math.max(2, group.length / 8);
}

/**
 * The margin of a text in which nearly every line is full and goes on in the next: few sentences end with their lines,
 * and where there are capitals few lines begin with one. Verses and lists end as they like.
 */
export function marginOf(found: Line[]): number | undefined {
  const inner = found.flatMap((_, i) => (i > 0 && goesWith(found, i) ? [i] : []));
  const longest = Math.max(0, ...inner.flatMap((i) => [found[i - 1]!.text.length, found[i]!.text.length]));
  if (inner.length < ENOUGH || longest < NARROWEST || longest > WIDE) return undefined;
  const share = (test: (i: number) => boolean) => inner.filter(test).length / inner.length;
  const cased = share((i) => small(found[i]!) || capital(found[i]!)) > 0.5;
  const open = share((i) => found[i - 1]!.stop === "none" || found[i - 1]!.stop === "comma");
  const rows = share((i) => isRow(found[i]!));
  if (open < 0.75 || rows > 0.2 || (cased && share((i) => small(found[i]!)) < 0.4)) return undefined;
  // Fewer lines, or uneven ones, prove it by how they go on.
  const within = cased || inner.some((i) => ENDS_WITHIN.test(found[i]!.text) || ENDS_WITHIN.test(found[i - 1]!.text));
  if (inner.length >= (longest >= NARROW && within ? ENOUGH : MANY) && share((i) => broken(found, i, longest)) > 0.93) return longest;
  return longest < NARROW && within && share((i) => broken(found, i, longest * UNEVEN)) > 0.85 ? longest : undefined;
}

function firstWord(line: Line): string {
  return /^\S+/.exec(line.text)![0];
}
