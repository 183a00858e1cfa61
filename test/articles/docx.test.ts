import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Article, Skipped } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";
import { zip } from "./zip.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docx-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: Buffer) {
  writeFileSync(join(folder, "a.docx"), content);
  const skipped: Skipped[] = [];
  const articles: Article[] = [];
  try {
    for await (const raw of readArticles(folder, (s) => skipped.push(s))) articles.push(raw.parse());
  } catch {
    // No article at all: `skipped` says why.
  }
  return { articles, skipped };
}

const p = (text: string, style = "") => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const FIRST = "أعلنت بلدية حلب إعادة فتح جسر الحج أمام حركة السيارات بعد أعمال ترميم استمرت عامين.";
const STYLES = '<w:styles><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a5"><w:name w:val="caption"/></w:style></w:styles>';
const document = (inner: string) => ({ "word/document.xml": `<?xml version="1.0"?><w:document><w:body>${inner}</w:body></w:document>`, "word/styles.xml": STYLES });

test("paragraphs, headings by their styles, tables, links, deleted and repeated words", async () => {
  const { articles } = await read(
    zip({
      ...document(
        p("فتح جسر الحج في حلب", "a3") +
          p("محمد عباس") +
          p("16 حزيران 2021") +
          `<w:p><w:r><w:t>أعلنت بلدية حلب إعادة فتح جسر </w:t></w:r><w:del><w:r><w:delText>النهر</w:delText></w:r></w:del><w:r><w:t>الحج أمام حركة السيارات بعد أعمال ترميم استمرت عامين.</w:t></w:r></w:p>` +
          p("تكلفة الترميم", "1") +
          `<w:tbl><w:tr><w:tc>${p("الجسر")}</w:tc><w:tc>${p("740")}</w:tc></w:tr></w:tbl>` +
          p("عمال على الجسر", "a5") +
          `<w:p><w:hyperlink><w:r><w:t>اقرأ عن الجسر القديم</w:t></w:r></w:hyperlink></w:p>` +
          `<w:p><mc:AlternateContent><mc:Choice>${p("ملاحظة في إطار من كلمات عدة تكتب مرة واحدة فقط.")}</mc:Choice><mc:Fallback>${p("ملاحظة في إطار من كلمات عدة تكتب مرة واحدة فقط.")}</mc:Fallback></mc:AlternateContent></w:p>`,
      ),
      "docProps/core.xml": "<cp:coreProperties><dc:title>Document1</dc:title><dc:creator>محمد عباس</dc:creator></cp:coreProperties>",
    }),
  );
  const { text, blocks, metadata } = articles[0]!;
  expect(blocks.map((b) => [b.role, text.slice(b.start, b.end)])).toEqual([
    ["title", "فتح جسر الحج في حلب"],
    ["byline", "محمد عباس"],
    ["dateline", "16 حزيران 2021"],
    ["body", FIRST],
    ["title", "تكلفة الترميم"],
    ["body", "الجسر | 740"],
    ["caption", "عمال على الجسر"],
    ["links", "اقرأ عن الجسر القديم"],
    ["body", "ملاحظة في إطار من كلمات عدة تكتب مرة واحدة فقط."],
  ]);
  expect(metadata).toEqual({ title: "فتح جسر الحج في حلب", author: "محمد عباس", date: "2021-06-16", language: "ar" });
});

test.each<[string, () => Buffer, RegExp]>([
  ["a zip bomb that says it is small", () => zip(document(p(" ".repeat(200_000_000)))), /unpacks to more than 50 MB, .*remove it/],
  ["half-written", () => zip(document(p(FIRST))).subarray(0, 200), /breaks off in the middle: save or fetch/],
  ["another zip", () => zip({ "a.txt": "x" }), /zip file, but no Word file/],
  ["a password, as zips have it", () => zip(document(p(FIRST)), 1), /protected by a password/],
  ["a password, as Word has it", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Word file or has a password: save it/],
  ["a page", () => Buffer.from("<html>"), /no Word file, whatever its name says/],
  ["nothing in it", () => zip(document("")), /has no text/],
  ["nested without end", () => zip(document("<w:sdt>".repeat(50_000))), /nested more than 1000/],
])("%s", async (_, bytes, reason) => {
  const { articles, skipped } = await read(bytes());
  expect(articles).toEqual([]);
  expect(skipped).toEqual([{ path: "a.docx", reason: expect.stringMatching(reason) }]);
});
