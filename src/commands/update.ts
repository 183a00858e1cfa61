import type { Settings } from "../config.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Report } from "../library/report.ts";
import { progressBar } from "../terminal/progress.ts";

/** Brings the index up to date, with a bar for who watches. */
export async function update(settings: Settings, embedder: Embedder): Promise<Report> {
  // Formats are many: where nothing is indexed, a question is answered half a second sooner.
  const { build } = await import("../library/build.ts");
  const bar = progressBar();
  try {
    return await build({ articles: settings.articlesDir, index: settings.indexDir, embedder, progress: bar.update });
  } finally {
    bar.stop();
  }
}
