import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, test } from "vitest";
import { attributes, denies, isQuoted } from "../../src/articles/claims/reports.ts";
import { libraryOf, libraryWith } from "./samples.ts";

const folder = mkdtempSync(join(tmpdir(), "isnad-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));
let libraries = 0;

async function asked(question: string, text: string, always = false) {
  const own = join(folder, String(libraries++));
  mkdirSync(own);
  writeFileSync(join(own, "a.md"), `---\ntitle: A rumour\nsource: Fact Desk\ndate: 2023-01-12\n---\n${text}\n`);
  const { ask, close } = await libraryOf(own);
  const answer = await ask(question, { always });
  close();
  return answer.quotes;
}

it.each([
  ["How many people drowned in Tarn?", 'Since Monday a message has been going round in Telegram groups. "The Orlen dam has burst and 200 people have drowned in Tarn." This is false, the county said.\n\nThe picture shows a dam in another country. The Orlen dam holds, and no one was hurt.', ["a message has been going round", "200 people have drowned", "This is false, the county said."]],
  ["Where did the mayor of Tarn flee to?", "The picture shows a dam in another country. The message claims that the mayor of Tarn fled to Spain. In truth he was in his office all day.", ["claims that the mayor of Tarn fled to Spain", "In truth he was in his office"]],
  ["Who poured the petrol?", 'The trial of the baker Otto Lindel began in Harrow Vale on Monday. "The baker poured the petrol himself and lit a cigarette." So the prosecutor described the night of the fire. Lindel denies the charge. The verdict is expected in April.', ["The baker poured the petrol himself", "So the prosecutor described", "Lindel denies the charge."]],
  ["كم شخصا غرق في تارن؟", 'تنتشر منذ الاثنين رسالة في مجموعات تلغرام. "انهار سد أورلن وغرق 200 شخص في تارن." هذا غير صحيح، قالت المحافظة.\n\nوالصورة من بلد آخر.', ["تنتشر منذ الاثنين رسالة", "غرق 200 شخص في تارن", "هذا غير صحيح"]],
  ["Сколько человек утонуло в Тарне?", "С понедельника в чатах пересылают сообщение. «Плотину Орлен прорвало, в Тарне утонули 200 человек». Это неправда, заявили в округе.\n\nНа снимке плотина в другой стране.", ["в чатах пересылают сообщение", "утонули 200 человек", "Это неправда"]],
  // Further off, what it names says what it denies.
  ["How many people drowned in Tarn?", '"The Orlen dam has burst and 200 people have drowned in Tarn." So says a message that went round on Monday. It came with a picture of a flood. The number that sent it is from abroad. Thousands sent it on to their families. The county denies that people drowned in Tarn.', ["200 people have drowned", "So says a message", "The county denies that people drowned in Tarn."]],
  ["Сколько человек утонуло в Тарне?", "Утром по чатам разошлось сообщение: в Тарне утонули 200 человек. К нему был приложен снимок с вертолёта. Номер отправителя зарегистрирован за границей. Тысячи жителей переслали его родным. В округе опровергли, что в Тарне утонули люди.", ["утонули 200 человек", "В округе опровергли"]],
  ["كم شخصا غرق في تارن؟", "انتشرت صباح الاثنين رسالة تقول إن 200 شخص غرقوا في تارن. وأرفقت بها صورة التقطت من طائرة فوق نهر كبير في يوم ماطر. والرقم الذي أرسلها مسجل في بلد آخر ولا يرد صاحبه على المكالمات. وأعاد آلاف السكان إرسالها إلى أقاربهم في العاصمة خلال ساعات قليلة. وازدحمت خطوط الهاتف حتى المساء. ونفت المحافظة أن يكون أشخاص قد غرقوا في تارن.", ["200 شخص غرقوا في تارن", "ونفت المحافظة"]],
  // Denied in no word for it, and only claimed.
  ["How many children did the school milk put in hospital?", "“The new school milk has put 40 children in hospital,” says a message that parents passed on. The health office says that no child has been treated after drinking it.", ["put 40 children in hospital", "no child has been treated"]],
  ["كم طفلا دخل المستشفى بسبب حليب المدرسة؟", "تداول الأهالي رسالة تقول إن حليب المدرسة الجديد أدخل 40 طفلا إلى المستشفى. وقالت مديرية الصحة إن المستشفى لم يستقبل أي طفل بسبب الحليب.", ["أدخل 40 طفلا", "لم يستقبل أي طفل"]],
  ["Сколько детей попало в больницу из-за школьного молока?", "Родители утверждают, что из-за нового школьного молока в больницу попали 40 детей. В больнице сообщили, что с отравлением молоком никто не поступал.", ["попали 40 детей", "никто не поступал"]],
  // What it points at stands before it.
  ["Did the council sell the common?", "“The council sold the common for a song,” said the smallholder Ben Orme at the meeting. About ninety people had come. There was tea. The town clerk, Jane Wick, rejected this. The common had not been sold at all, she said.", ["said the smallholder Ben Orme", "had not been sold"]],
  ["هل باع المجلس مرعى القرية؟", "زعم المزارع بدر عرمان في الاجتماع أن المجلس باع المرعى بثمن بخس. وحضر الاجتماع نحو تسعين شخصا. وقدم الشاي للجميع. ونفى كاتب البلدة جاد ويك هذا الكلام. وقال إن المجلس لم يبع مرعى القرية أصلا.", ["زعم المزارع بدر عرمان", "لم يبع مرعى القرية"]],
])("a claim is quoted with who claims it and who denies it: %s", async (question, text, together) => {
  const [quote] = await asked(question, text);
  for (const part of together) expect(quote!.text).toContain(part);
  expect(text).toContain(quote!.text);
});

test("whose words, and that they are denied", () => {
  for (const text of ['"The dam has burst."', "«Плотину прорвало».", "“He did it himself and lit a cigarette.”"]) expect(isQuoted(text)).toBe(true);
  for (const text of ['He called it "a dam" and left.', '"Go," he said, "and never come back."', "The dam holds."]) expect(isQuoted(text)).toBe(false);
  for (const text of ["This is false, the county said.", "Lindel denies the charge.", "هذا غير صحيح، تقول المديرية.", "ونفت العائلة ذلك.", "На заводе это опровергли.", "Геологи ему не верят."]) expect(denies(text)).toBe(true);
  for (const text of ["The fire brigade came at nine.", "Так открыли мост.", "وصل رجال الإطفاء في التاسعة."]) expect(denies(text)).toBe(false);
  expect(attributes("So the prosecutor described the night.")).toBe(true);
  expect(attributes("The verdict is expected in April.")).toBe(false);
});

it.each([
  ["How many men did the fire kill?", "14.\n\nThe fire in the Aske mine broke out at night.\n\nForty-one.\n\nTwo men.\n\nThe mine is old and stands near the river, in the valley of Aske."],
  ["كم رجلا قتل الحريق؟", "14.\n\nاندلع حريق منجم العسق ليلا.\n\nواحد وأربعون.\n\nرجلان فقط.\n\nالمنجم قديم ويقع قرب النهر في وادي العسق."],
])("two words, or a number alone, are never a quote: %s", async (question, text) => {
  for (const always of [false, true]) for (const quote of await asked(question, text, always)) expect(quote.text.match(/[\p{L}\p{N}]+/gu)!.length, quote.text).toBeGreaterThan(2);
});

it.each([
  ["What did Beatriz Moreau say about the fishing quota?", "The new fishing quota was announced on Monday.", 'Beatriz Moreau, who speaks for the skippers, said: "This fishing quota will finish the small boats."', 'The minister Gerard Pons called the fishing quota "a fair deal".'],
  ["Что сказал о набережной архитектор Илья Сомов?", "Проект набережной показали жителям в среду.", "О набережной архитектор Илья Сомов сказал так: «Она вернёт городу реку».", "Лодочник Савелий Чуев сказал о набережной: «Причалов на плане нет»."],
  ["ماذا قالت المهندسة سلوى قرقش عن خطة الترام؟", "عرضت البلدية يوم الأربعاء خطة الترام الجديد.", "وقالت المهندسة سلوى قرقش عن خطة الترام: «الخط سيوفر نصف ساعة على كل راكب».", "وقال التاجر حمدي العش عن خطة الترام: «ستغلق محلاتنا سنتين»."],
])("asked what one says, another's words are not quoted: %s", async (question, first, own, other) => {
  const { ask, close } = await libraryWith({ "a.txt": `${[first, own, other].join("\n")}\n` });
  const { quotes } = await ask(question);
  close();
  expect(quotes[0]!.text).toContain(own);
  for (const { text } of quotes) expect(text).not.toContain(other.slice(0, 20));
});
