import { expect, it } from "vitest";
import { libraryWith } from "./samples.ts";

/** What is said to differ, of the articles that answer. */
async function sidesOf(question: string, ...bodies: string[]) {
  const { ask, close } = await libraryWith(Object.fromEntries(bodies.map((body, i) => [`${"abc"[i]}.md`, `---\ntitle: ${"ABC"[i]}\nsource: Paper ${i + 1}\ndate: 2024-05-0${i + 6}\n---\n${body}\n`])));
  const answer = await ask(question);
  close();
  return { says: (answer.found && answer.differ?.map(({ says }) => says)) || [], quoted: answer.quotes.map(({ text }) => text).join("\n") };
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
