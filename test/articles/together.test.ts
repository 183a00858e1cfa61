import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { split } from "../../src/passages/split.ts";
import { body, document, Folder, of, paragraph } from "./folder.ts";
import { zip } from "./zip.ts";

const folder = new Folder();

/** What is quoted as one, white space apart. */
const whole = (article: Article) => split(article).flatMap(({ sentences }) => sentences.map(({ start, end }) => article.text.slice(start, end).replace(/\s+/g, " ")));
const page = (inner: string) => `<html><head><title>T</title></head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><main>${inner}</main><footer>© 2024 Tram</footer></body></html>`;

const POOLS = [
  { title: "Pool of Tarn opens again", above: "The pool of Tarn opens again on 2 May after a year of works, the county said on Monday in a notice.", below: "On holidays the pool is closed, but the café in the hall is open to all the visitors.", monday: "Monday", saturday: "Saturday", sunday: "Sunday", closed: "closed" },
  { title: "Бассейн Тарна снова откроют", above: "Бассейн Тарна снова откроют 2 мая после года ремонта, сообщил округ в понедельник в объявлении.", below: "В праздники бассейн закрыт, но кафе в зале открыто для всех посетителей.", monday: "Понедельник", saturday: "Суббота", sunday: "Воскресенье", closed: "закрыто" },
  { title: "مسبح تارن يفتح من جديد", above: "يفتح مسبح تارن من جديد في الثاني من أيار بعد عام من الأعمال، كما قالت المحافظة يوم الاثنين في إعلان.", below: "يغلق المسبح في العطل، لكن المقهى في القاعة مفتوح لجميع الزوار.", monday: "الاثنين", saturday: "السبت", sunday: "الأحد", closed: "مغلق" },
];

describe.each(POOLS)("when it is open: $title", ({ title, above, below, monday, saturday, sunday, closed }) => {
  const story = (inner: string) => page(`<article><h1>${title}</h1><p>${above}</p>${inner}<p>${below}</p></article>`);
  const pairs = [[monday, "9:00-18:00"], [saturday, "10:00-14:00"], [sunday, closed]] as const;

  test.each<[string, string, string]>([
    ["a list", "a.html", story(`<ul>${pairs.map(([day, hours]) => `<li>${day} ${hours}</li>`).join("")}</ul>`)],
    ["terms", "a.html", story(`<dl>${pairs.map(([day, hours]) => `<dt>${day}</dt><dd>${hours}</dd>`).join("")}</dl>`)],
    ["boxes", "a.html", story(`<div>${pairs.map(([day, hours]) => `<div>${day}</div><div>${hours}</div>`).join("")}</div>`)],
    ["plain text", "a.txt", `${title}\n\n${above}\n\n${pairs.map((pair) => pair.join("\n")).join("\n")}\n\n${below}\n`],
    ["Markdown", "a.md", `# ${title}\n\n${above}\n\n${pairs.map((pair) => `- ${pair.join(": ")}`).join("\n")}\n\n${below}\n`],
  ])("%s is the article's, and hours are quoted with their day", async (_, name, content) => {
    const article = await folder.article(name, content);
    expect(whole(article).map((text) => text.replace(/^- |:(?= )/g, ""))).toEqual([above, ...pairs.map((pair) => pair.join(" ")), below]);
    expect(of(article, "dateline")).toEqual([]);
  });

  test("a table too, though a table of hours has no head", async () => {
    const article = await folder.article("a.html", story(`<table>${pairs.map(([day, hours]) => `<tr><td>${day}</td><td>${hours}</td></tr>`).join("")}</table>`));
    expect(whole(article)).toEqual([above, ...pairs.map((pair) => pair.join(" | ")), below]);
    expect(article.blocks.filter(({ row, head }) => row && !head)).toHaveLength(3);
  });
});

const HEADED = [
  ["Museum of salt", "Opening hours", ["Mon: closed", "Tue: 10:00-18:00", "Sunday: for women only, from ten in the morning until 4 in the afternoon"]],
  ["Музей соли", "Режим работы", ["Пн: выходной", "Вт: 10:00-18:00", "Воскресенье: только для женщин, с десяти часов утра и до 4 часов дня"]],
  ["متحف الملح", "مواعيد العمل", ["الاثنين: مغلق", "الثلاثاء: 10:00-18:00", "الأحد: للنساء فقط، من الساعة العاشرة صباحا وحتى الساعة 4 عصرا"]],
] as const;

test.each(HEADED)("%s: what heads the days is quoted with the first, and they are no menu", async (title, heading, days) => {
  const article = await folder.article("a.txt", `${title}\n\n${heading}\n${days.join("\n")}\n`);
  expect(of(article, "title")).toEqual([title]);
  expect(whole(article)).toEqual([`${heading} ${days[0]}`, ...days.slice(1)]);
});

const TABLES = [
  { head: ["Ferry", "From", "Departure"], rows: [["Marigold", "North quay", "06:40"], ["Petrel", "South quay St. Anne", "07:15"], ["Gannet", "North quay", "09:05"]], below: "Dogs travel free. The timetable is valid until 30 September." },
  { head: ["Паром", "Откуда", "Отход"], rows: [["Календула", "Северный причал", "06:40"], ["Буревестник", "Южный причал ул. Мира", "07:15"], ["Баклан", "Северный причал", "09:05"]], below: "Собак возят бесплатно. Расписание действует до 30 сентября." },
  { head: ["العبارة", "من", "الإبحار"], rows: [["ماريغولد", "الرصيف الشمالي", "06:40"], ["بترل", "رصيف د. سامي الجنوبي", "07:15"], ["غانيت", "الرصيف الشمالي", "09:05"]], below: "تسافر الكلاب مجانا. ويسري الجدول حتى 30 أيلول." },
];

describe.each(TABLES)("a table: $head", ({ head, rows, below }) => {
  const bars = (cells: string[]) => cells.join(" | ");
  const cells = (tag: string, all: string[]) => `<tr>${all.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  const tc = (cell: string) => `<w:tc>${paragraph(cell)}</w:tc>`;

  test.each<[string, string, string | Buffer]>([
    ["a page's, with heads", "a.html", page(`<p>${below}</p><table><tbody>${cells("th", head)}${rows.map((row) => cells("td", row)).join("")}</tbody></table>`)],
    ["a page's, without", "a.html", page(`<p>${below}</p><table>${[head, ...rows].map((row) => cells("td", row)).join("")}</table>`)],
    ["Word's", "a.docx", zip({ "word/document.xml": document(`${paragraph(below)}<w:tbl>${[head, ...rows].map((row, i) => `<w:tr>${i === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${row.map(tc).join("")}</w:tr>`).join("")}</w:tbl>`) })],
    ["Markdown's", "a.md", `${below}\n\n| ${bars(head)} |\n|---|:-:|--:|\n${rows.map((row) => `| ${bars(row)} |`).join("\n")}\n`],
    ["of spaces", "a.txt", `${below}\n\n${[head, ...rows].map((row) => row.join("  ")).join("\n")}\n`],
    ["of tabs", "a.txt", `${below}\n\n${[head, ...rows].map((row) => row.join("\t")).join("\n")}\n`],
  ])("%s: a row is quoted whole, the first with the head, the others name it", async (kind, name, content) => {
    const article = await folder.article(name, content);
    const plain = (text: string) => text.replace(/\|[-:|]+\|/, " ").replace(kind === "of tabs" ? / \| |\t/g : / *\| */g, " ").replace(/\s+/g, " ").trim();
    const said = whole(article).map(plain);
    expect(said.slice(2)).toEqual([plain([...head, ...rows[0]!].join(" ")), ...rows.slice(1).map((row) => plain(row.join(" ")))]);
    const last = article.blocks.findLast(({ row }) => row)!;
    expect(plain(article.text.slice(last.head!.start, last.head!.end))).toBe(head.join(" "));
  });
});

const QUESTIONS = [
  ["Questions about the tram", "How much is a ticket?", "2.40 crowns.", "When does the last tram leave?", "At 23:50.", "Are dogs allowed?", "Yes, on a lead."],
  ["Вопросы о трамвае", "Сколько стоит билет?", "2,40 кроны.", "Когда уходит последний трамвай?", "В 23:50.", "Можно ли с собакой?", "Да, на поводке."],
  ["أسئلة عن الترام", "كم ثمن التذكرة؟", "2.40 كرونة.", "متى ينطلق آخر ترام؟", "في 23:50.", "هل يسمح بالكلاب؟", "نعم، بمقود."],
] as const;

describe.each(QUESTIONS)("%s", (title, ...lines) => {
  const pairs = [[lines[0], lines[1]], [lines[2], lines[3]], [lines[4], lines[5]]] as const;
  const all = (write: (question: string, answer: string) => string) => pairs.map(([question, answer]) => write(question, answer)).join("");

  test.each<[string, string, string]>([
    ["headings", "a.html", page(`<h1>${title}</h1>${all((q, a) => `<h3>${q}</h3><p>${a}</p>`)}`)],
    ["headings, and links to them", "a.html", page(`<h1>${title}</h1><div class="faq">${all((q, a) => `<div class="item"><h3>${q}</h3><div>${a}</div></div>`)}</div>`)],
    ["what opens", "a.html", page(`<h1>${title}</h1>${all((q, a) => `<details><summary>${q}</summary>${a}</details>`)}`)],
    ["terms", "a.html", page(`<h1>${title}</h1><dl>${all((q, a) => `<dt>${q}</dt><dd>${a}</dd>`)}</dl>`)],
    ["no element for them", "a.html", `<body><h1>${title}</h1>${all((q, a) => `<div><b>${q}</b></div><div>${a}</div>`)}</body>`],
    ["Markdown", "a.md", `# ${title}\n\n${all((q, a) => `### ${q}\n\n${a}\n\n`)}`],
    ["plain text", "a.txt", `${title}\n\n${all((q, a) => `${q}\n${a}\n\n`)}`],
  ])("short answers are read and go with their questions: %s", async (_, name, content) => {
    const article = await folder.article(name, content);
    expect(whole(article)).toEqual(pairs.map((pair) => pair.join(" ")));
    expect(article.metadata.title).toBe(title);
  });

  test("one long answer does not cost the others", async () => {
    const long = `${pairs[1][1]} `.repeat(12).trim();
    const article = await folder.article("a.html", page(`<h1>${title}</h1>${all((q, a) => `<div class="item"><h3>${q}</h3><p>${a === pairs[1][1] ? long : a}</p></div>`)}`));
    expect(body(article)).toEqual([...pairs[0], pairs[1][0], long, ...pairs[2]]);
  });
});

test.each<[string, string]>([
  ["a notice of one sentence", page("<h1>Notice</h1><p>The pool is closed.</p>")],
  ["a timetable", page("<h1>Bus 7</h1><table><tr><th>Stop</th><th>First</th></tr><tr><td>Harbour</td><td>6:10</td></tr></table>")],
])("small and read: %s", async (_, content) => expect(body(await folder.article("a.html", content)).length).toBeGreaterThan(0));

test.each<[string, string]>([
  ["a list of links", page(`<ul>${["Bridge opens on Monday", "Pool closes for a year", "Ferry sails again at last"].map((text) => `<li><a href="/">${text}</a> 3 May</li>`).join("")}</ul>`)],
  ["a heading alone", page("<h1>The weather in the harbour</h1>")],
  ["a page that a script writes", '<body><div id="root">Loading</div></body>'],
])("small and none: %s", async (_, content) => {
  folder.put("a.html", content);
  expect(await folder.read()).toEqual({ articles: [], skipped: [expect.objectContaining({ reason: expect.stringContaining("no article in it") })] });
});

test("people who talk are no list of questions, and a story's question is a heading", async () => {
  const said = "The keeper looked at the sea for a long while before he answered, and then he shook his head and told the board what he had seen that night, from the first bell to the last.";
  const article = await folder.article("a.html", page(`<h1>Old light</h1><p>${said}</p><h2>What did he see?</h2><p>${said} It was a ship.</p><h2>And then?</h2><p>${said} It was gone.</p>`));
  expect(of(article, "title")).toEqual(["Old light", "What did he see?", "And then?"]);
});

test.each([
  ["Museum of salt", "The museum of salt in Orme has new hours from May on, its director said.", ["Mon: closed", "Tue to Fri: 10 am to 5 pm", "Sun: closed"], "Children pay nothing on any day of the week."],
  ["Музей чая", "Музей чая в Бору работает по новому расписанию, сообщила директор музея.", ["Пн: выходной", "Вт–Пт: 10:00–17:00", "Вс: закрыто"], "Дети до семи лет проходят бесплатно в любой день недели."],
  ["متحف الملح", "لمتحف الملح في القصب أوقات جديدة ابتداء من أيار، كما قالت مديرته.", ["السبت: من 9 إلى 17", "الخميس: من 9 إلى 13", "الجمعة: مغلق"], "لا يدفع الأطفال شيئا في أي يوم من أيام الأسبوع."],
])("a day on which it is closed stands among the hours: %s", async (title, above, hours, below) => {
  expect(body(await folder.article("a.txt", `${title}\n\n${above}\n\n${hours.join("\n")}\n\n${below}\n`))).toEqual([above, ...hours, below]);
});

test.each([
  ["Programme of the harvest day", ["9:30 Blessing of the carts, St Anne's yard", "11:00 Ploughing match, lower field", "13:15 Soup for everybody, village hall", "18:30 Dance with the Tannery Band"], "Entry is free for all children of the county."],
  ["Программа дня посёлка", ["10:00 — парад велосипедов, площадь", "12:30 — конкурс пирогов, школа", "16:00 — футбол, стадион у реки", "21:00 — костёр на берегу"], "Вход на все площадки посёлка свободный."],
  ["برنامج مهرجان القصب", ["10:00 افتتاح معرض الخزف في قاعة البلدية", "12:30 عرض الفرس العربي في الميدان", "17:00 أمسية عود مع الفنان ربيع الصايغ", "20:30 ألعاب نارية فوق النهر"], "الدخول إلى كل العروض مجاني هذا العام."],
])("a programme is the article's, the earliest first: %s", async (title, times, below) => {
  expect(body(await folder.article("a.txt", `${title}\n\n${times.join("\n")}\n\n${below}\n`))).toEqual([...times, below]);
});

test("verses in two halves are the article's", async () => {
  const verses = ["يا نهر قصب مر بي      فالليل طال على الغريب", "واحمل سلامي للتي      تركت ضفافك للمغيب", "عشرون عاما لم أزر      دارا على تل قريب"];
  const below = "كتب السروي هذه الأبيات عام 1936 بعد هجرته من بلدة القصب.";
  expect(body(await folder.article("a.txt", `من ديوان الشاعر نعيم السروي\n\n${verses.join("\n")}\n\n${below}\n`))).toEqual([...verses, below]);
});

test.each([
  ["How much is a ticket?", "2.40 crowns.", "Are dogs allowed?", "Yes, on a lead."],
  ["Сколько стоит билет?", "2,40 кроны.", "Можно ли с собакой?", "Да, на поводке."],
  ["كم ثمن التذكرة؟", "2.40 كورون.", "هل يسمح بالكلاب؟", "نعم، بمقود."],
])("questions on buttons that unfold their answers are read: %s", async (...lines) => {
  const [first, one, second, other] = lines;
  const story = "The tram of Tarn runs from the harbour to the mill, and the county pays for it.";
  const headings = page(`<h1>Tram</h1><p>${story}</p><h3><button>${first}</button></h3><p>${one}</p><h3><button>${second}</button></h3><p>${other}</p>`);
  const accordion = page(`<h1>Tram</h1><p>${story}</p><div><button class="faq-question" aria-expanded="false">${first}</button><div>${one}</div></div><div><button class="faq-question" aria-expanded="false">${second}</button><div>${other}</div></div>`);
  for (const html of [headings, accordion]) expect(body(await folder.article("a.html", html))).toEqual([story, ...lines]);
  // Another button says nothing.
  expect((await folder.article("a.html", page(`<h1>Tram</h1><p>${story}</p><button>Subscribe now</button><p>${story.replace("tram", "ferry")}</p>`))).text).not.toContain("Subscribe");
});

const LONG = [
  ["The keeper of geese", "We met Morten Vik in his kitchen above the harbour of Skarv, where a telescope stands beside the stove.", "How did it begin?", "It began with a storm.", "In that year the boat could not come for three weeks, and there was nothing to do but look out of the window and write the numbers of the geese into the log book.", "People say the light will go out. Is that so?", "Not while I live.", "Do they pay you?", "Yes, a little."],
  ["Пасечник из Лугов", "Мы встретили Степана Груздева на его пасеке за рекой, где тридцать ульев стоят в три ряда.", "— С чего всё началось?", "— С соседа.", "Он уезжал на Север и оставил мне три улья, а я не умел даже дымарь разжечь, и первую зиму пережил только один, и мне пришлось ехать учиться в область.", "— Говорят, мёд вы продаёте в Москву. Это так?", "— Не продаю.", "— Вам платят?", "— Да, немного."],
  ["حارس متحف الملح", "التقينا جابر العطار في بيته فوق مرفأ القصب، حيث يعلق على الجدار مفتاح القاعة القديم.", "كيف بدأ ذلك؟", "بالصدفة.", "كنت أحمل صناديق الملح إلى السفن، ورآني المدير القديم أقرأ لافتة مكسورة على الرصيف، فأعطاني في اليوم التالي مفاتيح القاعة الكبيرة ومعطفا أزرق ما زلت أحتفظ به.", "يقال إن في المتحف كنزا. هل هذا صحيح؟", "لا أظن.", "هل يدفعون لك؟", "نعم، قليلا."],
] as const;

test.each(LONG)("an interview: a question goes with what answers it, however long the answers are, and whole: %s", async (title, above, first, one, long, second, two, third, three) => {
  const pairs = [[first, one], [second, two], [third, three]] as const;
  const plain = await folder.article("a.txt", `${title}\n\n${above}\n\n${pairs.map(([q, a]) => `${q}\n\n${a} ${long}`).join("\n\n")}\n`);
  for (const [q, a] of pairs) expect(whole(plain)).toContain(`${q} ${a}`);
  // In bold it may go on for paragraphs, and there may be two questions alone.
  const bold = await folder.article("a.md", `# ${title}\n\n${above}\n\n${pairs.slice(0, 2).map(([q, a]) => `**${q}**\n\n${a} ${long}\n\n${long}\n\n${long}`).join("\n\n")}\n`);
  for (const [q, a] of pairs.slice(0, 2)) expect(whole(bold)).toContain(`**${q}** ${a}`);
  // One alone may be anybody's, and two in running text.
  const alone = await folder.article("a.md", `# ${title}\n\n${above}\n\n**${first}**\n\n${long} ${long}\n\n${long}\n\n${long}\n`);
  expect(alone.blocks.some(({ leads }) => leads)).toBe(false);
  const running = await folder.article("a.md", `# ${title}\n\n${above} ${first} ${long}\n\n${long} ${second}\n\n${long}\n\n${third} ${long}\n\n${long}\n`);
  expect(running.blocks.some(({ leads }) => leads)).toBe(false);
});

const UNFRAMED = [
  ["Rovers lose at home", "Rovers lost to United on Friday before a crowd of three thousand in the rain, their coach said.", ["Statistics | United | Rovers", "Corners | 8 | 3", "Yellow cards | 2 | 5", "Possession | 57% | 43%"], "Home | News | Sport"],
  ["«Буревестник» уступил дома", "«Буревестник» уступил «Маяку» в пятницу на глазах у трёх тысяч зрителей, сказал тренер команды.", ["Статистика | Маяк | Буревестник", "Угловые | 8 | 3", "Жёлтые карточки | 2 | 5", "Владение | 57% | 43%"], "Главная | Новости | Спорт"],
  ["النجم يخسر على أرضه", "خسر النجم أمام الهلال مساء الجمعة أمام ثلاثة آلاف متفرج تحت المطر، كما قال مدربه بعد المباراة.", ["الأرقام | الهلال | النجم", "الركنيات | 8 | 3", "البطاقات الصفراء | 2 | 5", "الاستحواذ | 57% | 43%"], "الرئيسية | أخبار | رياضة"],
] as const;

test.each(UNFRAMED)("a table without a frame has its head, though that looks like a menu: %s", async (title, story, [head, ...rows], menu) => {
  const article = await folder.article("a.txt", `${menu}\n${title}\n\n${story}\n\n${head}\n${rows.join("\n")}\n\n${menu}\n`);
  expect(whole(article)).toEqual([story, `${head} ${rows[0]}`, ...rows.slice(1)]);
  expect(article.blocks.filter(({ head: own }) => own).map(({ head: own }) => article.text.slice(own!.start, own!.end))).toEqual([head, head, head]);
  expect(of(article, "links")).toEqual([menu, menu]);
  // A menu right above it is one still, as it is above what is no table.
  const under = await folder.article("a.txt", `${title}\n\n${story}\n\n${menu}\n${head}\n${rows.join("\n")}\n`);
  expect(of(under, "links")).toEqual([menu]);
  const other = await folder.article("a.txt", `${title}\n\n${story}\n\n${menu}\n${rows[0]}\n`);
  expect(of(other, "links")).toContain(menu);
});
