import type { Metadata, Role } from "../article.ts";
import type { Mark } from "../received.ts";
import type { Span } from "../../language/span.ts";
import { phrase } from "../facts/phrase.ts";
import { isPerson } from "../facts/names.ts";
import { fold } from "../../language/fold.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { isDay, isWeekday, withoutDate } from "../facts/dates.ts";
import { brief } from "./brief.ts";
import { type Chunk, chunks, type Element, type Page } from "./chunks.ts";
import { facts, type Told } from "./facts.ts";
import type { Region } from "./elements.ts";
import { isText, region } from "./region.ts";
import { versesAmong } from "./verses.ts";

/** The text of a page's article, with what its markup says of spans of it and of the whole. */
export interface Extract {
  text: string;
  /** Roles that the markup itself tells, sorted and disjoint; of the rest, the text's own shape does. */
  marks: Mark[];
  /** What of the text is inside links, by lines: there are no lists of links where there is none. */
  links: Span[];
  given: Metadata;
  from: Told["from"];
}

/**
 * A page or a fragment of one -> the text of its article: paragraphs set apart by an empty
 * line, forced breaks by a line end, white space as a browser shows it, nothing else changed.
 * The same page always gives the same text. Undefined where there is no article in it.
 * @throws PageError
 */
export function extract(html: string, address?: string): Extract | undefined {
  const page = chunks(html);
  const sample = page.chunks.filter((c) => c.text.length > 80).slice(0, 8).map((c) => c.text).join("\n");
  const { given, from, body } = facts(page, address, sample);
  const isGiven = titleTest(given.title);
  const long = region(page.chunks, isGiven);
  const textOf = (where: Region | undefined) => {
    const inside = where ? page.chunks.filter((chunk) => where.inside(chunk)) : [];
    const sum = (some: Chunk[]) => some.reduce((all, chunk) => all + (where!.chrome(chunk) ? 0 : chunk.text.length - chunk.linked), 0);
    return { where, inside, sum, length: sum(inside) };
  };
  const found = textOf(long);
  if (body && body.length > found.length * 2 && body.length > 200) return { text: body, marks: [], links: [], given, from };
  const { where, inside, sum } = found.length < SHORTEST ? textOf(brief(page.chunks, isGiven)) : found;
  if (!where) return undefined;
  const printed = printedTitle(page, where, from.title);
  if (printed) {
    given.title = printed.title;
    from.title = "title and heading";
    if (printed.site && !given.source) [given.source, from.source] = [printed.site, "title"];
  }

  // The headline and what stands under it are often outside the element of the text; inside, what stands above it is a ticker or a menu.
  const first = page.chunks.indexOf(inside[0]!);
  const isTitle = titleTest(given.title);
  const at = page.chunks.slice(0, first).findLastIndex(isTitle);
  const within = at < 0 || page.chunks[at]!.element.tag === "title" ? inside.findIndex((chunk) => chunk.element.tag === "h1" && isTitle(chunk)) : -1;
  const below = within > 0 && sum(inside.slice(0, within)) < sum(inside.slice(within)) * 3 ? inside.slice(dayAbove(inside, within)) : inside;
  const head = at < 0 ? [] : first - at > FAR ? [page.chunks[at]!] : page.chunks.slice(dayAbove(page.chunks, at), first).filter((chunk) => !where.chrome(chunk) || isTitle(chunk));
  return { ...composed([...head, ...below], isTitle, (chunk) => where.chrome(chunk) && !head.includes(chunk)), given, from };
}

/** Where a headline begins: with the date above it, where there is one. */
function dayAbove(chunks: Chunk[], at: number): number {
  const day = chunks[at - 1];
  return day && day.text.length < 40 && withoutDate(day.text) !== undefined ? at - 1 : Math.max(at, 0);
}

/** Running text (UTF-16 units) that a page has at least, if it is not all short. */
const SHORTEST = 40;
/** So many blocks may stand between a headline and the element of the text, and still be of the article. */
const FAR = 12;

/**
 * The title as the page prints it, where only the browser's title bar tells it beside the site's name:
 * of the bar's parts the one that stands last above the text. The other is the site.
 */
function printedTitle({ chunks, facts: known }: Page, where: Region, told: string | undefined): { title: string; site?: string } | undefined {
  const bar = known.get("title");
  if (!bar || (told !== "h1" && told !== "title")) return undefined;
  const cuts = [...bar.matchAll(/\s+[|–—•·»:-]\s+|\s*[|:»]\s+/gu)];
  const prose = chunks.findIndex((chunk) => where.inside(chunk) && !where.chrome(chunk) && isText(chunk));
  const above = chunks.slice(0, prose).reverse();
  for (const cut of cuts) {
    const parts = [bar.slice(0, cut.index), bar.slice(cut.index + cut[0].length)];
    const keys = parts.map(phrase);
    const chunk = above.find(({ text }) => text.length < 300 && keys.includes(phrase(text)) && phrase(text).length >= 4);
    if (!chunk) continue;
    const site = parts[1 - keys.indexOf(phrase(chunk.text))]!.trim();
    return { title: chunk.text, ...(isName(site) && { site }) };
  }
  return undefined;
}

/** What may be the name of a site, beside a title: no day, and nothing that goes on like a sentence ("an interview with Ada Finch"). */
function isName(site: string): boolean {
  const words = site.split(/\s+/);
  if (words.length > 6 || /[|»]/u.test(site) || isDay(site) || isWeekday(site)) return false;
  return !/^\p{Ll}/u.test(site) || words.filter((word) => STOPWORDS.has(fold(word))).length < 2;
}

/** All the text of a piece of markup that is known to be an article: an item of a feed, a record's field. */
export function fragment(html: string): Pick<Extract, "text" | "marks" | "links"> {
  const page = chunks(html);
  const where = region(page.chunks);
  return composed(page.chunks, titleTest(undefined), (chunk) => where?.chrome(chunk) ?? false);
}

function titleTest(title: string | undefined): (chunk: Chunk) => boolean {
  const key = phrase(title ?? "");
  return ({ text, element }) => {
    if (text.length > 400 || (element.tag !== "h1" && key.length < 4)) return false;
    const own = phrase(text);
    return own === key || (element.tag === "h1" && (own.includes(key) || (own.length >= 4 && key.includes(own))));
  };
}

function composed(chosen: Chunk[], isTitle: (chunk: Chunk) => boolean, isChrome: (chunk: Chunk) => boolean): Pick<Extract, "text" | "marks" | "links"> {
  let text = "";
  const marks: Mark[] = [];
  const links: Span[] = [];
  const beside = new Map<Element | undefined, number>();
  for (const { element } of chosen) beside.set(element.parent, (beside.get(element.parent) ?? 0) + 1);
  const verse = versesAmong(chosen);
  chosen.forEach((chunk, i) => {
    if (text) text += chunk.soft ? "\n" : "\n\n";
    const start = text.length;
    text += chunk.text;
    if (chunk.linked > 0) links.push({ start, end: text.length });
    const role = isTitle(chunk) ? "title" : isChrome(chunk) ? chromeRole(chunk) : isCaption(chunk, beside) ? "caption" : (roleOf(chunk) ?? (verse.has(chunk) ? "body" : undefined));
    const part = role === undefined || role === "body" ? partOf(chunk, chosen[i + 1]) : {};
    if (role || part.leads) marks.push({ start, end: text.length, role: role ?? "body", ...part });
  });
  return { text, marks, links };
}

/** A row of a table, with its heads perhaps, or a term before what is said of it. */
function partOf({ element, text }: Chunk, next: Chunk | undefined): Pick<Mark, "row" | "names" | "leads"> {
  if (element.tag === "tr" && text.includes(" | ")) return { row: true, ...(element.heads && { names: true }) };
  return element.tag === "dt" && next?.element.tag === "dd" && roleOf(next) === "body" ? { leads: true } : {};
}

/** The only words beside a picture, in an element made for both, as long as there is other text. */
function isCaption({ text, element }: Chunk, beside: Map<Element | undefined, number>): boolean {
  return element.parent?.pictured === true && beside.get(element.parent) === 1 && beside.size > 2 && text.length < 220 && !/^h[1-6]$/.test(element.tag);
}

/** Menus and related stories are links, the rest of what surrounds an article is boilerplate. */
function chromeRole(chunk: Chunk): Role {
  if (chunk.element.tag === "figcaption") return "caption";
  return chunk.linked > chunk.text.length * 0.4 ? "links" : "boilerplate";
}

function roleOf({ text, linked, element }: Chunk): Role | undefined {
  const short = text.length < 220;
  const named = (pattern: RegExp) => pattern.test(element.names) || (element.parent !== undefined && /^(?:p|span|div|h\d|li)$/.test(element.tag) && pattern.test(element.parent.names));
  if (within(element, /^figcaption$/, 3) || named(/(?:^|[\s_-])(?:photo-?credit|image-?credit|pie-?(?:de-?)?foto|bildunterschrift|resim-?alti)(?:$|[\s_-])|caption/)) return "caption";
  if (short && (/\bauthor\b/.test(element.property) || named(/(?:^|[\s_-])(?:byline|author(?:-?name)?|writer)(?:$|[\s_-])/)) && text.split(" ").length <= 12)
    return isPerson(text) || linked > 0 || text.split(" ").length <= 6 ? "byline" : undefined;
  if (named(/(?:^|\s)(?:pull-?quote|wp-block-pullquote)(?:$|\s)/)) return "boilerplate";
  if (linked > text.length * (/[.!?؟。]$/u.test(text) ? 0.8 : 0.6) && short && /\p{L}/u.test(text)) return "links";
  // A summary is often set as a heading; it is as long as a sentence, and ends like one.
  const told = text.length > 100 && /[.!?؟。…]["”»)]*$/u.test(text);
  if (/^h[1-6]$/.test(element.tag) && !told) return linked > text.length * 0.8 ? "links" : "title";
  // A list, table or quotation of the text's own: its lines need not look like prose.
  if (linked < text.length * 0.5 && (within(element, /^(?:li|blockquote|pre|dd)$/, 3) || (element.tag === "tr" && text.includes(" | ")))) return "body";
  return undefined;
}

function within(element: Chunk["element"], tag: RegExp, up: number): boolean {
  for (let e: Chunk["element"] | undefined = element, i = 0; e && i < up; e = e.parent, i++) if (tag.test(e.tag)) return true;
  return false;
}
