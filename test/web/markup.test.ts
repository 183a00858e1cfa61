import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import fc from "fast-check";
import { marked } from "marked";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Whole } from "../../src/citations/articles.ts";
import { citationId } from "../../src/citations/number.ts";
import { wellFormed, whole } from "../../src/texts/bidi.ts";
import { linkable } from "../../src/articles/facts/links.ts";
import { address, nasty } from "../language/nasty.ts";
import { launch, visit } from "./chromium.ts";
import { type World, world } from "./world.ts";

/** Hostile articles; MARKUP=1000 for the long run. */
const RUNS = Number(process.env.MARKUP ?? 25);

const ATTACKS = [
  ..."<script>alert(1)</script>|</script><script src=//evil.example.org/x.js></script>|<img src=x onerror=alert(1)>|\"><svg onload=alert(1)>|' onfocus=alert(1) autofocus x='|</title><h1>|</textarea>|</style>|<!--|-->|<![CDATA[|]]>|<?xml version=\"1.0\"?>".split("|"),
  ..."</mark></div></main></body></html>|<base href=//evil.example.org>|<meta http-equiv=refresh content=0;url=//evil.example.org>|<iframe srcdoc=x>|<form action=//evil.example.org>|<a href=javascript:alert(1)>x</a>|<template>|<plaintext>|<noscript><p title=\"</noscript><img src=x>\">".split("|"),
  ..."&lt;b&gt;|&amp;lt;|&#60;b&#62;|&quot;&#39;|&NotEqualTilde;|{\"a\":\"</script>\"}|#{alert(1)}|{{7*7}}|<%= 7 %>|javascript:alert(1)|//evil.example.org|https://evil.example.org/?a=\"b\"&c=<d>".split("|"),
  ...["\0", "\u202e", "\u2066", "\u2069", "\u200f", "\ud83d", "\udc4d", "\ufffe", "\u0085", "\u001b[31m", "\r", "\r\n", "\u2028", "\v", "\f"],
  ...["# h", "* a", "1. a", "1) a", "- [x] a", "> q", "```", "~~~", "===", "---", "| a | b |\n|---|---|", "[a](//evil.example.org)", "![a](x)", "<https://evil.example.org>", "www.evil.example.org", "a@evil.example.org", "    code", "\tcode", "[^1]: x", "$x$", "`x`", "**x**", "~~x~~", "\\", "&nbsp;"],
];
const words = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ATTACKS) }, nasty, fc.lorem({ maxCount: 8 })), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(" "));
const field = fc.option(words, { nil: undefined });
const article = fc.record({
  text: fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join("\n\n")).filter((text) => text.trim() !== ""),
  ...{ title: field, source: field, author: field, date: fc.option(fc.oneof(words, fc.constantFrom("2021-06-16", "2021")), { nil: undefined }) },
  ...{ language: fc.option(fc.oneof(words, fc.constantFrom("ar", "en")), { nil: undefined }), url: fc.option(fc.oneof(words, address, fc.constantFrom("javascript:alert(1)", 'https://a.example.org/"onclick="x', "https://a.example.org/<b>")), { nil: undefined }) },
});

/** A page as Chromium parses it; nothing of it runs. */
interface Parsed {
  elements: { name: string; attributes: Record<string, string> }[];
  texts: Record<string, string[]>;
}
const PARSE = `(html) => {
  const document = new DOMParser().parseFromString(html, "text/html");
  const elements = [...document.querySelectorAll("*")].map(({ localName, attributes }) => ({ name: localName, attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])) }));
  const texts = Object.fromEntries([".article", "blockquote", "h1", "mark.here", "body > *:not(script)"].map((selector) => [selector, [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)]));
  return { elements, texts };
}`;
/** What a text is once it stood in HTML: NUL and halves of pairs have no place there, and there is one kind of line end. */
const inHtml = (text: string) => text.replace(/\p{Cs}|\0/gu, "\ufffd").replace(/\r\n?/g, "\n");

let here: World;
let browser: Browser;
let blank: Page;
let cookie: string;
let hostile: Whole[];
let harmless: Whole[];
beforeAll(async () => {
  [here, browser] = await Promise.all([world({ QUESTIONS_PER_MINUTE: "100000" }), launch()]);
  blank = await browser.newPage();
  const { headers } = await fetch(here.base + (await here.ownersPath()), { method: "POST", headers: { origin: here.base }, redirect: "manual" });
  cookie = headers.get("set-cookie")!.split(";")[0]!;
  // Nothing is known of one of these, not even its language.
  writeFileSync(join(here.articles, "plain.txt"), "31 12 2020\n\n42 17 4418, 5 12 2021. 90 90 1234.\n");
  await here.house.reindex(() => {});
  harmless = await all();
  const made = fc.sample(article, RUNS);
  // One that a question finds, whose answer holds what would be markup.
  const tower = `The tower of Xylo in the old town has <b onclick=alert(1)>217</b> steps and one lamp`;
  writeFileSync(join(here.articles, "hostile.jsonl"), [...made, { _id: "half-\ud83d", text: "A key that no address can hold." }, { text: `${tower}.`, title: "<b onclick=alert(1)>Towers</b>", source: "<i>Paper</i>", author: "</script>", url: 'https://a.example.org/"><b>' }].map((one, i) => JSON.stringify({ _id: `hostile-${i}`, ...one })).join("\n"));
  await here.house.reindex(() => {});
  const known = new Set(harmless.map(({ article }) => article));
  hostile = (await all()).filter(({ article }) => !known.has(article) && article.startsWith("hostile-"));
  expect(hostile.length).toBe(RUNS + 1);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await here.close();
});

const all = async () => (await Promise.all((await here.house.sources()).map(({ article }) => here.house.article(article)))).filter((one) => one !== undefined);
/** As an editor sees it; each time from another address of this machine, since one may ask for 300 pages a minute. */
let visits = 0;
const get = (path: string) =>
  new Promise<string>((resolve, reject) => {
    visits++;
    request(here.base + path, { headers: { "accept-language": "en", cookie }, localAddress: `127.1.${visits >> 8}.${visits & 255}` }, (reply) => {
      const parts: Buffer[] = [];
      reply.on("data", (part) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts).toString()));
    })
      .on("error", reject)
      .end();
  });
const parse = async (html: string) => (await blank.evaluate(`(${PARSE})(${JSON.stringify(html)})`)) as Parsed;
const page = async (path: string) => parse(await get(path));
/** Words of an article, cited; no quote parts a pair, or a line end. @param share of the text, where they start */
async function cite({ article, text: all }: Whole, share: number): Promise<{ id: string; text: string }> {
  const uncut = (at: number) => (all.slice(at - 1, at + 1) === "\r\n" ? at - 1 : whole(all, at));
  const start = uncut(Math.floor(all.length * share));
  const text = all.slice(start, uncut(start + Math.max(2, Math.floor(all.length * 0.4))));
  const id = citationId({ article, start, end: start + text.length, text });
  await here.house.memory.citations.keep(id, article, text);
  return { id, text };
}

/** Elements with the names of their attributes: what a page is made of. Of some articles the language is not known. */
const kinds = ({ elements }: Parsed) => new Set(elements.map(({ name, attributes }) => `${name} ${Object.keys(attributes).filter((attribute) => attribute !== "lang").sort().join(" ")}`));
/** Everything that leads somewhere, leads within, or to the article's own page on the web. */
function leadsNowhereElse({ elements }: Parsed, urls: (string | undefined)[]): void {
  for (const { name, attributes } of elements) {
    for (const attribute of ["src", "action", "formaction", "data", "poster", "srcset", "ping"]) if (attribute in attributes) expect(attributes[attribute], `${name} ${attribute}`).toMatch(/^\/(?!\/)/);
    const { href } = attributes;
    if (href !== undefined && !urls.includes(href)) expect(href, name).toMatch(/^(?:#|\/(?!\/))/);
    if (name === "script") expect(attributes.src).toMatch(/^\/assets\/[0-9a-f]{10}\/page\.js$/);
  }
}

describe("what an article says cannot become markup", () => {
  /** What pages of hostile articles are made of is what those of harmless ones are. */
  async function alike(path: (one: Whole) => Promise<string>, each: (parsed: Parsed, one: Whole) => void): Promise<void> {
    const usual = new Set<string>();
    for (const one of harmless) for (const kind of kinds(await page(await path(one)))) usual.add(kind);
    for (const one of hostile) {
      const parsed = await page(await path(one));
      expect([...kinds(parsed)].filter((kind) => !usual.has(kind)), JSON.stringify(one)).toEqual([]);
      leadsNowhereElse(parsed, [linkable(one.url) ? one.url : undefined]);
      each(parsed, one);
    }
  }

  it("its page", () =>
    alike(
      async ({ article }) => `/articles/${encodeURIComponent(article)}`,
      ({ texts }, { text }) => expect(texts[".article"]).toEqual([inHtml(text)]),
    ), 300_000);

  it("a citation of it", async () => {
    let cited = "";
    await alike(
      async (one) => {
        const { id, text } = await cite(one, 0.2);
        cited = text;
        return `/c/${id}`;
      },
      ({ texts }, { text }) => {
        expect(texts[".article"]).toEqual([inHtml(text)]);
        expect(texts.blockquote).toEqual([inHtml(cited)]);
        expect(texts["mark.here"]!.join("")).toBe(inHtml(cited));
      },
    );
  }, 300_000);

  it("correcting it", () => alike(async ({ article }) => `/desk/articles/${encodeURIComponent(article)}`, () => {}), 300_000);

  it("the list, the desk, an answer, a refusal, a changed citation", async () => {
    for (const one of hostile.slice(0, 30)) await here.house.memory.questions.keep({ user: 0, chat: 0, message: 0, question: one.text.slice(0, 500), found: 0, ms: 1, at: Date.now() });
    await here.house.memory.questions.keep({ user: 0, chat: 0, message: 0, question: "Who?", found: 0, ms: 1, at: Date.now() });
    const question = (text: string) => `/?q=${encodeURIComponent(wellFormed(text))}`;
    const asked = "How many steps does the tower of Xylo have?";
    const usual = new Set<string>();
    for (const path of ["/articles", "/articles?page=2", "/articles?q=geneva", "/desk", question("How many people died in the Beirut port explosion?"), `${question("How many people died in the Beirut port explosion?")}&why=1`, question("When was Putin born?"), question("Who won TX-4417B?"), question("hello")]) for (const kind of kinds(await page(path))) usual.add(kind);
    const urls = hostile.map(({ url }) => url).concat(harmless.map(({ url }) => url)).filter(linkable);
    const answer = await page(question(asked));
    expect(answer.texts.blockquote!.join("\n")).toContain("<b onclick=alert(1)>217</b>");
    for (const path of ["/articles?page=2", "/articles?page=3", "/desk", question(asked), `${question(asked)}&why=1`, ...hostile.slice(0, 3).flatMap(({ text }) => [question(text.slice(0, 300)), `/articles?${new URLSearchParams({ q: text.slice(0, 300), from: text.slice(0, 99), lang: text.slice(0, 20), since: '"' })}`])]) {
      const parsed = await page(path);
      expect([...kinds(parsed)].filter((kind) => !usual.has(kind)), path).toEqual([]);
      leadsNowhereElse(parsed, urls);
    }
  }, 300_000);

  it("copies: as HTML one figure, as Markdown one quote, as CSL-JSON the words themselves", async () => {
    for (const one of hostile) {
      const { id, text } = await cite(one, 0.5);
      const seen = text.replace(/\p{Cs}/gu, "\ufffd");
      const html = await parse(await get(`/c/${id}/html`));
      expect(html.elements.map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(" "))).toEqual(["html", "head", "body", "figure", "blockquote cite", "figcaption", "a href"]);
      expect(html.texts.blockquote).toEqual([inHtml(seen)]);
      leadsNowhereElse(html, [`${here.base}/c/${id}`, one.url]);
      expect(await get(`/c/${id}/text`)).toContain(seen);
      const [item] = JSON.parse(await get(`/c/${id}/csl`)) as { note: string }[];
      expect(item!.note).toContain(seen);

      const shown = await parse(await marked(await get(`/c/${id}/markdown`)));
      expect([...new Set(shown.elements.map(({ name }) => name))].filter((name) => !["html", "head", "body", "blockquote", "p", "br", "a"].includes(name)), await get(`/c/${id}/markdown`)).toEqual([]);
      expect(shown.elements.filter(({ name }) => name === "blockquote").length).toBe(1);
      const links = shown.elements.filter(({ name }) => name === "a").map(({ attributes }) => attributes.href);
      expect(links.at(-1)).toBe(`${here.base}/c/${id}`);
      expect(links.length).toBe(linkable(one.url) ? 2 : 1);
      const letters = (words: string) => words.replace(/[\s\0\ufffd]/g, "");
      expect(letters(shown.texts.blockquote!.join(""))).toBe(letters(seen));
    }
  }, 300_000);

  it("programs get every unit of it, as JSON that is not taken for a page", async () => {
    for (const one of hostile) {
      const reply = await fetch(`${here.base}/api/articles/${encodeURIComponent(one.article)}`);
      expect([reply.headers.get("content-type"), reply.headers.get("x-content-type-options")]).toEqual(["application/json", "nosniff"]);
      expect(await reply.json()).toMatchObject({ text: one.text, article: one.article });
      const { id, text } = await cite(one, 0.3);
      expect(await (await fetch(`${here.base}/api/citations/${id}`)).json()).toMatchObject({ text });
      const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "read_article", arguments: { article: one.article } } };
      const mcp = await fetch(`${here.base}/mcp`, { method: "POST", body: JSON.stringify(call), headers: { "content-type": "application/json", accept: "application/json, text/event-stream" } });
      expect(((await mcp.json()) as { result: { structuredContent: { text: string } } }).result.structuredContent.text).toBe(one.text.slice(0, 16_000));
    }
  }, 300_000);

  it("links to a citation show its words and nothing else of it", async () => {
    for (const one of hostile) {
      const { elements } = await page(`/c/${(await cite(one, 0.1)).id}`);
      const properties = elements.filter(({ name, attributes }) => name === "meta" && "property" in attributes).map(({ attributes }) => attributes.property);
      expect(properties).toEqual(["og:type", "og:site_name", "og:title", "og:description"]);
    }
  });

  it("opened in a browser nothing runs, and nothing is asked for", async () => {
    const { page, close } = await visit(browser, here.base, { locale: "en" });
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const one of hostile.slice(-8)) for (const path of [`/articles/${encodeURIComponent(one.article)}`, `/c/${(await cite(one, 0.2)).id}`]) await page.goto(path);
    expect(dialogs).toEqual([]);
    await close();
  }, 120_000);
});
