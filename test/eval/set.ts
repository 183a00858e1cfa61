import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A question with the article that holds its answer, in the layout of BEIR. */
export interface Query {
  id: string;
  text: string;
  /** Articles that answer; empty: none does. */
  gold: string[];
  /** Accepted answers, each a substring of a gold article. */
  answers: string[];
}

/** The records of a .jsonl file. */
export function records(file: string): Record<string, unknown>[] {
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Questions of queries.LANG.jsonl or of any file of that shape; `gold` may be one id or several, at the top or under metadata. */
export function queries(file: string): Query[] {
  const found: Query[] = [];
  for (const record of records(file)) {
    const { gold = [], answers = [] } = { ...record, ...(record.metadata as object | undefined) } as { gold?: string | string[]; answers?: string[] };
    found.push({ id: String(record._id), text: String(record.text), gold: [gold].flat(), answers });
  }
  return found;
}

/** The languages for which a folder has a corpus (or questions). */
export function languages(folder: string, kind: "corpus" | "queries"): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => new RegExp(`^${kind}\\.(\\w+)\\.jsonl$`).exec(name)?.[1] ?? []).sort();
}

export const corpusFile = (folder: string, language: string) => join(folder, `corpus.${language}.jsonl`);
export const queriesFile = (folder: string, language: string) => join(folder, `queries.${language}.jsonl`);
