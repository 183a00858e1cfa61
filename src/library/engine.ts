import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "./build.ts";
import { LIBRARY_FILE } from "./format/schema.ts";
import type { Current } from "./library.ts";
import type { Report } from "./report.ts";

/** What keeps a library. */
export interface Engine {
  /** Whether anything was ever published. */
  exists(): Promise<boolean>;
  /** @param note is told what an admin should know. */
  current(model: string, note: (text: string) => void): Promise<Current>;
  /** Brings the library up to date with the articles. @throws ArticlesError, LibraryError */
  run(options: Omit<BuildOptions, "index">): Promise<Report>;
  close(): Promise<void>;
}

/** Where a library is kept: in files in `index`, or, where `database` is an address, in PostgreSQL; then `index` is where it is made. */
export interface Place {
  index: string;
  database?: string | undefined;
}

export async function openEngine({ index, database }: Place): Promise<Engine> {
  return database === undefined ? files(index) : postgres(index, database);
}

// What is imported late is not waited for by who does without it.

function files(index: string): Engine {
  return {
    exists: async () => existsSync(join(index, LIBRARY_FILE)),
    current: async (model, note) => new (await import("./sqlite/current.ts")).SqliteCurrent(index, model, note),
    run: async (options) => (await import("./build.ts")).build({ ...options, index }),
    close: async () => {},
  };
}

async function postgres(index: string, url: string): Promise<Engine> {
  const { Postgres } = await import("../postgres/connect.ts");
  const { migrate } = await import("../postgres/migrate.ts");
  const database = new Postgres(url);
  await migrate(database);
  return {
    exists: async () => (await database.rows("SELECT FROM isnad.release LIMIT 1")).length > 0,
    current: async (model, note) => new (await import("./postgres/current.ts")).PostgresCurrent(database, model, note),
    run: async (options) => (await import("./postgres/run.ts")).run(database, { ...options, index }),
    close: () => database.close(),
  };
}
