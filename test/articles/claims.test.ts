import { describe, expect, it, test } from "vitest";
import { conflicts } from "../../src/articles/claims/alignment.ts";
import { claim } from "../../src/articles/claims/claims.ts";
import { numerals } from "../../src/articles/claims/numerals.ts";
import { ordinals } from "../../src/articles/claims/ranks/ordinals.ts";
import { compared, otherwise } from "../../src/articles/claims/sameness.ts";
import { sidesAt } from "../../src/articles/claims/votes/sides.ts";
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
  ["three and a half hours, a million and a quarter", [3.5, 1_250_000]],
  ["مليونا ونصف المليون دولار وثلاثة ونصف", [1_500_000, 3.5]],
  ["три с половиной миллиона", [3_500_000]],
  ["أحد عشر", [11]],
  ["two dozen boats, a dozen of them", [24, 12]],
  ["два десятка домов", [20]],
  ["half past of it, half past", [0.5, 0.5]],
  ["half a million trees, half a dozen of them", [500_000, 6]],
  ["نصف مليون شجرة وربع مليون", [500_000, 250_000]],
  ["полмиллиона деревьев, четверть миллиона", [500_000, 250_000]],
  ["a quarter of a million trees, three quarters of a million", [250_000, 750_000]],
  ["ثلاثة أرباع المليون، ربع المليون", [750_000, 250_000]],
  ["три четверти миллиона, четверть века", [750_000, 0.25]],
  ["ألفين وثلاثمئة شجرة وألفي نخلة ومليونين ونصف المليون", [2300, 2000, 2_500_000]],
  ["ستا وثلاثين ساعة", [36]],
])("numbers in words and digits: %s", (text, values) => {
  expect(numerals(words(text).map(({ folded }) => folded)).map(({ value }) => value)).toEqual(values);
});

const SEVENTEENTH = ["17 May", "May 17", "the 17th of May", "May 17th, 2024", "the seventeenth of May", "on May seventeenth", "17 мая", "17-го мая 2024 года", "к семнадцатому мая", "17 مايو", "17 من شهر أيار", "الـ17 من أيار", "السابع عشر من شهر مايو", "17 أيار/مايو"];
const SIXTEENTH = ["16 May", "May the 16th", "the sixteenth of May", "шестнадцатого мая", "السادس عشر من مايو"];
it.each(SEVENTEENTH)("a day is the same however it is written, and no other: %s", (day) => {
  for (const same of SEVENTEENTH) expect(compared(claim(day), claim(same))).toBe("same");
  for (const other of SIXTEENTH) expect(compared(claim(day), claim(other))).toBe("differ");
});

it.each([
  ["On the night of 2 August 27 shops burned", "day 2", "number 27"],
  ["On August 2, 27 shops burned", "day 2", "number 27"],
  ["In May three shops burned", "number 3"],
  ["In May the third shop burned", "number 3"],
  ["2 августа сгорело 27 магазинов", "day 2", "number 27"],
  ["В мае сгорели три магазина", "number 3"],
  ["В мае сгорел третий магазин", "number 3"],
  ["مساء 2 أغسطس، فالتهم 27 محلا", "day 2", "number 27"],
  ["في 2 آب/أغسطس 27 محلا", "day 2", "number 27"],
  ["في مايو ثلاثة محلات", "number 3"],
  ["May 17 and 18", "day 17", "day 18"],
])("what is counted beside a day is no day: %s", (text, ...told) => {
  expect(claim(text).facts.flatMap(({ kind, value }) => (kind === "month" ? [] : [`${kind} ${value}`]))).toEqual(told);
});

test.each([
  ["двадцатипятилетняя", "25 лет"],
  ["83-летний Ханс", "83 года"],
  ["трёхдневный визит", "3 дня"],
  ["сорокаминутный концерт", "40 минут"],
  ["пятикилометровый забег", "5 километров"],
  ["بعد ساعتين", "2 hours"],
  ["عامان", "2 года"],
  ["وأسبوعين", "two weeks"],
  ["a three-day visit", "3 дня"],
])("a number and what it counts may be one word: %s", (joined, apart) => {
  const [one, other] = [claim(joined), claim(apart)].map(({ facts }) => facts.map(({ kind, value, unit }) => ({ kind, value, unit }))) as [unknown[], unknown[]];
  expect(one).toEqual(other);
  expect(one).toHaveLength(1);
});

test.each(["летний лагерь", "многолетняя работа", "совершеннолетний", "столовый прибор", "часовой мастер", "مدينتين", "ميدان", "حسين وأيمن"])("and what only ends like that is none: %s", (text) => {
  expect(claim(text).facts).toEqual([]);
});

it.each(["3 тысячи, 500 из них", "two thousand people, 500 dogs", "3 آلاف، 500 منهم", "3 тысячи 20 домов"])("of two numbers none goes on with the other: %s", (text) => {
  expect(claim(text).facts).toHaveLength(2);
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
    ["مساء الاثنين", "مساء الثلاثاء"],
    ["ثمانية عمال", "ثمانية عشر عاملا"],
    ["в пятницу", "в субботу"],
    ["did resign", "did not resign"],
    ["الشركة سترفع السعر", "الشركة لن ترفع السعر"],
    ["ستعلق الإضراب", "لن تعلق الإضراب ما لم تصرف المنحة"],
    ["let whey run into the brook", "denies that it let whey run into the brook"],
    ["مياه الشرب ملوثة", "نفت أن تكون مياه الشرب ملوثة"],
    ["взрывает породу по ночам", "отрицает, что взрывают породу по ночам"],
    ["закончит забастовку", "не закончит забастовку, пока не выплатят премию"],
    ["قد تغلق الوزارة المدرسة", "ستغلق الوزارة المدرسة"],
    ["может закрыть маршрут", "закроет маршрут"],
    ["Tolliver may move its hall", "Tolliver will move its hall"],
    ["€40 million", "$40 million"],
    ["200 دولار", "200 دينار"],
    ["5000 рублей", "5000 долларов"],
    ["$40 million", "50 миллионов долларов"],
    ["2 percentage points", "2 percent"],
    ["2 %", "2 процентных пункта"],
    ["نقطتين مئويتين 2 نقاط مئوية", "2 بالمئة"],
    ["at least 50", "22 workers"],
    ["ما لا يقل عن 25 مشجعا", "12 مشجعا"],
    ["не менее 100 деревьев", "64 дерева"],
    ["at least 25", "at least 30"],
    ["no less than 100 trees", "64 trees"],
    ["no more than 5", "7"],
    ["between 15 and 20", "23"],
    ["от 15 до 20 человек", "12 человек"],
    ["won 1-3", "won 1-2"],
    ["three hours and a half", "three hours"],
    ["an hour and a half", "30 minutes"],
    ["ساعة ونصف", "30 دقيقة"],
    ["الثامنة والنصف مساء", "الثامنة مساء"],
    ["185 kilometres, not 140 kilometres", "140 kilometres"],
    ["185 كيلومترا، لا 140 كيلومترا", "140 كيلومترا"],
    ["185 километров, а не 140 километров", "140 километров"],
  ])("differ: %s | %s", (a, b) => {
    expect(compared(claim(a), claim(b))).toBe("differ");
    expect(compared(claim(b), claim(a))).toBe("differ");
  });

  it.each([
    ["Three", "3 men"],
    ["an hour and a half", "90 minutes"],
    ["ساعة ونصف الساعة", "90 دقيقة"],
    ["год с половиной", "18 months"],
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
    ["$40 million", "40 миллионов долларов США"],
    ["1.5 مليون دولار", "مليونا ونصف المليون دولار"],
    ["три с половиной километра", "3,5 км"],
    ["3 ساعات ونصف", "3.5 hours"],
    ["half a point", "0.5 percentage points"],
    ["25 basis points", "0.25 процентного пункта"],
    ["15–20 thousand", "between 15,000 and 20,000"],
    ["от 15 до 20", "بين 15 و20"],
    ["الساعة الثامنة والنصف مساء", "20:30"],
    ["half past seven in the evening", "19:30"],
    ["a quarter to seven in the evening", "18:45"],
    ["без четверти семь вечера", "18:45"],
    ...["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "وباثني عشر"].map((twelve): [string, string] => ["12", twelve]),
    ["11 حالة", "إحدى عشرة حالة"],
    ["22", "اثنان وعشرون"],
    ["21", "واحد وعشرين"],
    ["112", "مئة واثني عشر"],
    ["12000", "اثني عشر ألفا"],
    ["23 sailors", "twenty-three sailors"],
    ...["двенадцать", "двенадцати", "двенадцатью"].map((twelve): [string, string] => ["12", twelve]),
    ["23", "двадцатью тремя"],
    ["8 домов", "восемью домами"],
    ["четверо", "4"],
    ["1,2 миллиона", "1 млн 200 тыс."],
    ["3500 рублей", "3 тысячи 500 рублей"],
    ["1.2 مليون", "مليون و200 ألف"],
    ["3,500 طن", "3 آلاف و500 طن"],
    ["3.2 million pounds", "3 million 200 thousand pounds"],
    ["half of them", "50 %"],
    ["половина", "50 процентов"],
    ["نصف", "50 في المئة"],
  ])("are the same: %s | %s", (a, b) => expect(compared(claim(a), claim(b))).toBe("same"));

  it.each([
    ["six years", "18 May 1756"],
    ["204 هـ", "767-820م"],
    ["on Friday", "12 June"],
    ["at least 30 passengers", "37 passengers"],
    ["ما لا يقل عن 25 مشجعا", "31 مشجعا"],
    ["более 100 деревьев", "134 дерева"],
    ["up to 40 %", "12 %"],
    ["between 15 and 20", "17"],
    ["15–20 тысяч", "18 000"],
    ["$40 million", "€37 million"],
    ["a man with a dog", "a dog with three legs"],
    // In another unit it is rounded, by no more than its last digit leaves open.
    ["38 metres", "125 feet"],
    ["100 كيلومتر", "62 ميلا"],
    ["100 километров", "60 миль"],
    ["أحدهم", "يوم الاثنين"],
    // What is denied further off is not put for what stands before it.
    ["185 kilometres, which were not all ready at 140 kilometres", "140 kilometres"],
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

test.each([
  ["The school cost one million three hundred thousand dinars.", "three hundred thousand dinars", "one million three hundred thousand dinars"],
  ["بلغت كلفة الجسر مليوناً وأربعمئة ألف دينار.", "وأربعمئة ألف دينار", "مليوناً وأربعمئة ألف دينار"],
  ["Построили двадцать три дома.", "двадцать", "двадцать три"],
  ["The bridge is 84 metres long.", "84 metres", "84 metres"],
])("a span cuts no number: %s", (text, span, whole) => {
  const start = text.indexOf(span);
  const { start: from, end } = widened(text, { start, end: start + span.length });
  expect(text.slice(from, end)).toBe(whole);
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
  // A clause that somebody denies, and what is not so before then.
  expect(wide("The dairy denies that it let whey run into the brook.", "let whey run")).toBe("denies that it let whey run");
  expect(wide("ونفت المديرية أن تكون المياه ملوثة.", "المياه ملوثة")).toBe("ونفت المديرية أن تكون المياه ملوثة");
  expect(wide("Руководство отрицает, что в карьере взрывают породу.", "взрывают породу")).toBe("отрицает, что в карьере взрывают породу");
  expect(wide("He denied the charge, and said the bridge is closed.", "the bridge is closed")).toBe("the bridge is closed");
  expect(wide("The ferry will not sail again before 27 March.", "before 27 March")).toBe("will not sail again before 27 March");
  expect(wide("لن تبحر العبارة قبل 27 آذار.", "قبل 27 آذار")).toBe("لن تبحر العبارة قبل 27 آذار");
  expect(wide("Паром не выйдет в рейс до 27 марта.", "до 27 марта")).toBe("не выйдет в рейс до 27 марта");
  expect(wide("The shop, which did not open on Monday, is shut until 5 May.", "until 5 May")).toBe("until 5 May");
});

test.each<[string, [string, number, string[]][]]>([
  ["the third edition, a 22nd annual fair", [["third", 3, ["edition"]], ["22nd", 22, ["annual"]]]],
  ["the twenty-second fair for the second time", [["twenty-second", 22, ["fair"]], ["second", 2, []]]],
  ["on the second of May, May 2nd, 2nd May", []],
  ["вторая книга, во 2-й серии, двадцать третьего съезда", [["вторая", 2, ["книга"]], ["2-й", 2, ["серии"]], ["двадцать третьего", 23, ["съезда"]]]],
  ["Второго мая, треть членов, в третий раз", [["третий", 3, []]]],
  ["الطبعة الثالثة وطبعة رابعة وثالث رواية", [["الثالثة", 3, ["الطبعه"]], ["رابعة", 4, ["وطبعه"]], ["وثالث", 3, ["روايه"]]]],
  ["الدورة الـ15 والجلسة الثانية والعشرون والدورة الثالثة عشرة", [["الـ15", 15, ["الدوره"]], ["الثانية والعشرون", 22, ["والجلسه"]], ["الثالثة عشرة", 13, ["والدوره"]]]],
  ["كانون الثاني وتشرين الأول والثاني من أيار", []],
])("the places in rows of %s", (text, expected) => {
  expect(ordinals(text).map(({ start, end, value, nouns }) => [text.slice(start, end), value, nouns])).toEqual(expected);
});

test.each<[string, Record<string, string>]>([
  ["Five members voted for the plan, eight against, and two abstained.", { for: "Five", against: "eight", abstained: "two" }],
  ["Nine were in favour and four against.", { for: "Nine", against: "four" }],
  ["The board approved the plan by 11 votes to 6.", { for: "11", against: "6" }],
  ["The board threw out the plan by 9 votes to 8.", { against: "9", for: "8" }],
  ["За проголосовали пять депутатов, против — восемь, двое воздержались.", { for: "пять", against: "восемь" }],
  ["Дума отклонила проект 9 голосами против 8.", { against: "9", for: "8" }],
  ["صوّت لصالحه خمسة أعضاء وعارضه ثمانية وامتنع اثنان.", { for: "خمسة", against: "ثمانية", abstained: "اثنان" }],
  ["أقر المجلس الموازنة بأغلبية تسعة أصوات مقابل أربعة.", { for: "تسعة", against: "أربعة" }],
  ["The council decided by 17 votes to 9 to close the lane.", { for: "17", against: "9" }],
  ["Совет решил 17 голосами против 9 закрыть улицу.", { for: "17", against: "9" }],
  ["قرر المجلس بأغلبية 17 صوتا مقابل 9 إغلاق الشارع.", { for: "17", against: "9" }],
  // No vote, or nothing of what came of it.
  ["The council decided against the plan by 9 votes to 8.", {}],
  ["The council decided not to close it by 9 votes to 8.", {}],
  ["Совет решил не закрывать её 9 голосами против 8.", {}],
  ["قرر المجلس عدم إغلاقه بأغلبية 9 أصوات مقابل 8.", {}],
  ["Harlow beat Tarn 3 to 2.", {}],
  ["He waited for five hours and drove 40 miles.", {}],
  ["Он ждал пять часов, а ехал сорок минут за молоком.", {}],
])("who was on which side: %s", (text, expected) => {
  expect(Object.fromEntries(sidesAt(text, 0).map(({ side, start, end }) => [side, text.slice(start, end)]))).toEqual(expected);
});
