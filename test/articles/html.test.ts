import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article, Skipped } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";
import { LAYOUTS } from "./html/layouts.ts";
import { STORIES } from "./html/stories.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pages-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads bytes as the page `page.html` beside a fine text. */
async function read(bytes: string | Buffer, name = "page.html"): Promise<{ article: Article | undefined; skipped: Skipped[] }> {
  writeFileSync(join(folder, "fine.txt"), "A title\n\nAnd a sentence under it.");
  writeFileSync(join(folder, name), bytes);
  const skipped: Skipped[] = [];
  let article: Article | undefined;
  for await (const raw of readArticles(folder, (s) => skipped.push(s))) if (raw.path !== "fine.txt") article = raw.parse();
  return { article, skipped };
}

const of = (article: Article, role: string) => article.blocks.filter((b) => b.role === role).map((b) => article.text.slice(b.start, b.end));

describe("pages of many layouts", () => {
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    test.each(STORIES.map((story) => [story.language, story] as const))(`${name}: %s`, async (_, story) => {
      const { article } = await read(layout(story));
      const body = of(article!, "body");
      expect(body.filter((text) => !story.items.includes(text))).toEqual(story.paragraphs);
      expect(of(article!, "title")[0]).toBe(story.title);
      const { title, language } = story;
      expect(article!.metadata).toMatchObject({ title, language });
      // What the page does not say anywhere stays unknown.
      const page = layout(story);
      if (page.includes(`${story.author}<`)) expect(article!.metadata.author).toBe(story.author);
      if (page.includes(story.date)) expect(article!.metadata.date).toBe(story.date);
      if (page.includes("og:site_name") || page.includes("publisher")) expect(article!.metadata.source).toBe(story.site);
    });
  }
});

/** An 8-bit encoding's bytes, by asking the decoder what each byte stands for. */
function encode(text: string, encoding: string): Buffer {
  const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Buffer.from([byte])), byte] as const));
  return Buffer.from([...text].map((letter) => byLetter.get(letter) ?? 0x3f));
}

describe("encodings", () => {
  const layout = LAYOUTS["divs without paragraphs, comments longer than the story"]!;
  test.each([["windows-1256", "ar"], ["windows-1251", "ru"], ["koi8-r", "ru"], ["windows-1252", "en"]])("%s, declared in the head", async (encoding, language) => {
    const story = STORIES.find((s) => s.language === language)!;
    const page = layout(story).replace("utf-8", encoding);
    const { article } = await read(encode(page, encoding));
    // Letters that the encoding has not were lost before it was a page.
    const lost = (text: string) => new TextDecoder(encoding).decode(encode(text, encoding));
    expect(of(article!, "body")).toEqual(story.paragraphs.map(lost));
  });

  test("declared wrongly, or not at all: the letters tell", async () => {
    const story = STORIES[0]!;
    const page = layout(story);
    for (const head of [page, page.replace('<meta charset="utf-8">', "")]) {
      expect((await read(encode(head, "windows-1256"))).article!.metadata.title).toBe(story.title);
    }
  });

  test.each([["windows-1256", "ar"], ["windows-1251", "ru"], ["koi8-r", "ru"], ["utf-8", "ar"], ["utf-8", "ru"]])("%s, declared as Western", async (encoding, language) => {
    const story = STORIES.find((s) => s.language === language)!;
    for (const western of ["iso-8859-1", "windows-1252"]) {
      const page = layout(story).replace("utf-8", western);
      expect((await read(encoding === "utf-8" ? Buffer.from(page) : encode(page, encoding))).article!.metadata.title).toBe(story.title);
    }
  });

  test("UTF-16 with its mark", async () => {
    const { article } = await read(Buffer.from(`\ufeff${layout(STORIES[2]!)}`, "utf16le"));
    expect(of(article!, "body")).toEqual(STORIES[2]!.paragraphs);
  });

  test("two encodings in one page", async () => {
    const page = Buffer.from(layout(STORIES[2]!));
    const at = page.indexOf("открытии");
    const mixed = Buffer.concat([page.subarray(0, at), encode("открытии", "koi8-r"), page.subarray(at + 16)]);
    const { article, skipped } = await read(mixed);
    expect(article).toBeUndefined();
    expect(skipped[0]).toMatchObject({ path: "page.html", reason: expect.stringMatching(/damaged or in another encoding .*save the page again/) });
  });
});

test("a pull quote is not told twice, in a page or in plain text, whatever it is called", async () => {
  const [first, second, quote] = STORIES[1]!.paragraphs;
  const long = `${quote} And he went home with his dog and his two suitcases.`;
  const page = await read(`<h1>Old light</h1><p>${first}</p><div class="x9"><p>${quote}</p></div><p>${second}</p><p>${long}</p>`);
  expect(of(page.article!, "body")).toEqual([first, second, long]);
  const text = await read(`Old light\n\n${first}\n\n${quote}\n\n${second}\n\n${long}\n`, "a.txt");
  expect(of(text.article!, "body")).toEqual([first, second, long]);
  expect(of(text.article!, "boilerplate")).toEqual([quote]);
});

describe("where the article is", () => {
  const { title, paragraphs, comments, related, teaser } = STORIES[1]!;
  const [lede, ...rest] = paragraphs;
  const text = rest.map((t) => `<p>${t}</p>`).join("");

  test.each<[string, string]>([
    ["a summary between headline and text, in another element", `<header><h1>${title}</h1></header><div class="meta">x</div><div class="intro"><p>${lede}</p></div><div class="text">${text}</div>`],
    ["a summary that is called a teaser", `<main><h1>${title}</h1><div class="teaser-text"><p>${lede}</p></div><div class="news-text">${text}</div></main>`],
    ["sections side by side, one of them much longer", `<article><h1>${title}</h1><section><p>${lede}</p></section><section class="b">${text}</section></article>`],
    ["an article that is called by its paywall", `<main><article class="has-paywall"><h1>${title}</h1><div class="paywall-text"><p>${lede}</p>${text}</div></article></main>`],
    ["comments longer than the story", `<main><article><h1>${title}</h1><p>${lede}</p>${text}</article><div class="forum-replies">${`<div><p>${comments[0]}</p></div>`.repeat(30)}</div></main>`],
    ["other stories told shortly beside it", `<main><h1>${title}</h1><div><p>${lede}</p>${text}</div>${related.map((r) => `<div class="x1"><h4><a href="/">${r}</a></h4><p>${teaser}</p></div>`).join("")}</main>`],
    ["a ticker above the headline", `<main><div><p>${teaser} ${teaser}</p><p>${teaser} ${teaser} ${teaser}</p></div><h1>${title}</h1><div><p>${lede}</p>${text}</div></main>`],
  ])("%s", async (_, markup) => {
    const { article } = await read(`<html><head><title>${title}</title></head><body>${markup}</body></html>`);
    expect(of(article!, "body")).toEqual(paragraphs);
  });

  test("a list without a link is the text's own", async () => {
    const items = ["Harbour to the old lighthouse", "Lighthouse to the cliff path", "Cliff path to the ferry pier", "Ferry pier to the harbour again"];
    const { article } = await read(`<main><h1>${title}</h1><p>${lede}</p>${text}<p>The walk</p>${items.map((i) => `<p>${i}</p>`).join("")}<p>${rest.at(-1)} Again.</p></main>`);
    expect(of(article!, "links")).toEqual([]);
  });
});

describe("what the address and the markup say", () => {
  const page = (head: string, text = STORIES[1]!.paragraphs.map((t) => `<p>${t}</p>`).join("")) => `<html><head>${head}</head><body><h1>Old light</h1>${text}</body></html>`;

  test("the comment of a saved page is its address, and the base of a relative canonical link", async () => {
    const saved = "<!-- saved from url=(0026)https://example.org/a/b?c=1 -->\n";
    expect((await read(saved + page(""))).article!.metadata.url).toBe("https://example.org/a/b?c=1");
    expect((await read(saved + page('<link rel="canonical" href="/x">'))).article!.metadata.url).toBe("https://example.org/x");
  });

  test("forced breaks are line ends, tables rows, footnotes nothing", async () => {
    const { article } = await read(page("", `<p>${STORIES[1]!.paragraphs[0]}<sup><a href="#1">[1]</a></sup><br>${STORIES[1]!.paragraphs[1]}</p><table><tr><td>Ships</td><td>40</td></tr></table>`));
    expect(article!.text).toBe(`Old light\n\n${STORIES[1]!.paragraphs[0]}\n${STORIES[1]!.paragraphs[1]}\n\nShips | 40`);
    expect(of(article!, "body")).toEqual([STORIES[1]!.paragraphs[0], STORIES[1]!.paragraphs[1], "Ships | 40"]);
  });

  test("a text that is only in JSON-LD", async () => {
    const body = STORIES[0]!.paragraphs.join("\n");
    const { article } = await read(`<html><head><script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: STORIES[0]!.title, articleBody: body })}</script></head><body><div id="app"></div></body></html>`);
    expect(of(article!, "body").join("\n")).toBe(body);
  });
});

describe("bad pages", () => {
  const refused = async (bytes: string | Buffer, reason: RegExp, name = "page.html") => {
    const { article, skipped } = await read(bytes, name);
    expect(article).toBeUndefined();
    expect(skipped).toEqual([{ path: name, reason: expect.stringMatching(reason) }]);
  };

  test("written by a script only", () => refused('<html><body><div id="app"></div><script>render()</script></body></html>', /no article in it .*save it from there/));
  test("nothing but links", () => refused(`<body>${STORIES[1]!.related.map((r) => `<p><a href="/">${r} and so on, at great length, for the ships and the sea</a></p>`).join("")}</body>`, /no article in it/));
  test("nested 100,000 deep", async () => {
    const started = performance.now();
    await refused(`<body>${"<div>".repeat(100_000)}text${"</div>".repeat(100_000)}`, /nested more than 3000 .*copy its text/);
    expect(performance.now() - started).toBeLessThan(3000);
  });
  test("a PDF called .html", () => refused("%PDF-1.7\n", /is a PDF file under another name/));
  test("a page called .md", () => refused(LAYOUTS["tables of 2003, text between breaks"]!(STORIES[1]!), /is a web page under another name: give it the extension \.html/, "page.md"));
  test("NUL bytes in it are passed by", async () => {
    const { article } = await read(LAYOUTS["sections, a pull quote, hidden notes"]!(STORIES[1]!).replace("The last keeper", "The\0 last keeper"));
    expect(of(article!, "body")).toEqual(STORIES[1]!.paragraphs);
  });
  test("cut off in the middle", async () => {
    const page = LAYOUTS["a blog with well-named parts"]!(STORIES[1]!);
    const { article } = await read(page.slice(0, page.indexOf("Fishermen") + 40));
    expect(of(article!, "body").slice(0, 4)).toEqual(STORIES[1]!.paragraphs.slice(0, 4));
  });
});

test.each([
  ["Rain stops play in Lin - an interview with Ada Finch", "Rain stops play in Lin", undefined],
  ["Утренний выпуск: пятница", "Утренний выпуск", undefined],
  ["عدد الصباح: الجمعة", "عدد الصباح", undefined],
  ["Rain stops play in Lin - the verge", "Rain stops play in Lin", "the verge"],
  ["Дождь остановил игру — Вести Лина", "Дождь остановил игру", "Вести Лина"],
  ["المطر يوقف اللعب - صحيفة الميناء", "المطر يوقف اللعب", "صحيفة الميناء"],
])("beside the title stands the site's name, if it may be one: %s", async (bar, title, source) => {
  const { article } = await read(`<html><head><title>${bar}</title></head><body><h1>${title}</h1><p>Rain stopped play in Lin at noon on Friday, and the umpire went home.</p><p>It will go on on Sunday, the umpire said.</p></body></html>`);
  expect(article!.metadata.title).toBe(title);
  expect(article!.metadata.source).toBe(source);
});
