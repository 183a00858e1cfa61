import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it, test } from "vitest";
import type { Quote } from "../../src/answer/answer.ts";
import { outsideMarks } from "../../src/answer/quote.ts";
import { render } from "../../src/telegram/messages/render.ts";
import { print } from "../../src/terminal/print.ts";
import { nasty } from "../language/nasty.ts";
import { libraryOf, libraryWith, verbatim } from "./samples.ts";

const root = mkdtempSync(join(tmpdir(), "isnad-quotes-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
function articles(files: Record<string, string>): string {
  const folder = join(root, String(folders++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("over generated dirty articles", () => {
  const name = fc.constantFrom("فلاديمير بوتين", "جنيف", "Velmora", "Байкал", "2021", "القـ.ـضايا");
  const sentence = fc.oneof(
    name.map((about) => `وقال المتحدث إن ${about} عاد إلى المديـ.ـنة أمس، بعد 3 أيام من الغياب.`),
    name.map((about) => `Dr. Smith told the U.S. paper that ${about} had 17 lighthouses — and no keeper! `),
    name.map((about) => `Как сообщил Ф. М. Петров, ${about} вернётся в 1985 г. вместе с друзьями…`),
    nasty,
    name.map((about) => `${about} `.repeat(120)),
  );
  const line = fc.oneof(
    { weight: 5, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(" ")) },
    { weight: 1, arbitrary: fc.constantFrom("موضوعات ذات صلة", "- عنوان آخر عن جنيف", "» خبر عن بوتين", "Read also:", "1. Velmora burns", "المصدر: نداء المدينة", "By Ann Lee", "محمد عباسأكد المسؤول أن العمل انتهى.", "Share this article", "© 2021 The Paper") },
  );
  const text = fc.tuple(fc.constantFrom("\n", "\r\n", "\n\n", "\r"), fc.array(line, { minLength: 1, maxLength: 14 })).map(([end, all]) => all.join(end));

  it("every quote is its slice of the text as received", async () => {
    let quotes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 8 }), fc.array(fc.oneof(name, sentence), { minLength: 3, maxLength: 5 }), async (texts, asked) => {
        const files: Record<string, string> = { "good.txt": "A title\n\nVelmora stands here so that there is an article at all." };
        const records: string[] = [];
        for (const [i, text] of texts.entries()) {
          // Files are UTF-8, which cannot hold half a character or, for us, a NUL; records can hold anything.
          if (i % 2 === 0) files[`dirty/${i}.${i % 4 === 0 ? "txt" : "md"}`] = (i % 3 === 0 ? "\ufeff" : "") + text.replace(/[\0\p{Cs}]/gu, "");
          else records.push(JSON.stringify({ _id: `record ${i}`, title: text.slice(0, 20), text }));
        }
        files["wire.jsonl"] = records.join("\n");
        const folder = articles(files);
        const { ask, library, close } = await libraryOf(folder);
        try {
          for (const question of asked) {
            for (const options of [{ always: true, top: 10 }, {}]) {
              const answer = await ask(question.slice(0, 900), options);
              for (const quote of answer.quotes) await verbatim(quote, folder, library);
              quotes += answer.quotes.length;
            }
          }
        } finally {
          close();
        }
      }),
      { numRuns: 12 },
    );
    expect(quotes).toBeGreaterThan(100);
  }, 300_000);
});

it.each([
  ["Ferry", "From", "Departure", "quay", "When does the ferry Petrel number 17 leave?", "Petrel"],
  ["العبارة", "من", "الإبحار", "رصيف", "متى تبحر العبارة بترل رقم 17؟", "بترل"],
  ["Паром", "Откуда", "Отход", "причал", "Когда отходит паром Буревестник номер 17?", "Буревестник"],
])("a row of a table is quoted whole, with the names of its columns: %s", async (...table) => {
  const [ferry, from, departure, quay, question, petrel] = table;
  const rows = Array.from({ length: 30 }, (_, i) => `| ${i === 17 ? `${petrel} 17` : `Gannet ${i}`} | ${quay} ${i} St. Anne | ${6 + (i % 12)}:${10 + i} |`);
  const head = `| ${ferry} | ${from} | ${departure} |`;
  const { ask, close } = await libraryOf(articles({ "table.md": `---\ntitle: ${ferry}\n---\n\n${head}\n|---|---|---|\n${rows.join("\n")}\n`, "other.txt": "Salt prices\n\nThe price of salt rose again in the markets of the north, traders said." }));
  const [quote] = (await ask(question, { always: true })).quotes;
  expect(quote!.text.split("\n")).toContain(rows[17]);
  for (const line of quote!.text.split("\n")) expect(rows).toContain(line);
  expect(quote!.head).toBe(head);
  expect(print({ found: true, confidence: 1, quotes: [quote!] })).toContain(`\n   Columns: ${head}\n`);
  expect(render({ found: true, confidence: 1, quotes: [quote!] }, "en").text.startsWith(`${head}\n${quote!.text}\n`)).toBe(true);
  close();
});

it.each([
  ["Station", "Level, m", "Tilford", "What is the level of the river at the station Tilford?", "Levels of the river"],
  ["Пост", "Уровень, м", "Тулун", "Какой уровень реки на посту Тулун?", "Уровни реки"],
  ["المحطة", "المنسوب", "الرستن", "كم منسوب النهر في محطة الرستن؟", "مناسيب النهر"],
])("the line that Markdown draws under the head of a table is no part of the quote of its first row: %s", async (station, level, name, question, title) => {
  const head = `| ${station} | ${level} |`;
  const { ask, close } = await libraryOf(articles({ "table.md": `---\ntitle: ${title}\n---\n\n${head}\n|---|---:|\n| ${name} | 1.42 |\n| Mill | 2.05 |\n| Weir | 2.31 |\n`, "other.txt": "Salt prices\n\nThe price of salt rose again in the markets of the north, traders said." }));
  const [quote] = (await ask(question, { always: true })).quotes;
  expect(quote!.text.split("\n")[0]).toBe(`| ${name} | 1.42 |`);
  expect(quote!.head).toBe(head);
  close();
});

it("what several articles say in the same words is quoted once, with the others named", async () => {
  const agency = (headline: string, last: string) => `${headline}\n\nThe ferry Amaltea sank off the coast of Velmora on Tuesday night with 312 goats and no passengers on board.\n\nThe captain swam ashore and was found asleep in a boathouse. ${last}\n`;
  const folder = articles({
    "one.txt": agency("Ferry sinks off Velmora", "He had dreamt of rain."),
    "two.txt": agency("Goats lost at sea", "The owner of the goats wept in the harbour."),
    "three.txt": agency("Velmora mourns", "A service was held in the old church."),
    "four.txt": "Salt prices\n\nThe price of salt rose again in the markets of the north, traders said, and nobody knows why it did.",
    "five.txt": "The new bridge\n\nThe bridge over the Tarkin was opened by the mayor, who had forgotten the scissors at home.",
  });
  const { ask, close } = await libraryOf(folder);
  const question = "How many goats were on board when the ferry Amaltea sank off Velmora on Tuesday night?";
  const { found, quotes } = await ask(question);
  expect(found).toBe(true);
  const saying = quotes.filter(({ text }) => text.includes("312 goats"));
  expect(saying).toHaveLength(1);
  expect([saying[0]!.article, ...saying[0]!.also.map(({ article }) => article)].sort()).toEqual(["one", "three", "two"]);
  // For measuring, each stands for itself.
  expect((await ask(question, { always: true })).quotes.filter(({ text }) => text.includes("312 goats"))).toHaveLength(3);
  close();
});

it.each([
  ["How many members voted against the parking charge?", "The council of Tarn rejected a charge for parking on the quay: five members voted for it, eight against, and two abstained.", "eight"],
  ["How many members voted for the parking charge?", "The council of Tarn rejected a charge for parking on the quay: five members voted for it, eight against, and two abstained.", "five"],
  ["How many councillors voted for the library?", "The council of Tarn approved the new library by 11 votes to 6 on Monday. Work begins in May.", "11"],
  ["Сколько депутатов проголосовали против сбора за парковку?", "Дума Тарна отклонила сбор за парковку: за проголосовали пять депутатов, против — восемь, двое воздержались.", "восемь"],
  ["Сколько депутатов было против библиотеки?", "Совет Тарна одобрил новую библиотеку 9 голосами против 8. Работы начнутся в мае.", "8"],
  ["كم عضواً عارض رسوم المواقف؟", "رفض مجلس بلدية الريحان رسوم المواقف، إذ أيّدها ستة أعضاء وعارضها عشرة وامتنع واحد.", "عشرة"],
  ["كم صوتاً كان ضد بناء المكتبة؟", "أقرّ مجلس بلدية الريحان بناء المكتبة بأغلبية تسعة أصوات مقابل أربعة. ويبدأ العمل في أيار.", "أربعة"],
])("of a vote the side is marked that was asked for: %s", async (question, text, number) => {
  const { ask, close } = await libraryOf(articles({ "vote.txt": `${text}\n` }));
  const [quote] = (await ask(question)).quotes;
  expect(quote!.highlights.map(({ start, end }) => quote!.text.slice(start, end).split(" ")[0])).toEqual([number]);
  close();
});

const marks = (quote: Quote) => quote.highlights.map(({ start, end }) => quote.text.slice(start, end)).join();
const INTERVIEWS = [
  {
    articles: { "a.md": "---\ntitle: The clock of Oxley\n---\n\nEvery Sunday Peter Quill climbs the tower of Oxley and winds the clock.\n\n**Is it true that the clock stopped on the day of the flood?**\n\n- No, the papers made that up.\n\n**Some say the bell is made of melted coins. Is that so?**\n\n- No. It is old church bronze.\n\n**How many steps are there?**\n\n- A hundred and twelve.\n" },
    asked: [["Did the Oxley clock stop on the day of the flood?", "**Is it true that the clock stopped", "No, the papers made that up"], ["Is the bell of Oxley made of melted coins?", "**Some say the bell", "No"], ["How many steps are there in the tower of Oxley?", "**How many steps", "A hundred and twelve"]],
  },
  {
    articles: { "a.md": "---\ntitle: Пасечник из Лугов\n---\n\nПасеку в Лугах знают все. Мы расспросили пасечника Степана Груздева.\n\n**— Правда ли, что вас однажды ужалили сто пчёл?**\n\n— Нет, это соседка сочинила.\n\n**— Говорят, мёд вы продаёте в Москву. Это так?**\n\n— Не продаю.\n\n**— Сколько у вас ульев?**\n\n— Двадцать семь.\n" },
    asked: [["Правда ли, что пасечника Груздева ужалили сто пчёл?", "**— Правда ли", "Нет, это соседка сочинила"], ["Продаёт ли Груздев мёд в Москву?", "**— Говорят", "Не продаю"], ["Сколько ульев у Груздева?", "**— Сколько", "Двадцать семь"]],
  },
  {
    articles: { "a.md": "---\ntitle: حارس متحف الملح\n---\n\nأمضى الحارس جابر العطار أربعين عاما في متحف الملح، وزرناه في يومه الأخير.\n\n**يقال إن في المتحف كنزا مدفونا. هل هذا صحيح؟**\n\nلا. حفروا مرتين ولم يجدوا إلا الجرار.\n\n**هل سرقت من المتحف قطعة يوما؟**\n\nنعم، سرق أحدهم خنجرا وأعاده بعد أسبوع.\n\n**هل تنوي كتابة مذكراتك؟**\n\nربما. لم أقرر بعد.\n" },
    asked: [["هل في متحف الملح كنز مدفون؟", "**يقال إن في المتحف", "لا"], ["هل سرقت قطعة من متحف الملح؟", "**هل سرقت", "نعم، سرق أحدهم خنجرا وأعاده بعد أسبوع"], ["هل سيكتب جابر العطار مذكراته؟", "**هل تنوي", "ربما"]],
  },
] as const;

it.each(INTERVIEWS.flatMap(({ articles, asked }) => asked.map((one) => [...one, articles] as const)))("what somebody asks is no answer, the reply is, and it stands with the question: %s", async (question, begins, reply, articles) => {
  const { ask, close } = await libraryWith(articles);
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.text).toContain(begins);
  expect(marks(quotes[0]!)).toBe(reply);
  expect(quotes[0]!.text.indexOf(reply)).toBeGreaterThan(quotes[0]!.text.indexOf(begins));
});

it.each([
  ["When was the flood of Oxley?", "**What did you do after the flood of 1911?**\n\n- I went home.\n\n**And then?**\n\n- I slept.", "The flood of Oxley came in 1911, and the tower stood for a week in the water.", "1911"],
  ["Who did the mayor of Oxley ask for help?", "**Who helped?**\n\n- Nobody.\n\n**And then?**\n\n- I slept.", "The mayor of Oxley turned to the miller Tom Barrow for help that night.", "Tom Barrow"],
])("what the text itself says is marked as before: %s", async (question, interview, story, words) => {
  const { ask, close } = await libraryWith({ "a.md": `---\ntitle: The clock of Oxley\n---\n\n${story}\n\n${interview}\n` });
  const { quotes } = await ask(question);
  close();
  expect(marks(quotes[0]!)).toContain(words);
});

test("a quote neither begins nor ends within words in bold", () => {
  const text = "Read: **The mill burned. It was Sunday.** Then **rain** fell. **Note** and\n** dagger";
  const cut = (said: string) => {
    const start = text.indexOf(said);
    const { start: from, end } = outsideMarks(text, { start, end: start + said.length });
    return text.slice(from, end);
  };
  expect(["**The mill burned.", "It was Sunday.**", "**The mill burned. It was Sunday.**", "Then **rain** fell.", "** dagger", "It was Sunday.** Then **rain** fell."].map(cut)).toEqual(["The mill burned.", "It was Sunday.", "**The mill burned. It was Sunday.**", "Then **rain** fell.", "** dagger", "It was Sunday.** Then **rain** fell."]);
});

it.each([
  ["What did the governor Hale promise to buy?", "Repairs of the boat shed will take three weeks.", "The governor Andrew Hale promised to buy two new ferries by the end of the year.", "A dog was found on the pier and given back to its owner."],
  ["Что пообещал купить губернатор Мельник?", "Ремонт сарая займёт три недели.", "Губернатор Андрей Мельник пообещал купить до конца года два новых парома.", "На пирсе нашли собаку и вернули её хозяину."],
  ["ماذا وعد المحافظ سامر الحلبي أن يشتري؟", "يستغرق إصلاح السقيفة ثلاثة أسابيع.", "وعد المحافظ سامر الحلبي بأن يشتري عبارتين جديدتين قبل نهاية العام.", "عثر على كلب عند الرصيف وأعيد إلى صاحبه."],
])("a stranger of another paragraph is not quoted with what answers: %s", async (question, before, answer, behind) => {
  const { ask, close } = await libraryWith({ "a.md": `---\ntitle: News\n---\n\n${before}\n\n${answer}\n\n${behind}\n` });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.text).toBe(answer);
});
