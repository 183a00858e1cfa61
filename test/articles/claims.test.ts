import { describe, expect, it, test } from "vitest";
import { conflicts } from "../../src/articles/claims/alignment.ts";
import { claim } from "../../src/articles/claims/claims.ts";
import { numerals } from "../../src/articles/claims/numerals.ts";
import { compared, otherwise } from "../../src/articles/claims/sameness.ts";
import { widened } from "../../src/articles/claims/widened.ts";
import { words } from "../../src/language/words.ts";

test.each<[string, number[]]>([
  ["one hundred and five men and two dogs", [105, 2]],
  ["1.5 million pounds, 2,300 of them", [1_500_000, 2300]],
  ["خمسة وأربعون متدربا", [45]],
  ["مئة وعشرين سريرا", [120]],
  ["اثني عشر عاملا", [12]],
  ["15 ألف دينار", [15_000]],
  ["ألف ومئتان وثلاثة", [1203]],
  ["أصيب ثلاثة ركاب وأربعة أطفال", [3, 4]],
  ["двести сорок пять", [245]],
  ["полтора миллиона рублей и сорок", [1_500_000, 40]],
  ["2,3 тысячи", [2300]],
])("numbers in words and digits: %s", (text, values) => {
  expect(numerals(words(text).map(({ folded }) => folded)).map(({ value }) => value)).toEqual(values);
});

describe("two answers", () => {
  it.each([
    ["14 men", "41"],
    ["Nine people", "Six people"],
    ["ثلاثة ركاب", "أربعة ركاب"],
    ["сорок домов", "140 домов"],
    ["140 kilometres long", "185 كيلومترا"],
    ["22:15", "21:45"],
    ["в 8 утра", "в 8 вечера"],
    ["الساعة السادسة صباحا", "الساعة الثامنة صباحا"],
    ["12 حزيران", "19 حزيران"],
    ["May 5", "5 June"],
    ["Friday", "Saturday"],
    ["يوم الأحد", "يوم الاثنين"],
    ["в пятницу", "в субботу"],
    ["did resign", "did not resign"],
    ["الشركة سترفع السعر", "الشركة لن ترفع السعر"],
    ["قد تغلق الوزارة المدرسة", "ستغلق الوزارة المدرسة"],
    ["может закрыть маршрут", "закроет маршрут"],
    ["Tolliver may move its hall", "Tolliver will move its hall"],
  ])("differ: %s | %s", (a, b) => {
    expect(compared(claim(a), claim(b))).toBe("differ");
    expect(compared(claim(b), claim(a))).toBe("differ");
  });

  it.each([
    ["Three", "3 men"],
    ["5 p.m.", "17:00"],
    ["7 آذار", "7 مارس"],
    ["3 تشرين الأول 2021", "٣ أكتوبر ٢٠٢١"],
    ["June 2021", "16 June"],
    ["in 2021", "June 2021"],
    ["5 km", "5000 metres"],
    ["9,4 кг", "9,4 килограмма"],
    ["on Wednesday", "يوم الأربعاء"],
    ["about 12,000 visitors", "11,980"],
    ["no more than 5", "5"],
    ["didn't resign", "did not resign"],
    ["Dr. Samer Hajj", "Samer Hajj"],
    ["Виктор Ладыгин", "Viktor Ladygin"],
  ])("are the same: %s | %s", (a, b) => expect(compared(claim(a), claim(b))).toBe("same"));

  it.each([
    ["six years", "18 May 1756"],
    ["204 هـ", "767-820م"],
    ["on Friday", "12 June"],
    ["a man with a dog", "a dog with three legs"],
  ])("cannot be held against each other: %s | %s", (a, b) => expect(compared(claim(a), claim(b))).toBe("unlike"));

  it("may be two names", () => {
    expect(otherwise(claim("Noel Askew"), claim("Petra Lunn"))).toBe(true);
    expect(otherwise(claim("الدكتور سامر الحاج"), claim("الدكتورة ريم القاضي"))).toBe(true);
    expect(otherwise(claim("Виктор Ладыгин"), claim("Ladygin"))).toBe(false);
  });
});

describe("two sentences in nearly the same words", () => {
  const conflict = (a: string, b: string, strict = true) => conflicts(claim(a), a, claim(b), b, strict);
  it.each([
    ["The mine fire killed 14 men.", "The mine fire killed 41 men."],
    ["The minister Carla Voss did resign on Monday.", "The minister Carla Voss did not resign on Monday."],
    ["وافق مجلس بلدة الحور على بناء السوق.", "لم يوافق مجلس بلدة الحور على بناء السوق."],
    ["Губернатор Вершинин подписал закон.", "Губернатор Вершинин не подписал закон."],
    ["The mayor Clara Voss opened it.", "The mayor Carla Voss opened it."],
    ["From Monday the train leaves at 22:15. It stops everywhere.", "The train leaves at 21:45."],
  ])("one says what the other does not: %s | %s", (a, b) => {
    expect(conflict(a, b)).toBe(true);
    expect(conflict(b, a)).toBe(true);
  });

  it.each([
    ["Метеорит весом 12 килограммов упал в поле.", "Метеорит весом двенадцать килограммов упал в поле, сообщили в округе."],
    ["(البرق) - انقطعت الكهرباء ست ساعات يوم الثلاثاء.", "انقطعت الكهرباء 6 ساعات يوم الثلاثاء، وفقا لوكالة البرق."],
    ["لن تقام المباراة في موعدها.", "المباراة لن تقام في موعدها."],
  ])("they say the same: %s | %s", (a, b) => expect(conflict(a, b)).toBe(false));
});

test("a span takes the words beside it that deny it", () => {
  const wide = (text: string, span: string) => {
    const start = text.indexOf(span);
    const { start: from, end } = widened(text, { start, end: start + span.length });
    return text.slice(from, end);
  };
  expect(wide("It will not take place this year.", "take place")).toBe("will not take place");
  expect(wide("It will take place this year.", "take place")).toBe("take place");
  expect(wide("The minister Carla Voss did not resign on Monday.", "Carla Voss")).toBe("Carla Voss did not resign");
  expect(wide("إن الشركة لن ترفع السعر", "ترفع السعر")).toBe("لن ترفع السعر");
});
