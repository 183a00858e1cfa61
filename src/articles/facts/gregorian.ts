import { remembering } from "../../language/remembering.ts";

/** Calendars that dates are told in beside ours, by their names in CLDR: the Hijri one as newspapers print it, and the solar one of Persia. When the first year began, and how many days years and months have on the average. */
export const CALENDARS = {
  "islamic-umalqura": { began: Date.UTC(622, 6, 19), year: 354.367, month: 29.53 },
  persian: { began: Date.UTC(622, 2, 22), year: 365.2422, month: 30.5 },
};

/** It takes a while to make, and few texts need it. */
const readerOf = remembering((name: string) => new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" }), 1000);

/**
 * A day of another calendar as ours has it, ISO 8601; undefined where there is none. From the
 * first day of the first year and the length of years and months the guess is a few days off at most.
 */
export function gregorian(name: keyof typeof CALENDARS, year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const { began, year: days, month: monthDays } = CALENDARS[name];
  const guess = began + ((year - 1) * days + (month - 1) * monthDays + day - 1) * 86_400_000;
  for (let off = -5; off <= 5; off++) {
    const date = new Date(guess + off * 86_400_000);
    const part = Object.fromEntries(readerOf(name).formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    if (part.year === year && part.month === month && part.day === day) return date.toISOString().slice(0, 10);
  }
  return undefined;
}
