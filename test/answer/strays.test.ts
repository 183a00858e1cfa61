import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { isOfAnotherSort } from "../../src/answer/witnesses/strays/contrast.ts";
import { isEcho } from "../../src/answer/witnesses/strays/echo.ts";
import { isOfOneBefore } from "../../src/answer/witnesses/strays/earlier.ts";
import { isOfEponym } from "../../src/answer/witnesses/strays/persons/eponym.ts";
import { toldOf } from "../../src/answer/witnesses/strays/event.ts";
import { isOfAnotherLand } from "../../src/answer/witnesses/strays/land.ts";
import { isOtherMeasure } from "../../src/answer/witnesses/strays/measure.ts";
import { isOfMeeting } from "../../src/answer/witnesses/strays/meeting.ts";
import { isOfAnotherPeriod } from "../../src/answer/witnesses/strays/period.ts";
import { isOtherwiseHeld, isWithoutOffice } from "../../src/answer/witnesses/strays/persons/holder.ts";
import { isStray } from "../../src/answer/witnesses/strays/stray.ts";
import { isAhead } from "../../src/answer/heard/outcome.ts";
import { named } from "../../src/articles/claims/kinds/named.ts";
import { officeAsked, offices } from "../../src/articles/claims/kinds/offices.ts";
import { libraryWith } from "./samples.ts";

/** Of each kind two are told of, of each office who holds it otherwise; what is planned, and what was done. */
const files = {
  "en/ferry.md":
    "# The ferry «Kestrel» is back on the Tarn crossing\n\nThe ferry «Kestrel» went back to work on 4 May between Tarn Head and Skerry Island after seven weeks in dock. The repair of her left engine cost £410,000, said Ruth Pell, who runs the company.\n\nShe makes four crossings a day and takes 340 passengers. The replacement ferry «Petrel», hired from a firm in Corran, carried 51,000 passengers while she was away. Her captain, Owen Tait, said that only three crossings had been cancelled, all because of fog.\n",
  "en/hotels.md": "# Two hotels change hands\n\nThe Olive hotel in Corran was sold in March to a family from Leeds. The Palm hotel has 84 rooms and belonged to Iris Gow for thirty years.\n",
  "en/fire.md": "# Fire at Linden hospital\n\nA fire broke out on Sunday in Linden hospital in Corran. Patients were taken to Rosehill hospital. The fire destroyed 14 rooms, said the fire chief, Ned Coyle.\n",
  "en/museum.md": "# Museum in Tarn Head opens its doors\n\nThe maritime museum in Tarn Head opened on Friday. The ribbon was cut by the deputy mayor, Nora Platt. The acting director of the museum, Felix Orr, thanked the donors, and former governor Hugh Lane gave a speech.\n",
  "en/tram.md": "# Tram for Corran\n\nCorran decided in 2021 to build a tram. The first line was opened in May and carried 9,000 people on its first day. A second line will open in 2027. The contract was won by Alder, which will deliver 14 trams.\n",
  "ru/schools.md": "# Ремонт школ в Ельниках\n\nВ Ельниках отремонтируют две школы. В школе № 7 появится новый спортзал. Школа № 12 на Мельничной улице построена в 1961 году, в ней учатся 640 детей; её директор Ольга Бенуа просила заменить окна.\n",
  "ru/ships.md": "# Теплоход «Ласточка» сел на мель\n\nТеплоход «Ласточка» сел на мель у посёлка Камыши. Пассажиров снял теплоход «Беркут», который вёл капитан Лев Гром. На «Ласточке» было 82 пассажира.\n",
  "ru/museum.md": "# В Ельниках открыли музей\n\nВ Ельниках открыли музей реки. Ленту перерезал заместитель мэра Олег Платов, а бывший губернатор Гурий Лапин произнёс речь.\n",
  "ru/homes.md": "# Дома в Ельниках\n\nНа Мельничной улице будет построено 200 домов. В прошлом году в городе сдали 35 домов.\n",
  "ar/quarters.md": "# قطع المياه في عين البلوط\n\nتقطع البلدية المياه عن حي الزهور يوم الأحد. أما حي النخيل فيسكنه 4300 شخص، وكلف تجديد أنابيبه 720 ألف دينار.\n",
  "ar/ferry.md": "# عودة العبّارة «مرجان»\n\nعادت العبّارة «مرجان» إلى العمل بعد إصلاح محركها، وهي تتسع لـ 340 راكباً. وكانت العبّارة «هدهد» قد نقلت 51 ألف راكب أثناء التوقف. وقال قبطانها جابر النوري إنه لم يلغ سوى ثلاث رحلات.\n",
  "ar/museum.md": "# افتتاح متحف النهر في عين البلوط\n\nافتتح في عين البلوط متحف النهر. وقص الشريط نائب رئيس البلدية عادل منصور.\n",
  "ar/school.md": "# مدرسة جديدة في عين البلوط\n\nستكلف المدرسة الجديدة في عين البلوط 900 ألف دينار. وبُني في العام الماضي 35 مسكناً.\n",
  "en/race.md": "# Regatta on Tarn Lake\n\nThe regatta on Tarn Lake took place on Friday and went on for 4 hours. The cup went to Ned Coyle. More than 9,000 people came on the first day of the fair beside the lake.\n",
  "ru/race.md": "# Гонка на озере Глухом\n\nГонка на озере Глухом прошла в субботу и длилась три часа с половиной. Кубок достался Льву Грому. В первый день ярмарки у озера побывали 7000 человек.\n",
  "ar/race.md": "# سباق القوارب في بحيرة الرمان\n\nأقيم سباق القوارب في بحيرة الرمان يوم الأحد ودام خمس ساعات ونصف. وفاز به جابر النوري. وزار المعرض على ضفة البحيرة 6000 شخص في اليوم الأول.\n",
  "ar/treaty.md": "# اتفاق الصيد في جربة\n\nوقعت سبع دول اتفاق الصيد في جربة. ووصفت الخارجية الليبية اتفاق الصيد بأنه خطأ كبير.\n",
};

let library: Awaited<ReturnType<typeof libraryWith>>;
beforeAll(async () => {
  library = await libraryWith(files);
});
afterAll(() => library.close());

describe("what is told of another of its kind is no answer", () => {
  it.each([
    "Who is the captain of the ferry Kestrel?",
    "How many rooms does the Olive hotel have?",
    "Who is the captain of the ferry Marjan?",
    "Кто директор школы № 7?",
    "Кто капитан теплохода «Ласточка»?",
    "كم كلف تجديد أنابيب حي الزهور؟",
    "ما اسم قبطان العبارة مرجان؟",
  ])("%s", async (question) => {
    expect(await library.ask(question)).toMatchObject({ found: false });
  });

  it.each([
    ["How many passengers does the ferry Kestrel take?", "340"],
    ["Who is the captain of the Petrel?", "Owen Tait"],
    ["Which ferry replaced the ferry Kestrel?", "Petrel"],
    ["How many rooms does the Palm hotel have?", "84"],
    ["How many rooms did the fire at Linden hospital destroy?", "14"],
    ["Where were the patients of Linden hospital taken?", "Rosehill"],
    ["Кто директор школы № 12?", "Бенуа"],
    ["Кто снял пассажиров с теплохода «Ласточка»?", "Беркут"],
    ["Сколько пассажиров было на теплоходе «Ласточка»?", "82"],
    ["كم كلف تجديد أنابيب حي النخيل؟", "720"],
    ["كم راكباً تتسع العبارة مرجان؟", "340"],
  ])("of the thing itself, or beside it, it is: %s", async (question, said) => {
    const answer = await library.ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });
});

describe("who holds an office otherwise is not who holds it", () => {
  it.each(["Who is the mayor of Tarn Head?", "Who is the director of the museum?", "Who is the governor?", "Кто мэр Ельников?", "Кто губернатор?", "من هو رئيس بلدية عين البلوط؟"])("%s", async (question) => {
    expect(await library.ask(question)).toMatchObject({ found: false });
  });

  it.each([
    ["Who is the deputy mayor of Tarn Head?", "Nora Platt"],
    ["Who cut the ribbon of the museum?", "Nora Platt"],
    ["Which former governor gave a speech?", "Hugh Lane"],
    ["Кто заместитель мэра Ельников?", "Платов"],
    ["من هو نائب رئيس بلدية عين البلوط؟", "عادل منصور"],
  ])("asked for as such, or for what they did, they are: %s", async (question, said) => {
    const answer = await library.ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });

  const marks = (question: string, text: string, name: string) => {
    const start = text.indexOf(name);
    return isOtherwiseHeld(question, text, { answers: 5, says: 5, holds: 5, read: text.length, spans: [{ start, end: start + name.length, score: 0 }] });
  };

  test.each([
    ["Who is the deputy mayor of Sousse?", "وقالت رئيسة بلدية سوسة إيمان الجلاصي إن الترميم انتهى.", "إيمان الجلاصي", true],
    ["Кто мэр Суса?", "وشارك نائب رئيسة البلدية منصف العيادي في الحفل.", "منصف العيادي", true],
    ["Who is the governor of Sousse?", "وقال رئيس مجلس البلدية منصف العيادي إن الحفل انتهى.", "منصف العيادي", true],
    ["Кто мэр Суса?", "وقالت رئيسة بلدية سوسة إيمان الجلاصي إن الترميم كلف الكثير.", "إيمان الجلاصي", false],
    ["من هو نائب رئيس البلدية؟", "The deputy mayor, Nora Platt, cut the ribbon.", "Nora Platt", false],
  ])("a mayor is one across languages: %s %s", (question, text, name, other) => expect(marks(question, text, name)).toBe(other));

  test.each([
    ["Who is the minister of finance?", "Deputy finance minister Ivo Klein was there.", "Ivo Klein", true],
    ["Who is the deputy minister of finance?", "Finance minister Vera Holt was there.", "Vera Holt", true],
    ["Кто министр финансов?", "Приехал замминистра, но речь держал заместитель министра финансов Иво Кляйн.", "Иво Кляйн", true],
    ["من هو وزير المالية؟", "حضر وكيل وزير المالية مازن الحسن.", "مازن الحسن", true],
    ["Who is the minister of finance?", "Former mayor Ivo Klein is minister of finance.", "Ivo Klein", false],
    ["Who is the minister of finance?", "Deputy minister Ivo Klein was appointed minister of finance.", "Ivo Klein", false],
    ["Who was the minister of finance in 1990?", "Former minister of finance Ivo Klein was there.", "Ivo Klein", false],
    ["Who is the minister's driver?", "Deputy minister Ivo Klein thanked his driver.", "Ivo Klein", false],
    ["من هو وزير المالية؟", "حضر نائب الرئيس ووزير المالية مازن الحسن.", "مازن الحسن", false],
    ["Who is the prime minister of Velmora?", "حضر نائب رئيس مجلس الوزراء مازن الحسن.", "مازن الحسن", true],
    ["Кто премьер-министр Велморы?", "The deputy prime minister, Ivo Klein, was there.", "Ivo Klein", true],
    ["من هو رئيس الحكومة؟", "Приехал вице-премьер Иво Кляйн.", "Иво Кляйн", true],
    ["من هو رئيس الوزراء؟", "حضر رئيس الحكومة مازن الحسن.", "مازن الحسن", false],
  ])("%s %s", (question, text, name, stray) => {
    expect(marks(question, text, name)).toBe(stray);
  });

  test.each([
    ["Who is the minister of finance?", "The prime minister, Ivo Klein, was there.", "Ivo Klein", true],
    ["Кто министр финансов?", "На премьеру приехал посол Иво Кляйн.", "Иво Кляйн", true],
    ["من هو سفير فلمورا؟", "Приехал министр финансов Велморы Иво Кляйн.", "Иво Кляйн", true],
    ["Who is the minister of finance?", "Ambassador Ivo Klein has been minister of finance since May.", "Ivo Klein", false],
    ["Кто министр финансов?", "Министр уехал. Посол Иво Кляйн остался.", "Иво Кляйн", false],
    ["من هو رئيس النادي؟", "حضر مدير النادي مازن الحسن.", "مازن الحسن", false],
  ])("nor who holds another office, where both are the one or the other: %s %s", (question, text, name, stray) => {
    expect(marks(question, text, name)).toBe(stray);
  });
});

describe("what is told of another sort is no answer", async () => {
  const { ask, close } = await libraryWith({
    "prize.md": "# Премия «Сова» 2023\n\nПремию «Сова» 2023 года по химии получили Ада Штерн и Лев Гром за новые краски. Награду вручили в Корране 4 мая.\n",
    "cup.md": "# The Tarn cup in basketball\n\nThe women's final of the Tarn cup was won by Orme, 61 to 58, before 900 people in the old hall.\n",
    "انتخابات.md": "# الانتخابات البلدية في المرج\n\nفاز سامي النوري في الانتخابات البلدية في المرج بـ 4300 صوت يوم الأحد.\n",
  });
  afterAll(close);

  it.each([
    "من فاز بجائزة «سوفا» للأدب عام 2023؟",
    "Who won the Sova prize for literature in 2023?",
    "Кто получил премию «Сова» по литературе в 2023 году?",
    "Who won the men's final of the Tarn cup?",
    "Кто победил в финале Кубка Тарна по волейболу?",
    "من فاز في نهائي كأس تارن للرجال؟",
    "كم صوتاً نال سامي النوري في الانتخابات الرئاسية؟",
    "How many votes did Sami al-Nouri get in the presidential election?",
  ])("%s", async (question) => expect(await ask(question)).toMatchObject({ found: false }));

  it.each([
    ["Кто получил премию «Сова» по химии в 2023 году?", "Ада Штерн"],
    ["من فاز بجائزة «سوفا» في الكيمياء عام 2023؟", "Ада Штерн"],
    ["Who won the women's final of the Tarn cup?", "Orme"],
    ["Who won the Tarn cup in basketball?", "Orme"],
    ["كم صوتاً نال سامي النوري في الانتخابات البلدية؟", "4300"],
  ])("that of its own is: %s", async (question, said) => {
    const answer = await ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });

  const strays = (question: string, text: string, said: string, article = text) => {
    const start = text.indexOf(said);
    return isOfAnotherSort(question, { window: { title: "", text }, article, start: 0, texts: [] }, { answers: 5, says: 5, holds: 5, read: text.length, spans: [{ start, end: start + said.length, score: 0 }] });
  };

  test.each([
    ["Who won gold?", "Ada Stern won silver.", "Ada Stern", true],
    ["Did Ada Stern win gold?", "Ada Stern won silver.", "silver", false],
    ["Who teaches physics or chemistry?", "Ada Stern teaches chemistry.", "Ada Stern", false],
    ["Who built the primary school?", "The secondary school was built by Ada Stern. The primary school is older.", "Ada Stern", false],
    ["How high is the bridge?", "وقال إن طول الجسر 310 أمتار وعرضه 14 متراً.", "310 أمتار", true],
    ["Какова высота моста?", "The bridge is 310 metres long.", "310 metres", true],
    ["كم عمق البحيرة؟", "Ширина озера — 3 километра.", "3 километра", true],
    ["How long is the bridge?", "وقال إن طول الجسر 310 أمتار وعرضه 14 متراً.", "310 أمتار", false],
    ["كم ارتفاع الجبل؟", "The hut stands at 910 metres.", "910 metres", false],
    ["How long is the pool open?", "The pool, 50 metres wide, is open for 9 hours.", "9 hours", false],
    ["متى ذهب الوزير؟", "نال الفريق الميدالية الفضية يوم الأحد.", "الأحد", false],
  ])("%s %s", (question, text, said, stray) => expect(strays(question, text, said)).toBe(stray));

  it("an article that has both may mean the other", () => expect(strays("Who won the men's cup?", "The women's cup went to Orme.", "Orme", "The women's cup went to Orme. The men's cup was played in May.")).toBe(false));
});

describe("what is planned was not done", () => {
  it.each(["When did the second line open?", "Сколько домов построили на Мельничной улице?", "كم كلفت المدرسة الجديدة في عين البلوط؟"])("%s", async (question) => {
    expect(await library.ask(question)).toMatchObject({ found: false });
  });

  it.each([
    ["When will the second line open?", "2027"],
    ["How many people did the first line carry on its first day?", "9,000"],
    ["How many trams did Corran order from Alder?", "14"],
    ["Сколько домов построят на Мельничной улице?", "200"],
    ["كم ستكلف المدرسة الجديدة في عين البلوط؟", "900"],
    ["كم مسكناً بني في العام الماضي؟", "35"],
  ])("but is, where that is asked: %s", async (question, said) => {
    const answer = await library.ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });

  test.each([
    ["How deep did the drill get?", "It carries a drill that can reach 40 centimetres.", "40 centimetres", true],
    ["How many homes were built?", "By 2031, 200 homes will be built in Mill Lane.", "200", true],
    ["How much did the bridge cost?", "The council spent £3 million that will come from the county.", "£3 million", false],
    ["When was the old bridge built?", "A bridge built in 1950 will be replaced.", "1950", false],
    ["How many people did the line carry?", "It was opened in May and carried 900 people.", "900", false],
    ["How much could the bridge have cost?", "The bridge will cost £3 million.", "£3 million", false],
    ["How much has the bridge cost so far?", "The bridge was to cost £3 million.", "£3 million", true],
    ["How much did the repair cost?", "The firm said a repair would have cost £3 million.", "£3 million", true],
    ["Во сколько обошёлся ремонт?", "В компании заявили, что ремонт обошёлся бы в 3 миллиона рублей.", "3 миллиона", true],
    ["كم زائرا جاء إلى المتحف؟", "ويتوقع المتحف 60 ألف زائر في عامه الأول.", "60 ألف", true],
    // The very deed is only planned, whatever else is told of the plan.
    ["When was Mill Lane closed?", "A proposal by Moss to close Mill Lane was put off until April.", "April", true],
    ["Когда закрыли Мельничный переулок?", "Предложение Мохова закрыть Мельничный переулок отложили до апреля.", "апреля", true],
    ["متى أغلق زقاق الطاحون؟", "وأرجئ اقتراح موسى إغلاق زقاق الطاحون إلى نيسان.", "نيسان", true],
    ["When was the race moved?", "The club plans to move the race to May next year.", "next year", true],
    ["Когда забег перенесли?", "Организаторы намерены в следующем году перенести забег.", "в следующем году", true],
    ["كم شخصا أصيب في شارع البحر؟", "وقالت هدى مراد، صاحبة الاقتراح، إن 26 شخصا أصيبوا في شارع البحر خلال ثلاث سنوات.", "26 شخصا", false],
    ["Until when was the proposal put off?", "A proposal by Moss to close Mill Lane was put off until April.", "April", false],
    ["Who proposed to close Mill Lane?", "A proposal by Moss to close Mill Lane was put off until April.", "Moss", false],
    ["When was Mill Lane closed?", "After a proposal by Moss to close Mill Lane the council did so in April.", "April", false],
    ["من اقترح إغلاق زقاق الطاحون؟", "وأرجئ اقتراح موسى إغلاق زقاق الطاحون إلى نيسان.", "موسى", false],
    // What was planned was also done, or what would come is told as done.
    ["When was the museum opened?", "The plan to open a museum took ten years, and the museum opened in May 1991.", "May 1991", false],
    ["When was Mill Lane closed?", "After years of proposals to close Mill Lane, the lane was closed on 3 May.", "3 May", false],
    ["When was the roof repaired?", "A scheme to repair the roof was finished in May 2019.", "May 2019", false],
    ["Когда основали хор?", "Идея основать хор принадлежала Громову, и хор он основал в 1995 году.", "1995", false],
    ["Когда построили мост?", "Проект построить мост появился в 1959 году, и мост построили за шесть лет.", "1959", true],
    ["When did Quill win the prize?", "She would win the prize in 1956 and would later teach for twelve years.", "1956", false],
    ["How long did Quill teach?", "She would win the prize in 1956 and would later teach for twelve years.", "twelve years", false],
    ["How much did the bridge cost?", "The firm said that the bridge would cost £3 million.", "£3 million", true],
    ["كم طائرة شحن تنوي الشركة شراءها؟", "أعلنت الشركة أنها ستشتري خمس طائرات شحن العام المقبل.", "خمس", false],
    ["Кто предложил закрыть переулок?", "Предложение Мохова закрыть Мельничный переулок отложили до апреля.", "Мохова", false],
  ])("%s %s", (question, text, said, ahead) => {
    const start = text.indexOf(said);
    expect(isAhead(question, text, { answers: 5, says: 5, holds: 5, read: text.length, spans: [{ start, end: start + said.length, score: 0 }] })).toBe(ahead);
  });
});

test.each([
  ["Who is the prime minister of Velmora?", "The president, Ivo Klein, opened the talks.", true],
  ["Кто премьер-министр Велморы?", "Президент Иво Кляйн открыл переговоры.", true],
  ["من هو رئيس وزراء فلمورا؟", "افتتح الرئيس إيفو كلاين المحادثات.", true],
  ["من هو رئيس وزراء فلمورا؟", "The premier, Ivo Klein, opened the talks.", false],
  ["Who is the defence minister?", "The secretary of defence, Ivo Klein, was there.", false],
  ["Who is the coach of Orme?", "Orme are trained by Ivo Klein.", false],
])("who holds an office that is always named is not told where it is not: %s %s", (question, text, without) => expect(isWithoutOffice(question, { title: "", text })).toBe(without));

test.each([
  ["The replacement ferry «Petrel» left.", [["ferry", "petrel"]]],
  ["In Harbour ward and in School No. 12 nothing happened.", [["ward", "harbour"], ["school", "12"]]],
  ["Школа № 12 и Заречный район, а не район.", [["школа", "12"], ["раион", "заречныи"], ["раион", ""]]],
  ["قرب مدرسة القرية في حي الزهور وعلى متن العبّارة البديلة «الزاجل»", [["مدرسه", ""], ["القريه", ""], ["حي", "الزهور"], ["العباره", "الزاجل"]]],
  ["The ship is 400 metres long. На арене 4200 мест.", [["ship", ""], ["арене", ""]]],
])("things are told by kind and name: %s", (text, things) => {
  expect(named(text).map(({ noun, name }) => [noun, name.join(" ")])).toEqual(things);
});

test.each([
  ["Who is the club's head coach?", "coach", undefined],
  ["кто заместитель губернатора области?", "governor", "deputy"],
  ["مين رئيس البلدية؟", "mayor", undefined],
  ["من هي رئيسة بلدية سوسة؟", "mayor", undefined],
  ["من هو رئيس الجمهورية؟", "president", undefined],
])("an office is asked for: %s", (question, office, as) => {
  expect(officeAsked(question)).toMatchObject({ office, as });
});

test.each(["Who is the minister's driver?", "Кто водитель министра?", "من سائق الوزير؟", "Who beat the mayor?"])("none is: %s", (question) => {
  expect(officeAsked(question)).toBeUndefined();
});

test("how an office is held stands before it or behind", () => {
  expect(offices("The acting museum director, the vice-president, the mayor and his deputy").map(({ office, as }) => [office, as])).toEqual([["director", "acting"], ["president", "deputy"], ["mayor", undefined], [undefined, "deputy"]]);
  expect(offices("مدير المتحف بالوكالة").map(({ as }) => as)).toEqual(["acting"]);
  expect(offices("И. о. директора и экс-мэр").map(({ as }) => as)).toEqual(["acting", "former"]);
});

test.each([
  ["Who was the mayor before Nora Platt?", "Under the former mayor, Hugh Lane, the town had announced that the tram will cost 4 million.", "Hugh Lane"],
  ["Кто был мэром до Олега Платова?", "При прежнем мэре Гурии Лапине город объявил, что трамвай обойдётся в 4 миллиона.", "Гурии Лапине"],
  ["من كان رئيس البلدية قبل عادل منصور؟", "أعلنت البلدية في عهد رئيسها السابق سامي النوري أن الجسر سيكلف 4 ملايين دينار.", "سامي النوري"],
])("who held an office did so, whatever the sentence promises: %s", (question, text, holder) => {
  const start = text.indexOf(holder);
  const reading = { answers: 2, says: 2, holds: 2, read: text.length, spans: [{ start, end: start + holder.length, score: 0 }] };
  expect(isStray(question, { window: { title: "", text }, article: text, start: 0, texts: [text] }, reading)).toBe(false);
});

describe("what only says again what was asked is no answer", () => {
  const says = (question: string, text: string, mark: string) => {
    const start = text.indexOf(mark);
    return isEcho(question, text, { answers: 2, says: 2, holds: 2, read: text.length, spans: [{ start, end: start + mark.length, score: -1 }] });
  };

  test.each([
    ["In which prison is Orlo Vance held?", "Orlo Vance spoke of his years in prison.", "prison", true],
    ["In which prison is Orlo Vance held?", "تحدث أورلو فانس عن سنواته في السجن.", "السجن", true],
    ["Кто победил Вольную в финале?", "В финале Вольная забросила три шайбы.", "Вольная", true],
    ["لماذا ضمت البلدية جزيرة الرمان؟", "احتج الصيادون على الضم لجزيرة الرمان.", "لجزيرة الرمان", true],
    ["Почему закрыли мост Ласточка?", "Жители спорят о закрытии моста «Ласточка».", "моста «Ласточка", true],
    ["كم صياداً غرق قرب جزيرة الرمان؟", "غرق الصياد قرب الجزيرة.", "الجزيرة", true],
    ["How many fishermen drowned near Tarn Head?", "Two fishermen drowned near Tarn Head.", "Two fishermen", false],
    ["كم جامعة في عين البلوط؟", "في عين البلوط جامعتان.", "جامعتان", false],
    ["Which is longer, the Tarn bridge or the Skerry bridge?", "The Tarn bridge is longer.", "The Tarn bridge", false],
    ["Is Orlo Vance in prison?", "Orlo Vance is in prison.", "prison", false],
    ["Who is Orlo Vance?", "Orlo Vance is a painter.", "Orlo Vance", false],
    ["Which bridge over the Tarn is the oldest?", "The Tarn bridge is the oldest.", "The Tarn bridge", false],
    ["In which prison is Orlo Vance held?", "Orlo Vance is held in Skerry prison.", "Skerry prison", false],
    ["Какой мост закрыли в Ельниках?", "В Ельниках закрыли Каменный мост.", "Каменный мост", false],
    ["لماذا أغلق جسر الرمان؟", "أغلق جسر الرمان بسبب الفيضان.", "بسبب الفيضان", false],
    ["Who leads the Platt Band?", "Nora Platt leads it.", "Platt", false],
    ["أين تقع جامعة الرمان؟", "تقع الجامعة في بلدة الرمان.", "الرمان", false],
    ["Where was Nora Platt born?", "Nora Platt was born in Corran.", "Corran", false],
  ])("%s %s", (question, text, mark, echo) => {
    expect(says(question, text, mark)).toBe(echo);
  });

  test("what the reader holds nearly as likely may be meant", () => {
    const text = "Orlo Vance is held in Skerry.";
    const spans = [{ start: 0, end: 10, score: -1 }, { start: 22, end: 28, score: -2 }];
    expect(isEcho("Where is Orlo Vance held?", text, { answers: 2, says: 2, holds: 2, read: text.length, spans })).toBe(false);
    expect(isEcho("Where is Orlo Vance held?", text, { answers: 2, says: 2, holds: 2, read: text.length, spans: spans.slice(0, 1) })).toBe(true);
  });
});

describe("what another country's office did is not what the one that is asked for did", () => {
  test.each([
    ["What did the French minister of fisheries call the treaty?", "The German minister of fisheries called the treaty a mistake.", "a mistake", true],
    ["Как посольство Норвегии назвало договор?", "Посольство Швеции назвало договор ошибкой.", "ошибкой", true],
    ["شو كان رأي الخارجية التونسية بالاتفاق؟", "التقى الوزيران في جربة، كما وصفت الخارجية الليبية الاتفاق بالخطأ.", "بالخطأ", true],
    ["كيف وصف وزير الصيد النرويجي الاتفاق؟", "Swedish fisheries minister Ivo Klein said: “The treaty is a mistake.”", "a mistake", true],
    ["Кто министр рыболовства Норвегии?", "На открытии был шведский министр рыболовства Иво Кляйн.", "Иво Кляйн", true],
    ["What did the army of Greece do?", "وسحب الجيش التركي قواته من الجزيرة.", "قواته", true],
    ["How many goals did the French team score?", "The German team lost to France, which scored three goals.", "three", false],
    ["When did the French minister arrive?", "The French minister left. The German minister called his visit on Monday useful.", "on Monday", false],
    ["Whom did the Norwegian minister meet?", "He met the Swedish minister Ivo Klein.", "the Swedish minister Ivo Klein", false],
    ["When did the Norwegian minister come to Corran?", "He met the Swedish minister there on Monday.", "on Monday", false],
    ["What did the Norwegian minister tell the Swedish minister?", "The Swedish minister said that he heard “nothing new”.", "nothing new", false],
    ["Что сказал министр Норвегии?", "Министр Норвегии и шведский министр назвали договор ошибкой.", "ошибкой", false],
    ["ماذا قالت الحكومة التونسية؟", "قال الوزير الليبي إن نظيره التونسي وصف الاتفاق بالخطأ.", "بالخطأ", false],
    ["By what score did the Norwegian team win?", "Norway won the final. The Swedish team lost 5:1.", "5:1", false],
    ["ما رأي الخارجية التونسية؟", "وصفت السفارة الليبية الاتفاق بالخطأ.", "بالخطأ", false],
  ])("%s %s", (question, text, mark, other) => {
    const start = text.indexOf(mark);
    const reading = { answers: 5, says: 5, holds: 5, read: text.length, spans: [{ start, end: start + mark.length, score: 0 }] };
    expect(isOfAnotherLand(question, { title: "", text }, reading)).toBe(other);
  });
});

describe("what is of another measure is no answer", () => {
  test.each([
    ["At what time did the regatta begin?", "The regatta on Tarn Lake went on for 4 hours.", "4 hours", true],
    ["Во сколько началась регата?", "Регата на озере длилась четыре часа с половиной.", "четыре часа с половиной", true],
    ["في أي ساعة بدأ السباق؟", "دام السباق في البحيرة أربع ساعات.", "أربع ساعات", true],
    ["Во сколько началась регата?", "دام السباق في البحيرة أربع ساعات.", "أربع ساعات", true],
    ["At what time did the regatta begin?", "The regatta began on Friday.", "Friday", true],
    ["How long did the regatta last?", "The regatta began at 10:30.", "10:30", true],
    ["Сколько длилась регата?", "Регата началась 14 июня.", "14 июня", true],
    ["كم دام السباق؟", "بدأ السباق يوم الجمعة.", "الجمعة", true],
    ["How much did the boat cost?", "The boat carried 40 people.", "40", true],
    ["Сколько стоила лодка?", "В лодку сели 40 человек.", "40", true],
    ["كم كلف القارب؟", "حمل القارب 40 راكباً.", "40", true],
    ["How old is Nora Platt?", "Nora Platt paid £300 for her boat.", "£300", true],
    ["How much does the cup weigh?", "The cup, of silver, is worth 900,000 euros.", "900,000 euros", true],
    ["Сколько весит чаша?", "The cup, of silver, is worth 900,000 euros.", "900,000 euros", true],
    ["كم تزن الكأس؟", "The cup was made in May 1950.", "May 1950", true],
    ["قديش وزن الكأس؟", "ثمن الكأس 300 دولار.", "300 دولار", true],
    ["How much does the cup weigh?", "The cup weighs 2 kilograms.", "2 kilograms", false],
    ["Сколько весит чаша?", "تزن الكأس 3 كيلوغرامات.", "3 كيلوغرامات", false],
    ["At what time did the regatta begin?", "The regatta began 2 hours after sunrise.", "2 hours", false],
    ["At what time did the regatta begin?", "The regatta began on Friday at noon.", "Friday", false],
    ["Во сколько началась регата?", "Регата началась в 7 часов.", "7 часов", false],
    ["في أي ساعة بدأ السباق؟", "بدأ السباق الجمعة الساعة العاشرة صباحاً.", "الجمعة", false],
    ["How long did the regatta last?", "The regatta went on until 10:30.", "10:30", false],
    ["Сколько длилась регата?", "Регата шла с 10:30 до 14:00.", "с 10:30 до 14:00", false],
    ["كم دام السباق؟", "دام السباق منذ الجمعة.", "الجمعة", false],
    ["What time did the winner swim?", "The winner swam it in 2 hours.", "2 hours", false],
    ["How long is the bridge?", "The bridge was opened in 1931.", "1931", false],
    ["How much did the boat cost?", "The boat cost 40,000.", "40,000", false],
    ["Сколько лет строили мост?", "Мост строили с 1931 по 1938 год.", "с 1931 по 1938 год", false],
    ["How old is Nora Platt?", "Nora Platt was born in 1950.", "1950", false],
  ])("%s %s", (question, text, mark, other) => {
    const start = text.indexOf(mark);
    const reading = { answers: 5, says: 5, holds: 5, read: text.length, spans: [{ start, end: start + mark.length, score: 0 }] };
    expect(isOtherMeasure(question, text, reading)).toBe(other);
  });
});

describe("how many there were on the first day is not how many there were in the first year", () => {
  test.each([
    ["How many people took the tram in its first year?", "More than 9,000 people took the tram on the first day.", "9,000", true],
    ["Сколько человек перевёз трамвай за первый год?", "В первый день трамвай перевёз 9000 человек.", "9000", true],
    ["كم راكباً نقل الترام في سنته الأولى؟", "ونقل الترام 9000 راكب في اليوم الأول.", "9000", true],
    ["كم راكباً نقل الترام في أول سنة؟", "More than 9,000 people took the tram on the first day.", "9,000", true],
    ["Сколько голов забил Гром в последнем туре?", "В последнем сезоне Гром забил 12 голов.", "12", true],
    ["Who scored in the first half?", "Owen Tait scored twice in the first season.", "Owen Tait", true],
    ["Who scored in the first half?", "Owen Tait scored in the first minute.", "Owen Tait", false],
    ["How many people took the tram in its first year?", "On the first day it was free, and 90,000 took it within twelve months.", "90,000", false],
    ["How many people took the tram in its first year?", "More than 90,000 people took it in the year that began on the first day of May.", "90,000", false],
    ["كم راكباً نقل الترام في اليوم الأول؟", "ونقل الترام 9000 راكب في اليوم الأول.", "9000", false],
    ["Сколько человек перевёз трамвай за второй год?", "В первый день трамвай перевёз 9000 человек.", "9000", false],
    ["How many people took the tram last week?", "The company said last month that 9,000 took it.", "9,000", false],
  ])("%s %s", (question, text, mark, other) => {
    const start = text.indexOf(mark);
    const reading = { answers: 5, says: 5, holds: 5, read: text.length, spans: [{ start, end: start + mark.length, score: 0 }] };
    expect(isOfAnotherPeriod(question, text, reading)).toBe(other);
  });
});

describe("what is of another measure, stretch of time or country is no answer", () => {
  it.each([
    "At what time did the regatta on Tarn Lake begin?",
    "Во сколько началась гонка на озере Глухом?",
    "في أي ساعة بدأ سباق القوارب في بحيرة الرمان؟",
    "How many people came to the fair by Tarn Lake in its first year?",
    "Сколько человек побывало на ярмарке у озера за первый год?",
    "كم شخصاً زار المعرض على ضفة البحيرة في سنته الأولى؟",
    "كيف وصفت الخارجية التونسية اتفاق الصيد؟",
  ])("%s", async (question) => {
    expect(await library.ask(question)).toMatchObject({ found: false });
  });

  it.each([
    ["How long did the regatta on Tarn Lake go on?", "4 hours"],
    ["Сколько длилась гонка на озере Глухом?", "три часа"],
    ["كم دام سباق القوارب في بحيرة الرمان؟", "خمس ساعات"],
    ["How many people came to the fair by Tarn Lake on the first day?", "9,000"],
    ["Сколько человек побывало на ярмарке у озера в первый день?", "7000"],
    ["كم شخصاً زار المعرض على ضفة البحيرة في اليوم الأول؟", "6000"],
    ["كيف وصفت الخارجية الليبية اتفاق الصيد؟", "خطأ كبير"],
  ])("but is, where that is asked for: %s", async (question, said) => {
    const answer = await library.ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });
});

describe("what is said in other words, or beside other numbers, is no other measure, sort or stretch of time", async () => {
  const told = await libraryWith({
    "bus.md": "# Bus 12\n\nThe driver of bus 12, Anna Reed, 34, passengers said, fell asleep at the wheel in Corran.\n",
    "fair.md": "# The Delbury fair\n\nA ticket for the Delbury fair costs 500, students pay 200. The fair opens in June.\n",
    "striker.md": "# Milo Dart\n\nIn his first year at Rovers Milo Dart scored 12 goals. He was born in Tarn.\n",
    "vote.md": "# Karvonia votes\n\nParliamentary elections were held in Karvonia in June. In November Jan Kova was elected president with 54 per cent of the votes.\n",
    "race.md": "# The Tolm race\n\nAnn Lee won the women's race in Tolm on Sunday. Among the men Bob Hay was first, in 31 minutes.\n",
    "пожар.md": "# Пожар в Заречье\n\nОчевидец пожара в Заречье Иван Петров (25), студент техникума, вынес из дома двоих.\n",
    "выставка.md": "# Выставка стекла\n\nВыставка стекла в Ольхове продлится весь май. Вход бесплатный.\n",
    "музей.md": "# Музей часов\n\nОткрытие музея часов в Тарне: 10 часов утра, 4 мая.\n",
    "мид.md": "# Переговоры\n\nГлава МИД Карвонии Борис Тарн прибыл на переговоры в среду.\n",
    "معرض.md": "# معرض الخط\n\nيستمر معرض الخط في الرابية طوال شهر مايو، والدخول مجاني.\n",
    "مياه.md": "# مشاريع المياه\n\nقررت الحكومة في عمان تخصيص 20 مليون دينار لمشاريع المياه، بحسب وكالة الأنباء في الأردن.\n",
  });
  afterAll(() => told.close());

  it.each([
    ["How old is the bus driver Anna Reed?", "34"],
    ["How much does a ticket for the Delbury fair cost?", "500"],
    ["How many goals did Milo Dart score in his first season at Rovers?", "12"],
    ["Who won the presidential election in Karvonia?", "Jan Kova"],
    ["Сколько лет Ивану Петрову, очевидцу пожара в Заречье?", "25"],
    ["Сколько продлится выставка стекла в Ольхове?", "весь май"],
    ["Во сколько открытие музея часов в Тарне?", "10 часов"],
    ["Кто министр иностранных дел Карвонии?", "Борис Тарн"],
    ["كم يستمر معرض الخط في الرابية؟", "طوال شهر مايو"],
    ["كم خصصت الحكومة الأردنية لمشاريع المياه؟", "20 مليون"],
  ])("%s", async (question, said) => {
    const answer = await told.ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });
});

const at = (text: string, mark: string) => ({ answers: 4, says: 4, holds: 4, read: text.length, spans: [{ start: text.indexOf(mark), end: text.indexOf(mark) + mark.length, score: 3 }] });

it.each([
  ["When did the Corva sink?", "The Corva ran aground on 3 May.", "3 May", "another"],
  ["When did the Corva sink?", "The Corva, which ran aground on 3 May, sank in June.", "3 May", "another"],
  ["When did the Corva sink?", "The Corva, which ran aground on 3 May, sank in June.", "June", "asked"],
  ["When was Ann Lee killed?", "Ann Lee was killed as the ferry sank on 3 May.", "3 May", "asked"],
  ["When was Ann Lee arrested?", "Ann Lee was arrested on 3 May and released on 5 May.", "5 May", "another"],
  ["When was the mill founded?", "The mill was built in 1902.", "1902", "alike"],
  ["When was the club founded?", "The club was born in a pub in 1908.", "1908", undefined],
  ["When was the club founded?", "Its founder, born in 1908, sold bicycles.", "1908", "another"],
  ["متى تأسست الغرفة؟", "ولدت الغرفة في خان قديم عام 1928.", "1928", undefined],
  ["Когда основан театр?", "Театр родился в 1925 году.", "1925", undefined],
  ["When did Ann Lee die?", "Ann Lee was discovered dead on 3 May.", "3 May", "alike"],
  ["Когда умер Павел Нежин?", "Павел Нежин был найден мёртвым 12 февраля.", "12 февраля", "alike"],
  ["متى مات خالد؟", "تم العثور على خالد ميتا في 8 يونيو.", "8 يونيو", "alike"],
  ["When was the mill founded?", "The mill stood here in 1902.", "1902", undefined],
  ["When did work on the bridge begin?", "Work on the new bridge began in 2019, and it opened in 2023.", "2023", "another"],
  ["On which day is the Toy Museum closed?", "The Toy Museum is open every day except Thursday.", "Thursday", undefined],
  ["When does the shop close?", "The shop is open from 9 a.m. to 5 p.m.", "5 p.m.", undefined],
  ["Когда закрыт музей?", "Музей открыт каждый день, кроме четверга.", "четверга", undefined],
  ["متى يغلق المتحف؟", "يفتح المتحف كل يوم ما عدا الاثنين.", "الاثنين", undefined],
  ["When was the bridge closed?", "The bridge was opened on 3 May.", "3 May", "another"],
  ["متى غرقت السفينة كورفا؟", "جنحت السفينة كورفا في 3 مايو.", "3 مايو", "another"],
  ["متى جنحت السفينة كورفا؟", "نجحت القاطرات في تعويم السفينة التي جنحت فجر 3 مايو.", "3 مايو", "asked"],
  ["متى أفرج عن سامر؟", "اعتقل سامر في 3 مايو وأفرج عنه في 5 مايو.", "3 مايو", "another"],
  ["متى وقع الطرفان الهدنة؟", "وقع الطرفان على الهدنة في 3 مايو.", "3 مايو", "asked"],
  ["متى وقع الحريق؟", "افتتح المصنع في 3 مايو.", "3 مايو", undefined],
  ["Когда затонул сухогруз «Корва»?", "Сухогруз «Корва» сел на мель 3 мая.", "3 мая", "another"],
  ["Когда сняли с мели «Корву»?", "«Корва» села на мель 3 мая.", "3 мая", "another"],
  ["Когда построили мельницу?", "Мельницу возвели в 1902 году.", "1902", "asked"],
  ["Когда вновь открыли музей?", "Музей закрыли 3 мая.", "3 мая", "another"],
  ["When did the strike begin?", "The strike at the mill ended on 7 April.", "7 April", "another"],
  ["When did the strike begin?", "The strike, which ended on 7 April, had begun on 2 March.", "2 March", "asked"],
  ["When did the strike end?", "The strike at the mill was broken on 7 April.", "7 April", undefined],
  ["When was the bridge closed?", "Works on the bridge ended on 7 April.", "7 April", undefined],
  ["When did work on the bridge begin?", "Work on the bridge ended on 7 April.", "7 April", undefined],
  ["When did the strike begin?", "The strike began at the end of March.", "March", "asked"],
  ["Когда началась забастовка?", "Забастовка закончилась 7 апреля.", "7 апреля", "another"],
  ["Когда началась забастовка?", "Забастовка началась в конце марта.", "марта", "asked"],
  ["متى بدأ الإضراب؟", "انتهى الإضراب في 7 نيسان.", "7 نيسان", "another"],
  ["متى انتهى الإضراب؟", "وانتهى الإضراب في 7 نيسان.", "7 نيسان", "asked"],
])("a day is of the event that its clause tells: %s %s (%s)", (question, text, mark, told) => {
  expect(toldOf(question, text, at(text, mark).spans[0]!)).toBe(told);
});

it.each([
  ["When was the Brandt telescope opened?", "The telescope is named after Emil Brandt, who ran the observatory from 1948.", "1948", true],
  ["When was the Brandt telescope opened?", "The Brandt telescope stands in Tarn. It bears the name of Emil Brandt. He ran the observatory from 1948.", "1948", true],
  ["متى افتتح تلسكوب برانت؟", "The telescope is named after Emil Brandt, who ran the observatory from 1948.", "1948", true],
  ["متى بدأت الدراسة في مدرسة الزين؟", "تحمل المدرسة اسم الملحن فريد الزين الذي عاش حتى عام 1930.", "1930", false],
  ["متى بدأت الدراسة في مدرسة الزين؟", "المدرسة تحمل اسم الملحن فريد الزين الذي عاش حتى عام 1930.", "1930", true],
  ["Когда запустили телескоп Брандта?", "Телескоп назван в честь Эмиля Брандта, который руководил обсерваторией с 1948 года.", "1948", true],
  ["Когда Брандт руководил обсерваторией?", "Телескоп назван в честь Эмиля Брандта, который руководил обсерваторией с 1948 года.", "1948", false],
  ["When did Emil Brandt run the observatory?", "The telescope is named after Emil Brandt, who ran the observatory from 1948.", "1948", false],
  ["When was the Brandt telescope opened?", "The telescope, named after Emil Brandt, who ran the observatory, was opened in 1970.", "1970", false],
])("a year of whom a thing is named after is none of its own: %s %s", (question, text, mark, is) => {
  expect(isOfEponym(question, text, at(text, mark))).toBe(is);
});

it.each([
  ["How long will the bus strike last?", "The last strike, in 2019, lasted a single day.", "a single day", true],
  ["How long did the last bus strike last?", "The last strike, in 2019, lasted a single day.", "a single day", false],
  ["How long will the bus strike last?", "The union said last Friday that drivers walked out for four days.", "four days", false],
  ["How long will the bus strike last?", "The strike will last four days, twice as long as the previous strike.", "four days", false],
  ["When will the mine close?", "The ministry decided last year to close the mine in 2027.", "2027", false],
  ["كم سيستمر إضراب المعلمين؟", "استمر الإضراب السابق في عام 2020 أسبوعا كاملا.", "أسبوعا", true],
  ["كم سيستمر إضراب المعلمين؟", "أعلنت النقابة يوم الأحد الماضي إضرابا مدته ثلاثة أيام.", "ثلاثة أيام", false],
  ["Сколько продлится забастовка?", "Предыдущая забастовка, в 2021 году, длилась четыре дня.", "четыре дня", true],
  ["Сколько продлится забастовка?", "Забастовка продлится четыре дня, предыдущая забастовка длилась два.", "четыре дня", false],
])("what one before took tells nothing of what is to come: %s %s", (question, text, mark, is) => {
  expect(isOfOneBefore(question, text, at(text, mark))).toBe(is);
});

describe("of meetings the very one is told that is asked for", () => {
  const summits = {
    "en/cod.md": "# Cod summit in Bergen\n\nThe Swedish president Ivar Stolt met the Danish president Karen Moll in Bergen on Sunday. The first summit on cod lasted five hours. Moll promised two ships for the bay.\n\nThe town had closed its harbour to yachts.\n",
    "en/school.md": "# School opened\n\nThe French president Luc Rovanen opened a school in Nantes on 4 May. Rovanen thanked the teachers for their patience.\n",
    "ru/treska.md": "# Саммит о форели\n\nПрезидент Эстонии Юло Каск встретился с президентом Латвии Дайной Озолс в Валке в субботу. Первый саммит о форели длился четыре часа.\n",
    "ru/shkola.md": "# Новая школа\n\nПрезидент Финляндии Паво Линтунен открыл школу в Вааса 6 мая. Линтунен поблагодарил учителей.\n",
    "ar/qimma.md": "# قمة السردين\n\nالتقى الرئيس التونسي سليم الجلاصي الرئيس الجزائري منير بوقرة في طبرقة يوم الاثنين. ودامت القمة الأولى ثلاث ساعات.\n",
    "ar/madrasa.md": "# مدرسة جديدة\n\nافتتح الرئيس المغربي هشام التازي مدرسة في فاس في 5 أيار. وشكر التازي المعلمين على صبرهم.\n",
  };
  let library: Awaited<ReturnType<typeof libraryWith>>;
  beforeAll(async () => {
    library = await libraryWith(summits);
  });
  afterAll(() => library.close());

  it.each([
    "When did Jelassi meet Tazi?",
    "Где Джелласи встретился с Тази?",
    "أين التقى الجلاصي التازي؟",
    "How long did the meeting of Jelassi and Tazi last?",
    "What did Moll promise Rovanen?",
    "Что Молль обещала Рованену?",
    "بماذا وعدت مول روفانين؟",
    "How long did the press conference in Tabarka last?",
    "Сколько длилась пресс-конференция в Табарке?",
    "كم دام المؤتمر الصحفي في طبرقة؟",
    "Сколько длился второй саммит о сардинах?",
  ])("%s", async (question) => {
    expect(await library.ask(question)).toMatchObject({ found: false });
  });

  it.each([
    ["Where did Stolt meet Moll?", "Bergen"],
    ["How long did the cod summit last?", "five hours"],
    ["When did Rovanen open the school?", "4 May"],
    ["Где Каск встретился с Озолс?", "Валке"],
    ["Сколько длился саммит о форели?", "четыре часа"],
    ["أين التقى الجلاصي بوقرة؟", "طبرقة"],
    ["كم دامت القمة؟", "ثلاث ساعات"],
  ])("%s %s", async (question, said) => {
    const answer = await library.ask(question);
    expect(answer.found).toBe(true);
    expect(answer.quotes[0]!.text).toContain(said);
  });
});

it.each([
  ["How long was the press conference?", "The ministers met in Bergen, and the talks lasted five hours.", "five hours", true],
  ["When did the two talk by telephone?", "The ministers met on Sunday.", "Sunday", true],
  ["Сколько длилась пресс-конференция?", "Встреча министров в Бергене длилась пять часов.", "пять часов", true],
  ["كم دام المؤتمر الصحفي؟", "التقى الوزيران في بيرغن ودام اللقاء خمس ساعات.", "خمس ساعات", true],
  ["How long was the press conference?", "The ministers met in Bergen. Then they spoke to reporters for five minutes.", "five minutes", false],
  ["How long did the talks last?", "The ministers met in Bergen for five hours.", "five hours", false],
  ["How long did the telephone talks last?", "The ministers met in Bergen for five hours.", "five hours", false],
  ["When was the speech?", "He told a meeting on Sunday that the lake is clean.", "Sunday", false],
  ["كم دام المؤتمر الصحفي؟", "عقد الوزيران مؤتمرا صحفيا بعد اللقاء دام خمس دقائق.", "خمس دقائق", false],
])("a meeting is no press conference: %s %s", (question, text, mark, is) => {
  expect(isOfMeeting(question, { title: "", text }, at(text, mark))).toBe(is);
});

it.each([
  ["Who meddled in the French election?", "Hackers meddled in the presidential election in Germany.", "Hackers", true],
  ["Вмешивались ли шведы в выборы во Франции?", "Шведы вмешивались в немецкие выборы.", "вмешивались", true],
  ["هل تدخلت السويد في الانتخابات الفرنسية؟", "أدى التدخل السويدي في الانتخابات الألمانية إلى أزمة.", "التدخل السويدي", true],
  ["Who meddled in the French election?", "Hackers meddled in the presidential election in Germany and in the French election.", "Hackers", false],
  ["هل تدخلت السويد في الانتخابات الفرنسية؟", "أدى التدخل السويدي في الانتخابات إلى أزمة.", "التدخل السويدي", false],
  ["Who meddled in the election?", "Hackers meddled in the presidential election in Germany.", "Hackers", false],
])("the elections of one country are not another's: %s %s", (question, text, mark, is) => {
  expect(isStray(question, { window: { title: "", text }, article: text, start: 0, texts: [text] }, at(text, mark))).toBe(is);
});
