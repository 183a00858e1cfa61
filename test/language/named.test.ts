import { expect, it } from "vitest";
import { namedIn } from "../../src/language/questions/named.ts";

it.each([
  ["Who won the Lantern Race?", "Lantern Race"],
  ["How much did the rabies campaign cost?", "rabies campaign"],
  ["Who sat at the gate, according to Marsh?", "gate Marsh"],
  ["Who mended the zqxwv clock?", "zqxwv clock"],
  ["Did the State Department think so?", "State Department"],
  ["Что вызвало пожар в Верхнем-Ки?", "пожар Верхнем"],
  ["Кому одолжил лодку Юсуф ад-Рамли?", "лодку Юсуф Рамли"],
  ["Сколько денег получила школа?", "денег школа"],
  ["كم بلغت كلفة الترميم؟", "كلفة الترميم"],
  ["ليش ما شملت الحملة القرية؟", "الحملة القرية"],
  ["شو ناقص الفريق؟", "الفريق"],
  ["كم سيكلف ترميم القلعة؟", "ترميم القلعة"],
])("what a question names is told from what it says of that: %s", (question, named) => expect(namedIn(question).map(({ start, end }) => question.slice(start, end)).join(" ")).toBe(named));
