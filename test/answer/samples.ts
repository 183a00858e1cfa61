import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import type { Quote } from "../../src/answer/answer.ts";
import { createAsk } from "../../src/answer/ask.ts";
import type { Block } from "../../src/articles/article.ts";
import { quotable } from "../../src/citations/quotable.ts";
import { Reader } from "../../src/reading/reader.ts";
import { build } from "../../src/library/build.ts";
import type { Library } from "../../src/library/library.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { embedder } from "../library/world.ts";
import { received } from "../terminal/received.ts";

/** A question about the sample articles. */
export interface Question {
  _id: string;
  text: string;
  language: string;
  /** Articles any of which answers; none for a question that nothing answers. */
  gold: string[];
  answers: string[];
  kind: string;
  /** It can only be understood after this one. */
  after?: string;
}

export const questions = readFileSync("test/questions/questions.jsonl", "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Question);

/** A window reads alike whenever it is read (test/reading), and that is what takes the time: none is read twice. */
export const reader = await Reader.load({ kept: 1_000_000 });

/** A library of some articles in a folder of its own, with the one function that answers from it. */
export async function libraryOf(articles: string) {
  const index = mkdtempSync(join(tmpdir(), "isnad-answer-"));
  await build({ articles, index, embedder });
  const library = SqliteLibrary.open(index, embedder.id, (note) => {
    throw new Error(note);
  });
  return {
    library,
    ask: createAsk(() => library, embedder, reader.read),
    async close() {
      await library.close();
      rmSync(index, { recursive: true });
    },
  };
}

/** A library of these files, by their names. */
export async function libraryWith(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "isnad-articles-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { ask, library, close } = await libraryOf(folder);
  return {
    ask,
    library,
    close() {
      close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A Markdown file with what is known of it. */
export function dated(date: string, title: string, text: string): string {
  return `---\ntitle: ${title}\nsource: ${title.split(" ")[0]}\ndate: ${date}\n---\n${text}\n`;
}

const LONGEST_QUOTE = 700;
/** What every quote is, whatever was asked of whatever article. */
export async function verbatim(quote: Quote, folder: string, library: Library): Promise<void> {
  const text = received(folder, quote.article);
  expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  expect(quote.text.length).toBeGreaterThan(0);
  expect(quote.text.length).toBeLessThanOrEqual(LONGEST_QUOTE);
  for (const { start, end } of quote.highlights) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(quote.text.length);
  }
  // Nothing but body is ever quoted.
  const row = (await library.articles()).find(({ key }) => key === quote.article)!;
  const blocks = JSON.parse((await library.articlesBy([row.id])).get(row.id)!.blocks) as Block[];
  expect(quotable({ text, blocks }, quote), `${quote.article}: its number is a citation without memory`).toBe(true);
  for (const { role, start, end } of blocks) {
    if (role !== "body") expect(text.slice(Math.max(start, quote.start), Math.min(end, quote.end)).trim(), `${quote.article}: ${role}`).toBe("");
  }
}
