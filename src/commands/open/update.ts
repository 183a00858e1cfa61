import type { Settings } from "../../config.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import type { Engine } from "../../library/engine.ts";
import type { Report } from "../../library/report.ts";
import { progressBar } from "../../terminal/progress.ts";

/** Brings the index up to date, with a bar for who watches. */
export async function update(settings: Settings, engine: Engine, embedder: Embedder): Promise<Report> {
  const bar = progressBar();
  try {
    return await engine.run({ articles: settings.articlesDir, embedder, progress: bar.update });
  } finally {
    bar.stop();
  }
}
