import { type Database, DriverError, open } from "../../sqlite.ts";
import { FORMAT, getMeta, SCHEMA, setMeta } from "./schema.ts";
import { forgetSound } from "./sound.ts";

/** A library file that cannot be used; the message names it and says what to do. */
export class LibraryError extends Error {
  override name = "LibraryError";
}

/** A new, empty library file for a model. */
export function create(file: string, model: string): Database {
  const db = openForWriting(file);
  db.transaction(() => {
    db.exec(SCHEMA);
    setMeta(db, "format", FORMAT);
    setMeta(db, "model", model);
  })();
  return db;
}

/** Opens a draft for writing, alone: a second writer is told so. Deleted text is overwritten on disk. */
export function openForWriting(file: string): Database {
  const db = open(file, { timeout: 500 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    setJournal(db, "WAL");
    db.pragma("secure_delete = ON");
    db.exec("BEGIN EXCLUSIVE; COMMIT");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** How a file is written from here on. It is one page that says so, in either way the same to whoever finds it: nobody waits for the disk. */
export function setJournal(db: Database, mode: "WAL" | "DELETE"): void {
  db.pragma("synchronous = OFF");
  db.pragma(`journal_mode = ${mode}`);
  db.pragma("synchronous = NORMAL");
}

/** Opens a published library; nothing is ever written through it. Throws LibraryError for a file that is no library. */
export function openForReading(file: string): Database {
  let db: Database | undefined;
  try {
    db = open(file, { readonly: true, fileMustExist: true });
    db.pragma("cache_size = -16000");
    // Nobody writes to a published file: locking it once, not for each of a question's hundreds of reads, halves their time.
    db.pragma("locking_mode = EXCLUSIVE");
    if (getMeta(db, "state") === undefined) throw new Error("it was never finished");
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof DriverError ? error : damaged(file, error);
  }
}

/** What to say of a file that could not be read; the next run looks at all of it. */
export function damaged(file: string, error: unknown): LibraryError {
  forgetSound(file);
  const cause = error instanceof Error ? error.message : String(error);
  return new LibraryError(`The index file ${file} is damaged (${cause}). Your articles are safe: run "npx isnad index", which builds it again.`);
}

/** Whether an error says that the file is no whole database. */
export function corrupt(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test((error as { code?: string }).code ?? "");
}

/** Whether another run is writing to the file. */
export function busy(error: unknown): boolean {
  return (error as { code?: string }).code === "SQLITE_BUSY";
}
