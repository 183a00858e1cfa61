import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Hono } from "hono";
import { createMcp } from "../../mcp/server.ts";
import type { Env } from "../guard/visitor.ts";
import { type CallerEnv, problem } from "./caller.ts";

/** MCP over HTTP, at /mcp. Nothing is remembered between two calls, so there is no session, and no stream to listen to. */
export function installMcp(app: Hono<Env>, deps: Parameters<typeof createMcp>[0], version: string): void {
  (app as unknown as Hono<CallerEnv>).post("/mcp", async (c) => {
    const server = createMcp({ ...deps, asks: c.var.asks }, version);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(c.req.raw);
    } finally {
      await server.close();
    }
  });
  app.all("/mcp", (c) => {
    c.header("allow", "POST");
    return problem(c, 405, "Only POST");
  });
}
