import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article, Skipped } from "../../src/articles/article.ts";
import { unreadable } from "../../src/articles/formats/pdf.ts";
import { type Glyphs, printed } from "../../src/articles/formats/print.ts";
import { readArticles } from "../../src/articles/read.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pdf-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(path: string) {
  const skipped: Skipped[] = [];
  const articles: Article[] = [];
  try {
    for await (const raw of readArticles(path, (s) => skipped.push(s))) articles.push(raw.parse());
  } catch {
    // No article at all: `skipped` says why.
  }
  return { articles, skipped };
}

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url).pathname;
const body = ({ text, blocks }: Article) => blocks.filter((b) => b.role === "body").map((b) => text.slice(b.start, b.end));

describe("printed by a browser", () => {
  test("Arabic comes out as it was written, with its numbers, brackets and foreign words", async () => {
    const { articles } = await read(fixture("arabic.pdf"));
    expect(body(articles[0]!)).toEqual([
      "أعلنت بلدية حلب، الأربعاء، إعادة فتح جسر الحج أمام حركة السيارات بعد أعمال ترميم استمرت نحو عامين كاملين (24 شهرا) وبلغت كلفتها 740 مليون ليرة.",
      "وقال رئيس البلدية «سامر حداد» إن شركة Siemens AG قدمت الإنارة، وإن الحافلات ستعود إلى خطها القديم اعتبارا من يوم الأحد المقبل. وأضاف: هل ننتظر؟ لا!",
    ]);
    expect(articles[0]!.metadata).toEqual({ title: "بلدية حلب تعيد فتح جسر الحج بعد ترميم استمر عامين", author: "محمد عباس", date: "2021-06-16", language: "ar" });
  });

  test("columns are read one behind the other, ligatures are letters, wrapped lines paragraphs", async () => {
    const { articles } = await read(fixture("columns.pdf"));
    expect(body(articles[0]!)).toEqual([
      "The last keeper of the Farrow Rock lighthouse came ashore for good on Wednesday, forty years after he first rowed out to it. He was glad.",
      "Samuel Brandt, 66, handed the keys to the harbour board in a short ceremony on the pier, watched by some two hundred people who had come.",
      "The lamp will be switched by a computer in the port office from now on, which the board says will save 90,000 crowns a year in all.",
    ]);
    expect(articles[0]!.metadata).toEqual({ title: "Lighthouse keeper retires after forty years on the rock", author: "Jane Holloway", date: "2021-06-16", language: "en" });
  });
});

describe("lines and paragraphs", () => {
  const line = (text: string, y: number, x = 0, height = 10): Glyphs => ({ text, x, y, width: text.length * 5, height });

  test("running heads and page numbers go, a sentence goes on over the page", () => {
    const page = (n: number, words: string) => [line("The Harbour Press, June", 800), line(words, 700), line(`${n}`, 10)];
    expect(printed([page(1, "The keeper came ashore for good on Wednesday and"), page(2, "was watched by two hundred people."), page(3, "He said nothing.")]).text).toBe(
      "The keeper came ashore for good on Wednesday and was watched by two hundred people.\n\nHe said nothing.",
    );
  });

  test("a word cut at a line end is one where it stands whole elsewhere, else it keeps its hyphen", () => {
    const rows = ["The harbour board met, and the har-", "bour was closed for the well-", "known keeper and for his wife."];
    expect(printed([rows.map((text, i) => line(text, 700 - i * 12))]).text).toBe("The harbour board met, and the harbour was closed for the well-known keeper and for his wife.");
  });

  test("vowel marks follow their letters", () => {
    // كَتَبَ as a program prints it: each mark without width above its letter.
    const letters = [..."كتب"].map((text, i) => ({ text, x: 100 - i * 10, y: 0, width: 10, height: 12 }));
    const marks = letters.map(({ x }) => ({ text: "\u064e", x: x + 4, y: 0, width: 0, height: 12 }));
    expect(printed([[...marks, ...letters.reverse()]]).text).toBe("كَتَبَ");
  });
});

/** A PDF of the least that a reader needs; objects are found without a table. */
function minimal(pages: number, content: string, trailer = ""): string {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 10} 0 R`).join(" ");
  const objects = Array.from({ length: pages }, (_, i) => `${i + 10} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>\nendobj\n`).join("");
  return `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count ${pages}/Kids[${kids}]>>\nendobj\n4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n5 0 obj\n<</Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n${objects}trailer\n<</Root 1 0 R${trailer}>>\n%%EOF`;
}

describe("bad files, and what to do", () => {
  const refused = async (content: string | Buffer, reason: RegExp) => {
    writeFileSync(join(folder, "a.pdf"), content);
    const { articles, skipped } = await read(folder);
    expect(articles).toEqual([]);
    expect(skipped).toEqual([{ path: "a.pdf", reason: expect.stringMatching(reason) }]);
  };
  const words = "BT /F 12 Tf 50 700 Td (The bridge was opened on Monday by the mayor of the town.) Tj ET";

  test("a small one is read", async () => {
    writeFileSync(join(folder, "a.pdf"), minimal(1, words));
    expect(body((await read(folder)).articles[0]!)).toEqual(["The bridge was opened on Monday by the mayor of the town."]);
  });
  test("a scan", () => refused(minimal(2, "0 0 600 800 re f"), /without text, as a scan has: .*\(OCR\)/));
  test("10,000 pages", () => refused(minimal(10_000, words), /10000 pages, and the limit is 1000: split it/));
  test("a password", () =>
    refused(minimal(1, words, `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>/ID[<00><00>]`), /protected by a password: save it without/));
  test("half-written", () => refused(minimal(1, words).slice(0, 60), /damaged PDF file .*save it again/));
  test("a page called .pdf", () => refused("<html><body>Not found</body></html>", /no PDF file, whatever its name says/));
  test("letters that nobody wrote", () => {
    const text = "أعلنت البلدية إعادة فتح الجسر أمام السيارات من يوم الأحد في وسط المدينة على أن يستمر العمل ".repeat(8);
    expect(unreadable(text, 1)).toBeUndefined();
    expect(unreadable([...text].reverse().join(""), 1)).toMatch(/garbage: let a program recognise it/);
    expect(unreadable("\ue001\ue002\ue003 abc ".repeat(40), 1)).toMatch(/garbage/);
  });
});
