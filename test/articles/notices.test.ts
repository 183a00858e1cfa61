import { describe, expect, test } from "vitest";
import { body, Folder, of } from "./folder.ts";

const folder = new Folder();

const STORIES = {
  en: ["The mill of Tarn stands by the river and was built in 1861 by Anders Holm.", "The county wants to keep it, and the mayor said that it will be opened in May."],
  ru: ["Мельница Тарна стоит у реки, её построил в 1861 году Андерс Хольм.", "Округ хочет её сохранить, а мэр сказал, что её откроют в мае."],
  ar: ["تقف طاحونة تارن عند النهر وقد بناها أندرس هولم سنة 1861 للبلدة.", "وتريد المحافظة الحفاظ عليها وقال رئيس البلدية إنها تفتح في أيار."],
};
const TITLES = { en: "The mill is kept", ru: "Мельницу сохранят", ar: "الطاحونة باقية" };

const SENTENCES: Record<keyof typeof STORIES, string[]> = {
  en: [
    "Found an error of 40 crowns in the bill, the auditor said, and paid it.",
    "For more than a year, follow-up talks failed.",
    "For more than 40 years the weekly market, follow-up of an older one, stood by the river.",
    "The pictures stand under a Creative Commons licence, and the museum asks for nothing but its name, director Olga Brandt said.",
    "For these 310 pictures all rights reserved is still the rule, the museum said.",
    "Visitors of the site must enable JavaScript to see the largest pictures, the museum admitted.",
    "Disclosure: Brandt's husband owns the company that scanned the pictures for 80,000 crowns.",
    "Disclaimer or not, the bridge will be closed on Monday, said the mayor.",
    "Cookies: the baker of Tarn bakes 400 of them a day for the school.",
    "Published by Harbour Ltd, the book sold 40,000 copies in a year.",
    "Edited by Anna Stern, the letters fill three volumes and cost 40 crowns.",
    "The company was registered in England in 1904 and owns the mill.",
    "Copying of the charts without permission is prohibited.",
    "Photos from the archive of the mill show 40 women at the looms in 1911.",
    "Print runs fell to 4,000 copies.",
    "Phone: 0471 22 38 19",
    "Email reached 40 towns.",
    "Copyright 1998 laws changed what the museum of Tarn may print for its guests.",
    "We use cookies to thank the people who sleep there, teacher Ruth Ames said, and each of them gets a bag of ten.",
  ],
  ru: [
    "Нашли ошибку в чертеже мельницы 1861 года, сообщил инженер.",
    "Отправлено с телефона машиниста было 40 писем.",
    "Отправлено в Тарн было 40 вагонов зерна.",
    "Перепечатка учебников без разрешения запрещена с 1995 года, напомнил министр.",
    "Все права защищены только у 310 снимков, сообщила директор музея Ольга Брандт.",
    "Использование материалов фабрики без разрешения стоило заводу 5 тысяч крон.",
    "Сайт музея использует куки, чтобы считать гостей, признала директор.",
    "Снимок из архива редакции показал 40 женщин у станков.",
    "Редактор газеты ушёл в отставку в понедельник.",
    "Подписка на газету подорожала до 40 крон.",
    "Телефон: 8 (800) 555-00-17",
    "Отправить удалось 40 писем.",
    "Мы используем куки для чая, рассказала пекарь Анна Мамина, и каждый гость получает десять штук.",
  ],
  ar: [
    "أرسل من هاتفه رسالة قصيرة إلى أهله.",
    "وجدت خطأ في حساب الطاحونة قدره 40 كرونة فدفعته البلدية للعمال.",
    "وقالت المديرة هدى الناصر إن جميع الحقوق محفوظة في 310 صور لم يمض على موت أصحابها سبعون عاما.",
    "وقالت المديرة إن حقوق النشر محفوظة في هذا المتحف لورثة المصور سليم هاشم.",
    "لا يجوز نسخ مخطوطات الطاحونة دون إذن من المحافظة.",
    "شارك في الاجتماع 12 وزيرا.",
    "شارك في السباق 400 متسابق.",
    "الهاتف: 0471 22 38 19",
  ],
};
const NOTICES: Record<keyof typeof STORIES, string[]> = {
  en: ["Spotted an error? Let us know.", "For more local news, follow us on Facebook.", "Our Standards: The Thomson Reuters Trust Principles.", "Sent from my iPhone", "Reproduction of this article without written permission is prohibited.", "To continue reading, subscribe for £1 a week.", "© 2024 The Harbour Press. All rights reserved.", "All rights reserved.", "Copyright 2022 Valley Media Ltd. Reproduction without permission is not allowed.", "Republish this story for free under a Creative Commons licence.", "To read on you need to enable JavaScript in your browser.", "We use cookies to improve your experience."],
  ru: ["Нашли ошибку? Выделите текст и нажмите Ctrl+Enter.", "Количество просмотров: 1520", "Отправлено с iPhone", "Чтобы читать дальше, оформите подписку за 40 крон.", "Все права защищены.", "Перепечатка материалов только с письменного разрешения редакции.", "При цитировании ссылка на источник обязательна."],
  ar: ["هل لاحظت خطأ في الخبر؟ أخبرنا", "عدد القراءات: 1520", "أرسل من هاتف iPhone", "لا يجوز نسخ المواد دون إذن خطي", "يمنع النقل أو الاقتباس دون ذكر المصدر.", "جميع الحقوق محفوظة.", "جميع الحقوق محفوظة لموقع الساحل اليوم 2023", "يمنع نسخ المواد، وحقوق النشر محفوظة لوكالة الساحل."],
};
const CORRECTIONS: Record<keyof typeof STORIES, string[]> = {
  en: ["Correction: Nobody died in the fire at the Sandham mill; two people were treated for smoke.", "This article was amended on 4 June 2023: the pictures number 5,200 and not 52,000.", "An earlier version of this article said that the hall is open until 20:30."],
  ru: ["Исправление: в пожаре на мельнице никто не погиб, двое надышались дымом.", "В статью внесены исправления: снимков 5200, а не 52 000.", "В первой версии этой заметки говорилось, что зал открыт до 20:30."],
  ar: ["تصحيح: لم يمت أحد في حريق الطاحونة، وعولج شخصان من الدخان.", "تم تصحيح هذا الخبر: عدد الصور 5200 وليس 52000.", "ورد في نسخة سابقة من الخبر أن القاعة مفتوحة حتى 20:30."],
};

test.each([
  ["en", "Photo from the archive of T. Oak"],
  ["ru", "Снимок из архива редакции"],
  ["ar", "(الصورة من أرشيف الصحيفة)"],
] as const)("whose archive a picture is from is no heading and no sentence: %s", async (language, line) => {
  const [first, second] = STORIES[language];
  const article = await folder.article("a.txt", [TITLES[language], first, line, second].join("\n\n"));
  expect(body(article)).toEqual([first, second]);
  expect(of(article, "caption")).toEqual([line]);
});

describe.each(["en", "ru", "ar"] as const)("%s", (language) => {
  const [first, second] = STORIES[language] as [string, string];
  const places = (line: string) => [[first, line, second], [first, second, line]];

  test.each(SENTENCES[language])("whatever words are in it, it is the article's: %s", async (line) => {
    for (const lines of places(line)) {
      expect(body(await folder.article("a.txt", [TITLES[language], ...lines].join("\n\n")))).toEqual(lines);
      expect(body(await folder.article("a.html", `<article><h1>${TITLES[language]}</h1>${lines.map((text) => `<p>${text}</p>`).join("")}</article>`))).toEqual(lines);
      expect(body(await folder.article("a.md", `---\ntitle: ${TITLES[language]}\n---\n${lines.join("\n\n")}\n`))).toEqual(lines);
    }
  });

  test.each(NOTICES[language])("a notice is none: %s", async (line) => {
    const article = await folder.article("a.txt", [TITLES[language], first, second, line].join("\n\n"));
    expect(body(article)).toEqual([first, second]);
    expect(of(article, "boilerplate")).toEqual([line]);
  });

  test.each(CORRECTIONS[language])("a correction is the article's, and marked: %s", async (line) => {
    for (const lines of places(line)) {
      const article = await folder.article("a.txt", [TITLES[language], ...lines].join("\n\n"));
      expect(body(article)).toEqual(lines);
      expect(article.blocks.filter(({ corrects }) => corrects).map(({ start, end }) => article.text.slice(start, end))).toEqual([line]);
    }
    // All that an article has.
    expect(body(await folder.article("a.md", `---\ntitle: ${TITLES[language]}\n---\n${line}\n`))).toEqual([line]);
  });
});

test.each([["Correction", "Nobody died in the fire at the mill, though the paper said so on Monday."], ["Исправление:", "В пожаре на мельнице никто не погиб, хотя газета писала об этом."], ["تصويب", "لم يمت أحد في حريق الطاحونة وإن كانت الصحيفة قد ذكرت ذلك."]])("a heading of its own goes with the correction: %s", async (heading, line) => {
  const article = await folder.article("a.md", `# Fire\n\nThe fire brigade came at nine and left at noon.\n\n${heading}\n\n${line}\n`);
  expect(body(article).slice(1)).toEqual([heading, line]);
  expect(article.blocks.filter(({ corrects }) => corrects)).toHaveLength(2);
});

test.each([["en", "Have you found a mistake in your own accounts?"], ["ru", "Нашли ошибку в чертеже моста?"], ["ar", "هل وجدت خطأ في حساب الطاحونة؟"]] as const)("a question about a mistake may be a headline: %s", async (language, title) => {
  expect((await folder.article("a.txt", [title, ...STORIES[language]].join("\n\n"))).metadata.title).toBe(title);
});
