import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { render } from "../../src/telegram/messages/render.ts";
import { print } from "../../src/terminal/print.ts";
import { dated, libraryWith } from "./samples.ts";

/** A paper's archive in three languages; the same days in each. */
const files = {
  "en/recall.md": dated("2024-01-19", "Heater recall", "The maker Thermolux recalls 3,200 fan heaters because the cable may catch fire."),
  "en/library.md": dated("2024-06-17", "Library hours", "The library in Mill Lane keeps summer hours from Monday 1 July to Saturday 31 August 2024."),
  "en/flood.md": dated("2024-05-22", "Flood in Tarn", "The river Ure flooded nine houses in Tarn at night."),
  "en/flooded.md": dated("2021-05-22", "Flood in Tarn", "The river Ure flooded thirty houses in Tarn in one hour."),
  "en/tarn.md": dated("2024-03-02", "Choir of Tarn", "The choir of Tarn sang in the capital."),
  "ar/flood.md": dated("2024-05-22", "فيضان في الوادي", "غمر نهر الورد تسعة بيوت في بلدة الوادي ليلا."),
  "ar/bridge.md": dated("2024-03-02", "ذكرى الجسر", "تذكر أهل بلدة الوادي يوم 2 كانون الثاني 1974 حين انهار الجسر الحجري."),
  "ru/fire.md": dated("2024-05-22", "Пожар в Ельне", "В Ельне сгорел склад зерна. Пострадали пять человек."),
  "en/comet.md": "The comet Vell\n\nThe comet Vell was seen over the bay in October 1999, for three nights.",
  "ar/planes.md": dated("2024-04-02", "عطل في الطيران", "توقفت حركة الطيران ساعتين في الشمال بسبب عطل في الرادار."),
  "ru/fires.md": dated("2020-05-22", "Пожар в Ельне", "В Ельне сгорела пекарня. Пострадали два человека."),
};

let library: Awaited<ReturnType<typeof libraryWith>>;
beforeAll(async () => {
  library = await libraryWith(files);
});
afterAll(() => library.close());

const on = (question: string, day = "2024-05-23") => library.ask(question, { now: new Date(`${day}T09:00`) });
const quoted = async (question: string, day?: string) => (await on(question, day)).quotes.map(({ article }) => article);

describe("what happened on a day is told by the articles of the day, in whatever words the day is asked for", () => {
  it.each([
    ["What happened on 19 January 2024?", ["en/recall"]],
    ["What happened on the nineteenth of January, 2024?", ["en/recall"]],
    ["ماذا حدث في 19 كانون الثاني 2024؟", ["en/recall"]],
    ["ماذا حدث في التاسع عشر من يناير ٢٠٢٤؟", ["en/recall"]],
    ["Что случилось 19 января 2024 года?", ["en/recall"]],
    ["Что произошло девятнадцатого января 2024 года?", ["en/recall"]],
    ["What happened on 2 January 1974?", ["ar/bridge"]],
    ["Что случилось 2 января 1974 года?", ["ar/bridge"]],
    ["What happened in Tarn in March 2024?", ["en/tarn"]],
    ["شو صار ببلدة الوادي يوم 22 أيار 2024؟", ["ar/flood"]],
    ["ماذا حدث لبلدة الوادي في 22 أيار 2024؟", ["ar/flood"]],
    ["Что произошло в Ельне 22 мая 2024 года?", ["ru/fire"]],
    ["ماذا حدث في بلدة الوادي يوم 22/5/2024؟", ["ar/flood"]],
    ["What happened in 1999?", ["en/comet"]],
    ["ماذا حدث في تشرين الأول 1999؟", ["en/comet"]],
    ["Что произошло в октябре 1999 года?", ["en/comet"]],
  ])("%s", async (question, articles) => expect(await quoted(question)).toEqual(articles));
});

describe("yesterday and last week are the asker's", () => {
  it.each([
    ["What happened in Tarn yesterday?", "2024-05-23", ["en/flood"]],
    ["ماذا جرى في بلدة الوادي أمس؟", "2024-05-23", ["ar/flood"]],
    ["Что случилось в Ельне вчера?", "2024-05-23", ["ru/fire"]],
    ["What happened in Tarn last week?", "2024-05-28", ["en/flood"]],
    ["شو صار ببلدة الوادي الأسبوع الماضي؟", "2024-05-28", ["ar/flood"]],
    ["Что случилось в Ельне на прошлой неделе?", "2024-05-28", ["ru/fire"]],
    ["How many houses did the river Ure flood yesterday?", "2021-05-23", ["en/flooded"]],
    ["How many houses did the river Ure flood yesterday?", "2024-05-23", ["en/flood"]],
    ["Сколько человек пострадало вчера при пожаре в Ельне?", "2020-05-23", ["ru/fires"]],
    ["Any news this month from Tarn?", "2024-03-30", ["en/tarn"]],
  ])("%s on %s", async (question, day, articles) => expect((await quoted(question, day)).slice(0, 1)).toEqual(articles));
});

it("the last night of something is no yesterday", async () => {
  const { ask, close } = await libraryWith({ "fair.md": dated("2024-05-01", "Fair in Orme", "The fair in Orme goes on for five days. The choir of Tarn sings on its last night, led by Ada Quist.") });
  expect(await ask("Who leads the choir on the last night of the fair in Orme?", { now: new Date("2024-05-23T09:00") })).toMatchObject({ found: true });
  expect(await ask("Who led the choir in Orme last night?", { now: new Date("2024-05-23T09:00") })).toMatchObject({ found: false });
  await close();
});

describe("a day or month without its year is the last one by who asks, whether the article says it or is of it", () => {
  it.each([
    ["How many houses did the river Ure flood on 22 May?", "2024-05-30", ["en/flood"]],
    ["How many houses did the river Ure flood on 22 May?", "2022-02-01", ["en/flooded"]],
    ["كم بيتا غمر نهر الورد في أيار؟", "2024-06-01", ["ar/flood"]],
    ["Сколько человек пострадало при пожаре в Ельне в мае?", "2024-08-01", ["ru/fire"]],
    ["What was said about Tarn in March?", "2024-05-01", ["en/tarn"]],
    // Told of no day of its own.
    ["When does the library in Mill Lane keep summer hours in July?", "2024-07-05", ["en/library"]],
  ])("%s on %s", async (question, day, articles) => expect(await quoted(question, day)).toEqual(articles));
});

it.each([
  ["Latest news about Tarn", ["en/flood", "en/tarn", "en/flooded"]],
  ["آخر أخبار بلدة الوادي", ["ar/flood", "ar/bridge"]],
  ["Последние новости о Ельне", ["ru/fire", "ru/fires"]],
])("%s: the newest first", async (question, articles) => expect(await quoted(question)).toEqual(articles));

it.each([["What is new?"], ["ما الجديد؟"], ["Что нового?"]])("%s the newest of all, however many there are", async (question) => {
  const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
  const notices = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`notice-${n}.md`, dated(day(n), `Notice ${n}`, `Street number ${n} is swept on Friday, and parking there costs ${n} crowns.`)]));
  const many = await libraryWith({ ...notices, "quarry.md": dated("2025-01-01", "Granite", "A seam of red granite was uncovered by quarrymen.") });
  expect((await many.ask(question)).quotes.slice(0, 2).map(({ article }) => article)).toEqual(["quarry", "notice-119"]);
  await many.close();
});

// Turin, Турин and تورينو have the consonants of الطيران, "aviation".
it.each([["Latest news about Turin"], ["Последние новости о Турине"]])("%s: what only sounds like it is no news of it", async (question) => expect(await on(question)).toMatchObject({ found: false }));

it.each([
  ["Latest news about the comet Vell", "en/comet"],
  ["Последние новости о комете Велл", "en/comet"],
])("%s: what has no date may be about it", async (question, article) => expect((await quoted(question))[0]).toBe(article));

describe("where nothing is of the day it says so, and offers what is nearest in time, not as an answer", () => {
  it.each([
    ["What happened on 20 January 2024?", "en", "There is nothing of \u206820 January 2024\u2069 in the articles.", "en/recall"],
    ["ماذا حدث في 20 كانون الثاني 2024؟", "ar", "ليس في المقالات شيء من \u206820 يناير 2024\u2069.", "en/recall"],
    ["Что случилось 20 января 2024 года?", "ru", "За \u206820 января 2024 г.\u2069 в статьях ничего нет.", "en/recall"],
    ["What happened in April 2021?", "en", "There is nothing of \u2068April 2021\u2069 in the articles.", "en/flooded"],
    ["How many houses did the river Ure flood on 22 May 2019?", "en", "There is nothing of \u206822 May 2019\u2069 in the articles.", "en/flooded"],
    ["Сколько человек пострадало при пожаре в Ельне 22 мая 2018 года?", "ru", "За \u206822 мая 2018 г.\u2069 в статьях ничего нет.", "ru/fires"],
  ] as const)("%s", async (question, language, said, nearest) => {
    const answer = await on(question);
    expect(answer).toMatchObject({ found: false, quotes: [], nearest: expect.arrayContaining([expect.objectContaining({ article: nearest })]) });
    expect(render(answer, language).text).toContain(said);
    expect(print(answer, question).replace(/[\u2068\u2069]/g, "")).toContain(said.replace(/[\u2068\u2069]/g, ""));
  });
});

it("a day in what is asked, or one that is only about when something is so, refuses nothing", async () => {
  expect(await quoted("Which library keeps summer hours from Monday 1 July?")).toEqual(["en/library"]);
  expect(await quoted("Does the library in Mill Lane keep summer hours today?")).toContain("en/library");
});
