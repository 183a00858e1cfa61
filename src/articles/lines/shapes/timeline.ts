import { findDate, isDay } from "../../facts/dates.ts";
import { type Line, SHORT } from "../lines.ts";
import { isProse } from "../lists.ts";
import { headsLinks } from "../pointing.ts";

/** So many days or years tell a history, and so many lines at most are told of each. */
const ENTRIES = 3;
const LINES = 8;
/** A year by itself on its line, or with what happened then. */
const YEAR = /^((?:1\d|20)\d\d)[\s.:]*$/u;
const YEAR_OF = /^((?:1\d|20)\d\d)(?:[:：]|\s[-–—])\s\p{L}/u;

/**
 * The days and years of a history, each alone over what happened then, the earliest first and of more years than
 * one: they belong to the line below, and none of them is the day of the article. Of news the latest comes first.
 * @param free whether a line may be such a day, or be told of one
 */
export function timeline(lines: Line[], free: (i: number) => boolean, isText: (i: number) => boolean): number[] {
  const told = (i: number) => (isText(i) ? YEAR_OF.exec(lines[i]!.text)?.[1] : undefined);
  const date = (i: number) => YEAR.exec(lines[i]!.text)?.[1] ?? told(i) ?? (isDay(lines[i]!.text) ? findDate(lines[i]!.text) : undefined);
  const dates = lines.map((line, i) => (line.marker === "none" && line.text.length <= SHORT && free(i) ? date(i) : undefined));
  const over = (i: number) => lines[i + 1] !== undefined && !dates[i + 1] && isText(i + 1) && lines[i + 1]!.words > 2 && !headsLinks(lines[i + 1]!);
  const entries = lines.flatMap((_, i) => (dates[i] && (told(i) || over(i)) ? [i] : []));
  // What stands above them may have a day of its own, which is later.
  while (entries.length > 1 && dates[entries[0]!]! > dates[entries[1]!]!) entries.shift();
  // Neither is the day of an article that looks ahead to some years, or of a longer one with days below, of comments.
  const year = (i: number) => YEAR.test(lines[i]!.text) || told(i) !== undefined;
  if (entries.length > 1 && !year(entries[0]!) && (entries.slice(1).every(year) || entries[1]! - entries[0]! > 2)) entries.shift();
  // Of headlines with their days few end as sentences do.
  const said = entries.filter((i) => isProse(lines[told(i) ? i : i + 1]!) || lines[told(i) ? i : i + 1]!.stop === "full").length;
  const inOrder = entries.every((i, k) => k === 0 || (dates[entries[k - 1]!]! <= dates[i]! && i - entries[k - 1]! <= LINES));
  const years = new Set(entries.map((i) => dates[i]!.slice(0, 4)));
  return inOrder && entries.length >= ENTRIES && said * 2 >= entries.length && years.size > 1 ? entries.filter((i) => !told(i)) : [];
}
