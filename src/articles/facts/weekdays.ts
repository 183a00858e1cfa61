import { fold } from "../../language/fold.ts";
import type { Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import { shortWeekdays, weekdays } from "../languages/calendar.ts";
import { any, words as known } from "../languages/lexicon.ts";
import { cut } from "./period.ts";
import { once } from "./spellings.ts";

/** A shorter name is as well another word: sun, sat. */
const LEAST = 4;
const NONE = new Set(known("notWeekdays").map(fold));
const DEFINITE = new RegExp(`^${any("definite")}`, "u");
/** Nor is a longer word one that joins two of them: "through". */
const JOINING = 7;
const GLUED_AND = new RegExp(`^${any("gluedAnd")}`, "u");
const LISTED = new RegExp(`^[\\s,،;/&+.]*(?:${any("and", "gluedAnd")}\\s*)?$`, "iu");

/** Weekdays from Sunday, 0, by their stems, of Arabic by their names with the article: without it one of them is "somebody". */
const long = once(() => new Map(weekdays().flatMap((names, day) => names.filter((name) => name.length >= LEAST).map((name) => [key(fold(name)), day] as const))));
/** By what a list calls them as well, short names of one language or of all. */
const listed = new Map<string, Map<string, number>>();

/** The weekdays that a text names in full, each with its place. */
export function daysNamed(text: string): (Span & { day: number })[] {
  return words(text).flatMap(({ start, end, folded }) => (NONE.has(folded) ? [] : [long().get(key(folded)) ?? []].flat().map((day) => ({ day, start, end }))));
}

/** The weekday that a text names, if it names one and no other, and the text without it. */
export function weekdayIn(text: string): { day: number; rest: string } | undefined {
  const found = daysNamed(text);
  const [first] = found;
  if (!first || found.some(({ day }) => day !== first.day)) return undefined;
  return { day: first.day, rest: found.reduceRight((rest, { start, end }) => cut(rest, start, end), text) };
}

/** The weekdays of which a line of a list is: of "Sun: closed" 0, of "Tue to Fri: 10–17" 2, 3, 4 and 5. @param language ISO 639, where it is known. */
export function weekdaysOf(line: string, language?: string): number[] {
  const names = namesIn(language?.split("-")[0]);
  const head = /^[^:：\p{Nd}]*/u.exec(line)![0];
  const found: number[] = [];
  let end = 0;
  for (const { 0: printed, index } of head.matchAll(/[\p{L}\p{M}]+/gu)) {
    const folded = fold(printed);
    const day = names.get(folded) ?? names.get(folded.replace(GLUED_AND, "")) ?? long().get(key(folded));
    const between = head.slice(end, index);
    if (day === undefined) {
      // A small word stands before the first day, or joins two.
      if (printed.length > (found.length === 0 ? LEAST : JOINING)) break;
      continue;
    }
    const last = found.at(-1);
    if (last !== undefined && !LISTED.test(between) && !GLUED_AND.test(folded)) for (let next = (last + 1) % 7; next !== day; next = (next + 1) % 7) found.push(next);
    found.push(day);
    end = index + printed.length;
  }
  return found;
}

const EVERY = new RegExp(`(?<![\\p{L}\\p{M}])${fold(any("everyDay"))}(?![\\p{L}\\p{M}])`, "u");

/** Whether a text tells of days that it does not name: "daily", "on weekdays", "except". */
export function isOfEveryDay(text: string): boolean {
  return EVERY.test(fold(text));
}

function key(folded: string): string {
  return /^\p{Script=Arabic}/u.test(folded) ? folded : stem(folded);
}

function namesIn(language: string | undefined): Map<string, number> {
  const known = listed.get(language ?? "");
  if (known) return known;
  const all = [weekdays(language), shortWeekdays(language)];
  const names = new Map(all.flatMap((days) => days.flatMap((names, day) => names.flatMap((name) => [fold(name).replace(/\.$/, ""), fold(name).replace(DEFINITE, "")].map((spelt) => [spelt, day] as const)))));
  listed.set(language ?? "", names);
  return names;
}
