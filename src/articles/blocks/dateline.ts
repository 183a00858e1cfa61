import type { Block, Role } from "../article.ts";
import { isDate, withoutDate } from "../facts/dates.ts";
import { agency, isCity, isPerson } from "../facts/names.ts";
import { phrase } from "../facts/phrase.ts";
import { any, words } from "../languages/lexicon.ts";

/** Dashes (a lone tatweel serves as one), and what else may stand between a dateline and its sentence. */
const SEPARATOR = /\s+[-–—ـ]+\s*|[-–—]+\s+|—|[:：]\s*|[./)]+\s*(?:[-–—:]\s*)?/gu;
/** Datelines are short, UTF-16 units. */
const REACH = 90;
const MARK = /[-–—ـ:：./,،()]/u;

/** Datelines told by their print alone; what is caught as `day` has to be a date, as `dated` to hold one, as `told` an agency unless `place` is a city. */
const PRINTED = [
  // "(Geneva, June 30, 2022) – "
  /^\((?<dated>[^()]{5,60})\)\s*[-–—]+\s+(?=\S)/u,
  // "КРАСНОЯРСК, 18 янв — Агентство. ": a place in capitals, a day and who tells it.
  /^\p{Lu}[\p{Lu}\s.-]{2,30},\s(?<day>[^,–—-]{3,20})\s[–—-]\s(?:[^.–—]{2,50}?\.\s+|(?=\p{Lu}))/u,
  // "DRY FORK, Mo. — ": a place in capitals, the land it is in, an agency perhaps, and a dash.
  /^\p{Lu}[\p{Lu}\s.'’-]{2,30}(?:,\s\p{L}[\p{L}.\s]{1,20})?\s?(?:\([^()]{2,30}\)\s?)?[—–](?=\s+\S)/u,
  // "Huaraz (Perú), 8 sep (EFE).- "
  /^\p{L}[\p{L}\s(),.]{2,50},\s\p{Nd}{1,2}\s\p{L}{3,10}\.?\s\([^()]{2,20}\)\.?\s?[-–—]+(?=\s*\S)/u,
  // "نابلس 5-3-2024 سنابل- "
  /^\p{Script=Arabic}[^\p{Nd}.:،]{1,20}\s\p{Nd}{1,2}-\p{Nd}{1,2}-\p{Nd}{4}\s[^-–—.:]{2,20}[-–—](?=\s*\S)/u,
  // "RAVENNA. La ...": a place in capitals, as Italian papers print it; "Rödersleben – Ein ...": one word, and no other dash.
  /^(?:\p{Lu}{4,}\.\s(?=\p{Lu}\p{Ll})|\p{Lu}\p{Ll}{3,20}\s[–—]\s(?=\p{Lu}))(?!.*\s[-–—]\s)/su,
  // "ТИКСИ, 3 декабря. /Вестник/. ": who tells it, between strokes.
  /^\p{Lu}[\p{Lu}\s.-]{2,30},\s(?<day>[^,./]{3,20})\.\s\/[^/]{2,40}\/\.(?=\s+\S)/u,
  // "COLUMBUS, Ohio, March 5, 2024 /PRNewswire/ -- ", "BOSTON--(BUSINESS WIRE)--", "OSLO, Norway, Oct. 24, 2023 (GLOBE NEWSWIRE) -- "
  /^(?![^/()]*\s\p{Ll})\p{Lu}{3}[^/()]{0,60}[/(](?<told>[^/()]{3,30})[/)]\s?--?(?=\s*\p{L})/u,
  // "Москва. 14 июня. INTERFAX.RU - "
  /^\p{Lu}[\p{L}\s-]{2,30}\.\s(?<day>\p{Nd}{1,2}\s\p{L}{3,10})\.\s(?<told>[^.–—]{2,30})(?:\.\p{Lu}{2,4})?\s[-–—](?=\s+\S)/u,
  // "معان 14 أيار (بترا) - ", "أبوظبي في 4 يونيو / وام / "
  new RegExp(`^(?<place>\\p{Script=Arabic}[^\\p{Nd}.:،()/]{1,25}?)\\s(?:${any("onDay")}\\s)?(?<day>\\p{Nd}{1,2}\\s\\p{L}{2,10}(?:\\s\\p{Nd}{4})?)\\s?[(/]\\s?(?<told>[^()/]{2,25}?)\\s?(?:\\)\\s?[-–—:]+|\\/(?:\\s?[-–—:]+)?)(?=\\s*\\S)`, "u"),
  // "دجلة برس/ "
  new RegExp(`^(?:\\p{Script=Arabic}+\\s){0,2}${any("outletEndings")}\\s?\\/(?=\\s?\\p{Script=Arabic})`, "u"),
];
const AGENCY = new RegExp(`^${any("agencyWords")} `, "iu");
const PAPERS = new Set(words("papers").map(phrase));
/** How far another dash is looked for, UTF-16 units. */
const WINDOW = 200;

/** The dateline that a paragraph begins with, and the byline in it: `القاهرة - سعيد حسن - قال ...`. Mostly none. */
export function dateline(paragraph: string): Block[] {
  const head = paragraph.slice(0, REACH);
  const end = printedEnd(paragraph);
  if (end > 0) return [{ start: 0, end, role: "dateline" }];
  // Nearly every paragraph is a plain sentence: its first piece says so at once.
  const mark = head.search(MARK);
  if (mark < 2 || mark > 40 || pieces(head.slice(0, mark))[0]?.what === undefined) return [];
  const ends = [...head.matchAll(SEPARATOR)].map((m) => ({ end: m.index + m[0].length, mark: m[0].trim() }));
  for (const { end, mark } of ends.reverse()) {
    const before = head.slice(0, end);
    const rest = paragraph.slice(end);
    // A bracket still open is a remark on the subject: "نجيب محفوظ (1911 - ..."
    if (/[([][^)\]]*$/u.test(before) || !/^[\p{L}\p{N}"'«“„(]/u.test(rest) || rest.trim().split(/\s+/).length < 5)
      continue;
    const parts = pieces(before);
    // "باريس - سان جرمان", "تونس - الجزائر": the dash joins two names.
    if (parts.every(({ what }) => what === "city") && isCity(/^[^\s:،,]+/.exec(rest)?.[0] ?? "")) continue;
    if (parts.length > 0 && opens(parts, mark)) return joined(parts, end);
  }
  return [];
}

/** Where the dateline ends that print alone tells; 0 for none. */
function printedEnd(paragraph: string): number {
  const head = paragraph.slice(0, WINDOW);
  for (const pattern of PRINTED) {
    const found = pattern.exec(head);
    if (!found || found[0].length >= REACH) continue;
    const { day, dated, place, told } = found.groups ?? {};
    // "جسر 14 أيار (القديم) - ": what is in brackets may be said of what stands before.
    if (told !== undefined && !agency(told) && !isCity(place ?? "")) continue;
    if ((day === undefined || isDate(day.replace(/\.$/, ""))) && (dated === undefined || withoutDate(dated) !== undefined)) return found[0].length;
  }
  return 0;
}

/**
 * The pieces of a line that is a dateline and nothing else: `دمشق - وكالات`,
 * `MOSCOW, June 16 (Reuters)`, `الرياض - سعيد الغامدي` with its byline. Else none.
 */
export function datelineOnly(line: string): Block[] {
  if (line.length > REACH || /[:：]$/u.test(line)) return [];
  // Without a mark or a digit it is at most a place.
  if (!MARK.test(line) && !/\p{Nd}/u.test(line))
    return isCity(line) ? [{ start: 0, end: line.length, role: "dateline" }] : [];
  // "Deadline: 15 May 2024" tells more than where and when.
  const told = /^([^:：\p{Nd}]{3,40})[:：]/u.exec(line)?.[1];
  if (told && !isCity(told) && !agency(told)) return [];
  const parts = pieces(line);
  const has = (what: Piece["what"]) => parts.some((p) => p.what === what);
  if (parts.length > 5 || parts.some((p) => p.what === undefined)) return [];
  const alone =
    has("place") || has("capitals") ? parts.length > 1 && (has("agency") || has("date")) : has("city") || has("date");
  return alone ? joined(parts, line.length) : [];
}

interface Piece {
  start: number;
  end: number;
  /** `capitals` and `place` are places by their capitals or their position alone, `bracketed` may be an agency. */
  what: "city" | "agency" | "date" | "person" | "capitals" | "place" | "bracketed" | undefined;
}

function pieces(head: string): Piece[] {
  const found: Piece[] = [];
  for (const m of head.matchAll(/[^,،()[\]/.:：–—ـ\-\s](?:[^,،()[\]/:：–—\n-]*[^,،()[\]/.:：–—\s-])?/gu)) {
    const end = m.index + m[0].length;
    const before = found.at(-1)?.what;
    let what = whatIs(m[0], found.length === 0, head[m.index - 1] === "(" && head[end] === ")");
    // "TROMSØ, Norway, March 8, 2023": behind a city its land, behind a day its year.
    if (before === "date" && /^(?:19|20)\d\d$/u.test(m[0])) what = "date";
    else if (what === undefined && found.length === 1 && (before === "city" || before === "capitals") && /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?\.?$/u.test(m[0])) what = "place";
    // "عمان - الغد - ": between two dashes, behind a city, a paper is the house; other words may be said of the city.
    else if (what === undefined && found.length === 1 && before === "city" && /\s[-–—]\s$/u.test(head.slice(0, m.index)) && /^\s[-–—]\s/u.test(head.slice(end)) && PAPERS.has(phrase(m[0]))) what = "agency";
    found.push({ start: m.index, end, what });
  }
  return found;
}

function whatIs(text: string, first: boolean, inBrackets: boolean): Piece["what"] {
  if (text.length > 45) return undefined;
  if (agency(text) || AGENCY.test(text)) return "agency";
  if (isCity(text)) return "city";
  if (isDate(text)) return "date";
  if (isPerson(text)) return "person";
  if (/^(?=.{5,30}$)\p{Lu}{3,}(?:[ .-]\p{Lu}+)*$/u.test(text)) return "capitals";
  const count = text.split(/\s+/).length;
  if (inBrackets && count <= 4 && !/\p{Nd}/u.test(text)) return "bracketed";
  return (first && count <= 3 && !/\p{Nd}/u.test(text)) || /^\p{Lu}{2,}$/u.test(text) ? "place" : undefined;
}

/** Whether these pieces, with this mark behind them, stand before a sentence and are no part of it. */
function opens(parts: Piece[], mark: string): boolean {
  if (parts.length > 5 || parts.some((p) => p.what === undefined)) return false;
  const has = (what: Piece["what"]) => parts.some((p) => p.what === what);
  const dash = /[-–—ـ]/u.test(mark);
  const proper = has("city") || parts[0]!.what === "capitals";
  if (has("bracketed") && !(proper && dash)) return false;
  // An agency beside a place or a day is proof, as is a place with a day and a full stop.
  if (has("agency")) {
    if (parts.length === 1) return dash;
    return proper || has("date") || (parts[0]!.what === "place" && mark !== ")");
  }
  if (proper && has("date") && /^\./.test(mark)) return true;
  if (!dash || (has("person") && !has("city"))) return false;
  return proper || (has("place") && has("date"));
}

/** Neighbours of one role are one block; the marks between belong to what stands before them. */
function joined(parts: Piece[], end: number): Block[] {
  const blocks: Block[] = [];
  for (const part of parts) {
    const role: Role = part.what === "person" ? "byline" : "dateline";
    const last = blocks.at(-1);
    if (last?.role === role) last.end = part.end;
    else {
      if (last) last.end = part.start;
      blocks.push({ start: part.start, end: part.end, role });
    }
  }
  blocks[0]!.start = 0;
  blocks.at(-1)!.end = end;
  return blocks;
}
