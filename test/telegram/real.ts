import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { readSettings, type Settings } from "../../src/config.ts";
import { openEngine } from "../../src/library/engine.ts";
import { Memory } from "../../src/memory/memory.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { gateFor } from "../../src/publishing/gate.ts";
import { type House, house } from "../../src/serve/house.ts";
import { page } from "../../src/serve/page.ts";
import { Metrics } from "../../src/telegram/wire/metrics.ts";
import { embedder } from "../library/world.ts";
import { emptyDatabase } from "../postgres.ts";
import { type World, world } from "./world.ts";

/** Each engine and each way, once. */
export const BOTH = [
  ["files", "webhook"],
  ["postgres", "polling"],
] as const;

interface Options {
  engine?: (typeof BOTH)[number][0];
  way?: (typeof BOTH)[number][1];
  /** Settings, in which ROOT is the folder of it all; and files to be put there. */
  env?: Record<string, string>;
  files?: Record<string, string>;
  /** Articles that come, and are read, after the first run and before the bot; and files that come after that. */
  later?: Record<string, string>;
  last?: Record<string, string>;
}

export interface Real extends World {
  house: House;
  settings: Settings;
  root: string;
  write: (articles: Record<string, string>) => void;
  /** Where its HTTP server is, by webhook; and the way in for the machine's owner. */
  base: string;
  ownersPath: () => Promise<string>;
}

/** A bot over a real library of its own, all parts but Telegram those that ship: an articles folder, an engine, memory, runs in a process of their own. */
export async function real(articles: Record<string, string>, { engine = "files", way = "polling", env = {}, files = {}, later, last = {} }: Options = {}): Promise<Real> {
  const root = mkdtempSync(join(tmpdir(), "isnad-real-"));
  const put = (folder: string, all: Record<string, string>) => {
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  const write = (all: Record<string, string>) => put(join(root, "articles"), all);
  write(articles);
  put(root, files);
  const server = engine === "postgres" ? await emptyDatabase() : undefined;
  if (server) await migrate(server.database);
  const paths = { ARTICLES_DIR: join(root, "articles"), INDEX_DIR: join(root, "index"), BOT_DB: join(root, "bot.sqlite") };
  const own = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replace("ROOT", root)]));
  const settings = readSettings({ READER: "off", INDEX_NICE: "0", ...own, ...paths, ...(server && { DATABASE_URL: server.url }) }, "");
  const library = openEngine(settings.indexDir, server?.database);
  const run = () => library.run({ articles: settings.articlesDir, embedder, gate: gateFor(settings, embedder) });
  await run();
  if (later) {
    write(later);
    await run();
  }
  put(root, last);
  const current = await library.current(embedder.id, () => {});
  const open = house(settings, current, (audience, preferences) => createAsk(() => current.get(audience), embedder, undefined, preferences), embedder, Memory.open(settings.botDb, server?.database));
  // Registered before the bot's end, so done after it.
  onTestFinished(async () => {
    await current.close();
    await open.memory.close();
    await server?.end();
    rmSync(root, { recursive: true, force: true });
  });
  const port = way === "webhook" ? await freePort() : 0;
  const metrics = new Metrics();
  const { fetch, ownersPath } = await page(settings, open, metrics.watch(() => {}));
  const bot = await world({ ...open, metrics, ...(way === "webhook" && { door: { port, host: "127.0.0.1", page: fetch }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } }) });
  return { ...bot, house: open, settings, root, write, base: `http://127.0.0.1:${port}`, ownersPath };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
