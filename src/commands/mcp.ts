import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Settings } from "../config.ts";
import { createMcp } from "../mcp/server.ts";
import { Memory } from "../memory/memory.ts";
import { house } from "../serve/house.ts";
import { opened } from "./open/opened.ts";

/** MCP over standard input and output, until the input ends. Standard output has nothing else on it. */
export async function mcp(settings: Settings, version: string): Promise<number> {
  const { embedder, database, library, asking } = await opened(settings, { anew: true });
  const open = house(settings, library, asking, embedder, Memory.open(settings.botDb, database));
  const server = createMcp(open, version);
  const ended = new Promise((resolve) => process.stdin.once("end", resolve).once("close", resolve));
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await open.memory.close();
  return 0;
}
