import { extname } from "node:path";
import { decodePage } from "../articles/files/decode.ts";
import type { Incoming } from "./incoming.ts";

/** Content types that say a format; anything else is told by the address, or is a page. */
const TYPES: [RegExp, string][] = [
  [/^(?:text\/html|application\/xhtml\+xml)/, ".html"],
  [/^application\/pdf/, ".pdf"],
  [/officedocument\.wordprocessingml/, ".docx"],
  [/^(?:application|text)\/(?:[\w.-]+\+)?xml/, ".xml"],
  [/^application\/(?:x-ndjson|jsonl)/, ".jsonl"],
  [/^application\/(?:[\w.-]+\+)?json/, ".json"],
  [/^text\/csv/, ".csv"],
  [/^text\/markdown/, ".md"],
];
const KNOWN = new Set([".html", ".pdf", ".docx", ".xml", ".json", ".jsonl", ".csv", ".md", ".txt"]);

/** Name and bytes of what an address gave: called by host and path, so that a folder of such files can be read by eye. */
export function named(url: URL, type = "", _disposition: string | undefined, bytes: Buffer): Incoming {
  const own = extname(url.pathname).toLowerCase();
  const typed = looks(bytes) ?? TYPES.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1];
  const text = /^text\/plain/i.test(type) ? ".txt" : ".html";
  const extension = typed ?? (KNOWN.has(own) ? own : text);
  const path = decoded(url.pathname).replace(/\.(?:s?html?|php|aspx?)$/i, "");
  const stem = `${url.hostname.replace(/^www\./, "")} ${KNOWN.has(own) ? path.slice(0, path.length - own.length || undefined) : path} ${decoded(url.search)}`;
  const name = `${stem.replace(/[\s/\\?&=]+/g, " ").trim().slice(0, 150)}${extension}`;
  return { name, bytes: extension === ".html" ? page(url, type, bytes) : bytes };
}

/** What its first bytes prove, for servers call anything a page. */
function looks(bytes: Buffer): string | undefined {
  const head = bytes.toString("latin1", 0, 1000);
  if (head.startsWith("%PDF-")) return ".pdf";
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>/]/i.test(head) ? ".xml" : undefined;
}

/** The page as browsers save it: a comment with the address, and here always as UTF-8, which its mark tells. */
function page(url: URL, type: string, bytes: Buffer): Buffer {
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1];
  const { text } = decodePage(bytes, charset);
  const length = String(url.href.length).padStart(4, "0");
  return Buffer.from(`\ufeff<!-- saved from url=(${length})${url.href.replaceAll("--", "%2D%2D")} -->\n${text}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
