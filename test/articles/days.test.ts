import { expect, test } from "vitest";
import { namedDays } from "../../src/articles/facts/days.ts";

const found = (text: string, date: string | undefined, language: string) => namedDays(text, date, language).map((day) => `${text.slice(day.start, day.end)} ${day.date}`);

test.each([
  ["ar", "وصل الوفد اليوم الأربعاء إلى جنيف، ويغادر غدًا.", "2021-06-16", ["اليوم 2021-06-16", "غدًا 2021-06-17"]],
  ["ar", "عقد الاجتماع مساء أمس، وأعلنت نتائجه أول أمس.", "2021-03-01", ["أمس 2021-02-28", "أول أمس 2021-02-27"]],
  // Printed on Thursday, written on Wednesday.
  ["ar", "اجتماعا اليوم الأربعاء في العاصمة", "2021-06-17", ["اليوم 2021-06-16"]],
  ["en", "The bridge opened today. Yesterday it rained; the day before yesterday it did not.", "2024-03-01", ["today 2024-03-01", "Yesterday 2024-02-29", "the day before yesterday 2024-02-28"]],
  ["en", "The council votes tomorrow, on Friday", "2021-12-31", ["tomorrow 2021-12-31"]],
  ["ru", "Мост открыли сегодня, в среду, а вчера его мыли.", "2021-06-16", ["сегодня 2021-06-16", "вчера 2021-06-15"]],
  ["fr", "Le pont ouvre aujourd’hui; hier il pleuvait.", "2021-06-16", ["aujourd’hui 2021-06-16", "hier 2021-06-15"]],
] as const)("%s: %s", (language, text, date, days) => expect(found(text, date, language)).toEqual(days));

test.each([
  ["ar", "لليوم الثالث على التوالي، وفي اليوم التالي، وقالت صحيفة اليوم السابع، وفي اليوم نفسه، واليوم العالمي للمعلم"],
  ["en", "Todays are long, and a yesterdayish mood"],
  ["de", "Hier steht ein Haus."],
])("%s: none of these is a day", (language, text) => expect(found(text, "2021-06-16", language)).toEqual([]));

test("without a day of writing, or in a language unknown, nothing is told", () => {
  expect(found("It opened today.", undefined, "en")).toEqual([]);
  expect(found("It opened today.", "2021-06", "en")).toEqual([]);
  expect(found("今天", "2021-06-16", "zh")).toEqual([]);
});
