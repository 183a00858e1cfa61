import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readArticles } from "../../src/articles/read.ts";
import { type Added, add } from "../../src/intake/add.ts";
import { fileName, keep } from "../../src/intake/keep.ts";
import { preview } from "../../src/intake/preview.ts";
import { LAYOUTS } from "../articles/html/layouts.ts";
import { STORIES } from "../articles/html/stories.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keep-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("names that others chose", () => {
  test.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["..\\..\\boot.md", "boot.md"],
    ["/abs/olute.html", "olute.html"],
    ["..", "article"],
    ["", "article"],
    [".hidden.txt", "hidden.txt"],
    ["a\0b\x1b[31m\n.txt", "a b [31m.txt"],
    ["\u202egnp.exe.TXT", "gnp.exe.txt"],
    ['a<b>:"|?*.pdf', "a b.pdf"],
    ["مقال.docx", "مقال.docx"],
  ])("%j is kept as %j", (given, name) => expect(fileName(given)).toBe(name));

  test("long ones are cut by their bytes, between letters", () => {
    const name = fileName(`${"😀ب".repeat(200)}.html`);
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect(name.endsWith(".html")).toBe(true);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});

describe("keeping", () => {
  test("never overwrites; the same again is the same", async () => {
    const file = (text: string) => ({ name: "../a.txt", bytes: Buffer.from(text) });
    expect(await keep(file("one"), folder)).toEqual({ path: "added/a.txt", already: false });
    expect(await keep(file("two"), folder)).toEqual({ path: "added/a-2.txt", already: false });
    expect(await keep(file("two"), folder)).toEqual({ path: "added/a-2.txt", already: true });
    expect(readFileSync(join(folder, "added/a.txt"), "utf8")).toBe("one");
    expect(readdirSync(folder)).toEqual(["added"]);
  });

  test("a preview reads as the index will, and leaves nothing behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("isnad-preview-"));
    const page = Buffer.from(LAYOUTS["a blog with well-named parts"]!(STORIES[0]!));
    const found = await preview({ name: "../x.html", bytes: page });
    expect(found).toMatchObject({ count: 1, skipped: [], articles: [{ article: { metadata: { title: STORIES[0]!.title, source: "نداء سوريا", author: "محمد عباس", date: "2021-06-16", language: "ar" } } }] });
    expect(found.articles[0]!.passages.length).toBeGreaterThan(0);
    const bad = await preview({ name: "x.pdf", bytes: Buffer.from("<html>") });
    expect(bad).toMatchObject({ count: 0, skipped: [{ path: "x.pdf", reason: expect.stringMatching(/no PDF file/) }] });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("isnad-preview-"))).toEqual(before);
  });
});

describe("adding links", () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const story = STORIES[Number(request.url!.slice(1))];
      if (request.url === "/map.xml") response.setHeader("content-type", "application/xml").end(`<urlset>${[0, 1, 7].map((n) => `<url><loc>${base}/${n}</loc></url>`).join("")}</urlset>`);
      else if (story) response.setHeader("content-type", "text/html; charset=utf-8").end(LAYOUTS["sections, a pull quote, hidden notes"]!(story));
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const all = async (links: string[], options = { allowPrivate: true }) => {
    const found: Added[] = [];
    for await (const one of add(links, folder, options)) found.push(one);
    return found;
  };

  test("pages are kept with their address and read from the folder; bad links cost only themselves", async () => {
    const found = await all([`${base}/0`, `${base}/none`, `${base}/1`]);
    expect(found.map((one) => ("path" in one ? one.path : "reason" in one && one.reason))).toEqual(["added/127.0.0.1 0.html", expect.stringMatching(/answered 404/), "added/127.0.0.1 1.html"]);
    const articles = [];
    for await (const raw of readArticles(folder, () => {})) articles.push(raw.parse());
    expect(articles.map((a) => [a.metadata.title, a.metadata.url])).toEqual([[STORIES[0]!.title, `${base}/0`], [STORIES[1]!.title, `${base}/1`]]);
    expect((await all([`${base}/0`]))[0]).toMatchObject({ already: true });
  });

  test("a sitemap stands for its links", async () => {
    const found = await all([`${base}/map.xml`]);
    expect(found.map((one) => "path" in one)).toEqual([true, true, false]);
  });

  test("nothing is kept from inside the network unless allowed", async () => {
    expect(await all([`${base}/0`], { allowPrivate: false })).toEqual([{ link: `${base}/0`, reason: expect.stringMatching(/inside this network/) }]);
    expect(existsSync(join(folder, "added"))).toBe(false);
  });
});
