import { withoutDate } from "../../facts/dates.ts";
import { phrase } from "../../facts/phrase.ts";
import { weekdays } from "../../languages/calendar.ts";
import { any, words } from "../../languages/lexicon.ts";

/** Longer than any such line, UTF-16 units. */
const LONGEST = 160;
/** Marks of Markdown around words. */
const EMPHASIS = /\*\*|__|(?<![\p{L}\p{Nd}])[*_]|[*_](?![\p{L}\p{Nd}])/gu;
/** "By Leo Orr", "Автор: Лев Орлов": who wrote it, up to four words behind what says so. */
const BY = new RegExp(`(?<![\\p{L}\\p{M}])${any("bylines")}\\s*[:：]?\\s+((?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]*(?:\\s+|(?=[,،|•·]|$))){2,4})`, "u");

/** What dates are said with; days are, too. Nothing beside a date is nothing else. */
export const BESIDE_DATE: ReadonlySet<string> = new Set(["", ...words("besideDate"), ...weekdays().flat()].map(phrase));

/** Who wrote it, of a line that says when it was published and by whom, and nothing else: "Published: 4 October 2021 | Updated: 5 October 2021 | By Leo Orr". */
export function stamp(text: string): string | undefined {
  if (text.length > LONGEST || !/\p{Nd}/u.test(text)) return undefined;
  const plain = text.replace(EMPHASIS, "");
  const found = BY.exec(plain);
  if (!found) return undefined;
  // Behind the name may stand what the date is said with: "By Leo Orr Published 4 October 2021".
  const parts = found[1]!.trim().split(/\s+/);
  const end = parts.findIndex((part) => BESIDE_DATE.has(phrase(part)));
  const name = (end < 0 ? parts : parts.slice(0, end)).join(" ");
  if (name.split(" ").length < 2) return undefined;
  // Where there are no capitals, "كتب" may be what a sentence says: a mark tells where the name ends.
  if (/^\p{Lo}/u.test(name) && !/[:：]/u.test(found[0]) && !/^\s*(?:[|،,·•–-]|$)/u.test(plain.slice(found.index + found[0].lastIndexOf(name) + name.length))) return undefined;
  const at = found.index + found[0].indexOf(name, found[0].length - found[1]!.length);
  const rest = withoutDate(`${plain.slice(0, found.index)} | ${plain.slice(at + name.length)}`);
  return rest !== undefined && phrase(rest).split(" ").every((word) => BESIDE_DATE.has(word)) ? name : undefined;
}
