import { clean } from "./bidi.ts";
import type { Language } from "./texts.ts";

/** A date as exactly as it is known, in the reader's words. What is no date is shown as it stands. */
export function dateOf(date: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(date) ?? [];
  if (year === undefined) return clean(date, 40);
  const time = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (time.toISOString().slice(0, 10) !== `${year}-${month ?? "01"}-${day ?? "01"}`) return clean(date, 40);
  if (month === undefined) return year;
  return formatOf(language, day !== undefined).format(time);
}

/** Days from one to another, both ISO 8601 and whole; a whole month or year by its name. */
export function daysOf({ from, to }: { from: string; to: string }, language: Language): string {
  if (from === to) return dateOf(from, language);
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  const last = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).toISOString().slice(0, 10);
  if (from.endsWith("-01") && to === last) return dateOf(from.slice(0, 7), language);
  return formatOf(language, true).formatRange(new Date(from), new Date(to));
}

/** Day and month alone. */
export function shortDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : `${language}-u-nu-latn-ca-gregory`, { timeZone: "UTC", day: "numeric", month: "short" }).format(new Date(date));
}

/** The name of a day of the week, from 0, Sunday. */
export function weekdayOf(day: number, language: Language): string {
  // 4 January 1970 was a Sunday.
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "long" }).format(new Date((3 + day) * 86_400_000));
}

/** Latin digits in Arabic too: they are what news is printed with. */
function formatOf(language: Language, day: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : `${language}-u-nu-latn-ca-gregory`, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(day ? { day: "numeric" } : {}),
  });
}
