import { fold } from "../../language/fold.ts";
import { isDay } from "../facts/dates.ts";
import { isByShape, isPerson } from "../facts/names.ts";
import { any } from "../languages/lexicon.ts";
import { chatter } from "./chatter.ts";
import type { Line } from "./lines.ts";
import { gluedAt, headsLinks, isWay } from "./pointing.ts";

/** "And" that is glued to the first word of a sentence. News in such a language lives on it, and often leaves out the full stop that would say the same. */
const JOINED = new RegExp(`^${any("joined")}`, "u");
/** What opens a sentence of running text and hardly ever a headline: verbs of saying, pronouns, "but", "according to"; or a small letter. */
const OPENER = new RegExp(`^(?:${any("openers", "joined")}|\\p{Ll})`, "u");

/** An end of a sentence with another behind it; initials end none: "A. Moss". */
const ENDS_WITHIN = /(?<=[\p{L}\p{M}\p{Nd})]{2}|[?؟!])[.?؟!]["'”’»)]*\s+["'“«(–—-]*\s?(?=\p{Lu}|\p{Lo})/gu;

/** Running text: it ends like a sentence, or is too long for a headline, or is of three sentences, or begins like the next sentence of a story. */
export function isProse(line: Line): boolean {
  if (line.words >= 18 || line.text.length > 125) return true;
  if (line.stop === "full" && line.words >= 4) return true;
  if (gluedAt(line.text) > 0) return true;
  if (line.stop === "weak" && line.words >= 8 && (line.text.match(ENDS_WITHIN)?.length ?? 0) > 1) return true;
  return line.marker === "none" && line.words >= 3 && OPENER.test(line.text);
}

/**
 * Lines that another line introduces by its colon: a list, a programme, a
 * line-up. They are the text's own until it flows again or other articles are announced.
 */
export function introducedLines(lines: Line[], taken: (i: number) => boolean): Set<number> {
  const found = new Set<number>();
  let introduced = false;
  let short = 0;
  lines.forEach((line, i) => {
    if (headsLinks(line)) introduced = false;
    else if (introduced && line.marker === "none" && line.words >= 15 && line.stop === "full") introduced = false;
    // A list of short lines ends with the first sentence behind it.
    else if (introduced && line.marker === "none" && line.words >= 4 && line.stop === "full" && short >= 2) introduced = false;
    if (introduced) found.add(i);
    short = introduced && line.marker === "none" && line.words <= 6 && line.stop === "none" ? short + 1 : 0;
    if (line.stop === "colon" && !taken(i) && !headsLinks(line)) introduced = true;
    // A question that a list answers introduces it as well, and nothing behind it.
    if (line.marker === "none" && /[?؟]["”»)\s]*$/u.test(line.text)) for (let k = i + 1; k < lines.length && lines[k]!.marker !== "none"; k++) found.add(k);
  });
  return found;
}

/** Scores, prices, timetables and telephone numbers: their lines are the article's own. */
export function isTabular(line: Pick<Line, "text">): boolean {
  const digits = line.text.replace(/^\S+/, "").match(/\p{Nd}+/gu) ?? [];
  return (
    /\S\t\s*\S/u.test(line.text) ||
    digits.length >= 3 ||
    digits.join("").length > line.text.length * 0.15 ||
    // A score, a range, a time.
    /\p{Nd}\s?[-–:]\s?\p{Nd}/u.test(line.text) ||
    /\s:\s|\p{L}\s?:\s?\p{Sc}?\p{Nd}/u.test(line.text)
  );
}

/** "Referee: Jane Doe", also in bold: a thing and what it is, on one line. */
export function isFact({ text }: Pick<Line, "text">): boolean {
  return /^\*{0,2}\p{L}[^:：\p{P}]{0,30}[:：]\s\S/u.test(text);
}

/** A fact of a few words, and none of the page's, as "Next: Weir opens" is: "Attendance: 1,204". Headlines have a colon as well, and more words. */
export function isDetail(line: Line): boolean {
  return line.words <= 4 && isFact(line) && !/@|\/\//u.test(line.text) && !isWay(line.text.split(/[:：]/u, 1)[0]!) && chatter(line) === "none";
}

/** A ticker that was copied as one line: headline after headline, with wide gaps between, and no programme or table. */
export function ticker({ text }: Line): boolean {
  const pieces = text.split(/[^\S\n]{3,}/u).filter((piece) => /\p{L}/u.test(piece));
  if (pieces.length < 5 || /\s:\s/u.test(text)) return false;
  const share = (test: (piece: string, words: number) => boolean) => pieces.filter((piece) => test(piece, piece.split(/\s+/u).length)).length / pieces.length;
  return share((_, words) => words >= 3 && words <= 25) >= 0.8 && share((piece) => isTabular({ text: piece }) || /^[*\p{Nd}-]/u.test(piece)) < 0.3 && share((piece) => /[^.][.:۔。]$/u.test(piece)) < 0.3;
}

/**
 * Which open lines stand in lists of links, by shape. `taken` are lines whose role is known and which end a list;
 * `links` are those with links in them, where that is known: a list without any is the text's own.
 */
export function linkLists(lines: Line[], introduced: Set<number>, taken: (i: number) => boolean, links?: (line: Line) => boolean): Set<number> {
  const found = new Set<number>();
  const prose = lines.map((line, i) => taken(i) || isProse(line));
  // Between two headlines it is one itself.
  const detail = lines.map(isDetail);
  const firstProse = lines.findIndex((line, i) => !taken(i) && isProse(line) && line.marker === "none");
  const lastProse = lines.findLastIndex((line, i) => !taken(i) && isProse(line) && line.marker === "none");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (taken(i)) continue;
    if (headsLinks(line)) {
      i = headed(i);
      continue;
    }
    if (introduced.has(i) || line.stop === "colon") continue;
    const end = runEnd(i);
    const run = lines.slice(i, end);
    if (isLinkRun(run, i, end)) {
      // A short line above the run is its heading, whatever it says.
      const above = lines[i - 1];
      if (above && i > 1 && !taken(i - 1) && !prose[i - 1] && above.words <= 5 && line.marker !== "none")
        found.add(i - 1);
      for (let k = i; k < end; k++) found.add(k);
    }
    if (run.length > 0) i = end - 1;
  }
  return found;

  /** Marks a heading of links and what stands under it; gives the last line that it took. */
  function headed(at: number): number {
    found.add(at);
    const inline = /[:：]\s*\S+\s+\S+/u.test(lines[at]!.text) || lines[at]!.words > 6;
    const marker = lines[at + 1]?.marker;
    let last = at;
    for (let k = at + 1; k < lines.length; k++) {
      const line = lines[k]!;
      // Each with the day that it is of.
      if (taken(k) && line.words <= 7 && isDay(line.text)) continue;
      if (taken(k)) break;
      if (isPerson(line.text) || (/^\p{Script=Cyrillic}/u.test(line.text) && isByShape(line.text)) || line.words > 25 || (line.stop === "full" && line.words > (inline ? 6 : 14))) break;
      if (marker !== "none" ? line.marker !== marker : line.marker !== "none" || inline) break;
      // Right under the heading a headline may begin with any word.
      if (
        marker === "none" &&
        (k === at + 1 ? line.stop === "full" || line.words > 16 || JOINED.test(line.text) : prose[k])
      )
        break;
      found.add(k);
      last = k;
    }
    return last;
  }

  function runEnd(from: number): number {
    const { marker } = lines[from]!;
    let end = from;
    if (marker !== "none") {
      while (end < lines.length && !taken(end) && lines[end]!.marker === marker) end++;
      return end;
    }
    const fits = (line: Line, i: number) =>
      line.marker === "none" &&
      !prose[i] &&
      !taken(i) &&
      !(detail[i] && [i - 1, i + 1].some((k) => !lines[k] || detail[k] || prose[k])) &&
      (line.stop === "none" || line.stop === "weak") &&
      line.words <= 16 &&
      !headsLinks(line);
    while (end < lines.length && fits(lines[end]!, end)) end++;
    return end;
  }

  function isLinkRun(run: Line[], from: number, end: number): boolean {
    if (run.length < 2 || (links && !run.some(links))) return false;
    const share = (test: (line: Line) => boolean) => run.filter(test).length / run.length;
    const mean = run.reduce((sum, line) => sum + line.words, 0) / run.length;
    // Sentences, clauses of one long sentence, tables.
    if (share((l) => l.stop === "full") > 0.3 || share((l) => l.stop === "comma" || l.stop === "colon") > 0.15)
      return false;
    // Amounts and what they are of; but the news of the hour has its time before it.
    const amounts = run.filter(({ text }) => /^\p{Nd}+(?![:.]\p{Nd}\p{Nd})[\p{L}\s]/u.test(text)).map(({ text }) => Number.parseInt(fold(text), 10));
    const counted = amounts.every((number, i) => i === 0 || number === amounts[i - 1]! + 1);
    if (!counted && amounts.length >= run.length / 2) return false;
    if (share(isTabular) >= 0.5 || share((l) => l.words > 20 || l.text.length > 150) > 0.2) return false;
    const atEdge = end > lastProse || from < firstProse;
    if (run[0]!.marker !== "none") {
      // Dialogue and questions end with marks; headlines now and then.
      if (share((l) => l.stop === "weak") > 0.5) return false;
      if (run[0]!.marker === "number" && !atEdge) return false;
      if (mean < 3.5) return atEdge && run.length >= 3 && !headedBySubhead(from);
      return mean >= 4;
    }
    if (run.length < 3) return false;
    if (share((l) => l.stop === "weak") > 0.5) return false;
    if (mean <= 2.5) return atEdge && run.length >= 3;
    return mean >= 4 && mean <= 13 && share((l) => l.words < 3) < 0.4;
  }

  function headedBySubhead(from: number): boolean {
    const above = lines[from - 1];
    return above !== undefined && !taken(from - 1) && above.marker === "none" && above.words <= 6;
  }
}
