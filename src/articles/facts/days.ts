import { fold } from "../../language/fold.ts";
import type { Span } from "../../language/span.ts";
import { weekdays } from "../languages/calendar.ts";
import { any, lexica } from "../languages/lexicon.ts";

/** A word such as "yesterday" in a text, and the day that it means, ISO 8601. */
interface NamedDay extends Span {
  date: string;
}

const NOT_TODAY = new RegExp(`^\\s${any("notToday")}(?!\\p{L})`, "u");

/** Of each language: its words for days, and the weekdays from Sunday as they stand behind one, folded: "اليوم الأربعاء", "today, Wednesday", "сегодня, в среду". */
const patterns = new Map<string, { word: RegExp; weekdays: RegExp[] }>();

/** "Today", "yesterday" and the like in a text of a known language and day. A weekday beside the word corrects what was printed a day or two later. */
export function namedDays(text: string, date: string | undefined, language: string | undefined): NamedDay[] {
  const words = lexica.get(language ?? "")?.days;
  if (!words || !date || !/^\d{4}-\d\d-\d\d$/.test(date)) return [];
  const known = pattern(language!, words);
  const found: NamedDay[] = [];
  for (const match of text.matchAll(known.word)) {
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + 40);
    const distance = Number(Object.keys(words).find((key) => match.groups![nameOf(key)] !== undefined));
    if (distance === 0 && NOT_TODAY.test(rest)) continue;
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + distance);
    const weekday = known.weekdays.findIndex((name) => name.test(fold(rest)));
    if (weekday >= 0) {
      // The nearest such day; further off than three it would be another week's.
      const off = ((weekday - day.getUTCDay() + 10) % 7) - 3;
      day.setUTCDate(day.getUTCDate() + off);
    }
    found.push({ start: match.index, end, date: day.toISOString().slice(0, 10) });
  }
  return found;
}

function pattern(language: string, words: Record<string, string[]>): { word: RegExp; weekdays: RegExp[] } {
  let known = patterns.get(language);
  if (!known) {
    // Longer ones first: "the day before yesterday" is no yesterday.
    const all = Object.entries(words).map(([distance, list]) => [distance, list.join("|")] as const).sort((a, b) => b[1].length - a[1].length);
    const word = new RegExp(`(?<![\\p{L}\\p{M}])(?:${all.map(([distance, list]) => `(?<${nameOf(distance)}>${list})`).join("|")})(?![\\p{L}\\p{M}])`, "giu");
    const behind = weekdays(language).map((names) => new RegExp(`^[\\s,،(]*(?:${fold(any("onDay"))}\\s)?(?:${names.map(fold).join("|")})(?!\\p{L})`, "u"));
    known = { word, weekdays: behind };
    patterns.set(language, known);
  }
  return known;
}

function nameOf(distance: string): string {
  return `d${distance.replace("-", "m")}`;
}
