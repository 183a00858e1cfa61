import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Postgres, shown } from "../../postgres/connect.ts";
import type { Database } from "../../sqlite.ts";
import { LibraryError, openForReading } from "../format/file.ts";
import { getMeta, LIBRARY_FILE, totals } from "../format/schema.ts";
import { Vectors } from "../format/vectors.ts";
import type { Progress } from "../report.ts";
import { articlesIn, fetchLibrary, graphOf, published } from "./fetch.ts";
import { alone } from "./lock.ts";
import { articlesOf } from "./rows.ts";
import { ship } from "./ship.ts";

interface Moved {
  articles: number;
  passages: number;
}

/** The library in `index` into PostgreSQL, without embedding again; every row is looked at afterwards. Killed, the next goes on. @param keep how many of the releases that are there stay @throws LibraryError */
export async function moveIn(index: string, database: Postgres, over: boolean, progress: (progress: Progress) => void, keep: number): Promise<Moved> {
  const file = join(index, LIBRARY_FILE);
  if (!existsSync(file)) throw new LibraryError(`There is no library in ${index} to be moved.`);
  const there = await published(database);
  const db = openForReading(file);
  try {
    if (there && there.graph !== getMeta(db, "graph") && !over) throw new LibraryError(`${shown(database.url)} has a library already, of ${there.built}. Nothing was changed. --over publishes this one in its place.`);
    await alone(database, false, (cut) => ship(file, database, cut, progress, keep));
    await verify(db, database);
    return totals(db);
  } finally {
    db.close();
  }
}

/** The library that is published in PostgreSQL into `index`, with the graph of its vectors. @throws LibraryError */
export async function moveOut(database: Postgres, index: string, over: boolean, progress: (progress: Progress) => void): Promise<Moved> {
  const release = await published(database);
  if (!release) throw new LibraryError(`There is no library in ${shown(database.url)} to be moved.`);
  const file = join(index, LIBRARY_FILE);
  if (existsSync(file) && !over && graphOf(file) !== release.graph) throw new LibraryError(`${index} has a library already. Nothing was changed. --over puts this one in its place.`);
  mkdirSync(index, { recursive: true });
  if (graphOf(file) !== release.graph) await fetchLibrary(database, release, index);
  const db = openForReading(file);
  try {
    await verify(db, database);
    const total = totals(db);
    Vectors.provide(index, db, undefined, (done) => progress({ phase: "indexing", done, total: total.passages }));
    return total;
  } finally {
    db.close();
  }
}

async function verify(db: Database, database: Postgres): Promise<void> {
  const there = articlesIn(database, (await published(database))!.id);
  for (const article of articlesOf(db)) {
    const { value: twin } = await there.next();
    if (!twin || twin.id !== article.id || !article.digest.equals(twin.digest)) throw new LibraryError(`${article.key} did not arrive as it was. The source is unchanged; run it again.`);
  }
  if (!(await there.next()).done) throw new LibraryError("There are more articles than there were. The source is unchanged; run it again.");
}
