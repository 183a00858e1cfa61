import type { Role } from "../article.ts";
import { isDay } from "../facts/dates.ts";
import type { Line } from "../lines/lines.ts";
import { isDetail, isFact, isProse, isTabular } from "../lines/lists.ts";
import { any } from "../languages/lexicon.ts";

const CHAPTER = new RegExp(`^${any("chapters")}\\s\\S+$`, "iu");

/** A short line without an end between sentences: a sub-heading, or the headline of another story. Now and then it asks. */
export function subheadings(lines: Line[], roles: (Role | undefined)[], introduced: Set<number>, verse: Set<number>): void {
  /** "2. The law of news" over running text, and no item of a list. */
  const numbered = (i: number) => lines[i]!.marker === "number" && lines[i]!.words <= 8 && [i - 1, i + 1].every((k) => lines[k]?.marker === "none" && isProse(lines[k]!));
  const titled = roles.indexOf("title");
  const asks = (line: Line) => /[?؟]$/u.test(line.text) && line.words <= 10 && line.marker === "none";
  // Where many lines ask, somebody is being asked.
  const askedOften = lines.filter((line) => /[?؟]["”»)\s]*$/u.test(line.text)).length > Math.max(1, lines.filter(isProse).length / 4);
  // The last of lines that hang together, with a gap behind: of a cast, a crew.
  const listed = (i: number) => [i, i - 1].every((k) => !lines[k]?.apart && lines[k - 1] && !isProse(lines[k - 1]!) && roles[k - 1] === undefined) && lines[i + 1]?.apart;
  contents(lines, roles, verse);
  lines.forEach((line, i) => {
    // "The bridge is open".. Who pays for it: two dots within are a headline's; a day right under it is another story's.
    const headline = line.stop === "none" && line.marker === "none" && line.words >= 4 && line.words <= 14 && !introduced.has(i) && i > titled;
    if (roles[i] === undefined && headline && !isProse(line) && lines.slice(0, i).some(isProse) && (/\p{L}["”»]?\.\.\s?["“«]?\p{L}/u.test(line.text) || (roles[i + 1] === "dateline" && isDay(lines[i + 1]!.text)))) {
      const dated = roles[i + 1] === "dateline";
      roles[i] = dated ? "links" : "title";
      if (dated) roles[i + 1] = "links";
    }
    if (
      roles[i] !== undefined ||
      introduced.has(i) ||
      listed(i) ||
      (isFact(line) && [i - 1, i + 1].some((k) => roles[k] === undefined && lines[k] && isFact(lines[k]!) && (k < i || !isProse(lines[k]!)))) ||
      (line.stop !== "none" && (askedOften || !asks(line))) ||
      (line.marker !== "none" && !numbered(i)) ||
      line.words > 12 ||
      line.text.length > 90 ||
      isProse(line)
    )
      return;
    const next = lines[i + 1];
    const before = lines[i - 1];
    // One or two words between paragraphs are a heading or a button.
    const long = (k: number) => lines[k] === undefined || (roles[k] !== undefined && roles[k] !== "body") || lines[k]!.words >= 8;
    if (line.words <= 2 && line.stop === "none" && before && next && long(i - 1) && long(i + 1) && !isTabular(line) && !/^["“«„(]|https?:/u.test(line.text) && !isProse(next)) roles[i] = "boilerplate";
    if (roles[i] !== undefined) return;
    // All of it said by somebody, without an end.
    const saying = /^(?:"[^"]+"|“[^”]+”|«[^»]+»|‘[^’]+’)$/u.test(line.text) && line.words <= 8 && next && isProse(next) && next.words >= 10 && lines.slice(0, i).some(isProse);
    if ((isTabular(line) && !CHAPTER.test(line.text)) || (!saying && /^["“«„(]|https?:/u.test(line.text))) return;
    // Between two stretches of text, or above a list; the first line of a text is no sub-heading.
    const heads = next && (isProse(next) || next.marker !== "none" || (line.words <= 6 && !/^\p{Nd}/u.test(line.text) && (isTabular(next) || /^\p{Nd}/u.test(next.text))));
    if (asks(line) && !(next && isProse(next) && next.words >= 8)) return;
    if (heads && (roles[i + 1] === undefined || roles[i + 1] === "body") && before) roles[i] = "title";
    // Above what is not the article's it is not the article's either.
    else if (before && line.words <= 6 && !isDetail(line) && (roles[i + 1] === "boilerplate" || roles[i + 1] === "links")) roles[i] = roles[i + 1];
  });
}

/** A short line that is told again, then over running text, is first in a table of contents, and then a heading. */
function contents(lines: Line[], roles: (Role | undefined)[], verse: Set<number>): void {
  const seen = new Map<string, number>();
  lines.forEach((line, i) => {
    if (roles[i] !== undefined || verse.has(i) || line.words > 12 || line.stop === "full" || line.marker === "bullet") return;
    const before = seen.get(line.text);
    const next = lines[i + 1];
    if (before !== undefined && next && roles[i + 1] === undefined && isProse(next) && lines[before + 1] && !isProse(lines[before + 1]!)) {
      roles[before] ??= "links";
      roles[i] = "title";
    } else seen.set(line.text, i);
  });
}
