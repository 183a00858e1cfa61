import type { Database } from "../../sqlite.ts";

/** Raised with every change of the schema or of how terms are made; an older library is rebuilt aside. */
export const FORMAT = 5;

export const LIBRARY_FILE = "library.sqlite";

/**
 * SQLite is the truth: articles as received, spans over them, and what is derived
 * from spans. `words` is contentless: it indexes stems and gives back row numbers. What
 * a question reads of a passage stands close together; its vector is in the graph.
 * `tongue` has the passages in another language than their article's.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE article (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, path TEXT NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL,
  blocks TEXT NOT NULL, title TEXT, source TEXT, author TEXT, date TEXT, url TEXT, language TEXT,
  sketch BLOB, story TEXT, lines BLOB NOT NULL
);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(id), start INTEGER NOT NULL, end INTEGER NOT NULL,
  packed BLOB NOT NULL
);
CREATE TABLE embedding (passage INTEGER PRIMARY KEY REFERENCES passage(id), hash BLOB NOT NULL, vector BLOB NOT NULL);
CREATE TABLE lexicon (first INTEGER PRIMARY KEY, folded TEXT NOT NULL, stems BLOB NOT NULL, consonants BLOB NOT NULL);
CREATE TABLE tongue (passage INTEGER PRIMARY KEY, language TEXT NOT NULL);
CREATE TRIGGER tongue_gone AFTER DELETE ON passage BEGIN DELETE FROM tongue WHERE passage = old.id; END;
CREATE INDEX article_story ON article(story);
CREATE INDEX passage_article ON passage(article);
CREATE INDEX embedding_hash ON embedding(hash);
CREATE VIRTUAL TABLE words USING fts5(title, body, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE terms USING fts5vocab(words, row);
`;

export interface ArticleRow {
  id: number;
  key: string;
  path: string;
  hash: string;
  text: string;
  blocks: string;
  title: string | null;
  source: string | null;
  author: string | null;
  date: string | null;
  url: string | null;
  language: string | null;
  /** Where others tell the same story: the key of the earliest of them. */
  story: string | null;
}

export interface PassageRow {
  id: number;
  article: number;
  start: number;
  end: number;
  packed: Buffer;
}

export function getMeta(db: Database, key: string): unknown {
  return db.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(key) ?? undefined;
}

export function setMeta(db: Database, key: string, value: unknown): void {
  db.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(key, value);
}

/** How many articles and passages a library has. */
export function totals(db: Database): { articles: number; passages: number } {
  return db.prepare("SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM passage) AS passages").get() as { articles: number; passages: number };
}
