import type { Ask } from "../../answer/answer.ts";
import { createAsk } from "../../answer/ask.ts";
import type { Settings } from "../../config.ts";
import { Embedder } from "../../embedding/embedder.ts";
import { openEngine } from "../../library/engine.ts";
import { Reader } from "../../reading/reader.ts";
import { note } from "../../terminal/faults.ts";
import { printReport } from "../../terminal/progress.ts";
import { openDatabase } from "./database.ts";
import { update } from "./update.ts";

/** The library and what answers from it. @param anew whether it is brought up to date first; where there is none it always is. */
export async function opened(settings: Settings, anew: boolean) {
  const embedder = await Embedder.load(settings.embeddingModel);
  const database = await openDatabase(settings);
  const engine = openEngine(settings.indexDir, database);
  const report = anew || !(await engine.exists()) ? await update(settings, engine, embedder) : undefined;
  if (report) note(printReport(report));
  const library = await engine.current(embedder.id, note);
  await library.get();
  const reader = settings.reader ? await Reader.load() : undefined;
  const ask: Ask = createAsk(() => library.get(), embedder, reader?.read);
  return { embedder, database, library, ask, ...(report?.checked && { checked: report.checked }) };
}
