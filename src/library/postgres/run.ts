import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Postgres } from "../../postgres/connect.ts";
import { build, type BuildOptions } from "../build.ts";
import { LIBRARY_FILE } from "../format/schema.ts";
import type { Checked, Report } from "../report.ts";
import { fetchLibrary, graphOf, published } from "./fetch.ts";
import { alone } from "./lock.ts";
import { ship } from "./ship.ts";

/** Says in the workshop which release its library began from or became. */
const SHIPPED = "shipped";

/**
 * An index run into PostgreSQL: the library is made in a file in `index`, the run's workshop, as it is where
 * nothing else keeps it, and shipped from there. Where the workshop is empty, or another machine's run came
 * between, the published library is fetched first, so that nothing is embedded again. One run at a time,
 * wherever in the fleet it is. @throws ArticlesError, LibraryError, PostgresError
 */
export async function run(database: Postgres, { wait = false, ...options }: BuildOptions & { /** Until another run has ended, if there is one. */ wait?: boolean }): Promise<Report> {
  const { index, embedder, keep = 0 } = options;
  const file = join(index, LIBRARY_FILE);
  return alone(database, wait, async (cut) => {
    const release = await published(database);
    if (release && release.model === embedder.id && shipped(index) !== release.graph && graphOf(file) !== release.graph) {
      mkdirSync(index, { recursive: true });
      await fetchLibrary(database, release, index);
      writeFileSync(join(index, SHIPPED), release.graph);
    }
    // Its graph is wanted only where the draft is asked before it is shipped.
    const before = graphOf(file);
    const report = await build({ ...options, graph: options.gate !== undefined, keep: undefined });
    // Of what is held back something may have been withdrawn all the same.
    if (report.checked?.held === undefined || graphOf(file) !== before) {
      if (report.checked?.held === undefined) await noteHeld(database, undefined);
      await ship(file, database, cut, options.progress ?? (() => {}), keep);
      writeFileSync(join(index, SHIPPED), graphOf(file)!);
    }
    if (report.checked?.held !== undefined) await noteHeld(database, report.checked);
    return report;
  });
}

/** What is held back, said to whoever answers meanwhile. */
async function noteHeld(database: Postgres, checked: Checked | undefined): Promise<void> {
  await database.rows("DELETE FROM isnad.held WHERE held IS DISTINCT FROM $1", checked?.held ?? null);
  if (checked?.held === undefined) return;
  await database.rows("INSERT INTO isnad.held (held, since, checked) VALUES ($1, $2, $3) ON CONFLICT (held) DO UPDATE SET checked = excluded.checked", checked.held, new Date().toISOString(), JSON.stringify(checked));
}

function shipped(index: string): string | undefined {
  try {
    return readFileSync(join(index, SHIPPED), "utf8");
  } catch {
    return undefined;
  }
}
