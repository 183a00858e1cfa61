import { expect, it, test } from "vitest";
import { isSilent } from "../../src/answer/tables/days.ts";
import { isUnlisted } from "../../src/answer/tables/labels.ts";
import { paidLine } from "../../src/answer/tables/paid.ts";
import { weekdayIn, weekdaysOf } from "../../src/articles/facts/weekdays.ts";
import { libraryWith } from "./samples.ts";

async function asked(question: string, text: string) {
  const { ask, close } = await libraryWith({ "a.txt": text });
  const answer = await ask(question);
  close();
  return answer.quotes.map(({ text, highlights }) => ({ text, marked: highlights.map(({ start, end }) => text.slice(start, end)) }));
}

const SALT = "Museum of salt\n\nThe museum of salt in Orme has new hours from May on, its director said.\n\nMon: closed\nTue to Fri: 10:00-17:00\nSat: 10:00-20:00\nSun: closed\n\nChildren pay nothing on any day of the week.\n";
const TEA = "Музей чая в Бору\n\nМузей чая в Бору работает по новому расписанию, сообщила директор музея.\n\nПн: выходной\nВт–Пт: 10:00–17:00\nСб: 12:00–20:00\nВс: закрыто\n\nДети до семи лет проходят бесплатно в любой день недели.\n";
const POOL = "مسبح الواحة البلدي\n\nأعلنت البلدية مواعيد جديدة لمسبح الواحة تبدأ من شهر أيار.\n\nسبت: من 8 صباحا حتى 2 ظهرا\nالأحد - الأربعاء: من 10 صباحا حتى 4 عصرا\nالخميس: للنساء فقط\nالجمعة: مغلق للصيانة والتنظيف\n\nثمن التذكرة خمسة دنانير للكبار وديناران للأطفال.\n";

it.each([
  ["Is the museum of salt in Orme open on Sunday?", SALT, "Sun: closed"],
  ["When is the museum of salt open on Wednesday?", SALT, "Tue to Fri: 10:00-17:00"],
  ["Is the museum of salt open on Mondays?", SALT, "Mon: closed"],
  ["Работает ли музей чая в воскресенье?", TEA, "Вс: закрыто"],
  ["Когда работает музей чая в четверг?", TEA, "Вт–Пт: 10:00–17:00"],
  ["Когда работает музей чая по субботам?", TEA, "Сб: 12:00–20:00"],
  ["هل يفتح مسبح الواحة يوم الجمعة؟", POOL, "الجمعة: مغلق للصيانة والتنظيف"],
  ["متى يفتح مسبح الواحة يوم السبت؟", POOL, "سبت: من 8 صباحا حتى 2 ظهرا"],
  ["متى يفتح مسبح الواحة يوم الاثنين؟", POOL, "الأحد - الأربعاء: من 10 صباحا حتى 4 عصرا"],
])("%s is answered by the line of the day, and that is marked", async (question, text, line) => {
  const [first] = await asked(question, text);
  expect(first!.text).toContain(line);
  expect(first!.marked[0]).toContain(line);
  expect(first!.marked[0]!.split("\n").length).toBeLessThan(3);
});

it.each([
  ["Who resigned on Sunday?", SALT],
  ["Кто подал в отставку в воскресенье?", TEA],
  ["من استقال يوم الأحد؟", POOL],
])("%s: a list of hours answers nothing else", async (question, text) => {
  expect(await asked(question, text)).toEqual([]);
});

it.each([
  ["What did the minister say on Sunday?", "The minister of trade said on Sunday that the port of Tarn stays open. On Monday he left."],
  ["Что сказал министр в воскресенье?", "Министр торговли сказал в воскресенье, что порт Тарна останется открытым. В понедельник он уехал."],
])("%s: where there is no list of days all stays as it was", async (question, text) => {
  const [first] = await asked(question, text);
  expect(first!.text).toContain(text.split(/(?<=\.) /)[0]);
  expect(first!.marked[0]).not.toMatch(/Monday|понедельник/);
});

test("which weekdays a line is of", () => {
  const lines: [string, string | undefined, number[]][] = [
    ["Sun: closed", "en", [0]], ["Tue to Fri: 10 am", "en", [2, 3, 4, 5]], ["Monday through Thursday 8-5", "en", [1, 2, 3, 4]], ["Sat and Sun: 9-5", "en", [6, 0]], ["Mon, Wed & Fri 9-5", "en", [1, 3, 5]], ["Fri-Mon: 8", undefined, [5, 6, 0, 1]],
    ["Вт–Пт: 8:00", "ru", [2, 3, 4, 5]], ["Сб, вс: закрыто", "ru", [6, 0]], ["с понедельника по пятницу", "ru", [1, 2, 3, 4, 5]],
    ["السبت والأحد: 9", "ar", [6, 0]], ["من السبت إلى الأربعاء: 9", "ar", [6, 0, 1, 2, 3]], ["جمعة: مغلق", "ar", [5]],
    ["Children pay nothing", "en", []], ["Билет стоит 350 рублей", "ru", []],
  ];
  expect(lines.map(([line, language]) => weekdaysOf(line, language))).toEqual(lines.map(([, , days]) => days));
});

test("which weekday a question names", () => {
  const questions: [string, number | undefined][] = [["Closed on Sundays?", 0], ["Who sat in the sun?", undefined], ["a Monday or a Tuesday", undefined], ["по субботам", 6], ["в среду", 3], ["среди людей", undefined], ["يوم السبت", 6], ["هل رآه أحد؟", undefined]];
  expect(questions.map(([question]) => weekdayIn(question)?.day)).toEqual(questions.map(([, day]) => day));
});

it.each([
  ["When does the last bus to Oakham leave?", "Destination;First bus;Last bus;Platform\nOakham;05:40;22:15;3\nMelton;06:10;21:50;1\nUppingham;07:00;19:30;4\n", "Oakham | 05:40 | 22:15 | 3"],
  ["Когда уходит последний автобус в Окхем?", "Куда;Первый автобус;Последний автобус;Перрон\nМелтон;06:10;21:50;1\nОкхем;05:40;22:15;3\nАппингем;07:00;19:30;4\n", "Окхем | 05:40 | 22:15 | 3"],
  ["متى تغادر آخر حافلة إلى عكا؟", "الوجهة;أول حافلة;آخر حافلة;الرصيف\nحيفا;06:10;21:50;1\nعكا;05:40;22:15;3\nيافا;07:00;19:30;4\n", "عكا | 05:40 | 22:15 | 3"],
])("of a table the row is marked that is asked for: %s", async (question, table, row) => {
  const { ask, close } = await libraryWith({ "buses.csv": table });
  const { quotes } = await ask(question);
  close();
  const [first] = quotes;
  const columns = table.split("\n")[0]!.replaceAll(";", " | ");
  expect(first!.head ?? first!.text).toContain(columns);
  expect(first!.text).toContain(row);
  for (const { start, end } of first!.highlights) expect(row).toContain(first!.text.slice(start, end));
});

it.each([
  ["When is the last bus from Gull Point?", "21:36"],
  ["متى آخر باص من Gull Point؟", "21:36"],
  ["Во сколько последний автобус от Gull Point?", "21:36"],
])("first and last are columns in whatever language they are asked for: %s", async (question, time) => {
  const { ask, close } = await libraryWith({ "a.md": "# Bus 14\n\n| Stop | first | 2nd | last |\n|---|---|---|---|\n| Hill Road | 06:22 | 09:22 | 21:17 |\n| Gull Point | 06:41 | 09:41 | 21:36 |\n| Port Ennis | 07:03 | 10:03 | 21:58 |\n" });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end))).toEqual([time]);
});

it.each([
  ["Do I have to wear a swimming cap?", "Do I need to wear a cap?", "Caps are recommended but not required.", "recommended"],
  ["Нужно ли надевать шапочку в бассейне?", "Нужна ли шапочка?", "Шапочка желательна, но не обязательна.", "обязательна"],
])("of a question and its answer in an article the answer is marked: %s", async (question, asked, told, words) => {
  const { ask, close } = await libraryWith({ "a.html": `<html><head><title>The pool</title></head><body><article><h1>Questions about the pool</h1><h2>How much is a ticket?</h2><p>Adults pay 6 crowns, children pay 3. Babies swim free.</p><h2>Is there a car park?</h2><p>Yes, behind the building, with 45 spaces.</p><h2>${asked}</h2><p>${told}</p></article></body></html>` });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.text).toContain(told);
  const marks = quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end)).join();
  expect(marks).toContain(words);
  expect(marks).not.toBe(asked.slice(0, -1));
});

const TIMES = {
  en: { above: "The boats leave from pier 3 all summer, the board says.", head: ["Boat", "Departure", "Arrival"], boats: ["Petrel", "Fulmar"] },
  ru: { above: "Катера ходят всё лето от третьего причала, сообщил порт.", head: ["Катер", "Отправление", "Прибытие"], boats: ["Чайка", "Баклан"] },
  ar: { above: "تعمل القوارب طوال الصيف من الرصيف الثالث، بحسب الميناء.", head: ["القارب", "المغادرة", "الوصول"], boats: ["النورس", "البجع"] },
} as const;
const CLOCKS = [["9:40", "11:05"], ["10:15", "12:00"]] as const;

it.each([
  ["en", "When does the Petrel leave?", "9:40"],
  ["en", "When does the Petrel arrive?", "11:05"],
  ["en", "When does the Fulmar sail?", "10:15"],
  ["ru", "Когда уходит «Чайка»?", "9:40"],
  ["ru", "Когда приходит «Чайка»?", "11:05"],
  ["ru", "Во сколько отплывает «Баклан»?", "10:15"],
  ["ar", "متى يبحر البجع؟", "10:15"],
  ["ar", "متى يصل البجع؟", "12:00"],
] as const)("of a table the cell is marked that was asked for, whatever it calls leaving and arriving: %s, %s", async (language, question, time) => {
  const { above, head, boats } = TIMES[language];
  const rows = boats.map((boat, i) => `| ${boat} | ${CLOCKS[i]!.join(" | ")} |`);
  const { ask, close } = await libraryWith({ "a.md": `${above}\n\n| ${head.join(" | ")} |\n|---|---|---|\n${rows.join("\n")}\n` });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]).toMatchObject({ head: `| ${head.join(" | ")} |`, text: rows.find((row) => row.includes(time)) });
  expect(quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end))).toEqual([time]);
});

it.each([
  ["en", "When does the Petrel leave?", "9:40"],
  ["en", "When does the Fulmar arrive?", "12:00"],
  ["ru", "Когда прибывает «Чайка»?", "11:05"],
  ["ar", "متى يصل البجع؟", "12:00"],
] as const)("of names over labelled lines the one that was asked for is quoted with its lines: %s, %s", async (language, question, time) => {
  const { above, head, boats } = TIMES[language];
  const entries = boats.map((boat, i) => `${boat}\n${head[1]}: ${CLOCKS[i]![0]}\n${head[2]}: ${CLOCKS[i]![1]}`);
  const { ask, close } = await libraryWith({ "a.md": `${above}\n\n${entries.join("\n\n")}\n` });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.text).toBe(entries.find((entry) => entry.includes(time)));
  expect(quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end))).toEqual([time]);
});

it.each([
  ["How many pupils does the school of Arden have?", "School,Pupils,Founded\nThe school of Elsing,412,1966\nThe school of Arden,380,1981\nThe school of Tarn,297,2003\n", "380"],
  ["كم عدد الطلاب في مدرسة ابن رشد؟", "المدرسة,عدد الطلاب,سنة التأسيس\nمدرسة الفارابي,412,1966\nمدرسة ابن رشد,380,1981\nمدرسة الخنساء,297,2003\n", "380"],
])("a small table is not quoted whole where a row answers: %s", async (question, table, value) => {
  const { ask, close } = await libraryWith({ "a.csv": table });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.text).toBe(table.split("\n")[2]!.replaceAll(",", " | "));
  expect(quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end))).toEqual([value]);
});

it.each([
  ["When is the recycling centre open on Sundays?", "en", ["Recycling centre", "The recycling centre takes garden waste, metal, wood and old electrical goods from residents of the borough.", ["Day", "Opens", "Closes"], ["Monday to Friday", "Saturday", "Sunday"], "Vans over two metres high need a permit, which you can get from the town hall."]],
  ["В котором часу открывается поликлиника в воскресенье?", "ru", ["Поликлиника", "Поликлиника принимает жителей района по полису, запись ведётся в регистратуре и по телефону.", ["День", "Открыто с", "До"], ["Понедельник – пятница", "Суббота", "Воскресенье"], "Дежурный врач вызывается на дом до полудня, кроме праздничных дней."]],
  ["متى يفتح المسبح يوم الأحد؟", "ar", ["المسبح", "يقع المسبح خلف الملعب البلدي، وفيه حوض للكبار وحوض للصغار، ويعمل طوال السنة.", ["اليوم", "يفتح", "يغلق"], ["الاثنين إلى الجمعة", "السبت", "الأحد"], "يمنع دخول الأطفال دون سن السادسة من دون مرافق."]],
] as const)("of the days of a table or a list that one alone is quoted: %s", async (question, language, [title, above, head, days, below]) => {
  const times = [["07:30", "18:00"], ["08:00", "17:00"], ["09:15", "13:45"]] as const;
  const table = `<table><tr>${head.map((name) => `<th>${name}</th>`).join("")}</tr>${days.map((day, i) => `<tr><td>${day}</td><td>${times[i]![0]}</td><td>${times[i]![1]}</td></tr>`).join("")}</table>`;
  const list = `<dl>${days.map((day, i) => `<dt>${day}</dt><dd>${times[i]!.join(" – ")}</dd>`).join("")}</dl>`;
  for (const hours of [table, list]) {
    const { ask, close } = await libraryWith({ "a.html": `<html lang="${language}"><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${above}</p>${hours}<p>${below}</p></main></body></html>` });
    const { quotes } = await ask(question);
    close();
    expect(quotes[0]!.text).toContain(days[2]);
    expect(quotes[0]!.text).toContain("09:15");
    for (const { text } of quotes) expect(text).not.toMatch(/0[78]:[03]0/);
  }
});

const TOURS = {
  en: { text: "Tours of the tower of Tarn, with prices.\n\n| Day | Time | Adults |\n|---|---|---|\n| Friday | 20:00 | £15 |\n| Saturday | 19:00 | £20 |\n| Sunday | 18:00 | £21 |\n", below: "Call to book.", every: "On Wednesday only groups are let in." },
  ru: { text: "Экскурсии в башню Тарна и цены.\n\n| День | Время | Взрослый билет |\n|---|---|---|\n| Пятница | 20:00 | 150 руб. |\n| Суббота | 19:00 | 200 руб. |\n| Воскресенье | 18:00 | 210 руб. |\n", below: "Записаться можно по телефону.", every: "В остальные дни — по записи." },
  ar: { text: "جولات برج طرنا وأسعارها.\n\n| اليوم | الساعة | تذكرة الكبار |\n|---|---|---|\n| الجمعة | 20:00 | 15 ديناراً |\n| السبت | 19:00 | 20 ديناراً |\n| الأحد | 18:00 | 21 ديناراً |\n", below: "للحجز اتصلوا بالمكتب.", every: "وفي باقي الأيام للمجموعات." },
} as const;

it.each([
  ["en", "When is the tour of the tower of Tarn on Wednesday?"],
  ["ru", "Во сколько экскурсия в башню Тарна в среду?"],
  ["ru", "Сколько стоит взрослый билет во вторник?"],
  ["ar", "متى جولة برج طرنا يوم الأربعاء؟"],
  ["ar", "كم ثمن تذكرة الكبار يوم الثلاثاء؟"],
] as const)("a list of days that has not the one asked for does not answer: %s, %s", async (language, question) => {
  const { text, below } = TOURS[language];
  expect(await asked(question, `${text}\n${below}\n`)).toEqual([]);
});

test("unless it, or what stands beside it, may tell of that day", () => {
  for (const { text, below, every } of Object.values(TOURS)) {
    const whole = (line: string) => ({ lines: [], around: { start: 0, end: text.length + line.length }, marked: true });
    expect(isSilent(whole(below), 3, text + below)).toBe(true);
    expect(isSilent(whole(every), 3, text + every)).toBe(false);
    expect(isSilent(whole(below), 5, text + below)).toBe(false);
  }
});

const STOPS = {
  ru: "Поезда в Тарн.\n\n| Станция | Отправление | Прибытие |\n|---|---|---|\n| Борки | 9:10 | 9:05 |\n| Сосны | 9:40 | 9:35 |\n| Ключи | 10:15 | 10:10 |\n\nБилет стоит 80 рублей. Вокзал в Дубках закрыт на ремонт.\n",
  en: "Trains to Tarn.\n\n| Station | Leaves | Arrives |\n|---|---|---|\n| Borley | 9:10 | 9:05 |\n| Pines | 9:40 | 9:35 |\n| Springs | 10:15 | 10:10 |\n\nA ticket is 80 pence. The hall at Oaks is being mended.\n",
  ar: "قطارات طرنا.\n\n| المحطة | المغادرة | الوصول |\n|---|---|---|\n| طرابلس | 9:10 | 9:05 |\n| البترون | 9:40 | 9:35 |\n| جبيل | 10:15 | 10:10 |\n\nثمن التذكرة خمسة دنانير. أما مبنى جونية فقيد الترميم.\n",
};

it.each([
  ["ru", "Когда отправление со станции Дубки?", "9:10", true],
  ["ru", "Когда отправление со станции «Сосны»?", "9:10", false],
  ["ru", "С какой станции поезд отправляется в 9:10?", "Борки", false],
  ["en", "When does the train leave Oaks station?", "9:10", true],
  ["en", "When does the train leave Pines station?", "9:10", false],
  ["en", "Which station has the first train to Tarn?", "Borley", false],
  ["en", "What does a ticket from Oaks station cost?", "80 pence", false],
  ["ar", "متى يغادر القطار محطة جونية؟", "9:10", true],
  ["ar", "متى يغادر القطار محطة جبيل؟", "9:10", false],
] as const)("a table without a row for what is called so does not answer: %s, %s", async (language, question, marked, unlisted) => {
  const { library, close } = await libraryWith({ "a.md": STOPS[language] });
  const [article] = (await library.articlesBy([(await library.articles())[0]!.id])).values();
  const start = article!.text.indexOf(marked);
  expect(isUnlisted(question, { start, end: start + marked.length }, article!)).toBe(unlisted);
  close();
});

const PRICES = "The pool of Orme\n\nThe pool of Orme has new prices.\n\n- Adult swim: 7 crowns\n- Child (under 12): 3 crowns\n- Pensioner: 4 crowns\n- Sauna: 5 crowns extra";
const PRICES_RU = "Бассейн в Бору\n\nВ бассейне в Бору новые цены на вход.\n\n- Взрослый: 700 рублей\n- Детский (до 12 лет): 300 рублей\n- Пенсионер: 400 рублей\n- Сауна: 500 рублей";
const PRICES_AR = "مسبح الواحة\n\nأعلن مسبح الواحة أسعار الدخول الجديدة.\n\n- البالغون: 70 درهما\n- الأطفال دون 12 سنة: 30 درهما\n- المتقاعدون: 40 درهما\n- الساونا: 50 درهما";

it.each([
  ["How much is an adult swim at the pool of Orme?", PRICES, "7 crowns"],
  ["Сколько стоит бассейн в Бору для ребёнка?", PRICES_RU, "300 рублей"],
])("the price of who was asked for is marked: %s", async (question, text, price) => expect((await asked(question, text))[0]?.marked.join()).toBe(price));

test.each([
  ["How much is a child swim?", "7 crowns", "3 crowns"],
  ["Сколько стоит вход для пенсионеров?", "700 рублей", "400 рублей"],
  ["كم سعر دخول المتقاعدين؟", "70 درهما", "40 درهما"],
  ["كم سعر دخول الطفل؟", "7 crowns", "3 crowns"],
  // Nobody is asked for, or who is there already, or two are, or who is not there.
  ["How much is the sauna?", "7 crowns", undefined],
  ["How much is an adult swim?", "7 crowns", undefined],
  ["How much is it for an adult and a child?", "7 crowns", undefined],
  ["How much is it for a student?", "7 crowns", undefined],
  // Nobody pays it.
  ["How much is the sauna for a child?", "5 crowns", undefined],
])("of a list of prices the line of who was asked for: %s, where %s is marked", (question, marked, price) => {
  const text = [PRICES, PRICES_RU, PRICES_AR].find((one) => one.includes(marked))!;
  const start = text.indexOf(marked);
  const found = paidLine(new Set(), question, { start, end: start + marked.length }, text);
  expect(found && text.slice(found.start, found.end)).toBe(price);
});
