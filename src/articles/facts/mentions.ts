import { fold } from "../../language/fold.ts";
import { datesIn, yearlessIn } from "./dates.ts";
import { namedDays } from "./days.ts";
import { apart, type Days, daysOf, lastWeekday, shifted, spanOf, weekdayNames } from "./period.ts";
import { real } from "./spellings.ts";

/**
 * How a text stands to days that are asked about. `told`: it names one of them; `published`: its
 * article is of one of them; `off`: the article is of other days, and the text names none of these,
 * not even vaguely. Undefined where it cannot be told.
 */
export type Standing = "told" | "published" | "off" | undefined;

/** News is told on its day or the days behind it. */
const BEHIND = 2;

/** @param date of the article, ISO 8601, as exact as it is known. */
export function standing(asked: Days, text: string, { date, language }: { date?: string | null; language?: string | null }): Standing {
  const named = mentions(text, date ?? undefined, language ?? undefined);
  if (named.some((days) => within(days, asked))) return "told";
  if (date && within(daysOf(date), asked)) return "published";
  if (!date || named.some((days) => meet(days, asked)) || meet(daysOf(date), { from: asked.from, to: shifted(asked.to, BEHIND) })) return undefined;
  return namesWeekday(text, date, asked) ? undefined : "off";
}

/** The days that a text names, whole months and years as such. */
function mentions(text: string, date: string | undefined, language: string | undefined): Days[] {
  const folded = fold(text);
  const dates = datesIn(folded, language);
  const found = dates.map(({ date }) => daysOf(date));
  for (const { date: day } of namedDays(text, date, language)) found.push(daysOf(day));
  if (date) {
    const span = date.length === 10 && spanOf(text, date, language);
    if (span) found.push(span);
    for (const { month, day, start } of yearlessIn(folded)) {
      // Where the year is not said it is the nearest.
      const years = dates.some((other) => start >= other.start && start < other.end) ? [] : [-1, 0, 1].map((off) => real(Number(date.slice(0, 4)) + off, month, day)).filter((day) => day !== undefined);
      const [nearest] = years.sort((a, b) => Math.abs(apart(date, a)) - Math.abs(apart(date, b)));
      if (nearest) found.push(daysOf(nearest));
    }
  }
  const rest = dates.reduce((text, { start, end }) => `${text.slice(0, start)}${" ".repeat(end - start)}${text.slice(end)}`, folded);
  for (const [year] of rest.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)) found.push(daysOf(year));
  return found;
}

/** "On Friday": the last one before the article, or the next. */
function namesWeekday(text: string, date: string, asked: Days): boolean {
  if (date.length < 10) return false;
  const folded = fold(text);
  return weekdayNames().some((names, weekday) => {
    const last = lastWeekday(weekday, date);
    return names.test(folded) && [last, shifted(last, 7)].some((day) => within(daysOf(day), asked));
  });
}

const within = (days: Days, asked: Days) => days.from >= asked.from && days.to <= asked.to;
const meet = (days: Days, asked: Days) => days.from <= asked.to && days.to >= asked.from;
