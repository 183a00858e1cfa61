import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Answer } from "../src/answer/answer.ts";
import { giveOut } from "../src/citations/cited.ts";
import { citationId } from "../src/citations/number.ts";
import { verdict } from "../src/citations/verify.ts";
import { listen } from "../src/listen.ts";
import { page } from "../src/serve/page.ts";
import { about, question, town, towns } from "./library/world.ts";
import { BOTH, real } from "./telegram/real.ts";

const [ADMIN, FRIEND, STRANGER] = [7001, 7002, 7003];
const PRESS = ["", "Quellmoor Ledger, all rights reserved by the house.", ""].join("\n");
const OPEN: Record<string, string> = {
  ...towns(0, 8),
  "harbour.md": `---\ntitle: The harbour fire\nsource: Lake Courier\ndate: 2024-05-04\n---\nThe fire in the harbour of Tessmar burned two warehouses on the northern quay before noon. Nobody was hurt, and the ferry to Aldwin sailed an hour late. The mayor thanked the crews of both fire engines.\n`,
};
/** Private: what nobody else tells, a copy of a public story, one that is older, and records whose ids are those of public files. */
const SECRET: Record<string, string> = {
  [`private/${town(77)}.txt`]: about(77, 1077),
  "private/plan.md": `---\ntitle: The Zorvax plan\nsource: Quellmoor Ledger\nauthor: Ostrik Vennamar\ndate: 2024-05-05\n---\nThe Zorvax plan was signed on 5 May 2024 by Ostrik Vennamar in the hall of Brennick. The plan has the number TX-4418B and costs nine hundred crowns.\n${PRESS}`,
  "private/copy.md": `---\ntitle: Fire\nsource: Quellmoor Ledger\ndate: 2024-05-01\n---\nThe fire in the harbour of Tessmar burned two warehouses on the northern quay before noon. Nobody was hurt, and the ferry to Aldwin sailed an hour late. The mayor thanked the crews of both fire engines.\n${PRESS}`,
  "private/wire.jsonl": [`{"_id": "harbour", "title": "Zorvax wire", "text": "Ostrik Vennamar left Brennick by night, says the Zorvax wire."}`, `{"_id": "${town(1)}", "title": "A second ${town(1)}", "text": "${town(1)} has 9001 lighthouses, says the Zorvax wire."}`].join("\n"),
};
/** What stands in private articles alone. */
const WORDS = /zorvax|quellmoor|vennamar|brennick|4418|1077 lighthouses|9001|private\/|nine hundred/i;
const HIDDEN = [question(77), "Who signed the Zorvax plan?", "What is the number of the plan of Ostrik Vennamar?", "Кто подписал план Zorvax?", "من وقع خطة Zorvax؟", "What does TX-4418B cost?", "What happened on 5 May 2024?", "latest news about Zorvax", 'from:"Quellmoor Ledger" Who signed the plan?', "by:Ostrik Vennamar plan", "Where is Brennick?", "How much does the plan cost?"];
const ASKED = [...HIDDEN, ...[0, 1, 2, 7].map(question), "What burned in the harbour of Tessmar?", "latest news", "What happened on 4 May 2024?", "lighthouses", "hello", "Who is the mayor of Nowhere?"];

/** An answer as a reader gets it, without weights. */
const told = ({ confidence: _, ...answer }: Answer) => JSON.parse(JSON.stringify(answer, (key, value) => (key === "score" || key === "confidence" ? undefined : value)));

describe.each(BOTH)("what is private, in %s, by %s", (engine, way) => {
  test("answers those alone for whom it is: every question, every door, everybody", async () => {
    const env = { ADMIN_IDS: String(ADMIN), PRIVATE_IDS: String(FRIEND), QUESTIONS_PER_MINUTE: "100000" };
    const { telegram, house, settings, root } = await real({ ...OPEN, ...SECRET }, { engine, way, env });
    const { house: control } = await real(OPEN, { env });
    const { inside } = house;

    // As everybody sees it, the library is the one that has nothing private in it, in every word.
    for (const text of ASKED) {
      for (const options of [{}, { always: true, top: 10 }]) expect(told(await house.ask(text, options)), text).toEqual(told(await control.ask(text, options)));
      expect(JSON.stringify(told(await house.ask(text)).nearest ?? [])).not.toMatch(WORDS);
    }
    expect(await house.sources()).toEqual(await control.sources());
    for (const { article } of await control.sources()) {
      expect(await house.article(article)).toEqual(await control.article(article));
      expect(await house.tellers(article)).toEqual(await control.tellers(article));
    }
    expect(await house.articleWith((text) => WORDS.test(text))).toBeUndefined();
    expect(await house.tellers("private/copy")).toEqual([]);
    expect((await house.narrow("from:Quellmoor Ledger plan")).words).toBe((await control.narrow("from:Quellmoor Ledger plan")).words);

    // To insiders it answers, and joins what others tell.
    const all = await inside.sources();
    const secret = all.filter(({ article }) => article.startsWith("private/"));
    expect(secret.map(({ article }) => article).sort()).toEqual(["private/copy", "private/harbour", "private/plan", `private/${town(1)}`, `private/${town(77)}`].sort());
    for (const { article } of secret) expect(await house.article(article), article).toBeUndefined();
    expect((await inside.tellers("harbour")).map(({ article }) => article)).toEqual(["private/copy", "harbour"]);
    const found = await inside.ask(question(77));
    expect(found.quotes[0]!.text).toContain("1077 lighthouses");
    const quotes = [...found.quotes, ...(await inside.ask("Who signed the Zorvax plan?", { always: true })).quotes].filter(({ article }) => article.startsWith("private/"));
    const ids = [...new Set(quotes.map(citationId))];
    for (const quote of quotes) await house.memory.citations.keep(citationId(quote), quote.article, quote.text);
    for (const id of ids) {
      expect(await verdict(house, id)).toBeUndefined();
      expect((await verdict({ ...house, ...inside }, id))!.fate).toBe("verbatim");
    }

    // HTTP: the page, the API, MCP.
    const { fetch: served, ownersPath } = await page(settings, house, () => {});
    const listening = await listen(served, { port: 0, host: "127.0.0.1" });
    onTestFinished(() => listening.close());
    const base = `http://127.0.0.1:${listening.port}`;
    const got = async (path: string, init: RequestInit = {}) => (await fetch(base + path, { redirect: "manual", ...init })).text();
    /** As it comes, without what the question itself says. */
    const without = (text: string, asked: string) => text.replaceAll(asked, "").replaceAll(asked.replaceAll('"', "&quot;"), "").replaceAll(encodeURIComponent(asked).replaceAll("%20", "+"), "").replaceAll(encodeURIComponent(asked), "");
    const asks = (text: string) => ({ method: "POST", headers: { "content-type": "application/json", accept: "application/json, text/event-stream" }, body: JSON.stringify(text) });
    const tool = (name: string, given: object) => got("/mcp", { ...asks(""), body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: given } }) });
    for (const text of HIDDEN.slice(0, 8)) {
      const line = JSON.parse(await got("/api/ask", { ...asks(""), body: JSON.stringify({ text, always: true, why: true }) }));
      expect(line.quotes.map(({ article, text }: { article: string; text: string }) => article + text).join(), text).not.toMatch(WORDS);
      const { structuredContent } = JSON.parse(await tool("ask", { text, always: true })).result;
      expect(structuredContent.quotes.map(({ article, text }: { article: string; text: string }) => article + text).join()).not.toMatch(WORDS);
      expect((await got(`/?q=${encodeURIComponent(text)}`)).match(/<blockquote[\s\S]*?<\/blockquote>/g)?.join() ?? "").not.toMatch(WORDS);
    }
    for (const path of ["/", "/articles", "/articles?from=Quellmoor", "/api/articles?limit=500"]) expect(without(await got(path), "Quellmoor"), path).not.toMatch(WORDS);
    for (const { article } of secret) for (const path of [`/articles/${article}`, `/api/articles/${encodeURIComponent(article)}`]) expect((await fetch(base + path)).status, path).toBe(404);
    for (const id of ids) {
      for (const form of ["", "/text", "/markdown", "/html", "/csl"]) expect((await fetch(`${base}/c/${id}${form}`)).status).toBe(404);
      // To the letter what a number gets that never was.
      for (const path of ["/c/", "/api/citations/"]) expect((await got(path + id)).replaceAll(id, ""), path).toBe((await got(path + id.replace(/^.{6}/, "aaaaaa"))).replaceAll(id.replace(/^.{6}/, "aaaaaa"), ""));
      expect(await tool("verify_citation", { citation: id })).toBe(await tool("verify_citation", { citation: "aaaaaa-bbbbbb-1-1" }));
    }
    expect(await tool("list_sources", { limit: 200 })).not.toMatch(WORDS);
    expect(await tool("read_article", { article: "private/plan" })).toContain("isError");
    // The editor who signed in sees it on the page, and not by the API.
    const entered = await fetch(base + (await ownersPath()), { method: "POST", redirect: "manual", headers: { origin: base } });
    const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0]!;
    expect(await got("/articles/private/plan", { headers: { cookie } })).toContain("Zorvax");
    expect(await got(`/c/${ids[0]}`, { headers: { cookie } })).toMatch(WORDS);
    expect(await got("/api/articles?limit=500", { headers: { cookie } })).not.toMatch(WORDS);

    // Telegram: who, and where.
    const [admin, friend, stranger] = [ADMIN, FRIEND, STRANGER].map((id) => telegram.privately(telegram.person({ id, language_code: "en" })));
    const [named, other] = [telegram.group(), telegram.group()];
    (house.insiders as number[]).push(named.chat.id);
    const people = { admin: telegram.person({ id: ADMIN, language_code: "en" }), stranger: telegram.person({ id: STRANGER, language_code: "en" }) };
    const replies = async (room: NonNullable<typeof admin>, text: string, from?: (typeof people)["admin"]) => {
      room.say(text, from && { from });
      return JSON.stringify(await room.next(90_000));
    };
    for (const room of [admin!, friend!]) expect(await replies(room, question(77))).toContain("1077 lighthouses");
    expect(await replies(named, `/ask ${question(77)}`, people.stranger)).toContain("1077 lighthouses");
    const outside = [(text: string) => replies(stranger!, text), (text: string) => replies(other, text.startsWith("/") ? text : `/ask ${text}`, people.admin)];
    for (const ask of outside) {
      for (const text of [question(77), "Who signed the plan?", "/why", "/sources", "/sources plan", ...ids.map((id) => `/verify ${id}`)]) expect(await ask(text), text).not.toMatch(WORDS);
    }
    for (const id of ids) for (const what of ["a", "v"]) expect(await replies(stranger!, `/start ${what}-${id}`)).not.toMatch(WORDS);
    stranger!.pressData(stranger!.messages.at(-1)!, `in:${ids[0]}`);
    expect(JSON.stringify(await stranger!.next(90_000))).not.toMatch(WORDS);
    expect(await replies(other, "/reindex", people.admin)).toContain("private chat");
    for (const from of [people.admin, people.stranger]) {
      for (const query of [question(77), "Who signed the Zorvax plan?"]) {
        const results = await telegram.inline(query, from);
        expect(JSON.stringify(results)).not.toMatch(/1077 lighthouses|vennamar|nine hundred/i);
      }
    }

    // What was cited of an article before it became private is its words alone: to the letter what it says of one that went, without whose they were.
    const fire = (await house.ask("What burned in the harbour of Tessmar?")).quotes[0]!;
    const number = citationId(fire);
    await giveOut(house.memory, [fire]);
    for (const move of ["plain", "renamed and retitled", "gone"]) {
      if (move === "plain") await house.shelve((await house.article("harbour"))!, true);
      else if (move === "renamed and retitled") {
        rmSync(join(root, "articles/private/harbour.md"));
        writeFileSync(join(root, "articles/private/quay.md"), `---\ntitle: Quay\n---\n${OPEN["harbour.md"]!.split("---\n")[2]}`);
      } else for (const name of ["quay.md", "copy.md"]) rmSync(join(root, "articles/private", name));
      // A record may be called as the article was.
      writeFileSync(join(root, "articles/private/wire.jsonl"), `{"_id": "wire-1", "title": "Zorvax wire", "text": "Ostrik Vennamar left Brennick by night, says the Zorvax wire."}`);
      await house.reindex(() => {});
      const there = { plain: "private/harbour", "renamed and retitled": "private/quay", gone: undefined }[move];
      await expect.poll(async () => (await inside.sources()).map(({ article }) => article).filter((key) => /harbour|quay|copy/.test(key) && key !== "private/copy"), { timeout: 20_000 }).toEqual(there ? [there] : []);
      const paths = ["", "/text", "/markdown", "/html", "/csl"].map((form) => `/c/${number}${form}`).concat(`/api/citations/${number}`);
      const said = await Promise.all(paths.map((path) => got(path)));
      const { source } = (await house.memory.citations.by(number))!;
      await house.memory.store.run("UPDATE cited SET source = NULL");
      const older = await Promise.all(paths.map((path) => got(path)));
      await house.memory.citations.keep(number, "harbour", fire.text, source);
      if (move === "gone") for (const text of said) expect(text, move).toMatch(/The harbour fire[\s\S]*Lake Courier/);
      else expect(said, move).toEqual(older);
    }
    await house.memory.citations.keep(number, "harbour", fire.text);

    // Publishing is a move, and so is the way back.
    const article = (await inside.article(`private/${town(77)}`))!;
    expect(await house.shelve(article, false)).toBe(`${town(77)}.txt`);
    await house.reindex(() => {});
    await expect.poll(async () => (await house.ask(question(77))).quotes[0]?.text, { timeout: 20_000 }).toContain("1077 lighthouses");
    // What was cited of it while it was private is for everybody now, and nothing else is.
    const published = quotes.find(({ article: key }) => key === article.article)!;
    expect(await verdict(house, citationId(published))).toMatchObject({ fate: "renamed", text: published.text, article: { article: town(77) } });
    expect(JSON.parse(await got(`/api/citations/${citationId(published)}`))).toMatchObject({ fate: "renamed", text: published.text });
    for (const quote of quotes.filter(({ article: key }) => key !== article.article)) expect(await verdict(house, citationId(quote))).toBeUndefined();
  }, 600_000);
});
