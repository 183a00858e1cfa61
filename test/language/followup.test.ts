import { expect, test } from "vitest";
import { borrowed, completed, isOfSomebody, leans, pointsBack } from "../../src/language/questions/followup.ts";

test.each([
  ["And where was she born?", "Who is Mara Quill?", ["Mara", "Quill"]],
  ["ومتى افتتح؟", "أين يقع متحف النسيج؟", ["يقع", "متحف", "النسيج"]],
  ["А сколько рек из него вытекает?", "Где находится Байкал?", ["Байкал"]],
  ["А когда?", "Где находится Байкал?", ["находится", "Байкал"]],
  ["طب وليه تأجلت؟", "متى تبدأ دورة الرسم؟", ["دورة", "الرسم"]],
  ["وفي أي يوم؟", "متى تبدأ دورة الرسم؟", ["تبدأ", "دورة", "الرسم"]],
  ["А кем был её брат?", "Где родилась Мара Квиль?", ["Мара", "Квиль"]],
  ["كم عدد سكانها؟", "أين تقع قرية النبع؟", ["تقع", "قرية", "النبع"]],
  ["When?", "Who opened the baths?", ["opened", "baths"]],
])("%s leans on %s", (question, before, words) => expect(borrowed(question, before)).toEqual(words));

test.each([
  // In another script.
  ["من هو مؤلف المقدمة؟", "Кто тренер «Факела»?"],
  ["And where?", "أين يقع متحف النسيج؟"],
  // Two naming words stand alone.
  ["من هو مؤلف المقدمة؟", "من مدرب فريق النخيل؟"],
  ["Кто открыл аптеку?", "Кто тренер «Факела»?"],
  ["Who built the mill?", "Who is Mara Quill?"],
])("%s does not lean on %s", (question, before) => expect(borrowed(question, before)).toEqual([]));

test.each(["What is WHO?", "وزير الصحة", "واشنطن وموسكو", "Is there a hospital in Tarn?", "floods in Tarn this year"])("%s stands alone", (question) => expect(leans(question)).toBe(false));
test.each(["ومتى افتتح؟", "And where was she born?", "а кто его тренер?", "What happened there?"])("%s leans", (question) => expect(leans(question)).toBe(true));

test.each(["ومن صممه؟", "وكم يبلغ عمقها؟", "كم عدد سكانها؟", "А где он родился?", "And who designed it?", "ومتى ولد؟", "When?"])("%s is about nothing but what was asked about before", (question) => expect(pointsBack(question)).toBe(true));
test.each(["Who is the mayor of Corby?", "Is it true that Corby is closed?", "متى افتتح متحف الملح في السلط؟", "Кто построил мост через Ирень?", "أين المدرسة؟", "كم درهم سعر الخبز؟", "وين مدرسه النور؟"])("%s is about something of its own", (question) => expect(pointsBack(question)).toBe(false));

test.each([
  ["А где он родился?", "Когда лётчик Степан Ерохин сел на льдину?", "А где лётчик Степан Ерохин родился?"],
  ["And where was she born?", "When did the painter Mara Quill sell her house?", "And where was painter Mara Quill born?"],
  // The lake is not he.
  ["What colour is his house?", "Who is the mayor of Lake Orin?", "What colour is his house? mayor Lake Orin"],
  ["And who designed it?", "When did the Regal cinema open?", "And who designed it? Regal cinema"],
  ["ومن صممه؟", "متى افتتح متحف الملح؟", "ومن صممه؟ افتتح متحف الملح"],
  // Whoever won is known by that.
  ["What does she do for a living?", "Who won the Lantern Prize?", "What does she do for a living? won Lantern Prize"],
  ["А чем он занимается?", "Кто выиграл «Кубок Белых Скал»?", "А чем он занимается? выиграл Кубок Белых Скал"],
])("%s behind %s", (question, before, asked) => expect(completed(question, borrowed(question, before), before)).toBe(asked));

test("a person's pronoun stands for nobody but who was asked about", () => {
  expect(["А где он родился?", "Where was she born?", "And who designed it?"].map(isOfSomebody)).toEqual([true, true, false]);
});
