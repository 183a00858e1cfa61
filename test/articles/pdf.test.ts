import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article, Skipped } from "../../src/articles/article.ts";
import { unreadable } from "../../src/articles/formats/pdf.ts";
import { printed } from "../../src/articles/print/print.ts";
import type { Glyphs } from "../../src/articles/print/rows.ts";
import { previewFile } from "../../src/intake/preview.ts";
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

  test.each([
    ["The harbour board met, but the recon-|struction of the well-|known pier, climate-|controlled and free of char-|ge, is put off to Sep-|tember.", "The harbour board met, but the reconstruction of the well-known pier, climate-controlled and free of charge, is put off to September."],
    ["Совет порта решил, что ре-|конструкция пирса в юго-|западном порту, если кто-|то не помешает, закон-|чится в сентябре.", "Совет порта решил, что реконструкция пирса в юго-западном порту, если кто-то не помешает, закончится в сентябре."],
    ["Der Hafenrat beschloss, dass die Wie-|deröffnung des Nord-|Süd-Kais bis Sep-|tember auf sich warten lässt.", "Der Hafenrat beschloss, dass die Wiederöffnung des Nord-Süd-Kais bis September auf sich warten lässt."],
  ])("words that a line's end cut are whole, though they stand nowhere else: %s", (rows, kept) => {
    // As wide as a printed line is.
    const lines = rows.split("|").map((text, i) => ({ text, x: 0, y: 700 - i * 12, width: i < rows.split("|").length - 1 ? 200 : 60, height: 10 }));
    expect(printed([lines]).text).toBe(kept);
  });

  test("where lines are not hyphenated, a hyphen at their end is the word's", () => {
    const rows = ["The three-day-old sea-eagle was seen by sea-farers on the rock-", "strewn coast beside the light-house and the boat-house in the", "late evening."];
    expect(printed([rows.map((text, i) => line(text, 700 - i * 12))]).text).toContain("on the rock-strewn coast");
  });

  test("a capital of three lines is the first letter", () => {
    const rows = ["he keeper of the light came ashore for good", "on Wednesday, forty years after he rowed out", "to it for the first time with his own wife."];
    expect(printed([[{ text: "T", x: 0, y: 676, width: 22, height: 36 }, ...rows.map((text, i) => line(text, 700 - i * 12, 25))]]).text).toBe(`T${rows.join(" ")}`);
  });

  test("numbers stand one left of the other in Arabic", () => {
    // As printed from left to right: 2021 – 2019, and then the words.
    const letters = [..."بين عامي "].map((text, i) => ({ text, x: 300 - i * 5, y: 0, width: 5, height: 12 }));
    const numbers = ["2021", " ", "–", " ", "2019"].map((text, i) => ({ text, x: 200 + i * 12, y: 0, width: text.trim() ? 10 : 12, height: 12 }));
    expect(printed([[...letters, ...numbers]]).text).toBe("بين عامي 2019 – 2021");
  });

  test("vowel marks follow their letters", () => {
    // كَتَبَ as a program prints it: each mark without width above its letter.
    const letters = [..."كتب"].map((text, i) => ({ text, x: 100 - i * 10, y: 0, width: 10, height: 12 }));
    const marks = letters.map(({ x }) => ({ text: "\u064e", x: x + 4, y: 0, width: 0, height: 12 }));
    expect(printed([[...marks, ...letters.reverse()]]).text).toBe("كَتَبَ");
  });
});

describe("columns, tables and pages", () => {
  const line = (text: string, y: number, x = 0, height = 10): Glyphs => ({ text, x, y, width: text.length * 5, height });
  /** Rows across the page, as some programs write them: the cells of each at these places. Arabic begins at the right. */
  const across = (rows: string[][], places: number[], top = 700): Glyphs[] =>
    rows.flatMap((cells, i) =>
      cells.flatMap((text, k) => {
        const [y, x] = [top - i * 12, places[k]!];
        if (!text) return [];
        return /\p{Script=Arabic}/u.test(text) ? [...text].map((letter, n) => ({ text: letter, x: x + 200 - (n + 1) * 5, y, width: 5, height: 10 })) : [line(text, y, x)];
      }),
    );

  test.each<[string, string[][], number[]]>([
    ["en", [["The harbour board of Elsing voted", "The fish market moves in October"], ["on Monday to close the old quay.", "and the ferry keeps its berth."]], [0, 250]],
    ["ru", [["Совет порта Эльсинг решил закрыть", "Рыбный рынок переедет в октябре,"], ["старую пристань в понедельник.", "а паром останется на месте."]], [0, 250]],
    ["ar", [["أعلنت بلدية حلب يوم الأربعاء فتح", "وقال رئيس البلدية إن الحافلات ستعود"], ["الجسر أمام حركة السيارات كلها.", "إلى خطها القديم يوم الأحد المقبل."]], [250, 0]],
  ])("two columns that the file has row by row are read one behind the other: %s", (_, rows, places) => {
    const columns = [0, 1].map((k) => rows.map((cells) => cells[k]).join(" "));
    expect(printed([across(rows, places)]).text).toBe(columns.join("\n\n"));
    // Under a headline and over a line as wide as the page.
    const [head, foot] = ["A headline over both of these columns of the page", "This line goes from the left margin of the whole page to the right one, and nothing is beside it."];
    expect(printed([[line(head, 760, 0, 16), ...across(rows, places), line(foot, 600)]]).text).toBe([head, ...columns, foot].join("\n\n"));
  });

  test.each<[string, [first: string, second: string][]]>([
    ["ar", [["على قدر أهل العزم تأتي العزائم", "وتأتي على قدر الكرام المكارم"], ["وتعظم في عين الصغير صغارها", "وتصغر في عين العظيم العظائم"], ["يكلف سيف الدولة الجيش همه", "وقد عجزت عنه الجيوش الخضارم"], ["ويطلب عند الناس ما عند نفسه", "وذلك ما لا تدعيه الضراغم"]]],
    ["fa", [["بنی آدم اعضای یک پیکرند", "که در آفرینش ز یک گوهرند"], ["چو عضوی به درد آورد روزگار", "دگر عضوها را نماند قرار"], ["تو کز محنت دیگران بی غمی", "نشاید که نامت نهند آدمی"]].map(([a, b]): [string, string] => [a!, `${b} همه دار`])],
  ])("the two halves of a verse stay one line: %s", (_, verses) => {
    expect(printed([across(verses, [250, 0])]).text).toBe(verses.map((halves) => halves.join("   ")).join("\n\n"));
    // Without the rhyme they are columns.
    const mixed = verses.map(([first, second], i): [string, string] => [first, `${second} ${["قمر", "بيت", "شجن", "كف"][i]}`]);
    expect(printed([across(mixed, [250, 0])]).text).not.toContain("   ");
  });

  test("three columns, one shorter than the others", () => {
    const rows = [["The council of Arden met", "In other business it chose", "The pool opens in May and"], ["on Friday and voted to shut", "an architect for the library,", "is free for all the children."], ["the bridge for all lorries.", "whose name is Ada Stern.", ""]];
    expect(printed([across(rows, [0, 160, 330])]).text).toBe([0, 1, 2].map((k) => rows.map((cells) => cells[k]).join(" ").trim()).join("\n\n"));
  });

  test.each<[string, string[][], number[]]>([
    ["en", [["Pool", "Monday", "Saturday"], ["Northfield", "06:30-21:00", "08:00-18:00"], ["Castle Street", "07:00-20:00", "closed"]], [0, 120, 240]],
    ["ru", [["Бассейн", "Понедельник", "Суббота"], ["Северный", "06:30-21:00", "08:00-18:00"], ["Замковая", "07:00-20:00", "закрыт"]], [0, 120, 240]],
    ["ar", [["المسبح", "الاثنين", "السبت"], ["مسبح الشمال", "مفتوح", "مغلق"], ["مسبح القلعة", "مغلق", "مفتوح"]], [600, 300, 0]],
  ])("the cells of a table are told apart, a row a block: %s", (_, rows, places) => {
    const { text, marks } = printed([across(rows, places)]);
    expect(text).toBe(rows.map((cells) => cells.join(" | ")).join("\n\n"));
    expect(marks.map(({ role, start, end }) => [role, text.slice(start, end)])).toEqual(rows.map((cells) => ["body", cells.join(" | ")]));
  });

  test("bullets are no column", () => {
    expect(printed([across([["•", "Buy a ticket at the kiosk."], ["•", "Wait at the gate."]], [0, 20])]).text).toBe("• Buy a ticket at the kiosk.\n\n• Wait at the gate.");
  });

  /** A line that fills a column from margin to margin, word by word. */
  const filled = (text: string, y: number, left: number): Glyphs[] => {
    const letter = 180 / text.length;
    return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
      const at = /\p{Script=Arabic}/u.test(word) ? text.length - index - word.length : index;
      return { text: word, x: left + at * letter, y, width: word.length * letter, height: 10 };
    });
  };

  test.each([
    ["en", [["The harbour board of Elsing voted", "The fish market moves in October"], ["on Monday to close the old quay.", "and the ferry keeps its own berth."], ["Nobody spoke against the plan for it", "in the town, the mayor told us today."]]],
    ["ru", [["Совет порта Эльсинг решил закрыть", "Рыбный рынок переедет в октябре,"], ["старую пристань в этот понедельник", "а паром останется на своём месте,"], ["и никто не выступил против плана.", "сказал мэр города нашей газете."]]],
    ["ar", [["وقال رئيس البلدية إن الحافلات ستعود", "أعلنت بلدية حلب يوم الأربعاء الماضي"], ["إلى خطها القديم يوم الأحد المقبل من", "فتح الجسر أمام حركة السيارات كلها من"], ["المحطة التي بنيت قرب السوق القديم", "جديد بعد أعمال ترميم طويلة وصعبة جدا"]]],
  ])("little white between two columns: that the order is unsure is said: %s", (_, rows) => {
    const lines = rows.map((cells, i) => cells.flatMap((text, k) => filled(text, 700 - i * 12, k * 188)));
    expect(printed([filled("A page of one column has nothing to be unsure of", 700, 0), lines.flat()])).toMatchObject({ unsure: [2] });
    expect(printed([lines.slice(0, 2).flat()])).not.toHaveProperty("unsure");
  });

  test("so it is where lines are not written from above down, and not where a column begins anew", () => {
    const words = ["The keeper came ashore for good.", "He had rowed out to the rock.", "That was forty years ago now.", "The lamp burns on without him.", "A computer in the port lights it."];
    const lines = words.map((text, i) => line(text, 700 - i * 12));
    expect(printed([[2, 0, 3, 1, 4].map((i) => lines[i]!)])).toMatchObject({ unsure: [1] });
    expect(printed([lines])).not.toHaveProperty("unsure");
    expect(printed([[0, 200, 400].flatMap((x) => words.map((text, i) => line(text, 700 - i * 12, x)))])).not.toHaveProperty("unsure");
  });

  test.each([
    ["Report of the Tern Water Board", "Page 1 of 2", "Page 2 of 2", "The board decided in August to pump, since the reservoir had fallen. The emergency pumping", "lasted 47 days.", "1 Measured at the gauge."],
    ["Отчёт водного совета долины", "Страница 1 из 2", "Страница 2 из 2", "Совет решил качать воду, потому что уровень упал до 31 процента. Аварийная откачка", "длилась 47 дней.", "1 Измерено на посту."],
  ])("of two pages too, heads, page numbers and notes part no sentence: %s", (head, first, second, above, below, note) => {
    const page = (number: string, words: string, ...rest: Glyphs[]) => [line(head, 800, 0, 8), line(number, 30, 290, 8), line(words, 740), ...rest];
    const result = printed([page(first, above, line(note, 60, 0, 7)), page(second, below)]);
    expect(result).toEqual({ text: `${above} ${below}\n\n${note}`, marks: [], title: head });
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
  test("of a file, too, it is told which pages are unsure", async () => {
    const line = (y: number) => `BT /F 12 Tf 50 ${y} Td (The bridge was opened on Monday at ${y} by the mayor.) Tj ET `;
    writeFileSync(join(folder, "a.pdf"), minimal(1, [600, 700, 650, 720, 630].map(line).join("")));
    expect((await previewFile(folder)).articles[0]).toMatchObject({ unsure: [1] });
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
