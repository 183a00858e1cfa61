import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Postgres } from "../../postgres/connect.ts";
import type { Database } from "../../sqlite.ts";
import { stem } from "../../language/stem.ts";
import { bytes, kept } from "../format/blobs.ts";
import { create, openForReading } from "../format/file.ts";
import { type Chunk, Lexicon } from "../format/lexicon.ts";
import { packed } from "../format/packed.ts";
import { digests } from "../format/runs.ts";
import { getMeta, LIBRARY_FILE, setMeta, totals } from "../format/schema.ts";
import { digest, type Part, type Whole } from "./rows.ts";

/** Articles at a time. */
const PAGE = 100;
const LIVE = "born <= $1 AND gone > $1";

export interface Release {
  id: number;
  model: string;
  dimensions: number;
  built: string;
  state: string;
  graph: string;
  grams: Buffer;
}

/** The release that is published now, if any. */
export async function published(database: Postgres): Promise<Release | undefined> {
  return (await database.rows<Release>("SELECT id, model, dimensions, built, state, graph, grams FROM isnad.release ORDER BY id DESC LIMIT 1"))[0];
}

/** The articles of a release with all that belongs to them, as a library file has them, in the order of their ids. */
export async function* articlesIn(database: Postgres, release: number): AsyncGenerator<Whole> {
  for (let after = -1; ; ) {
    const rows = await database.rows<Whole & { utf16: Buffer | null }>(
      `SELECT id, key, path, hash, text, utf16, blocks, title, source, author, date, url, language, sketch, story, lines FROM isnad.article WHERE ${LIVE} AND id > $2 ORDER BY id LIMIT ${PAGE}`,
      ...[release, after],
    );
    if (rows.length === 0) return;
    const parts = await database.rows<Part & { article: number; numbers: string }>(
      `SELECT p.article, p.id, p."from" AS start, p."to" AS "end", p.packed, p.hash, e.vector::text AS numbers, p.tongue AS language
       FROM isnad.passage p JOIN isnad.embedding e ON e.passage = p.id AND e.born = p.born
       WHERE p.born <= $1 AND p.gone > $1 AND p.article = ANY ($2) ORDER BY p.id`,
      ...[release, rows.map(({ id }) => id)],
    );
    for (const { id, key, path, hash, text, utf16, ...rest } of rows) {
      const row = { id, key, path, hash, text: utf16 ? kept(utf16.toString("utf16le")) : text, ...rest };
      const passages = parts.filter(({ article }) => article === id).map(({ id, start, end, packed, hash, numbers, language }) => ({ id, start, end, packed, hash, vector: bytes(Float32Array.from(JSON.parse(numbers) as number[])), language }));
      yield { ...row, passages, digest: digest(row, passages) };
    }
    after = rows.at(-1)!.id;
  }
}

/** Writes a release as the library file in `index`, which lacks the graph of its vectors; a reader finds the whole file or none. */
export async function fetchLibrary(database: Postgres, release: Release, index: string): Promise<void> {
  const file = join(index, `${LIBRARY_FILE}.part`);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
  const db = create(file, release.model);
  try {
    db.exec("BEGIN");
    const chunks = await database.rows<Chunk>(`SELECT first, folded, stems, consonants FROM isnad.lexicon WHERE ${LIVE} ORDER BY first`, release.id);
    const words = Lexicon.of(chunks).all;
    const stemmed = (numbers: Int32Array) => Array.from(numbers, (number) => stem(words[number]!)).join(" ");
    const word = db.prepare("INSERT INTO lexicon VALUES (?,?,?,?)");
    for (const { first, folded, stems, consonants } of chunks) word.run(first, folded, stems, consonants);
    const article = db.prepare("INSERT INTO article (id, key, path, hash, text, blocks, title, source, author, date, url, language, sketch, story, lines) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    const passage = db.prepare("INSERT INTO passage (id, article, start, end, packed) VALUES (?,?,?,?,?)");
    const embedding = db.prepare("INSERT INTO embedding VALUES (?,?,?)");
    const indexed = db.prepare("INSERT INTO words (rowid, title, body) VALUES (?,?,?)");
    const tongue = db.prepare("INSERT INTO tongue VALUES (?,?)");
    for await (const row of articlesIn(database, release.id)) {
      article.run(row.id, row.key, row.path, row.hash, row.text, row.blocks, row.title, row.source, row.author, row.date, row.url, row.language, row.sketch, row.story, row.lines);
      for (const part of row.passages) {
        passage.run(part.id, row.id, part.start, part.end, part.packed);
        embedding.run(part.id, part.hash, part.vector);
        if (part.language !== null) tongue.run(part.id, part.language);
        const { words, title } = packed(part.packed);
        indexed.run(part.id, stemmed(title), stemmed(words));
      }
    }
    for (const key of ["state", "graph", "dimensions", "grams", "built"] as const) setMeta(db, key, release[key]);
    setMeta(db, "runs", JSON.stringify(digests(db).runs));
    db.exec("INSERT INTO words (words) VALUES ('optimize')");
    setMeta(db, "tidied", totals(db).passages);
    db.exec("COMMIT");
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.pragma("journal_mode = DELETE");
  } finally {
    db.close();
  }
  renameSync(file, join(index, LIBRARY_FILE));
}

/** What tells the rows of a library file; undefined where there is none that can be read. */
export function graphOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  let db: Database | undefined;
  try {
    db = openForReading(file);
    return getMeta(db, "graph") as string;
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}
