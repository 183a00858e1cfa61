import type { Chunk, Element } from "./chunks.ts";

/** Parts of a page that are never its article, by what they are and by what people call them. */
const CHROME_TAGS = new Set(["nav", "footer", "aside", "form", "menu"]);
const CHROME_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu|toolbar)$/;
const CHROME_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|side-?bar|footer|foot|related(?:-?\w+)?|recommend(?:ed|ations)?|read-?(?:also|more|next)|see-?also|more-?(?:news|stories)|most-?read|popular|trending|share|sharing|social|socials|addthis|addtoany|comments?|comment-?list|disqus|respond|newsletter|subscribe|subscription|signup|cookies?|consent|gdpr|banner|promo|advert(?:isement)?s?|ads?|sponsored|outbrain|taboola|tags?|tag-?list|tagcloud|pagination|pager|widget|masthead|paywall|login|popup|modal|toolbar|copyright|disclaimer|toc|references|reflist|navbox|catlinks|editsection|signature|postprofile|author-?(?:bio|box|note)|about-?(?:the-?)?author)(?:$|[\s_-])/;

/** A class or id that is nothing but such a name: `comments`, not `comments-open`. */
const PLAIN_NAMES = /(?:^|\s)(?:comments?|comments?-?(?:list|area|section)|commentlist|disqus_thread|sidebar|footer|related(?:-?(?:posts|news|articles|stories))?|newsletter|cookies?)(?:$|\s)/;

/** Shares of all running text: what stays below may be chrome by such a name, what reaches above is the article. */
const SMALL = 0.35;
const LARGE = 0.85;
const MOST = 0.75;

/** Text that reads like prose, by its length and its links alone. */
function weight({ text, linked, element }: Chunk): number {
  if (/^(?:figcaption|h\d|dt|address)$/.test(element.tag) || linked > text.length * 0.4) return 0;
  const long = text.length >= 80 || (text.length >= 35 && /[.!?؟。…:"”»)]$/.test(text));
  return long ? text.length - linked : 0;
}

/** Whether a chunk is running text. */
export const isText = (chunk: Chunk): boolean => weight(chunk) > 0;

/** Where a page's article is. */
export interface Region {
  /** Whether a chunk stands in the article's element. */
  inside(chunk: Chunk): boolean;
  /** Whether a chunk, inside or not, stands in a part that is never the article's text. */
  chrome(chunk: Chunk): boolean;
}

/**
 * The element that holds the article: from the top down as long as one child has
 * nearly all the prose. Where several have it, paragraphs side by side are an
 * article and lone ones (teasers) are not. Undefined for a page without prose.
 */
export function region(chunks: Chunk[]): Region | undefined {
  const all = chunks.reduce((sum, chunk) => sum + weight(chunk), 0);
  if (all === 0) return undefined;
  const prose = new Map<Element, number>();
  for (const chunk of chunks) for (const e of line(chunk.element)) prose.set(e, (prose.get(e) ?? 0) + weight(chunk));

  const known = new Map<Element, boolean>();
  const isChrome = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const share = /^(?:body|html)$/.test(element.tag) || element.property.includes("articlebody") ? 1 : (prose.get(element) ?? 0) / all;
    const named = CHROME_TAGS.has(element.tag) || CHROME_ROLES.test(element.role) || CHROME_NAMES.test(element.names);
    const result =
      (named && share < SMALL) ||
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
  const linked = new Map<Element, number>();
  for (const chunk of chunks) for (const e of line(chunk.element)) linked.set(e, (linked.get(e) ?? 0) + chunk.linked);
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
    if (!best || best.tag === "p") break;
    const articles = below.filter((e) => e.tag === "article");
    // Stories one behind the other: the first that is no mere teaser is what the page is about.
    if (articles.length > 1 && !articles.every(isPost)) at = articles.sort((a, b) => solid.get(b)! - solid.get(a)!)[0];
    else if (solid.get(best)! >= whole * MOST) at = best;
    else break;
  }
  const root = at;
  const within = new Map<Element, boolean>();
  const inside = (element: Element): boolean => {
    const known = within.get(element);
    if (known !== undefined) return known;
    const found = element === root || (element.parent !== undefined && inside(element.parent));
    within.set(element, found);
    return found;
  };
  return { inside: (chunk) => root === undefined || inside(chunk.element), chrome: (chunk) => isChrome(chunk.element) };
}

/** Elements of one make have the same tag and classes, and so have their parents. */
const make = (e: Element): string => [e.tag, e.names, e.parent?.tag, e.parent?.names].join(" ");

/** An element and all that it stands in, from the inside out. */
function* line(element: Element): Generator<Element> {
  for (let e: Element | undefined = element; e; e = e.parent) yield e;
}
