import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@orama/orama";
import type Database from "better-sqlite3";
import { fold } from "../../src/language/fold.ts";
import { stem } from "../../src/language/stem.ts";
import { STOPWORDS } from "../../src/language/lists/stopwords.ts";
import { words } from "../../src/language/words.ts";
import type { Document } from "../eval/set.ts";

/** Something that finds articles for a question, as a JavaScript developer would set it up. */
export interface Engine {
  /** Makes the index of a .jsonl corpus, below `folder`. */
  index(corpus: string, folder: string): Promise<void>;
  /** Makes an index that is on disk ready; absent where the index lives in the process that made it. */
  open?(folder: string): Promise<void>;
  /** What a reader waits for. */
  ask(question: string): Promise<unknown>;
  /** How many of the questions were read with passages, and with how many in all; absent where nothing reads. */
  read?(): { questions: number; passages: number };
  /** Articles, best first, at least ten. */
  rank(question: string): Promise<string[]>;
  /** What the index takes elsewhere than in its folder, in bytes. */
  bytes?(folder: string): Promise<number>;
  /** Writes an index that lives in memory to `folder`, to see how large it is. */
  save?(folder: string): void;
}

export const TEN = 10;

/** Libraries are loaded by the engine that needs them: each process holds its own only. */
export const ENGINES: Record<string, () => Promise<Engine>> = {
  Isnad: async () => (await import("./isnad.ts")).isnad(),
  PostgreSQL: async () => (await import("./isnad.ts")).postgres(),
  "MiniSearch (our folding)": () => miniSearch({ tokenize: stems, processTerm: (term: string) => term }),
  "MiniSearch (default)": () => miniSearch({}),
  "Orama (Arabic, our stems)": () => orama({ language: "arabic", stemming: true, stemmer: (word: string) => stem(fold(word)), stopWords: [...STOPWORDS] }),
  "Orama (default)": () => orama(undefined),
  "FTS5 (our folding)": () => fts5("ascii", (text) => stems(text).join(" "), stems),
  "FTS5 (default)": () => fts5("unicode61", (text) => text, (question) => question.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []),
};

function stems(text: string): string[] {
  return words(text).map(({ folded }) => stem(folded));
}

async function miniSearch(options: { tokenize?: (text: string) => string[]; processTerm?: (term: string) => string }): Promise<Engine> {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch<Document>({ fields: ["title", "text"], idField: "_id", ...options });
  const ask = async (question: string) => index.search(question).slice(0, TEN).map(({ id }) => String(id));
  return {
    index: async (corpus) => {
      for (const document of documents(corpus)) index.add(document);
    },
    ask,
    rank: ask,
    save: (folder) => writeFileSync(join(folder, "index.json"), JSON.stringify(index)),
  };
}

async function orama(tokenizer: { language: Language; stemming: boolean; stemmer: (word: string) => string; stopWords: string[] } | undefined): Promise<Engine> {
  const { create, insertMultiple, save, search } = await import("@orama/orama");
  const index = create({ schema: { _id: "string", title: "string", text: "string" } as const, ...(tokenizer && { components: { tokenizer } }) });
  const ask = async (term: string) => (await search(index, { term, properties: ["title", "text"], limit: TEN })).hits.map(({ document }) => String(document._id));
  return {
    index: async (corpus) => void (await insertMultiple(index, [...documents(corpus)].map(({ _id, title = "", text }) => ({ _id, title, text })), 500)),
    ask,
    rank: ask,
    save: (folder) => writeFileSync(join(folder, "index.json"), JSON.stringify(save(index))),
  };
}

/** SQLite's own search: `prepare` makes what is indexed, and the question's terms are joined by OR. */
async function fts5(tokenizer: string, prepare: (text: string) => string, terms: (question: string) => string[]): Promise<Engine> {
  const { default: Sqlite } = await import("better-sqlite3");
  let find: Database.Statement;
  const ask = async (question: string) => {
    const query = [...new Set(terms(question))].map((term) => `"${term.replaceAll('"', '""')}"`).join(" OR ");
    return query === "" ? [] : (find.all(query) as string[]);
  };
  return {
    index: async (corpus, folder) => {
      const db = new Sqlite(join(folder, "index.sqlite"));
      db.exec(`CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, title, text, tokenize = '${tokenizer}')`);
      const insert = db.prepare("INSERT INTO article VALUES (?, ?, ?)");
      db.transaction(() => {
        for (const { _id, title = "", text } of documents(corpus)) insert.run(_id, prepare(title), prepare(text));
      })();
      db.close();
    },
    open: async (folder) => {
      find = new Sqlite(join(folder, "index.sqlite"), { readonly: true }).prepare(`SELECT id FROM article WHERE article MATCH ? ORDER BY rank LIMIT ${TEN}`).pluck();
    },
    ask,
    rank: ask,
  };
}

/** The records of a corpus one after another, so that no engine is charged for all of them. */
export function* documents(corpus: string): Generator<Document> {
  const file = readFileSync(corpus);
  for (let from = 0; from < file.length; ) {
    const end = file.indexOf(10, from);
    const to = end < 0 ? file.length : end;
    if (to > from) yield JSON.parse(file.toString("utf8", from, to)) as Document;
    from = to + 1;
  }
}
