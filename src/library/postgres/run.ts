import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Postgres } from "../../postgres/connect.ts";
import { build, type BuildOptions } from "../build.ts";
import { LIBRARY_FILE } from "../format/schema.ts";
import type { Report } from "../report.ts";
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
    if (report.checked?.held !== undefined && graphOf(file) === before) return report;
    await ship(file, database, cut, options.progress ?? (() => {}), keep);
    writeFileSync(join(index, SHIPPED), graphOf(file)!);
    return report;
  });
}

function shipped(index: string): string | undefined {
  try {
    return readFileSync(join(index, SHIPPED), "utf8");
  } catch {
    return undefined;
  }
}
