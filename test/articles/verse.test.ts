import { describe, expect, test } from "vitest";
import { metadata } from "../../src/articles/blocks/metadata.ts";
import { structure } from "../../src/articles/blocks/structure.ts";

/** Poems in plain text: every line is a line of the text, the headline apart. */
const read = (text: string, title?: string) => {
  const blocks = structure(text, { markup: "plain", ...(title !== undefined && { title, record: true }) });
  const body = blocks.filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end));
  return { body, title: metadata(text, blocks, {}).title };
};

const POEMS = {
  en: ["The lamp on the quay", "The ferry comes at seven\nWith herring in its hold,\nThe lamp is lit at seven\nAgainst the wind and cold.", "My mother counts the boats in\nAnd writes them in a book,\nEleven came this evening\nAnd no one dared to look."],
  "en, a refrain": ["Song of the mill", "The mill goes round\nThe mill goes round\nand grinds the corn\nfor bread at morn", "Song of the mill\nthe night is long\nthe wheel is strong\nand so the song"],
  ru: ["Журавли над рекой", "Над тихой рекой журавли\nУносят последний свет\nИ в тёмной осенней дали\nТеряется их лёгкий след.", "Мы ждали письма до зимы\nНо почта стоит за рекой\nИ двери не отперли мы\nПока не настал покой."],
  "ru, short": ["Песня мельницы", "Мельница вертится\nМельница кружится\nмелет зерно\nна утренний хлеб"],
  ar: ["قنديل الميناء", "تعود السفينة عند المساء\nوفي جوفها سمك وملح\nويضاء القنديل عند المساء\nفلا يطفئه ريح أو جرح", "تعد أمي القوارب ليلا\nوتكتبها في كتاب قديم\nأحد عشر قاربا عاد ليلا\nولم يجرؤ أحد أن ينام"],
  "ar, without a mark": ["أغنية الطاحونة", "تدور الطاحونة في الليل\nتدور على مهل\nتطحن القمح لنا\nلخبز الصباح"],
} as const;

describe.each(Object.entries(POEMS))("%s", (_, [title, ...stanzas]) => {
  const lines = stanzas.join("\n").split("\n");
  test("under its headline, with a gap or without", () => {
    expect(read(`${title}\n\n${stanzas.join("\n\n")}\n`)).toEqual({ body: lines, title });
    if (stanzas.length > 1) expect(read(`${title}\n${stanzas.join("\n\n")}\n`)).toEqual({ body: lines, title });
  });
  test("in a record with a title, and as a text without one", () => {
    expect(read(`${stanzas.join("\n\n")}\n`, "Another").body).toEqual(lines);
    if (stanzas.length > 1) expect(read(`${stanzas.join("\n\n")}\n`)).toEqual({ body: lines, title: undefined });
  });
});

describe("short lines that are no poem", () => {
  test.each([
    ["en", "Council of Orme votes for the quay", "The council of Orme voted on Tuesday evening to mend the old quay before the winter.", "Read also\nHarbour to be dredged in May\nFerry fares rise again?\nWeir of Lorn is open\nWho pays for the school?"],
    ["ru", "Совет Орма решил чинить причал", "Совет Орма во вторник вечером решил починить старый причал до зимы за счёт дорожного фонда.", "Читайте также\nГавань углубят в мае этого года\nПроезд на пароме опять дорожает?\nПлотина в Лорне открыта\nКто заплатит за школу?"],
    ["ar", "مجلس أورم يقرر إصلاح الرصيف", "قرر مجلس أورم مساء الثلاثاء إصلاح الرصيف القديم قبل الشتاء من صندوق الطرق في البلدة.", "اقرأ أيضا\nتجريف الميناء في أيار المقبل\nأجور العبارة ترتفع مجددا؟\nافتتاح سد لورن الجديد\nمن يدفع ثمن المدرسة؟"],
  ] as const)("headlines under a short story: %s", (_, title, sentence, links) => {
    expect(read(`${title}\n\n${sentence}\n\n${links}\n`)).toEqual({ body: [sentence], title });
  });

  test.each([
    ["en", "Home\nNews\nSport\nWeather", "Council of Orme votes for the quay", "The council of Orme voted on Tuesday evening to mend the old quay."],
    ["ru", "Главная\nНовости\nСпорт\nПогода", "Совет Орма решил чинить причал", "Совет Орма во вторник вечером решил починить старый причал."],
    ["ar", "الرئيسية\nالأخبار\nالرياضة\nالطقس", "مجلس أورم يقرر إصلاح الرصيف", "قرر مجلس أورم مساء الثلاثاء إصلاح الرصيف القديم قبل الشتاء."],
  ] as const)("a menu over a story of one sentence: %s", (_, menu, title, sentence) => {
    expect(read(`${menu}\n\n${title}\n\n${sentence}\n`)).toEqual({ body: [sentence], title });
  });
});

/** Reports of a few short sentences, each on a line of its own: they look like stanzas. */
const NOTES = {
  en: { date: "12 May 2024", name: "Jane Harrow", menu: ["Home", "News", "Sport", "Weather"], about: ["About the project", "Prices for adverts", "Our address"], title: "Quay of Orme to be mended", sentences: ["The council voted on Tuesday evening.", "Nine were for it and four against.", "Work begins in June.", "It will cost 40,000 crowns."] },
  ru: { date: "12 мая 2024", name: "Анна Белова", menu: ["Главная", "Новости", "Спорт", "Погода"], about: ["О проекте", "Реклама на сайте", "Контакты редакции"], title: "Причал в Орме починят", sentences: ["Совет голосовал во вторник вечером.", "Девять были за, четверо против.", "Работы начнутся в июне.", "Они обойдутся в 40 тысяч крон."] },
  ar: { date: "12 مايو 2024", name: "خالد السالم", menu: ["الرئيسية", "الأخبار", "الرياضة", "الطقس", "اتصل بنا"], about: ["حول المشروع", "الإعلان في الموقع", "عنوان التحرير"], title: "إصلاح رصيف أورم القديم", sentences: ["صوت المجلس مساء الثلاثاء.", "تسعة مع القرار وأربعة ضده.", "تبدأ الأعمال في يونيو.", "تكلف الأعمال 40 ألف دينار."] },
} as const;

describe.each(Object.entries(NOTES))("short sentences line by line: %s", (language, { date, name, menu, about, title, sentences }) => {
  test("under a date and a headline", () => {
    expect(read(`${date}\n${title}\n${sentences.join("\n")}\n`)).toEqual({ body: sentences, title });
  });
  test("under a name and a headline", () => {
    expect(read(`${name}\n${title}\n${sentences.join("\n")}\n`).body).toEqual(sentences);
  });
  test("between menus", () => {
    expect(read(`${menu.join("\n")}\n\n${title}\n\n${sentences.join("\n")}\n\n${about.join("\n")}\n`)).toEqual({ body: sentences, title });
  });
  test("right above a list of headlines", () => {
    const others = { en: ["Ferry fares to rise in spring", "School of Fell gets a new roof", "Weir of Lorn opens at last", "Mayor says no to a bridge", "Storm takes six boats"], ru: ["Проезд на пароме подорожает весной", "Школа в Фелле получила крышу", "Плотина в Лорне наконец открыта", "Мэр против нового моста", "Буря унесла шесть лодок"], ar: ["أجور العبارة ترتفع في الربيع المقبل", "سقف جديد لمدرسة فيل بعد انتظار", "سد لورن يفتح أخيرا أمام الزوار", "العمدة يرفض بناء جسر جديد", "عاصفة تأخذ ستة قوارب"] }[language]!;
    expect(read(`${title}\n\n${[...sentences, ...others].join("\n")}\n`)).toEqual({ body: sentences, title });
  });
  test("under a heading of their own", () => {
    const method = { en: "Method", ru: "Приготовление", ar: "الطريقة" }[language]!;
    const list = { en: ["fish of the lake", "butter and milk", "salt and pepper"], ru: ["рыба из озера", "масло и молоко", "соль и перец"], ar: ["سمك من البحيرة", "زبدة وحليب", "ملح وفلفل"] }[language]!;
    const { body } = read(`${title}\n\n${list.join("\n")}\n\n${method}\n${sentences.join("\n")}\n`);
    expect(body).not.toContain(method);
    expect(body).toEqual(expect.arrayContaining([...sentences]));
  });
});

test.each([
  ["en", "The Western Courier", "Quay of Orme to be mended", "Ferry fares rise again", "School of Fell gets its roof", "Weir of Lorn opens at last", "She saved a dog from the weir", "Mayor says no to new bridge"],
  ["ru", "Вестник Орма", "Причал в Орме починят", "Паром снова дорожает", "Школа в Фелле получила крышу", "Плотина в Лорне открыта", "Но мэр против нового моста", "Она спасла собаку у плотины"],
  ["ar", "بريد الساحل", "إصلاح رصيف أورم القديم", "ارتفاع أجور العبارة مجددا", "سقف جديد لمدرسة فيل", "افتتاح سد لورن أخيرا", "وزير النقل: لا جسر جديدا هذا العام", "قال إن البلدية لن تدفع"],
])("headlines under the name of a front page are no poem: %s", (_, name, ...headlines) => {
  expect(read(`${name}\n${headlines.join("\n")}\n`).body).not.toContain(headlines[1]);
});
