import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { asWhole } from "../../src/answer/heard/whole.ts";
import { mayBeOneName, type Statement } from "../../src/answer/witnesses/statement.ts";
import { claim } from "../../src/articles/claims/claims.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { render } from "../../src/telegram/messages/render.ts";
import { batch } from "../../src/terminal/batch.ts";
import { print } from "../../src/terminal/print.ts";
import { libraryOf } from "./samples.ts";

const folder = mkdtempSync(join(tmpdir(), "isnad-differ-"));
afterAll(() => rmSync(folder, { recursive: true }));
let libraries = 0;

/** A library of articles, each as its front matter and its text. */
async function of(...articles: [source: string, date: string, text: string][]) {
  const own = join(folder, String(libraries++));
  mkdirSync(own);
  for (const [i, [source, date, body]] of articles.entries()) writeFileSync(join(own, `${"abc"[i]}.md`), `---\ntitle: ${"ABC"[i]}\nsource: ${source}\ndate: ${date}\n---\n${body}\n`);
  return libraryOf(own);
}

describe.each([
  ["en", "How many men did the mine fire kill?", "The mine fire killed 14 men.", "The mine fire killed 41 men.", "14", "41", "Sources differ"],
  ["ar", "كم رجلا قتل حريق المنجم؟", "قتل حريق المنجم 14 رجلا.", "قتل حريق المنجم 41 رجلا.", "14", "41", "المصادر مختلفة"],
  ["ru", "Сколько человек погибло при пожаре на шахте?", "При пожаре на шахте погибли 14 человек.", "При пожаре на шахте погиб 41 человек.", "14", "41", "Источники расходятся"],
  ["en", "Did the minister Carla Voss resign?", "The minister Carla Voss did resign on Monday after the vote in parliament.", "The minister Carla Voss did not resign on Monday after the vote in parliament.", "did resign", "did not resign", "Sources differ"],
  ["ar", "هل استقالت الوزيرة كارلا فوس؟", "استقالت الوزيرة كارلا فوس يوم الاثنين بعد تصويت البرلمان.", "لم تستقل الوزيرة كارلا فوس يوم الاثنين بعد تصويت البرلمان.", "استقالت", "لم تستقل", "المصادر مختلفة"],
  ["ru", "Ушла ли в отставку министр Карла Восс?", "Министр Карла Восс ушла в отставку в понедельник после голосования.", "Министр Карла Восс не ушла в отставку в понедельник после голосования.", "ушла", "не ушла", "Источники расходятся"],
] as const)("%s: %s", (language, question, first, second, one, other, said) => {
  it("each side is quoted from its own source, and it is said in what they differ", async () => {
    const { ask, close } = await of(["Morning Paper", "2023-03-01", first], ["Evening Star", "2023-03-02", second]);
    const answer = await ask(question);
    if (!answer.found) throw new Error("not found");
    expect(answer.quotes.map(({ text }) => text).sort()).toEqual([first, second].sort());
    for (const quote of answer.quotes) expect(quote.also).toEqual([]);
    const sides = new Map(answer.differ!.map((side) => [side.sources[0]!.source, side]));
    expect(sides.get("Morning Paper")!.says).toContain(one);
    expect(sides.get("Evening Star")!.says).toContain(other);
    expect(sides.get("Evening Star")!.newest).toBe(true);
    expect(sides.get("Morning Paper")).not.toHaveProperty("newest");
    for (const { says, sources } of answer.differ!) expect(answer.quotes.find(({ article }) => article === sources[0]!.article)!.text).toContain(says);

    const line = print(answer, question).split("\n")[0]!;
    for (const part of [one, "Morning Paper · 2023-03-01", other, "Evening Star · 2023-03-02"]) expect(line).toContain(part);
    const message = render(answer, language).text.split("\n")[0]!;
    for (const part of [said, one, "Morning Paper", other, "Evening Star"]) expect(message).toContain(part);

    const output = new PassThrough();
    const lines = text(output);
    await batch(ask, Readable.from([`${JSON.stringify({ _id: "1", text: question })}\n`]), output, () => {}, {});
    output.end();
    expect(JSON.parse(await lines).differ).toEqual(answer.differ);
    // Whoever asks for one quote is told all the same.
    const short = await ask(question, { top: 1 });
    expect(short).toMatchObject({ found: true, differ: answer.differ });
    expect(short.quotes).toHaveLength(1);
    close();
  });

  it("copies are one, and nobody is said to differ", async () => {
    const { ask, close } = await of(["Morning Paper", "2023-03-01", first], ["Evening Star", "2023-03-02", first]);
    const answer = await ask(question);
    expect(answer.quotes.map(({ text }) => text)).toEqual([first]);
    expect(answer.quotes[0]!.also).toHaveLength(1);
    expect(answer).not.toHaveProperty("differ");
    close();
  });
});

it.each([
  ["Did Alder Dairy let whey run into the Merrin brook?", "The Merrin Angling Club says that Alder Dairy let whey run into the Merrin brook.", "Alder Dairy denies that it let whey run into the Merrin brook."],
  ["هل مياه الشرب في رأس العين ملوثة؟", "وزعم ناشطون أن مياه الشرب في رأس العين ملوثة.", "ونفت مديرية المياه أن تكون مياه الشرب في رأس العين ملوثة."],
  ["Взрывает ли карьер в Подгорье породу по ночам?", "По словам жителей, карьер в Подгорье взрывает породу по ночам.", "Руководство карьера отрицает, что в Подгорье взрывают породу по ночам."],
])("what one claims another denies, and neither goes with the other: %s", async (question, claimed, denied) => {
  const { ask, close } = await of(["Morning Paper", "2023-03-01", claimed], ["Evening Star", "2023-03-02", denied]);
  const { quotes } = await ask(question);
  close();
  expect(quotes.map(({ text, also }) => ({ text, also }))).toEqual(expect.arrayContaining([{ text: claimed, also: [] }, { text: denied, also: [] }]));
});

it("what differs in other words and languages differs; what agrees goes with its side", async () => {
  const { ask, close } = await of(["Gulf Rail Weekly", "2024-05-06", "The railway between Karsoun and Bahr Amin will be 140 kilometres long, the builder said."], ["الاقتصاد والنقل", "2024-05-07", "أعلن المقاول أن طول خط السكة الحديد بين كرسون وبحر أمين سيبلغ 185 كيلومترا."], ["Rail", "2024-05-08", "Between Karsoun and Bahr Amin a railway of 140 km is to be built, says Rail."]);
  const answer = await ask("كم يبلغ طول سكة الحديد بين كرسون وبحر أمين؟");
  if (!answer.found) throw new Error("not found");
  expect(answer.differ!.map(({ sources }) => sources.length).sort()).toEqual([1, 2]);
  expect(answer.differ!.find(({ sources }) => sources.length === 2)!.says).toContain("140");
  close();
});

it.each([
  ["How many people visited the fair?", "About 12,000 people visited the fair of Tarn.", "The fair of Tarn was visited by 11,980 people."],
  ["كم شخصا زار المعرض؟", "زار معرض تارن نحو 12 ألف شخص.", "بلغ عدد زوار معرض تارن 11980 شخصا."],
  ["Сколько человек посетило ярмарку?", "Ярмарку в Тарне посетили около 12 тысяч человек.", "Ярмарку в Тарне посетили 11 980 человек."],
])("what is about so much does not differ from what is so much exactly: %s", async (question, about, exactly) => {
  const { ask, close } = await of(["Mail", "2024-05-06", about], ["Star", "2024-05-07", exactly]);
  const answer = await ask(question);
  close();
  expect(answer.found).toBe(true);
  expect(answer).not.toHaveProperty("differ");
});

it("what only adds to each other does not differ", async () => {
  const { ask, close } = await of(["Mail", "2024-05-06", "The lighthouse of Sarrow was built in 1887. It stands on a rock."], ["Star", "2024-05-07", "The lighthouse of Sarrow was built in June 1887 by Ilda Marn. It has 212 steps."]);
  const answer = await ask("When was the lighthouse of Sarrow built?");
  expect(answer.found).toBe(true);
  expect(answer).not.toHaveProperty("differ");
  close();
});

const LONG = {
  en: ["The fire broke out at night in the eastern gallery of the old coal mine of Aske, and the smoke was seen in four villages of the valley until the morning.", "Rescuers from three counties came with pumps and masks, and the owners promised to pay for the burials and for the schooling of the children."],
  ar: ["اندلع الحريق ليلا في الرواق الشرقي من منجم الفحم القديم في العسق، وشوهد الدخان في أربع قرى من الوادي حتى الصباح.", "وجاء رجال الإنقاذ من ثلاث محافظات بالمضخات والأقنعة، ووعد أصحاب المنجم بدفع نفقات الدفن وتعليم الأطفال."],
  ru: ["Пожар начался ночью в восточной галерее старой угольной шахты в Аске, и дым был виден в четырёх деревнях долины до самого утра.", "Спасатели из трёх округов приехали с насосами и масками, а владельцы обещали оплатить похороны и учёбу детей."],
};
it.each([
  ["How many men did the fire in the Aske mine kill?", LONG.en, "The fire in the Aske mine killed 14 men.", "The fire in the Aske mine killed 41 men."],
  ["كم رجلا قتل حريق منجم العسق؟", LONG.ar, "قتل حريق منجم العسق 14 رجلا.", "قتل حريق منجم العسق 41 رجلا."],
  ["Сколько человек погибло при пожаре на шахте в Аске?", LONG.ru, "При пожаре на шахте в Аске погибли 14 человек.", "При пожаре на шахте в Аске погиб 41 человек."],
])("a copy in which the number was changed is no further teller, and not of one origin: %s", async (question, [before, after], first, second) => {
  const told = (said: string) => `${before} ${said} ${after}`;
  const { ask, close } = await of(["Morning Paper", "2023-03-01", told(first)], ["Evening Star", "2023-03-02", told(second)]);
  const answer = await ask(question);
  if (!answer.found) throw new Error("not found");
  expect(answer.differ).toHaveLength(2);
  for (const quote of answer.quotes) {
    expect(quote.also).toEqual([]);
    expect(quote).not.toHaveProperty("told");
  }
  close();
});

it.each([
  ["When does the chess club of Pell meet?", "The chess club of Pell meets on Tuesday at six in the old school near the mill.", "The kite club of Pell meets on Monday at noon in the red barn near the river."],
  ["كم مقعدا في مسرح البلدية في بيل؟", "في مسرح البلدية في بيل 400 مقعد.", "في مسرح العرائس في بيل 75 مقعدا."],
  ["Сколько мест в городском театре Пелла?", "В городском театре Пелла 400 мест.", "В кукольном театре Пелла 75 мест."],
])("what is told of another that is called alike differs in nothing: %s", async (question, first, second) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  expect(answer).toMatchObject({ found: true });
  expect(answer).not.toHaveProperty("differ");
  expect(answer.quotes.map(({ text }) => text)).toEqual([first]);
  close();
});

it.each([
  ["إلى متى", "إلى متى احتفظ نساجو الدري بأسمائهم القديمة؟", "احتفظ نساجو الدري بأسمائهم القديمة حتى القرن التاسع عشر.", "احتفظ نساجو الدري بأسمائهم القديمة بين عامي 1550 و1580."],
  ["до каких пор", "До каких пор ткачи Алдри носили старые имена?", "Ткачи Алдри носили старые имена до 19 века.", "Ткачи Алдри носили старые имена до 1580 года."],
  ["когда", "Когда построена мельница в Алдри?", "Мельница в Алдри построена в 17 веке.", "Мельница в Алдри построена в 1643 году."],
])("a century and a year are not held against each other: %s", async (_, question, first, second) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  expect(await ask(question)).not.toHaveProperty("differ");
  close();
});

it.each([
  ["How long is the railway of Karsoun?", "The railway of Karsoun runs for 140 kilometres.", "The railway of Karsoun is 185 kilometres long, of which 140 kilometres are in use.", "The railway of Karsoun is 185 kilometres long, and not 140 kilometres."],
  ["كم يبلغ طول سكة حديد كرسون؟", "تمتد سكة حديد كرسون على 140 كيلومترا.", "يبلغ طول سكة حديد كرسون 185 كيلومترا، منها 140 كيلومترا قيد الاستعمال.", "يبلغ طول سكة حديد كرسون 185 كيلومترا."],
  ["Какова длина железной дороги Карсун?", "Железная дорога Карсун тянется на 140 километров.", "Длина железной дороги Карсун — 185 километров, из которых 140 километров действуют.", "Длина железной дороги Карсун — 185 километров, а не 140 километров."],
])("who gives the other's measure too does not differ; who denies it or has only another does: %s", async (question, first, both, other) => {
  for (const [second, sides] of [[both, undefined], [other, 2]] as const) {
    const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
    const answer = await ask(question);
    expect(answer.quotes.map(({ text }) => text)).toContain(second);
    expect(answer.found && answer.differ?.length).toBe(sides);
    close();
  }
});

it.each([
  ["How long did the Oslo talks on cod last?", "The talks on cod quotas in Oslo are expected to last two days, an official said.", "The talks on cod quotas in Oslo ended on Monday evening after seven hours.", "seven hours"],
  ["كم يوما استمر اجتماع المصالحة في عمان؟", "من المتوقع أن يستمر اجتماع المصالحة في عمان ثلاثة أيام.", "اختتم اجتماع المصالحة في عمان مساء الاثنين بعد أن استمر يوما واحدا.", "يوما واحدا"],
  ["Сколько дней длились гастроли оркестра в Пакше?", "Предполагается, что гастроли оркестра в Пакше продлятся четырнадцать дней.", "Оркестр вернулся домой: гастроли в Пакше продлились всего четыре дня.", "четыре дня"],
])("what was expected contradicts no outcome, and stands behind it: %s", async (question, expected, outcome, value) => {
  const { ask, close } = await of(["Mail", "2022-11-06", expected], ["Star", "2022-11-08", outcome]);
  const answer = await ask(question);
  close();
  expect(answer).not.toHaveProperty("differ");
  expect(answer.quotes[0]!.text).toBe(outcome);
  const { start, end } = answer.quotes[0]!.highlights[0]!;
  expect(outcome.slice(start, end)).toContain(value);
});

it.each([
  ["How many hours did the summit in Wick take?", "The summit in Wick had been expected to take five hours; in the end it took three hours and a half.", "three"],
  ["كم ساعة استغرقت قمة ويك؟", "كان من المتوقع أن تستغرق قمة ويك خمس ساعات، لكنها استغرقت ثلاث ساعات ونصف الساعة.", "ثلاث ساعات ونصف"],
  ["Сколько часов занял саммит в Вике?", "Предполагалось, что саммит в Вике займёт пять часов, но он занял три с половиной часа.", "три с половиной"],
])("of one sentence what was is marked, and not what was expected: %s", async (question, text, value) => {
  const { ask, close } = await of(["Mail", "2022-11-06", text]);
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end)).join()).toContain(value);
});

it.each([
  ["When will the tunnel under Mount Ferro open?", "The tunnel under Mount Ferro is expected to open in March 2031.", "The tunnel under Mount Ferro is expected to open in June 2033."],
  ["متى سيفتتح نفق جبل فيرو؟", "من المتوقع أن يفتتح نفق جبل فيرو في آذار 2031.", "من المتوقع أن يفتتح نفق جبل فيرو في حزيران 2033."],
])("who is asked what is to come may differ in it: %s", async (question, first, second) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  expect(await ask(question)).toHaveProperty("differ");
  close();
});

it("a number to which a word is glued is a number: و14", async () => {
  const { ask, close } = await of(["صباح المدينة", "2022-08-11", "التهم حريق سوق الأقمشة القديم ليلا، وأسفر عن إصابة 23 تاجرا و9 قتلى."], ["الميدان", "2022-08-12", "قال مدير المستشفى إن حريق سوق الأقمشة القديم أوقع إصابات كثيرة و١٤ قتيلا."]);
  const answer = await ask("كم عدد قتلى حريق سوق الأقمشة القديم؟");
  close();
  if (!answer.found) throw new Error("not found");
  expect(answer.differ!.map(({ says }) => says.match(/\p{Nd}+/u)![0])).toEqual(expect.arrayContaining(["9", "١٤"]));
});

it.each([
  ["Was the forester Egor Marn found guilty?", "The forester Egor Marn was found guilty and did pay two thousand crowns.", "The forester Egor Marn was not found guilty and did not pay two thousand crowns.", "not found guilty"],
  ["Признан ли лесник Егор Мамин виновным?", "Лесник Егор Мамин признан виновным и заплатит двести тысяч рублей.", "Лесник Егор Мамин не признан виновным и не заплатит двести тысяч рублей.", "не признан виновным"],
])("another denial in the sentence does not take back the one that answers: %s", async (question, first, second, value) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  if (!answer.found) throw new Error("not found");
  expect(answer.differ?.some(({ says }) => says.includes(value))).toBe(true);
});

it.each([
  ["By how much did the central bank of Norland raise its key rate?", "The central bank of Norland raised its key rate on Thursday by 2 percentage points.", "The central bank of Norland raised its key rate by 2 percent on Thursday.", "2 percentage points"],
  ["На сколько центральный банк Норландии повысил ставку?", "Центральный банк Норландии в четверг повысил ставку на 2 процентных пункта.", "Центральный банк Норландии повысил ставку на 2 процента в четверг.", "2 процентных пункта"],
  ["كم دولارا ستكلف مدرسة الوادي الجديدة؟", "ستكلف مدرسة الوادي الجديدة 200 ألف دولار.", "ستكلف مدرسة الوادي الجديدة 200 ألف دينار.", "200 ألف دولار"],
])("as many of something else differ, wherever in the sentence they stand: %s", async (question, first, second, value) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.quotes.map(({ text }) => text).sort()).toEqual([first, second].sort());
  expect(answer.found && answer.differ?.some(({ says }) => says.includes(value))).toBe(true);
});

it.each([
  ["How many passengers were injured when the Melbury coach overturned?", "At least 30 passengers were injured when the Melbury coach overturned.", "In all 37 passengers were injured when the Melbury coach overturned."],
  ["كم مشجعا أصيب في تدافع ملعب النور؟", "أصيب ما لا يقل عن 25 مشجعا في تدافع ملعب النور.", "أصيب 31 مشجعا في تدافع ملعب النور."],
  ["Сколько деревьев повалил шторм в Броде?", "Шторм повалил в Броде не менее 110 деревьев.", "Шторм повалил в Броде 134 дерева."],
])("a number that is at least so much is neither contradicted by another nor the same: %s", async (question, first, second) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer).not.toHaveProperty("differ");
  expect(answer.quotes.map(({ text }) => text).sort()).toEqual([first, second].sort());
});

it.each([
  ["من عين مديرا لميناء الرأس؟", "عين مجلس الإدارة سامر الحداد مديرا لميناء الرأس.", "أصدر المجلس قرارا بتعيين ليلى القاسم مديرة لميناء الرأس خلفا للمدير المتقاعد.", ["سامر الحداد", "ليلى القاسم"]],
  ["Who was appointed director of the port of Elsing?", "The board appointed Samuel Brandt director of the port of Elsing.", "By a decree of the council the port of Elsing is now headed by its new director, Ada Stern.", ["Samuel Brandt", "Ada Stern"]],
])("another name in other words stands beside the first, though that alone is likelier: %s", async (question, first, second, names) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found && answer.differ?.map(({ says }) => says).sort()).toEqual([...names].sort());
});

const BORN = {
  en: { question: "Where was the painter Orla Finch born?", village: "Orla Finch (1921 – 1999) was a painter of harbours. She was born in the village of Karnock to a ferryman, and learned to draw from her aunt. In 1950 she moved to Lisbon.", town: "The painter Orla Finch, who was born in the town of Dunmere in 1921, is shown in a new exhibition of eighty pictures. It runs until May.", names: ["Karnock", "Dunmere"] },
  ru: { question: "Где родилась художница Ольга Финчева?", village: "Ольга Финчева известна как художница гаваней. Ольга Финчева родилась в деревне Карновка в семье паромщика.", town: "Новая выставка посвящена художнице Ольге Финчевой, которая родилась в посёлке Дунмера в 1921 году.", names: ["Карновка", "Дунмера"] },
  ar: { question: "أين ولدت الرسامة هالة نجار؟", village: "هالة نجار (1921 – 1999) رسامة اشتهرت بلوحات الموانئ. ولدت في قرية كرنوق لعائلة صيادين، وانتقلت إلى بيروت عام 1950.", town: "يقام معرض جديد للرسامة هالة نجار، التي ولدت في بلدة دير الزيتون عام 1921، ويستمر حتى أيار.", names: ["كرنوق", "دير الزيتون"] },
} as const;

it.each(["en", "ru", "ar"] as const)("two villages or towns where one event is told to have been differ, however near by meaning: %s", async (language) => {
  const { question, village, town, names } = BORN[language];
  const { ask, close } = await of(["Mail", "2024-05-06", village], ["Star", "2024-05-07", town]);
  const answer = await ask(question);
  close();
  const says = answer.found ? (answer.differ ?? []).map((side) => side.says) : [];
  expect(names.map((name) => says.filter((said) => said.includes(name)).length)).toEqual([1, 1]);
});

it.each([
  ["one lies by the other", BORN.en.question, `${BORN.en.village} It lies on the road to Dunmere.`, BORN.en.town],
  ["a country", BORN.en.question, BORN.en.village, "A new exhibition is of the painter Orla Finch, who was born in Scotland in 1921."],
  ["one name in two spellings", BORN.ru.question, BORN.ru.village.replace("Карновка", "Тель-Джоз"), BORN.ru.town.replace("Дунмера", "Таль-Джуз")],
  ["another event", BORN.ar.question, BORN.ar.village, BORN.ar.town.replace("ولدت", "عاشت")],
  ["another person", BORN.ru.question, BORN.ru.village, "Новая выставка посвящена художнице Ольге Финчевой. Муж Финчевой родился в посёлке Дунмера."],
])("and not what may both be so: %s", async (_, question, first, second) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer).not.toHaveProperty("differ");
});

it.each([
  ["How old is the swimmer Nadia Krohn?", "Nineteen-year-old Nadia Krohn won the swim across Lake Orme on Sunday.", "Восемнадцатилетняя пловчиха Надя Крон выиграла в воскресенье заплыв через озеро Орм.", true],
  ["Сколько лет пловчихе Наде Крон?", "Nineteen-year-old Nadia Krohn won the swim across Lake Orme on Sunday.", "Девятнадцатилетняя пловчиха Надя Крон выиграла в воскресенье заплыв через озеро Орм.", false],
  ["كم عمر السباحة نادية كرون؟", "فازت السباحة نادية كرون، ابنة التسعة عشر عاماً، يوم الأحد بسباق بحيرة عرمة.", "18-летняя пловчиха Надия Крон выиграла в воскресенье заплыв через озеро Орм.", true],
  ["كم استغرقت رحلة العبارة إلى الجزيرة؟", "استغرقت رحلة العبارة إلى الجزيرة ساعتين بسبب الرياح.", "استغرقت رحلة العبارة إلى الجزيرة ثلاث ساعات بسبب الرياح.", true],
] as const)("a number in one word with what it counts is a number: %s", async (question, first, second, differs) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found && answer.differ !== undefined).toBe(differs);
});

it.each([
  ["en", "How much water goes into the lentil soup?", "Lentil soup for four:\n\n- 250 g red lentils\n- 2 litres of water\n- 1 onion", "Lentil soup for two:\n\n- 100 g red lentils\n- 0.7 litres of water\n- 1 carrot"],
  ["ar", "كم كمية الماء في شوربة العدس؟", "شوربة العدس لأربعة أشخاص:\n\n- 250 غرام عدس\n- 2 لتر ماء\n- بصلة", "شوربة العدس لشخصين:\n\n- 100 غرام عدس\n- 3 لتر ماء\n- جزرة"],
  ["ru", "Сколько воды нужно для чечевичного супа?", "Чечевичный суп на четверых:\n\n- 250 г чечевицы\n- 2 л воды\n- 1 луковица", "Чечевичный суп на двоих:\n\n- 100 г чечевицы\n- 1 л воды\n- 1 морковь"],
])("two recipes do not contradict each other: %s", async (_, question, first, second) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found).toBe(true);
  expect("differ" in answer).toBe(false);
});

it.each([
  ["en", "How long did the talks of Orme take?", "The talks of Orme took three hours.", "The talks of Orme took six months to prepare.", false],
  ["ar", "كم استغرقت محادثات عرمة؟", "استغرقت محادثات عرمة ثلاث ساعات.", "استغرقت محادثات عرمة ستة أشهر من التحضير.", false],
  ["ru", "Сколько длились переговоры в Орме?", "Переговоры в Орме длились три часа.", "Переговоры в Орме, по словам мэра, растянутся на шесть месяцев, прежде чем будет виден толк.", false],
  ["en, days", "How long did the talks of Orme take?", "The talks of Orme took three hours.", "The talks of Orme took two days.", true],
  ["a nought", "How long is the wall of Orme?", "The wall of Orme is 12 metres long.", "The wall of Orme is 1,200 metres long.", true],
] as const)("what is orders apart, in another unit, is the measure of something else: %s", async (_, question, first, second, differs) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found).toBe(true);
  expect("differ" in answer).toBe(differs);
});

const RESIGNED = { title: "Мэр Приреченска Аркадий Лосев подал в отставку", source: "Вестник Приречья", date: "2025-03-10", text: "Мэр Приреченска Аркадий Лосев подал в отставку после того, как городское собрание отклонило его бюджет. Об этом он объявил в понедельник на заседании собрания.\n\n«Я устал спорить о каждой копейке и ухожу с чистой совестью», — сказал Лосев депутатам. Он руководил городом шесть лет.\n\nОбязанности главы города временно исполняет его заместитель Нина Градова. Выборы нового мэра назначены на 8 июня.\n\nБюджет предусматривал 340 миллионов рублей на ремонт трамвайных путей. Против него голосовали четырнадцать депутатов из двадцати двух." };
const LEFT = { title: "Losev goes", source: "Mail", date: "2025-03-10", text: "The mayor of Dorn, Arkady Losev, resigned on Monday after a quarrel with the council." };
const STAYS = { title: "No", source: "Star", date: "2025-03-11", text: "The mayor's office said on Tuesday that Arkady Losev had not resigned and would stay." };
const DENIED = { title: "Пресс-служба: Лосев остаётся на посту", source: "Голос Приреченска", date: "2025-03-11", text: "Мэр Приреченска Аркадий Лосев не подавал в отставку, сообщила во вторник его пресс-служба. По её словам, глава города лишь взял отпуск на две недели по состоянию здоровья.\n\n«Сообщения об отставке — чья-то фантазия», — заявила пресс-секретарь мэра Ольга Тимченко.\n\nДепутат Степан Рогов сказал, что не удивится, если мэр всё же уйдёт летом. По его мнению, вопрос о трамвае расколол город." };
const DRUG = { title: "Migraine pill may halve attacks, study suggests", source: "Clinic Today", date: "2025-03-27", text: "A new pill, Nevalip, may halve the number of migraine attacks, according to a study of 840 patients led by Karin Ekström of Lund University.\n\nThe patients took one pill every evening for three months. One in nine felt drowsy; two left the study because of rashes.\n\n\"It is too early to call it a cure,\" warned Tobias Renn, a neurologist in Zurich who was not involved. He said that the study was paid for by the manufacturer, Aldermed.\n\nNevalip has not yet been approved in Europe. The agency will decide in October." };
const PILL = { title: "دواء جديد يخفض نوبات الشقيقة إلى النصف", source: "صحة وحياة", date: "2025-03-25", text: "أظهرت دراسة شملت 840 مريضاً أن دواء \"نيفاليب\" يخفض عدد نوبات الشقيقة إلى النصف خلال ثلاثة أشهر.\n\nوأجرى الدراسة فريق من جامعة لوند بقيادة الطبيبة كارين إكستروم، ونُشرت نتائجها في مجلة \"طب الأعصاب\".\n\nوتناول المشاركون حبة واحدة كل مساء. وكان النعاس أكثر الأعراض الجانبية شيوعاً، إذ أصاب واحداً من كل تسعة مرضى.\n\nولا يُنصح بالدواء للحوامل ولا لمن هم دون الثامنة عشرة. ومن المتوقع أن يُطرح في الصيدليات الأوروبية مطلع العام المقبل." };
const NOVEL = { title: "Review: \"The Salt of Absence\" by Laila Mansouri", source: "The Reading Room", date: "2025-02-05", text: "Laila Mansouri's third novel, The Salt of Absence, is set in Essaouira in the last years of its sardine factories.\n\nIts heroine, Safiya, loses her hearing at nineteen and learns to read the lips of the fishermen who owe her father money.\n\nMansouri, who teaches history at a secondary school in Agadir, took four years to write it. The book runs to 412 pages and is published by Nakhil House.\n\nThe middle part is too long, and the letters from Marseille could have been cut. But the last forty pages are the best that Moroccan fiction has given us for a decade.\n\nAn English translation by Peter Hallam is planned for next year." };
const NOVELIST = { title: "الروائية ليلى المنصوري: أكتب لأنني أخاف من النسيان", source: "مجلة أوراق", date: "2025-01-20", text: "التقت \"أوراق\" الروائية ليلى المنصوري بعد صدور روايتها الثالثة \"ملح الغياب\" عن دار النخيل.\n\n– لماذا اخترتِ مدينة الصويرة مكاناً للرواية؟\n– لأن جدتي وُلدت فيها، ولأن الريح هناك لا تتوقف أبداً.\n\n– كم استغرقت كتابتها؟\n– أربع سنوات، مزّقتُ خلالها مسودتين كاملتين.\n\n– هل البطلة صفية شخصية حقيقية؟\n– لا، لكنها تشبه خالتي التي كانت تعمل في معمل السردين.\n\n– ماذا تقرئين الآن؟\n– أقرأ شعر محمود درويش مرة أخرى، وكتاباً عن تاريخ الملح.\n\nوقالت المنصوري إنها ترفض تحويل الرواية إلى مسلسل، لأن \"الصورة تسرق من القارئ حقه في التخيل\". وستصدر الترجمة الفرنسية في الخريف المقبل." };

/** A library of articles as records, with the titles that the reader sees. */
async function titled(...articles: { title: string; source: string; date: string; text: string }[]) {
  const own = join(folder, String(libraries++));
  mkdirSync(own);
  writeFileSync(join(own, "all.jsonl"), articles.map((article, i) => `${JSON.stringify({ _id: String(i), ...article })}\n`).join(""));
  return libraryOf(own);
}

describe("whether something is so is told by all of what says it", () => {
  it.each([
    ["Did the harbour master Lena Ost resign?", "The harbour master Lena Ost resigned after the council had cut her budget.", "after the council had cut her budget", "resigned after the council had cut her budget"],
    ["هل استقال مدير المرفأ سالم عون؟", "استقال مدير المرفأ سالم عون بعد أن رفض المجلس ميزانيته.", "بعد أن رفض المجلس ميزانيته", "استقال مدير المرفأ سالم عون بعد أن رفض المجلس ميزانيته"],
    ["Подал ли директор порта Игорь Панин в отставку?", "Директор порта Игорь Панин подал в отставку после того, как совет урезал расходы.", "после того, как совет урезал расходы", "подал в отставку после того, как совет урезал расходы"],
  ])("and not only when or why: %s", (question, text, narrow, wide) => {
    const span = (said: string, score: number) => ({ start: text.indexOf(said), end: text.indexOf(said) + said.length, score });
    const reading = (...spans: ReturnType<typeof span>[]) => ({ answers: 3, says: 3, holds: 3, read: 3, spans }) as unknown as Reading;
    const first = (...spans: ReturnType<typeof span>[]) => {
      const [{ start, end }] = asWhole(question, text, reading(...spans)).spans as [ReturnType<typeof span>];
      return text.slice(start, end);
    };
    expect(first(span(narrow, -1), span(wide, -3))).toBe(wide);
    // What the reader holds far less likely, and what says the question's own words, stay as they are.
    expect(first(span(narrow, -1), span(wide, -5))).toBe(narrow);
    expect(first(span(wide, -1), span(text.slice(0, -1), -2))).toBe(wide);
    expect(asWhole(question.replace(/^(?:Did|هل)|ли /, "Why"), text, reading(span(narrow, -1), span(wide, -3))).spans[0]).toEqual(span(narrow, -1));
  });

  it.each([
    ["Подал ли мэр Лосев в отставку?", RESIGNED, DENIED],
    ["هل قدّم لوسيف استقالته؟", RESIGNED, DENIED],
    ["Is it true that Arkady Losev resigned?", RESIGNED, DENIED],
    ["Правда ли, что Аркадий Лосев ушёл в отставку?", LEFT, STAYS],
    ["هل صحيح أن أركادي لوسيف استقال؟", LEFT, STAYS],
    ["Is it true that Arkady Losev resigned?", LEFT, STAYS],
    ["Does Nevalip halve the number of migraine attacks?", DRUG, PILL],
  ])("so that its denial or doubt is held against it: %s", async (question, first, second) => {
    const { ask, close } = await titled(first, second);
    const answer = await ask(question);
    close();
    expect(answer.found && answer.differ?.length).toBe(2);
  });
});

it.each([
  ["Why is the cave's wall red?", "The cave's wall is red because of iron oxide that drips down in spring, said Ana Ruiz, who measures it.", "По словам геолога Аны Руис, красный цвет стены пещеры объясняется окисью железа.", false],
  ["Почему стена пещеры красная?", "The cave's wall is red because of iron oxide that drips down in spring, said Ana Ruiz, who measures it.", "По словам геолога Аны Руис, красный цвет стены пещеры объясняется окисью железа.", false],
  ["لماذا ماء البحيرة أخضر؟", "The water of the lake is green because of tiny algae that grow in warm water, said Ana Ruiz, who measures it.", "قالت الباحثة آنا رويس إن ماء البحيرة أخضر بسبب الطحالب.", false],
  ["Why did the bakery burn down?", "The bakery in Tarn burned down because of a gas leak, the police said.", "Пекарня в Тарне сгорела из-за короткого замыкания, сообщила полиция.", true],
  ["لماذا احترق المخبز في تارن؟", "احترق المخبز في تارن بسبب تسرب الغاز، بحسب الشرطة.", "Пекарня в Тарне сгорела из-за короткого замыкания, сообщила полиция.", true],
] as const)("causes in two languages differ where they are surely two: %s", async (question, first, second, differs) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found && answer.differ !== undefined).toBe(differs);
});

const KEEPER = "Вратарь Юсеф Мансур был удалён с поля за споры с судьёй.";
it.each([
  ["Who is Yousef Mansour?", "وأشهر الحكم البطاقة الحمراء في وجه حارس الاتحاد يوسف منصور إثر اعتراضه على القرار.", KEEPER, false],
  ["Кто такой Юсеф Мансур?", "وأشهر الحكم البطاقة الحمراء في وجه حارس الاتحاد يوسف منصور إثر اعتراضه على القرار.", KEEPER, false],
  ["من هو يوسف منصور؟", "وأشهر الحكم البطاقة الحمراء في وجه حارس الاتحاد يوسف منصور إثر اعتراضه على القرار.", KEEPER, false],
  // Whom nobody named may be one or the other.
  ["Who is the mayor of Tarn?", "The mayor of Tarn, Yousef Mansour, opened the market on Monday.", "The mayor of Tarn, Peter Holm, opened the market on Monday.", true],
] as const)("who somebody is adds up: %s", async (question, first, second, differs) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found && answer.differ !== undefined).toBe(differs);
});

it.each([
  ["Who scored the winning goal of the cup final?", "Победный гол в финале кубка забил полузащитник Самир Аббуд.", "وسجل هدف الفوز في نهائي الكأس المهاجم كريم زيدان.", true],
] as const)("an article of another language that does not name both may have another answer: %s", async (question, first, second, differs) => {
  const { ask, close } = await of(["Mail", "2024-05-06", first], ["Star", "2024-05-07", second]);
  const answer = await ask(question);
  close();
  expect(answer.found && answer.differ !== undefined).toBe(differs);
});

it.each([
  ["Кто руководил исследованием препарата от мигрени?", PILL, DRUG],
  ["Who published The Salt of Absence?", NOVEL, NOVELIST],
] as const)("nor one where the reader took the wrong one of two: %s", async (question, first, second) => {
  const { ask, close } = await titled(first, second);
  const answer = await ask(question);
  close();
  expect(answer.found && answer.differ === undefined).toBe(true);
});

it.each([
  ["When did the freighter Corva run aground?", "The freighter Corva ran aground off Skerry on 11 March 2025.", "The freighter Corva was refloated off Skerry on 20 March 2025.", "The freighter Corva ran aground off Skerry on 12 March 2025."],
  ["متى جنحت سفينة الشحن كورفا؟", "جنحت سفينة الشحن كورفا قرب سكري يوم 11 مارس 2025.", "غادرت سفينة الشحن كورفا سكري يوم 20 مارس 2025.", "جنحت سفينة الشحن كورفا قرب سكري يوم 12 مارس 2025."],
  ["Когда сухогруз «Корва» сел на мель?", "Сухогруз «Корва» сел на мель у Скерри 11 марта 2025 года.", "Сухогруз «Корва» сняли с мели у Скерри 20 марта 2025 года.", "Сухогруз «Корва» сел на мель у Скерри 12 марта 2025 года."],
  ["When was the Tarn music school founded?", "The Tarn music school was founded in 1926.", "The Tarn music school was built in 1958.", "The Tarn music school was founded in 1924."],
  ["How much is a ticket for the parade?", "A ticket for the parade is 5 pounds.", "A ticket for the ferry is 14 pounds.", "A ticket for the parade is 9 pounds."],
  ["Сколько стоит билет на карнавал?", "Билет на карнавал стоит 5 рублей.", "Билет на паром стоит 14 рублей.", "Билет на карнавал стоит 9 рублей."],
])("the day of another event of the story, or what something else costs, does not differ; two answers to what is asked do: %s", async (question, first, another, other) => {
  for (const [second, sides] of [[another, undefined], [other, 2]] as const) {
    const { ask, close } = await of(["Mail", "2025-05-06", first], ["Star", "2025-05-07", second]);
    const answer = await ask(question);
    close();
    expect(answer.quotes[0]!.text).toBe(first);
    expect(answer.found && answer.differ?.length).toBe(sides);
  }
});

it.each([
  ["Graham", "Грэм", true],
  ["Paul Hughes", "Хьюз", true],
  ["Wright", "Райт", true],
  ["Graham", "Грин", false],
  ["Graham", "Grem", false],
  ["Ward", "Брод", false],
])("one name in two scripts may lack a letter that is not spoken: %s, %s", (one, other, is) => {
  const [a, b] = [one, other].map((text) => ({ answer: { claim: claim(text) } }) as Statement) as [Statement, Statement];
  expect(mayBeOneName(a, b)).toBe(is);
});

const DAYS = ["2020-03-01", "2023-03-01"] as const;
it.each([
  ["Has Peter Quist resigned?", "The mayor of Lorne, Peter Quist, resigned on Monday after a dispute over the new stadium, two members of his party told this paper.", "Peter Quist, the mayor of Lorne, has not resigned. “I am staying in office,” he told Radio Lorne."],
  ["Ушёл ли мэр Лорнска в отставку?", "Мэр Лорнска Пётр Квашнин в понедельник ушёл в отставку после спора о новом стадионе, сообщили нашей газете двое его однопартийцев.", "Мэр Лорнска Пётр Квашнин не уходил в отставку. «Я остаюсь на посту», — сказал он во вторник."],
  ["هل استقال رئيس بلدية لورين؟", "استقال رئيس بلدية لورين بطرس قسطة يوم الاثنين بعد خلاف على الملعب الجديد، كما أبلغ عضوان في حزبه هذه الصحيفة.", "لم يستقل رئيس بلدية لورين بطرس قسطة. وقال لإذاعة لورين: \"أنا باق في منصبي\"."],
])("a denial is held against a report, whichever of them the reader is less sure of: %s", async (question, report, denial) => {
  const { ask, close } = await of(["Morning Paper", DAYS[0], report], ["Evening Star", DAYS[1], denial]);
  expect((await ask(question)) as { differ?: unknown[] }).toMatchObject({ found: true, differ: [{}, {}] });
  await close();
});

describe("what is told of two things is not said to differ", () => {
  it.each([
    ["How many people were killed in the fire in the Dalby hotel?", "The fire in the Dalby hotel killed 9 people.", "The fire in the Dalby hotel injured 31 people.", "9"],
    ["كم شخصا قتل في حريق فندق الدلب؟", "قتل حريق فندق الدلب 9 أشخاص.", "أصيب 31 شخصا في حريق فندق الدلب.", "9"],
    ["Сколько человек погибло при пожаре в гостинице «Дальби»?", "При пожаре в гостинице «Дальби» погибли 9 человек.", "При пожаре в гостинице «Дальби» пострадал 31 человек.", "9"],
    ["How much is a ticket to the Orlen museum?", "A ticket to the Orlen museum costs 8 euros for adults.", "Tickets to the Orlen museum cost 4 euros for children.", "euros"],
    ["Сколько стоит билет в музей Орлова?", "Билет в музей Орлова стоит 800 рублей для взрослых.", "Билет в музей Орлова стоит 400 рублей для детей.", "рублей"],
    ["كم سعر تذكرة متحف أورلن؟", "سعر تذكرة متحف أورلن 8 يورو للكبار.", "سعر تذكرة متحف أورلن 4 يورو للأطفال.", "يورو"],
    ["How old was Nora Vale?", "The singer Nora Vale died on Sunday at the age of 81.", "Nora Vale was 34 years old when she bought the house.", ""],
    ["Сколько лет было Норе Вейл?", "Певица Нора Вейл умерла в воскресенье в возрасте 81 года.", "Певице Норе Вейл было 34 года, когда она купила дом.", ""],
    ["كم كان عمر نورا فيل؟", "توفيت المغنية نورا فيل الأحد عن عمر 81 عاما.", "كان عمر المغنية نورا فيل 34 عاما عندما اشترت البيت.", ""],
    ["How old is Lotta Kron?", "Lotta Kron, 52, was elected mayor of Wick on Sunday.", "Lotta Kron, 55, was elected mayor of Wick again on Sunday.", ""],
    ["How old is Lotta Kron?", "Lotta Kron, 52, was elected mayor of Wick on Sunday.", "Lotta Kron, mayor of Wick, came with her son, 12, to the fair.", "52"],
    ["Сколько лет Лотте Крон?", "Лотте Крон 52 года, она избрана мэром Вика.", "Лотта Крон, мэр Вика, пришла с сыном (12 лет).", "52"],
    ["كم عمر لوتا كرون؟", "لوتا كرون (52 عاما) رئيسة بلدية ويك.", "جاءت لوتا كرون رئيسة بلدية ويك مع ابنها (12 عاما) إلى السوق.", "52"],
    ["How many onions?", "Red lentil soup\n\n- 250 g red lentils\n- 2 onions\n- 1 carrot\n- 1.5 litres of stock\n\nFry the onions and add the rest.", "Yellow dal\n\n- 400 g split peas\n- 3 onions\n- 1 litre of water\n\nFry the onions until brown.", ""],
    ["Сколько луковиц?", "Суп из чечевицы\n\n- 250 г чечевицы\n- 2 луковицы\n- 1 морковь\n- 1,5 л бульона\n\nЛук обжарьте, добавьте остальное.", "Жёлтый дал\n\n- 400 г гороха\n- 3 луковицы\n- 1 л воды\n\nЛук обжарьте до коричневого цвета.", ""],
    ["كم مدة التحضير؟", "شوربة العدس. مدة التحضير 35 دقيقة.\n\n- 250 غرام عدس أحمر\n- 2 بصل\n- 1.5 لتر مرق\n\nيقلى البصل ثم يضاف الباقي.", "دال أصفر. مدة التحضير 50 دقيقة.\n\n- 400 غرام بازلاء\n- 3 بصل\n- 1 لتر ماء\n\nيقلى البصل حتى يسمر.", "دقيقة"],
    ["How high was the Orrin dam?", "The Orrin dam was 38 metres high.", "The Orrin dam stood 125 feet high.", ""],
  ])("%s", async (question, first, second, mark) => {
    const { ask, close } = await of(["Morning Paper", DAYS[0], first], ["Evening Star", DAYS[1], second]);
    const answer = await ask(question);
    if (!answer.found) throw new Error("not found");
    expect(answer.differ ?? []).toEqual([]);
    const [{ text, highlights }] = answer.quotes as [(typeof answer.quotes)[number]];
    expect(highlights.map(({ start, end }) => text.slice(start, end)).join(" ")).toContain(mark);
    await close();
  });

  it.each([
    ["How many people were killed in the fire in the Dalby hotel?", "The fire in the Dalby hotel killed 9 people and injured 31.", "The fire in the Dalby hotel killed 12 people and injured 31."],
    ["How much is a ticket to the Orlen museum?", "A ticket to the Orlen museum costs 8 euros for adults.", "A ticket to the Orlen museum costs 9 euros for adults."],
    ["How old is Lotta Kron?", "Lotta Kron, 52, was elected mayor of Wick on Sunday.", "Lotta Kron, 62, was elected mayor of Wick on Sunday."],
  ])("but of one it is: %s", async (question, first, second) => {
    const { ask, close } = await of(["Morning Paper", DAYS[0], first], ["Evening Star", DAYS[1], second]);
    expect((await ask(question)) as { differ?: unknown[] }).toMatchObject({ found: true, differ: [{}, {}] });
    await close();
  });

  it.each([
    ["How many workers were killed in the blast?", "The blast in the Orm factory injured 14 workers."],
    ["كم عاملا قتل في الانفجار؟", "أصيب 14 عاملا في الانفجار في مصنع أورم."],
    ["Сколько рабочих погибло при взрыве?", "При взрыве на заводе «Орм» ранены 14 рабочих."],
    ["How old is Ruth Ames?", "Ruth Ames came to the fair with her son, 12."],
  ])("nor does the other thing answer: %s", async (question, text) => {
    const { ask, close } = await of(["Morning Paper", DAYS[0], text]);
    expect(await ask(question)).toMatchObject({ found: false });
    await close();
  });
});
