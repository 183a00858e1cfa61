import { constants, copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../articles/article.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import type { Database } from "../../sqlite.ts";
import { busy, create, openForReading, openForWriting } from "../format/file.ts";
import { FORMAT, getMeta, LIBRARY_FILE, setMeta } from "../format/schema.ts";
import { isSound, noteSound } from "../format/sound.ts";
import { Writing } from "./writing.ts";

/** Killed half-way or held back, the next run goes on from it; only what checks it opens it for reading. */
export const DRAFT_FILE = "draft.sqlite";

/** The next library while it is being made, from the one there is. Opened for writing only when something has to change. */
export class Draft {
  /** Where it lies, and where the library will. */
  readonly file: string;
  readonly published: string;
  /** The library that it goes on from; none where all is indexed anew. */
  readonly base: Database | undefined;
  private writing: Writing | undefined;

  constructor(
    readonly index: string,
    readonly embedder: Embedder,
    readonly notes: string[],
  ) {
    this.file = join(index, DRAFT_FILE);
    this.published = join(index, LIBRARY_FILE);
    this.base = this.usable();
    if (this.resumable()) {
      notes.push("an earlier run was interrupted or held back: going on from where it stopped");
      this.open();
    }
  }

  /** What the library holds so far, by article id. */
  known(): Map<string, { hash: string; path: string }> {
    const db = this.writing?.db ?? this.base;
    const rows = db ? (db.prepare("SELECT key, hash, path FROM article").iterate() as IterableIterator<{ key: string; hash: string; path: string }>) : [];
    return new Map(Array.from(rows, (row) => [row.key, row]));
  }

  /** Where the articles of the last run lay, by id: of the library that is there, whatever it was made with. */
  held(known: ReadonlyMap<string, { path: string }>): Map<string, string> {
    if (known.size > 0 || !existsSync(this.published)) return new Map([...known].map(([key, { path }]) => [key, path]));
    let db: Database | undefined;
    try {
      db = openForReading(this.published);
      return new Map((db.prepare("SELECT key, path FROM article").all() as { key: string; path: string }[]).map(({ key, path }) => [key, path]));
    } catch {
      return new Map();
    } finally {
      db?.close();
    }
  }

  async put(article: Article, path: string, hash: string): Promise<void> {
    await this.open().put(article, path, hash);
  }

  remove(key: string): void {
    this.open().remove(key);
  }

  /** What only all articles together show: who tells the same story, and which lines a source repeats. */
  async settle(): Promise<void> {
    await this.writing?.settle();
  }

  /** What has been written, if anything was; a library of no articles is written too. */
  written(): Writing | undefined {
    return this.writing ?? (this.base ? undefined : this.open());
  }

  close(): void {
    this.writing?.close();
    this.base?.close();
  }

  private open(): Writing {
    if (this.writing) return this.writing;
    if (this.base && !existsSync(this.file)) {
      copyFileSync(this.published, `${this.file}.part`, constants.COPYFILE_FICLONE);
      renameSync(`${this.file}.part`, this.file);
    }
    const db = existsSync(this.file) ? openForWriting(this.file) : create(this.file, this.embedder.id);
    if (this.base) setMeta(db, "base", getMeta(this.base, "state"));
    this.writing = new Writing(db, this.embedder);
    return this.writing;
  }

  /** The published library, if this model and format can go on from it. */
  private usable(): Database | undefined {
    if (!existsSync(this.published)) return undefined;
    let db: Database | undefined;
    try {
      db = openForReading(this.published);
      if (!isSound(this.published)) {
        if (db.pragma("quick_check(1)", { simple: true }) !== "ok") throw new Error("quick_check failed");
        noteSound(this.published);
      }
      const fits = getMeta(db, "format") === FORMAT && getMeta(db, "model") === this.embedder.id;
      if (fits) return db;
      this.notes.push("the model or the format changed: everything is indexed anew, aside; the old library answers until then");
    } catch {
      this.notes.push(`${this.published} is damaged: it is built again from the articles`);
    }
    db?.close();
    return undefined;
  }

  /** A draft left by a killed run goes on if it began from this very library, with this model. */
  private resumable(): boolean {
    if (!existsSync(this.file)) return false;
    let db: Database | undefined;
    try {
      db = openForWriting(this.file);
      const base = this.base && getMeta(this.base, "state");
      const fits = getMeta(db, "format") === FORMAT && getMeta(db, "model") === this.embedder.id && getMeta(db, "base") === base;
      if (fits && db.pragma("quick_check(1)", { simple: true }) === "ok") return true;
    } catch (error) {
      if (busy(error)) throw error;
    } finally {
      db?.close();
    }
    for (const suffix of ["", "-wal", "-shm"]) rmSync(this.file + suffix, { force: true });
    return false;
  }
}
