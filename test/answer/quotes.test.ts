import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { render } from "../../src/telegram/messages/render.ts";
import { print } from "../../src/terminal/print.ts";
import { nasty } from "../language/nasty.ts";
import { libraryOf, verbatim } from "./samples.ts";

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
  expect(print({ found: true, confidence: 1, quotes: [quote!] })).toContain(`\n   columns: ${head}\n`);
  expect(render({ found: true, confidence: 1, quotes: [quote!] }, "en").text.startsWith(`${head}\n${quote!.text}\n`)).toBe(true);
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
