import { describe, expect, test } from "vitest";
import { body, Folder } from "./folder.ts";

/** What a file tells of itself above its text or beside it, in whatever way it does. */
const folder = new Folder();

/** An 8-bit encoding's bytes, by asking the decoder what each byte stands for. */
function encoded(text: string, encoding: string): Buffer {
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Buffer.from([byte])), byte] as const));
  return Buffer.from([...text].map((letter) => bytes.get(letter)!));
}

const STORY = {
  en: ["The weir at Lorne is shut", "The weir at Lorne was shut on Thursday after a crack had been found in its third pillar."],
  ru: ["Плотина в Лорне закрыта", "Плотину в Лорне закрыли в четверг после того, как в третьей опоре нашли трещину."],
  ar: ["إغلاق سد لورن", "أغلق سد لورن يوم الخميس بعد العثور على شق في دعامته الثالثة."],
} as const;
const LANGUAGES = ["en", "ru", "ar"] as const;

describe("front matter in TOML", () => {
  test.each(LANGUAGES)("%s", async (language) => {
    const [title, sentence] = STORY[language];
    const front = `+++\ntitle = "${title}"\ndate = 2024-03-14T10:00:00+01:00 # of the paper\nauthor = [\n  'Kate Muir',\n  "Ann Lee"\n]\ndraft = false\n[params]\ntitle = "Another"\n+++`;
    const article = await folder.article("a.md", `${front}\n\n${sentence}\n`);
    expect(article.metadata).toEqual({ title, date: "2024-03-14", author: "Kate Muir, Ann Lee", language });
    expect(body(article)).toEqual([sentence]);
    expect(article.text.startsWith("+++")).toBe(true);
  });

  test("quotation marks within, in every way that TOML has", async () => {
    const title = async (value: string) => (await folder.article("a.md", `+++\ntitle = ${value}\n+++\n${STORY.en[1]}\n`)).metadata.title;
    expect(await title('"The \\"weir\\" \\u2014 shut"')).toBe('The "weir" — shut');
    expect(await title("'The \"weir\", C:\\temp'")).toBe('The "weir", C:\\temp');
    expect(await title('"""\nThe "weir"\nis shut"""')).toBe('The "weir" is shut');
  });

  test("three plus signs over a text are no front matter", async () => {
    const article = await folder.article("a.md", `+++\n${STORY.en[1]}\n+++\nA second sentence stands below it.\n`);
    expect(body(article)).toEqual([STORY.en[1], "A second sentence stands below it."]);
  });
});

describe("a page under the name of a text", () => {
  test.each(LANGUAGES)("%s", async (language) => {
    const [title, sentence] = STORY[language];
    const page = `<!DOCTYPE html>\n<html lang="${language}"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${sentence}</p><p>${sentence.slice(0, -1)} &amp; 9.</p></article></body></html>`;
    const article = await folder.article("a.txt", page);
    expect(article.metadata.title).toBe(title);
    expect(body(article)).toEqual([sentence, `${sentence.slice(0, -1)} & 9.`]);
  });

  test("a text that speaks of markup is none", async () => {
    const text = "How pages begin\n\n<html> is the first tag of a page, and it is closed at the very end of it.\n";
    expect((await folder.article("a.txt", text)).text).toBe(text);
  });
});

describe("an e-mail that was saved as text", () => {
  test.each([
    ["en", "From: Peter Hall <hall@post.example>\nTo: Newsroom <news@post.example>\nX-Mailer: Quill 3\nDate: Tue, 12 Mar 2024 18:22:05 +0000\nSubject: Fwd: TITLE", "Peter Hall"],
    ["ru", "-------- Пересланное сообщение --------\nТема: TITLE\nДата: 12 марта 2024 г.\nОт: Иван Петров <petrov@post.example>\nКому: Редакция <news@post.example>", "Иван Петров"],
    ["ar", "من: خالد سمير <khaled@post.example>\nإلى: غرفة الأخبار\nالتاريخ: 12 مارس 2024\nالموضوع: TITLE", "خالد سمير"],
    // An office writes nothing under its name.
    ["en", "From: press office\nSent: 12 March 2024\nTo: all papers,\n  all stations\nSubject: TITLE", undefined],
  ] as const)("%s: %s", async (language, head, author) => {
    const [title, sentence] = STORY[language];
    const article = await folder.article("a.txt", `${head.replace("TITLE", title)}\n\n${sentence}\n`);
    expect(article.metadata).toEqual({ title, date: "2024-03-12", language, ...(author && { author }) });
    expect(body(article)).toEqual([sentence]);
  });

  const word = (kind: "B" | "Q", text: string, charset = "utf-8") => `=?${charset}?${kind}?${kind === "B" ? Buffer.from(text).toString("base64") : [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")}?=`;
  test.each([
    ["en", "Jane Harrow", "=?iso-8859-1?Q?Caf=E9_of_Marden_closes?=", "Café of Marden closes"],
    ["ru", "Иван Петров", word("B", "Мост через реку закрыли"), "Мост через реку закрыли"],
    ["ar", "خالد سمير", word("Q", "أغلق الجسر القديم"), "أغلق الجسر القديم"],
    // A long subject is cut in two, be it within a letter.
    ["ru", "Иван Петров", `=?utf-8?B?${Buffer.from("Мост закрыли").subarray(0, 9).toString("base64")}?=\n =?utf-8?B?${Buffer.from("Мост закрыли").subarray(9).toString("base64")}?=`, "Мост закрыли"],
  ] as const)("letters that had to be written by others: %s %s %s", async (language, sender, subject, title) => {
    const article = await folder.article("a.txt", `From: ${word("B", sender)} <news@post.example>\nSubject: ${subject}\nDate: Tue, 12 Mar 2024 18:22:05 +0000\n\n${STORY[language][1]}\n`);
    expect(article.metadata).toMatchObject({ title, author: sender, date: "2024-03-12" });
    expect(body(article)).toEqual([STORY[language][1]]);
  });

  test("of an encoding that nobody knows, or damaged, there is no title", async () => {
    for (const subject of ["=?x-none?B?0JzQvtGB0YI=?=", "=?utf-8?B?0JzQ?="]) expect((await folder.article("a.txt", `From: Jane Harrow <jane@post.example>\nSubject: ${subject}\nDate: 12 March 2024\n\n${STORY.en[1]}\n`)).metadata.title).toBeUndefined();
  });

  test.each([
    ["en", "The boat to Orme", "From: Lorne\nTo: Orme\nDate: 12 March 2024\nPrice: £4"],
    ["ru", "Паром в Орму", "От: Лорна\nКому: всем жителям\nЦена: 400 ₽"],
    ["ar", "العبارة إلى أورم", "من: لورن\nإلى: أورم\nالسعر: 4 جنيهات"],
  ] as const)("where something goes from and to is no sender: %s", async (language, title, lines) => {
    const article = await folder.article("a.txt", `${title}\n\n${STORY[language][1]}\n\n${lines}\n`);
    expect(article.metadata.title).toBe(title);
    const above = await folder.article("b.txt", `${lines}\n\n${STORY[language][1]}\n`);
    expect(above.metadata.author).toBeUndefined();
    expect(above.blocks[0]!.end).toBeLessThan(lines.length);
  });
});

test.each([
  ["en", "From: Jane Harrow <jane@post.example>\nTo: Tom Reed\nDate: 12 March 2024\nSubject: TITLE"],
  ["ru", "От: Анна Белова\nКому: Пётр Рид\nТема: TITLE\nДата: 12 марта 2024"],
  ["ar", "من: خالد السالم\nإلى: منير سعد\nالموضوع: TITLE\nالتاريخ: 12 مارس 2024"],
] as const)("a text with an indent right under the lines of an e-mail is the text: %s", async (language, head) => {
  const [title, sentence] = STORY[language];
  const article = await folder.article("a.txt", `${head.replace("TITLE", title)}\n    ${sentence}\n    ${sentence}\n`);
  expect(article.metadata.title).toBe(title);
  expect(body(article).join(" ").replace(/\s+/g, " ")).toBe(`${sentence} ${sentence}`);
});

describe("dates of a table", () => {
  const dates = async (language: (typeof LANGUAGES)[number], ...column: string[]) => {
    folder.put("a.csv", `title;date;text\n${column.map((date, i) => `${STORY[language][0]} ${i};${date};${i} ${STORY[language][1]}`).join("\n")}\n`);
    return (await folder.read("a.csv")).articles.map(({ metadata }) => metadata.date);
  };
  test("one tells of all which number is the day", async () => {
    expect(await dates("en", "03/04/2024", "13/04/2024")).toEqual(["2024-04-03", "2024-04-13"]);
    expect(await dates("en", "03/04/2024", "", "04/13/2024 10:00")).toEqual(["2024-03-04", undefined, "2024-04-13"]);
    expect(await dates("ar", "٠٣/٠٤/٢٠٢٤", "04/13/2024")).toEqual(["2024-03-04", "2024-04-13"]);
    expect(await dates("ru", "03.04.2024", "13.04.2024")).toEqual(["2024-04-03", "2024-04-13"]);
  });
  test("none tells, or both ways are told: only the year is sure", async () => {
    expect(await dates("en", "03/04/2024", "05/06/2024")).toEqual(["2024", "2024"]);
    expect(await dates("en", "03/04/2024", "13/04/2024", "04/14/2024")).toEqual(["2024", "2024-04-13", "2024-04-14"]);
    expect(await dates("en", "3 April 2024", "2024-04-13")).toEqual(["2024-04-03", "2024-04-13"]);
  });

  test.each([["journalist", "en", "Kate Muir"], ["журналист", "ru", "Анна Петрова"], ["صحفي", "ar", "ليلى حسن"]] as const)("a column %s is the writer", async (column, language, author) => {
    const article = await folder.article("a.csv", `title,${column},text\nX,${author},"${STORY[language][1]}"\n`);
    expect(article.metadata.author).toBe(author);
  });
});

describe("a few sentences in an older encoding", () => {
  test.each([
    ["windows-1256", "أغلق الجسر القديم يوم الخميس بعد العثور على شق في الدعامة الثالثة، ويتوقع المهندسون أن يستغرق العمل تسعة أسابيع في الموقع."],
    ["windows-1251", "Мост закрыли в четверг, когда в третьей опоре нашли трещину. Рабочие и инженеры не знают, что с ней делать, но на это у них есть неделя."],
  ])("%s", async (encoding, text) => {
    expect((await folder.article("a.txt", encoded(text, encoding))).text).toBe(text);
  });

  test("what has the letters alone is not believed", async () => {
    folder.put("a.txt", encoded("سد لورن\nجسر أورم\nسوق دمر\nنهر مرم\nدرب سلم\n".repeat(4), "windows-1256"));
    expect((await folder.read("a.txt")).skipped[0]?.reason).toMatch(/is not UTF-8/);
  });
});

test.each([
  ["windows-1256", "أغلق الجسر القديم يوم الخميس بعد العثور على شق في الدعامة الثالثة، ويتوقع المهندسون أن يستغرق العمل تسعة أسابيع في الموقع."],
  ["windows-1251", "Мост закрыли в четверг, когда в третьей опоре нашли трещину. Рабочие и инженеры не знают, что с ней делать, но на это у них есть неделя."],
])("%s that was read as Western, and saved so, is named", async (encoding, text) => {
  folder.put("a.txt", encoded(text, encoding).toString("latin1"));
  expect((await folder.read("a.txt")).skipped[0]?.reason).toMatch(new RegExp(`${encoding} .* read as windows-1252 .*save it anew`));
});

test("accents are no letters of another encoding, however often a word is one of them alone", async () => {
  const text = "Il ponte è chiuso. È vero che è vecchio, e non è sicuro: è così. Chi è il sindaco? Non è qui, è là, perché è tardi. È un guaio, è tutto. Il fiume è alto, è freddo, è scuro, e la città è più triste.";
  expect(body(await folder.article("a.txt", `Il ponte\n\n${text}\n`))).toEqual([text]);
});

describe("UTF-8 that was read as something else, and saved so", () => {
  const story = (language: (typeof LANGUAGES)[number]) => `${STORY[language][0]}\n\n${STORY[language][1]}\n`;
  test.each([["ru", "windows-1252"], ["ru", "windows-1251"], ["ar", "windows-1252"], ["ar", "windows-1256"]] as const)("%s as %s is named, with what to do", async (language, as) => {
    folder.put("a.txt", new TextDecoder(as).decode(Buffer.from(story(language))));
    expect((await folder.read("a.txt")).skipped[0]?.reason).toMatch(new RegExp(`UTF-8 .* read as ${as} .*save it anew`));
  });

  test.each(["ru", "ar"] as const)("one record of many that is so keeps none of the others out: %s", async (language) => {
    const wrong = new TextDecoder(language === "ru" ? "windows-1251" : "windows-1256").decode(Buffer.from(story(language).repeat(40)));
    const right = Array.from({ length: 60 }, (_, i) => ({ id: `r${i}`, title: `Day ${i}`, text: `${story(language).repeat(4)}${i}` }));
    folder.put("a.json", JSON.stringify([{ id: "wrong", title: "Day", text: wrong }, ...right]));
    expect((await folder.read("a.json")).articles.map(({ id }) => id)).toEqual(expect.arrayContaining(right.map(({ id }) => id)));
  });

  test.each(LANGUAGES)("what is as it should be is read, with a broken apostrophe too: %s", async (language) => {
    const text = `${story(language)}It wasnâ€™t so.\n`;
    expect((await folder.article("a.txt", text)).text).toBe(text);
  });
});
