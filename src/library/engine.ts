import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Postgres } from "../postgres/connect.ts";
import type { BuildOptions } from "./build.ts";
import { closedSince, type Past } from "./closed.ts";
import { LIBRARY_FILE } from "./format/schema.ts";
import type { Current } from "./library.ts";
import { releaseOf, releasesIn } from "./releases.ts";
import type { Report } from "./report.ts";

/** What keeps a library. */
export interface Engine {
  /** Whether anything was ever published. */
  exists(): Promise<boolean>;
  /** @param note is told what an admin should know. */
  current(model: string, note: (text: string) => void): Promise<Current>;
  /** The library as it was then: a day, or the beginning of a release's state. Close it: until then it is kept. @throws LibraryError */
  asOf(then: string, model: string, note: (text: string) => void): Promise<Past>;
  /** Brings the library up to date with the articles. @param options.wait until another process's run has ended @throws ArticlesError, LibraryError */
  run(options: Omit<BuildOptions, "index"> & { wait?: boolean }): Promise<Report>;
}

/**
 * @param index where the files lie; with PostgreSQL, where a run makes the library that it ships
 * @param replica of the database, which may be behind: for questions
 */
export function openEngine(index: string, database?: Postgres, replica?: Postgres): Engine {
  return database ? postgres(index, database, replica ?? database) : files(index);
}

// What is imported late is not waited for by who does without it.

function files(index: string): Engine {
  return {
    exists: async () => existsSync(join(index, LIBRARY_FILE)),
    current: async (model, note) => new (await import("./sqlite/current.ts")).SqliteCurrent(index, model, note),
    asOf: async (then, model, note) => {
      const all = releasesIn(index);
      const release = await releaseOf(then, all, model);
      const closed = await closedSince(release, all);
      return { library: (await import("./sqlite/library.ts")).SqliteLibrary.open(release.folder, model, note), closed };
    },
    run: async ({ wait: _, ...options }) => (await import("./build.ts")).build({ ...options, index }),
  };
}

function postgres(index: string, database: Postgres, replica: Postgres): Engine {
  return {
    exists: async () => (await database.rows("SELECT FROM isnad.release LIMIT 1")).length > 0,
    current: async (model, note) => new (await import("./postgres/current.ts")).PostgresCurrent(replica, model, note, database),
    asOf: async (then, model) => (await import("./postgres/past.ts")).openAsOf(then, model, replica, database),
    run: async (options) => (await import("./postgres/run.ts")).run(database, { ...options, index }),
  };
}
