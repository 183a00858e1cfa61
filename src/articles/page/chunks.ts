import { Parser } from "htmlparser2";
import { DOWN, END, levelled, UP } from "./raised.ts";

/** An element that holds blocks of text. What it is called is often the only sign of what it is for. */
export interface Element {
  tag: string;
  parent: Element | undefined;
  /** Classes and id, lower case. */
  names: string;
  role: string;
  property: string;
  /** A picture stands right in it. */
  pictured?: boolean;
  /** Of a row: whether all its cells are heads. */
  heads?: boolean;
}

/** A paragraph, heading, item or row of a page, in the order of the page. */
export interface Chunk {
  text: string;
  /** How much of the text is inside links, UTF-16 units. */
  linked: number;
  element: Element;
  /** A forced line break, not a new paragraph, stands before it. */
  soft: boolean;
}

/** What the head of a page and its marked-up elements say, each under the name it was found by; first come, first kept. */
export type Facts = Map<string, string>;

export interface Page {
  chunks: Chunk[];
  facts: Facts;
  /** JSON-LD, as it stands. */
  data: string[];
}

/** A page that no person made; the message says what to do. */
export class PageError extends Error {}

/** Real pages stay below a hundred; left-open tags of old ones add up to some hundreds. */
const DEEPEST = 3000;

/** What is crossed out is no longer said. */
const SKIPPED = new Set("del s strike script style noscript template svg math iframe object embed video audio canvas map select button textarea input dialog".split(" "));
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr picture q rp rt ruby samp small source span strong sub sup time tt u var wbr".split(" "),
);

/** A page's blocks of text, and what it says of itself. `base` elements and fragments are fine too. @throws PageError */
export function chunks(html: string): Page {
  const page: Page = { chunks: [], facts: new Map(), data: [] };
  const top: Element = { tag: "", parent: undefined, names: "", role: "", property: "" };
  let element = top;
  const open: { tag: string; skips: boolean; fact: { name: string; from: number; all: string } | undefined; level: string | undefined; note: boolean; at: number }[] = [];
  let skipping = 0;
  let anchors = 0;
  let text = "";
  let linked = 0;
  let soft = false;
  let raw: string | undefined;
  let pre = 0;

  const flush = (softly = false) => {
    const level = levelled(text);
    const plain = pre > 0 ? level.replace(/^\s*\n|\s+$/g, "") : level.replaceAll("\0", "").replace(/\s+/g, " ").trim();
    if (/[^\s\u200b-\u200f\ufeff\u00ad]/.test(plain)) page.chunks.push({ text: plain, linked: Math.min(linked, plain.length), element, soft });
    else softly ||= soft;
    soft = softly && page.chunks.length > 0;
    text = "";
    linked = 0;
  };
  const fact = (name: string, value: string | undefined) => {
    const plain = value && levelled(value).replace(/\s+/g, " ").trim();
    if (plain && !page.facts.has(name)) page.facts.set(name, plain);
  };
  const append = (data: string) => {
    for (const { fact: wanted } of open) if (wanted) wanted.all += data;
    text += data;
    if (anchors > 0) linked += data.replace(/\s+/g, " ").length;
  };

  const parser = new Parser({
    onopentag(tag, attributes) {
      if (open.length > DEEPEST) throw new PageError(`is nested more than ${DEEPEST} elements deep: copy its text into a .txt file`);
      if (tag === "meta") {
        const name = attributes.property ?? attributes.name ?? attributes.itemprop;
        if (name) fact(name.toLowerCase(), attributes.content);
      } else if (tag === "link") fact(`link ${attributes.rel?.toLowerCase()}`, attributes.href);
      else if (tag === "html") fact("html lang", attributes.lang ?? attributes["xml:lang"]);
      else if (tag === "base") fact("base", attributes.href);
      if (tag === "script" && /ld\+json/i.test(attributes.type ?? "")) raw = "";
      const skips = (SKIPPED.has(tag) && !(tag === "button" && asks(open.map((other) => other.tag), attributes))) || hidden(attributes);
      const wanted = skipping === 0 && !skips ? factOf(tag, attributes) : undefined;
      if (/^(?:img|picture|amp-img)$/.test(tag) && skipping === 0) element.pictured = true;
      if (tag === "time") fact("time", attributes.datetime);
      if (wanted && attributes.datetime) fact(wanted, attributes.datetime);
      const level = skipping > 0 || skips ? undefined : levelOf(tag, attributes);
      open.push({ tag, skips, fact: wanted && tag !== "meta" && tag !== "link" ? { name: wanted, from: 0, all: "" } : undefined, level, note: isNote(tag, attributes), at: text.length });
      if (skips) skipping++;
      if (skipping > 0) return;
      if (tag === "br") return flush(true);
      if (tag === "a") anchors++;
      if (!INLINE.has(tag) && tag !== "button") {
        // Short cells of a row are one line; tables also lay out pages, whose cells are columns.
        if (isCell(tag) && text.trim() && text.length < CELL) text += " | ";
        else flush();
        if (tag === "pre") pre++;
        if (isCell(tag) && element.tag === "tr") element.heads = (tag === "th" || element.parent?.tag === "thead") && element.heads !== false;
        element = {
          tag,
          parent: element,
          names: `${attributes.class ?? ""} ${attributes.id ?? ""}`.toLowerCase(),
          role: attributes.role?.toLowerCase() ?? "",
          property: attributes.itemprop?.toLowerCase() ?? "",
        };
      } else if (level) append(level);
    },
    ontext(data) {
      if (raw !== undefined) raw += data;
      else if (skipping === 0) append(data);
      else if (open.at(-1)?.tag === "title") fact("title", data);
    },
    onclosetag(tag) {
      if (tag === "script" && raw !== undefined) {
        page.data.push(raw);
        raw = undefined;
      }
      const closed = open.pop();
      if (closed?.level && skipping === 0) append(END);
      // Numbers of notes are not read aloud.
      if (closed?.note && skipping === 0 && isMark(text.slice(closed.at), text.slice(0, closed.at))) {
        const length = text.length - closed.at;
        for (const { fact: wanted } of open) if (wanted) wanted.all = wanted.all.slice(0, -length);
        text = text.slice(0, closed.at);
      }
      if (closed?.fact) fact(closed.fact.name, closed.fact.all);
      if (closed?.skips) skipping--;
      if (skipping > 0 || closed?.skips || tag === "br") return;
      if (tag === "a") anchors--;
      if (INLINE.has(tag) || tag === "button") return;
      if (!isCell(tag) || text.length >= CELL || soft) flush();
      if (tag === "pre") pre--;
      element = element.parent ?? top;
    },
  });
  parser.write(html);
  parser.end();
  flush();
  return page;
}

/** Whether an element is printed above or below the line. */
function levelOf(tag: string, { style = "" }: Record<string, string>): string | undefined {
  if (tag === "sup" || (INLINE.has(tag) && /vertical-align\s*:\s*(?:super|text-top)/i.test(style))) return UP;
  return tag === "sub" || (INLINE.has(tag) && /vertical-align\s*:\s*(?:sub|text-bottom)/i.test(style)) ? DOWN : undefined;
}

/** What links to a note of the same page, in a way of its own or by a place in the page. */
function isNote(tag: string, { href = "", role = "", class: names = "", rel = "" }: Record<string, string>): boolean {
  return (tag === "a" && (/^#./.test(href) || rel === "footnote")) || role === "doc-noteref" || (INLINE.has(tag) && /(?:^|[\s_-])(?:footnote|noteref|reference)(?:-?(?:ref|mark|anchor|link))?(?:$|\s)/i.test(names));
}

/** Whether a link to a note is nothing but its number or sign: raised, in brackets, or right behind a word. */
function isMark(link: string, before: string): boolean {
  const raised = /[\ufdd0-\ufdd2]/.test(link) || before.endsWith(UP);
  const mark = link.replace(/[\ufdd0-\ufdd2]/g, "").trim();
  if (/^\[[^\]]{1,12}\]$/.test(mark)) return true;
  return raised ? /^[(]?(?:\p{Nd}{1,3}|\p{L}|[*†‡§¶]+)[)]?$/u.test(mark) : /\S$/.test(before) && /^(?:\p{Nd}{1,3}|[*†‡§¶]+)$/u.test(mark);
}

/** UTF-16 units that a cell of a table of facts has at most. */
const CELL = 100;
const isCell = (tag: string) => tag === "td" || tag === "th";

function hidden(attributes: Record<string, string>): boolean {
  return (
    attributes.hidden !== undefined ||
    attributes["aria-hidden"] === "true" ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "") ||
    /(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden)(?:\s|$)/i.test(attributes.class ?? "")
  );
}

/** Elements that are worth a field of the article: by microdata, by relation, or by what they are called. */
function factOf(tag: string, { class: names = "", itemprop = "", rel = "" }: Record<string, string>): string | undefined {
  if (tag === "title") return "title";
  if (tag === "h1") return "h1";
  if (/\bheadline\b/i.test(itemprop)) return "itemprop headline";
  if (/\bauthor\b/i.test(itemprop) || /\bauthor\b/i.test(rel)) return "author element";
  if (/\bdatepublished\b/i.test(itemprop)) return "itemprop datePublished";
  if (/(?:^|[\s_-])(?:byline|author(?:-?name)?|writer(?:-?name)?)(?:$|[\s_-])/i.test(names)) return "byline element";
  if (/(?:^|[\s_-])(?:publish(?:ed)?-?(?:date|time)?|date)(?:$|\s)/i.test(names)) return "date element";
  return undefined;
}

/** A button that unfolds what is under it: the heading of a part of the text, such as a question. */
function asks(within: string[], { class: names = "", ...attributes }: Record<string, string>): boolean {
  return within.some((tag) => /^h[1-6]$/.test(tag)) || ("aria-expanded" in attributes && /accordion|faq|question/i.test(names));
}
