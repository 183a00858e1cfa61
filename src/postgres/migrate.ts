import { readdirSync, readFileSync } from "node:fs";
import { Postgres, PostgresError, shown } from "./connect.ts";

/** Numbered files, applied in their order and each once. */
const FOLDER = new URL("./migrations/", import.meta.url);
/** Who migrates holds this lock. */
const LOCK = "isnad migrations";

interface State {
  /** The last migration that was applied; 0 for an empty database. */
  version: number;
}

export async function openMigrated(url: string): Promise<Postgres> {
  const database = new Postgres(url);
  await migrate(database);
  return database;
}

/** Brings the schema up to date. An older program refuses a newer schema; one who may only read takes it as it is. */
export async function migrate(database: Postgres): Promise<void> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".sql")).sort();
  const newest = numberOf(files.at(-1)!);
  const { version } = await state(database);
  if (version > newest) throw new PostgresError(`${shown(database.url)} was made by a newer Isnad (schema ${version}, here ${newest}): update this one.`);
  if (version === newest) return;
  await database.transaction(async (asks) => {
    await asks.rows("SELECT pg_advisory_xact_lock(hashtext($1))", LOCK);
    await asks.rows("CREATE SCHEMA IF NOT EXISTS isnad");
    await asks.rows("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public").catch((error: Error) => {
      throw new PostgresError(`pgvector is not to be had at ${shown(database.url)} (${error.message}): install the server's package, postgresql-17-pgvector for Debian, and let an owner run CREATE EXTENSION vector.`);
    });
    await asks.rows("CREATE TABLE IF NOT EXISTS isnad.migration (version int PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())");
    const [applied] = await asks.rows<State>("SELECT coalesce(max(version), 0) AS version FROM isnad.migration");
    await asks.rows("SET LOCAL search_path = isnad, public");
    for (const file of files.filter((name) => numberOf(name) > applied!.version)) {
      await asks.rows(readFileSync(new URL(file, FOLDER), "utf8"));
      await asks.rows("INSERT INTO isnad.migration (version) VALUES ($1)", numberOf(file));
    }
  });
}

async function state(database: Postgres): Promise<State> {
  const [there] = await database.rows<{ name: string | null }>("SELECT to_regclass('isnad.migration')::text AS name");
  if (!there!.name) return { version: 0 };
  return (await database.rows<State>("SELECT coalesce(max(version), 0) AS version FROM isnad.migration"))[0]!;
}

const numberOf = (file: string) => Number.parseInt(file, 10);
