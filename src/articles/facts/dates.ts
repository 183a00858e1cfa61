import { fold } from "../../language/fold.ts";
import { shortWeekdays, weekdays } from "../languages/calendar.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { monthOf, named, once, patterns, read, real, yearless } from "./spellings.ts";

const CLOCK = new RegExp(`(?<!\\d)\\d\\d?[:.h]\\d\\d(?::\\d\\d)?\\s*(?:${fold(any("clock"))}|gmt|utc|msk|est)?`, "giu");

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

/** A weekday, or from one to another, and what is said of it: "Sun: closed", "Пн–Пт выходной". */
export function isOfDay(text: string): boolean {
  const day = /^[\p{L}\p{M}.]+(?:\s?[-–—]\s?[\p{L}\p{M}.]+)?(?=\s*[:：–—-]|\s)/u.exec(text)?.[0];
  return day !== undefined && isWeekday(day);
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

/** Months without their year in a folded text, each with what says "in" before it, for a word may be spelt like one: "in May"; `day` is 0. */
export function monthsIn(folded: string): { month: number; day: number; start: number; end: number }[] {
  if (!IN_MONTH.test(folded)) return [];
  return [...folded.matchAll(inMonth())].map((hit) => ({ month: monthOf().get(hit[1]!)!, day: 0, start: hit.index, end: hit.index + hit[0].length }));
}

const IN_MONTH = new RegExp(`(?<![\\p{L}\\p{M}])${fold(any("inMonth"))}\\s`, "u");
const inMonth = once(() => new RegExp(`(?<![\\p{L}\\p{M}])${fold(any("inMonth"))}\\s(?:${fold(any("monthWord"))}\\s)?${named()}(?!\\s?\\d)`, "gu"));

/** Days without their year in a folded text: "on 17 May". */
export function yearlessIn(folded: string): { month: number; day: number; start: number; end: number }[] {
  // To make the pattern takes longer than most questions.
  if (!/\d/.test(folded)) return [];
  return [...folded.matchAll(yearless())].flatMap((hit) => {
    const [, day, after, before, behind] = hit;
    const found = { month: monthOf().get(after ?? before!)!, day: Number(day ?? behind), start: hit.index, end: hit.index + hit[0].length };
    return found.day >= 1 && found.day <= 31 ? [found] : [];
  });
}

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

/** All dates in a folded text, each as findDate tells the first, with their places. */
export function datesIn(folded: string, language?: string): { date: string; start: number; end: number }[] {
  const found: { date: string; start: number; end: number }[] = [];
  let rest = folded;
  for (let hit = match(rest, language); hit; hit = match(rest, language)) {
    found.push(hit);
    rest = `${rest.slice(0, hit.start)}${"_".repeat(hit.end - hit.start)}${rest.slice(hit.end)}`;
  }
  return found;
}

/** What every pattern has. */
const YEAR = /(?:19|20|1[34])\d\d/;

function match(folded: string, language?: string): { date: string; start: number; end: number } | undefined {
  if (!YEAR.test(folded)) return undefined;
  for (const [pattern, order] of patterns()) {
    const hit = pattern.exec(folded);
    if (!hit) continue;
    const date = read(hit, order, language);
    if (date) return { date, start: hit.index, end: hit.index + hit[0].length };
  }
  return undefined;
}
