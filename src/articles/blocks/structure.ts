import type { Span } from "../../language/span.ts";
import type { Block, Role } from "../article.ts";
import { behindHouse } from "./byline.ts";
import { copied } from "./copied.ts";
import { datelineOnly } from "./dateline.ts";
import { isClock, isDay, isHours, withoutDate } from "../facts/dates.ts";
import { datesAbove, edges, points } from "./edges.ts";
import { titles } from "./headline.ts";
import { label } from "../lines/labels.ts";
import { type Line, lines as linesOf, SHORT } from "../lines/lines.ts";
import { introducedLines, linkLists, ticker } from "../lines/lists.ts";
import { markdownRole, marked } from "../lines/markdown.ts";
import { agency, isByShape, isCity, isPerson, isPersonAt } from "../facts/names.ts";
import { hanging, opening } from "./opening.ts";
import { phrase } from "../facts/phrase.ts";
import { headsLinks } from "../lines/pointing.ts";
import { pageBreaks } from "../lines/printed.ts";
import type { Mark, Markup } from "../received.ts";
import { posts, pullQuotes } from "./repeats.ts";
import { amounts } from "../lines/shapes/amounts.ts";
import { signed } from "../lines/shapes/signature.ts";
import { BESIDE_DATE, stamp } from "../lines/shapes/stamp.ts";
import { stanzas } from "../lines/stanzas.ts";
import { subheadings } from "./subheadings.ts";
import { aboutWriters, printedFirst, tail } from "./tail.ts";
import { type Together, together } from "./together.ts";
import { any } from "../languages/lexicon.ts";

/** What is known of a text before. */
interface Hints {
  /** The title its record or front matter gives. */
  title?: string | undefined;
  /** Who wrote and who published it, where that is given: a line that says nothing else says that. */
  author?: string | undefined;
  source?: string | undefined;
  /** Where the article proper begins; what stands before is boilerplate. */
  from?: number;
  markup?: Markup;
  /** Spans whose role the format tells; lines in them are not judged again. */
  marks?: Mark[] | undefined;
  /** Lines with links in them, where the format tells links: there is no list of links without. */
  links?: Span[] | undefined;
  /** The text is a field of a record: titles and menus are less likely than in a file. */
  record?: boolean;
}

/**
 * Labels a text: blocks sorted, disjoint, covering everything but white space.
 * Lines that name themselves come first (labels, the title), then lists, then
 * what stands alone by its shape and place; what is left is body. A text that
 * would be nothing but lists and headings keeps them as its body.
 */
export function structure(text: string, hints: Hints = {}): Block[] {
  const from = hints.from ?? 0;
  const lines = linesOf(text, from);
  const roles: (Role | undefined)[] = lines.map(() => undefined);
  const open = (i: number) => roles[i] === undefined;
  const told = marked(lines, hints.marks ?? []);
  const named = new Map<string, Role>([[phrase(hints.source ?? ""), "source"], [phrase(hints.author ?? ""), "byline"]]);
  lines.forEach((line, i) => {
    const own = (line.words <= 6 && line.text.length <= SHORT && line.marker === "none" ? named.get(phrase(line.text) || "-") : undefined) ?? ownRole(line);
    // A date in a heading or a list of facts is a date, whatever the markup.
    const role = told[i]?.role;
    const plain = own === "dateline" || (own !== undefined && /^(?:boilerplate|byline|source)$/.test(own) && role === "body");
    roles[i] = (plain && role !== "links" ? own : role) ?? (hints.markup === "markdown" && !headsLinks(line) ? markdownRole(line) : undefined) ?? own;
  });
  for (const i of pageBreaks(lines)) roles[i] ??= "boilerplate";
  const group = together(lines, roles, told, hints.title ?? "");
  const recipe = amounts(lines, (i) => open(i) && !group.has(i), (i) => roles[i] === "byline" || roles[i] === "dateline");
  for (const i of recipe.rows) group.set(i, lines[i]!.marker === "none" ? { row: true } : {});
  for (const i of group.keys()) roles[i] = "body";
  signed(lines, roles);
  const verse = hints.markup === "page" ? new Set<number>() : stanzas(lines, open, hints.title !== undefined);
  for (const i of verse) roles[i] = "body";
  if (hints.markup !== "page" && !hints.record && verse.size === 0) copied(lines, roles);
  const title = titles(lines, roles, hints.title, hints.record === true);
  for (const i of recipe.heads) roles[i] ??= "title";
  // A refrain may be the headline's words.
  for (const i of verse) roles[i] = undefined;
  if (!hints.record) datesAbove(lines, roles, title);
  const linked = new Set(hints.links?.map(({ start }) => start));
  const leads = (line: Line) => linked.has(line.start);
  const inShort = new Set(points(lines, roles, title, hints.title !== undefined, leads));
  const introduced = new Set([...introducedLines(lines, (i) => !open(i)), ...inShort, ...verse]);
  // Markdown has a way to write links: a list without it is the text's own.
  if (hints.markup === "markdown") for (const [i, { marker }] of lines.entries()) if (marker !== "none") introduced.add(i);
  // A day that heads the matches of a programme is no dateline.
  for (const i of introduced) if (roles[i] === "dateline") roles[i] = undefined;
  for (const i of linkLists(lines, introduced, (i) => !open(i), hints.links && leads)) roles[i] = "links";
  pullQuotes(text, lines, roles);
  posts(lines, roles);
  tail(lines, roles);
  printedFirst(lines, roles, hints.title ?? lines[title]?.text ?? "");
  edges(lines, roles, title, introduced, hints.record === true);
  aboutWriters(lines, roles);
  subheadings(lines, roles, introduced, verse);

  const blocks: Block[] = front(text, from);
  if (!lines.some((_, i) => open(i) || roles[i] === "body")) rescue(lines, roles);
  let first = true;
  let above = 0;
  lines.forEach((line, i) => {
    const role = roles[i] ?? "body";
    const pieces = role === "dateline" ? datelineOnly(line.text) : role === "byline" ? behindHouse(line.text) : [];
    if (pieces.length > 1) blocks.push(...pieces.map((b) => shift(text, b, line.start)));
    else if (role !== "body") blocks.push({ start: line.start, end: line.end, role });
    else if (group.has(i)) blocks.push(...parts(line, group.get(i)!, lines));
    else blocks.push(...paragraph(text, line, first, above++));
    if (role === "body" && !inShort.has(i)) first = false;
    // Under a summary, a name and a date the story begins.
    else if (i < 12 && (role === "byline" || role === "dateline")) first = true;
  });
  return blocks;
}

/** A line that belongs to others; of a heading in Markdown its marks are no words of it. */
function parts({ start, end, text }: Line, { leads, row, head, corrects }: Together, lines: Line[]): Block[] {
  const marks = row ? 0 : (/^#{1,6}(?=\s+\S)/.exec(text)?.[0].length ?? 0);
  const names = head === undefined ? undefined : lines[head];
  const body = { end, role: "body", ...(leads && { leads }), ...(row && { row }), ...(corrects && { corrects }), ...(names && { head: { start: names.start, end: names.end } }) } as const;
  if (marks === 0) return [{ start, ...body }];
  return [{ start, end: start + marks, role: "boilerplate" }, { start: start + marks + /^\s*/.exec(text.slice(marks))![0].length, ...body }];
}

const OWN_REPORT = new RegExp(`^([^\\p{Nd}.:،]{3,30})\\s[-–|]\\s${any("ownReport")}$`, "u");

function ownRole(line: Line): Role | undefined {
  if (ticker(line)) return "links";
  if (line.text.length > SHORT * 2 || headsLinks(line)) return undefined;
  if (stamp(line.text)) return "byline";
  const own = label(line)?.role;
  if (own) return own;
  if (line.words > 14 || (line.stop === "full" && line.words > 8)) return undefined;
  if (isHours(line.text)) return undefined;
  if (isClock(line.text) || (/[:.]/u.test(line.text) && isDay(line.text))) return "dateline";
  const dated = withoutDate(line.text);
  // A post that was copied from Telegram: "The Channel, [12.02.2024 18:45]".
  if (/^.{2,60},\s\[\p{Nd}{1,2}[./]\p{Nd}{1,2}[./]\p{Nd}{2,4}\s\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2})?\]$/u.test(line.text)) return "dateline";
  const house = OWN_REPORT.exec(line.text)?.[1];
  if (house && !isCity(house)) return "source";
  // A date, and beside it nothing but what dates are said with.
  if (
    dated !== undefined &&
    line.stop !== "colon" &&
    line.marker !== "bullet" &&
    phrase(dated)
      .split(" ")
      .every((w) => BESIDE_DATE.has(w))
  )
    return "dateline";
  // "Updated:", and the date on the next line.
  if (line.stop === "colon" && line.words <= 4 && /\p{L}{3}/u.test(line.text) && phrase(line.text).split(" ").every((w) => BESIDE_DATE.has(w) || /^\p{Nd}+$/u.test(w))) return "dateline";
  // "Jane Doe, June 16, 2021"
  const name = line.text.split(/\s*[,،|–—-]\s/u, 1)[0]!;
  if (dated !== undefined && (isPerson(name) || (isByShape(name) && /^\p{Lu}/u.test(name))) && phrase(dated) === phrase(name)) return "byline";
  // "Jane Doe, Oxley. 16 June 2021, 14:20"
  const from = /^[^,،\p{Nd}]{3,40}[,،]\s[^,،.\p{Nd}]{2,30}(?=[.,،]|\s[-–—])/u.exec(line.text)?.[0];
  if (dated !== undefined && from && isPersonAt(from) && phrase(dated) === phrase(from)) return "byline";
  if (datelineOnly(line.text).length > 0) return "dateline";
  if (agency(line.text)) return "source";
  return undefined;
}

/** When nothing is left for the body, doubt is settled the other way: a poem looks like a list of links. */
function rescue(lines: Line[], roles: (Role | undefined)[]): void {
  for (const role of ["links", "title"] as const) {
    const found = lines.flatMap((_, i) => (roles[i] === role && !(role === "title" && i === roles.indexOf("title")) ? [i] : []));
    if (found.length === 0) continue;
    for (const i of found) roles[i] = undefined;
    return;
  }
}

/** The body span of a paragraph, and beside it what is glued to its beginning or hangs on its end. */
function paragraph(text: string, line: Line, first: boolean, above: number): Block[] {
  // A place in capitals and a dash begin a story, though a picture's words may stand above.
  const blocks = first || (above < 4 && /^\p{Lu}{3}[^.!?]{0,60}[—–]/u.test(line.text)) ? opening(line.text).map((b) => shift(text, b, line.start)) : [];
  let start = blocks.at(-1)?.end ?? line.start;
  while (/\s/.test(text[start]!)) start++;
  const hung = hanging(line.text);
  const end = hung ? line.start + hung.start : line.end;
  if (end <= start) return [...blocks, { start, end: line.end, role: hung!.role }];
  let bodyEnd = end;
  while (/\s/.test(text[bodyEnd - 1]!)) bodyEnd--;
  blocks.push({ start, end: bodyEnd, role: "body" });
  if (hung) blocks.push({ start: end, end: line.end, role: hung.role });
  return blocks;
}

function shift(text: string, { start, end, role }: Block, by: number): Block {
  let [from, to] = [start + by, end + by];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to, role };
}

function front(text: string, from: number): Block[] {
  const head = text.slice(0, from);
  return !head.trim() ? [] : [{ start: head.length - head.trimStart().length, end: head.trimEnd().length, role: "boilerplate" }];
}
