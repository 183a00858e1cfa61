import { fold } from "../../language/fold.ts";

/** Month names in their order; Arabic has three sets: Gregorian, Levantine and that of the Maghreb. */
const MONTHS: string[] = [
  "يناير|كانون الثاني|جانفي|january|jan|января|январь|янв|janvier|janv|enero|ene|januar|jänner|gennaio|janeiro|ocak|जनवरी|ژانویه|stycznia|січня|جنوری",
  "فبراير|شباط|فيفري|february|feb|февраля|февраль|фев|février|févr|febrero|februar|febbraio|fevereiro|şubat|फरवरी|فوریه|lutego|лютого|فروری",
  "مارس|آذار|march|mar|марта|март|мар|mars|marzo|märz|mär|março|mart|मार्च|marca|березня|مارچ",
  "أبريل|ابريل|إبريل|نيسان|أفريل|april|apr|апреля|апрель|апр|avril|avr|abril|abr|aprile|nisan|अप्रैल|آوریل|kwietnia|квітня|اپریل",
  "مايو|أيار|ماي|may|мая|май|mai|mayo|maggio|maio|mayıs|मई|maja|травня|مئی",
  "يونيو|يونيه|حزيران|جوان|june|jun|июня|июнь|июн|juin|junio|juni|giugno|junho|haziran|जून|ژوئن|czerwca|червня|جون",
  "يوليو|يوليه|يوليوز|تموز|جويلية|july|jul|июля|июль|июл|juillet|juil|julio|juli|luglio|julho|temmuz|जुलाई|ژوئیه|lipca|липня|جولائی",
  "أغسطس|اغسطس|غشت|آب|أوت|august|aug|августа|август|авг|août|agosto|ago|ağustos|अगस्त|اوت|sierpnia|серпня|اگست",
  "سبتمبر|شتنبر|أيلول|september|sept|sep|сентября|сентябрь|сен|сент|septembre|septiembre|settembre|setembro|eylül|सितंबर|سپتامبر|września|вересня|ستمبر",
  "أكتوبر|اكتوبر|تشرين الأول|october|oct|октября|октябрь|окт|octobre|octubre|oktober|okt|ottobre|outubro|ekim|अक्टूबर|اکتبر|października|жовтня|اکتوبر",
  "نوفمبر|نونبر|تشرين الثاني|november|nov|ноября|ноябрь|ноя|нояб|novembre|noviembre|novembro|kasım|नवंबर|نوامبر|listopada|листопада|نومبر",
  "ديسمبر|دجنبر|كانون الأول|december|dec|декабря|декабрь|дек|décembre|déc|diciembre|dic|dicembre|dezembro|dezember|dez|aralık|दिसंबर|دسامبر|grudnia|грудня|دسمبر",
];

const monthOf = new Map(MONTHS.flatMap((names, i) => names.split("|").map((name) => [fold(name), i + 1] as const)));
const MONTH = [...monthOf.keys()].sort((a, b) => b.length - a.length).join("|");
const YEAR = "((?:19|20)\\d\\d)(?!\\d)(?:\\s?(?:года|г\\.?|م)(?![\\p{L}\\p{M}]))?";
/** Two names of one month: "حزيران/يونيو". */
const NAMED = `(${MONTH})\\.?(?:\\s?[/(]\\s?(?:${MONTH})\\)?)?(?![\\p{L}\\p{M}])`;

/** The Hijri months in their order, as folding leaves them. */
const HIJRI = [
  "محرم|المحرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع آخر|ربيع ثاني", "جمادى الأولى|جمادى الأول", "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني",
  "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة|ذوالقعدة", "ذو الحجة|ذي الحجة|ذوالحجة",
].map((names) => names.split("|").map(fold));
const HIJRI_MONTH = HIJRI.flat().sort((a, b) => b.length - a.length).join("|");

/** The months of the Persian solar year. */
const PERSIAN = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند".split("|").map(fold);

/** Patterns over folded text, each with the order of its groups. */
const PATTERNS: [RegExp, string][] = [
  [/(?<!\d)((?:19|20)\d\d)[-/.](\d\d?)[-/.](\d\d?)(?!\d)/u, "ymd"],
  [/(?<!\d)((?:19|20)\d\d)\s?年\s?(\d\d?)\s?月\s?(\d\d?)\s?日/u, "ymd"],
  [
    new RegExp(
      `(?<!\\d)(\\d\\d?)(?:st|nd|rd|th|er|\\.|º)?\\s?(?:de\\s|of\\s|من\\s|[/-]\\s?)?\\s?${NAMED}[\\s,،/-]*(?:de\\s|del\\s)?\\s?(?:عام\\s|سنه\\s)?${YEAR}`,
      "u",
    ),
    "dmy",
  ],
  [new RegExp(`(?<![\\p{L}\\p{M}])${NAMED}\\s(\\d\\d?)(?:st|nd|rd|th)?[\\s,،]+${YEAR}`, "u"), "mdy"],
  [new RegExp(`(?<!\\d)(\\d\\d?)[-/.](\\d\\d?)[-/.]${YEAR}`, "u"), "??y"],
  // Not behind a number: of the 31st of February nothing is true.
  [
    new RegExp(`(?<![\\p{L}\\p{M}])(?<!\\d(?:\\.|st|nd|rd|th)?\\s?)${NAMED}[\\s,،]+(?:de\\s|del\\s)?${YEAR}`, "u"),
    "my",
  ],
  // Last: where a line has both calendars, nothing has to be converted.
  [new RegExp(`(?<!\\d)(\\d\\d?)\\s?(?:من\\s)?(?:شهر\\s)?(${HIJRI_MONTH})[\\s,،]*(?:عام\\s|سنه\\s)?(1[34]\\d\\d)(?!\\d)(?:\\s?(?:هجريه|هجري|هـ|ه)(?![\\p{L}\\p{M}]))?`, "u"), "hijri"],
  [new RegExp(`(?<!\\d)(\\d\\d?)\\s(${PERSIAN.join("|")})[\\s,،]*(1[34]\\d\\d)(?!\\d)`, "u"), "persian"],
  [/(?<!\d)(\d\d?)\s?[-/]\s?(\d\d?)\s?[-/]\s?(1[34]\d\d)\s?(?:هجريه|هجري|هـ|ه)(?![\p{L}\p{M}])/u, "hijri numbers"],
];
const CLOCK =
  /(?<!\d)\d\d?[:.h]\d\d(?::\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|ص|م|صباحا|مسا|gmt|utc|msk|мск|est|uhr|بتوقيت \S+)?/giu;

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

const WEEKDAYS =
  /^(?:(?:يوم |اليوم )?(?:السبت|الاحد|الاثنين|الثلاثا|الاربعا|الخميس|الجمعه)|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)$/u;
const DAY = new RegExp(`^(?:\\d\\d?(?:\\.|st|nd|rd|th)?\\s(?:de\\s)?${NAMED}|${NAMED}\\s\\d\\d?)$`, "u");

/** Nothing but a date, a day without its year included, or a weekday: what a dateline has between its commas. */
export function isDate(text: string): boolean {
  if (text.length > 30) return false;
  const folded = fold(text).trim();
  return DAY.test(folded) || WEEKDAYS.test(folded) || withoutDate(text)?.trim() === "";
}

const RECENT = /^(?:вчера|сегодня|yesterday|today|gestern|heute|ayer|hoy|dun|bugun|امس|اليوم)$/u;

/** Nothing but a date or a day, with or without a clock time. */
export function isDay(text: string): boolean {
  const day = fold(text).replace(CLOCK, " ").replace(/(?<!\p{L})(?:الساعه|at|в|à|um|saat)(?!\p{L})/gu, " ").replace(/^[\s,،|·•–-]+|[\s,،|·•–-]+$/gu, "");
  return text.length < 40 && /\p{Nd}/u.test(text) && (isDate(day) || RECENT.test(day));
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
  for (const [pattern, order] of PATTERNS) {
    const hit = pattern.exec(folded);
    if (!hit) continue;
    const date = read(hit, order, language);
    if (date) return { date, start: hit.index, end: hit.index + hit[0].length };
  }
  return undefined;
}

function read(hit: RegExpExecArray, order: string, language?: string): string | undefined {
  const [, a, b, c] = hit;
  const month = (name: string | undefined) => monthOf.get(name ?? "") ?? 0;
  if (order === "ymd") return real(Number(a), Number(b), Number(c));
  if (order === "dmy") return real(Number(c), month(b), Number(a));
  if (order === "mdy") return real(Number(c), month(a), Number(b));
  if (order === "hijri") return gregorian(Number(c), HIJRI.findIndex((names) => names.includes(b!)) + 1, Number(a));
  if (order === "persian") return gregorian(Number(c), PERSIAN.indexOf(b!) + 1, Number(a), persian, Date.UTC(622, 2, 22), 365.2422, 30.5);
  if (order === "hijri numbers") return gregorian(Number(c), Number(b), Number(a));
  if (order === "my") return real(Number(b), month(a), 0);
  const [first, second, year] = [Number(a), Number(b), Number(c)];
  if (first <= 12 && second <= 12 && first !== second && language?.startsWith("en")) return String(year);
  return second > 12 ? real(year, first, second) : real(year, second, first);
}

const calendar = (name: string) => new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" });
const hijri = calendar("islamic-umalqura");
const persian = calendar("persian");

/**
 * A day of the Umm al-Qura calendar, which newspapers print, or of another as the Gregorian one; undefined where there is none.
 * From the first day of the first year and the length of years and months (days) the guess is a few days off at most.
 */
function gregorian(year: number, month: number, day: number, by = hijri, began = Date.UTC(622, 6, 19), yearDays = 354.367, monthDays = 29.53): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const guess = began + ((year - 1) * yearDays + (month - 1) * monthDays + day - 1) * 86_400_000;
  for (let off = -5; off <= 5; off++) {
    const date = new Date(guess + off * 86_400_000);
    const part = Object.fromEntries(by.formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    if (part.year === year && part.month === month && part.day === day) return date.toISOString().slice(0, 10);
  }
  return undefined;
}

/** ISO, cut where it is not known (0); undefined for the 31st of February. */
function real(year: number, month: number, day: number): string | undefined {
  if (month === 0) return String(year);
  if (month > 12) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  if (day === 0) return `${year}-${two(month)}`;
  return day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? undefined : `${year}-${two(month)}-${two(day)}`;
}
