import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createAsk } from "../answer/ask.ts";
import type { Settings } from "../config.ts";
import { Embedder } from "../embedding/embedder.ts";
import { openEngine } from "../library/engine.ts";
import { createMcp } from "../mcp/server.ts";
import { Memory } from "../memory/memory.ts";
import { Reader } from "../reading/reader.ts";
import { house } from "../serve/house.ts";
import { note } from "../terminal/faults.ts";
import { printReport } from "../terminal/progress.ts";
import { openDatabase } from "./database.ts";
import { update } from "./update.ts";

/** MCP over standard input and output, until the input ends. Standard output has nothing else on it. */
export async function mcp(settings: Settings, version: string): Promise<number> {
  const embedder = await Embedder.load(settings.embeddingModel);
  const database = await openDatabase(settings);
  const engine = openEngine(settings.indexDir, database);
  note(printReport(await update(settings, engine, embedder)));
  const library = await engine.current(embedder.id, note);
  await library.get();
  const reader = settings.reader ? await Reader.load() : undefined;
  const open = house(settings, library, createAsk(() => library.get(), embedder, reader?.read), embedder, Memory.open(settings.botDb, database));
  const server = createMcp(open, version);
  const ended = new Promise((resolve) => process.stdin.once("end", resolve).once("close", resolve));
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await open.memory.close();
  return 0;
}
