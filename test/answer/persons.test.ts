import { expect, test } from "vitest";
import { people } from "../../src/articles/claims/kinds/people.ts";
import { isOfThisMeeting } from "../../src/answer/witnesses/strays/meeting.ts";
import { isOfNow } from "../../src/answer/witnesses/strays/next.ts";
import { isOfAnotherDoer } from "../../src/answer/witnesses/strays/persons/doer.ts";
import { isOfAnothersAge } from "../../src/answer/witnesses/strays/persons/person.ts";
import { isOfOthers } from "../../src/answer/witnesses/strays/persons/party.ts";
import { isOfAnotherSpeaker } from "../../src/answer/witnesses/strays/persons/speaker.ts";

/** Of two or three persons each; what is found in one library. */
const DAM =
  "The dam at Ostrey was closed on Monday, said the engineer Pavel Dorn. Minister Clara Voight opened the talks at noon. “My village will not drink this water,” said Ines Corbo at the gate.\n\nCorbo, 44, has a farm below the dam. Her son is a clerk.";
const COURT = "قضت المحكمة بسجن المقاول كمال السيد عامين. وقال القاضي وليد شاهين إن الأدلة كافية.\n\nويبلغ السيد الثالثة والخمسين من العمر، وهو أب لثلاثة أبناء.";
const RIVER = "«Реки не продаются», — бросил Томас Рильк журналистам. Министр Вера Лунц обещала деньги на плотины.\n\nРильку 61 год, он врач.";
const texts = [DAM, COURT, RIVER, "Vera Pell swam."];

const at = (article: string, mark: string) => {
  const start = article.indexOf(mark);
  return { place: { window: { title: "", text: article }, article, start: 0, texts }, reading: { answers: 5, says: 5, holds: 5, read: article.length, spans: [{ start, end: start + mark.length, score: 0 }] } };
};
/** The second paragraph alone, as a passage. */
const behind = (article: string, mark: string) => {
  const text = article.includes("\n\n") ? article.slice(article.indexOf("\n\n") + 2) : article;
  const { place, reading } = at(text, mark);
  return { place: { ...place, article, start: article.length - text.length }, reading };
};

test.each([
  ["What did Clara Voight say about the water?", DAM, "My village will not drink", true],
  ["Что сказала Клара Фойгт о воде?", DAM, "My village will not drink", true],
  ["Что сказала Вера Лунц о реках?", RIVER, "Реки не продаются", true],
  ["What did Vera Lunz say about the rivers?", RIVER, "Реки не продаются", true],
  ["What did Kamal al-Sayed say about the evidence?", COURT, "الأدلة كافية", true],
  ["What did Ines Corbo say about the water?", DAM, "My village will not drink", false],
  ["What did Corbo say about the water?", DAM, "My village will not drink", false],
  ["Что сказал Томас Рильк о реках?", RIVER, "Реки не продаются", false],
  ["ماذا قال وليد شاهين عن الأدلة؟", COURT, "الأدلة كافية", false],
  // Who is not called by a name may be anybody, and of whom nothing is told nothing is known.
  ["What did the farmer say about the water?", DAM, "My village will not drink", false],
  ["What did Ada Quist say about the water?", DAM, "My village will not drink", false],
  // No words of anybody's.
  ["What did Clara Voight say about the talks?", DAM, "opened the talks", false],
])("what another says is not what somebody said: %s %#", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isOfAnotherSpeaker(question, place, reading)).toBe(stray);
});

test("where one sentence has both, one may speak for the other", () => {
  const article = "Harald Brandt sent his spokeswoman Lena Vogt to the gate. “We will drain the lake in May,” said Vogt.";
  const { place, reading } = at(article, "We will drain");
  expect(isOfAnotherSpeaker("What did Harald Brandt say about the lake?", { ...place, texts: [article] }, reading)).toBe(false);
});

test.each([
  ["How old is Thomas Rilk?", COURT, "الثالثة والخمسين", true],
  ["How old is Walid Shaheen?", COURT, "الثالثة والخمسين", true],
  ["Сколько лет Вере Лунц?", DAM, "44", true],
  ["كم عمر كمال السيد؟", RIVER, "61", true],
  ["How old is Kamal al-Sayed?", COURT, "الثالثة والخمسين", false],
  ["How old is Ines Corbo?", DAM, "44", false],
  ["Сколько лет Томасу Рильку?", RIVER, "61", false],
  // Right behind a name it is his, whoever else is told of.
  ["How old is Clara Voight?", DAM, "44", true],
  ["Сколько лет Кларе Фойгт?", DAM, "44", true],
  ["How old is Vera Pell?", "Vera Pell lost. Then came Ada Lind, 31.", "31", true],
  ["How old is Vera Pell?", "First came Vera Pell of Corran, 52, by a length.", "52", false],
  // Nothing is told of her anywhere: she may be called otherwise there.
  ["How old is Ada Quist?", COURT, "الثالثة والخمسين", false],
  ["How many years did Walid Shaheen give?", COURT, "الثالثة والخمسين", false],
])("another's age is not somebody's: %s %#", (question, article, mark, stray) => {
  const { place, reading } = behind(article, mark);
  expect(isOfAnothersAge(question, place, reading)).toBe(stray);
});

test.each([
  ["How much will a ticket cost next year?", "A single ticket costs 11 pounds.", "11 pounds", true],
  ["Сколько будет стоить билет в будущем году?", "Билет стоит 35 рублей.", "35 рублей", true],
  ["كم سيكون ثمن البطاقة في السنة المقبلة؟", "ثمن البطاقة ديناران.", "ديناران", true],
  ["Who coaches the team next season?", "The team is coached by Ann Pole.", "Ann Pole", true],
  ["How much will a ticket cost next year?", "A single ticket will cost 11 pounds.", "11 pounds", false],
  ["How much will a ticket cost next year?", "Fares go up in 2031. A single ticket costs 11 pounds then.", "11 pounds", false],
  ["Сколько будет стоить билет в будущем году?", "В следующем году проезд дорожает: билет стоит 35 рублей.", "35 рублей", false],
  ["كم ثمن البطاقة في العام المقبل؟", "ثمن البطاقة في العام القادم ديناران.", "ديناران", false],
  ["How much does a ticket cost this year?", "A single ticket costs 11 pounds.", "11 pounds", false],
  // The next boat may be any.
  ["How much is a ticket for the next boat?", "A single ticket costs 11 pounds.", "11 pounds", false],
])("what is now is not of the next year: %s %#", (question, article, mark, stray) => {
  const { reading } = at(article, mark);
  expect(isOfNow(question, article, reading)).toBe(stray);
});

/** Of two who met, and of a third. */
const TALKS = "The Swedish president Ivar Stolt met the Danish president Karen Moll in Bergen on Sunday. Stolt and Moll spoke of cod. Moll promised two ships.";
const VISIT = "The French president Luc Rovanen opened a school in Nantes. The teachers thanked Rovanen. Stolt sent flowers.";
const QIMMA = "التقى الرئيس السويدي إيفار ستولت الرئيسة الدنماركية كارين مول في بيرغن يوم الأحد. ووعدت مول ستولت بسفينتين.";
const SCHOOL = "افتتح الرئيس الفرنسي لوك روفانين مدرسة في نانت. وقال روفانين إن ستولت أرسل زهوراً. وفي المدرسة مئة تلميذ. والتقى الرئيس السويدي إيفار ستولت الدنماركية كارين مول يوم الأحد.";
const VSTRECHA = "Президент Швеции Ивар Стольт встретился с президентом Дании Карен Молль в Бергене в воскресенье. Стольт и Молль говорили о треске.";
const SHKOLA = "Президент Франции Люк Рованен открыл школу в Нанте. Учителя благодарили Рованена.";
const all = [TALKS, VISIT, QIMMA, SCHOOL, VSTRECHA, SHKOLA];

test("whom a text calls by office or given name are its people", () => {
  expect(people(TALKS).map(({ name, office, land }) => [...name, office, land])).toEqual([
    ["ivar", "stolt", "president", "SE"],
    ["karen", "moll", "president", "DK"],
  ]);
  expect(people(SCHOOL).map(({ name: [, last] }) => last)).toContain("روفانين");
});

test.each([
  ["Where did Stolt meet Rovanen?", TALKS, "Bergen", true],
  ["When did Rovanen meet Moll?", QIMMA, "يوم الأحد", true],
  ["What did Moll promise Rovanen?", TALKS, "two ships", true],
  ["Где Стольт встретился с Рованеном?", VSTRECHA, "Бергене", true],
  ["Что Стольт пообещал Рованену?", QIMMA, "بسفينتين", true],
  ["أين التقى ستولت روفانين؟", QIMMA, "بيرغن", true],
  ["متى التقى روفانين مول؟", TALKS, "Sunday", true],
  // Both are in the article, which tells of the meeting of one of them with another.
  ["متى التقى ستولت روفانين؟", SCHOOL, "يوم الأحد", true],
  ["When did Stolt meet Rovanen?", SCHOOL, "يوم الأحد", true],
  // Of these two, and of one alone.
  ["Where did Stolt meet Moll?", TALKS, "Bergen", false],
  ["Где Стольт встретился с Молль?", QIMMA, "بيرغن", false],
  ["متى التقى ستولت مول؟", SCHOOL, "يوم الأحد", false],
  ["What did Moll promise?", TALKS, "two ships", false],
  // Half of what is asked; and who is called by office alone.
  ["What did Rovanen and Moll do?", TALKS, "two ships", false],
  ["Where did Stolt meet Rovanen?", "Stolt met the French president in Lille.", "Lille", false],
  ["Где Стольт встретился с Рованеном?", "Стольт встретился с президентом Франции в Лилле.", "Лилле", false],
  ["أين التقى ستولت روفانين؟", "التقى ستولت الرئيس الفرنسي في ليل.", "ليل", false],
  // Of whom nothing is told by name or office nothing is known.
  ["Where did Stolt meet Quist?", TALKS, "Bergen", false],
])("what is of two others is not of them: %s %#", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isOfOthers(question, { ...place, texts: [...all, article] }, reading)).toBe(stray);
});

test.each([
  ["Where will the next meeting of the council be?", "The council met on Sunday in the mill.", "mill", true],
  ["Где пройдёт следующая встреча совета?", "Совет встретился в воскресенье на мельнице.", "мельнице", true],
  ["أين سيكون الاجتماع المقبل للمجلس؟", "اجتمع المجلس يوم الأحد في الطاحونة.", "الطاحونة", true],
  ["وين القمة الجاية؟", "عقدت القمة في الطاحونة.", "الطاحونة", true],
  ["Where was the previous summit held?", "The first summit of the lakes took place in Tarn.", "Tarn", true],
  ["Сколько длился второй саммит?", "Первый саммит озёр длился два часа.", "два часа", true],
  ["أين عقدت القمة السابقة؟", "عقدت القمة في صور، وهي الأولى من نوعها.", "صور", true],
  // What is to come is told as such, or counted on.
  ["Where will the next meeting of the council be?", "The council met on Sunday in the mill. It will meet again in the school.", "school", false],
  ["Where is the next meeting?", "The council met in the mill and meets again in the school.", "school", false],
  ["Где пройдёт следующая встреча?", "Встреча пройдёт в школе.", "школе", false],
  ["أين سيعقد الاجتماع المقبل؟", "اجتمع المجلس في الطاحونة، وسيعقد اجتماعه في المدرسة.", "المدرسة", false],
  ["Where was the previous summit held?", "The first summit took place in Tarn, the second in Oslo.", "Tarn", false],
  ["Where was the summit held?", "The first summit of the lakes took place in Tarn.", "Tarn", false],
  ["Was there a previous summit?", "The first summit of the lakes took place in Tarn.", "first summit", false],
  ["Where is the meeting next week?", "The council met in the mill.", "mill", false],
])("this meeting is not the next, nor one before: %s %#", (question, article, mark, stray) => {
  const { reading } = at(article, mark);
  expect(isOfThisMeeting(question, { title: "", text: article }, reading)).toBe(stray);
});

const RACE = "Edda Norby won on Sunday, ahead of Dora Lisk. Norby, 29, works as a nurse. The court accused Lisk of fraud. The comet Halden was discovered by Ruth Nagel with a telescope. An inspector, Joan Pratt, had warned that the dam was cracked.";
const PORT = "Инга Нордина выиграла забег, а Дора Лисина упала. 29-летняя Нордина работает медсестрой. США объявили банкира Виктора Рябова угрозой. Комету Харлова открыла в январе Руфь Нагель. Директор порта Николай Фаров обвинил профсоюз Веры Шаховой. Судья Жанна Пронина в апреле предупреждала о трещине.";
const LAKE = "فازت نورا بيطار وسقطت درة لحود. وتعمل بيطار ممرضة في المستشفى. واتهم مدير الشركة نبيل فرو النقابة. وقالت بهية شاهين إنها مستعدة.";

test.each([
  ["What does Dora Lisk work as?", RACE, "a nurse", true],
  ["Who did Lisk accuse of fraud?", RACE, "fraud", true],
  ["What did the comet Halden discover?", RACE, "a telescope", true],
  ["What did Alder warn Joan Pratt of?", RACE, "the dam was cracked", true],
  ["Кем работает Дора Лисина?", PORT, "медсестрой", true],
  ["Кого Рябов объявил угрозой?", PORT, "угрозой", true],
  ["Что открыла комета Харлова?", PORT, "в январе", true],
  ["Кого Вера Шахова обвинила?", PORT, "Николай Фаров", true],
  ["О чём совет предупреждал Жанну Пронину?", PORT, "о трещине", true],
  ["ماذا تعمل درة لحود؟", LAKE, "ممرضة", true],
  ["من اتهمته بهية شاهين؟", LAKE, "نبيل فرو", true],
  ["What does Edda Norby work as?", RACE, "a nurse", false],
  ["Who accused Lisk?", RACE, "The court", false],
  ["When was the comet Halden discovered?", RACE, "with a telescope", false],
  ["What did Joan Pratt warn of?", RACE, "the dam was cracked", false],
  // What is done to somebody is asked, or nobody is named, or she may be another name's.
  ["Until when was Mill Lane put off?", "The plan for Mill Lane was put off until April.", "April", false],
  ["What had blocked the drain under Mill Lane?", "A drain under Mill Lane had been blocked with concrete.", "concrete", false],
  ["Где работает Катя Лозинская?", "Библиотекарь Екатерина Лозинская работает в Туле.", "в Туле", false],
  ["What does the winner work as?", RACE, "a nurse", false],
  ["What does Dora Lisk work as?", "Dora Lisk came second. She works as a nurse.", "a nurse", false],
  ["What does Dora Lisk work as?", "Dora Lisk came second. The champion works as a nurse.", "a nurse", false],
  ["What did Dora Lisk write?", "“Salt” was written by Dora Lisk in May.", "Salt", false],
  ["Кем работает Инга Нордина?", PORT, "медсестрой", false],
  ["Кто объявил Рябова угрозой?", PORT, "США", false],
  ["Кто открыл комету Харлова?", PORT, "Руфь Нагель", false],
  ["С кем встретился губернатор Зотов?", "Губернатор Зотов встретился с губернатором Малининым в Кежме.", "Малининым", false],
  ["С кем встретился губернатор Зотов?", "С Зотовым в Кежме встретился губернатор соседней области Малинин.", "Малинин", false],
  ["Что написал Рябов?", "Роман «Соль» написан Рябовым в Туле.", "Соль", false],
  ["ماذا تعمل نورا بيطار؟", LAKE, "ممرضة", false],
  ["من اتهم النقابة؟", LAKE, "نبيل فرو", false],
  ["متى أرسل ابن صابر سفيرا؟", "وفي سنة 1364 أرسله صاحب غرناطة محمد الخامس سفيرا إلى الملك. وكان ابن صابر كاتبا عنده.", "1364", false],
  ["Сколько длились переговоры Зотова и Малинина?", "Разговор на вилле Ла Гранж длился чуть больше трёх часов.", "чуть больше трёх часов", false],
  ["Кто из врагов Зотова приехал в Кежму?", "В Кежме Зотов нажил немало врагов, включая Малинина, который туда приехал.", "Малинина", false],
  ["أين ولد ابن صابر؟", "ولد عبد الرحمن بن محمد بن صابر في صور سنة 1332. ودرس ابن صابر في دمشق، ثم عاد محمد معه.", "صور", false],
  // Of some deeds both are the doers; "is open" is no passive; whoever holds an office has a name.
  ["When did Dora Lisk marry Joan Pratt?", "Joan Pratt married Lisk in 2004.", "2004", false],
  ["When did Rovers play United?", "United played Rovers on 3 May.", "3 May", false],
  ["When did Rovers beat United?", "United beat Rovers on 3 May.", "3 May", true],
  ["Когда Весна встретила Лунина?", "Лунин встретил Весну в 2005 году.", "2005", false],
  ["When did the Mill Museum open?", "Dora Lisk opened the Mill Museum in 1978.", "1978", false],
  ["When did Dora Lisk resign?", "Joan Pratt resigned in 1978.", "1978", true],
  ["Who founded Civic?", "Civic, founded in 1980 by Lou Marr, employs 300 people.", "Lou Marr", false],
  ["Когда открылась лавка «Сова»?", "Римма Юрьева открыла её в 2008 году.", "2008", false],
  ["متى أنقذت ليان مراد؟", "أنقذ رجل الإطفاء عمر الزين الطفلة ليان مراد ليلة الخميس.", "الخميس", false],
  ["What time does the Mill Museum open?", "The Mill Museum is open from 11 to 4 every day.", "11", false],
  ["أين يسكن رئيس بلدية صيدون؟", "قال رئيس بلدية صيدون نبيل عطية إنه متعب. ويسكن عطية في حي القلعة.", "حي القلعة", false],
])("what one did another did not: %s %#", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isOfAnotherDoer(question, { ...place, texts: [article] }, reading)).toBe(stray);
});
