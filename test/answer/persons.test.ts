import { expect, test } from "vitest";
import { isOfNow } from "../../src/answer/witnesses/strays/next.ts";
import { isOfAnothersAge } from "../../src/answer/witnesses/strays/persons/person.ts";
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
