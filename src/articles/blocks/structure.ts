import type { Span } from "../../language/span.ts";
import type { Block, Role } from "../article.ts";
import { copied } from "./copied.ts";
import { datesAbove, edges, points } from "./edges.ts";
import { titles } from "./headline.ts";
import { belonging, labelled, paragraph } from "./line/pieces.ts";
import { ownRole } from "./line/role.ts";
import { type Line, lines as linesOf, SHORT } from "../lines/lines.ts";
import { introducedLines, linkLists } from "../lines/lists.ts";
import { markdownRole, marked } from "../lines/markdown.ts";
import { phrase } from "../facts/phrase.ts";
import { headsLinks } from "../lines/pointing.ts";
import type { Mark, Markup } from "../received.ts";
import { posts, pullQuotes } from "./repeats.ts";
import { amounts } from "../lines/shapes/amounts.ts";
import { pageBreaks } from "../lines/shapes/pages.ts";
import { signed } from "../lines/shapes/signature.ts";
import { stanzas } from "../lines/stanzas.ts";
import { subheadings } from "./subheadings.ts";
import { aboutWriters, printedFirst, tail } from "./tail.ts";
import { type Together, together } from "./together.ts";

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
  const told = marked(lines, hints.marks ?? []);
  const roles = ownRoles(lines, told, hints);
  const open = (i: number) => roles[i] === undefined;
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

  if (!lines.some((_, i) => open(i) || roles[i] === "body")) rescue(lines, roles);
  return [...front(text, from), ...blocks(text, lines, roles, group, inShort)];
}

/** What the format says of each line; else what it says of itself. */
function ownRoles(lines: Line[], told: (Mark | undefined)[], { source = "", author = "", markup }: Hints): (Role | undefined)[] {
  const named = new Map<string, Role>([[phrase(source), "source"], [phrase(author), "byline"]]);
  return lines.map((line, i) => {
    const isShort = line.words <= 6 && line.text.length <= SHORT && line.marker === "none";
    const own = (isShort ? named.get(phrase(line.text) || "-") : undefined) ?? ownRole(line);
    const role = told[i]?.role;
    // A date in a heading or a list of facts is a date, whatever the markup.
    const isPlain = own === "dateline" || (role === "body" && (own === "boilerplate" || own === "byline" || own === "source"));
    const heading = markup === "markdown" && !headsLinks(line) ? markdownRole(line) : undefined;
    return (isPlain && role !== "links" ? own : role) ?? heading ?? own;
  });
}

/** The lines as blocks; where a story begins, and in the next lines behind it, a paragraph may open with a place. */
function blocks(text: string, lines: Line[], roles: (Role | undefined)[], group: Map<number, Together>, inShort: Set<number>): Block[] {
  let first = true;
  let above = 0;
  return lines.flatMap((line, i) => {
    const role = roles[i] ?? "body";
    if (role !== "body") {
      // Under a summary, a name and a date the story begins.
      first ||= i < 12 && (role === "byline" || role === "dateline");
      return labelled(text, line, role);
    }
    // A place in capitals and a dash begin a story, though a picture's words may stand above.
    const opens = first || (above < 4 && /^\p{Lu}{3}[^.!?]{0,60}[—–]/u.test(line.text));
    first &&= inShort.has(i);
    const together = group.get(i);
    if (together) return belonging(line, together, lines);
    above++;
    return paragraph(text, line, opens);
  });
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

function front(text: string, from: number): Block[] {
  const head = text.slice(0, from);
  return !head.trim() ? [] : [{ start: head.length - head.trimStart().length, end: head.trimEnd().length, role: "boilerplate" }];
}
