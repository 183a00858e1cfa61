import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digest } from "../../src/citations/number.ts";
import { type World, world } from "../web/world.ts";

interface Line {
  found: boolean;
  quotes: { citation: string; article: string; text: string; start: number; end: number }[];
}

let here: World;
beforeAll(async () => {
  here = await world({ QUESTIONS_PER_MINUTE: "1000" });
});
afterAll(() => here.close());

/** By standard input and output the program itself, as a client starts it; by HTTP the page. */
const doors: [string, () => Transport][] = [
  ["stdio", () => new StdioClientTransport({ command: process.execPath, args: ["bin/isnad.js", "mcp"], env: { PATH: process.env.PATH!, ARTICLES_DIR: here.settings.articlesDir, INDEX_DIR: here.settings.indexDir, BOT_DB: here.settings.botDb }, stderr: "ignore" })],
  ["HTTP", () => new StreamableHTTPClientTransport(new URL(`${here.base}/mcp`)) as Transport],
];

describe.each(doors)("by %s", (_, door) => {
  const client = new Client({ name: "test", version: "1" });
  beforeAll(() => client.connect(door()));
  afterAll(() => client.close());
  // The SDK's client checks what is structured against the schema that the tool gives.
  const call = async <Content>(name: string, given: Record<string, unknown>) => {
    const { structuredContent, content, isError } = await client.callTool({ name, arguments: given });
    return { content: structuredContent as Content, text: (content as { text: string }[])[0]!.text, isError };
  };

  it("offers four tools that only read", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["ask", "read_article", "verify_citation", "list_sources"]);
    for (const { annotations, outputSchema, description } of tools) expect([annotations?.readOnlyHint, typeof outputSchema, typeof description]).toEqual([true, "object", "string"]);
  });

  it("answers with quotes that can be checked: exact places in the text as received, and numbers", async () => {
    const { content, text } = await call<Line>("ask", { text: "When was the Webb telescope launched?", why: true });
    expect(content.found).toBe(true);
    expect(JSON.parse(text)).toEqual(content);
    for (const { citation, article, text, start, end } of content.quotes) {
      let whole = "";
      for (let next: number | undefined = 0; next !== undefined; ) {
        const { content }: { content: { text: string; start: number; next?: number } } = await call("read_article", { article, offset: next, limit: 700 });
        expect([content.start, content.text.length <= 700]).toEqual([next, true]);
        whole += content.text;
        next = content.next;
      }
      expect(whole).toBe((await here.house.article(article))!.text);
      expect(whole.slice(start, end)).toBe(text);
      expect((await call("verify_citation", { citation })).content).toMatchObject({ fate: "verbatim", text, start, end });
    }
  });

  it("says when the articles do not say it, and lists them by words and filters", async () => {
    expect((await call<Line>("ask", { text: "When was Putin born?" })).content).toMatchObject({ found: false, quotes: [] });
    const { content } = await call<{ count: number; articles: { language: string }[] }>("list_sources", { language: "ru", limit: 3 });
    expect(content.articles.map(({ language }) => language)).toEqual(["ru", "ru", "ru"]);
    expect(content.count).toBeGreaterThan(3);
  });

  it.each([
    ["ask", { question: "no text" }],
    ["ask", { text: "x", since: "yesterday" }],
    ["read_article", { article: "../../package.json" }],
    ["read_article", { article: "none" }],
    ["verify_citation", { citation: "1" }],
    ["verify_citation", { citation: "aaaaaa-bbbbbb-1-1" }],
    ["verify_citation", { citation: `${digest("en/vitamin-d")}-bbbbbb-1-9` }],
  ])("tells the model what is wrong with a call: %s %o", async (name, given) => {
    const { isError, text } = await call(name, given);
    expect(isError).toBe(true);
    expect(text.length).toBeGreaterThan(10);
  });
});

it("is not for other pages, and has no streams to keep open", async () => {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  const headers = { "content-type": "application/json", accept: "application/json, text/event-stream" };
  expect((await fetch(`${here.base}/mcp`, { method: "POST", body, headers })).status).toBe(200);
  expect((await fetch(`${here.base}/mcp`, { method: "POST", body, headers: { ...headers, origin: "https://evil.example.org" } })).status).toBe(403);
  expect((await fetch(`${here.base}/mcp`)).status).toBe(405);
  expect((await fetch(`${here.base}/mcp`, { method: "POST", body: "x".repeat(70_000), headers })).status).toBe(413);
});
