import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import type { Block } from "../../src/articles/article.ts";
import { corrections, retracted } from "../../src/articles/claims/corrections.ts";
import { corrects } from "../../src/articles/lines/notices.ts";
import { render } from "../../src/telegram/messages/render.ts";
import { print } from "../../src/terminal/print.ts";
import { say } from "../../src/texts/texts.ts";
import { libraryOf } from "./samples.ts";

const folder = mkdtempSync(join(tmpdir(), "isnad-corrections-"));
afterAll(() => rmSync(folder, { recursive: true }));
let libraries = 0;

/** What a library of articles answers, each given as its title, its day and its text. */
async function asked(question: string, ...articles: [title: string, date: string, text: string][]) {
  const own = join(folder, String(libraries++));
  mkdirSync(own);
  for (const [i, [title, date, body]] of articles.entries()) writeFileSync(join(own, `${"abc"[i]}.md`), `---\ntitle: ${title}\nsource: Morning Paper\ndate: ${date}\n---\n${body}\n`);
  const { ask, close } = await libraryOf(own);
  const answer = await ask(question);
  close();
  if (!answer.found) throw new Error("not found");
  return answer;
}

test.each([
  ["Correction: our report of 1 March said that 14 men were killed; it is 41.", ["14 men were killed"]],
  ["This article was amended on 4 June 2023: the pictures number 5,200 and not 52,000.", ["52,000"]],
  ["An earlier version said that the park would supply 520,000 homes.", ["520,000"]],
  ["تصحيح: يغلق الطريق يوم السبت 10 آب، لا يوم الجمعة 9 آب كما أعلن من قبل.", ["يوم الجمعة 9 آب"]],
  ["نشرنا أن الشرطة أوقفت حسان العتر. والصحيح أن الموقوف هو حسان العطار.", ["حسان العتر"]],
  ["Концерт начнётся в 18:00, а не в 19:00.", ["19:00"]],
  ["Пещеру открыл не Павел Рожин, а Эдуард Ким.", ["Павел Рожин"]],
  ["The winner was not Dana Orme, but Lin Vale.", ["Dana Orme"]],
  ["We also gave the name of the architect as Miriam Wolk; her name is Miriam Volk.", ["Miriam Wolk"]],
  ["ورد اسم السائق خطأً على أنه مازن حداد، والصحيح أنه مأمون حداد.", ["مازن حداد"]],
  ["We gave a wrong date: the play is on 24 March, not on 14 March.", ["14 March", "date"]],
])("what a correction takes back: %s", (text, wrong) => {
  const parts = retracted(text).map(({ start, end }) => text.slice(start, end));
  expect(parts).toHaveLength(wrong.length);
  for (const [i, part] of parts.entries()) expect(part).toContain(wrong[i]);
});

test.each([
  ["The federation corrects what the Morning Paper wrote: the winner is Lin Vale, not Dana Orme.", true],
  ["ويصحح الاتحاد ما نشرته الصحيفة: الفائزة هي لين الشامي وليست دانة العمري.", true],
  ["Исправляем ошибку номера: пещеру открыл не Павел Рожин, а Эдуард Ким.", true],
  ["On 28 April we wrote that the library cost 4.1 million. That was wrong: it cost 3.4 million.", true],
  ["ذكرنا أن القتلى خمسة، والصواب أنهم ثلاثة.", true],
  ["Мы написали, что родилось 48 детей. На самом деле родилось 84.", true],
  ["The teacher corrects forty papers a day.", false],
  ["The winner is Lin Vale, not Dana Orme.", false],
  ["صحح المعلم أربعين ورقة.", false],
])("whether it says that something was told wrongly: %s", (text, is) => expect(corrects({ text })).toBe(is));

test.each([
  ["How much did the library in Saltmere cost?", "Correction: the cost of the library\n\nOn 28 April we wrote that the library in Saltmere cost 4.1 million pounds. That was wrong: it cost 3.4 million pounds.", "3.4 million pounds"],
  ["ما اسم سائق الحافلة في وادي السنديان؟", "تصحيح\n\nورد اسم سائق الحافلة التي انقلبت في وادي السنديان خطأً على أنه مازن حداد، والصحيح أن السائق هو مأمون حداد.", "مأمون حداد"],
  ["Сколько детей родилось в Кленовке?", "В номере от 3 мая мы написали, что в Кленовке родилось 48 детей. На самом деле родилось 84 ребёнка.", "84"],
])("what was told wrongly is never marked as the answer: %s", async (question, text, right) => {
  const answer = await asked(question, ["", "2024-05-02", text]);
  const marks = answer.quotes.flatMap(({ text, highlights }) => highlights.map(({ start, end }) => text.slice(start, end)));
  expect(marks.join()).toContain(right);
  expect(marks.join()).not.toMatch(/4\.1|مازن|48/);
});

test.each([
  ["When does the lecture on the Aske mine begin?", "The lecture on the Aske mine begins on Friday 3 May at 6 pm.", "Correction: the day printed in our April letter for the lecture on the Aske mine was wrong.\n\nThe lecture on the Aske mine begins on Friday 10 May, not 3 May.\n\nThe hall is the same.", "10 May"],
  ["كم كلف بناء جسر العسق؟", "بلغت كلفة بناء جسر العسق خمسة ملايين دينار.", "ورد في خبرنا عن جسر العسق خطأ في الكلفة.\n\nوالصحيح أن كلفة بناء جسر العسق بلغت مليوناً وأربعمئة ألف دينار.\n\nونعتذر لقرائنا.", "مليوناً وأربعمئة ألف دينار"],
])("what was wrong and, in the next paragraph, what is right are one correction: %s", async (question, wrong, correction, right) => {
  const answer = await asked(question, ["News", "2024-04-02", wrong], [/\p{Script=Arabic}/u.test(question) ? "تصحيح" : "A note to the programme", "2024-04-20", correction]);
  const [first, second] = answer.quotes;
  expect(first!.corrects).toBe(true);
  expect(first!.highlights.map(({ start, end }) => first!.text.slice(start, end)).join()).toContain(right);
  expect([second!.text.includes(wrong), second!.corrected]).toEqual([true, true]);
});

test("of a column of corrections each is one", () => {
  const paragraphs = ["The mayor of Aske is called Ruth Odell, not Ruth Odum.", "The pool opens on 3 May, not on 2 May.", "The price that we gave of the bridge was wrong.", "The bridge cost 4 million and not 5 million."];
  const text = paragraphs.join("\n");
  const blocks = paragraphs.map((paragraph): Block => ({ role: "body", start: text.indexOf(paragraph), end: text.indexOf(paragraph) + paragraph.length }));
  expect(corrections("Corrections", text, blocks).map(({ start, end }) => text.slice(start, end))).toEqual([paragraphs[0], paragraphs[1], `${paragraphs[2]}\n${paragraphs[3]}`]);
});

const WORDS = { en: "A correction:", ar: "تصحيح:", ru: "Исправление:" } as const;

describe.each([
  ["en", "How many men did the fire in the Aske mine kill?", "Fire in the Aske mine", "The fire in the Aske mine killed 14 men.", "Correction: the fire in the Aske mine killed 41 men, not 14.", "41"],
  ["ar", "كم رجلا قتل حريق منجم العسق؟", "حريق في المنجم", "قتل حريق منجم العسق 14 رجلا.", "تصحيح: قتل حريق منجم العسق 41 رجلا وليس 14 رجلا.", "41"],
  ["ru", "Сколько человек погибло при пожаре на Аскинской шахте?", "Пожар на шахте", "При пожаре на Аскинской шахте погибли 14 человек.", "Исправление: при пожаре на Аскинской шахте погиб 41 человек, а не 14.", "41"],
] as const)("%s", (language, question, title, wrong, correction, right) => {
  it.each([
    ["in the article itself", [[title, "2023-03-01", `${wrong}\n\n${correction}`]]],
    ["in another of the same paper", [[title, "2023-03-01", wrong], ["Note", "2023-03-04", correction]]],
  ] as [string, [string, string, string][]][])("a correction %s comes first and is called one, and what it denies is called corrected", async (_, articles) => {
    const answer = await asked(question, ...articles);
    const [first, second] = answer.quotes;
    expect(first).toMatchObject({ text: correction, corrects: true });
    const { start, end } = first!.highlights[0]!;
    expect(first!.text.slice(start, end)).toContain(right);
    expect(print(answer, question)).toContain(`   ${say(language)("corrects")}\n1. `);
    // What is denied in the same article need not be shown; where it is, that is said.
    if (second || articles.length > 1) {
      expect(second).toMatchObject({ text: wrong, corrected: true });
      expect(print(answer, question)).toContain(`   ${say(language)("corrected")}\n2. `);
    }
    expect(answer.quotes.length).toBeLessThanOrEqual(2);
    const message = render(answer, language).text;
    expect(message.indexOf(WORDS[language])).toBeGreaterThanOrEqual(0);
    expect(message.indexOf(WORDS[language])).toBeLessThan(message.indexOf(correction));
  });
});

it("a correction that the article has followed stands behind what is right by now", async () => {
  const { quotes } = await asked("How many homes will the wind park off Tern Island supply?", ["Wind park", "2024-03-18", "The wind park off Tern Island will supply 52,000 homes. The cable comes ashore at Gull Bay.\n\nAn earlier version of this article said that the wind park would supply 520,000 homes."]);
  expect(quotes[0]!.text).toContain("52,000");
  expect(quotes[0]).not.toHaveProperty("corrected");
  expect(quotes[1]).toMatchObject({ corrects: true });
  expect(quotes[1]!.text).toContain("520,000");
});

it("a correction of something else is not called one of this", async () => {
  const { quotes } = await asked("Who paid for the statue in Wick Square?", ["A statue", "2021-06-03", "The statue in Wick Square was paid for by the brewer Tom Ansell.\n\nThe mayor pulled the cloth away while the band played, and two hundred people came to see it.\n\nCorrection: an earlier version said that the band was from Harbury. It was from Wick."]);
  expect(quotes[0]!.text).toContain("Tom Ansell");
  expect(quotes[0]).not.toHaveProperty("corrected");
  expect(quotes[0]).not.toHaveProperty("corrects");
});

it.each([
  ["How many people died in the fire at the Sandham mill?", "Fire in the mill", "Correction: Nobody died in the fire at the Sandham mill; two people were treated for smoke.\n\nThe fire brigade came at nine.", "Nobody died"],
  ["هل مات أحد في حريق مطحنة ساندهام؟", "حريق في المطحنة", "تصحيح: لم يمت أحد في حريق مطحنة ساندهام، وعولج شخصان من الدخان.\n\nوصل رجال الإطفاء في التاسعة.", "لم يمت أحد"],
])("a correction that is all there is answers: %s", async (question, title, text, said) => {
  const { quotes } = await asked(question, [title, "2023-01-01", text]);
  expect(quotes[0]).toMatchObject({ corrects: true });
  expect(quotes[0]!.text).toContain(said);
});

it.each([
  ["How many people work at the mill of Tarn?", ["At the mill of Tarn 5,200 people work, its owners said.\n\nCorrection: at the mill of Tarn 5,200 people work and not 52,000.", "At the mill of Tarn 310 people work at night, the union said."], "310"],
  ["Сколько человек работает на заводе в Тарне?", ["На заводе в Тарне работает 5200 человек, сообщила дирекция.\n\nИсправление: на заводе в Тарне работает 5200 человек, а не 52 000.", "На заводе в Тарне 310 человек работает ночью, сообщил профсоюз."], "310"],
  ["كم عاملا يعمل في مصنع تارن؟", ["يعمل في مصنع تارن 5200 عامل، كما قالت الإدارة.\n\nتصحيح: يعمل في مصنع تارن 5200 عامل وليس 52000 عامل.", "يعمل في مصنع تارن 310 عمال في الليل، كما قالت النقابة."], "310"],
])("where a correction says what was wrong, nothing else is called wrong: %s", async (question, texts, other) => {
  const { quotes } = await asked(question, ...texts.map((text, i): [string, string, string] => [`Report ${i}`, "2023-06-04", text]));
  expect(quotes[0]!.text).toContain("5");
  expect(quotes.some(({ text }) => text.includes(other))).toBe(true);
  for (const quote of quotes.filter(({ text }) => text.includes(other))) expect(quote).not.toHaveProperty("corrected");
});

test.each([
  ["What is the length of the new bridge over the Orme?", "The new bridge over the Orme is 780 metres long.", "Correction: Yesterday we wrote that the length of the new bridge over the Orme is 780 metres. It is 870 metres.", "870"],
  ["Какова длина нового моста через Сухону?", "Длина нового моста через Сухону 780 метров.", "Поправка: вчера мы написали, что длина нового моста через Сухону 780 метров. Правильно: 870 метров.", "870"],
  ["ما اسم سائق القطار في حادث محطة الرمل؟", "وقال سائق القطار حازم عبد الغفور للمحققين إن المكابح لم تستجب.", "تصحيح: ذكرت نسخة سابقة من هذا الخبر أن اسم سائق القطار في حادث محطة الرمل هو حازم عبد الغفور، والصحيح أنه حازم عبد النور.", "عبد النور"],
  ["Which school won the Tarrant debating cup?", "Eight schools met in the town hall for the Tarrant debating cup.", "Correction, 24 May: We wrote that Hillcroft Academy won the Tarrant debating cup. The cup was won by St Brannock's.", "St Brannock"],
])("what a correction takes back is not marked as what answers, where it is the likelier to the reader: %s", async (question, first, correction, right) => {
  const { quotes } = await asked(question, ["News", "2026-05-05", first], ["Correction", "2026-05-06", correction]);
  const { text, highlights, corrects } = quotes[0]!;
  expect(corrects).toBe(true);
  const marks = highlights.map(({ start, end }) => text.slice(start, end)).join(" ");
  expect(marks).toContain(right);
  expect(marks).not.toMatch(/780|الغفور|Hillcroft/);
});
