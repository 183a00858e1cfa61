import type { Settings } from "../../config.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import type { Engine } from "../../library/engine.ts";
import type { Report } from "../../library/report.ts";
import { gateFor } from "../../publishing/gate.ts";
import { progressBar } from "../../terminal/progress.ts";

/**
 * Brings the index up to date, with a bar for who watches.
 * @param how.anyway it is published whatever the checks say
 * @param how.wait until another process's run has ended, where several share a database
 */
export async function update(settings: Settings, engine: Engine, embedder: Embedder, { anyway, wait = false }: { anyway?: true; wait?: boolean } = {}): Promise<Report> {
  const gate = gateFor(settings, embedder, anyway);
  const bar = progressBar();
  try {
    return await engine.run({ articles: settings.articlesDir, embedder, gate, wait, keep: settings.keepReleases, progress: bar.update });
  } finally {
    bar.stop();
  }
}
