import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { smallTalk, withoutTalk } from "../../../src/language/smalltalk.ts";
import { dated, libraryWith } from "../../answer/samples.ts";
import { covered, world } from "../world.ts";

let library: Awaited<ReturnType<typeof libraryWith>>;
beforeAll(async () => {
  library = await libraryWith({
    "en.md": dated("2023-03-03", "Library of Tarn", "The library of Tarn closes at 19:00 on weekdays. The librarian Mara Quill was born in Tessaly."),
    "ar.md": dated("2023-03-03", "مكتبة الأرز", "تفتح مكتبة الأرز أبوابها في التاسعة صباحا."),
    "ru.md": dated("2023-03-03", "Ярмарка мёда", "Ярмарка мёда проходит на Сенной площади."),
  });
});
afterAll(() => library.close());

describe("what asks nothing gets a kind word, never 'nothing found'", () => {
  it.each([
    ["en", "Thanks!", "You are welcome!"],
    ["ar", "شكرا", "على الرحب والسعة!"],
    ["ru", "Большое спасибо", "Пожалуйста!"],
    ["en", "hi there", "\u20683\u2069 articles"],
    ["en", "cheers, that helped a lot!", "You are welcome!"],
    ["ar", "ساعدتني كثيرا، شكرا", "على الرحب والسعة!"],
    ["ru", "спасибо, ты мне очень помогла", "Пожалуйста!"],
    ["ar", "صباح الخير", "\u20683\u2069 مقالات"],
    ["ru", "Привет! Как дела?", "Статей у меня: \u20683\u2069."],
    ["en", "who are you?", "I am Isnad."],
    ["ar", "من أنت؟", "أنا إسناد."],
    ["ru", "Кто ты и что умеешь?", "Я Иснад."],
    ["en", "ok 👍", "Good."],
    ["ar", "مع السلامة", "مع السلامة!"],
    ["ru", "👍", "Хорошо."],
  ])("%s: %s", async (language_code, said, told) => {
    const { telegram, deps } = await world({ ask: library.ask });
    const chat = telegram.privately(telegram.person({ language_code }));
    chat.say(said);
    const answer = await chat.next();
    expect(answer.text).toContain(told);
    expect(answer.reply_markup).toBeUndefined();
    expect(await deps.memory.questions.last(chat.chat.id, chat.chat.id)).toBeUndefined();
  });
});

test.each([
  ["Hello! When does the library of Tarn close on weekdays?", "19:00"],
  ["السلام عليكم، متى تفتح مكتبة الأرز؟", "في التاسعة صباحا"],
  ["Здравствуйте, где проходит ярмарка мёда? Спасибо!", "на Сенной площади"],
])("a greeting before a question is no part of it: %s", async (question, quoted) => {
  const { telegram } = await world({ ask: library.ask });
  const chat = telegram.privately(telegram.person());
  chat.say(question);
  expect(covered(await chat.next(), "blockquote").join()).toContain(quoted);
});

test("in a group thanks are answered, 'ok' is not; what follows leans on the question before", async () => {
  const { telegram } = await world({ ask: library.ask, privacy: false });
  const group = telegram.group();
  const from = telegram.person({ language_code: "en" });
  group.say("/ask Who is the librarian of Tarn?", { from });
  const answer = await group.next();
  group.say("ok", { from, replyTo: answer });
  group.say("thanks!", { from, replyTo: answer });
  expect((await group.next()).text).toBe("You are welcome!");
  group.say("/ask And where was she born?", { from });
  expect(covered(await group.next(), "blockquote").join()).toContain("Tessaly");
});

test.each(["Hello Kitty", "Who are you people at the Ministry?", "كيف حالك يا وزير المالية في لبنان؟", "Сколько стоит чай в кафе «Привет»?", "No. 14 Elm St."])("%s is a question", (question) => {
  expect(smallTalk(question)).toBeUndefined();
  expect(withoutTalk(question)).toBe(question);
});
