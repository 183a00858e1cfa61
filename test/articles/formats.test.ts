import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";
import { LAYOUTS } from "./html/layouts.ts";
import { STORIES, type Story } from "./html/stories.ts";
import { zip } from "./zip.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "formats-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const URL_OF = "https://example.org/2021/06/story";
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const body = (s: Story) => s.paragraphs.join("\n\n");
const markup = (s: Story) => s.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join("");
const record = (s: Story) => ({ id: "1", title: s.title, source: s.site, author: s.author, date: s.date, url: URL_OF });

/** One story in every format, each with all that the format has a place for. */
const FORMATS: Record<string, (s: Story) => string | Buffer> = {
  "a.txt": (s) => `${s.title}\n${s.author}\n${s.printed}\n\n${body(s)}\n\n${s.readAlso}\n- ${s.related.join("\n- ")}\n\n${SOURCE[s.language]}: ${s.site}\n`,
  "a.md": (s) => `---\n${Object.entries(record(s)).map(([field, value]) => `${field}: ${JSON.stringify(value)}`).join("\n")}\n---\n\n# ${s.title}\n\n${body(s)}\n\n- [${s.related[0]}](https://example.org/1)\n`,
  "a.html": (s) => LAYOUTS["a blog with well-named parts"]!(s),
  "a.docx": (s) => {
    const p = (text: string, style = "") => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
    return zip({
      "word/document.xml": `<?xml version="1.0"?><w:document><w:body>${p(s.title, "t")}${p(s.author)}${p(s.printed)}${s.paragraphs.map((text) => p(text)).join("")}${p(`${SOURCE[s.language]}: ${s.site}`)}</w:body></w:document>`,
      "word/styles.xml": '<w:styles><w:style w:styleId="t"><w:name w:val="Title"/></w:style></w:styles>',
    });
  },
  "a.jsonl": (s) => JSON.stringify({ ...record(s), text: body(s) }),
  "a.json": (s) => JSON.stringify({ articles: [{ ...record(s), author: { name: s.author }, content: markup(s) }, { id: "2", text: "Another." }] }),
  "a.csv": (s) => `id,title,source,author,date,url,text\n${[...Object.values(record(s)), body(s)].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`,
  "a.rss": (s) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escaped(s.site)}</title><item><title>${escaped(s.title)}</title><link>${URL_OF}</link><author>${s.author}</author><pubDate>${new Date(s.date).toUTCString()}</pubDate><description>${escaped(markup(s))}</description></item></channel></rss>`,
  "a.atom": (s) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>${escaped(s.site)}</title><entry><id>1</id><title>${escaped(s.title)}</title><link href="${URL_OF}"/><published>${s.date}T00:00:00Z</published><author><name>${s.author}</name></author><content type="html">${escaped(markup(s))}</content></entry></feed>`,
  "result.json": (s) => JSON.stringify({ name: s.site, type: "public_channel", id: 7, messages: [{ id: 1, type: "message", date: `${s.date}T10:00:00`, author: s.author, text: [{ type: "bold", text: s.title }, `\n\n${body(s)}`] }] }),
  "a.warc.gz": (s) => {
    const page = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${LAYOUTS["a blog with well-named parts"]!(s)}`;
    return gzipSync(`WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${URL_OF}\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}\r\n\r\n`);
  },
};
const SOURCE: Record<string, string> = { ar: "المصدر", en: "Source", ru: "Источник" };

async function read(name: string, content: string | Buffer): Promise<Article> {
  writeFileSync(join(folder, name), content);
  for await (const raw of readArticles(folder, ({ reason }) => expect.unreachable(reason))) return raw.parse();
  return expect.unreachable();
}

const of = ({ text, blocks }: Article, role: string) => blocks.filter((b) => b.role === role).map((b) => text.slice(b.start, b.end));

describe.each(Object.entries(FORMATS))("%s", (name, write) => {
  test.each(STORIES.map((story) => [story.language, story] as const))("%s: title, author, date, source, body, and nothing else for body", async (_, story) => {
    const article = await read(name, write(story));
    const { title, author, date, source, language } = article.metadata;
    expect({ title, author, date, source, language }).toEqual({ title: story.title, author: story.author, date: story.date, source: story.site, language: story.language });
    expect(of(article, "body").filter((text) => !story.items.includes(text))).toEqual(story.paragraphs);
    expect(of(article, "links").join("\n")).toBe(of(article, "links").filter((text) => !story.paragraphs.includes(text)).join("\n"));
  });
});

/** A text in an encoding of one byte a letter; what it has no letter for is left out. */
function encoded(text: string, encoding: string): Buffer {
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Buffer.from([byte])), byte] as const));
  return Buffer.from([...text].flatMap((letter) => bytes.get(letter) ?? []));
}

describe("older encodings, without a word about it", () => {
  test.each([["windows-1256", 0], ["windows-1251", 2], ["koi8-r", 2]] as const)("%s, where common words prove it", async (encoding, i) => {
    const story = STORIES[i]!;
    const bytes = encoded(FORMATS["a.txt"]!(story) as string, encoding);
    const article = await read("a.txt", bytes);
    expect(article.text).toBe(new TextDecoder(encoding).decode(bytes));
    expect(article.metadata).toMatchObject({ title: story.title, date: story.date, language: story.language });
    expect(of(article, "body").length).toBe(story.paragraphs.length);
  });

  test("UTF-16 with its mark", async () => {
    const article = await read("a.txt", Buffer.from(`\ufeff${FORMATS["a.txt"]!(STORIES[0]!)}`, "utf16le"));
    expect(of(article, "body")).toEqual(STORIES[0]!.paragraphs);
  });
});
