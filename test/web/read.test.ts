import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkable } from "../../src/articles/facts/links.ts";
import { citationId, digest } from "../../src/citations/number.ts";
import { embedder } from "../library/world.ts";
import { build } from "../../src/library/build.ts";
import { type World, world } from "./world.ts";

let here: World;
beforeAll(async () => {
  here = await world({ QUESTIONS_PER_MINUTE: "1000" });
});
afterAll(() => here.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(here.base + path, { headers, redirect: "manual" });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, document: parseHTML(text).document };
};
const asking = (question: string, more = "") => `/?q=${encodeURIComponent(question)}${more}`;
const SUMMIT = "كم دام اجتماع بايدن وبوتين؟";

describe("an answer", () => {
  it.each([
    ["ar", SUMMIT, "rtl"],
    ["en", "When was the Webb telescope launched?", "ltr"],
    ["ru", "Сколько длилась встреча Путина и Байдена?", "ltr"],
  ])("in %s: quotes that stand in the article, marked as the answer marks them, each with its source and its way there", async (language, question, direction) => {
    const { document, status } = await get(asking(question));
    const answer = await here.house.ask(question);
    expect(status).toBe(200);
    expect(document.documentElement.getAttribute("lang")).toBe(language);
    expect(document.documentElement.getAttribute("dir")).toBe(direction);
    const quotes = [...document.querySelectorAll("blockquote")];
    expect(quotes.length).toBeGreaterThan(0);
    expect(quotes.map((quote) => quote.textContent)).toEqual(answer.quotes.map(({ text }) => text));
    expect(quotes.map((quote) => [...quote.querySelectorAll("mark")].map((mark) => mark.textContent))).toEqual(answer.quotes.map(({ text, highlights }) => highlights.map(({ start, end }) => text.slice(start, end))));
    expect([...document.querySelectorAll("a.seen")].map((link) => link.getAttribute("href"))).toEqual(answer.quotes.map((quote) => `/c/${citationId(quote)}#quote`));
    for (const { text, article, start, end } of answer.quotes) expect((await here.house.article(article))!.text.slice(start, end)).toBe(text);
  });

  it("says where sources differ, in what, and which is the newest", async () => {
    const other = await world();
    for (const [name, source, date, killed] of [["one", "Morning Paper", "2023-03-01", 14], ["two", "Evening Star", "2023-03-02", 41]] as const)
      writeFileSync(join(other.articles, `${name}.md`), `---\ntitle: ${name}\nsource: ${source}\ndate: ${date}\n---\nThe fire in the Aske mine killed ${killed} men.\n`);
    await build({ articles: other.articles, index: other.settings.indexDir, embedder });
    const response = await fetch(`${other.base}${asking("How many men did the fire in the Aske mine kill?")}`);
    const said = parseHTML(await response.text()).document.querySelector(".note")!.textContent!;
    expect(said).toContain("Sources differ");
    for (const part of ["14 · Morning Paper · 1 March 2023", "41 · Evening Star · 2 March 2023 (newest)"]) expect(said.replace(/\s+/g, " ")).toContain(part);
    await other.close();
  });

  it("is refused with what is near, where no article answers", async () => {
    const { document } = await get(asking("When was Putin born?"));
    expect(document.querySelector("blockquote")).toBeNull();
    expect(document.querySelector(".refusal")!.textContent).toContain("When was Putin born?");
    expect(document.querySelectorAll(".nearest li").length).toBeGreaterThan(0);
  });

  it("says why on demand, and has more", async () => {
    const { document } = await get(asking(SUMMIT));
    expect(document.querySelector(".why")).toBeNull();
    const why = [...document.querySelectorAll(".further a")].map((link) => link.getAttribute("href")!).find((href) => href.includes("why=1"))!;
    expect((await get(why)).document.querySelector(".why")!.textContent).toContain("بايدن");
  });

  it("says why nothing answers on demand: what came nearest, the words that would be marked, and what speaks against it", async () => {
    const { document } = await get(asking("When was Putin born?"));
    const why = [...document.querySelectorAll(".further a")].map((link) => link.getAttribute("href")!).find((href) => href.includes("why=1"))!;
    const refusal = (await get(why)).document.querySelector(".refusal")!;
    expect(refusal.textContent).toContain("What came nearest, and why it is no answer:");
    expect(refusal.querySelector("blockquote mark")).not.toBeNull();
    expect(refusal.querySelector(".why")!.textContent).toMatch(/Read beside the question: “\u2068.+\u2069” answers it with a probability of \u2068\d+\u2069 %/);
    expect(refusal.textContent).toContain("so I did not give them");
  });

  it("speaks the language chosen, and goes on in it; without one the browser's", async () => {
    const chosen = await get("/?hl=ru");
    expect(chosen.document.documentElement.getAttribute("lang")).toBe("ru");
    const cookie = chosen.headers.get("set-cookie")!;
    expect(cookie).toMatch(/^hl=ru;.*HttpOnly.*SameSite=Lax/);
    expect((await get("/articles", { cookie: "hl=ru" })).document.documentElement.getAttribute("lang")).toBe("ru");
    expect((await get("/", { "accept-language": "de, ar-EG;q=0.8, en;q=0.2" })).document.documentElement.getAttribute("lang")).toBe("ar");
  });

  it("is judged by the number on its own page, and by no other", async () => {
    const { document } = await get(asking(SUMMIT));
    const asked = document.querySelector('input[name="asked"]')!.getAttribute("value")!;
    const judge = (number: string) => fetch(`${here.base}/judge`, { method: "POST", headers: { origin: here.base }, body: new URLSearchParams({ asked: number, yes: "0" }) });
    expect((await judge(asked)).status).toBe(200);
    const id = Number(asked.split(".")[0]);
    expect(await here.house.memory.questions.by(id)).toMatchObject({ question: SUMMIT, found: 1, feedback: 0, chat: 0 });
    expect((await judge(`${id + 1}.${asked.split(".")[1]}`)).status).toBe(400);
  });
});

describe("a citation", () => {
  const cited = async () => {
    const quote = (await here.house.ask(SUMMIT)).quotes[0]!;
    const id = citationId(quote);
    await here.house.memory.citations.keep(id, quote.article, quote.text);
    return { id, quote };
  };

  it("shows the article as received, letter for letter, the quote marked, what is not its own text greyed", async () => {
    const { id, quote } = await cited();
    const { document, status } = await get(`/c/${id}`);
    expect(status).toBe(200);
    const article = (await here.house.article(quote.article))!;
    expect(document.querySelector(".article")!.textContent).toBe(article.text);
    expect([...document.querySelectorAll("mark.here")].map((mark) => mark.textContent).join("")).toBe(quote.text);
    expect(document.querySelector(".fate.stands")).not.toBeNull();
    const greyed = article.blocks.filter(({ role }) => role !== "body" && role !== "title").map(({ start, end }) => article.text.slice(start, end));
    expect(greyed.length).toBeGreaterThan(0);
    expect([...document.querySelectorAll(".around")].map((part) => part.textContent)).toEqual(greyed);
    expect(document.querySelector('meta[property="og:title"]')!.getAttribute("content")).toContain(`· ${article.source}`);
    expect((await get("/robots.txt")).text).toContain("Allow: /c/");
    const preview = document.querySelector('meta[property="og:description"]')!.getAttribute("content")!;
    expect(quote.text.replace(/\s+/g, " ")).toContain(preview.replace("…", ""));
  });

  it("is copied as text, Markdown, HTML and CSL-JSON, with its address", async () => {
    const { id, quote } = await cited();
    for (const form of ["text", "markdown", "html", "csl"]) {
      const { text, headers } = await get(`/c/${id}/${form}`);
      expect(headers.get("content-type")).toMatch(/^text\/plain/);
      expect(text).toContain(`${here.base}/c/${id}`);
    }
    expect((await get(`/c/${id}/text`)).text).toContain(quote.text);
    expect(parseHTML((await get(`/c/${id}/html`)).text).document.querySelector("blockquote")!.textContent).toBe(quote.text);
    const [item] = JSON.parse((await get(`/c/${id}/csl`)).text);
    expect(item).toMatchObject({ id, title: quote.title });
    expect(item.note).toContain(quote.text);
  });

  it.each(["ar", "en", "ru"] as const)("that nobody gave out is not there, and is called the same whatever it is made of: in %s", async (language) => {
    const { id } = await cited();
    const forged = [`${id.slice(0, 6)}-bbbbbb-1-9`, `${id.slice(0, 6)}-${digest("")}-zzzz-1`, `${id.slice(0, 6)}-${digest("")}-1-0`, "aaaaaa-bbbbbb-1-1", "1", "..%2f..%2fetc%2fpasswd"];
    const seen = new Set<string>();
    for (const number of forged) {
      for (const form of ["", "/text"]) {
        const { status, document } = await get(`/c/${number}${form}?hl=${language}`);
        expect(status, number).toBe(404);
        seen.add(document.querySelector("main")!.textContent!);
      }
    }
    expect([...seen]).toEqual([expect.stringContaining("k3f9a2-x7q1ab-1f4-8c")]);
  });

  it.each([
    ["ar", "لم تعد هذه الكلمات في المقال", "لم يعد في المجموعة"],
    ["en", "no longer has these words", "no longer in the collection"],
    ["ru", "Этих слов в статье больше нет", "в собрании больше нет"],
  ])("that changed, or whose article is gone, says so in every copy: in %s", async (language, changed, gone) => {
    const own = await world();
    await fetch(own.base + asking(SUMMIT));
    const quote = (await own.house.ask(SUMMIT)).quotes[0]!;
    const { article } = quote;
    const id = citationId(quote);
    const copies = async () => {
      const texts: string[] = [];
      for (const form of ["text", "markdown", "html", "csl"]) {
        const reply = await fetch(`${own.base}/c/${id}/${form}?hl=${language}`);
        expect(reply.status).toBe(200);
        texts.push((await reply.text()).replaceAll("\\.", "."));
      }
      expect(JSON.parse(texts[3]!)[0].note).toContain(`${own.base}/c/${id}`);
      return texts;
    };
    for (const text of await copies()) expect(text).not.toContain(changed);
    const file = join(own.articles, (await own.house.article(quote.article))!.path);
    const before = readFileSync(file, "utf8");
    writeFileSync(file, before.replace(quote.text, quote.text.replace(/\p{L}{4,}/u, "🐟")));
    await own.house.reindex(() => {});
    for (const text of await copies()) expect(text).toContain(changed);
    rmSync(file);
    await own.house.reindex(() => {});
    // Whose they were is still said: in copies, on the page, to who shows a link to it, to programs.
    for (const text of await copies()) for (const known of [gone, quote.title!, quote.source!]) expect(text).toContain(known);
    const { document } = parseHTML(await (await fetch(`${own.base}/c/${id}?hl=${language}`)).text());
    expect(document.querySelectorAll("[data-copy]").length).toBe(4);
    expect(document.querySelector(".was .title")!.textContent).toBe(quote.title);
    expect(document.querySelector(".was .details")!.textContent).toContain(quote.source);
    const title = document.querySelector('meta[property="og:title"]')!.getAttribute("content")!;
    for (const known of [quote.title!, quote.source!, document.querySelector(".fate strong")!.textContent!]) expect(title).toContain(known);
    const { title: named, source, date, author, url, language: spoken } = quote;
    const was = JSON.parse(JSON.stringify({ article, title: named, source, date, author, url, language: spoken }));
    expect(await (await fetch(`${own.base}/api/citations/${id}`)).json()).toEqual({ citation: id, fate: "removed", was, text: quote.text });
    const tool = { method: "POST", headers: { "content-type": "application/json", accept: "application/json, text/event-stream" }, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "verify_citation", arguments: { citation: id } } }) };
    expect(((await (await fetch(`${own.base}/mcp`, tool)).json()) as { result: { structuredContent: object } }).result.structuredContent).toEqual({ citation: id, fate: "removed", was, text: quote.text });
    // What was given out before that was kept has its words.
    await own.house.memory.store.run("UPDATE cited SET source = NULL");
    expect(await (await fetch(`${own.base}/api/citations/${id}`)).json()).toEqual({ citation: id, fate: "removed", text: quote.text });
    const older = parseHTML(await (await fetch(`${own.base}/c/${id}`)).text()).document;
    expect([older.querySelector("blockquote")!.textContent, older.querySelector(".was")]).toEqual([quote.text, null]);
    await own.close();
  }, 120_000);

  it("names who else tells it, as its article's page does", async () => {
    const own = await world();
    const key = "en/vitamin-d";
    const whole = (await own.house.article(key))!;
    const body = whole.blocks.filter(({ role }) => role === "body");
    writeFileSync(join(own.articles, "copy.jsonl"), JSON.stringify({ _id: "copied", title: whole.title, source: "The Copyist", text: body.map(({ start, end }) => whole.text.slice(start, end)).join("\n\n") }));
    await own.house.reindex(() => {});
    const { start, end } = body[0]!;
    const id = citationId({ article: key, start, end, text: whole.text.slice(start, end) });
    for (const path of [`/c/${id}`, `/articles/${key}`]) {
      const { document } = parseHTML(await (await fetch(own.base + path)).text());
      expect([...document.querySelectorAll("article .others a")].map((link) => [link.getAttribute("href"), link.textContent]), path).toEqual([["/articles/copied", "The Copyist"]]);
    }
    await own.close();
  });

  it("has no address but one of the web, and no name that turns what stands around it, whatever the door", async () => {
    const own = await world();
    const text = "The lighthouse of Orlo \u202ewas lit\u202c for the first time on 3 May 1874 by its keeper, Marta Quill.";
    writeFileSync(join(own.articles, "orlo.txt"), `${text}\n`);
    writeFileSync(join(own.articles, "orlo.txt.meta.yaml"), 'title: "The light \\u202eof \\0Orlo"\nsource: "\\u2067Tide Review"\nauthor: "\\u202a\\u202c"\nurl: "javascript:alert(1)"\n');
    await own.house.reindex(() => {});
    const article = (await own.house.article("orlo"))!;
    expect(article.text).toContain(text);
    expect(article).toMatchObject({ title: "The light of Orlo", source: "Tide Review" });
    expect([article.url, article.author]).toEqual([undefined, undefined]);
    expect(["https://reader:secret@example.org/a", "https://reader@example.org/a", "https://example.org/@reader/a"].map(linkable)).toEqual([false, false, true]);
    const start = article.text.indexOf(text);
    const id = citationId({ article: "orlo", start, end: start + text.length, text });
    const tool = { method: "POST", headers: { "content-type": "application/json", accept: "application/json, text/event-stream" }, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "verify_citation", arguments: { citation: id } } }) };
    const doors: [string, RequestInit?][] = [["/articles"], ["/articles/orlo"], [`/c/${id}`], ...["text", "markdown", "html", "csl"].map((form): [string] => [`/c/${id}/${form}`]), ["/api/articles?words=orlo"], ["/api/articles/orlo"], [`/api/citations/${id}`], ["/mcp", tool]];
    for (const [path, init] of doors) {
      const said = await (await fetch(own.base + path, init)).text();
      expect(said.replaceAll(text, "").replaceAll(JSON.stringify(text).slice(1, -1), ""), path).not.toMatch(/javascript:|\u2067|light \u202e|light \\u202e/);
    }
    // What turns is closed before the link behind it.
    const [item] = JSON.parse(await (await fetch(`${own.base}/c/${id}/csl`)).text()) as { note: string }[];
    expect(item!.note).toContain(`\u2068“${text}”\u2069 `);
    await own.close();
  }, 120_000);
});

describe("the articles", () => {
  it("are listed, searched and filtered", async () => {
    const all = (await here.house.sources());
    expect((await get("/articles")).document.querySelectorAll(".list li").length).toBe(20);
    expect((await get("/articles?page=2")).document.querySelectorAll(".list li").length).toBe(all.length - 20);
    const russian = (await get("/articles?lang=ru")).document;
    expect(russian.querySelectorAll(".list li").length).toBe(all.filter(({ language }) => language === "ru").length);
    const source = all.find(({ source }) => source?.includes(" "))!.source!;
    const named = (await get(`/articles?from=${encodeURIComponent(source)}`)).document;
    expect(named.querySelectorAll(".list li").length).toBe(all.filter((one) => one.source === source).length);
    expect((await get("/articles?q=nowhere-at-all")).document.querySelectorAll(".list li").length).toBe(0);
  });

  it("are shown each with how it was read", async () => {
    for (const { article } of (await here.house.sources())) {
      const { document, status } = await get(`/articles/${encodeURIComponent(article)}`);
      expect(status).toBe(200);
      const whole = (await here.house.article(article))!;
      expect(document.querySelector(".article")!.textContent).toBe(whole.text);
      expect(document.querySelectorAll(".how li").length).toBe(whole.blocks.length);
    }
  });

  it("name who else tells the story, each with the way there", async () => {
    const other = await world();
    const key = "en/vitamin-d";
    const whole = (await other.house.article(key))!;
    writeFileSync(join(other.articles, "copy.jsonl"), JSON.stringify({ _id: "copied", title: whole.title, source: "The Copyist", text: whole.blocks.filter(({ role }) => role === "body").map(({ start, end }) => whole.text.slice(start, end)).join("\n\n") }));
    await other.house.reindex(() => {});
    const { document } = parseHTML(await (await fetch(`${other.base}/articles/${encodeURIComponent(key)}`)).text());
    const named = [...document.querySelectorAll("article .others a")];
    expect(named.map((link) => [link.getAttribute("href"), link.textContent])).toEqual([["/articles/copied", "The Copyist"]]);
    await other.close();
  });

  it.each(["/articles/..%2f..%2fpackage", "/articles/../../package.json", "/articles/%00", "/assets/../web.tsx", "/assets/%2e%2e/web.tsx"])("lead nowhere else: %s", async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain(readFileSync("package.json", "utf8").slice(0, 40));
    expect(text).not.toContain(readFileSync(join("src", "web", "web.tsx"), "utf8").slice(40, 100));
  });
});
