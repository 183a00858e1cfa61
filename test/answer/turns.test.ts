import { afterAll, describe, expect, it, test } from "vitest";
import { leaning } from "../../src/answer/turns/leaning.ts";
import { dated, libraryWith } from "./samples.ts";

const asked = (question: string, ...before: string[]) => leaning(question, before, "2024-05-05").text;

describe("what is new takes the place of the old of its kind", () => {
  test.each([
    ["And on Sunday?", "When is the mill open on Saturday?", "When is the mill open on Sunday?"],
    ["Sunday?", "When is the mill open on Saturday?", "When is the mill open Sunday?"],
    ["والأحد؟", "متى تفتح الطاحونة يوم السبت؟", "متى تفتح الطاحونة الأحد?"],
    ["ويوم الأحد؟", "متى تفتح الطاحونة يوم السبت؟", "متى تفتح الطاحونة يوم الأحد?"],
    ["А в воскресенье?", "Сколько стоит вход на мельницу в субботу?", "Сколько стоит вход на мельницу в воскресенье?"],
    ["And tomorrow?", "Is the mill open today?", "Is the mill open tomorrow?"],
    ["And in 2019?", "How many boats came in 2018?", "How many boats came in 2019?"],
    ["وفي 2019؟", "كم قاربا وصل عام 2018؟", "كم قاربا وصل عام 2019?"],
    ["А в 2019?", "Сколько лодок пришло в 2018 году?", "Сколько лодок пришло в 2019 году?"],
    ["And in June?", "How many came in May?", "How many came in June?"],
    ["А в июне?", "Сколько приехало в мае?", "Сколько приехало в июне?"],
    ["And on 7 June?", "What burned on 5 May 2023?", "What burned on 7 June 2023?"],
    ["And for 3?", "How much is a boat for 2 people?", "How much is a boat for 3 people?"],
    // A year takes the place of a day, and that of a year.
    ["And in 2019?", "How many boats came on Friday?", "How many boats came in 2019?"],
    ["А в 2019?", "Сколько лодок пришло в пятницу?", "Сколько лодок пришло в 2019?"],
    ["وفي 2019؟", "كم قاربا وصل يوم الجمعة؟", "كم قاربا وصل في 2019?"],
    ["And on Friday?", "How many boats came in 2019?", "How many boats came on Friday?"],
    ["ويوم الجمعة؟", "كم قاربا وصل عام 2019؟", "كم قاربا وصل يوم الجمعة?"],
    // Who pays.
    ["And for a child?", "How much is an adult boat at the mill?", "How much is a child boat at the mill?"],
    ["And children?", "How much is an adult boat?", "How much is children boat?"],
    ["And for a student?", "How much is a boat for an adult?", "How much is a boat for a student?"],
    ["А для ребёнка?", "Сколько стоит взрослый билет на мельницу?", "Сколько стоит билет на мельницу для ребёнка?"],
    ["А для детей?", "Сколько стоит билет для взрослых на мельницу?", "Сколько стоит билет для детей на мельницу?"],
    ["وللأطفال؟", "كم تذكرة الكبار في الطاحونة؟", "كم تذكرة للأطفال في الطاحونة?"],
    ["طيب والطلاب؟", "قديش تذكرة الكبار بالطاحونة؟", "قديش تذكرة الطلاب بالطاحونة?"],
  ])("%s after %s", (question, before, text) => expect(asked(question, before)).toBe(text));

  test.each([
    // Another kind stays.
    ["And in May?", "How many boats came in 2018?", "How many boats came in 2018 in May?"],
    // Of another year more is asked.
    ["And how many sank in 2019?", "How many boats came in 2018?", "And how many sank in 2019? came"],
    // More than who pays is new.
    ["And for members with children?", "How much is an adult boat?", "How much is an adult boat for members with children?"],
  ])("and nothing else does: %s after %s", (question, before, text) => expect(asked(question, before)).toBe(text));
});

describe("a new thing takes the place of the old one", () => {
  test.each([
    ["And the museum?", "When is the mill open on Saturday?", "When is the museum open on Saturday?"],
    ["What about the dam?", "How many farmers voted for the canal?", "How many farmers voted for the dam?"],
    ["And against?", "How many farmers voted for the canal?", "How many farmers voted against the canal?"],
    ["And of Tarn?", "Who is the mayor of Elsing?", "Who is the mayor of Tarn?"],
    ["And the deputy?", "Who is the mayor of Elsing?", "Who is the deputy of Elsing?"],
    ["And the child ticket?", "How much is the adult ticket?", "How much is the child ticket?"],
    ["والمكتبة؟", "مين مدير الطاحونة؟", "مين مدير المكتبة?"],
    ["والمتحف؟", "متى تفتح الطاحونة يوم السبت؟", "متى تفتح المتحف يوم السبت?"],
    ["وماذا عن حمص؟", "أين تقع حلب؟", "أين تقع حمص?"],
    ["وابن سينا؟", "متى ولد ابن ماجة؟", "متى ولد ابن سينا?"],
    ["А музей?", "Когда открыта мельница?", "Когда открыта музей?"],
    ["А детский?", "Сколько стоит взрослый билет в музей?", "Сколько стоит детский билет в музей?"],
    ["А Ладога?", "Где находится Байкал?", "Где находится Ладога?"],
    ["А на паром?", "Сколько стоит билет на автобус?", "Сколько стоит билет на паром?"],
  ])("%s after %s", (question, before, text) => expect(asked(question, before)).toBe(text));

  it("through a whole chat, thanks in between", () => {
    const chat = ["How much will the canal cost?", "And who voted against it?", "And the dam?", "thanks", "Why?"];
    const texts = chat.map((question, i) => asked(question, ...chat.slice(0, i)));
    expect(texts.slice(1, 3)).toEqual(["And who voted against the canal?", "And who voted against the dam?"]);
    expect(texts[4]).toContain("dam");
  });

  test.each([
    // It asks something itself.
    ["Who is the mayor?", "When is the mill open?"],
    ["وزير الصحة من هو؟", "متى تفتح الطاحونة؟"],
    ["Кто открыл аптеку?", "Когда открыта мельница?"],
    // Nothing was asked before.
    ["And the museum?", "the mill of Elsing"],
  ])("not for %s after %s", (question, before) => expect(asked(question, before)).toContain(question));
});

describe("a word that asks, and no more, asks the question before", () => {
  test.each([
    ["Why?", "When was the mill built?", "Why was the mill built?"],
    ["ليش؟", "متى بنيت الطاحونة؟", "ليش بنيت الطاحونة؟"],
    ["ومتى؟", "أين بنيت الطاحونة؟", "متى بنيت الطاحونة؟"],
    ["Когда?", "Где построили мельницу?", "Когда построили мельницу?"],
    ["How many?", "Who built the mills?", "How many? built mills"],
    ["When?", "Who found the coin?", "When? found coin"],
  ])("%s after %s", (question, before, text) => expect(asked(question, before)).toBe(text));

  it("and the next asks the same", () => expect(asked("When?", "Who found the coin?", "Where?")).toBe("When? found coin"));
});

describe("what is lent", () => {
  test.each([
    ["Who was her husband?", ["When was Ada Stern born?", "And when did she die?"], ["Ada", "Stern"]],
    ["وفي أي يوم؟", ["من سرق التمثال؟"], ["سرق", "التمثال"]],
    // Who has a name is known by it, and not by what he is alone.
    ["What did he say about the dam?", ["Who is the former mayor Ada Stern"], ["mayor", "Ada", "Stern"]],
    ["Что она сказала о плотине?", ["Кто такая министр Ада Штерн"], ["министр", "Ада", "Штерн"]],
    ["What did he say about the dam?", ["Who is the mayor of Port Hale"], ["mayor", "Port", "Hale"]],
    // What is counted now, not what was.
    ["وكم جريحا؟", ["كم قتيلا في حريق الطاحونة؟"], ["حريق", "الطاحونة"]],
    ["كم عضوا صوت ضدها؟", ["كم كلفة القناة؟"], ["القناة"]],
    // What is said of it now, not what was; the day is another of the same.
    ["طب وليه اتأجلت؟", ["امتى هتبدأ دورة الرسم؟"], ["دورة", "الرسم"]],
    ["А почему его перенесли?", ["Когда начинается конкурс?"], ["конкурс"]],
    ["А кем был её брат?", ["Где родилась Мара Квиль?"], ["Мара", "Квиль"]],
    ["وفي أي يوم؟", ["متى تبدأ دورة الرسم؟"], ["تبدأ", "دورة", "الرسم"]],
    // Nothing of a particle.
    ["ومن سجن؟", ["وفي أي يوم؟"], ["يوم"]],
  ])("%s after %j", (question, before, words) => expect(leaning(question, before, "2024-05-05").lent).toEqual(words));
});

test.each([
  ["طب وليه اتأجلت؟", "امتى هتبدأ دورة الرسم؟", "وليه اتأجلت؟ دورة الرسم"],
  ["Ну, а почему его перенесли?", "Когда начинается конкурс?", "а почему его перенесли? конкурс"],
  ["Well, why were they postponed?", "When do the races start?", "why were they postponed? races"],
])("what only opens a question is no part of it: %s", (question, before, text) => expect(leaning(question, [before], "2024-05-05").text).toBe(text));

describe("in a library", async () => {
  const { ask, close } = await libraryWith({
    "a.md": dated("2023-05-05", "Canal", "The parish met on Monday. Farmer Ida Holm, who voted against the canal, said that it would dry out her meadow.\n\nThe dam was proposed by the miller, Otto Brand. His brother Emil Brand voted against the dam, and his vote decided it."),
    "b.md": dated("2023-06-06", "Мельница", "Мельница в Ключах открыта для гостей.\n\n| День | Билет |\n|---|---|\n| Суббота | 300 руб. |\n| Воскресенье | 450 руб. |"),
    "c.md": dated("2023-07-07", "الطاحونة", "شب حريق في طاحونة السنديان فجر الخميس 6 تموز 2023.\n\nوقال المالك رامي النجار إن الخسائر تبلغ 40 ألف دينار."),
  });
  afterAll(close);
  const marks = async (question: string, ...before: string[]) => {
    const { quotes } = await ask(question, { before });
    return quotes.map(({ text, highlights }) => highlights.map(({ start, end }) => text.slice(start, end)).join()).join(" | ");
  };

  it("a new day is answered by its own row", async () => {
    const { quotes } = await ask("А в воскресенье?", { before: "Сколько стоит билет на мельницу в субботу?" });
    expect(quotes.map(({ text }) => text).join()).toContain("450");
    expect(quotes.map(({ text }) => text).join()).not.toContain("300");
  });

  it("a pronoun by what it stands for, and then by what takes its place", async () => {
    expect(await marks("And who voted against it?", "Who spoke about the canal?")).toContain("Ida Holm");
    expect(await marks("And the dam?", "Who spoke about the canal?", "And who voted against it?")).toContain("Emil Brand");
  });

  it.each([
    ["Who voted against the canal? And who proposed the dam?", ["voted against the canal", "proposed by the miller"]],
    ["متى شب حريق طاحونة السنديان؟ وكم بلغت الخسائر؟", ["6 تموز", "40 ألف"]],
  ])("both of two questions are answered: %s", async (question, said) => {
    const answer = await ask(question);
    const text = answer.quotes.map((quote) => quote.text).join("\n");
    for (const words of said) expect(text).toContain(words);
    expect(answer).not.toHaveProperty("unanswered");
    expect(text.indexOf(said[0]!)).toBeLessThan(text.indexOf(said[1]!));
  });

  it.each([
    ["Who voted against the canal and where was she born?", "where was she born?"],
    ["متى شب حريق طاحونة السنديان؟ وأين تعلم السباحة؟", "أين تعلم السباحة؟"],
    ["Сколько стоит билет на мельницу в субботу и кто её построил?", "кто её построил?"],
  ])("or the one that is not is named: %s", async (question, unanswered) => expect(await ask(question)).toMatchObject({ found: true, unanswered }));
});

describe("what a pronoun stands for is not told by an article about another", async () => {
  const { ask, close } = await libraryWith({
    "seeds.md": dated("2023-05-05", "The SEEDLING study", "The SEEDLING study of rye began in 2014. Some 420 farmers took part in it, and the weights were sent in by post."),
    "tower.md": dated("2023-05-06", "The tower of Orme", "The tower of Orme was paid for by two merchants and a widow. A duke threw its architect in jail for a year."),
    "рожь.md": dated("2023-06-06", "Рожь", "Опыт с рожью начался в Ключах в 2014 году. В нём участвовали 420 крестьян."),
    "башня.md": dated("2023-06-07", "Башня", "Башню в Корране оплатили два купца и вдова."),
    "قمح.md": dated("2023-07-07", "تجربة القمح", "بدأت تجربة القمح في السنديان عام 2014، وشارك فيها 420 مزارعاً."),
    "برج.md": dated("2023-07-08", "البرج", "دفع كلفة البرج في المرج تاجران وأرملة."),
  });
  afterAll(close);

  it.each([
    ["Who paid for it?", "How many farmers took part in the SEEDLING study?"],
    ["Which duke threw him in jail?", "Who was the first farmer of the SEEDLING study?"],
    ["А кто его оплатил?", "Сколько крестьян участвовало в опыте с рожью?"],
    ["ومن دفع كلفتها؟", "كم مزارعاً شارك في تجربة القمح؟"],
  ])("%s after %s", async (question, before) => expect(await ask(question, { before })).toMatchObject({ found: false }));

  it.each([
    ["When did it begin?", "How many farmers took part in the SEEDLING study?", "2014"],
    ["Who paid for it?", "What happened to the architect of the tower of Orme?", "two merchants"],
    ["А когда он начался?", "Сколько крестьян участвовало в опыте с рожью?", "2014"],
    ["ومتى بدأت؟", "كم مزارعاً شارك في تجربة القمح؟", "2014"],
  ])("but by its own: %s after %s", async (question, before, said) => {
    const answer = await ask(question, { before });
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });
});
