import { lexica } from "./lexicon.ts";

/** A day in each month of a year, and seven days from a Sunday on. */
const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2021, month, 15)));
const DAYS = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2021, 7, 1 + day)));

/** All names of the twelve months in all languages, inflected ones too: CLDR's, and those that a language's file adds. */
export function months(): string[][] {
  const found = MONTHS.map(() => new Set<string>());
  for (const [language, { regions = [], months = [] }] of lexica) {
    for (const locale of [language, ...regions.map((region) => `${language}-${region}`)])
      for (const form of [{ month: "long" }, { month: "long", day: "numeric" }] as const) {
        const name = namer("month", `${locale}-u-ca-gregory`, form);
        // Where months are numbered they have no name.
        for (const [i, date] of MONTHS.entries()) if (!/\p{Nd}/u.test(name(date))) found[i]!.add(name(date));
      }
    for (const [i, more] of months.entries()) for (const name of more) found[i]!.add(name);
  }
  return found.map((names) => [...names]);
}

/** The names of the twelve months of another calendar, in the languages that use it. */
export function monthsOf(calendar: string): string[][] {
  const found = MONTHS.map(() => new Set<string>());
  for (const [language, { calendars = {} }] of lexica) {
    if (!calendars[calendar]) continue;
    const number = namer("month", `en-u-ca-${calendar}`, { month: "numeric" });
    const name = namer("month", `${language}-u-ca-${calendar}`, { month: "long" });
    // Fourteen months, so that each of a shorter year is met.
    for (let day = 0; day < 420; day += 7) {
      const date = new Date(Date.UTC(2021, 0, 1 + day));
      found[Number(number(date)) - 1]!.add(name(date));
    }
    for (const [i, more] of calendars[calendar].entries()) for (const name of more) found[i]!.add(name);
  }
  return found.map((names) => [...names]);
}

/** The names of the seven days from Sunday, in one language or in all. */
export function weekdays(only?: string): string[][] {
  const found = DAYS.map(() => new Set<string>());
  for (const [language, { weekdays = [] }] of lexica) {
    if (only !== undefined && only !== language) continue;
    const name = namer("weekday", language, { weekday: "long" });
    for (const [i, date] of DAYS.entries()) for (const known of [name(date), ...(weekdays[i] ?? [])]) found[i]!.add(known);
  }
  return found.map((names) => [...names]);
}

/** The short names of the seven days from Sunday, in one language or in all. */
export function shortWeekdays(only?: string): string[][] {
  const names = [...lexica.keys()].filter((language) => only === undefined || only === language).map((language) => namer("weekday", language, { weekday: "short" }));
  return DAYS.map((date) => [...new Set(names.map((name) => name(date)))]);
}

function namer(type: "month" | "weekday", locale: string, options: Intl.DateTimeFormatOptions): (date: Date) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return (date) => format.formatToParts(date).find((part) => part.type === type)!.value;
}
