import { join } from "node:path";
import type { Postgres } from "../../postgres/connect.ts";
import { build, type BuildOptions } from "../build.ts";
import { LibraryError } from "../format/file.ts";
import { LIBRARY_FILE } from "../format/schema.ts";
import type { Report } from "../report.ts";
import { ship } from "./ship.ts";

const LOCK = "isnad index run";

/**
 * An index run into PostgreSQL: the library is made in a file in `index`, the run's workshop, as it is where
 * nothing else keeps it, and shipped from there. One run at a time, wherever in the fleet it is.
 * @throws ArticlesError, LibraryError, PostgresError
 */
export async function run(database: Postgres, options: BuildOptions): Promise<Report> {
  return database.alone(async (asks) => {
    const [lock] = await asks.rows<{ free: boolean }>("SELECT pg_try_advisory_lock(hashtext($1)) AS free", LOCK);
    if (!lock!.free) throw new LibraryError("Another run is indexing into this database now. Wait until it ends, or stop it.");
    const report = await build({ ...options, graph: false });
    await ship(join(options.index, LIBRARY_FILE), database, options.progress ?? (() => {}));
    return report;
  });
}
