import { describe, expect, it } from "vitest";
import { reworded, standard } from "../../src/language/questions/dialect.ts";

describe("a question in dialect", () => {
  it.each([
    ["ليش سكّروا الجسر؟", "لماذا أغلقوا الجسر؟"],
    ["وين راح المركب اللي غرق مبارح؟", "أين ذهب السفينة الذي غرق أمس؟"],
    ["شحال من دار تهدمات؟", "كم من دار تهدمات؟"],
    ["إمتى هيفتحوا الكوبري؟", "متى سيفتحوا الجسر؟"],
    ["شلون طلع الطيار؟", "كيف طلع الطيار؟"],
    ["اكو مدرسة جديدة؟", "هل يوجد مدرسة جديدة؟"],
    ["ليش انفجر مرفأ بيروت؟", "لماذا انفجر مرفأ بيروت؟"],
    ["شو اسم كتابة بنات البيت؟", "ماذا اسم كتابة بنات البيت؟"],
    ["شو بيقولوا عن بيتكوين؟", "ماذا يقولوا عن بيتكوين؟"],
    ["شكون كيهضر معاه؟", "من يتكلم معاه؟"],
    ["ليه بيشوفوا المركب؟", "لماذا يشوفوا السفينة؟"],
    ["ومين شاف الحرامي؟", "ومن رأى اللص؟"],
    ["شو صار بالباص؟", "ماذا حدث بالحافلة؟"],
    ["شصار بالعربية امبارح؟", "ماذا حدث بالسيارة أمس؟"],
    ["متى بيبدون الشغل؟", "متى يبدأون العمل؟"],
    ["مين راح يفتح السوق؟", "من سوف يفتح السوق؟"],
    ["ليش عم يسكروا المحلات؟", "لماذا يغلقون المحلات؟"],
    ["ليه ما لقوش الحرامي؟", "لماذا ما لقوش اللص؟"],
    ["ليه مالقوش الحرامي؟", "لماذا ما وجدوا اللص؟"],
    ["بقديش انباع البيت؟", "بكم انباع البيت؟"],
    ["شكون اللي خلص الفلوس؟", "من الذي دفع المال؟"],
    ["طول الجسر قد إيه؟", "طول الجسر كم؟"],
    ["whos the mayor", "who is the mayor"],
    ["where r u going", "where are you going"],
    ["y did the bridge fall", "why did the bridge fall"],
    ["чё случилось", "что случилось"],
    ["скоко стоит мост", "сколько стоит мост"],
  ])("is read as it is written: %s", (asked, written) => expect(standard(asked)).toBe(written));

  it.each(["متى افتتح الجسر الجديد؟", "من لم يترك سوى المركب؟", "هل سافر جوا أم برا؟", "متى استقال منصور هادي؟", "كم هدفا سجل زين الدين زيدان؟", "أين ولد دا فينشي؟", "كيف يعيش بدو سيناء؟", "متى نزلت آية الصيام؟", "من قال إن في الحكومة وجوها قديمة؟", "متى انعقد مجلس عم الملك؟", "أين تقع مراكش؟", "What's the price of Y?", "Where is Wat Arun?", "Who wrote R?", "Кто выиграл ЧЕ?", "متى بني بيت بيروت؟", "When did the bridge open?", "Когда открыли мост?", "", "؟!", "\ud800"])("any other stays as it is: %j", (asked) => expect(standard(asked)).toBe(asked));
});

/** Of these words articles are made. */
const known = (...all: string[]) => (folded: string) => all.includes(folded);

describe("a word at the beginning that no article has", () => {
  it.each([
    ["كمم بيتا غمر النهر", "كم بيتا غمر النهر"],
    ["متتى فتح الجسر", "متى فتح الجسر"],
    ["لمذا أغلق الجسر", "لماذا أغلق الجسر"],
    ["wen did she die", "when did she die"],
    ["hw much is it", "how much is it"],
    ["hwo won the cup", "who won the cup"],
    ["in whcih year", "in which year"],
    ["сколко мостов", "сколько мостов"],
    ["пчему закрыли мост", "почему закрыли мост"],
    ["а когад откроют мост", "а когда откроют мост"],
  ])("is the question word that it was meant for: %s", (asked, written) => expect(reworded(asked, known()).text).toBe(written));

  it.each(["wheat prices", "whole milk", "hot water", "cow disease", "ميت في الحريق", "كلف الجسر", "عين السرو", "кот мэра", "столько мостов", "the wall hw much", "Wen Jiabao"])("is another word: %s", (asked) => expect(reworded(asked, known()).text).toBe(asked));

  it("and what articles have is no slip", () => {
    expect(reworded("whcih won", known("whcih")).text).toBe("whcih won");
    expect(reworded("сколко мостов", known("сколко")).text).toBe("сколко мостов");
  });
});

describe("what articles have", () => {
  it("stays as it was said where they have it said no other way", () => {
    expect(reworded("وين الباص؟", known("الباص")).text).toBe("أين الباص؟");
    expect(reworded("وين الباص؟", known("الباص", "حافله")).text).toBe("أين الحافلة؟");
  });

  it("tells a verb from what is set before it", () => {
    expect(reworded("ليش بيهدموا السوق؟", known("يهدموا")).text).toBe("لماذا يهدموا السوق؟");
    expect(reworded("ليش بيهدموا السوق؟", known()).text).toBe("لماذا بيهدموا السوق؟");
  });
});

it.each([
  ["لمين رح يبيعوا الباص؟", "الحافلة", "الباص"],
  ["لمين رح يبيعوا الباص؟", "لمن", "لمين"],
  ["لمين رح يبيعوا الباص؟", "يبيعوا", "يبيعوا"],
  ["hw much did the wall cost", "wall", "wall"],
  ["شو قال العمدة بتاع الندى؟", "العمدة", "العمدة"],
])("readers are told what they typed: %s", (asked, word, typed) => {
  const { text, typed: was } = reworded(asked, known("xx"));
  const start = text.indexOf(word);
  expect(was({ start, end: start + word.length }).trim()).toBe(typed);
  expect(was({ start: 0, end: text.length })).toBe(asked);
});
