import Database from "better-sqlite3";
import type { Script } from "../language/skeleton.ts";
import type { Span } from "../language/span.ts";

/** Raised with every change of the schema or of how terms are made; an older library is rebuilt aside. */
export const FORMAT = 4;

export const LIBRARY_FILE = "library.sqlite";

/** A library file that cannot be used; the message names it and says what to do. */
export class LibraryError extends Error {
  override name = "LibraryError";
}

/**
 * SQLite is the truth: articles as received, spans over them, and what is derived
 * from spans. `words` is contentless: it indexes stems and gives back row numbers. What
 * a question reads of a passage stands close together; its vector is in the graph.
 * `tongue` has the passages in another language than their article's.
 */
const SCHEMA = `
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

/** What is derived from a passage's text. */
export interface Packed {
  script: Script;
  /** Folded, as the lexicon numbers them; and those of the article's title. */
  words: Int32Array;
  title: Int32Array;
  /** Of the sentences, then of the title; none with contextual models. */
  tokens: Uint32Array;
  /** Spans in the article's text, with the ranges of `words` and `tokens` that are theirs. */
  sentences: (Span & { words: number; wordsEnd: number; tokens: number; tokensEnd: number })[];
}

const SCRIPTS: Script[] = ["other", "arabic", "cyrillic", "latin"];

/**
 * As one row of 32-bit numbers, so that reading is looking: the script; how many sentences, words
 * and title words; each sentence's start and end and where its words and tokens end; words, title, tokens.
 */
export function pack({ script, words, title, tokens, sentences }: Packed): Buffer {
  const head = [SCRIPTS.indexOf(script), sentences.length, words.length, title.length];
  for (const { start, end, wordsEnd, tokensEnd } of sentences) head.push(start, end, wordsEnd, tokensEnd);
  const all = new Int32Array(head.length + words.length + title.length + tokens.length);
  all.set(head);
  all.set(words, head.length);
  all.set(title, head.length + words.length);
  all.set(tokens, head.length + words.length + title.length);
  return bytes(all);
}

export function packed(blob: Buffer): Packed {
  const all = int32(blob);
  const wordsFrom = 4 + 4 * all[1]!;
  const titleFrom = wordsFrom + all[2]!;
  const tokensFrom = titleFrom + all[3]!;
  const sentences: Packed["sentences"] = [];
  let words = 0;
  let tokens = 0;
  for (let at = 4; at < wordsFrom; at += 4) {
    const wordsEnd = all[at + 2]!;
    const tokensEnd = all[at + 3]!;
    sentences.push({ start: all[at]!, end: all[at + 1]!, words, wordsEnd, tokens, tokensEnd });
    words = wordsEnd;
    tokens = tokensEnd;
  }
  return {
    script: SCRIPTS[all[0]!]!,
    words: all.subarray(wordsFrom, titleFrom),
    title: all.subarray(titleFrom, tokensFrom),
    tokens: new Uint32Array(all.buffer, all.byteOffset + 4 * tokensFrom, all.length - tokensFrom),
    sentences,
  };
}

/** A new, empty library file for a model. */
export function create(file: string, model: string): Database.Database {
  const db = openForWriting(file);
  db.transaction(() => {
    db.exec(SCHEMA);
    setMeta(db, "format", FORMAT);
    setMeta(db, "model", model);
  })();
  return db;
}

/** Opens a draft for writing, alone: a second writer is told so. Deleted text is overwritten on disk. */
export function openForWriting(file: string): Database.Database {
  const db = new Database(file, { timeout: 500 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    db.pragma("secure_delete = ON");
    db.exec("BEGIN EXCLUSIVE; COMMIT");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens a published library; nothing is ever written through it. Throws LibraryError for a file that is no library. */
export function openForReading(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma("cache_size = -16000");
    // Nobody writes to a published file: locking it once, not for each of a question's hundreds of reads, halves their time.
    db.pragma("locking_mode = EXCLUSIVE");
    if (getMeta(db, "state") === undefined) throw new Error("it was never finished");
    return db;
  } catch (error) {
    db?.close();
    throw damaged(file, error);
  }
}

export function damaged(file: string, error: unknown): LibraryError {
  const cause = error instanceof Error ? error.message : String(error);
  return new LibraryError(`The index file ${file} is damaged (${cause}). Your articles are safe: run "npm run index", which builds it again.`);
}

export function getMeta(db: Database.Database, key: string): unknown {
  return db.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(key) ?? undefined;
}

export function setMeta(db: Database.Database, key: string, value: unknown): void {
  db.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(key, value);
}

/**
 * SQLite keeps text as UTF-8, which has no halves of surrogate pairs; a record may hold
 * one (an emoji cut in two), and every offset behind it would shift. Such a text is kept as UTF-16.
 */
export function kept(text: string): string | Buffer {
  return /\p{Cs}/u.test(text) ? Buffer.from(text, "utf16le") : text;
}

export function received(text: string | Buffer): string {
  return typeof text === "string" ? text : text.toString("utf16le");
}

/** A view of a blob as 32-bit numbers, copied only where its bytes are not aligned. */
export function int32(blob: Buffer): Int32Array {
  const { buffer, byteOffset, length } = aligned(blob);
  return new Int32Array(buffer, byteOffset, length / 4);
}

export function uint32(blob: Buffer): Uint32Array {
  const { buffer, byteOffset, length } = aligned(blob);
  return new Uint32Array(buffer, byteOffset, length / 4);
}

export function float32(blob: Buffer): Float32Array {
  const { buffer, byteOffset, length } = aligned(blob);
  return new Float32Array(buffer, byteOffset, length / 4);
}

function aligned(blob: Buffer): Buffer {
  return blob.byteOffset % 4 === 0 ? blob : Buffer.from(Uint8Array.from(blob).buffer);
}

export function bytes(numbers: Int32Array | Uint32Array | Float32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
