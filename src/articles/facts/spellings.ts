import { fold } from "../../language/fold.ts";
import { months, monthsOf } from "../languages/calendar.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { CALENDARS, gregorian } from "./gregorian.ts";

/** How dates are spelled: patterns over folded text, and what each says. */

type Order = "ymd" | "dmy" | "mdy" | "my" | "??y" | "worded" | "wordedMonth" | "named" | "hijri";

/** Each pattern with the order of its groups; made when the first date is looked for. */
export const patterns = once(() => {
  const [of, ordinal] = [fold(any("of")), fold(any("ordinal"))];
  const inYear = `(?:${fold(any("inYear"))}\\s)?`;
  const year = `((?:19|20)\\d\\d)(?!\\d)(?:\\s?${fold(any("year"))}(?![\\p{L}\\p{M}]))?`;
  const hijra = `${fold(any("era"))}(?![\\p{L}\\p{M}])`;
  const ymd = [...lexica.values()].flatMap(({ yearMonthDay: marks }) => (marks ? [`(?<!\\d)((?:19|20)\\d\\d)\\s?${marks[0]}\\s?(\\d\\d?)\\s?${marks[1]}\\s?(\\d\\d?)\\s?${marks[2]}`] : []));
  const other = alternatives([...otherMonths().keys()]);
  const nth = alternatives([...lexica.values()].flatMap(({ ordinals = [] }) => ordinals.map(fold)));
  const inMonth = `(?:${of}\\s)?(?:${fold(any("monthWord"))}\\s)?`;
  const all: [string, Order][] = [
    ["(?<!\\d)((?:19|20)\\d\\d)[-/.](\\d\\d?)[-/.](\\d\\d?)(?!\\d)", "ymd"],
    ...ymd.map((pattern): [string, Order] => [pattern, "ymd"]),
    [`(?<!\\d)(\\d\\d?)(?:${ordinal}|\\.)?\\s?(?:${of}\\s|[/-]\\s?)?\\s?${named()}[\\s,،/-]*(?:${of}\\s)?\\s?${inYear}${year}`, "dmy"],
    [`(?<![\\p{L}\\p{M}])${named()}\\s(\\d\\d?)${ordinal}?[\\s,،]+${year}`, "mdy"],
    [`(?<!\\d)(\\d\\d?)[-/.](\\d\\d?)[-/.]${year}`, "??y"],
    [`(?<![\\p{L}\\p{M}])${nth}\\s${inMonth}${named()}[\\s,،]*(?:${of}\\s)?${inYear}${year}`, "worded"],
    [`(?<![\\p{L}\\p{M}])${named()}\\s(?:\\p{L}{1,3}\\s)?${nth}[\\s,،]+${year}`, "wordedMonth"],
    // Not behind a number: of the 31st of February nothing is true.
    [`(?<![\\p{L}\\p{M}])(?<!\\d(?:\\.|${ordinal})?\\s?)${named()}[\\s,،]+(?:${of}\\s)?${year}`, "my"],
    // Last: where a line has both calendars, nothing has to be converted.
    [`(?<!\\d)(\\d\\d?)\\s?(?:${of}\\s)?(?:${fold(any("monthWord"))}\\s)?${other}[\\s,،]*${inYear}(1[34]\\d\\d)(?!\\d)(?:\\s?${hijra})?`, "named"],
    [`(?<!\\d)(\\d\\d?)\\s?[-/]\\s?(\\d\\d?)\\s?[-/]\\s?(1[34]\\d\\d)\\s?${hijra}`, "hijri"],
  ];
  return all.map(([pattern, order]) => [new RegExp(pattern, "u"), order] as const);
});

/** The number of each month by its folded names. */
export const monthOf = once(() => new Map(months().flatMap((names, i) => names.map((name) => [fold(name), i + 1] as const))));
/** The same of other calendars, with the calendar. */
const otherMonths = once(
  () => new Map((Object.keys(CALENDARS) as (keyof typeof CALENDARS)[]).flatMap((calendar) => monthsOf(calendar).flatMap((names, i) => names.map((name) => [fold(name), { calendar, month: i + 1 }] as const)))),
);

/** Two names of one month: "حزيران/يونيو". */
export const named = once(() => {
  const month = alternatives([...monthOf().keys()]);
  return `${month}\\.?(?:\\s?[/(]\\s?${month.replace("(", "(?:")}\\)?)?(?![\\p{L}\\p{M}])`;
});

/** A group of these, longer ones first. */
function alternatives(names: string[]): string {
  return `(${names.sort((a, b) => b.length - a.length).join("|")})`;
}

/** Made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A day of a month, without its year. */
export const yearless = once(() => {
  const [ordinal, of] = [fold(any("ordinal")), fold(any("of"))];
  return new RegExp(`(?<![\\d.:])(\\d\\d?)(?:\\.|${ordinal})?\\s(?:${of}\\s)?${named()}(?!\\s?\\d{4})|(?<![\\p{L}\\p{M}])${named()}\\s(\\d\\d?)(?:${ordinal})?(?![\\d:.,]?\\d)`, "gu");
});

/** The date that a match of a pattern tells; undefined for the 31st of February. */
export function read(hit: RegExpExecArray, order: Order, language?: string): string | undefined {
  const [, a, b, c] = hit;
  const month = (name: string | undefined) => monthOf().get(name ?? "") ?? 0;
  if (order === "ymd") return real(Number(a), Number(b), Number(c));
  if (order === "dmy") return real(Number(c), month(b), Number(a));
  if (order === "mdy") return real(Number(c), month(a), Number(b));
  if (order === "worded") return real(Number(c), month(b), dayOf(a!));
  if (order === "wordedMonth") return real(Number(c), month(a), dayOf(b!));
  if (order === "named") {
    const { calendar, month } = otherMonths().get(b!)!;
    return gregorian(calendar, Number(c), month, Number(a));
  }
  if (order === "hijri") return gregorian("islamic-umalqura", Number(c), Number(b), Number(a));
  if (order === "my") return real(Number(b), month(a), 0);
  const [first, second, year] = [Number(a), Number(b), Number(c)];
  if (first <= 12 && second <= 12 && first !== second && lexica.get(language?.split("-")[0] ?? "")?.dayFirst === false) return String(year);
  return second > 12 ? real(year, first, second) : real(year, second, first);
}

/** The number of a day that is told in words. */
function dayOf(word: string): number {
  for (const { ordinals = [] } of lexica.values()) {
    const at = ordinals.findIndex((ordinal) => new RegExp(`^(?:${fold(ordinal)})$`, "u").test(word));
    if (at >= 0) return at + 1;
  }
  return 0;
}

/** ISO, cut where it is not known (0); undefined for the 31st of February. */
export function real(year: number, month: number, day: number): string | undefined {
  if (month === 0) return String(year);
  if (month > 12) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  if (day === 0) return `${year}-${two(month)}`;
  return day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? undefined : `${year}-${two(month)}-${two(day)}`;
}
