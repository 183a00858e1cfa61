import { fold } from "../../language/fold.ts";
import { months, monthsOf, shortWeekdays, weekdays } from "../languages/calendar.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { CALENDARS, gregorian } from "./gregorian.ts";

type Order = "ymd" | "dmy" | "mdy" | "my" | "??y" | "named" | "hijri";

/** Patterns over folded text, each with the order of its groups; made when the first date is looked for. */
const patterns = once(() => {
  const [of, ordinal] = [fold(any("of")), fold(any("ordinal"))];
  const inYear = `(?:${fold(any("inYear"))}\\s)?`;
  const year = `((?:19|20)\\d\\d)(?!\\d)(?:\\s?${fold(any("year"))}(?![\\p{L}\\p{M}]))?`;
  const hijra = `${fold(any("era"))}(?![\\p{L}\\p{M}])`;
  const ymd = [...lexica.values()].flatMap(({ yearMonthDay: marks }) => (marks ? [`(?<!\\d)((?:19|20)\\d\\d)\\s?${marks[0]}\\s?(\\d\\d?)\\s?${marks[1]}\\s?(\\d\\d?)\\s?${marks[2]}`] : []));
  const other = alternatives([...otherMonths().keys()]);
  const all: [string, Order][] = [
    ["(?<!\\d)((?:19|20)\\d\\d)[-/.](\\d\\d?)[-/.](\\d\\d?)(?!\\d)", "ymd"],
    ...ymd.map((pattern): [string, Order] => [pattern, "ymd"]),
    [`(?<!\\d)(\\d\\d?)(?:${ordinal}|\\.)?\\s?(?:${of}\\s|[/-]\\s?)?\\s?${named()}[\\s,،/-]*(?:${of}\\s)?\\s?${inYear}${year}`, "dmy"],
    [`(?<![\\p{L}\\p{M}])${named()}\\s(\\d\\d?)${ordinal}?[\\s,،]+${year}`, "mdy"],
    [`(?<!\\d)(\\d\\d?)[-/.](\\d\\d?)[-/.]${year}`, "??y"],
    // Not behind a number: of the 31st of February nothing is true.
    [`(?<![\\p{L}\\p{M}])(?<!\\d(?:\\.|${ordinal})?\\s?)${named()}[\\s,،]+(?:${of}\\s)?${year}`, "my"],
    // Last: where a line has both calendars, nothing has to be converted.
    [`(?<!\\d)(\\d\\d?)\\s?(?:${of}\\s)?(?:${fold(any("monthWord"))}\\s)?${other}[\\s,،]*${inYear}(1[34]\\d\\d)(?!\\d)(?:\\s?${hijra})?`, "named"],
    [`(?<!\\d)(\\d\\d?)\\s?[-/]\\s?(\\d\\d?)\\s?[-/]\\s?(1[34]\\d\\d)\\s?${hijra}`, "hijri"],
  ];
  return all.map(([pattern, order]) => [new RegExp(pattern, "u"), order] as const);
});

/** The number of each month by its folded names. */
const monthOf = once(() => new Map(months().flatMap((names, i) => names.map((name) => [fold(name), i + 1] as const))));
/** The same of other calendars, with the calendar. */
const otherMonths = once(
  () => new Map((Object.keys(CALENDARS) as (keyof typeof CALENDARS)[]).flatMap((calendar) => monthsOf(calendar).flatMap((names, i) => names.map((name) => [fold(name), { calendar, month: i + 1 }] as const)))),
);

/** Two names of one month: "حزيران/يونيو". */
const named = once(() => {
  const month = alternatives([...monthOf().keys()]);
  return `${month}\\.?(?:\\s?[/(]\\s?${month.replace("(", "(?:")}\\)?)?(?![\\p{L}\\p{M}])`;
});

const CLOCK = new RegExp(`(?<!\\d)\\d\\d?[:.h]\\d\\d(?::\\d\\d)?\\s*(?:${fold(any("clock"))}|gmt|utc|msk|est)?`, "giu");

/** A group of these, longer ones first. */
function alternatives(names: string[]): string {
  return `(${names.sort((a, b) => b.length - a.length).join("|")})`;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The first date in a text, ISO 8601, as exact as it is told: a day, or a month
 * of a year. Of 3/4/2021 in English nothing but the year is certain; elsewhere
 * the day stands first. A day without a year is no date: it would be a guess.
 */
export function findDate(text: string, language?: string): string | undefined {
  return match(fold(text), language)?.date;
}

/** What is left of a line when its dates and clock times are taken out; undefined if it had no date. */
export function withoutDate(text: string): string | undefined {
  if (!/\p{Nd}/u.test(text)) return undefined;
  let rest = fold(text);
  let found = false;
  for (let hit = match(rest); hit; hit = match(rest)) {
    rest = `${rest.slice(0, hit.start)} ${rest.slice(hit.end)}`;
    found = true;
  }
  return found ? rest.replace(CLOCK, " ") : undefined;
}

/** A clock time and nothing else, or (`within`) among other words. */
export function isClock(text: string, within = false): boolean {
  CLOCK.lastIndex = 0;
  const rest = fold(text).replace(CLOCK, "");
  return within ? rest.length < fold(text).length : text.length < 20 && !/[\p{L}\p{N}]/u.test(rest);
}

/** From one clock time to another: when something is open, and no time of writing. */
export function isHours(text: string): boolean {
  if (text.length > 200) return false;
  const times = [...fold(text).matchAll(CLOCK)];
  return times.slice(1).some((time, i) => /^\s*(?:[-–—]+|\p{L}{1,6}\.?)\s*$/u.test(fold(text).slice(times[i]!.index + times[i]![0].length, time.index)));
}

/** Weekdays and nothing else, one or several: "Monday", "Mon–Fri". */
export function isWeekday(text: string): boolean {
  const words = fold(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  return text.length < 60 && words.length > 0 && words.length < 8 && weekday().test(words[0]!) && words.every((word) => weekday().test(word) || word.length < 4) && !/\p{Nd}/u.test(text);
}

const weekday = once(() => new RegExp(`^(?:${[...weekdays(), ...shortWeekdays()].flat().map((name) => fold(name).replace(/\.$/, "")).join("|")})$`, "u"));

/** Nothing but a weekday, or a day without its year. */
const day = once(() => {
  const weekday = weekdays().flat().map(fold).join("|");
  const ordinal = fold(any("ordinal"));
  return new RegExp(`^(?:(?:${fold(any("onDay"))}\\s)?(?:${weekday})|\\d\\d?(?:\\.|${ordinal})?\\s(?:${fold(any("of"))}\\s)?${named()}|${named()}\\s\\d\\d?)$`, "u");
});

/** Nothing but a date, a day without its year included, or a weekday: what a dateline has between its commas. */
export function isDate(text: string): boolean {
  if (text.length > 30) return false;
  const folded = fold(text).trim();
  return day().test(folded) || withoutDate(text)?.trim() === "";
}

/** Today and yesterday. */
const RECENT = new RegExp(`^(?:${[...lexica.values()].flatMap(({ days = {} }) => [...(days["0"] ?? []), ...(days["-1"] ?? [])]).map(fold).join("|")})$`, "u");
const AT_HOUR = new RegExp(`(?<!\\p{L})${fold(any("atHour"))}(?!\\p{L})`, "gu");

/** Nothing but a date or a day, with or without a clock time. */
export function isDay(text: string): boolean {
  const rest = fold(text).replace(CLOCK, " ").replace(AT_HOUR, " ").replace(/^[\s,،|·•–-]+|[\s,،|·•–-]+$/gu, "");
  return text.length < 40 && /\p{Nd}/u.test(text) && (isDate(rest) || RECENT.test(rest));
}

/** A date given in a field: ISO with or without time, or any of the spellings above, or a year alone. */
export function normalDate(given: string, language?: string): string | undefined {
  const text = given.trim();
  const iso = /^((?:1[5-9]|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T\s])/.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2] ?? 0), Number(iso[3] ?? 0));
  // RFC 2822 and its like come out of the patterns: "Wed, 16 Jun 2021 10:00:00 GMT".
  return findDate(text, language);
}

function match(folded: string, language?: string): { date: string; start: number; end: number } | undefined {
  for (const [pattern, order] of patterns()) {
    const hit = pattern.exec(folded);
    if (!hit) continue;
    const date = read(hit, order, language);
    if (date) return { date, start: hit.index, end: hit.index + hit[0].length };
  }
  return undefined;
}

function read(hit: RegExpExecArray, order: Order, language?: string): string | undefined {
  const [, a, b, c] = hit;
  const month = (name: string | undefined) => monthOf().get(name ?? "") ?? 0;
  if (order === "ymd") return real(Number(a), Number(b), Number(c));
  if (order === "dmy") return real(Number(c), month(b), Number(a));
  if (order === "mdy") return real(Number(c), month(a), Number(b));
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

/** ISO, cut where it is not known (0); undefined for the 31st of February. */
function real(year: number, month: number, day: number): string | undefined {
  if (month === 0) return String(year);
  if (month > 12) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  if (day === 0) return `${year}-${two(month)}`;
  return day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? undefined : `${year}-${two(month)}-${two(day)}`;
}
