import { describe, expect, test } from "vitest";
import { structure } from "../../src/articles/blocks/structure.ts";

/** Paragraphs that a margin broke into lines, of texts and of pages that became one text. */
const body = (text: string) => structure(text, { markup: "plain" }).filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end));
const plain = (texts: string[]) => texts.map((text) => text.replace(/\s+/g, " "));

function wrapped(text: string, margin: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (`${lines.at(-1)} ${word}`.length > margin) lines.push(word);
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
  }
  return lines.join("\n");
}

const STORY = {
  en: ["Council of Orme votes for the quay", "The council of Orme voted on Tuesday evening to mend the old quay before the winter, by nine votes to four. It takes the money from the fund for roads.", "The harbour master said that boats had lost their moorings twice in the storms of last year and that nobody had paid for it."],
  ru: ["Совет Орма решил чинить причал", "Совет Орма во вторник вечером решил починить старый причал до зимы девятью голосами против четырёх. Деньги возьмут из дорожного фонда.", "Начальник порта сказал, что в прошлогодние бури лодки дважды срывало с привязи и что никто за это не заплатил ни рубля."],
  ar: ["مجلس أورم يقرر إصلاح الرصيف", "قرر مجلس أورم مساء الثلاثاء إصلاح الرصيف القديم قبل الشتاء بتسعة أصوات مقابل أربعة. وتؤخذ الأموال من صندوق الطرق في البلدة.", "وقال رئيس الميناء إن العواصف قطعت حبال القوارب مرتين في العام الماضي وإن أحدا لم يدفع ثمن ذلك حتى هذا اليوم."],
} as const;
const LANGUAGES = ["en", "ru", "ar"] as const;

describe.each(LANGUAGES)("lines that a margin broke: %s", (language) => {
  const [title, ...paragraphs] = STORY[language];
  const text = (margin: number) => `${title}\n\n${paragraphs.map((paragraph) => wrapped(paragraph, margin)).join("\n\n")}\n`;
  test.each([24, 30, 36, 48])("margin %i", (margin) => {
    expect(plain(body(text(margin)))).toEqual(paragraphs);
  });
  test.each([60, 76])("margin %i: with so few lines at least nothing is lost", (margin) => {
    expect(plain(body(text(margin))).join(" ")).toBe(paragraphs.join(" "));
  });
});

describe("lines that nobody broke stay lines", () => {
  test.each([
    ["en", "Bring the following:", "two blankets", "a torch with spare batteries", "one litre of water", "a warm coat", "good boots"],
    ["ru", "Возьмите с собой:", "два одеяла", "фонарь с запасными батарейками", "один литр воды", "тёплую куртку", "сапоги"],
    ["ar", "أحضروا معكم:", "بطانيتين", "مصباحا مع بطاريات احتياطية", "لترا واحدا من الماء", "معطفا دافئا", "حذاء متينا"],
  ] as const)("a list: %s", (language, ...list) => {
    const text = `${STORY[language][0]}\n\n${list.join("\n")}\n\n${STORY[language][1]}\n`;
    expect(body(text)).toEqual([...list, STORY[language][1]]);
  });
  test("rows as long as each other", () => {
    const rows = ["Pier | First boat | Last boat", ...["Orme", "Dure", "Lorn", "Fell", "Hove", "Rest", "Tarn", "Wick"].map((pier, i) => `${pier} | 0${i}.10 | 1${i}.40`)];
    const text = `Boats of the lake\n\n${STORY.en[1]}\n\n${rows.join("\n")}\n`;
    expect(body(text)).toEqual([STORY.en[1], ...rows]);
  });
  test("headlines one below the other are not the article's", () => {
    const text = `${STORY.en[0]}\n\n${STORY.en[1]}\n\nRead also\nHarbour of Orme to be dredged\nFerry fares to rise in spring\nOld quay of Dure falls to sea\nMayor of Lorn opens new weir\nSchool of Fell gets its roof\n`;
    expect(body(text)).toEqual([STORY.en[1]]);
  });
});

describe.each([
  ["en", "Page 7", "Annals of the lake", "the men who went", "out on the ice were paid two shillings a day. The school stayed shut until March, and\nthe teachers went from house to house."],
  ["ru", "Стр. 7", "Летопись озера", "все, кто выходил", "на лёд, получали два рубля в день. Школа не открывалась до марта, и учителя ходили\nиз дома в дом всю зиму."],
  ["ar", "صفحة 7", "أخبار البحيرة", "من خرج من الرجال", "إلى الجليد كان يتقاضى قرشين في اليوم. وبقيت المدرسة مغلقة حتى آذار، وكان\nالمعلمون يطوفون على البيوت."],
] as const)("what stands around the pages of a printed text: %s", (language, page, running, last, first) => {
  const [title, paragraph, other] = STORY[language];
  const [lines, torn] = [wrapped(paragraph, 80), `${wrapped(other, 80).replace(/\.$/u, "")}, ${last}`];
  const text = `${title}\n\n${lines}\n\n${torn}\n${page}\n${running}\n${first}\n\n${page.replace("7", "8")}\n${running}\n${lines.replace(/^\S+/u, "—")}\n`;
  test("is not quoted, and no line beside it is lost", () => {
    const told = plain(body(text)).join(" ");
    for (const furniture of [page, page.replace("7", "8"), running]) expect(told).not.toContain(furniture);
    for (const line of [lines, torn, first]) expect(told).toContain(plain([line])[0]);
  });
  test("a number and a line that stand once are as before", () => {
    const once = `${title}\n\n${lines}\n\n${running}:\n7\n\n${lines}\n`;
    expect(plain(body(once)).join(" ")).toContain(running);
  });
});

describe("headlines as full as each other are not lines that a margin broke", () => {
  const lists = {
    "ar, narrow": ["إغلاق الطريق الساحلي، والسبب انهيار", "ارتفاع أسعار الخبز في أسواق المدينة", "بلدية رام تقرر زيادة رسوم النظافة", "وزير الزراعة يزور مزارع الوادي غدا", "فريق الهلال يفوز على ضيفه في الدوري", "مدارس المدينة تفتح أبوابها الأحد", "تعيين مدير جديد للمستشفى الحكومي", "العثور على نقود قديمة في حقل زيتون", "مهرجان الزيتون يعود بعد غياب عامين"],
    "ar, wide": ["إغلاق الطريق الساحلي حتى إشعار آخر، والسبب انهيار صخري", "ارتفاع أسعار الخبز في أسواق المدينة بعد قرار وزاري جديد", "بلدية رام تقرر زيادة رسوم النظافة على المحال التجارية", "وزير الزراعة يزور مزارع الوادي غدا ويلتقي المزارعين هناك", "فريق الهلال يفوز على ضيفه بثلاثة أهداف في مباراة الدوري", "مدارس المدينة تفتح أبوابها الأحد المقبل بعد عطلة الصيف"],
    en: ["Harbour of Orme to be dredged again", "Ferry fares to rise twice in spring", "Old quay of Dure, unsafe, is pulled down", "Mayor of Lorn opens the new weir early", "School of Fell gets its roof at last", "Storm tears six boats from the quay", "Lamp of Orme is lit after two years", "Museum shows forty boats of the lake"],
    ru: ["Гавань Орма будут углублять снова", "Проезд на пароме дорожает весной", "Старый причал Дура, опасный, снесли", "Мэр Лорна открыл плотину досрочно", "Школа Фелла наконец получила крышу", "Буря сорвала шесть лодок с причала", "Маяк Орма зажгли после двух лет тьмы", "Музей показывает сорок лодок озера"],
  } as const;
  test.each(Object.entries(lists))("%s", (language, list) => {
    const [title, ...paragraphs] = STORY[language.slice(0, 2) as keyof typeof STORY];
    const heading = { en: "Read also", ru: "Читайте также", ar: "اقرأ أيضا" }[language.slice(0, 2)];
    for (const above of [`${heading}\n`, ""]) expect(body(`${title}\n\n${paragraphs.join("\n\n")}\n\n${above}${list.join("\n")}\n`)).toEqual(paragraphs);
  });
  test("a bar within a wrapped line is no table's", () => {
    const paragraph = "The norm of a number gets smaller when it is multiplied by five, and completing the field with respect to the norm |−|p gives a field in which nobody can say what comes first and what comes last.";
    const many = Array.from({ length: 6 }, () => paragraph);
    expect(plain(body(`A norm of numbers\n\n${many.map((text) => wrapped(text, 34)).join("\n\n")}\n`))).toEqual(many);
  });
});
