import { expect, it, test } from "vitest";
import { hasOtherDays } from "../../src/answer/tables/days.ts";
import { severalIn } from "../../src/answer/tables/sought.ts";
import { libraryWith } from "./samples.ts";

async function asked(question: string, text: string) {
  const { ask, close } = await libraryWith({ "a.md": text });
  const answer = await ask(question);
  close();
  return answer.quotes.map(({ text, head, highlights }) => ({ text, head, marks: highlights.map(({ start, end }) => text.slice(start, end)) }));
}

const table = (rows: string[][]) => rows.map((row) => `| ${row.join(" | ")} |`).join("\n").replace("\n", `\n|${"---|".repeat(rows[0]!.length)}\n`);

const CRAFTS = {
  en: { rows: [["Course", "Teacher", "Day", "Price"], ["Weaving", "Lena Moss", "Tuesday", "90 crowns"], ["Pottery", "Victor Hale", "Friday", "120 crowns"], ["Carving", "Lena Moss", "Wednesday", "75 crowns"], ["Drawing", "Samir Nasser", "Friday", "60 crowns"]], title: "Courses of the Tarn house of crafts", above: "The house of crafts in Tarn opens its autumn term on 3 September.", below: "The house stands behind the church. Its director is Ada Wolfe." },
  ru: { rows: [["Кружок", "Преподаватель", "День", "Цена"], ["Ткачество", "Лена Мосина", "вторник", "900 рублей"], ["Керамика", "Виктор Халин", "пятница", "1200 рублей"], ["Резьба", "Лена Мосина", "среда", "750 рублей"], ["Рисунок", "Самир Насыров", "пятница", "600 рублей"]], title: "Кружки дома ремёсел в Тарне", above: "Дом ремёсел в Тарне открывает осенний набор 3 сентября.", below: "Дом стоит за церковью. Директор — Ада Вольская." },
  ar: { rows: [["الدورة", "المدرب", "اليوم", "السعر"], ["النسيج", "ليلى منصور", "الثلاثاء", "90 ديناراً"], ["الفخار", "سامر حداد", "الجمعة", "120 ديناراً"], ["النجارة", "ليلى منصور", "الأربعاء", "75 ديناراً"], ["الرسم", "جورج عيسى", "الجمعة", "60 ديناراً"]], title: "دورات بيت الحرف في طرنا", above: "يفتتح بيت الحرف في طرنا فصله الخريفي في الثالث من أيلول.", below: "يقع البيت خلف الكنيسة. ومديرته هدى الخطيب." },
} as const;

const crafts = (language: keyof typeof CRAFTS) => `# ${CRAFTS[language].title}\n\n${CRAFTS[language].above}\n\n${table(CRAFTS[language].rows.map((row) => [...row]))}\n\n${CRAFTS[language].below}\n`;

const BOATS = {
  en: { rows: [["Pier", "Leaves", "Arrives", "Price from Orme"], ["Orme", "7:20", "-", "-"], ["Gull Point", "8:05", "8:00", "18 crowns"], ["Port Ennis", "8:50", "8:45", "29 crowns"], ["Salt Island", "-", "10:15", "42 crowns"]], text: "The steamer Petrel sails from Orme to Salt Island from 1 June on, every day but Tuesday.", title: "The steamer Petrel in summer" },
  ru: { rows: [["Пристань", "Отправление", "Прибытие", "Цена от Орма"], ["Орм", "7:20", "—", "—"], ["Чаячий Мыс", "8:05", "8:00", "180 рублей"], ["Эннис", "8:50", "8:45", "290 рублей"], ["Соляной остров", "—", "10:15", "420 рублей"]], text: "Теплоход «Буревестник» ходит от Орма до Соляного острова с 1 июня, каждый день, кроме вторника.", title: "Теплоход «Буревестник» летом" },
  ar: { rows: [["المرسى", "المغادرة", "الوصول", "السعر من طرنا"], ["طرنا", "7:20", "-", "-"], ["رأس النورس", "8:05", "8:00", "18 ديناراً"], ["ميناء عيسى", "8:50", "8:45", "29 ديناراً"], ["جزيرة الملح", "-", "10:15", "42 ديناراً"]], text: "تبحر باخرة النورس من طرنا إلى جزيرة الملح من أول حزيران كل يوم عدا الثلاثاء.", title: "باخرة النورس في الصيف" },
} as const;
const boats = (language: keyof typeof BOATS) => `# ${BOATS[language].title}\n\n${BOATS[language].text}\n\n${table(BOATS[language].rows.map((row) => [...row]))}\n\n`;

const JURIES = {
  en: "# The film festival of Tarn names its jury\n\nThe festival of short film in Tarn opens on 3 May, its director Ada Wolfe said. Forty films will be shown.\n\nThe jury:\n\n- Lena Moss, composer\n- Victor Hale, critic\n- Odile Brandt, author\n- Samir Nasser, producer\n\nThe prize is 5,000 crowns. Last year it went to a film from Orme.\n",
  ru: "# Жюри кинофестиваля в Тарне\n\nФестиваль короткого кино в Тарне откроется 3 мая, сообщила директор Ада Вольская. Покажут сорок фильмов.\n\nСостав жюри:\n\n- Лена Мосина, композитор\n- Виктор Халин, критик\n- Ольга Брандт, писатель\n- Самир Насыров, продюсер\n\nПриз составляет 5 тысяч крон. В прошлом году его получил фильм из Орма.\n",
  ar: "# لجنة تحكيم مهرجان طرنا\n\nيفتتح مهرجان طرنا للفيلم القصير في الثالث من أيار، بحسب مديرته هدى الخطيب. وتعرض أربعون فيلما.\n\nأعضاء لجنة التحكيم:\n\n- ليلى منصور، ملحنة\n- سامر حداد، ناقد\n- نادية خوري، كاتبة\n- جورج عيسى، منتج\n\nقيمة الجائزة خمسة آلاف دينار. وفاز بها العام الماضي فيلم من حلب.\n",
} as const;

const PRICES = { en: ["90 crowns", "120 crowns", "75 crowns", "60 crowns"], ru: ["180 рублей", "290 рублей", "420 рублей"], ar: ["18 ديناراً", "29 ديناراً", "42 ديناراً"] };

it.each([
  ["What are the prices of the courses in the house of crafts?", crafts("en"), PRICES.en, CRAFTS.en.rows[0]],
  ["Какие цены на «Буревестник» от Орма до каждой пристани?", boats("ru"), PRICES.ru, BOATS.ru.rows[0]],
  ["ما أسعار باخرة النورس من طرنا إلى كل مرسى؟", boats("ar"), PRICES.ar, BOATS.ar.rows[0]],
])("all rows of a table answer a question for a column: %s", async (question, text, marks, head) => {
  const [first, ...others] = await asked(question, text);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ marks, head: `| ${head.join(" | ")} |` });
  expect(text).toContain(first!.text);
  // A row that has none of them, at the end, is left out.
  expect(first!.text).not.toContain("7:20");
});

it.each([
  ["en", "Which courses of the house of crafts are on Friday?", ["Pottery", "Drawing"]],
  ["en", "Which courses of the house of crafts are on Friday and what do they cost?", ["Pottery", "120 crowns", "Drawing", "60 crowns"]],
  ["en", "What are the prices of pottery and drawing in the house of crafts?", ["120 crowns", "60 crowns"]],
  ["ru", "Какие кружки идут в пятницу и сколько они стоят?", ["Керамика", "1200 рублей", "Рисунок", "600 рублей"]],
  ["ar", "ما الدورات التي تقام يوم الجمعة في بيت الحرف؟", ["الفخار", "الرسم"]],
  ["ar", "ما الدورات التي تقدمها ليلى منصور؟", ["النسيج", "النجارة"]],
] as const)("of a table all rows that have what is named: %s, %s", async (language, question, marks) => {
  const [first, ...others] = await asked(question, crafts(language));
  expect(others).toEqual([]);
  expect(first!.marks).toEqual(marks);
  expect(first!.text.split("\n")).toHaveLength(3);
  expect(crafts(language)).toContain(first!.text);
});

it.each([
  ["What is the price of the pottery course in the house of crafts?", crafts("en"), ["120 crowns"]],
  ["What is the price on the Petrel from Orme to Gull Point?", boats("en"), ["18 crowns"]],
  ["كم سعر دورة الفخار؟", crafts("ar"), ["120 ديناراً"]],
])("one row where one is asked for: %s", async (question, text, marks) => {
  const [first] = await asked(question, text);
  expect(first!.marks).toEqual(marks);
  expect(first!.text).not.toContain("\n");
});

it.each([
  ["en", "What are the prices of the courses in the house of crafts on Monday?"],
  ["ru", "Какие кружки идут в субботу в доме ремёсел?"],
  ["ar", "ما الدورات التي تقام يوم الأحد في بيت الحرف؟"],
] as const)("a table whose rows are of other days does not answer: %s, %s", async (language, question) => {
  expect(await asked(question, crafts(language))).toEqual([]);
});

test("a day of which the article tells elsewhere may be asked for", async () => {
  const { library, close } = await libraryWith({ "a.md": crafts("en"), "b.md": `${crafts("en")}On Monday the looms are mended.\n` });
  const articles = [...(await library.articlesBy((await library.articles()).map(({ id }) => id))).values()];
  const found = articles.map((article) => [1, 5].map((day) => hasOtherDays(day, { start: article.text.indexOf("90"), end: article.text.indexOf("90") + 2 }, article)));
  close();
  expect(found).toEqual(expect.arrayContaining([[true, false], [false, false]]));
});

it.each([
  ["en", "Who is on the jury of the film festival of Tarn?", ["Lena Moss", "Victor Hale", "Odile Brandt", "Samir Nasser"]],
  ["ru", "Кто входит в жюри кинофестиваля в Тарне?", ["Лена Мосина", "Виктор Халин", "Ольга Брандт", "Самир Насыров"]],
  ["ar", "من هم أعضاء لجنة تحكيم مهرجان طرنا؟", ["ليلى منصور", "سامر حداد", "نادية خوري", "جورج عيسى"]],
] as const)("a list is quoted whole, under its heading, where all of it is asked for: %s, %s", async (language, question, marks) => {
  const [first] = await asked(question, JURIES[language]);
  expect(first!.marks).toEqual(marks);
  expect(JURIES[language]).toContain(first!.text);
  expect(first!.text).toMatch(/^[^\n-]+:\n/);
});

it.each([
  ["en", "Who on the jury of the film festival of Tarn is a critic?"],
  ["ru", "Кто в жюри кинофестиваля в Тарне критик?"],
  ["ar", "من هو الناقد في لجنة تحكيم مهرجان طرنا؟"],
] as const)("and not where one of it is: %s, %s", async (language, question) => {
  const [first] = await asked(question, JURIES[language]);
  expect(first!.marks).toHaveLength(1);
});

const HIKES = {
  en: "# Night hike to the Stone Hut\n\nThe night hike to the Stone Hut starts at the church of Tarn at nine in the evening. It is led by Ada Wolfe.\n\nAll hikers have to bring:\n\n1. Warm gloves, of wool.\n2. A photograph of the hiker.\n3. A lamp that burns for at least six hours and can be fixed to the hat or the belt of whoever carries it.\n4. Half a litre of water.\n\nThe hut has a stove and forty beds. Breakfast costs 8 crowns.\n",
  ru: "# Ночной поход к Каменной хижине\n\nНочной поход к Каменной хижине начнётся у церкви в Тарне в девять вечера. Его ведёт Ада Вольская.\n\nКаждый участник должен иметь при себе:\n\nтёплые перчатки;\nфонарь на шесть часов;\nпол-литра воды;\nодеяло.\n\nВ хижине есть печь и сорок коек. Завтрак стоит 80 рублей.\n",
  ar: "# رحلة ليلية إلى الكوخ الحجري\n\nتنطلق الرحلة الليلية إلى الكوخ الحجري من كنيسة طرنا في التاسعة مساء. وتقودها هدى الخطيب.\n\nعلى كل مشارك أن يحمل معه:\n\n- قفازات دافئة\n- مصباحا يضيء ست ساعات على الأقل\n- نصف لتر من الماء\n- بطانية\n\nوفي الكوخ مدفأة وأربعون سريرا. وثمن الفطور ثمانية دنانير.\n",
} as const;

it.each([
  ["en", "What should hikers take to the Stone Hut hike?", ["Warm gloves, of wool", "A photograph of the hiker", "A lamp that burns for at least six hours and can be fixed to the hat or the belt of whoever carries it", "Half a litre of water"]],
  ["ru", "Что нужно взять с собой в ночной поход к Каменной хижине?", ["тёплые перчатки", "фонарь на шесть часов", "пол-литра воды", "одеяло"]],
  ["ar", "شو لازم آخد معي على رحلة الكوخ الحجري؟", ["قفازات دافئة", "مصباحا يضيء ست ساعات على الأقل", "نصف لتر من الماء", "بطانية"]],
] as const)("what is needed is the whole list, whatever words its heading has for it: %s, %s", async (language, question, marks) => {
  const [first, ...others] = await asked(question, HIKES[language]);
  expect(others).toEqual([]);
  expect(first!.marks).toEqual(marks);
  expect(HIKES[language]).toContain(first!.text);
  expect(first!.text).toMatch(/^[^\n-]+:\n/);
});

it.each([
  ["en", "How long must the lamp for the Stone Hut hike burn?"],
  ["en", "What gloves must hikers bring to the Stone Hut hike?"],
  ["ru", "Сколько воды нужно взять с собой в ночной поход к Каменной хижине?"],
  ["ar", "كم ساعة يجب أن يضيء المصباح في رحلة الكوخ الحجري؟"],
] as const)("and not where what is asked for is of one of its items: %s, %s", async (language, question) => {
  const [first] = await asked(question, HIKES[language]);
  expect(first!.marks).toHaveLength(1);
});

test("of a long table so many rows as a quote holds, from the first asked one on", async () => {
  const [head, ...rows] = CRAFTS.en.rows.map((row) => [...row]) as [string[], ...string[][]];
  const more = Array.from({ length: 20 }, (_, i) => [`Sewing ${i + 2}`, "Odile Brandt", "Monday", `${20 + i} crowns`]);
  const { title, above, below } = CRAFTS.en;
  const [first] = await asked("What are the prices of the courses in the house of crafts?", `# ${title}\n\n${above}\n\n${table([head, ...rows, ...more])}\n\n${below}\n`);
  expect(first!.text.length).toBeLessThanOrEqual(700);
  expect(first!.marks).toEqual([...rows, ...more].slice(0, 12).map((row) => row[3]));
});

test("which questions ask for several", () => {
  const several = ["What must you take with you?", "Which documents do I need?", "Какие документы нужны?", "Что надо взять?", "ما الأوراق المطلوبة؟", "شو لازم آخد معي؟", "What are the prices?", "Which courses are on Friday?", "Who is on the jury?", "the fare to each pier", "Какие цены в бассейне?", "Кто входит в жюри?", "до каждой пристани", "Сколько они стоят?", "ما أسعار الاشتراك؟", "من هم أعضاء اللجنة؟", "السعر إلى كل محطة"];
  const one = ["How much must I pay?", "What must you take first?", "Do you need a lamp?", "Сколько нужно взять?", "Нужно ли взять фонарь?", "كم يجب أن أدفع؟", "What is the price?", "Which of the courses are the cheapest?", "Are the prices of each course the same?", "Who is in charge of the jury?", "Which courses cost more than 90 crowns?", "Какая цена?", "Какие кружки самые дешёвые?", "до какой пристани", "Что бывает каждый день?", "ما سعر الاشتراك؟", "ما أسعار أرخص الدورات؟", "ما الذي يقام كل يوم؟", "للموسم كله"];
  expect(several.filter((question) => !severalIn(question, undefined))).toEqual([]);
  expect(one.filter((question) => severalIn(question, undefined))).toEqual([]);
});
