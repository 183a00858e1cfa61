import { fold } from "../../language/fold.ts";
import type { Span } from "../../language/span.ts";
import { weekdays } from "../languages/calendar.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { datesIn, monthsIn, yearlessIn } from "./dates.ts";
import { namedDays } from "./days.ts";
import { once, real } from "./spellings.ts";
import { languageOf } from "./tongue.ts";

/** Days from one to another, both among them, ISO 8601. */
export interface Days {
  from: string;
  to: string;
}

/** The days that a question is about. */
export interface Period extends Days {
  /** What was named. A weekday recurs: only a question for what happened means the last one by it. A day or month without its year is rather the last one. */
  unit: "day" | "recurring" | "yearless" | "week" | "month" | "year";
  /** How far from now, in units, where it was told by the asker's clock: yesterday is -1. */
  away?: number;
  /** The question without it. */
  rest: string;
}

/** The days that a question names, if it does. @param today of who asks, ISO 8601. */
export function periodOf(question: string, today: string): Period | undefined {
  const language = languageOf(question);
  const dates = datesIn(fold(question), language);
  if (dates.length > 0) {
    const days = dates.map(({ date }) => daysOf(date));
    const unit = (["day", "month", "year"] as const).find((_, i) => dates[0]!.date.length === 10 - 3 * i) ?? "year";
    return { ...around(days), unit, rest: without(question, dates) };
  }
  const known = (language === undefined ? [...lexica.keys()] : [language]).map((language) => namedDays(question, today, language)).find((found) => found.length > 0);
  if (known) return { ...around(known.map(({ date }) => daysOf(date))), unit: "day", away: apart(today, known[0]!.date), rest: known.reduceRight((text, { start, end }) => cut(text, start, end), question) };
  const span = spanOf(question, today, language);
  if (span) return { from: span.from, to: span.to, unit: span.unit, away: span.away!, rest: cut(question, span.start, span.end) };
  return yearlessOf(question, today) ?? yearOf(question) ?? weekdayOf(question, today, language);
}

/** The days that a date as exact as it is known has. */
export function daysOf(date: string): Days {
  const [year, month, day] = date.split("-");
  if (day) return { from: date, to: date };
  const last = month ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : 31;
  return month ? { from: `${date}-01`, to: `${date}-${last}` } : { from: `${date}-01-01`, to: `${date}-12-31` };
}

/** A day so many days away, ISO 8601. */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day of a moment by this machine's clock, ISO 8601. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function apart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day of a weekday, counted from Sunday, that a day of the same week before, or it itself, is. */
export function lastWeekday(weekday: number, day: string): string {
  return shifted(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() - weekday + 7) % 7));
}

/** By weekday from Sunday: patterns of its names in all languages, or in one. */
export const weekdayNames = once(() => weekdays().map((names) => new RegExp(`(?<!\\p{L})(?:${names.map(fold).join("|")})(?!\\p{L})`, "u")));

const UNITS = ["week", "month", "year"] as const;

/** By language: what says "last week", "this month" or the like, with its distance in such units. */
const SPANS = new Map(
  [...lexica].map(([language, { spans }]) => [
    language,
    UNITS.flatMap((unit) => Object.entries(spans?.[unit] ?? {}).map(([distance, said]) => ({ unit, away: Number(distance), said: new RegExp(`(?<![\\p{L}\\p{M}])(?:${said.join("|")})(?![\\p{L}\\p{M}])`, "iu") }))),
  ]),
);

/** The first "last week", "this month" or the like in a text, by the day of writing. Weeks begin on Mondays. */
export function spanOf(text: string, today: string, language: string | undefined): (Omit<Period, "rest"> & Span) | undefined {
  for (const { unit, away, said } of language === undefined ? [...SPANS.values()].flat() : (SPANS.get(language) ?? [])) {
    const match = said.exec(text);
    if (!match) continue;
    const days = unit === "week" ? weekOf(shifted(today, 7 * away)) : daysOf(monthsAway(today, unit === "year" ? 12 * away : away).slice(0, unit === "year" ? 4 : 7));
    return { ...days, unit, away, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function weekOf(day: string): Days {
  const monday = lastWeekday(1, day);
  return { from: monday, to: shifted(monday, 6) };
}

function monthsAway(day: string, months: number): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** A day of a month, or a month: the last one by the asker's clock. */
function yearlessOf(question: string, today: string): Period | undefined {
  const folded = fold(question);
  const [first] = [...yearlessIn(folded), ...monthsIn(folded)];
  if (!first) return undefined;
  const year = Number(today.slice(0, 4));
  const date = [year, year - 1].map((year) => real(year, first.month, first.day)).find((date) => date !== undefined && date <= today);
  return date === undefined ? undefined : { ...daysOf(date), unit: "yearless", away: apart(today, date), rest: without(question, [first]) };
}

const YEAR = new RegExp(`(?:(?<!\\p{L})${fold(any("inYear"))}\\s)?(?<![\\p{L}\\d.,/-])((?:19|20)\\d\\d)(?![\\d/-]|[.,]\\d)(?:\\s${fold(any("year"))}(?!\\p{L}))?`, "u");

function yearOf(question: string): Period | undefined {
  const match = YEAR.exec(fold(question));
  return match ? { ...daysOf(match[1]!), unit: "year", rest: without(question, [{ start: match.index, end: match.index + match[0].length }]) } : undefined;
}

function weekdayOf(question: string, today: string, language: string | undefined): Period | undefined {
  const folded = fold(question);
  for (const [weekday, names] of weekdayNames().entries()) {
    const match = language !== undefined && names.exec(folded);
    if (!match) continue;
    const date = lastWeekday(weekday, today);
    return { from: date, to: date, unit: "recurring", away: apart(today, date), rest: without(question, [{ start: match.index, end: match.index + match[0].length }]) };
  }
  return undefined;
}

function around(all: Days[]): Days {
  return { from: all.map(({ from }) => from).sort()[0]!, to: all.map(({ to }) => to).sort().at(-1)! };
}

/** A text without places of its folded form. */
function without(text: string, places: { start: number; end: number }[]): string {
  const ends = Array.from({ length: text.length + 1 }, (_, i) => fold(text.slice(0, i)).length);
  const from = (place: number) => ends.findLastIndex((end) => end <= place);
  const to = (place: number) => ends.findIndex((end) => end >= place);
  return [...places].sort((a, b) => b.start - a.start).reduce((rest, { start, end }) => cut(rest, from(start), to(end)), text);
}

/** A text without a stretch of it, and without the words that lead to it: "on the day of", "in the month of". */
export function cut(text: string, start: number, end: number): string {
  return `${text.slice(0, start).trimEnd().replace(LEADING, "")} ${text.slice(end).trimStart()}`.trim();
}

const LEADING = new RegExp(`(?:(?:^|\\s)(?:${any("onDay", "monthWord")}|the))+$`, "iu");
