import { describe, expect, test } from "vitest";
import { stamp } from "../../src/articles/lines/shapes/stamp.ts";
import { split } from "../../src/passages/split.ts";
import { body, Folder, of } from "./folder.ts";

const folder = new Folder();
const text = async (content: string, name = "a.txt") => folder.article(name, content);

describe("what a recipe is made of, copied from a page, is the article's", () => {
  test.each([
    ["en", "Barley broth of the islands\nBy Jane Harrow\n\nIngredients\n300g pearl barley\n2 leeks\n1 bay leaf\n\nMethod\nWash the barley and boil it for an hour.\nAdd the leeks, and serve it hot.\n"],
    ["ru", "Перловый суп с островов\nАвтор: Иван Седов\n\nИнгредиенты\n300 г перловки\n2 луковицы\n1 лавровый лист\n\nПриготовление\nПромойте перловку и варите её час.\nДобавьте лук и подавайте суп горячим.\n"],
    ["ar", "حساء الشعير من الجزر\nإعداد: مها الخطيب\n\nالمقادير\nكوبان من الشعير\nبصلة كبيرة\nورقة غار\n\nطريقة التحضير\nيغسل الشعير ويسلق في الماء ساعة كاملة.\nيضاف البصل ويقدم الحساء ساخناً.\n"],
  ])("under its heading: %s", async (_, content) => {
    const lines = content.split("\n");
    const article = await text(content);
    expect(article.metadata.title).toBe(lines[0]);
    expect(body(article)).toEqual([...lines.slice(4, 7), ...lines.slice(9, 11)]);
    expect(of(article, "title")).toEqual([lines[0], lines[3], lines[8]]);
  });

  test("without one, each amount is quoted by itself", async () => {
    const article = await text("Plum cake of the valley\n\nFor the cake\n225g butter\n200g sugar\n3 eggs\n\nFor the top\n80g sugar\njuice of a lemon\n\nBeat the butter until it is pale.\nBake the cake for an hour.\n");
    expect(article.metadata.title).toBe("Plum cake of the valley");
    expect(split(article).flatMap(({ sentences }) => sentences.map(({ start, end }) => article.text.slice(start, end)))).toEqual(["225g butter", "200g sugar", "3 eggs", "80g sugar", "juice of a lemon", "Beat the butter until it is pale.", "Bake the cake for an hour."]);
  });

  test.each([
    ["Customs officers searched a ship off Lin on Monday.\nThey found nothing but oranges.", "More news\n2 kg of silver stolen in Hull\n3 cups won by the same team\n500 g of gold found in a church"],
    ["Таможенники осматривали судно у Выборга девять часов.\nОни не нашли ничего, кроме апельсинов.", "Читайте также\n2 кг серебра украли в городе Пскове\n3 литра бензина за тысячу рублей\n500 г золота нашли в церкви"],
    ["فتشت الجمارك سفينة قرب طرطوس تسع ساعات.\nولم تجد فيها إلا البرتقال.", "أخبار أخرى\n2 كيلو فضة مسروقة من كنيسة\nكأس العالم ينطلق غدا في الدوحة\n500 غرام ذهب في حلب"],
  ])("headlines with numbers are not: %s", async (story, links) => {
    const article = await text(`A day at sea\n\n${story}\n\n${links}\n`);
    expect(body(article)).toEqual(story.split("\n"));
  });

  // Words that kitchens measure by have other meanings, and a price may stand above the headline.
  test.each([
    ["en", "Rail fares go up in Lin", "By Jane Harrow", "Fares on the railway of Lin go up by four per cent in May, the company said on Tuesday.", ["Cup draw made\nCup upset\nCans are back", "Silver 27.1\nCod 12 kg\nSalt 3 kg\nRice 9 kg"]],
    ["ru", "Проезд в Лине подорожает", "Автор: Анна Белова", "Проезд по железной дороге Лина подорожает в мае на четыре процента, сообщила компания.", ["Банки снизили ставки\nБанки закрылись\nЛ. Рябов ушёл", "Серебро 27\nТреска 12 кг\nСоль 3 кг\nРис 9 кг"]],
    ["ar", "أجور القطار ترتفع في لين", "بقلم: ليلى سعيد", "ترتفع أجور القطار في لين أربعة بالمئة في شهر أيار المقبل كما قالت الشركة يوم الثلاثاء.", ["كأس العالم\nكأس الملك\nحزمة مساعدات", "الفضة 27\nسمك 12 كيلو\nملح 3 كيلو\nأرز 9 كيلو"]],
  ])("what a page has above the headline is not: %s", async (language, title, by, said, above) => {
    const menu = { en: "Home\nNews\nSport\nCourts\nFarming\nJobs\nHarbour", ru: "Главная\nНовости\nСпорт\nСуды\nСело\nРабота\nПорт", ar: "الرئيسية\nالأخبار\nالرياضة\nالمحاكم\nالزراعة\nوظائف\nالميناء" }[language];
    for (const list of above) {
      const article = await text(`${menu}\n${list}\n${title}\n${by}\n${said}\n${said}\n${menu}\n${menu}\n`);
      expect(article.metadata.title).toBe(title);
      expect(body(article)).toEqual([said, said]);
    }
  });

  test("years are no amounts: '2019 г.'", async () => {
    const article = await text("Карьера борца\n\nБорец из Лина закончил карьеру в мае, сообщил его тренер.\n\n2019 г. — чемпион края\n2020 г. — чемпион области\n2022 г. — чемпион страны\n\nТеперь он будет учить детей в школе посёлка.\n");
    expect(article.blocks.some(({ row }) => row)).toBe(false);
  });
});

describe("the days and years of a history belong to what happened then, and are not the article's", () => {
  test.each([
    ["How the lock was built", [["1955", "The county decides to build the lock."], ["17 May 1960", "The first boat goes through it."], ["2019", "Work on new gates begins."]]],
    ["Как строили шлюз", [["1955", "Область решает строить шлюз."], ["17 мая 1960", "Через шлюз проходит первое судно."], ["2019", "Начинается замена ворот."]]],
    ["كيف بني الهويس", [["1955", "قررت المحافظة بناء الهويس."], ["17 أيار 1960", "عبرت الهويس أول سفينة."], ["2019", "بدأ العمل في البوابات الجديدة."]]],
  ])("%s", async (title, entries) => {
    const article = await text(`${title}\n\n${entries.map((entry) => entry.join("\n")).join("\n")}\n`);
    expect(article.metadata.date).toBeUndefined();
    expect(split(article).flatMap(({ sentences }) => sentences.map(({ start, end }) => article.text.slice(start, end)))).toEqual(entries.map((entry) => entry.join("\n")));
  });

  test.each([
    ["What Lin builds next", "3 May 2019", "The council of Lin said on Friday what it will build.", ["The quay is mended.", "The school gets a roof.", "The bridge is opened."]],
    ["Что построит Лин", "3 мая 2019", "Совет Лина в пятницу рассказал, что он построит.", ["Починят причал города.", "Школа получит новую крышу.", "Откроют новый мост."]],
    ["ماذا ستبني لين", "3 أيار 2019", "أعلن مجلس لين يوم الجمعة ما سيبنيه في المدينة.", ["يرمم الرصيف القديم كله.", "تحصل المدرسة على سقف.", "يفتتح الجسر الجديد أخيرا."]],
  ])("an article that looks ahead has its day: %s", async (title, day, said, years) => {
    const article = await text(`${title}\n\n${day}\n\n${said}\n\n${years.map((told, i) => `${2020 + i}\n${told}`).join("\n\n")}\n`);
    expect(article.metadata.date).toBe("2019-05-03");
    expect(body(article)).toContain(years[2]);
  });

  test.each([
    ["3 May 2019", "The council of Lin said on Friday what it will build.", ["Ann\n5 June 2019\nI do not believe it.", "Bob\n7 July 2020\nNor do I believe it."]],
    ["3 мая 2019", "Совет Лина в пятницу рассказал, что он построит.", ["Анна\n5 июня 2019\nЯ в это не верю.", "Иван\n7 июля 2020\nЯ тоже не верю."]],
    ["3 أيار 2019", "أعلن مجلس لين يوم الجمعة ما سيبنيه في المدينة.", ["آن\n5 حزيران 2019\nلا أصدق هذا الكلام أبدا.", "بوب\n7 تموز 2020\nوأنا لا أصدقه أيضا."]],
  ])("nor are the days of comments: %s", async (day, said, comments) => {
    expect((await text(`Lin builds\n\n${day}\n\n${said}\n\n${said}\n\n${comments.join("\n")}\n`)).metadata.date).toBe("2019-05-03");
  });

  test("headlines with their days, and news of one year, are no history", async () => {
    const links = await text("Mill to close\n\nThe mill at Oxley will close in May, its owner said on Tuesday.\n\nEarlier stories\n12 May 2018\nMill cuts forty jobs\n3 June 2019\nMill sold to Lin group\n4 July 2020\nMill fined for spill\n");
    expect(links.blocks.some(({ leads }) => leads)).toBe(false);
    const news = await text("News of the club\n\n12 March 2016\nThe club has moved to a new house.\n15 March 2016\nWho wants to box may still come.\n2 April 2016\nThe first evening was full.\n", "b.txt");
    expect(news.metadata.date).toBe("2016-03-12");
  });
});

describe("who signs a letter wrote it, and the words that close it are not quoted", () => {
  test.each([
    ["Your report on the signal box of Lin is wrong in one respect. The box was built in 1887, and not ten years later.", "Yours faithfully,\nEdwin Clough\nOxley, Lin"],
    ["Во дворе дома 14 по улице Мира не горит ни один фонарь. Фонари не горят с октября.", "С уважением,\nТамара Ильинична Грошева,\nг. Кинешма"],
    ["نحن أهالي حي الرمل نشكو من انقطاع الماء. انقطع الماء عن الحي منذ أحد عشر يوماً كاملة.", "وتفضلوا بقبول فائق الاحترام،\nليلى الأحمد\nدمشق"],
  ])("%s", async (said, signed) => {
    const article = await text(`A letter to the paper\n\n${said}\n\n${signed}\n`);
    expect(body(article)).toEqual([said]);
    expect(article.metadata.author).toBe(signed.split("\n")[1]!.replace(",", ""));
  });

  test.each([
    ["Best wishes", "The first year", "The minister spoke for forty minutes and thanked his driver for it.", "The party sent him its wishes on Tuesday."],
    ["С уважением", "Первый год", "Министр говорил сорок минут и поблагодарил за это своего водителя.", "Партия поздравила его во вторник вечером."],
    ["مع التحية", "السنة الأولى", "تحدث الوزير أربعين دقيقة وشكر سائقه على كل ما فعله له.", "وهنأه الحزب مساء يوم الثلاثاء في المقر."],
  ])("a headline and a heading are no signature: %s", async (closing, heading, said, more) => {
    const story = await text(`${closing}\n\n${heading}\n\n${said}\n\n${more}\n`);
    expect(story.metadata.title).toBe(closing);
    const headed = await text(`News of the week\n\n${said}\n\n${closing}\n\n${heading}\n\n${more}\n`, "b.txt");
    expect(headed.metadata.author).toBeUndefined();
    expect(of(headed, "title")).toContain(heading);
  });

  test.each([
    ["Yours faithfully,\nEdwin Clough", "The paper printed a letter of a reader on Monday.", "The council has not answered it, a clerk said."],
    ["С уважением,\nТамара Грошева", "Газета напечатала в понедельник письмо читателя.", "Совет на него не ответил, сообщил секретарь."],
    ["مع خالص التحية،\nخالد السالم", "نشرت الصحيفة يوم الاثنين رسالة من أحد القراء.", "لم يرد المجلس عليها بعد كما قال أمين السر."],
  ])("who signs a letter within a story did not write the story: %s", async (signed, above, below) => {
    const article = await text(`The letter\n\n${above}\n\n${signed}\n\n${below}\n`);
    expect(article.metadata.author).toBeUndefined();
    expect(body(article)).toEqual([above, below]);
  });

  test("over a text, and in a poem, they are words like others", async () => {
    const story = await text("A long farewell\n\nThe minister spoke for forty minutes and thanked his driver.\n\nBest wishes\nThe party sent its best wishes to him on Tuesday.\n");
    expect(of(story, "title")).toContain("Best wishes");
    const poem = "I write to you from colder shores,\nWith gratitude,\nAnd send you all that still is yours,\nMy solitude.";
    expect(body(await text(`Letter home\n\n${poem}\n`, "b.txt"))).toEqual(poem.split("\n"));
  });
});

describe("when and by whom, on a line", () => {
  test.each([
    ["Published: 4 October 2021 10:00 | Updated: 4 October 2021 12:30 | By Leo Orr", "Leo Orr"],
    ["By Nikos Pappas Published 3 August 2020 Updated 11:42", "Nikos Pappas"],
    ["Опубликовано: 04.10.2021 10:00 Обновлено: 05.10.2021 Автор: Лев Орлов", "Лев Орлов"],
    ["نشر في: 4 تشرين الأول 2021 | آخر تحديث: 5 تشرين الأول 2021 | بقلم: ليلى سعيد", "ليلى سعيد"],
    ["*By Joan Eames, 4 August 2022*", "Joan Eames"],
    ["**Автор: Иван Седов** | 4 августа 2022", "Иван Седов"],
    ["**بقلم رامي درويش** | 11 آب 2021", "رامي درويش"],
  ])("%s", (line, name) => expect(stamp(line)).toBe(name));

  test.each([["Published: 4 October 2021 | By Leo Orr", "5 June 2018"], ["Опубликовано: 4 октября 2021 Автор: Лев Орлов", "5 июня 2018"], ["نشر في: 4 تشرين الأول 2021 | بقلم: ليلى سعيد", "5 حزيران 2018"]])("its day is the article's, not one further down: %s", async (line, other) => {
    const { metadata } = await text(`A day in Lin\n${line}\nThe bridge over the river of Lin was closed for repairs on Monday.\n\n${other}\n`);
    expect(metadata.date).toBe("2021-10-04");
  });

  test.each(["By Monday 4 May 2015 the river had fallen.", "By Leo Orr, who on 4 May 2015 fell ill", "4 May 2015", "كتب محمد عباس روايته الأولى في 4 أيار 2015"])("but no sentence: %s", (line) => expect(stamp(line)).toBeUndefined());

  test("it is the article's, in Markdown too, and no row of the table below it", async () => {
    const { metadata, ...article } = await text("# انقطاع الكهرباء عن الحي\n\n**بقلم رامي درويش** | 11 آب 2021\n\n| الصنف | ساعات القطع |\n| --- | --- |\n| السبت | 14 |\n| الأحد | 18 |\n\nقالت الشركة إن القطع سببه عطل في المحطة.\n", "a.md");
    expect(metadata).toMatchObject({ author: "رامي درويش", date: "2021-08-11" });
    expect(article.blocks.filter(({ row }) => row).map(({ start, end }) => article.text.slice(start, end))).toEqual(["| الصنف | ساعات القطع |", "| --- | --- |", "| السبت | 14 |", "| الأحد | 18 |"]);
  });
});

describe("menus on a line", () => {
  test.each([
    ["الرئيسية أخبار سياسة اقتصاد رياضة ثقافة منوعات", "البلدية ترمم الخان القديم", "ترمم بلدية حلب الخان الذي بني عام 1546."],
    ["Home World Business Sport Weather Sign in Search", "Old inn to be mended", "The town will mend the inn that was built in 1546."],
    ["Главная новости политика экономика спорт культура", "Старый трактир починят", "Город починит трактир, построенный в 1546 году."],
  ])("%s", async (menu, title, said) => {
    const article = await text(`${menu}\n${title}\n${said}\n`);
    expect(article.metadata.title).toBe(title);
    expect(of(article, "links")).toEqual([menu]);
  });

  test.each(["World sport more local than national", "سياسة واقتصاد وثقافة في مهرجان حلب", "«Зенит» разгромил «Ростов» и догнал «Спартак»"])("but a headline is none: %s", async (title) => {
    const article = await text(`${title}\n\nThree thousand people came to see it on Thursday evening.\n`);
    expect(article.metadata.title).toBe(title);
  });
});

describe("what hangs on the end of a sentence", () => {
  test.each([
    ["The crews accepted a rise of six per cent late on Thursday, and the ferry sails again at noon.", "Read more »"],
    ["Команды согласились на прибавку в шесть процентов, и паром снова пойдёт в полдень.", "Читать далее"],
    ["وافقت الأطقم على زيادة ستة بالمئة مساء الخميس، وتبحر العبارة من جديد ظهراً.", "اقرأ المزيد"],
    ["The two counts of fraud were added by the court on 3 May, as the ferry lay in the harbour.", "↩"],
  ])("%s %s", async (said, more) => {
    const article = await text(`<html><body><article><h1>A day in the harbour of Lin</h1><p>${said} <a href="/x">${more}</a></p><p>Nobody in the harbour knew why it had stopped for two days.</p></article></body></html>`, "a.html");
    expect(body(article)[0]).toBe(said);
  });

  test.each([
    ["Read more", ["Ferry sails again.", "School of Fell gets a roof.", "Weir opens at last."]],
    ["Подробнее", ["Паром снова ходит.", "Школа получила крышу.", "Плотина наконец открыта."]],
    ["اقرأ المزيد", ["العبارة تبحر من جديد.", "سقف جديد للمدرسة.", "السد يفتح أخيرا."]],
  ])("other stories, each with what leads to it, are links as a whole: %s", async (more, others) => {
    const said = "The council of Lin voted on Tuesday evening to mend the old quay before the winter.";
    const article = await text(`A day in the harbour\n\n${said}\n\n${others.map((other) => `${other} ${more}`).join("\n")}\n`);
    expect(body(article)).toEqual([said]);
  });

  test("an arrow behind a number is not what leads back", async () => {
    const rates = ["Silver 27.1 ↑", "Grain went up by six per cent in a week, and so did bread ↑"];
    expect(body(await text(`Rates of the day\n\nPrices rose in the market of Lin on Monday morning.\n\n${rates.join("\n\n")}\n\nThe market opens again on Thursday at nine.\n`))).toEqual(expect.arrayContaining(rates));
  });

  test("what somebody is asked to do within a sentence stays", async () => {
    const said = "He wanted children to read more. She told them to read more every day.";
    expect(body(await text(`A day at school\n\n${said}\n\nThe school opened at eight on Monday.\n`))[0]).toBe(said);
  });
});
