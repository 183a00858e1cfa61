import { fold } from "../../language/fold.ts";
import { any } from "../languages/lexicon.ts";
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
  let margin = 0;
  for (let i = from; i === from || (i < from + 8 && follows(i)); i++) margin = Math.max(margin, found[i]!.text.length);
  if (proven !== undefined && margin <= proven) return provenEnd(found, from, proven, breaks);
  if (margin < NARROW || margin > WIDE) return from + 1;
  let end = from + 1;
  while (follows(end) && found[end]!.text.length <= margin && broken(found, end, margin)) end++;
  const group = found.slice(from, end);
  if (group.length < 2 || (group.at(-1)!.stop === "none" && !breaks.has(end))) return from + 1;
  // Sentences that end with their lines are lines, however full.
  if (group.slice(0, -1).filter((l) => l.stop === "full").length > (group.length - 1) / 3) return from + 1;
  // Where there are capitals, a sentence that goes on does so in small letters, its names apart.
  if (group.slice(1).filter(capital).length > (group.length - 1) / 2) return from + 1;
  const goesOn = group.some((l, i) => (i > 0 && small(l)) || /[.،,؟؛;]\s+\S/u.test(l.text));
  return goesOn ? end : from + 1;
}

/** Of a text whose lines a margin broke; what heads it stands by itself. */
function provenEnd(found: Line[], from: number, margin: number, breaks: Set<number>): number {
  if (from === 0 && found[1] && !small(found[1])) return 1;
  let end = from + 1;
  while (goesWith(found, end) && !breaks.has(end) && !/ \| |\t/.test(found[end]!.text) && broken(found, end, margin * UNEVEN)) end++;
  const group = found.slice(from, end);
  // Headlines one below the other may be as full: they begin large where there are capitals, and end without a mark, within and at last.
  const within = group.filter(({ text }) => ENDS_WITHIN.test(text)).length;
  const goesOn = breaks.has(end) || group.at(-1)!.stop !== "none" || group.slice(1).some(small) || within >= Math.max(2, group.length / 8);
  return goesOn ? end : from + 1;
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
  if (share((i) => found[i - 1]!.stop === "none" || found[i - 1]!.stop === "comma") < 0.75 || share((i) => isRow(found[i]!)) > 0.2 || (cased && share((i) => small(found[i]!)) < 0.4)) return undefined;
  // Fewer lines, or uneven ones, prove it by how they go on.
  const within = cased || inner.some((i) => ENDS_WITHIN.test(found[i]!.text) || ENDS_WITHIN.test(found[i - 1]!.text));
  if (inner.length >= (longest >= NARROW && within ? ENOUGH : MANY) && share((i) => broken(found, i, longest)) > 0.93) return longest;
  return longest < NARROW && within && share((i) => broken(found, i, longest * UNEVEN)) > 0.85 ? longest : undefined;
}

function firstWord(line: Line): string {
  return /^\S+/.exec(line.text)![0];
}

/** The number of a page, by itself on its line: "12", "- 12 -", "Page 12 of 40". */
const NUMBER = new RegExp(`^(?:${any("pageNumber")}\\s*)?[-–—\\s/|]*(\\p{Nd}{1,4})[-–—\\s|]*(?:(?:${any("ofTotal")}|\\/)\\s*\\p{Nd}{1,4})?[-–—\\s/|]*$`, "iu");
/** A running title has at most so many words, and a page in between so many UTF-16 units at least. */
const TITLE = 14;
const PAGE = 80;

/** Which lines stand around the text of pages that became one text: numbers that count the pages, two and more, and the line that stands beside each of them. */
export function pageBreaks(lines: Line[]): Set<number> {
  const numbers = lines.flatMap(({ text }, i) => {
    const number = text.length < 30 ? NUMBER.exec(text)?.[1] : undefined;
    return number === undefined ? [] : [{ i, number: Number(fold(number)) }];
  });
  const counts = (a: (typeof numbers)[number] | undefined, b: (typeof numbers)[number] | undefined) =>
    a !== undefined && b !== undefined && b.number === a.number + 1 && lines[b.i]!.start - lines[a.i]!.end >= PAGE;
  const pages = numbers.filter((one, k) => counts(numbers[k - 1], one) || counts(one, numbers[k + 1])).map(({ i }) => i);
  const found = new Set(pages);
  for (const step of [-1, 1]) {
    const beside = pages.map((i) => lines[i + step]).filter((line) => line !== undefined && line.words <= TITLE && line.stop !== "full");
    const times = new Map<string, number>();
    for (const line of beside) times.set(line!.text, (times.get(line!.text) ?? 0) + 1);
    for (const i of pages) if ((times.get(lines[i + step]?.text ?? "") ?? 0) > 1) found.add(i + step);
  }
  return found;
}
