import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A question, and the article that answers it by these words. */
export interface Answered {
  id: string;
  question: string;
  article: string;
  text: string;
}

/** Writes articles, by key, and questions as a folder in the layout of BEIR, by which answers are measured. */
export function writeSet(folder: string, articles: ReadonlyMap<string, { title: string | null; text: string }>, answered: readonly Answered[]): void {
  const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  mkdirSync(join(folder, "qrels"), { recursive: true });
  writeFileSync(join(folder, "corpus.jsonl"), lines([...articles].map(([_id, { title, text }]) => ({ _id, ...(title !== null && { title }), text }))));
  writeFileSync(join(folder, "queries.jsonl"), lines(answered.map(({ id, question, text }) => ({ _id: id, text: question, metadata: { chosen: text } }))));
  writeFileSync(join(folder, "qrels", "chosen.tsv"), ["query-id\tcorpus-id\tscore", ...answered.map(({ id, article }) => `${id}\t${article}\t1`), ""].join("\n"));
}
