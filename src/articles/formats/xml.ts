import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { Parser } from "htmlparser2";
import { decodePage, disguised } from "../files/decode.ts";
import type { Format } from "../received.ts";
import { record } from "./records/record.ts";

/** A feed, RSS or Atom: every item is an article, as long as the feed gives it. */
export const xml: Format = async function* (file, skip) {
  const bytes = await readFile(file);
  const other = disguised(bytes);
  if (other) return skip(other);
  const { text } = decodePage(bytes);
  const feed = items(text);
  if (feed.kind === "sitemap") return skip(`is a sitemap, which has links and no texts: npx isnad add with its address fetches the articles`);
  if (feed.kind === undefined) return skip("is XML, but no feed (RSS or Atom): save the articles as web pages or text");
  for (const [i, item] of feed.items.entries()) {
    const where = `item ${i + 1}`;
    const article = record(item, where, i + 1);
    if (typeof article === "string") skip(article, where);
    else if (!isUtf8(bytes) && article.text.includes("\ufffd")) skip("has letters that are damaged: fetch the feed again", where);
    else yield article;
  }
  if (feed.broken) skip("breaks off in the middle: what stands before was read; fetch it again");
};

interface Feed {
  kind: "feed" | "sitemap" | undefined;
  items: Record<string, string>[];
  /** The addresses in a sitemap. */
  links: string[];
  broken: boolean;
}

/** Which field each element of an item fills; where several do, the longest text and the first of all else. */
const FIELDS: Record<string, string> = {
  title: "title",
  link: "url",
  guid: "id",
  id: "id",
  pubdate: "date",
  published: "date",
  updated: "updated",
  "dc:date": "date",
  author: "author",
  "dc:creator": "author",
  source: "source",
  description: "text",
  summary: "text",
  content: "text",
  "content:encoded": "text",
  "dc:language": "language",
};

/** The items of a feed or the links of a sitemap; entities are not expanded, nothing is fetched. */
export function items(text: string): Feed {
  const feed: Feed = { kind: undefined, items: [], links: [], broken: false };
  const path: string[] = [];
  let item: Record<string, string> | undefined;
  let site = "";
  let language = "";
  let words = "";
  /** A field that has elements inside, as XHTML has, and its markup so far. */
  let markup: { depth: number; html: string } | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = plain(name);
        path.push(tag);
        if (path.length > 200) throw new Error("too deep");
        if (path.length === 1) feed.kind = /^(?:rss|feed|rdf:rdf)$/.test(tag) ? "feed" : /^(?:urlset|sitemapindex)$/.test(tag) ? "sitemap" : undefined;
        if (markup) {
          markup.html += `<${tag}>`;
          return;
        }
        if (feed.kind === "feed" && (tag === "item" || tag === "entry")) item = {};
        else if (item && tag === "link" && attributes.href && (attributes.rel ?? "alternate") === "alternate") item.url ??= attributes.href;
        const parent = path.at(-2) ?? "";
        if (item && (FIELDS[parent] === "text" || FIELDS[parent] === "title")) {
          markup = { depth: path.length - 1, html: `${escaped(words)}<${tag}>` };
          return;
        }
        // Atom's names stand one deeper: <author><name>.
        if (tag !== "name") words = "";
      },
      ontext(data) {
        if (markup) markup.html += escaped(data);
        else words += data;
      },
      onclosetag(name, implied) {
        const tag = plain(name);
        path.pop();
        if (markup && path.length >= markup.depth) {
          markup.html += `</${tag}>`;
          return;
        }
        if (implied && (path.length === 0 || tag === "item" || tag === "entry")) feed.broken = true;
        const value = (markup?.html ?? words).trim();
        markup = undefined;
        if (tag === "loc" && feed.kind === "sitemap" && value) feed.links.push(value);
        if (item && (tag === "item" || tag === "entry")) {
          if (!implied) feed.items.push({ ...(site && { source: site }), ...(language && { language }), ...item });
          item = undefined;
        } else if (item && FIELDS[tag] && value) {
          const field = FIELDS[tag];
          if (field === "text") {
            if (value.length > (item.text?.length ?? 0)) item.text = value;
          } else if (field !== "url" || /^https?:/.test(value)) item[field] ??= value;
        } else if (!item && tag === "title" && path.length <= 2) site ||= value;
        else if (!item && tag === "language") language ||= value;
        if (tag !== "name") words = "";
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.write(text);
    parser.end();
  } catch {
    feed.broken = true;
  }
  return feed;
}

/** Without the prefix that some feeds write before the names of Atom and XHTML. */
const plain = (name: string) => name.toLowerCase().replace(/^(?:atom|a|rss|xhtml|html|h):/, "");

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
