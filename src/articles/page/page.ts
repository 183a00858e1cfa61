import type { Block, Metadata, Role } from "../article.ts";
import { phrase } from "../labels.ts";
import { isPerson } from "../names.ts";
import { type Chunk, chunks } from "./chunks.ts";
import { facts, type Told } from "./facts.ts";
import { region } from "./region.ts";

/** The text of a page's article, with what its markup says of spans of it and of the whole. */
export interface Extract {
  text: string;
  /** Roles that the markup itself tells, sorted and disjoint; of the rest, the text's own shape does. */
  marks: Block[];
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
  const where = region(page.chunks);
  const sample = page.chunks.filter((c) => c.text.length > 80).slice(0, 8).map((c) => c.text).join("\n");
  const { given, from, body } = facts(page, address, sample);
  const inside = where ? page.chunks.filter((chunk) => where.inside(chunk)) : [];
  const prose = inside.reduce((sum, chunk) => sum + (where!.chrome(chunk) ? 0 : chunk.text.length - chunk.linked), 0);
  if (body && body.length > prose * 2 && body.length > 200) return { text: body, marks: [], given, from };
  if (prose < 40) return undefined;

  // The headline and what stands under it are often outside the element of the text.
  const first = page.chunks.indexOf(inside[0]!);
  const isTitle = titleTest(given.title);
  const head = page.chunks.slice(0, first).filter((chunk) => chunk.element.tag === "h1" && isTitle(chunk)).slice(-1);
  return { ...composed([...head, ...inside], isTitle, (chunk) => where!.chrome(chunk)), given, from };
}

/** All the text of a piece of markup that is known to be an article: an item of a feed, a record's field. */
export function fragment(html: string): Pick<Extract, "text" | "marks"> {
  const page = chunks(html);
  const where = region(page.chunks);
  return composed(page.chunks, titleTest(undefined), (chunk) => where?.chrome(chunk) ?? false);
}

function titleTest(title: string | undefined): (chunk: Chunk) => boolean {
  const key = phrase(title ?? "");
  return ({ text, element }) => {
    if (text.length > 400 || (element.tag !== "h1" && key.length < 4)) return false;
    const own = phrase(text);
    return own === key || (element.tag === "h1" && (own.includes(key) || key.includes(own)));
  };
}

function composed(chosen: Chunk[], isTitle: (chunk: Chunk) => boolean, isChrome: (chunk: Chunk) => boolean): Pick<Extract, "text" | "marks"> {
  let text = "";
  const marks: Block[] = [];
  for (const chunk of chosen) {
    if (text) text += chunk.soft ? "\n" : "\n\n";
    const start = text.length;
    text += chunk.text;
    const role = isTitle(chunk) ? "title" : isChrome(chunk) ? chromeRole(chunk) : roleOf(chunk);
    if (role) marks.push({ start, end: text.length, role });
  }
  return { text, marks };
}

/** Menus and related stories are links, the rest of what surrounds an article is boilerplate. */
function chromeRole(chunk: Chunk): Role {
  if (chunk.element.tag === "figcaption") return "caption";
  return chunk.linked > chunk.text.length * 0.4 ? "links" : "boilerplate";
}

function roleOf({ text, linked, element }: Chunk): Role | undefined {
  const short = text.length < 220;
  const named = (pattern: RegExp) => pattern.test(element.names) || (element.parent !== undefined && /^(?:p|span|div|h\d|li)$/.test(element.tag) && pattern.test(element.parent.names));
  if (within(element, /^figcaption$/, 3) || named(/(?:^|[\s_-])(?:wp-caption-text|caption|photo-?credit|image-?credit)(?:$|[\s_-])/)) return "caption";
  if (short && (/\bauthor\b/.test(element.property) || named(/(?:^|[\s_-])(?:byline|author(?:-?name)?|writer)(?:$|[\s_-])/)) && text.split(" ").length <= 12)
    return isPerson(text) || linked > 0 || text.split(" ").length <= 6 ? "byline" : undefined;
  if (named(/(?:^|\s)(?:pull-?quote|wp-block-pullquote)(?:$|\s)/)) return "boilerplate";
  if (linked > text.length * 0.8 && short && /\p{L}/u.test(text)) return "links";
  if (/^h[1-6]$/.test(element.tag)) return linked > text.length * 0.8 ? "links" : "title";
  // A list, table or quotation of the text's own: its lines need not look like prose.
  if (linked < text.length * 0.5 && (within(element, /^(?:li|blockquote|pre|dd|dt)$/, 3) || (element.tag === "tr" && text.includes(" | ")))) return "body";
  return undefined;
}

function within(element: Chunk["element"], tag: RegExp, up: number): boolean {
  for (let e: Chunk["element"] | undefined = element, i = 0; e && i < up; e = e.parent, i++) if (tag.test(e.tag)) return true;
  return false;
}
