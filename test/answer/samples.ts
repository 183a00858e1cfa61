import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { Reader } from "../../src/reading/reader.ts";
import { build } from "../../src/library/build.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";

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

export const embedder = await Embedder.load("embeddings/model");
export const reader = await Reader.load();

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
