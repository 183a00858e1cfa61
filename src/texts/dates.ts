import { clean } from "./bidi.ts";
import type { Language } from "./texts.ts";

/** A date as exactly as it is known, in the reader's words. What is no date is shown as it stands. */
export function dateOf(date: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(date) ?? [];
  if (year === undefined) return clean(date, 40);
  const time = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (time.toISOString().slice(0, 10) !== `${year}-${month ?? "01"}-${day ?? "01"}`) return clean(date, 40);
  if (month === undefined) return year;
  // Latin digits in Arabic too: they are what news is printed with.
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : `${language}-u-nu-latn-ca-gregory`, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(day === undefined ? {} : { day: "numeric" }),
  }).format(time);
}
