import { CHROME_NAMES, CHROME_ROLES, CHROME_TAGS, COMMENTS, DISCUSSION, PLAIN_NAMES, TEASER } from "./chrome.ts";
import { ofAllQuestions } from "./brief.ts";
import type { Chunk, Element } from "./chunks.ts";
import { line, make, type Region, within } from "./elements.ts";

/** Shares of all running text: what stays below may be chrome by such a name, what reaches above is the article. */
const SMALL = 0.35;
/** Where the headline is known, what has not got it may be more. */
const HALF = 0.6;
const LARGE = 0.85;
const MOST = 0.75;
/** Running text (UTF-16 units) that a headline's part of the page has at least, to be the article. */
const HEADED = 250;

/** Text that reads like prose, by its length and its links alone. */
function weight({ text, linked, element }: Chunk): number {
  if (/^(?:figcaption|h\d|dt|address|title)$/.test(element.tag) || linked > text.length * 0.4) return 0;
  const long = text.length >= 80 || (text.length >= 35 && /[.!?؟。…:"”»)]$/.test(text));
  return long ? text.length - linked : 0;
}

/** Whether a chunk is running text. */
export const isText = (chunk: Chunk): boolean => weight(chunk) > 0;

/**
 * The element that holds the article: from the top down as long as one child has
 * nearly all the prose, or has the headline and enough of it. Where several have it, paragraphs
 * side by side are an article and lone ones (teasers) are not. What stands between the headline and
 * that element, and prose beside it below the same headline, is the article's too.
 * Undefined for a page without prose.
 */
export function region(chunks: Chunk[], isTitle: (chunk: Chunk) => boolean = () => false): Region | undefined {
  const prose = new Map<Element, number>();
  const linked = new Map<Element, number>();
  const plain = new Map<Element, number>();
  for (const chunk of chunks)
    for (const e of line(chunk.element)) {
      prose.set(e, (prose.get(e) ?? 0) + weight(chunk));
      linked.set(e, (linked.get(e) ?? 0) + chunk.linked);
      plain.set(e, (plain.get(e) ?? 0) + chunk.text.length - chunk.linked);
    }
  const titles = chunks.filter((chunk) => chunk.element.tag !== "title" && isTitle(chunk));
  const title = titles.find(({ element }) => element.tag === "h1") ?? titles[0] ?? only(chunks.filter(({ element }) => element.tag === "h1"));
  const aboveTitle = new Set(title ? line(title.element) : []);
  /** The headline's own part of a page is no chrome, whatever it is called: its name tells that it has comments, or a paywall. */
  const isHeadlines = (element: Element) => aboveTitle.has(element) && plain.get(element)! >= HEADED && !/^(?:nav|footer|aside)$/.test(element.tag);
  // What readers say is often more than what they say it of.
  const said = (chunk: Chunk) => [...line(chunk.element)].some((e) => DISCUSSION.test(e.names) && !aboveTitle.has(e));
  const sum = (some: Chunk[]) => some.reduce((all, chunk) => all + weight(chunk), 0);
  const told = sum(chunks.filter((chunk) => !said(chunk)));
  const all = told || sum(chunks);
  if (all === 0) return undefined;

  const teasers = teasersAmong(chunks, aboveTitle);

  const known = new Map<Element, boolean>();
  const isChrome = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const share = /^(?:body|html)$/.test(element.tag) || element.property.includes("articlebody") || isHeadlines(element) ? 1 : (prose.get(element) ?? 0) / all;
    const named = CHROME_TAGS.has(element.tag) || CHROME_ROLES.test(element.role) || CHROME_NAMES.test(element.names) || (element.tag === "table" && /\binfobox\b/.test(element.names)) || (TEASER.test(element.names) && linked.get(element)! > 0);
    const result =
      (named && share < (title ? HALF : SMALL)) ||
      teasers.has(element) ||
      (COMMENTS.test(element.names) && !aboveTitle.has(element) && told >= HEADED) ||
      ((element.tag === "footer" || element.tag === "nav" || PLAIN_NAMES.test(element.names)) && share < LARGE) ||
      (element.parent !== undefined && isChrome(element.parent));
    known.set(element, result);
    return result;
  };

  // Solid prose stands in paragraphs beside each other, or is long; a teaser stands under its heading, alone.
  const paragraphs = new Map<Element, number>();
  const sizes = new Map<Element, number>();
  for (const chunk of chunks) for (const e of line(chunk.element)) sizes.set(e, (sizes.get(e) ?? 0) + 1);
  const holder = (chunk: Chunk) => {
    let e = chunk.element;
    while (e.parent && sizes.get(e) === 1) e = e.parent;
    return e;
  };
  const counted = chunks.filter((chunk) => weight(chunk) > 0 && !isChrome(chunk.element));
  for (const chunk of counted) paragraphs.set(holder(chunk), (paragraphs.get(holder(chunk)) ?? 0) + 1);
  // Three and more of one make, with nothing to click: the posts of a live page or a forum, and no teasers.
  const makes = new Map<string, Set<Element>>();
  for (const e of paragraphs.keys()) if (!linked.get(e)) makes.set(make(e), (makes.get(make(e)) ?? new Set()).add(e));
  const isPost = (e: Element) => /^(?:article|li|div|section)$/.test(e.tag) && makes.get(make(e))?.has(e) === true && makes.get(make(e))!.size >= 3;
  const firm = counted.filter((chunk) => paragraphs.get(holder(chunk))! > 1 || chunk.text.length > 400 || isPost(holder(chunk)));
  const solid = new Map<Element, number>();
  const children = new Map<Element | undefined, Set<Element>>();
  for (const chunk of firm.length > 0 ? firm : counted) {
    let child: Element | undefined;
    for (const e of line(chunk.element)) {
      solid.set(e, (solid.get(e) ?? 0) + weight(chunk));
      if (child) children.set(e, (children.get(e) ?? new Set()).add(child));
      child = e;
    }
    children.set(undefined, (children.get(undefined) ?? new Set()).add(child!));
  }
  let at: Element | undefined;
  for (;;) {
    const below = [...(children.get(at) ?? [])].sort((a, b) => solid.get(b)! - solid.get(a)!);
    const best = below[0];
    const whole = at ? solid.get(at)! : best ? solid.get(best)! : 0;
    if (!best || /^(?:p|blockquote|ul|ol|dl|pre)$/.test(best.tag)) break;
    const articles = below.filter((e) => e.tag === "article");
    // Stories one behind the other: the first that is no mere teaser is what the page is about.
    if (articles.length > 1 && !articles.every(isPost)) at = articles.sort((a, b) => solid.get(b)! - solid.get(a)!)[0];
    else {
      const next = headed(below, whole) ?? (solid.get(best)! >= whole * MOST ? best : undefined);
      if (!next) break;
      at = next;
    }
  }
  const root = at && ofAllQuestions(at, chunks);
  const beside = root ? goesOn(root) : new Set<Chunk>();
  return { inside: (chunk) => root === undefined || beside.has(chunk) || within(chunk.element, root), chrome: (chunk) => isChrome(chunk.element) };

  /** The part that has the headline, where what readers say of it is longer. */
  function headed(below: Element[], whole: number): Element | undefined {
    return below.find((e, i) => i > 0 && aboveTitle.has(e) && solid.get(e)! >= Math.max(HEADED, whole * 0.1) && below.slice(0, i).every(({ names }) => DISCUSSION.test(names)));
  }

  /** Running text outside of the article's element and under the same headline. */
  function goesOn(root: Element): Set<Chunk> {
    const found = new Set<Chunk>();
    const common = title && [...line(root)].find((e) => aboveTitle.has(e));
    const [from, first] = [title ? chunks.indexOf(title) : -1, chunks.findIndex((c) => within(c.element, root))];
    chunks.forEach((chunk, i) => {
      if (isChrome(chunk.element) || within(chunk.element, root)) return;
      const lede = from >= 0 && i > from && i < first;
      const branch = lede ? undefined : branchOf(chunk.element);
      if (!lede && (!branch || (i < first && from > i) || linked.get(branch)! > prose.get(branch)! * 0.25)) return;
      if (weight(chunk) > 0) found.add(chunk);
    });
    return found;

    /** The part beside the article's element, of what holds both it and the headline, that an element is in. */
    function branchOf(element: Element): Element | undefined {
      let branch: Element | undefined;
      const up = new Set(line(root));
      for (const e of line(element)) {
        if (up.has(e)) return common && within(e, common) ? branch : undefined;
        branch = e;
      }
      return undefined;
    }
  }
}

const only = <T>(all: T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

/** Elements of one make, three and more, each a linked headline and a few words under it: other stories, told shortly. */
function teasersAmong(chunks: Chunk[], aboveTitle: Set<Element>): Set<Element> {
  const seen = new Map<Element, { headline: boolean; plain: number; chunks: number }>();
  for (const chunk of chunks)
    for (const e of line(chunk.element)) {
      if (!/^(?:article|li|div|section|tr|td)$/.test(e.tag) || aboveTitle.has(e)) continue;
      const known = seen.get(e) ?? { headline: false, plain: 0, chunks: 0 };
      known.headline ||= chunk.linked >= 12 && chunk.linked >= chunk.text.length * 0.8;
      known.plain += chunk.text.length - chunk.linked;
      known.chunks++;
      seen.set(e, known);
    }
  const makes = new Map<string, Element[]>();
  for (const [e, { headline, plain, chunks }] of seen) if (headline && plain > 0 && plain < 400 && chunks > 1 && chunks < 8) makes.set(make(e), [...(makes.get(make(e)) ?? []), e]);
  return new Set([...makes.values()].filter((all) => all.length >= 3).flat());
}
