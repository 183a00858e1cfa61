import { changes } from "../articles/files/watch.ts";
import type { Settings } from "../config.ts";
import { Embedder } from "../embedding/embedder.ts";
import { openEngine } from "../library/engine.ts";
import { giveWay } from "../publishing/process.ts";
import { explain, note } from "../terminal/faults.ts";
import { printReport } from "../terminal/progress.ts";
import { openDatabase } from "./open/database.ts";
import { update } from "./open/update.ts";

/** @param watch go on, and follow what changes among the articles. @param anyway the first run is published whatever the checks say. @returns 1 where it is held back */
export async function index(settings: Settings, watch: boolean, anyway: boolean): Promise<number> {
  giveWay(settings.indexNice);
  const embedder = await Embedder.load(settings.embeddingModel);
  const engine = openEngine(settings.indexDir, await openDatabase(settings));
  const stop = new AbortController();
  const changed = changes(settings.articlesDir, stop.signal);
  if (watch) for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  // The watch begins before the first run, so that nothing is missed in between.
  let next = watch ? changed.next() : undefined;
  const first = await update(settings, engine, embedder, anyway ? { anyway } : {});
  process.stdout.write(`${printReport(first)}\n`);
  while (next && !(await next).done) {
    next = changed.next();
    // A folder that is gone or empty for a moment may come back.
    await update(settings, engine, embedder).then(
      (report) => process.stdout.write(`${printReport(report)}\n`),
      (error: unknown) => note(explain(error)),
    );
  }
  return first.checked?.held === undefined ? 0 : 1;
}
