import { appendFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Ask } from "../../src/answer/answer.ts";
import { createAsk } from "../../src/answer/ask.ts";
import { readArticles } from "../../src/articles/read.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import type { Library } from "../../src/library/library.ts";
import { PostgresLibrary } from "../../src/library/postgres/library.ts";
import { run } from "../../src/library/postgres/run.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { LIBRARY_FILE } from "../../src/library/format/schema.ts";
import { Reader } from "../../src/reading/reader.ts";
import { split } from "../../src/passages/split.ts";
import { openMigrated } from "../../src/postgres/migrate.ts";
import { addressOf, createDatabase } from "../postgres.ts";
import { type Cost, rest, timed } from "./cost.ts";
import { type Engine, TEN } from "./engines.ts";

export const MODEL = join("embeddings", "model");
/** Passages embedded at once. */
const LOT = 50;

export function isnad(): Engine {
  return {
    index: async (corpus, folder) => void (await build({ articles: corpus, index: folder, embedder: await Embedder.load(MODEL) })),
    ...asked(OPENED.Isnad),
  };
}

/** The folder is the run's workshop, and takes room beside what the server takes. */
export function postgres(): Engine {
  return {
    index: async (corpus, folder) => {
      await createDatabase(nameOf(folder));
      await run(await openMigrated(databaseOf(folder)), { articles: corpus, index: folder, embedder: await Embedder.load(MODEL) });
    },
    bytes: async (folder) => (await OPENED.PostgreSQL(folder, (await Embedder.load(MODEL)).id)).bytes(),
    ...asked(OPENED.PostgreSQL),
  };
}

/** The library of a folder, or of the database whose workshop it is, opened for a model. */
export const OPENED = {
  Isnad: async (folder: string, model: string): Promise<Library> => SqliteLibrary.open(folder, model, console.error),
  PostgreSQL: async (folder: string, model: string): Promise<Library> => PostgresLibrary.open(await openMigrated(databaseOf(folder)), model),
};

const nameOf = (workshop: string) => `isnad_bench_${/\d+$/.exec(workshop)![0]}`;

/** The address of the database, of the server at DATABASE_URL, that a library is shipped to. */
export const databaseOf = (workshop: string) => addressOf(nameOf(workshop));

/** How a library is asked, whatever keeps it. */
function asked(opened: (folder: string, model: string) => Promise<Library>): Required<Pick<Engine, "open" | "read" | "ask" | "rank">> {
  let ask: Ask;
  /** Windows by the question as it was asked: it may be read in several forms. */
  const read = new Map<string, number>();
  let now = "";
  return {
    open: async (folder) => {
      const embedder = await Embedder.load(MODEL);
      const library = await opened(folder, embedder.id);
      const reader = await Reader.load();
      ask = createAsk(() => library, embedder, (question, windows) => {
        read.set(now, (read.get(now) ?? 0) + windows.length);
        return reader.read(question, windows);
      });
    },
    read: () => ({ questions: read.size, passages: [...read.values()].reduce((sum, count) => sum + count, 0) }),
    ask: (question) => {
      now = question;
      return ask(question);
    },
    rank: async (question) => [...new Set((await ask(question, { top: 2 * TEN, always: true })).quotes.map(({ article }) => article))],
  };
}

/** An index run over articles that are all indexed already; `graphless`: with the vector graph to be built again. */
export async function again(corpus: string, folder: string, graphless: boolean): Promise<Cost> {
  const embedder = await Embedder.load(MODEL);
  if (graphless) for (const file of readdirSync(folder)) if (file !== LIBRARY_FILE) rmSync(join(folder, file));
  return timed(async () => {
    const { articles, unchanged } = await build({ articles: corpus, index: folder, embedder });
    if (unchanged !== articles) throw new Error("The code that reads articles was changed while it was measured: start again.");
  });
}

/** An index run over the same articles and one more. */
export async function more(corpus: string, folder: string): Promise<Cost> {
  const embedder = await Embedder.load(MODEL);
  appendFileSync(corpus, `\n${JSON.stringify({ _id: "one-more", title: "Old light goes dark", text: "The lighthouse keeper climbed the stairs for the last time on Monday and put out the lamp of the harbour." })}\n`);
  return timed(async () => {
    const { added } = await build({ articles: corpus, index: folder, embedder });
    if (added !== 1) throw new Error(`One article was added to the corpus, and ${added} to the library.`);
  });
}

export interface Embedded extends Cost {
  /** Resident bytes after every tenth of the texts. */
  resident: number[];
}

/** Embeds the passages of the corpus, over and over, as many as asked for. */
export async function embed(corpus: string, texts: number): Promise<Embedded> {
  const embedder = await Embedder.load(MODEL);
  const passages: string[][] = [];
  for await (const raw of readArticles(corpus, () => {})) {
    const article = raw.parse();
    for (const { sentences } of split(article)) passages.push(sentences.map(({ start, end }) => article.text.slice(start, end)));
    if (passages.length >= texts) break;
  }
  const resident: number[] = [];
  const cost = await timed(async () => {
    for (let done = 0; done < texts; done += LOT) {
      await embedder.passages(Array.from({ length: LOT }, (_, i) => passages[(done + i) % passages.length]!));
      if ((done + LOT) % (texts / 10) === 0) resident.push(rest());
    }
  });
  return { ...cost, resident };
}
