import { periodOf } from "../../articles/facts/period.ts";
import { weekdayIn } from "../../articles/facts/weekdays.ts";
import { namesIn, OF } from "../../language/questions/phrases.ts";
import { stem } from "../../language/stem.ts";
import { type Word, words } from "../../language/words.ts";

/** When something is: a day, a weekday or a month; or a year. */
export interface Value {
  kind: "day" | "year";
  /** A day by its place in the week, or from today: it is of a year, and says not which. */
  near?: true;
  /** It has one, with or without a day. */
  year?: string;
  /** The text without it. */
  rest: string;
}

/** When, if a text says so. @param today ISO 8601 */
export function timeIn(text: string, today: string): Value | undefined {
  const weekday = weekdayIn(text);
  if (weekday) return { kind: "day", near: true, rest: weekday.rest };
  const period = periodOf(text, today);
  if (!period) return undefined;
  const { unit, away, rest, from } = period;
  return { kind: unit === "year" ? "year" : "day", ...(away === undefined && { year: from.slice(0, 4) }), ...(away !== undefined && unit === "day" && { near: true as const }), rest };
}

/** A text without the days or years that a question names others of: a year takes the place of "on Friday", and that of a year. */
export function withoutValuesOf(question: string, text: string, today: string): string {
  const fresh = timeIn(question, today);
  const old = fresh && timeIn(text, today);
  const isOld = old && (old.kind === fresh.kind || (fresh.kind === "year" && (old.near || old.year !== undefined)) || (old.kind === "year" && fresh.near));
  return isOld && old.rest.length < text.length ? withoutValuesOf(question, old.rest, today) : text;
}

/** The year of the day before, which a day without one is of: "on 5 May 2023", "and on 7 May?" */
export function yearFor({ kind, year }: Value, before: string, today: string): string {
  const old = timeIn(before, today);
  return kind === "day" && year === undefined && old?.kind === "day" && old.year ? ` ${old.year}` : "";
}

/** The question before with another number in the place of its own: "in 2018", "and in 2019?"; "a ticket for 2", "and for 3?" Undefined where more than the number is new. */
export function renumbered(before: string, thing: string): string | undefined {
  const numbersIn = (text: string) => words(text).filter(({ folded }) => /^\d+$/.test(folded));
  const [number, ...more] = numbersIn(thing);
  if (!number || more.length > 0) return undefined;
  const known = new Set(words(before).map(({ folded }) => stem(folded)));
  const isYear = ({ folded }: Word) => /^(?:1\d|20)\d\d$/.test(folded);
  const [old, ...others] = numbersIn(before).filter((one) => isYear(one) === isYear(number));
  const isNew = namesIn(thing).some(({ folded, start }) => start !== number.start && !known.has(stem(folded)));
  return !old || others.length > 0 || isNew ? undefined : before.slice(0, old.start) + thing.slice(number.start, number.end) + before.slice(old.end);
}

/** Without the mark at its end, and what led to words that are gone. */
export function trimmed(text: string): string {
  const said = text.replace(/[\s?!.؟،,]+$/u, "");
  const last = words(said).at(-1);
  return last && OF.has(last.folded) && last.start > 0 ? said.slice(0, last.start).trimEnd() : said;
}
