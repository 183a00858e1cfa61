import type { Metadata } from "../../article.ts";
import { phrase } from "../../facts/phrase.ts";
import { lexica } from "../../languages/lexicon.ts";
import { isMarkup, unescaped, worded } from "../../page/escapes.ts";
import { fragment } from "../../page/page.ts";
import { fields, type Received } from "../../received.ts";
import { unfit } from "./id.ts";

/** What programs call the fields of an article in tables and exports; compared folded, as are the words of other languages. The first that is filled counts. */
const NAMES = {
  id: "_id id guid uuid slug",
  text: "text body content content_text content_html article article_body articlebody full_text fulltext html description summary",
  title: "title headline heading name subject",
  source: "source publisher site site_name outlet newspaper channel feed",
  author: "author authors byline writer creator by",
  date: "date published published_at publishedat publication_date date_published pubdate pub_date datetime created_at created time updated",
  url: "url link href permalink uri external_url",
  language: "language lang locale",
} satisfies Record<keyof Metadata | "text" | "id", string>;
const ALIASES = Object.entries(NAMES).map(([field, names]) => {
  const others = [...lexica.values()].flatMap(({ fields }) => fields?.[field] ?? []);
  return [field as keyof typeof NAMES, [...names.split(" "), ...others].map(phrase)] as const;
});

/** Which of these names stands for each field, best first. */
export function columns(names: string[]): Partial<Record<keyof typeof NAMES, string[]>> {
  const plain = new Map(names.map((name) => [phrase(name), name]));
  return Object.fromEntries(ALIASES.map(([field, aliases]) => [field, aliases.filter((a) => plain.has(a)).map((a) => plain.get(a)!)]));
}

/** A record of a table, export or list -> an article, or why it is none. Text that is markup is read as a page's. */
export function record(values: Record<string, unknown>, where: string, number: number): Received | string {
  const known = columns(Object.keys(values));
  const filled = (field: keyof typeof NAMES) => {
    for (const name of known[field] ?? []) {
      const value = values[name];
      const plain = Array.isArray(value) && value.some((part) => typeof part === "object") ? value.map(nameOf) : nameOf(value);
      if (typeof plain === "number" || (typeof plain === "string" ? plain.trim() : Array.isArray(plain))) return plain;
    }
    return undefined;
  };
  const received = filled("text");
  if (typeof received !== "string") return `has no text: give record ${where} its article under text`;
  // Exports often escape what is escaped already; what is markup then is read as such.
  const text = meant(received);
  const given = fields({ title: filled("title"), source: filled("source"), author: filled("author"), date: filled("date"), url: filled("url"), language: filled("language") });
  for (const field of ["title", "source", "author"] as const) if (given[field]) given[field] = worded(given[field]).replace(/\s+/g, " ").trim();
  if (given.url && !/^https?:\/\//i.test(given.url)) delete given.url;
  const id = filled("id") ?? given.url;
  const plain = id === undefined ? undefined : String(id).trim();
  const fault = plain && unfit(plain);
  if (fault) return fault;
  const named = { ...(plain ? { id: plain } : {}), where, number, given, from: 0 };
  if (!isMarkup(text)) return { ...named, text, markup: "plain" };
  const { text: own, marks, links } = fragment(text);
  return { ...named, text: own, marks, links, markup: "page" };
}

/** As it was before it was escaped once or twice too often. Letters and signs are never meant as &#8217;, brackets may be. */
function meant(text: string): string {
  const once = isMarkup(text) ? text : unescaped(text);
  const twice = isMarkup(once) || !isMarkup(unescaped(once)) ? once : unescaped(once);
  return twice.replace(/&(?:amp;)+(?=(?:#\d{2,5}|#x[\da-f]{2,4}|nbsp|[lr][sd]quo|[mn]dash|hellip|[lr]aquo|quot);)/gi, "&");
}

/** `{"name": "Jane Doe"}` is Jane Doe, `{"rendered": "..."}` what it renders. */
function nameOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { name, rendered, title } = value as Record<string, unknown>;
  return name ?? rendered ?? title;
}
