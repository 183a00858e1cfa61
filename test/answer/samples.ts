import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { Reader } from "../../src/reading/reader.ts";
import { build } from "../../src/library/build.ts";
import { Library } from "../../src/library/library.ts";

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
  const library = Library.open(index, embedder.id, (note) => {
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
