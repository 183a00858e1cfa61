import { createHash } from "node:crypto";
import type { Database } from "../../sqlite.ts";
import { float32 } from "../format/blobs.ts";
import { packed } from "../format/packed.ts";
import type { ArticleRow } from "../format/schema.ts";
import type { Passage } from "../library.ts";

/** An article of a library file with all that belongs to it. */
export interface Whole extends Omit<ArticleRow, "text"> {
  text: string | Buffer;
  sketch: Buffer | null;
  lines: Buffer;
  passages: Part[];
  /** Of all of this. */
  digest: Buffer;
}

export interface Part {
  id: number;
  start: number;
  end: number;
  packed: Buffer;
  hash: Buffer;
  vector: Buffer;
  language: string | null;
}

/** A passage as the database has it. */
export interface PassageRow {
  id: number;
  article: number;
  from: number;
  to: number;
  packed: Buffer;
}

export function opened({ id, article, from, to, packed: blob }: PassageRow): Passage {
  return { id, article, start: from, end: to, ...packed(blob) };
}

/** The articles of a library file, in the order of their ids. */
export function* articlesOf(db: Database): Generator<Whole> {
  const parts = db.prepare(
    `SELECT p.id, p.start, p.end, p.packed, e.hash, e.vector, t.language
     FROM passage p JOIN embedding e ON e.passage = p.id LEFT JOIN tongue t ON t.passage = p.id WHERE p.article = ? ORDER BY p.id`,
  );
  for (const { id } of db.prepare("SELECT id FROM article ORDER BY id").all() as { id: number }[]) {
    const row = db.prepare("SELECT * FROM article WHERE id = ?").get(id) as Omit<Whole, "passages" | "digest">;
    const passages = parts.all(id) as Part[];
    yield { ...row, passages, digest: digest(row, passages) };
  }
}

export function digest(row: object, passages: Part[]): Buffer {
  const hash = createHash("sha256");
  for (const value of [row, ...passages].flatMap((one) => Object.values(one) as unknown[])) {
    const bytes = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value));
    hash.update(`${bytes.length} `).update(bytes);
  }
  return hash.digest().subarray(0, 16);
}

/** As pgvector reads it; every bit of the numbers is told. */
export const vectorText = (vector: Buffer) => `[${float32(vector).join(",")}]`;
