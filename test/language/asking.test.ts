import { describe, expect, it } from "vitest";
import { wanted } from "../../src/language/questions/asks.ts";
import { asking, beginning } from "../../src/language/questions/asking.ts";

it.each([
  ["reason", ["Почему пропал свет?", "Из-за чего пропал свет?", "شو سبب الحريق؟", "ما السبب في الحريق؟", "What was the cause of the fire?", "How come the bridge is shut?"]],
  ["number", ["كم بيتا غمر النهر؟", "How many houses?", "Сколько домов?"]],
  [undefined, ["What did the mayor say?", "Что сказал мэр?", "ماذا قال العمدة؟"]],
] as const)("asks for a %s", (kind, questions) => expect(questions.map(wanted)).toEqual(questions.map(() => kind)));

describe("how a text asks", () => {
  it.each([
    ["open", ["متى افتتح الجسر؟", "وين الجسر", "بكم بيع البيت؟", "اذكر أسماء الجسور", "who built the bridge", "Tell me about the bridge", "Сколько стоит мост?", "в каком году открыли мост", "والجسر؟", "وشو صار بالجسر", "فكم طول الجسر", "لوين راح الباص", "أيهما أطول", "شحال من جسر", "who built it", "whats the length", "скока мостов", "чё с мостом", "каковы размеры моста", "чьим был мост"]],
    ["polar", ["هل افتتح الجسر؟", "Is the bridge open?", "did the mayor resign", "Открыт ли мост?", "Правда, что мост открыт?", "واش تحل الجسر؟"]],
    ["topic", ["الجسر الجديد", "العقوبات على سوريا", "Harbour bridge", "opening of the bridge", "мост через Солу", "السكري من النوع الثاني", "ألم الظهر", "آية الكرسي", "May elections", "Wat Arun", "wheat prices", "чемпионат"]],
  ] as const)("%s", (kind, texts) => expect(texts.map((text) => [text, asking(text)])).toEqual(texts.map((text) => [text, kind])));

  it("a long text without a mark is no search for key words", () => {
    expect(asking("the mayor said on Monday that the new harbour bridge would open in May")).toBe("open");
  });
});

describe("what is asked to be so begins", () => {
  it.each([
    ["Is it true that | Arkady Losev resigned?"],
    ["Isn't it true that | he left?"],
    ["هل صحيح أن | الوزير استقال؟"],
    ["هل من الصحيح أنه | استقال؟"],
    ["هل حقا | استقال الوزير؟"],
    ["صحيح إن | الوزير استقال؟"],
    ["Правда ли, что | Лосев ушёл в отставку?"],
    ["Правда, что | он ушёл?"],
    ["Действительно ли | Лосев ушёл?"],
  ])("behind the frame: %s", (question) => expect(beginning(question.replace("| ", ""))).toBe(question.indexOf("|")));
  it.each(["Is it true?", "Is the true story told?", "هل الصحيح مذكور؟", "Правда восторжествовала?", "Верно служил ли он?"])("at the beginning where there is none: %s", (question) => expect(beginning(question)).toBe(0));
});
