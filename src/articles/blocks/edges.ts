import type { Role } from "../article.ts";
import { isClock, withoutDate } from "../facts/dates.ts";
import { type Line, SHORT } from "../lines/lines.ts";
import { isDetail, isFact, isProse, isTabular } from "../lines/lists.ts";
import { agency, areNames, isByShape, isCity, isPerson, isReporter } from "../facts/names.ts";
import { behindHouse } from "./byline.ts";
import { any } from "../languages/lexicon.ts";

type Roles = (Role | undefined)[];

/** Who speaks for an office. */
const PRESS = new RegExp(`^${any("pressOffices")}\\s`, "iu");
const PUBLISHED = new RegExp(`^${any("published")}(?!\\p{L})`, "iu");

/** A short line with a date in it, between the headline and the text, is about the article: "Valdehoz - 05 AGO 2023 - 05:30 CEST". */
export function datesAbove(lines: Line[], roles: Roles, title: number): void {
  for (let i = title + 1; title >= 0 && i < lines.length; i++) {
    const line = lines[i]!;
    if (roles[i] !== undefined) continue;
    const most = isClock(line.text, true) || PUBLISHED.test(line.text) ? 20 : 10;
    if (line.stop === "none" && line.words <= most && line.text.length <= SHORT && withoutDate(line.text) !== undefined && (most === 20 || !isProse(line))) roles[i] = "dateline";
    else if (isProse(line) || line.stop === "colon" || line.marker !== "none") return;
  }
}

/** So many points tell a story in short, of so many words on the average at least: a menu's have fewer. */
const POINTS = { least: 2, most: 8, words: 4 };

/** "— It is shut, said the watchman.": a dash before a sentence opens what somebody says. */
const spoken = ({ text, stop }: Line) => /^[–—]/u.test(text) && stop === "full";

/** Points right under a headline and over the first paragraph tell the story in short. @param titled whether the headline is given, so that it need not stand above; `leads` tells lines that link to others */
export function points(lines: Line[], roles: Roles, title: number, titled: boolean, leads: (line: Line) => boolean): number[] {
  if (title < 0 && !titled) return [];
  const from = title + 1;
  let end = from;
  while (lines[end] && roles[end] === undefined && lines[end]!.marker === "bullet" && lines[end]!.stop !== "colon" && !spoken(lines[end]!)) end++;
  const found = lines.slice(from, end);
  const next = lines[end];
  const over = next && roles[end] === undefined && next.marker === "none" && isProse(next);
  const words = found.reduce((sum, line) => sum + line.words, 0);
  return over && !found.some(leads) && found.length >= POINTS.least && found.length <= POINTS.most && words >= POINTS.words * found.length ? found.map((_, i) => from + i) : [];
}

/** Short lines above the first and below the last sentence: site names, bylines, dates, second headlines. */
export function edges(lines: Line[], roles: Roles, title: number, introduced: Set<number>, record: boolean): void {
  const body = (line: Line, i: number) =>
    roles[i] === undefined && (introduced.has(i) || isProse(line) || line.stop === "colon" || line.marker !== "none");
  const first = lines.findIndex(body);
  const last = lines.findLastIndex(body);
  if (first < 0) return;
  // Points under a headline, above name and date, are second headlines.
  const live = lines.filter(({ text }) => isClock(text)).length > 1;
  const named = lines.findIndex((_, i) => i > title && (roles[i] === "byline" || roles[i] === "dateline"));
  if (title >= 0 && !record && named - title < 8) for (let i = title + 1; i < named; i++) if (roles[i] === undefined && lines[i]!.marker === "bullet" && lines[i]!.stop === "none") roles[i] = "title";
  lines.forEach((line, i) => {
    // "The Post Jane DOE.": who prints it and who wrote it, the family name in capitals.
    if (roles[i] === undefined && i > first && line.words <= 8 && /^\p{Lu}[^,.:;!?]*\s\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}{4,}\.?$/u.test(line.text)) roles[i] = "byline";
    // A name and a full stop, at the foot of a story.
    if (roles[i] === undefined && i > first && line.words <= 3 && line.stop === "full" && /^\p{Lu}/u.test(line.text) && areNames(line.text.slice(0, -1))) roles[i] = "byline";
    // Under the summary of a story there may be who wrote it, with the date.
    if (roles[i] === undefined && i > first && i < first + 4 && !record && title >= 0 && line.stop === "none" && byDate(i) && (isPerson(line.text) || isByShape(line.text))) roles[i] = "byline";
    if (roles[i] !== undefined || (i >= first && i <= last)) return;
    // A remark on somebody, his address, or a full stop behind him say nothing of his name.
    const bare = line.text.replace(/\s*(?:\([^()]{3,60}\)|\S+@\S+)$/u, "").replace(/^[\s([|/*_–—-]+|[\s)\]|/*_.–—-]+$/gu, "");
    const [place, name] = bare.split(/\s+[-–]\s+/u);
    if (isPerson(bare) || isReporter(bare)) roles[i] = "byline";
    else if (agency(bare) || (line.words <= 8 && line.stop === "none" && PRESS.test(bare))) roles[i] = "source";
    else if ((name && (isCity(place!) || agency(place!)) && isByShape(name)) || behindHouse(bare).length > 0) roles[i] = "byline";
    else if (i > last) {
      if (
        line.words <= 3 &&
        line.stop === "none" &&
        lines[last]!.stop !== "colon" &&
        lines[last]!.marker === "none" &&
        !isTabular(line) &&
        !isDetail(line) &&
        // What is said in bold is said with emphasis.
        !line.text.startsWith("*")
      )
        roles[i] = "boilerplate";
      // A headline under other headlines.
      else if (!isTabular(line) && !isDetail(line) && line.marker === "none" && (line.stop === "none" || line.stop === "weak") && (roles[i - 1] === "links" || (roles[i - 1] === "boilerplate" && roles[i - 2] === "boilerplate"))) roles[i] = roles[i - 1];
    } else if (title >= 0 && i < title) roles[i] = line.words <= 4 ? "boilerplate" : "title";
    else if (title >= 0 && !record && byDate(i) && areNames(bare)) roles[i] = "byline";
    else if (isFact(line) && [i - 1, i + 1].some((k) => k !== title && roles[k] === undefined && lines[k] && isFact(lines[k]!) && (isDetail(line) || isDetail(lines[k]!)))) return;
    else if (line.words <= 4 && line.stop === "none") roles[i] = "boilerplate";
    else if (title >= 0 && !record && line.stop === "none" && (line.words <= 12 || (i === title + 1 && line.words <= 20 && /\p{Lu}/u.test(line.text)))) roles[i] = "title";
  });

  /** A date is near, as it is to bylines; hours alone, again and again, head what came in at them. */
  function byDate(i: number): boolean {
    return [-1, 1].some((step) => {
      for (let k = i + step, far = 0; k > title && k < lines.length && far < 3; k += step) {
        if (roles[k] === "dateline") return !(live && isClock(lines[k]!.text));
        // Buttons and dots are no distance.
        if (roles[k] !== "boilerplate") far++;
      }
      return false;
    });
  }
}
