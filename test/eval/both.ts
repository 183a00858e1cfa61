import { createAsk } from "../../src/answer/ask.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import type { Library } from "../../src/library/library.ts";
import { PostgresLibrary } from "../../src/library/postgres/library.ts";
import { ship } from "../../src/library/postgres/ship.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import type { Read } from "../../src/reading/reader.ts";
import { emptyDatabase } from "../postgres.ts";
import { mean, ndcg } from "./measure.ts";
import type { Query } from "./set.ts";

/** Quotes that are asked for: enough for ten articles. */
const RANKED = 20;

/** What both engines gave to the same questions, SQLite's before PostgreSQL's. */
export interface Both {
  questions: number;
  ndcg10: [number, number];
  /** Where another quote came first, or only one of them answered. */
  differences: { question: string; first: [string, string] }[];
}

/** Asks a library and its twin in PostgreSQL (of DATABASE_URL, else in WebAssembly). @param file the library's; @param same articles that count as one */
export async function both(file: string, library: Library, asked: Query[], same: (article: string) => string, embedder: Embedder, read: Read | undefined): Promise<Both> {
  const { database, end } = await emptyDatabase();
  try {
    await migrate(database);
    await ship(file, database, new AbortController().signal, () => {});
    const twin = await PostgresLibrary.open(database, embedder.id);
    const asks = [library, twin].map((engine) => createAsk(() => engine, embedder, read));
    const gains: [number[], number[]] = [[], []];
    const differences: Both["differences"] = [];
    for (const { text, before, gold } of asked) {
      const [one, other] = await Promise.all(
        asks.map(async (ask, i) => {
          const { found, quotes: [first] } = await ask(text, before === undefined ? {} : { before });
          const ranked = (await ask(text, { always: true, top: RANKED })).quotes;
          const articles = [...new Set(ranked.map(({ article }) => same(article)))];
          if (gold.length > 0) gains[i]!.push(ndcg(articles, new Set(gold.map(same)), 10));
          const best = ranked[0];
          return `${found ? "" : "not found; nearest "}${best ? `${best.article}, ${best.start}: ${best.text.slice(0, 60)}` : "nothing"}${found && first!.text !== best?.text ? ` (shown: ${first!.text.slice(0, 60)})` : ""}`;
        }),
      );
      if (one !== other) differences.push({ question: text, first: [one!, other!] });
    }
    return { questions: asked.length, ndcg10: [mean(gains[0]), mean(gains[1])], differences };
  } finally {
    await end();
  }
}

/** As a table, and the list of all differences. */
export function compared(rows: { suite: string; name: string; both: Both }[]): string {
  const percent = (share: number) => (Number.isNaN(share) ? "" : (100 * share).toFixed(2));
  const line = (name: string, all: Both[]) => {
    const questions = all.reduce((sum, { questions }) => sum + questions, 0);
    const differ = all.reduce((sum, { differences }) => sum + differences.length, 0);
    const [one, other] = [0, 1].map((i) => all.reduce((sum, both) => sum + both.ndcg10[i]! * both.questions, 0) / questions) as [number, number];
    return `| ${[name, questions, percent(1 - differ / questions), percent(one), percent(other)].join(" | ")} |`;
  };
  const suites = [...new Set(rows.map(({ suite }) => suite))];
  return [
    "| suite | n | same first quote % | nDCG@10, SQLite | PostgreSQL |",
    "| --- | --- | --- | --- | --- |",
    ...suites.map((suite) => line(suite, rows.filter((row) => row.suite === suite).map(({ both }) => both))),
    line("all", rows.map(({ both }) => both)),
    ...rows.flatMap(({ suite, name, both }) => both.differences.map(({ question, first }) => `\n${suite} ${name}: ${question}\n  SQLite:     ${first[0]}\n  PostgreSQL: ${first[1]}`)),
  ].join("\n");
}
