import { isClock, isHours, isWeekday } from "../facts/dates.ts";

/** The line under the head of a Markdown table. */
const RULE = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

export const isRule = (text: string): boolean => RULE.test(text);

/** UTF-16 units that cells have at most between two spaces. */
const NARROW = 40;

/** The cells of a line between bars, tabs or wide gaps; undefined where it has no two. */
export function cellsOf(text: string): string[] | undefined {
  if (text.length > 1000) return undefined;
  const cells = text.includes("|") ? text.replace(/^\||\|$/g, "").split("|") : text.includes("\t") ? text.split(/\s*\t\s*/) : text.split(/ {2,}/);
  // Two spaces stand behind sentences, too.
  const narrow = !/[|\t]| {3}/.test(text) && (cells.length < 3 || cells.some((cell) => cell.length > NARROW));
  return cells.length > 1 && !narrow ? cells.map((cell) => cell.trim()) : undefined;
}

const DIGIT = /\p{Nd}/u;
const YEAR = /^(?:1[5-9]|20)\p{Nd}{2}(?:\s?[-–/]\s?\p{Nd}{2,4})?$/u;

/** Whether the first of these rows names the columns: it has words, or years, where the others have numbers or times. */
export function isHead([first = [], ...others]: string[][]): boolean {
  if (others.length === 0 || isWeekday(first[0] ?? "")) return false;
  const told = first.slice(1).filter(Boolean);
  if (told.length === 0 || new Set(first.filter(Boolean)).size < first.filter(Boolean).length) return false;
  const counted = others.filter((row) => row.slice(1).some((cell) => DIGIT.test(cell))).length;
  if (told.every((cell) => YEAR.test(cell)) && !others.some((row) => row.slice(1).every((cell) => YEAR.test(cell)))) return counted > 0;
  if (told.some((cell) => DIGIT.test(cell) || isClock(cell) || isHours(cell))) return false;
  return first.length > 2 ? counted > 0 || others.length > 1 : counted === others.length;
}
