import type { Metadata } from "../article.ts";
import { phrase } from "../facts/phrase.ts";
import { languageOf } from "../facts/tongue.ts";
import { any } from "../languages/lexicon.ts";
import type { Facts, Page } from "./chunks.ts";
import { worded } from "./escapes.ts";

/** Fields with the name of what told each, e.g. `og:title`. */
export interface Told {
  given: Metadata;
  from: Partial<Record<keyof Metadata, string>>;
  /** JSON-LD may hold the text itself, for a page that writes it only by script. */
  body?: string;
}

/** What a page says of itself: JSON-LD first, which is made for it, then meta, then elements by their names. */
export function facts({ facts: known, data }: Page, address: string | undefined, sample: string): Told {
  const article = jsonLd(data);
  const told: Told = { given: {}, from: {} };
  const take = (field: keyof Metadata, ...candidates: [string, unknown][]) => {
    for (const [from, value] of candidates) {
      const text = typeof value === "string" ? worded(value.replace(/<\/?[a-z][^>]*>/gi, " ")).replace(/\s+/g, " ").trim() : "";
      if (!text || text.length > 500) continue;
      told.given[field] = text;
      told.from[field] = from;
      return;
    }
  };
  const meta = (...names: string[]): [string, unknown][] => names.map((name) => [name, known.get(name)]);

  take("source", ["JSON-LD publisher", name(article?.publisher)], ...meta("og:site_name", "application-name", "dc.publisher"));
  take("title", ["JSON-LD headline", article?.headline], ...meta("og:title", "twitter:title", "dc.title", "itemprop headline", "h1", "title"));
  // A page of a Telegram channel calls by the channel's name what is the name of no post.
  if (told.given.source === "Telegram" && told.from.title === "og:title") {
    Object.assign(told, { given: { source: told.given.title }, from: { source: "og:title" } });
    known.delete("author element");
    known.delete("byline element");
  }
  if (told.given.title) told.given.title = trimmed(told.given.title, told.given.source, known);
  take("author", ["JSON-LD author", name(article?.author)], ...meta("author", "article:author", "dc.creator", "parsely-author", "author element", "byline element").map(person));
  if (told.given.author && phrase(told.given.author) === phrase(told.given.source ?? "")) delete told.given.author;
  take(
    "date",
    ["JSON-LD datePublished", article?.datePublished],
    ...meta("article:published_time", "og:article:published_time", "date", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "datepublished", "itemprop datePublished"),
    ["JSON-LD dateCreated", article?.dateCreated],
    ...meta("time", "date element"),
  );
  take("url", ...meta("link canonical", "og:url").map(([from, value]): [string, unknown] => [from, absolute(value, address ?? known.get("base"))]), ["address it was saved from", address]);
  // Who names no publisher has at least an address.
  if (!told.given.source && told.given.url) [told.given.source, told.from.source] = [new URL(told.given.url).hostname.replace(/^www\./, ""), "address"];
  const language = known.get("html lang") ?? known.get("content-language") ?? known.get("og:locale");
  if (language && sameScript(language, sample)) take("language", ["html lang", language]);
  if (typeof article?.articleBody === "string") told.body = worded(article.articleBody);
  return told;
}

/** The first object of JSON-LD that is an article, wherever it hangs. */
function jsonLd(scripts: string[]): Record<string, unknown> | undefined {
  for (const script of scripts) {
    let value: unknown;
    try {
      value = JSON.parse(script.replace(/^\s*(?:<!--|\/\*.*?\*\/)|-->\s*$/g, ""));
    } catch {
      continue;
    }
    const queue = [value];
    for (let i = 0; i < queue.length && i < 500; i++) {
      const object = queue[i];
      if (Array.isArray(object)) queue.push(...object.slice(0, 100));
      else if (typeof object === "object" && object !== null) {
        const record = object as Record<string, unknown>;
        if (/(?:Article|NewsArticle|BlogPosting|Report|Posting)$/.test([record["@type"]].flat().join(" "))) return record;
        queue.push(record["@graph"], record.mainEntity);
      }
    }
  }
  return undefined;
}

function name(value: unknown): string | undefined {
  if (typeof value === "string") return /^https?:/.test(value) ? undefined : value;
  if (Array.isArray(value)) return value.map(name).filter(Boolean).join(", ") || undefined;
  return typeof value === "object" && value !== null ? name((value as Record<string, unknown>).name) : undefined;
}

const POSTED_BY = new RegExp(`^${any("postedBy")}\\s*[:：]?\\s+`, "iu");

/** "By Jane Doe" is Jane Doe; a profile's address is nobody's name. */
function person([from, value]: [string, unknown]): [string, unknown] {
  if (typeof value !== "string" || /^https?:|[@»\p{Nd}]/u.test(value) || value.length > 80) return [from, undefined];
  return [from, value.replace(POSTED_BY, "").replace(/[\s:,،|]+$/u, "")];
}

/** Without the site's name behind or before it: that is what the heading says, or the part that is the source. */
function trimmed(title: string, source: string | undefined, known: Facts): string {
  const heading = known.get("itemprop headline") ?? known.get("h1");
  if (heading && heading.length > 8 && phrase(title) !== phrase(heading) && phrase(title).includes(phrase(heading))) return heading;
  const parts = title.split(/\s+[|–—•·»-]\s+|\s*\|\s*/u);
  if (parts.length < 2 || !source) return title;
  const site = phrase(source);
  if (phrase(parts.at(-1)!) === site) return title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/[\s|–—•·»-]+$/u, "");
  if (phrase(parts[0]!) === site) return title.slice(parts[0]!.length).replace(/^[\s|–—•·»-]+/u, "");
  return title;
}

function absolute(link: unknown, base: string | undefined): string | undefined {
  if (typeof link !== "string" || !URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  // Some sites call their front page every page's own address.
  if (base && /^\/?$/.test(url.pathname + url.search) && !/^\/?$/.test(new URL(base).pathname + new URL(base).search)) return undefined;
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Pages copy lang="en" from their templates: it counts where the letters do not speak against it. */
function sameScript(tag: string, sample: string): boolean {
  const found = languageOf(sample);
  try {
    const script = (code: string) => new Intl.Locale(code.replace("_", "-")).maximize().script;
    if (!found) return true;
    return script(tag) === script(found) && (script(tag) !== "Latn" || !/^en\b/i.test(tag) || found === "en");
  } catch {
    return false;
  }
}
