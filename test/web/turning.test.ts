import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { giveOut } from "../../src/citations/cited.ts";
import { citationId } from "../../src/citations/number.ts";
import { launch, visit } from "./chromium.ts";
import { type World, world } from "./world.ts";

/** Marks that turn what stands behind them until they are closed, which these are not. */
const MARKS = { RLO: "\u202e", LRO: "\u202d", RLE: "\u202b", LRE: "\u202a", RLI: "\u2067", LRI: "\u2066", FSI: "\u2068" };

/**
 * Where every word stands, once as the page is and once without the marks: the words that the marks have moved, but for
 * those of their own line in the article, which is as its author wrote it.
 */
const MOVED = `(() => {
  const MARKS = /[\\u202a-\\u202e\\u2066-\\u2069]/g;
  // Those that nothing closes: around names in its own sentences the page has marks too, in pairs.
  const unclosed = (data) => {
    const open = [];
    for (const { 0: mark, index } of data.matchAll(MARKS)) {
      const opens = (one) => (mark === "\\u2069" ? /[\\u2066-\\u2068]/ : /[\\u202a\\u202b\\u202d\\u202e]/).test(data[one]);
      if (mark !== "\\u2069" && mark !== "\\u202c") open.push(index);
      else if (open.some(opens)) open.splice(open.findLastIndex(opens), 1);
    }
    return open;
  };
  const walk = () => {
    const nodes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const own = new Map();
  for (const line of document.querySelectorAll(".article, blockquote")) {
    let at = 0;
    const lines = [...line.textContent.matchAll(/[^\\n]*\\n?/g)].filter(([text]) => new RegExp(MARKS).test(text)).map(({ 0: text, index }) => [index, index + text.length]);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      own.set(walker.currentNode, [lines, at]);
      at += data.length;
    }
  }
  const places = () => walk().flatMap((node) => [...node.data.matchAll(/[\\p{L}\\p{N}]+/gu)].map(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, top } = range.getBoundingClientRect();
    const [lines, at] = own.get(node) ?? [[], 0];
    // The letters of a word may turn in their place.
    const first = document.createRange();
    first.setStart(node, index);
    first.setEnd(node, index + 1);
    return { word, places: [left, top, first.getBoundingClientRect().left].map(Math.round), own: lines.some(([from, to]) => from <= at + index && at + index < to) };
  }));
  const before = places();
  for (const node of walk()) for (const at of unclosed(node.data)) node.replaceData(at, 1, "\\u2060");
  const after = places();
  return { words: before.length, own: before.filter(({ own }) => own).length, moved: before.filter(({ own, places }, i) => !own && places.some((place, axis) => Math.abs(place - after[i].places[axis]) > 1)).map(({ word }) => word) };
})()`;
const moved = async (page: Page) => (await page.evaluate(MOVED)) as { words: number; own: number; moved: string[] };

let here: World;
let browser: Browser;
beforeAll(async () => {
  [here, browser] = await Promise.all([world({ QUESTIONS_PER_MINUTE: "1000" }), launch()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await here.close();
});

it("marks that nothing closes move nothing but their own line: on no page, in no direction", async () => {
  const { page, close } = await visit(browser, here.base, { locale: "en" });
  const stays = async (path: string, least: number) => {
    for (const language of ["en", "ar"]) {
      await page.goto(`${path}${path.includes("?") ? "&" : "?"}hl=${language}`);
      const found = await moved(page);
      expect(found.moved, `${language} ${path}`).toEqual([]);
      expect(found.words, path).toBeGreaterThan(5);
      expect(found.own, path).toBeGreaterThanOrEqual(least);
    }
  };
  const text = (mark: string, said: string) => `A light ${mark}in the dark of منارة\n\nBy: Marta ${mark}Quill\nThe Tide ${mark}Review, 4 May 1874\n\n${said}\n\nمنارة أورلو ${mark}أُضيئت for the first time في 3 أيار 1874.\n\nNothing of this كلمة is turned, and 217 steps منارة lead up.\n`;
  const all = Object.entries(MARKS).map(([name, mark]) => ({ mark, key: `turn-${name.toLowerCase()}`, lighthouse: `the lighthouse of Orl${name}`, said: `The lighthouse of Orl${name} was lit ${mark}for the first time on 3 May 1874 by مارتا كويل, its keeper.` }));
  for (const { mark, key, lighthouse, said } of all) {
    writeFileSync(join(here.articles, `${key}.md`), `---\ntitle: "The light ${mark}of ${lighthouse} منارة"\nsource: "Tide ${mark}Review منارة"\nauthor: "Marta ${mark}Quill مارتا"\ndate: 1874-05-04\nurl: https://example.org/orlo\n---\n${text(mark, said)}`);
    // Where nothing keeps it in, each is seen to turn what follows.
    await page.setContent(`<p>Source: <span>${mark}مجلة Tide</span> · May 1874 · كلمة and a word</p><p dir="rtl">المصدر: <span>${mark}Tide مجلة</span> · May 1874 · كلمة and كلمتان</p>`);
    expect((await moved(page)).moved.length, key).toBeGreaterThan(0);
  }
  await here.house.reindex(() => {});
  await page.goto(await here.ownersPath());
  await page.locator("main form button").click();
  await page.locator('a[href="/desk"]').waitFor();
  for (const { mark, key, lighthouse, said } of all) {
    const article = (await here.house.article(key))!;
    const start = article.text.indexOf(said);
    const quote = { ...article, start, end: start + said.length, text: said };
    await giveOut(here.house.memory, [quote]);
    await stays(`/c/${citationId(quote)}`, 20);
    await stays(`/articles/${key}`, 20);
    await stays(`/?q=${encodeURIComponent(`When was ${lighthouse} lit ${mark}for the first time?`)}`, 5);
    await here.house.memory.questions.keep({ user: 5, chat: 0, message: 0, question: `Who painted ${mark}the bridge of Zandar${mark}?`, found: 0, ms: 1, at: Date.now() });
  }
  for (const path of ["/articles?q=light", "/desk", "/desk/answers", "/desk/choose?q=Who%20lit%20the%20lighthouse%20of%20OrlRLO%3F", "/desk/articles/turn-rlo", `/?q=${encodeURIComponent(`Who painted ${MARKS.RLO}the bridge of Zandar?`)}`]) await stays(path, 0);
  await page.goto("/desk/add");
  await page.locator('input[type="file"]').setInputFiles({ name: "new.txt", mimeType: "text/plain", buffer: Buffer.from(`${text(MARKS.RLO, "It differs.")}`) });
  await page.locator('form.stack button[type="submit"]').click();
  await page.locator(".article").waitFor();
  expect((await moved(page)).moved).toEqual([]);
  await close();
}, 240_000);
