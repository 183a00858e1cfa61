import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batch } from "../../src/terminal/batch.ts";
import { Readable, Writable } from "node:stream";
import { digest } from "../../src/citations/number.ts";
import { type World, world } from "./world.ts";

const QUESTION = "When was the Webb telescope launched?";
let here: World;
beforeAll(async () => {
  here = await world({ QUESTIONS_PER_MINUTE: "1000" });
});
afterAll(() => here.close());

const call = async (path: string, init: RequestInit = {}, base = here.base) => {
  const response = await fetch(base + path, init);
  return { status: response.status, type: response.headers.get("content-type"), body: (await response.json()) as Record<string, unknown> & { quotes: { citation: string; article: string; text: string; start: number; end: number; marks: { start: number; end: number; text: string }[] }[] } };
};
const post = (body: unknown, headers: Record<string, string> = {}) => ({ method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });

/** Whether a reply is what the description says of it. */
async function described(path: string, method: string, status: number, body: unknown): Promise<void> {
  const { body: description } = await call("/api/openapi.json");
  const { paths, components } = description as unknown as { paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>>; components: object };
  const [content] = Object.values(paths[path]![method]!.responses[status]!.content);
  const ajv = new Ajv2020({ strict: true, formats: {} }).addVocabulary(["components"]);
  const validate = ajv.compile({ components, ...content!.schema });
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
}

describe("the API", () => {
  it("answers with the line of the batch, and each quote with its citation", async () => {
    const { status, body } = await call("/api/ask", post({ text: QUESTION, id: "q1", why: true, top: 5 }));
    expect(status).toBe(200);
    await described("/ask", "post", 200, body);
    let printed = "";
    const output = new Writable({
      write(chunk, _, done) {
        printed += chunk;
        done();
      },
    });
    await batch(here.house.ask, Readable.from([JSON.stringify({ _id: "q1", text: QUESTION })]), output, () => {}, { why: true, top: 5 });
    expect({ ...body, ms: 0 }).toEqual({ ...JSON.parse(printed), ms: 0 });
    expect(body.quotes[0]!.marks).not.toEqual([]);
    for (const { citation, article, text, start, end, marks } of body.quotes) {
      const whole = (await here.house.article(article))!.text;
      expect(whole.slice(start, end)).toBe(text);
      for (const mark of marks) expect(whole.slice(mark.start, mark.end)).toBe(mark.text);
      const checked = await call(`/api/citations/${citation}`);
      expect(checked.body).toMatchObject({ fate: "verbatim", text, start, end, source: { article } });
      await described("/citations/{id}", "get", 200, checked.body);
    }
  });

  it("filters, and says that nothing was found", async () => {
    const { body } = await call("/api/ask", post({ text: QUESTION, since: "2030" }));
    expect(body).toMatchObject({ found: false, quotes: [], id: null });
  });

  it("lists the articles, and gives each with its text as received", async () => {
    const { body } = await call("/api/articles?language=ru&limit=2");
    await described("/articles", "get", 200, body);
    const list = body as unknown as { count: number; articles: { article: string; language: string }[] };
    expect(list.articles.length).toBe(2);
    expect(list.count).toBe((await here.house.sources()).filter(({ language }) => language === "ru").length);
    for (const { article } of list.articles) {
      const whole = await call(`/api/articles/${encodeURIComponent(article)}`);
      await described("/articles/{key}", "get", 200, whole.body);
      expect(whole.body.text).toBe((await here.house.article(article))!.text);
      expect(whole.body.next).toBeUndefined();
    }
  });

  it("gives an article in stretches, whose places are those of the whole text, and parts no pair", async () => {
    writeFileSync(join(here.articles, "lamps.txt"), Array.from({ length: 60 }, (_, i) => `The lamp 💡 number ${i} of the long street was lit by its keeper.`).join("\n\n"));
    await here.house.reindex(() => {});
    const { text, blocks } = (await here.house.article("lamps"))!;
    type Stretch = { text: string; start: number; end: number; length: number; next?: number; blocks: { start: number; end: number }[] };
    let all = "";
    const seen = new Set<number>();
    for (let next: number | undefined = 0; next !== undefined; ) {
      const { body } = await call(`/api/articles/lamps?offset=${next}&limit=59`);
      const stretch = body as unknown as Stretch;
      if (next === 0) await described("/articles/{key}", "get", 200, body);
      expect(stretch).toMatchObject({ start: next, length: text.length, text: text.slice(stretch.start, stretch.end) });
      expect(stretch.text).not.toMatch(/\p{Cs}/u);
      for (const { start } of stretch.blocks) seen.add(start);
      all += stretch.text;
      next = stretch.next;
    }
    expect(all).toBe(text);
    expect([...seen]).toEqual(blocks.map(({ start }) => start));
    const inside = text.indexOf("💡") + 1;
    expect((await call(`/api/articles/lamps?offset=${inside}&limit=2`)).body).toMatchObject({ start: inside - 1, text: "💡", next: inside + 1 });
    expect((await call("/api/articles/lamps?offset=999999999")).body).toMatchObject({ start: text.length, end: text.length, text: "", blocks: [] });
  });

  it("takes the slashes of a key as they are, or written as %2F", async () => {
    const whole = await call("/api/articles/ar%2Fibn-khaldun");
    expect(whole).toMatchObject({ status: 200, body: { article: "ar/ibn-khaldun" } });
    expect(await call("/api/articles/ar/ibn-khaldun")).toEqual(whole);
    for (const path of ["/articles/ar%2Fibn-khaldun", "/articles/ar/ibn-khaldun"]) expect((await fetch(here.base + path)).status).toBe(200);
  });

  it.each([
    ["no JSON", "/api/ask", post("{"), 400],
    ["no text", "/api/ask", post({ question: 1 }), 400],
    ["a day that is none", "/api/ask", post({ text: QUESTION, since: "yesterday" }), 400],
    ["a month that is none", "/api/ask", post({ text: QUESTION, until: "4858-61" }), 400],
    ["a day of no calendar", "/api/ask", post({ text: QUESTION, since: "2023-02-29" }), 400],
    ["a filter that there is not", "/api/articles?search=ferry", {}, 400],
    ["a form", "/api/ask", post("text=x", { "content-type": "application/x-www-form-urlencoded" }), 415],
    ["plain text, as other sites can send it", "/api/ask", post(JSON.stringify({ text: QUESTION }), { "content-type": "text/plain" }), 415],
    ["too much", "/api/ask", post({ text: "x".repeat(70_000) }), 413],
    ["from another page", "/api/ask", post({ text: QUESTION }, { origin: "https://evil.example.org" }), 403],
    ["no number", "/api/citations/1", {}, 404],
    ["a number that nobody was given", "/api/citations/aaaaaa-bbbbbb-1-1", {}, 404],
    ["one of an article that there is", `/api/citations/${digest("en/vitamin-d")}-bbbbbb-1-9`, {}, 404],
    ["no article", "/api/articles/none", {}, 404],
    ["a way out", "/api/articles/..%2F..%2Fpackage.json", {}, 404],
    ["a way out of a folder", "/api/articles/en/..%2F..%2F..%2Fpackage.json", {}, 404],
    ["an offset that is none", "/api/articles/en%2Fvitamin-d?offset=-1", {}, 400],
    ["a limit that is none", "/api/articles/en/vitamin-d?limit=1", {}, 400],
    ["a folder", "/api/articles/en/", {}, 404],
    ["another method, of an article", "/api/articles/en/vitamin-d", { method: "DELETE" }, 405],
    ["another method", "/api/articles", post({}), 405],
    ["nowhere", "/api/nothing", {}, 404],
  ] as const)("says as problem+json what is wrong: %s", async (_, path, init, status) => {
    const reply = await call(path, init);
    expect(reply).toMatchObject({ status, type: "application/problem+json", body: { status, type: "about:blank" } });
    expect(here.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("names what it does not know, and says which filters of a question nothing passed", async () => {
    expect((await call("/api/ask", post({ text: QUESTION, sinec: "2024" }))).body).toMatchObject({ detail: 'Unrecognized key: "sinec"' });
    expect((await call("/api/ask", post({ text: QUESTION, since: "2024-02-29" }))).status).toBe(200);
    expect((await call("/api/ask", post({ text: `${QUESTION} from:nobody` }))).body).toMatchObject({ found: false, within: ["from:nobody"] });
  });
});

describe("from elsewhere", () => {
  it("needs a key, each at its own rate; to others all addresses look the same", async () => {
    const there = await world({ PUBLIC_URL: "https://isnad.example.org" });
    const { request } = await import("node:http");
    const from = (path: string, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        request(there.base + path, { headers: { host: "isnad.example.org", ...headers } }, (response) => {
          let text = "";
          response.on("data", (part) => {
            text += part;
          });
          response.on("end", () => resolve({ status: response.statusCode!, text }));
        })
          .on("error", reject)
          .end();
      });
    const replies = await Promise.all(["/api/articles", "/api/articles/none", "/api/citations/aaaaaa-bbbbbb-1-1", "/api/nothing", "/api/openapi.json"].map((path) => from(path)));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]!.status).toBe(401);

    const keys = there.house.memory.keys;
    const slow = { authorization: `Bearer ${await keys.make("slow", 2)}` };
    const quick = { authorization: `Bearer ${await keys.make("quick", 100)}` };
    const statuses = async (times: number, path: string, headers: Record<string, string>) => {
      const all: number[] = [];
      for (let i = 0; i < times; i++) all.push((await from(path, headers)).status);
      return all;
    };
    // Citations count as reading, whoever made them up: ten times as often as questions.
    expect(await statuses(3, "/api/citations/aaaaaa-bbbbbb-1-1", slow)).toEqual([404, 404, 404]);
    expect(await statuses(18, "/api/articles", slow)).toEqual([...Array(17).fill(200), 429]);
    expect(await statuses(3, "/api/articles", quick)).toEqual([200, 200, 200]);
    expect(await keys.remove("quick")).toBe(true);
    expect((await from("/api/articles", quick)).status).toBe(401);
    // What is kept of a key opens nothing.
    expect(JSON.stringify(await there.house.memory.store.all("SELECT * FROM key"))).not.toContain(slow.authorization.slice(7));
    await there.close();
  });

  it("asks as often as it may, and reads on", async () => {
    const slow = await world({ QUESTIONS_PER_MINUTE: "2" });
    const asks = async () => (await call("/api/ask", post({ text: "Who?" }), slow.base)).status;
    expect([await asks(), await asks(), await asks()]).toEqual([200, 200, 429]);
    expect((await call("/api/articles/en/vitamin-d", {}, slow.base)).status).toBe(200);
    const tool = async (name: string, given: object) => {
      const { body } = await call("/mcp", post({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: given } }, { accept: "application/json, text/event-stream" }), slow.base);
      return body.result as { isError?: boolean; content: { text: string }[] };
    };
    expect((await tool("ask", { text: "Who?" })).content[0]!.text).toContain("Too many");
    expect((await tool("read_article", { article: "en/vitamin-d" })).isError).toBeUndefined();
    await slow.close();
  });

  it("where access is limited needs a key on this machine too", async () => {
    const closed = await world({ ACCESS: "limited" });
    expect((await call("/api/articles", {}, closed.base)).status).toBe(401);
    const key = await closed.house.memory.keys.make("program", 10);
    expect((await call("/api/articles", { headers: { authorization: `Bearer ${key}` } }, closed.base)).status).toBe(200);
    await closed.close();
  });
});
