import { afterAll, expect, it } from "vitest";
import { dated, libraryOf, libraryWith } from "./samples.ts";

const samples = await libraryOf("data/articles");
afterAll(() => samples.close());

/** What articles are said to answer otherwise, each as its title and its text; none where nothing is held against another. */
async function sides(question: string, ...articles: [title: string, text: string][]): Promise<string[] | undefined> {
  const { ask, close } = await libraryWith(Object.fromEntries(articles.map(([title, text], i) => [`${"abc"[i]}.md`, dated(`2024-05-0${i + 1}`, title, text)])));
  const answer = await ask(question);
  close();
  expect(answer.found, question).toBe(true);
  return answer.found ? answer.differ?.map(({ says }) => says) : undefined;
}

const NOOR: [string, string] = ["إغلاق جسر النور في الفالوجة", "يغلق جسر النور في الفالوجة يوم 5 آذار لأعمال الصيانة. وطول الجسر 120 مترا."];
const SALAM: [string, string] = ["إغلاق جسر السلام في الكرك", "يغلق جسر السلام في الكرك يوم 9 نيسان لأعمال الصيانة. وطول الجسر 88 مترا."];
const DATES: [string, string] = ["مهرجان التمر يعود", "يبدأ مهرجان التمر في ساحة البلدة يوم 4 تموز ويستمر خمسة أيام."];
const GRAPES: [string, string] = ["مهرجان العنب يعود", "يبدأ مهرجان العنب قرب المعصرة يوم 11 آب ويستمر ثلاثة أيام."];
const DRUMS: [string, string] = ["Tarsh festival of drums", "The Tarsh drum festival begins on 4 July and lasts five days. A ticket costs 12 pounds."];
const GUSLI: [string, string] = ["Фестиваль гуслей в Суздале", "Фестиваль гуслей в Суздале начинается 20 июля и длится три дня. Билет стоит 500 рублей."];
const CLOCKS: [string, string] = ["Clocks in winter", "The museum of Ashby was founded in 1974 and holds 640 clocks."];
const SAMOVARS: [string, string] = ["Самовары в Городце", "Музей в Городце основан в 1999 году, в нём 410 самоваров."];
const POTTERY: [string, string] = ["متحف الزيتونة يفتح أبوابه", "تأسس متحف الزيتونة للخزف عام 1961 ويضم 1200 قطعة."];
const ASHBY: [string, string] = ["ساعات آشبي", "تأسس متحف آشبي للساعات عام 1961 ويضم 640 ساعة."];

it.each([
  ["متى يغلق الجسر؟", NOOR, SALAM],
  ["When does the bridge close?", NOOR, SALAM],
  ["Какова длина моста?", NOOR, SALAM],
  ["متى يبدأ المهرجان؟", DATES, GRAPES],
  ["When does the festival begin?", DRUMS, GUSLI],
  ["Когда начинается фестиваль?", GUSLI, DRUMS],
  ["متى تأسس المتحف؟", POTTERY, CLOCKS],
  ["When was the museum founded?", CLOCKS, SAMOVARS],
  ["В каком году основан музей?", SAMOVARS, POTTERY],
])("what articles about two things say is no contradiction: %s", async (question, first, second) => {
  expect(await sides(question, first, second)).toBeUndefined();
});

it.each([
  ["كم يوما يستمر المهرجان؟", ["مهرجان طرش للطبول", "يبدأ مهرجان طرش للطبول في 4 تموز ويستمر سبعة أيام."], DRUMS],
  ["When does the festival begin?", GUSLI, ["Suzdal gusli festival", "The gusli festival of Suzdal begins on 27 July, the town council said."]],
  ["В каком году основан музей?", CLOCKS, ["Часы в Эшби", "Музей часов в Эшби основан в 1961 году."]],
  ["متى تأسس المتحف؟", ASHBY, CLOCKS],
  ["متى يغلق الجسر؟", NOOR, ["جسر النور مغلق", "يغلق جسر النور في الفالوجة يوم 12 آذار لأعمال الصيانة."]],
] as [string, [string, string], [string, string]][])("of one thing, called by its name in whatever script, it is: %s", async (question, first, second) => {
  expect(await sides(question, first, second)).toHaveLength(2);
});

const KETTLES: [string, string] = ["فيكسو تسحب غلايات", "تسحب شركة فيكسو 25000 غلاية من طراز K2 لأن المقبض قد ينفصل. وأصيب 12 شخصا بحروق."];
const PAID: [string, string] = ["Vexo recalls kettles", "Vexo recalls 18,000 kettles of the type K2 because the handle may come off. 12 people were scalded. Owners get 30 pounds back."];

it.each([
  ["كم غلاية تسحب شركة فيكسو؟", KETTLES, PAID, "pounds"],
  ["Сколько чайников отзывает Vexo?", KETTLES, PAID, "pounds"],
  ["How many kettles does Vexo recall?", KETTLES, PAID, "pounds"],
])("what counts or measures another thing is no contradiction: %s", async (question, first, second, other) => {
  expect((await sides(question, first, second))?.join(" / ") ?? "").not.toContain(other);
});

const WEEK: [string, string] = ["Землетрясение в Турции и Сирии: спустя неделю находят живых", "Через семь суток после землетрясения из-под завалов всё ещё достают живых людей. По официальным сводкам, погибло больше 31 тысячи человек в Турции и свыше 4500 в Сирии."];
const MONTH: [string, string] = ["One month after the earthquakes", "A month after two earthquakes struck southern Turkey and northern Syria, the number of dead has passed 52,000: more than 46,000 in Turkey and about 6,000 in Syria."];
const BOTH: [string, string] = ["زلزال تركيا وسوريا", "قتل الزلزال 11200 شخص في البلدين، منهم 8600 في تركيا و2600 في سوريا."];

it.each([
  ["сколько человек погибло в Турции и Сирии?", WEEK, MONTH],
  ["How many people died in the earthquake in Turkey and Syria?", MONTH, BOTH],
  ["كم عدد قتلى الزلزال في تركيا وسوريا؟", BOTH, WEEK],
])("what is told of one country is not held against what is told of another or of both: %s", async (question, first, second) => {
  const told = (await sides(question, first, second)) ?? [];
  const turkey = /31|46|8600/;
  expect(told.every((says) => turkey.test(says)) || told.every((says) => !turkey.test(says)), told.join(" / ")).toBe(true);
});

it.each([
  ["كم شخصا قتل انفجار مرفأ سلوان؟", "قتل انفجار مرفأ سلوان 163 شخصا.", "بلغ عدد القتلى في انفجار مرفأ سلوان العشرات، والجرحى ستة آلاف شخص."],
  ["How many people did the blast at Silwan port kill?", "The blast at Silwan port killed 163 people.", "The dead of the blast at Silwan port are being counted, the wounded are 6,000 people."],
  ["Сколько человек погибло при взрыве в порту Сильвана?", "При взрыве в порту Сильвана погибли 163 человека.", "Погибших при взрыве в порту Сильвана ещё считают, ранены 6000 человек."],
])("of a sentence that tells of dead and hurt the clause tells whom a number counts: %s", async (question, first, second) => {
  expect(await sides(question, ["A", first], ["B", second])).toBeUndefined();
});

it.each([
  ["متى تحررت السفينة إيفر غيفن؟", ["السماح للسفينة إيفر غيفن بالمغادرة", "غادرت السفينة إيفر غيفن البحيرات المرة يوم 7 يوليو 2021."], ["«Эвер Гивен» в Суэцком канале", "Утром 23 марта 2021 года контейнеровоз «Эвер Гивен» развернуло поперёк Суэцкого канала."]],
  ["When was the ship Ever Given freed?", ["Ever Given leaves", "The ship Ever Given left the Bitter Lakes of the Suez Canal on 7 July 2021."], ["«Эвер Гивен» в Суэцком канале", "Утром 23 марта 2021 года контейнеровоз «Эвер Гивен» развернуло поперёк Суэцкого канала."]],
  ["Когда освободили судно «Эвер Гивен»?", ["«Эвер Гивен» покинул канал", "Судно «Эвер Гивен» покинуло Суэцкий канал 7 июля 2021 года."], ["Ever Given in the Suez Canal", "On 23 March 2021 the ship Ever Given swung across the Suez Canal."]],
] as [string, [string, string], [string, string]][])("the day of what may be the event is not held against that of what is told as none: %s", async (question, first, second) => {
  expect(await sides(question, first, second)).toBeUndefined();
});

it.each(["How many ships were waiting at Suez?", "متى تحررت سفينة ايفر غيفن؟", "когда мост закрывается?", "كم الكلفة؟", "сколько человек погибло в Турции и Сирии?", "What was the magnitude?", "когда открыли границу?"])("of the sample articles none is held against another that tells of something else: %s", async (question) => {
  const answer = await samples.ask(question);
  expect(answer).toMatchObject({ found: true });
  expect(answer).not.toHaveProperty("differ");
});
