import { fold } from "../../language/fold.ts";
import { hasArticle, stem } from "../../language/stem.ts";
import type { Span } from "../../language/span.ts";
import type { Word } from "../../language/words.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { months, weekdays } from "../languages/calendar.ts";
import { isNumeral, type Numeral } from "./numerals.ts";
import { OF, rankAt } from "./ranks/ordinals.ts";

/** A month from 1, the day beside it where an ordinal says it, or a weekday from Sunday, 0, that a text names. */
export interface NamedDate extends Span {
  kind: "month" | "day" | "weekday";
  value: number;
}

/** By folded names; made when the first text is looked at. */
let calendar: { months: Map<string, number>; weekdays: Map<string, number> } | undefined;
const LONGEST_NAME = 3;

/** Months with the days that are their ordinals, and weekdays, by name; `take` is told which words they are. */
export function namedDates(text: string, all: Word[], take: (from: number, to: number) => void): NamedDate[] {
  calendar ??= {
    months: new Map(months().flatMap((names, i) => names.map((name) => [fold(name).replace(/\.$/, ""), i + 1] as const))),
    weekdays: new Map(weekdays().flatMap((names, i) => names.map((name) => [key(fold(name)), i] as const))),
  };
  const found: NamedDate[] = [];
  for (let at = 0; at < all.length; at++) {
    const { start, folded } = all[at]!;
    const numberBeside = [at - 1, at + 1].some((i) => /^\d/.test(all[i]?.folded ?? ""));
    // Without a capital march is no month, unless it stands beside a number.
    const named = numberBeside || !/^\p{Script=Latin}/u.test(folded) || /^\p{Lu}/u.test(text.slice(start));
    for (let length = LONGEST_NAME; length > 0 && named; length--) {
      const name = all.slice(at, at + length).map((word) => word.folded).join(" ");
      const month = calendar.months.get(name);
      const weekday = length === 1 && !isNumeral(name) ? calendar.weekdays.get(key(name)) : undefined;
      if (month === undefined && (weekday === undefined || name.length < 4)) continue;
      found.push({ kind: month === undefined ? "weekday" : "month", value: month ?? weekday!, start, end: all[Math.min(at + length, all.length) - 1]!.end });
      take(at, at + length);
      const day = month === undefined ? undefined : (ordinalBefore(text, all, at) ?? ordinalBehind(text, all, at + length));
      if (day) {
        found.push({ kind: "day", value: day.value, start: all[day.from]!.start, end: all[day.to - 1]!.end });
        take(day.from, day.to);
      }
      at += length - 1;
      break;
    }
  }
  return found;
}

/** Without its article Monday is two, in Arabic, and Sunday somebody. */
function key(folded: string): string {
  return `${hasArticle(folded)} ${stem(folded)}`;
}

/** The seventeenth of | May, семнадцатого | мая, السابع عشر من شهر | مايو. */
function ordinalBefore(text: string, all: Word[], month: number): ReturnType<typeof rankAt> {
  let end = month;
  while (end > 0 && OF.test(all[end - 1]!.folded)) end--;
  // The longest first: "الحادي والعشرين" is no twentieth.
  return [end - 2, end - 1].map((at) => (at < 0 ? undefined : rankAt(text, all, at))).find((said) => said?.to === end && isOfMonth(said.value));
}

/** May | seventeenth, May | the 17th; but not "in May | the third concert". */
function ordinalBehind(text: string, all: Word[], end: number): ReturnType<typeof rankAt> {
  const at = STOPWORDS.has(all[end]?.folded ?? "") ? end + 1 : end;
  const said = all[at] && [at + 1, at].map((at) => (all[at] ? rankAt(text, all, at) : undefined)).find((said) => said?.from === at);
  if (!said || !isOfMonth(said.value) || /[^\s-]/.test(text.slice(all[end - 1]!.end, all[end]!.start))) return undefined;
  const next = all[said.to];
  const counts = next && !STOPWORDS.has(next.folded) && !/^\d/.test(next.folded) && /^[\s-]*$/.test(text.slice(all[said.to - 1]!.end, next.start));
  return counts ? undefined : said;
}

function isOfMonth(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 31;
}

/** What a number is beside a month that is named: the year, the day, or how many there were then: "on 2 August 27 shops". */
export function dated(text: string, all: Word[], { from, to, value, digits }: Numeral, dates: (Span & { kind: string })[]): "year" | "day" | "number" {
  const named = (kind: string, at: number) => dates.some((date) => date.kind === kind && all[at] && date.start <= all[at].start && all[at].end <= date.end);
  const isMonth = (at: number) => named("month", at);
  if (digits && all[from]!.end - all[from]!.start === 4 && value >= 1000 && value < 2200) return [-3, -2, -1, 0, 1].some((off) => isMonth((off < 0 ? from : to) + off)) ? "year" : "number";
  if (!isOfMonth(value)) return "number";
  let next = to;
  while (OF.test(all[next]?.folded ?? "")) next++;
  if (isMonth(next) || (STOPWORDS.has(all[next]?.folded ?? "") && isMonth(next + 1))) return "day";
  const isDay = (at: number) => /^\d{1,2}$/.test(all[at]?.folded ?? "");
  let before = from - 1;
  // "May 17 and 18".
  while (before > from - 3 && !isMonth(before) && (isDay(before) || STOPWORDS.has(all[before]?.folded ?? ""))) before--;
  if (!digits || !isMonth(before) || /[^\s\p{L}\p{Nd}–-]/u.test(text.slice(all[before]!.end, all[from]!.start))) return "number";
  while (isMonth(before)) before--;
  while (OF.test(all[before]?.folded ?? "")) before--;
  return isDay(before) || named("day", before) ? "number" : "day";
}
