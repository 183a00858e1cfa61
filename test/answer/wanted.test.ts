import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { actAsked } from "../../src/articles/claims/kinds/acts.ts";
import { asksDeed, wantedClause } from "../../src/articles/claims/expectation.ts";
import { libraryWith } from "./samples.ts";

/** What is hoped for, ordered or promised beside what was done; and what somebody did, of which nobody says that he spoke of it. */
const files = {
  "en/school.md": "# New roof for the school in Alder Bay\n\nWorkmen have finished the roof of the school in Alder Bay. The head teacher, Nell Orton, hopes that the school will reopen in September. The swimming pool beside it reopened on Monday.\n",
  "en/court.md": "# Quarry firm convicted\n\nA court in Corran convicted the quarry firm Halden. It fined the firm £40,000 and ordered it to pay the anglers compensation. The firm has sold two of its lorries.\n",
  "en/road.md": "# Road at Skerry\n\nThe county told the firm Dunmore to repair the coast road and the firm did so in May. The mayor of Skerry had promised to build a skating rink and kept his word: it opened in December.\n",
  "en/talks.md": "# Talks on the Tarn\n\nRelations between the boatyard Marlin and the town of Tarn Head have been bad since 2019, after the pollution of the river Tarn and the closing of the mill. The talks in the town hall lasted four hours.\n",
  "en/mayor.md": "# Mayor on the bins\n\nMayor Ruth Pell said on Monday that she was sorry for the uncollected bins. The town hall knew of the delay in May, she said. She was grateful to the volunteers of Birch Hill.\n",
  "ru/court.md": "# Карьер «Гранит» наказали\n\nСуд в Камышах наказал карьер «Гранит». Компанию обязали очистить берег и выплатить рыбакам компенсацию. Компания продала два грузовика.\n",
  "ru/road.md": "# Дорога в Заречье\n\nОбласть поручила фирме «Дюна» починить прибрежную дорогу, и фирма сделала это в мае. Мэр пообещал построить каток. Профсоюз призвал директора завода Льва Громова уйти в отставку.\n",
  "ru/talks.md": "# Переговоры в Ельниках\n\nОтношения между верфью «Чайка» и городом Ельники испортились в 2019 году после загрязнения реки Ельни и закрытия мельницы. Переговоры в ратуше длились четыре часа.\n",
  "ru/mayor.md": "# Мэр о мусоре\n\nМэр Ольга Бенуа в понедельник попросила прощения за невывезенный мусор. «Мы знали о задержке», — сказала она.\n",
  "ar/school.md": "# مدرسة جزيرة النوارس\n\nانتظر أهالي جزيرة النوارس العبّارة أربعة أعوام. وقالت سلمى النوري إنها تأمل أن تعود المدرسة الثانوية في الجزيرة إلى العمل. أما المسبح المجاور فقد أعيد فتحه يوم الاثنين.\n",
  "ar/court.md": "# إدانة مقلع الصخرة\n\nأدانت محكمة في تل الزيتون شركة مقلع الصخرة. وأمرت المحكمة الشركة بدفع تعويض للصيادين. وباعت الشركة شاحنتين.\n",
  "ar/hospital.md": "# مستشفى السرو\n\nافتتح مستشفى السرو في وادي السرو يوم الأحد. ووعد رئيس البلدية ببناء ملعب ووفى بوعده، إذ افتتح الملعب في ديسمبر. ويخطط المستشفى لإجراء أول عملية زرع كبد في عام 2027 بعد توسيع قسم العناية.\n",
  "ar/talks.md": "# محادثات في عين البلوط\n\nساءت العلاقات بين مصنع المرجان وبلدة عين البلوط منذ عام 2019 بعد تلويث نهر البلوط إضافة إلى إغلاق المطحنة. واستمرت المحادثات في دار البلدية أربع ساعات.\n",
};

let library: Awaited<ReturnType<typeof libraryWith>>;
beforeAll(async () => {
  library = await libraryWith(files);
});
afterAll(() => library.close());

const refused = (question: string) => library.ask(question).then((answer) => expect(answer).toMatchObject({ found: false }));
const answered = async (question: string, said: string) => {
  const answer = await library.ask(question);
  expect(answer.found).toBe(true);
  expect(answer.quotes[0]!.text).toContain(said);
};

describe("what is hoped for, ordered or promised is not done by that", () => {
  it.each([
    "Did the firm Halden pay compensation to the anglers?",
    "Did the quarry Granit pay the fishermen?",
    "Выплатил ли «Гранит» компенсацию рыбакам?",
    "Построил ли мэр каток в Заречье?",
    "Ушёл ли Громов в отставку?",
    "هل عادت المدرسة الثانوية في جزيرة النوارس إلى العمل؟",
    "هل دفعت شركة مقلع الصخرة التعويض للصيادين؟",
    "متى أجرى مستشفى السرو عملية زرع كبد؟",
  ])("%s", refused);

  it.each([
    ["Has the swimming pool in Alder Bay reopened?", "reopened on Monday"],
    ["Was Halden ordered to pay compensation?", "ordered it to pay"],
    ["Was the firm Halden fined?", "fined the firm"],
    ["Did Dunmore repair the coast road?", "did so in May"],
    ["Did the mayor of Skerry build a skating rink?", "kept his word"],
    ["Обязали ли «Гранит» выплатить компенсацию?", "обязали"],
    ["Починила ли «Дюна» прибрежную дорогу?", "сделала это"],
    ["Обещал ли мэр построить каток?", "пообещал"],
    ["هل تأمل سلمى النوري أن تعود المدرسة إلى العمل؟", "تأمل أن تعود"],
    ["هل أعيد فتح المسبح المجاور؟", "أعيد فتحه"],
    ["هل أمرت المحكمة الشركة بدفع تعويض؟", "أمرت المحكمة"],
    ["هل بنى رئيس البلدية ملعبا؟", "ووفى بوعده"],
    ["متى يجري مستشفى السرو عملية زرع كبد؟", "2027"],
    ["متى افتتح مستشفى السرو؟", "يوم الأحد"],
  ])("but is what was asked for, or what came of it: %s", answered);

  test.each([
    ["The mayor hopes that the pool will reopen.", "hopes", "The mayor hopes that the pool will reopen"],
    ["The court fined the firm and ordered it to pay the anglers.", "ordered", "and ordered it to pay the anglers"],
    ["Осуждённых обязали возместить ущерб, а лес закрыли.", "обязали", "Осуждённых обязали возместить ущерб"],
    ["وقالت الوزيرة إنها تأمل أن تعود المدرسة.", "تأمل", "وقالت الوزيرة إنها تأمل أن تعود المدرسة"],
    ["The court fined the firm and ordered it to pay the anglers.", "fined", undefined],
    ["The council has no plans to close the pool.", "plans", undefined],
    ["The pool was cheaper than expected.", "cheaper", undefined],
    ["Residents asked the firm to leave, and it left.", "asked", undefined],
    ["Суд обязал фирму заплатить. Она отказалась.", "обязал", undefined],
    ["طالبت البلدية الشركة بإصلاح الطريق لكنها رفضت.", "طالبت", undefined],
  ])("%s %s", (text, mark, wanted) => {
    const start = text.indexOf(mark);
    const clause = wantedClause(text, { start, end: start + mark.length });
    expect(clause && text.slice(clause.start, clause.end)).toBe(wanted);
  });

  test.each([
    ["Has the pool reopened?", true],
    ["Открылся ли бассейн?", true],
    ["هل أصلحت البلدية الطريق؟", true],
    ["هل أُعيد فتح المسبح؟", true],
    ["Will the pool reopen?", false],
    ["Was the firm ordered to pay?", false],
    ["Did the firm promise to pay?", false],
    ["Обязал ли суд фирму заплатить?", false],
    ["هل وعد الرئيس بالإصلاح؟", false],
    ["هل تعود المدرسة قريبا؟", false],
  ])("a deed is asked for: %s %s", (question, deed) => {
    expect(asksDeed(question)).toBe(deed);
  });
});

describe("that somebody admits something or is sorry is told by a word for it", () => {
  it.each([
    "Did Marlin admit polluting the river Tarn?",
    "Has Marlin denied polluting the river Tarn?",
    "Признала ли «Чайка» загрязнение реки Ельни?",
    "هل اعترف مصنع المرجان بتلويث النهر؟",
    "هل اتهمت بلدة عين البلوط مصنع المرجان بتلويث النهر؟",
  ])("%s", refused);

  it.each([
    ["Did Ruth Pell apologise for the bins?", "sorry"],
    ["Did Ruth Pell admit that the town hall knew of the delay?", "knew of the delay"],
    ["Did Ruth Pell thank the volunteers?", "grateful"],
    ["Was the river Tarn polluted?", "pollution"],
    ["Попросила ли Ольга Бенуа прощения за невывезенный мусор?", "прощения"],
    ["Признала ли Бенуа, что знала о задержке?", "знали о задержке"],
  ])("of another kind or language it may be: %s", answered);

  test.each([
    ["Did the mayor admit that she knew?", "admit"],
    ["Why did the firm apologise?", "apologise"],
    ["За что извинился мэр?", "apologise"],
    ["هل الشركة اعترفت بالخطأ؟", "admit"],
    ["Did the man who admitted it flee?", undefined],
    ["Did the accused flee?", undefined],
    ["Did the mayor keep his promise?", undefined],
    ["Was he admitted to hospital?", undefined],
    ["Признал ли суд его виновным?", undefined],
    ["هل هرب الرجل الذي اعترف؟", undefined],
  ])("%s %s", (question, act) => {
    expect(actAsked(question)).toBe(act);
  });
});

describe("what was done is told beside a word that only looks like a wish, or of somebody else's", async () => {
  const told = await libraryWith({
    "robber.md": "# A robbery in Pemble\n\nOfficers caught a robber who demanded cash from a clerk in Pemble on Monday.\n",
    "mill.md": "# The Brox mill\n\nOwner Tim Vell kept his promise to rebuild the Brox mill, and the wheel turns again.\n",
    "премия.md": "# Завод в Ковле\n\nРабочие завода в Ковле получили обещанную премию во вторник.\n",
    "катер.md": "# Катер в Ольхове\n\nКатер «Надежда» вышел из Ольхова в море в пятницу утром.\n",
    "شطرنج.md": "# شطرنج الرابية\n\nفازت اللاعبة أمل حسن ببطولة الشطرنج في الرابية يوم السبت.\n",
  });
  afterAll(() => told.close());

  it.each(["Did officers catch the robber in Pemble?", "Did Tim Vell rebuild the Brox mill?", "Получили ли рабочие завода в Ковле премию?", "Вышел ли катер из Ольхова в море?", "هل فازت لاعبة ببطولة الشطرنج في الرابية؟"])("%s", async (question) => {
    expect(await told.ask(question)).toMatchObject({ found: true });
  });
});
