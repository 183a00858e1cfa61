import { constants, copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isPrivate } from "../../articles/files/private.ts";
import type { Database } from "../../sqlite.ts";
import { madePrivate, type Print } from "../closed.ts";
import { uint32 } from "../format/blobs.ts";
import { openForReading, openForWriting } from "../format/file.ts";
import { setMeta } from "../format/schema.ts";
import type { Draft } from "./draft.ts";
import { Writing } from "./writing.ts";

export const WITHDRAWAL_FILE = "withdrawal.sqlite";

/** What a draft that is whole has no more of the library it began from: articles that it has as private ones, and what is merely gone, by key. */
export function goneFrom(base: Database, draft: string): { hidden: string[]; removed: string[] } {
  const db = openForReading(draft);
  const next = prints(db);
  db.close();
  const there = new Set(next.map(({ key }) => key));
  const secret = madePrivate(next.filter(({ key }) => isPrivate(key)));
  const gone = prints(base).filter(({ key }) => !there.has(key));
  const keys = (which: (print: Print) => boolean) => gone.filter(which).map(({ key }) => key);
  return { hidden: keys(secret), removed: keys((print) => !secret(print)) };
}

/** The library as it is published, without these articles: whole, in a file beside it that is open still. */
export async function withdrawal({ index, published, embedder }: Draft, keys: readonly string[]): Promise<Writing> {
  const file = join(index, WITHDRAWAL_FILE);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
  copyFileSync(published, file, constants.COPYFILE_FICLONE);
  const writing = new Writing(openForWriting(file), embedder);
  for (const key of keys) writing.remove(key);
  await writing.settle();
  writing.finish();
  return writing;
}

/** The draft goes on, from the library that is published by now. */
export function rebase({ file }: Draft, state: string): void {
  const db = openForWriting(file);
  setMeta(db, "base", state);
  db.close();
}

function prints(db: Database): Print[] {
  const rows = db.prepare("SELECT key, hash, sketch FROM article").all() as { key: string; hash: string; sketch: Buffer | null }[];
  return rows.map(({ sketch, ...row }) => ({ ...row, sketch: sketch ? uint32(sketch) : undefined }));
}
