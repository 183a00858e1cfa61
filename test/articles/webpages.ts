import { readdirSync, readFileSync } from "node:fs";
import type { Metadata, Role } from "../../src/articles/article.ts";
import { ROLES } from "./labelled.ts";

/** A web page labelled by hand: its markup, and its words under their roles, in the order of the page. */
export interface WebPage {
  name: string;
  html: string;
  pieces: { role: Role; text: string }[];
  metadata: Metadata;
}

/** What may stand inside a line of words. Of table cells, a row is one. */
const BLOCK = /<\/?(?!(?:a|b|i|em|strong|span|sup|cite|font|u|small|td|th)\b)[a-z!][^>]*>/i;

/**
 * Pages in FOLDER/*.page. The first line is JSON, the expected metadata; in the markup `{{B}}` stands
 * before words of a role (its letter as in the text pages), which reach to the next such mark or block.
 */
export function webPages(folder: string): WebPage[] {
  const at = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(at).filter((file) => file.endsWith(".page")).sort().map((file) => {
    const source = readFileSync(new URL(file, at), "utf8");
    const end = source.indexOf("\n");
    const [head, ...parts] = source.slice(end + 1).split(/\{\{(.)\}\}/);
    const pieces: WebPage["pieces"] = [];
    for (let i = 0; i < parts.length; i += 2) {
      const text = plain(parts[i + 1]!.split(BLOCK, 1)[0]!);
      if (text) pieces.push({ role: ROLES[parts[i]!]!, text });
    }
    return { name: `${folder}/${file}`, html: head + parts.filter((_, i) => i % 2 === 1).join(""), pieces, metadata: JSON.parse(source.slice(0, end)) };
  });
}

function plain(markup: string): string {
  return markup
    .replace(/<sup\b.*?<\/sup>/gi, "")
    .replace(/<\/t[dh]>\s*<t[dh][^>]*>/gi, " | ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|nbsp|quot);/g, (_, name: string) => ({ amp: "&", nbsp: " ", quot: '"' })[name]!)
    .replace(/\s+/g, " ")
    .replace(/^[\s|]+|[\s|]+$/g, "");
}
