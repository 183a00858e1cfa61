import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import type { Preferences } from "../../src/answer/chosen/preference.ts";
import { readSettings } from "../../src/config.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { openEngine } from "../../src/library/engine.ts";
import type { Audience } from "../../src/library/library.ts";
import { Memory } from "../../src/memory/memory.ts";
import type { Postgres } from "../../src/postgres/connect.ts";
import { Reader } from "../../src/reading/reader.ts";
import { house } from "../../src/serve/house.ts";

let embedder: Promise<Embedder> | undefined;
let reader: Promise<Reader> | undefined;

/** A house with real parts over a folder of its own that a test changes: `write` and `drop` files, then `run`. @param reads whether passages are read */
export async function livingHouse(articles: Record<string, string>, { database, reads = false, env = {} }: { database?: Postgres | undefined; reads?: boolean; env?: Record<string, string> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "isnad-living-"));
  const settings = readSettings({ ARTICLES_DIR: join(folder, "articles"), INDEX_DIR: join(folder, "index"), BOT_DB: join(folder, "bot.sqlite"), QUIET_HOURS: "off", TIME_ZONE: "UTC", INDEX_NICE: "0", ...env }, join(folder, "none"));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(settings.articlesDir, name)), { recursive: true });
    writeFileSync(join(settings.articlesDir, name), text);
  };
  for (const [name, text] of Object.entries(articles)) write(name, text);
  embedder ??= Embedder.load(settings.embeddingModel);
  if (reads) reader ??= Reader.load();
  const embeds = await embedder;
  const engine = openEngine(settings.indexDir, database);
  const run = () => engine.run({ articles: settings.articlesDir, embedder: embeds });
  await run();
  const library = await engine.current(embeds.id, () => {});
  const memory = Memory.open(settings.botDb, database);
  const read = reads ? (await reader!).read : undefined;
  const asking = (audience: Audience, preferences: Preferences) => createAsk(() => library.get(audience), embeds, read, preferences);
  onTestFinished(async () => {
    await library.close();
    await memory.close();
    rmSync(folder, { recursive: true });
  });
  return { ...house(settings, library, asking, embeds, memory), folder, write, drop: (name: string) => rmSync(join(settings.articlesDir, name)), run };
}
