import type { Role } from "../article.ts";
import { headsLinks } from "../lines/pointing.ts";
import { isClock, withoutDate } from "../facts/dates.ts";
import { type Line, SHORT } from "../lines/lines.ts";
import { isProse } from "../lines/lists.ts";
import { unmarked } from "../lines/markdown.ts";
import { phrase } from "../facts/phrase.ts";
import { isLabel } from "../lines/labels.ts";
import { areNames, isPersonAt } from "../facts/names.ts";
import { any, words } from "../languages/lexicon.ts";

/**
 * Where a text without a given title has its headline: the first line that is not
 * something else and not yet prose; -1 where there is none. Menus above it get their role.
 */
function headline(lines: Line[], roles: (Role | undefined)[], record: boolean): number {
  let i = menu(lines, roles, 0);
  while (i < lines.length && roles[i] !== undefined && roles[i] !== "body") i++;
  if (roles[i] === "body") return -1;
  if (!record) i = belowTheName(lines, roles, belowSections(lines, roles, belowKickers(lines, roles, i)));
  const line = lines[i];
  const next = lines.slice(i + 1).find((_, k) => roles[i + 1 + k] === undefined || roles[i + 1 + k] === "body");
  if (!line || !next || line.marker === "bullet" || line.stop === "comma" || headsLinks(line)) return -1;
  if (line.text.length > SHORT || line.words > (record ? 14 : 30)) return -1;
  // A line that breaks off in mid-sentence (H₂O printed on two lines) is no headline.
  if (next === lines[i + 1] && withoutDate(next.text) === undefined && /^(?:\p{Nd}+\s)?\p{Ll}/u.test(next.text)) return -1;
  if (record && (line.stop === "colon" || isProse(line) || !isProse(next))) return -1;
  // A headline with a full stop is told by the longer story under it.
  if (line.stop === "full")
    return !record && line.words <= 14 && next.text.length > line.text.length * 1.5 && lines.length - i > 2 ? i : -1;
  if (line.stop === "colon" && next.marker !== "none") return -1;
  // "A well-digger tells the agency:" leads up to the headline.
  if (!record && line.stop === "colon" && next.words >= 4 && !isProse(next)) return lines.indexOf(next);
  return i;
}

/** What parts of a paper are called. */
const SECTIONS = new Set(words("sections").map(phrase));

/** A menu written line by line, three short lines or more; gives the line behind it. */
function menu(lines: Line[], roles: (Role | undefined)[], from: number): number {
  let end = from;
  while (end < lines.length && roles[end] !== "body" && lines[end]!.words <= 2 && lines[end]!.stop === "none") end++;
  if (end - from < 3) return from;
  for (let i = from; i < end; i++) roles[i] ??= "links";
  return end;
}

/** What stands above a headline and says what kind of text follows, who paid for it, whom to ask, where else it is read. */
const KICKER = new RegExp(`^(?:${any("kickers")}[\\s:.!]*|${any("about")}\\s?[:：].+)$`, "iu");
/** An address or a number to call, and nothing else. */
const REACHED = /^(?:\S+@\S+|[+(]?\p{Nd}[\p{Nd}\s()+-]{5,})$/u;

/** A sentence may begin so as well, and a headline: "Contacts: how to choose lenses". */
function isKicker(line: Line): boolean {
  return KICKER.test(line.text) && !(line.stop === "full" && line.words >= 4) && !/^[^:：]{3,40}[:：]\s\p{Ll}/u.test(line.text);
}

/** Behind such lines, and how to reach who is named in them, to a line that may be the headline; where none is, they head the text. */
function belowKickers(lines: Line[], roles: (Role | undefined)[], from: number): number {
  let i = from;
  const known = (k: number) => roles[k] !== undefined && roles[k] !== "body";
  while (lines[i] && (known(i) || isKicker(lines[i]!) || (i > from && REACHED.test(lines[i]!.text)))) i++;
  const line = lines[i];
  if (i === from || !line || roles[i] !== undefined || isProse(line) || line.marker !== "none" || line.words < 2) return from;
  for (let k = from; k < i; k++) roles[k] ??= "boilerplate";
  return i;
}

/** One or two single words, such as "Opinion", above a line that may be a headline are what the page calls its section. */
function belowSections(lines: Line[], roles: (Role | undefined)[], from: number): number {
  for (let i = from; i < from + 3 && lines[i] && roles[i] === undefined; i++) {
    const line = lines[i]!;
    const least = i > from && SECTIONS.has(phrase(lines[i - 1]!.text)) && !areNames(line.text) && !isPersonAt(line.text) ? 2 : 4;
    if (line.words >= least && !isProse(line) && line.marker === "none") return i;
    if (line.words !== 1 || line.stop !== "none") break;
  }
  return from;
}

/**
 * A short first line with menus, dates or numbers between it and a longer one above the
 * text is the name of the site or office, as is one in capitals above one that is not.
 */
function belowTheName(lines: Line[], roles: (Role | undefined)[], from: number): number {
  const name = lines[from];
  if (!name || name.words > 6 || name.stop !== "none") return from;
  const capitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  const live = lines.filter(({ text }) => isClock(text)).length > 1;
  let apart = false;
  for (let i = from + 1; i < lines.length && i < from + 16; i++) {
    const line = lines[i]!;
    if (roles[i] !== undefined) {
      // Hours, again and again, head what came in at them.
      if (live && isClock(line.text)) return from;
      // What stands under a byline or the text is no headline.
      if (roles[i] === "byline" || roles[i] === "body") return from;
      apart = true;
      continue;
    }
    const behind = menu(lines, roles, i);
    if (behind > i) {
      apart = true;
      i = behind - 1;
      continue;
    }
    const long = /^\p{Lu}/u.test(line.text) && line.stop === "none" && line.words <= 24 && line.text.length <= 160;
    if ((isProse(line) && !(apart && long)) || line.stop === "full" || line.marker !== "none") return from;
    // One to three words over a long line are a section's or the house's.
    if (line.words >= 6 && (name.words <= 3 || (line.words > 2 * name.words + 2 && [1, 2, 3].some((k) => roles[i + k] === "byline" || roles[i + k] === "dateline")))) return i;
    if (line.words >= 5 && (apart || (i === from + 1 && name.words <= 4 && capitals(name.text) && !capitals(line.text)))) return i;
  }
  return from;
}

/** Marks the title and its repetitions; gives the line of the first, or -1. */
export function titles(lines: Line[], roles: (Role | undefined)[], given: string | undefined, record: boolean): number {
  let key = given ? phrase(given) : "";
  let first = roles.indexOf("title");
  if (!key) {
    if (first < 0) first = headline(lines, roles, record);
    if (first < 0) return -1;
    roles[first] = "title";
    const text = unmarked(lines[first]!.text);
    key = phrase(text.replace(/^([\p{L}\p{M}\s]{1,12}):\s/u, (before, words: string) => (isLabel(words, "title") ? "" : before)));
  }
  lines.forEach((line, i) => {
    if (line.text.length > SHORT * 1.5 || key.length < 4) return;
    if (line.text.length < key.length * 0.8 || line.text.length > key.length * 1.6 + 40) return;
    const other = phrase(unmarked(line.text));
    if (other === key || siteTitle(line.text, key)) {
      roles[i] = "title";
      if (first < 0) first = i;
    }
  });
  return first;
}

/** "The title | The Site", "The title - The Site". */
function siteTitle(text: string, key: string): boolean {
  const cut = text.search(/\s[|–—-]\s[^|–—-]{2,30}$/u);
  return cut > 0 && phrase(text.slice(0, cut)) === key;
}
