import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Ask } from "./answer/answer.ts";
import { source } from "./answer/quote.ts";
import type { Settings } from "./config.ts";
import type { Embedder } from "./embedding/embedder.ts";
import type { Current } from "./library/current.ts";
import { buildAside } from "./library/process.ts";
import { createBot } from "./telegram/bot.ts";
import { Memory } from "./telegram/memory.ts";

/** The bot, wired to the library. Returns when a signal has stopped it. */
export async function serve(
  settings: Settings & { botToken: string },
  library: Current,
  ask: Ask,
  embedder: Embedder,
  note: (text: string) => void,
): Promise<void> {
  const order = { articles: settings.articlesDir, index: settings.indexDir, model: settings.embeddingModel };
  const memory = new Memory(settings.botDb);
  const bot = createBot({
    token: settings.botToken,
    apiRoot: settings.botApiRoot,
    adminIds: settings.adminIds,
    access: { limited: settings.access === "limited", allowed: settings.allowedIds },
    perMinute: settings.questionsPerMinute,
    memory,
    ask,
    sources: () => library.get().articles().map(source),
    article: (key) => {
      const row = library.get().articleByKey(key);
      return row && { ...source(row), text: row.text };
    },
    status: () => {
      const { articleCount: articles, passageCount: passages, model, built } = library.get();
      return { articles, passages, model, built, megabytes: bytesIn(settings.indexDir) / 1e6 };
    },
    embed: async (texts) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector),
    reindex: (progress) => buildAside(order, progress),
    log: (line) => note(JSON.stringify({ time: new Date().toISOString(), ...line })),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void bot.stop());
  await bot.start();
  memory.close();
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
