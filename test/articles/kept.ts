import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import type { Block, Metadata } from "../../src/articles/article.ts";
import { metadata } from "../../src/articles/blocks/metadata.ts";
import { chunks } from "../../src/articles/page/chunks.ts";
import { extract } from "../../src/articles/page/page.ts";
import { structure } from "../../src/articles/blocks/structure.ts";
import { sentences } from "../../src/language/sentences.ts";
import type { Page } from "./labelled.ts";
import type { WebPage } from "./webpages.ts";

/** What of a body was kept, and what of all else was taken for it. */
export class Kept {
  sentences = 0;
  kept = 0;
  others = 0;
  taken = 0;
  /** Every loss and every wrong gain, for whoever mends the rules. */
  faults: string[] = [];

  body(page: string, sentence: string, kept: boolean): void {
    this.sentences++;
    if (kept) this.kept++;
    else this.faults.push(`${page} lost: ${sentence}`);
  }

  other(page: string, role: string, text: string, taken: boolean): void {
    this.others++;
    if (!taken) return;
    this.taken++;
    this.faults.push(`${page} took ${role}: ${text}`);
  }

  toString(): string {
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    return `body sentences kept ${this.kept} of ${this.sentences} (${percent(this.kept / this.sentences)}), other blocks taken for body ${this.taken} of ${this.others} (${percent(this.taken / this.others)})`;
  }
}

/** Text pages: a sentence is kept when one body block has all of it, another block is taken when a body block touches it. */
export function keptOfTexts(all: { page: Page; found: Block[] }[]): Kept {
  const kept = new Kept();
  for (const { page, found } of all) {
    const body = found.filter((b) => b.role === "body");
    for (const block of page.blocks) {
      const text = page.text.slice(block.start, block.end);
      if (block.role !== "body") kept.other(page.name, block.role, text, body.some((b) => b.start < block.end && b.end > block.start));
      else for (const s of sentences(page.text, block.start, block.end)) kept.body(page.name, page.text.slice(s.start, s.end), body.some((b) => b.start <= s.start && b.end >= s.end));
    }
  }
  return kept;
}

/** A page -> the lines of what a reader takes for its article. */
export type Reader = (html: string) => string[] | Promise<string[]>;

export const READERS: Record<string, Reader> = {
  isnad: (html) => {
    const found = extract(html);
    if (!found) return [];
    const { text, blocks } = read(html);
    return blocks.filter((b) => b.role === "body").map((b) => text.slice(b.start, b.end));
  },
  "@mozilla/readability": (html) => linesOf(new Readability(parseHTML(html).document as never).parse()?.content ?? ""),
  defuddle: async (html) => linesOf((await Defuddle(parseHTML(html).document as never, "https://example.org/", {})).content),
};

const linesOf = (html: string) => chunks(html).chunks.map(({ text }) => text);

/** A web page as the articles room reads it. */
export function read(html: string): { text: string; blocks: Block[]; metadata: Metadata } {
  const found = extract(html);
  if (!found) return { text: "", blocks: [], metadata: {} };
  const { text, marks, links, given } = found;
  const blocks = structure(text, { title: given.title, author: given.author, source: given.source, marks, links, markup: "page" });
  return { text, blocks, metadata: metadata(text, blocks, given) };
}

/** Web pages, by words: readers give no spans. Words shorter than a sentence count as taken where they are a line of their own. */
export async function keptOfPages(pages: WebPage[], reader: Reader): Promise<Kept> {
  const kept = new Kept();
  for (const { name, html, pieces } of pages) {
    const lines = await reader(html);
    const all = lines.join("\n");
    for (const { role, text } of pieces) {
      if (role === "body") for (const s of sentences(text)) kept.body(name, text.slice(s.start, s.end), all.includes(text.slice(s.start, s.end)));
      else kept.other(name, role, text, text.length < 25 ? lines.includes(text) : all.includes(text));
    }
  }
  return kept;
}
