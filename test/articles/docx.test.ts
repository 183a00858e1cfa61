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

test.each([
  ["The reading room of Marlow keeps its maps on two shelves.", "Shelf keeper: Nadia Orlov", "Charts of the coast", "The depot was built in 1911 by the architect Hugo Brandt.", "Prices are of last year."],
  ["Читальный зал Марлоу хранит карты на двух полках у окна.", "Хранитель: Надя Орлова", "Карты побережья", "Депо построил в 1911 году архитектор Гуго Брандт.", "Цены прошлого года."],
])("nested tables keep their words, in order, and notes are blocks behind the text: %s", async (text, keeper, charts, note, second) => {
  const noted = `<w:p><w:r><w:t>${text}</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
  const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
  const inner = (...rows: string[][]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((words) => cell(p(words))).join("")}</w:tr>`).join("")}</w:tbl>`;
  const { articles } = await read(
    zip({
      ...document(`${noted}<w:tbl><w:tr>${cell(p(keeper))}${cell(`${inner(["B7", charts])}${p("")}`)}</w:tr><w:tr>${cell(p(text))}${cell(`${p(charts)}${inner(["A1", "2"], ["A2", "3"])}`)}</w:tr></w:tbl>`),
      "word/footnotes.xml": `<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> ${note}</w:t></w:r></w:p></w:footnote><w:footnote w:id="3">${p("Called by nobody.")}</w:footnote></w:footnotes>`,
      "word/endnotes.xml": `<w:endnotes><w:endnote w:id="1">${p(second)}</w:endnote></w:endnotes>`,
    }),
  );
  const article = articles[0]!;
  expect(article.blocks.filter((b) => b.role === "body").map((b) => article.text.slice(b.start, b.end))).toEqual([text, `${keeper} | B7 | ${charts}`, text, charts, "A1 | 2", "A2 | 3", note, second]);
});

test("what was moved or crossed out is not there, formulas are", async () => {
  const run = (words: string, style = "") => `<w:r>${style && `<w:rPr>${style}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  const { articles } = await read(zip(document(`<w:p>${run("The fee is ")}${run("7 ", "<w:strike/>")}${run("9 crowns", '<w:strike w:val="0"/>')}<w:moveFrom>${run(" a day")}</w:moveFrom>${run(" for ")}<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>${run(" of water from the lake, the board said on Friday.")}</w:p>`)));
  expect(articles[0]!.text).toBe("The fee is 9 crowns for m³ of water from the lake, the board said on Friday.");
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
