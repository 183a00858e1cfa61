import type { Span } from "../../language/span.ts";

/** A word such as "yesterday" in a text, and the day that it means, ISO 8601. */
export interface NamedDay extends Span {
  date: string;
}

/** Words for days by their distance from the day of writing. Of a language that is not here nothing is told. */
const WORDS: Record<string, Record<number, string>> = {
  ar: { 0: "اليوم", [-1]: "أمس|البارحة", [-2]: "أول أمس|أمس الأول|أول من أمس", 1: "غدا|غدًا|غداً" },
  en: { 0: "today|tonight", [-1]: "yesterday", [-2]: "the day before yesterday", 1: "tomorrow", 2: "the day after tomorrow" },
  ru: { 0: "сегодня", [-1]: "вчера", [-2]: "позавчера", 1: "завтра", 2: "послезавтра" },
  fr: { 0: "aujourd[’']hui", [-1]: "hier", [-2]: "avant-hier", 1: "demain" },
  es: { 0: "hoy", [-1]: "ayer", [-2]: "anteayer" },
  de: { 0: "heute", [-1]: "gestern", [-2]: "vorgestern" },
  tr: { 0: "bugün", [-1]: "dün", 1: "yarın" },
  fa: { 0: "امروز", [-1]: "دیروز", 1: "فردا" },
};

/** Weekdays from Sunday, as they stand behind such a word or before it: "اليوم الأربعاء", "today, Wednesday", "сегодня, в среду". */
const WEEKDAYS: Record<string, string[]> = {
  ar: ["الأحد", "ال[اإ]ثنين", "الثلاثاء", "ال[أإ]ربعاء", "الخميس", "الجمعة", "السبت"],
  en: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
  ru: ["воскресенье", "понедельник", "вторник", "сред[ау]", "четверг", "пятниц[ау]", "суббот[ау]"],
};

/** What "اليوم" is no today before: "the seventh day", "the same day", "the day that". */
const NOT_TODAY = /^\s(?:ال(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|تالي|سابق|مقبل|ماضي|مذكور|واحد|عالمي|وطني|دولي|أخير)|نفسه|ذاته|الذي|وغدا|بعد)(?!\p{L})/u;

const patterns = new Map<string, RegExp>();

/** "Today", "yesterday" and the like in a text of a known language and day. A weekday beside the word corrects what was printed a day or two later. */
export function namedDays(text: string, date: string | undefined, language: string | undefined): NamedDay[] {
  const words = WORDS[language ?? ""];
  if (!words || !date || !/^\d{4}-\d\d-\d\d$/.test(date)) return [];
  const found: NamedDay[] = [];
  for (const match of text.matchAll(pattern(language!, words))) {
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + 40);
    const distance = Number(Object.keys(words).find((key) => match.groups![nameOf(key)] !== undefined));
    if (distance === 0 && language === "ar" && NOT_TODAY.test(rest)) continue;
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + distance);
    const weekday = (WEEKDAYS[language!] ?? []).findIndex((name) => new RegExp(`^[\\s,،(]*(?:في |во? |on )?(?:يوم )?${name}(?!\\p{L})`, "iu").test(rest));
    if (weekday >= 0) {
      // The nearest such day; further off than three it would be another week's.
      const off = ((weekday - day.getUTCDay() + 10) % 7) - 3;
      day.setUTCDate(day.getUTCDate() + off);
    }
    found.push({ start: match.index, end, date: day.toISOString().slice(0, 10) });
  }
  return found;
}

function pattern(language: string, words: Record<number, string>): RegExp {
  let known = patterns.get(language);
  if (!known) {
    // Longer ones first: "the day before yesterday" is no yesterday.
    const all = Object.entries(words).sort((a, b) => b[1].length - a[1].length).map(([key, list]) => `(?<${nameOf(key)}>${list})`);
    known = new RegExp(`(?<![\\p{L}\\p{M}])(?:${all.join("|")})(?![\\p{L}\\p{M}])`, "giu");
    patterns.set(language, known);
  }
  return known;
}

function nameOf(distance: string): string {
  return `d${distance.replace("-", "m")}`;
}
