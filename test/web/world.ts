import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAsk } from "../../src/answer/ask.ts";
import { readSettings, type Settings } from "../../src/config.ts";
import { build } from "../../src/library/build.ts";
import { Memory } from "../../src/memory/memory.ts";
import { SqliteCurrent } from "../../src/library/sqlite/current.ts";
import { listen } from "../../src/listen.ts";
import { house, type House } from "../../src/serve/house.ts";
import { page } from "../../src/serve/page.ts";
import { reader } from "../answer/samples.ts";
import { embedder } from "../library/world.ts";

/** What the page is served over: the sample articles, indexed once, with the models that ship. */
let ready: Promise<string> | undefined;

async function prepare() {
  const root = mkdtempSync(join(tmpdir(), "isnad-web-"));
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  await build({ articles: "data/articles", index: join(root, "index"), embedder });
  return root;
}

export interface World {
  /** Where it is: http://127.0.0.1:PORT */
  base: string;
  house: House;
  settings: Settings;
  log: Record<string, unknown>[];
  /** The articles folder of this world alone. */
  articles: string;
  ownersPath: () => Promise<string>;
  close: () => Promise<void>;
}

/** The page itself at a port of this machine, over a copy of the samples that a test may change. */
export async function world(env: Record<string, string> = {}): Promise<World> {
  ready ??= prepare();
  const root = await ready;
  const own = mkdtempSync(join(root, "world-"));
  const articles = join(own, "articles");
  cpSync("data/articles", articles, { recursive: true, preserveTimestamps: true });
  cpSync(join(root, "index"), join(own, "index"), { recursive: true });
  const settings = readSettings({ PORT: "1", INDEX_NICE: "0", ...env, ARTICLES_DIR: articles, INDEX_DIR: join(own, "index"), BOT_DB: join(own, "bot.sqlite") }, "");
  const library = new SqliteCurrent(settings.indexDir, embedder.id, () => {});
  const log: Record<string, unknown>[] = [];
  const open = house(settings, library, (audience, preferences) => createAsk(() => library.get(audience), embedder, reader.read, preferences), embedder, Memory.open(settings.botDb));
  const { fetch, ownersPath } = await page(settings, open, (line) => log.push(line as Record<string, unknown>));
  const listening = await listen(fetch, { port: 0, host: "127.0.0.1" });
  return {
    ...{ base: `http://127.0.0.1:${listening.port}`, house: open, settings, log, articles, ownersPath },
    close: async () => {
      await listening.close();
      await open.memory.close();
      rmSync(own, { recursive: true, force: true });
    },
  };
}
