import { expect, it } from "vitest";
import { libraryWith } from "./samples.ts";

/** What is said to differ, of the articles that answer. */
async function sidesOf(question: string, ...bodies: string[]) {
  const { ask, close } = await libraryWith(Object.fromEntries(bodies.map((body, i) => [`${"abc"[i]}.md`, `---\ntitle: ${"ABC"[i]}\nsource: Paper ${i + 1}\ndate: 2024-05-0${i + 6}\n---\n${body}\n`])));
  const answer = await ask(question);
  close();
  return { says: (answer.found && answer.differ?.map(({ says }) => says)) || [], quoted: answer.quotes.map(({ text }) => text).join("\n"), told: answer.quotes.map(({ also }) => 1 + also.length) };
}

it.each([
  ["هل ستعلق نقابة الخبازين الإضراب؟", "دخل إضراب المخابز في ولاية قابس يومه الرابع وسط طوابير طويلة.\nوأكد الكاتب العام أن نقابة الخبازين ستعلق الإضراب ابتداء من صباح الخميس.\nوتطالب النقابة بصرف منحة الدعم المتأخرة.", "قال متحدث إن نقابة الخبازين لن تعلق الإضراب قبل صرف المستحقات كاملة.\nواضطر سكان في المطوية إلى شراء الخبز من ولايات مجاورة.\nودعت منظمة المستهلك الطرفين إلى العودة إلى الحوار.", /لن تعلق/],
  ["Will the bakers' union end its strike?", "The bakers' strike in Gabes has lasted four days, and the queues are long.\nThe bakers' union will end its strike on Thursday morning, its secretary said.\nThe union asks for the bonus that is overdue.", "A spokesman said that the bakers' union will not end its strike before all is paid.\nPeople buy their bread in the next county.", /will not end/],
  ["Закончит ли профсоюз пекарей забастовку?", "Забастовка пекарей в Габесе идёт четвёртый день, очереди длинные.\nПрофсоюз пекарей закончит забастовку в четверг утром, сказал секретарь.\nПрофсоюз просит выплатить премию.", "Представитель сказал, что профсоюз пекарей не закончит забастовку, пока не выплатят всё.\nЖители покупают хлеб в соседней области.", /не закончит/],
])("who denies it stands beside who says it, whatever else the first article has of the matter: %s", async (question, first, second, denied) => {
  const { says } = await sidesOf(question, first, second);
  expect(says).toHaveLength(2);
  expect(says.some((words) => denied.test(words))).toBe(true);
});

it.each([
  ["من فاز بجائزة غسان للقصة القصيرة؟", "أعلنت لجنة التحكيم مساء السبت نتائج الدورة السابعة في قاعة المركز الثقافي بإربد.\nوفازت هالة الزعبي بجائزة غسان للقصة القصيرة عن قصتها «نافذة على السكة».\nوتبلغ قيمة الجائزة ثلاثة آلاف دينار.", "حضر الأمسية نحو مئتي شخص من الكتاب والطلبة.\nوفازت ريم الحوراني بجائزة غسان للقصة القصيرة في دورتها السابعة.\nوضمت لجنة التحكيم خمسة نقاد من أربع دول عربية.", ["ريم الحوراني", "هالة الزعبي"]],
  ["Кто избран ректором Заволжского университета?", "Ректором Заволжского университета избрана Марина Гущина. За неё проголосовали 212 делегатов.", "Ректором Заволжского университета избран Олег Сафин, сообщили в пресс-службе.", ["Марина Гущина", "Олег Сафин"]],
  ["Who was elected rector of the University of Tarn?", "Rector of the University of Tarn was elected Marina Gale. She had 212 of the votes.", "Rector of the University of Tarn was elected Oliver Saffin, the press office said.", ["Marina Gale", "Oliver Saffin"]],
])("two names in the same words differ, though the reader holds little of one: %s", async (question, first, second, names) => {
  const { says } = await sidesOf(question, first, second);
  expect(says.map((words) => names.find((name) => words.includes(name))).sort()).toEqual(names);
});

it.each([
  ["Who won the giant onion prize at the Ely show?", "Grace Tolland won the giant onion prize at the Ely show in 2023.", "Hugh Barnack won the giant onion prize at the Ely show in 2024."],
  ["Кто выиграл приз за лук на ярмарке в Клину?", "Приз за лук на ярмарке в Клину в 2023 году выиграла Вера Лапина.", "Приз за лук на ярмарке в Клину в 2024 году выиграл Егор Зимин."],
  ["من فاز بجائزة البصل في معرض بنها؟", "فازت وفاء الجمال بجائزة البصل في معرض بنها عام 2023.", "فاز هاني البدوي بجائزة البصل في معرض بنها عام 2024."],
])("each year has a winner of its own, and they do not differ: %s", async (question, first, second) => {
  const { says, quoted } = await sidesOf(question, first, second);
  expect(says).toEqual([]);
  expect(quoted).toMatch(/202[34]/);
});

it.each([
  ["How many shops burned in the Brass Market of Tabia?", "A fire broke out in the Brass Market of Tabia on the evening of 2 August and 27 shops burned before the firemen came. The roof is black.", "Neighbours counted 34 shops that burned down in the Brass Market of Tabia, most of them on the west side."],
  ["كم دكانا احترق في سوق النحاس في طيبة؟", "شب حريق في سوق النحاس في طيبة مساء 2 أغسطس، فالتهم 27 دكانا قبل أن يصل رجال الإطفاء.", "أحصى الجيران 34 دكانا احترقت كلها في سوق النحاس في طيبة، معظمها في الجهة الغربية."],
  ["Сколько лавок сгорело на Медном рынке в Табе?", "На Медном рынке в Табе вечером 2 августа сгорело 27 лавок, прежде чем приехали пожарные. Крыша почернела.", "Соседи насчитали 34 лавки, которые сгорели на Медном рынке в Табе, большинство на западной стороне."],
])("a number beside a day is told from it, and differs from another: %s", async (question, first, second) => {
  const { says } = await sidesOf(question, first, second);
  expect(says.map((words) => words.match(/\d+/)![0]).sort()).toEqual(["27", "34"]);
});

it.each([
  ["When does the Pell ferry sail again?", "The Pell ferry sails again on the seventeenth of May, the owner said.", "The Pell ferry will sail again on 1D May, said the harbour master."],
  ["متى تبحر عبارة بيل من جديد؟", "تبحر عبارة بيل من جديد في السابع عشر من شهر أيار، كما قال مالكها.", "تبحر عبارة بيل من جديد في 1D مايو، كما قال مدير الميناء."],
  ["Когда снова пойдёт паром в Пелле?", "Паром в Пелле снова пойдёт семнадцатого мая, сказал владелец.", "Паром в Пелле снова пойдёт 1D мая, сказал капитан порта."],
])("a day in words is the same in digits, and differs from another: %s", async (question, inWords, inDigits) => {
  const same = await sidesOf(question, inWords, inDigits.replace("D", "7"));
  expect(same).toMatchObject({ says: [], told: [2] });
  const other = await sidesOf(question, inWords, inDigits.replace("D", "9"));
  expect(other.says).toHaveLength(2);
});

it.each([
  ["How many tonnes of plums did Westmere harvest in 2024?", "Westmere's orchards picked seven thousand four hundred tonnes of plums in 2024, a record.", "This autumn brought the growers of Westmere 7,400 tonnes of plums, against 5,100 the year before."],
  ["كم طنا من التفاح أنتج سهل الورد عام 2024؟", "أنتج سهل الورد سبعة آلاف وأربعمئة طن من التفاح عام 2024.", "كان عشاء المزارعين في سهل الورد مرحا. فقد جمعوا هذا الخريف 7,400 طن، مقابل 5,100 قبل سنة."],
  ["Сколько тонн слив собрали в Вешнем в 2024 году?", "В Вешнем в 2024 году собрали семь тысяч четыреста тонн слив, это рекорд.", "Ужин садоводов в Вешнем удался. Осень принесла им 7400 тонн слив, против 5100 год назад."],
])("a year that one names is no number that another is held against: %s", async (question, first, second) => {
  expect(await sidesOf(question, first, second)).toMatchObject({ says: [], told: [2] });
});

it("who gives the very number may be less sure than who gives another", async () => {
  const question = "How many tonnes of plums did Westmere harvest in 2024?";
  const first = "Westmere's orchards picked seven thousand four hundred tonnes of plums in 2024, a record.";
  const second = (tonnes: string) => `The dinner of the Westmere growers was merry. The autumn brought ${tonnes} tonnes in all.`;
  expect(await sidesOf(question, first, second("7,400"))).toMatchObject({ says: [], told: [2] });
  expect(await sidesOf(question, first, second("5,100"))).toMatchObject({ says: [], told: [1], quoted: first });
});

it.each([
  ["How many boats sank in the Tarrow marina?", "In the marina of Tarrow 19 boats sank at their moorings, the harbour master said.", "Divers searched the Tarrow marina on Monday. By the evening they had counted 26 boats that sank, among them the lifeboat.", "Divers searched the Tarrow marina on Monday. By the evening they had counted 26 rusty anchors, among them one of brass."],
  ["كم قاربا غرق في ميناء طرة؟", "غرق في ميناء طرة 19 قاربا، كما قال مدير الميناء.", "عمل الغواصون في ميناء طرة يوم الاثنين. ووجدوا حتى المساء 26 قاربا، بينها زورق الإنقاذ.", "عمل الغواصون في ميناء طرة يوم الاثنين. ووجدوا حتى المساء 26 مرساة، بينها واحدة من نحاس."],
  ["Сколько стоила реставрация усадьбы Заречье?", "Журналисты посчитали: на реставрацию усадьбы Заречье потратили 81 миллион рублей. Крыша всё ещё течёт.", "Усадьбу Заречье открыли после реставрации. Парк засадили липами. Всё вместе обошлось в 64 миллиона рублей, сказал директор музея.", "Усадьбу Заречье открыли после реставрации. Парк засадили липами. Всё вместе заняло 64 месяца, сказал директор музея."],
])("who counts the same and answers likely enough differs, and who counts something else does not: %s", async (question, first, second, other) => {
  expect((await sidesOf(question, first, second)).says).toHaveLength(2);
  expect((await sidesOf(question, first, other)).says).toEqual([]);
});

it.each([
  ["How many people live in Upper Dell?", "Upper Dell has three thousand four hundred inhabitants, twelve more than last year.", "В Аппер-Делле живут 3400 человек. Школу достроят осенью."],
  ["كم يبلغ عدد سكان كرسون؟", "يبلغ عدد سكان كرسون ثلاثة آلاف وأربعمئة نسمة، بزيادة اثني عشر على العام الماضي.", "Karsoun has 3,400 inhabitants. The school will be ready in autumn."],
  ["Сколько человек живёт в Карсуне?", "В Карсуне живут три тысячи четыреста человек, на двенадцать больше, чем год назад.", "There are 3,400 people living in Karsun. The school will be ready in autumn."],
])("one number in words and digits is told once, across languages: %s", async (question, first, second) => {
  expect(await sidesOf(question, first, second)).toMatchObject({ says: [], told: [2] });
});
