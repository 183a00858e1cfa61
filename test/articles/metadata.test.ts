import { describe, expect, test } from "vitest";
import { findDate, normalDate } from "../../src/articles/facts/dates.ts";
import { metadata } from "../../src/articles/blocks/metadata.ts";
import { structure } from "../../src/articles/blocks/structure.ts";
import { languageOf } from "../../src/articles/facts/tongue.ts";
import { pages } from "./labelled.ts";

describe("hand-labelled pages", () => {
  test.each(pages().map((page) => [page.name, page] as const))("%s", (_, page) => {
    expect(metadata(page.text, structure(page.text, { markup: page.markup }), {})).toEqual(page.metadata);
  });
});

const MILL = {
  en: ["Mill burns down in Orme", "The mill of Orme burned down on Sunday night, and nobody was hurt, the county said on Monday."],
  ru: ["Мельница в Орме сгорела дотла", "Мельница в Орме сгорела в ночь на воскресенье, никто не пострадал, сообщили в округе в понедельник."],
  ar: ["طاحونة أورم تحترق بالكامل", "احترقت طاحونة أورم ليلة الأحد، ولم يصب أحد بأذى، كما أعلنت المحافظة يوم الاثنين في بيان."],
} as const;

describe("who wrote, from where", () => {
  test.each([
    ["en", "Orme - from our correspondent Lena Moss\n4 June 2019", "Lena Moss"],
    ["en", "Anna Bell, Orme. 4 June 2019, 14:20", "Anna Bell"],
    ["ru", "Наш корреспондент Лев Сомов\n4 июня 2019", "Лев Сомов"],
    ["ru", "Ирина Сомова, Орм. 4 июня 2019, 14:20", "Ирина Сомова"],
    ["ar", "أورم - من مراسلتنا سراج قطيش\n4 حزيران 2019", "سراج قطيش"],
    ["ar", "ليلى قطيش، أورم. 4 حزيران 2019، 14:20", "ليلى قطيش"],
    // Places, and what a correspondent did.
    ["en", "Victoria Falls, Zambia. 4 June 2019, 14:20", undefined],
    ["en", "What we heard from our correspondent in the hills\n4 June 2019", undefined],
    ["ru", "Наш корреспондент Лев Сомов побывал на пожарище\n4 июня 2019", undefined],
    ["ru", "Нижний Орм, Озёрский край. 4 июня 2019, 14:20", undefined],
    ["ar", "أورم - من مراسلنا في الميدان\n4 حزيران 2019", undefined],
    ["ar", "أورم العليا، ريف القصب. 4 حزيران 2019، 14:20", undefined],
  ] as const)("%s: %s", (language, line, author) => {
    const [title, body] = MILL[language];
    const text = `${title}\n${line}\n${body}\n`;
    expect(metadata(text, structure(text), {})).toEqual({ title, date: "2019-06-04", language, ...(author && { author }) });
  });
});

test.each([["en", "Jane Harrow"], ["ru", "Анна Петрова"], ["ar", "سامي قطيش"]] as const)("a name in bold is told without its stars: %s", (language, name) => {
  const [title, story] = MILL[language];
  for (const bold of [`*${name}*`, `**${name}**`]) expect(metadata(`${title}\n${bold}\n${story}\n`, structure(`${title}\n${bold}\n${story}\n`), {}).author).toBe(name);
});

describe("a name that only a colon parts from the sentence", () => {
  test.each([
    ["en", "LONDON - Peter Hall:", "Peter Hall"],
    ["ru", "Москва - Иван Петров:", "Иван Петров"],
    ["ar", "القاهرة - خالد سمير:", "خالد سمير"],
    // Who speaks has a space behind the colon; and no name is no byline.
    ["en", "LONDON - Peter Hall: ", undefined],
    ["ru", "Москва - Иван Петров: ", undefined],
    ["ar", "القاهرة - خالد سمير: ", undefined],
    ["ar", "القاهرة - رئيس المجلس:", undefined],
  ] as const)("%s: %s", (language, before, author) => {
    const [title, sentence] = MILL[language];
    const text = `${title}\n\n${before}${sentence}\n`;
    const blocks = structure(text);
    expect(metadata(text, blocks, {}).author).toBe(author);
    const body = blocks.filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end));
    expect(body[0] === sentence).toBe(author !== undefined);
  });
});

describe("the word for a menu", () => {
  test.each([["en", "Menu"], ["en", "Main menu"], ["ru", "Меню"], ["ar", "القائمة"], ["ar", "القائمة الرئيسية"]] as const)("%s: %s is no headline", (language, word) => {
    const [title, sentence] = MILL[language];
    for (const text of [`${word}\n\n${sentence}\n`, `${word}\n${title}\n${sentence}\n`]) {
      const found = metadata(text, structure(text), {});
      expect(found.title).toBe(text.includes(title) ? title : undefined);
    }
  });
  test.each([["en", "Menu of the inn at Orme"], ["ru", "Меню трактира в Орме"], ["ar", "القائمة القصيرة لجائزة أورم"]] as const)("%s: %s is one", (language, title) => {
    const text = `${title}\n\n${MILL[language][1]}\n`;
    expect(metadata(text, structure(text), {}).title).toBe(title);
  });
});

describe("what is given comes first, what is not known is absent", () => {
  test("given fields", () => {
    const text = "A title\n\nBy Jane Doe\n\nThe town has a new bridge, said the mayor.\n\nSource: The Post";
    const given = { title: "Another", author: "X Y", source: "Z", date: "30/10/2016", language: "en_GB" };
    expect(metadata(text, structure(text, { title: "Another" }), given)).toEqual({ ...given, date: "2016-10-30", language: "en" });
  });

  test("a date, a name and an agency in running text are not the article's", () => {
    const text = "On 3 May 2020 the agency Reuters wrote that John Smith had left the town for good.";
    expect(metadata(text, structure(text), {})).toEqual({ language: "en" });
  });

  test("a date that cannot be read is left out", () => {
    expect(metadata("All of the text is in here.", structure("All of the text is in here."), { date: "yesterday" })).toEqual({ language: "en" });
  });
});

describe("who wrote and who printed it", () => {
  const told = (...lines: string[]) => {
    const text = ["Old light goes dark in the harbour tonight", ...lines].join("\n");
    return metadata(text, structure(text), {});
  };
  const body = ["The lighthouse keeper climbed the stairs for the last time on Monday and put out the lamp.", "His successor is a clock that needs no sleep, said the harbour master of the island."];

  test.each<[string, string[], string]>([
    ["beside buttons and dots, far from the date", ["Tobias Lindqvist", "·", "Follow", "5 min read", "·", "May 4, 2021", ...body], "Tobias Lindqvist"],
    ["under the summary", ["The village gave its keeper a dog, a boat and a bench with a view.", "Dominic Achebe", "Sat 11 Dec 2021 09.00 GMT", ...body], "Dominic Achebe"],
    ["before the date on its line", ["Priya Nandakumar, May 4, 2021", ...body], "Priya Nandakumar"],
    ["behind a place", ["الرياض - جمانة الدوسري", "12 مايو 2022", ...body], "جمانة الدوسري"],
    ["with a son's particle", ["سيدي أحمد ولد الطالب", "نشر في 21/9/2021", ...body], "سيدي أحمد ولد الطالب"],
    ["who asked the questions", ["حاورها: نادر قبلان", ...body], "نادر قبلان"],
  ])("%s", (_, lines, author) => expect(told(...lines).author).toBe(author));

  test.each<[string, string | undefined]>([
    ["© 2009-2021 The Harbour Post. All rights reserved.", "The Harbour Post"], ["Copyright © 2023 Butter & Thyme Kitchen", "Butter & Thyme Kitchen"], ["جميع الحقوق محفوظة لموقع الساحل اليوم 2023", "الساحل اليوم"],
    ["© 2021 Valley Media Ltd", undefined], ["© Jane Doe", undefined], ["All rights reserved 2021", undefined],
  ])("%s", (line, source) => expect(told(...body, line).source).toBe(source));

  test("a month by its other name is no agency", () => expect(told("5 تشرين الثاني (نوفمبر) 2023", ...body)).toMatchObject({ date: "2023-11-05" }));
  test("how new it is, is no part of a title", () => {
    const text = `🔴 عاجل | وصول القافلة إلى المدينة\n\n${body.join("\n")}`;
    expect(metadata(text, structure(text), {}).title).toBe("وصول القافلة إلى المدينة");
  });
});

describe("dates", () => {
  test.each([
    ["الأربعاء 16 يونيو 2021", "2021-06-16"], ["١٦ حزيران ٢٠٢١", "2021-06-16"], ["16 حزيران/يونيو 2021", "2021-06-16"], ["5 كانون الثاني 2020", "2020-01-05"], ["7 تشرين الأول 2019", "2019-10-07"],
    ["20 جانفي 2017", "2017-01-20"], ["3 أوت 2016", "2016-08-03"], ["آذار 2011", "2011-03"],
    ["June 16, 2021", "2021-06-16"], ["16 June 2021", "2021-06-16"], ["Jun. 16th, 2021", "2021-06-16"], ["September 2022", "2022-09"], ["Wed, 16 Jun 2021 10:00:00 GMT", "2021-06-16"],
    ["16 июня 2021 г.", "2021-06-16"], ["1 мая 2020 года", "2020-05-01"], ["16.06.2021", "2021-06-16"],
    ["16 de junio de 2021", "2021-06-16"], ["16 août 2021", "2021-08-16"], ["16. März 2021", "2021-03-16"], ["16 Ağustos 2021", "2021-08-16"], ["2021年6月16日", "2021-06-16"], ["16 जून 2021", "2021-06-16"],
    ["23 kwietnia 2021", "2021-04-23"], ["17 жовтня 2023", "2023-10-17"], ["14 مارچ 2023", "2023-03-14"], ["١٥ / تشرين الثاني / ٢٠٢١", "2021-11-15"],
    ["2021-06-16", "2021-06-16"], ["16/06/2021", "2021-06-16"], ["06/16/2021", "2021-06-16"],
  ])("%s", (text, iso) => expect(findDate(text)).toBe(iso));

  test.each(["16 يونيو", "June 16", "31 February 2021", "45 May 2021", "2021", "call 2021-99-99", "May he live"])("no date: %s", (text) => expect(findDate(text)).toBeUndefined());

  test("of an English 3/4/2021 only the year is certain", () => {
    expect(normalDate("03/04/2021", "en")).toBe("2021");
    expect(normalDate("03/04/2021", "ar")).toBe("2021-04-03");
  });

  test.each([["2021", "2021"], ["2021-06", "2021-06"], ["2021-06-16T23:30:00Z", "2021-06-16"], ["2021-13", undefined]])("given %s", (given, iso) => expect(normalDate(given)).toBe(iso));
});

test.each([
  ["ar", "انتهى الاجتماع مساء أمس"], ["fa", "این گزارش درباره گسترش کتابخانه‌های شهر است"], ["ur", "یہ خبر لاہور کے ایک اسکول کے بارے میں ہے"], ["ru", "Встреча закончилась вечером"], ["uk", "Зустріч закінчилася ввечері, її учасники задоволені"], ["zh", "会议昨晚结束"], ["hi", "बैठक कल शाम समाप्त हुई"],
  ["en", "The meeting was held in the town and ended late"], ["fr", "La réunion dans la ville est terminée pour les élus"], ["es", "La reunión en la ciudad terminó por la noche y no habrá otra"], ["de", "Das Treffen in der Stadt ist zu Ende und wird nicht wiederholt"], ["tr", "Toplantı bu akşam için ertelendi ve daha sonra yapılacak"], [undefined, "12 34 --"],
])("language %s", (language, text) => expect(languageOf(text)).toBe(language));

test.each([
  ["en", "Tarn 24 - Jane Harrow", "Tarn 24", "Jane Harrow"],
  ["ru", "Тарн 24 - Анна Петрова", "Тарн 24", "Анна Петрова"],
  ["ar", "أطلس 24 - سامي قطيش", "أطلس 24", "سامي قطيش"],
  ["en", "The Orme Press - Jane Harrow", "The Orme Press", "Jane Harrow"],
  ["ru", "Орм-Пресс - Анна Петрова", "Орм-Пресс", "Анна Петрова"],
  ["ar", "أورم بريس - سامي قطيش", "أورم بريس", "سامي قطيش"],
] as const)("the house, and who wrote for it: %s", (language, line, source, author) => {
  const [title, story] = MILL[language];
  const text = `${title}\n${line}\n${story}\n`;
  expect(metadata(text, structure(text), {})).toEqual({ title, source, author, language });
});

test.each([
  ["en", "Chief coach - John Marsh"], ["en", "Interview - Jane Harrow"], ["ru", "Старший тренер - Иван Петров"], ["ru", "Роль Гамлета - Иван Петров"], ["ar", "المدرب العام - سامي قطيش"], ["ar", "حوار - ليلى قطيش"],
] as const)("who does what is no house with its writer: %s %s", (language, line) => {
  const [title, story] = MILL[language];
  for (const text of [`${title}\n${line}\n${story}\n`, `${title}\n${story}\n${line}\n`]) expect(metadata(text, structure(text), {})).toEqual({ title, language });
});
