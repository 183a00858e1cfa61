import { expect, test } from "vitest";
import { summit } from "../library.ts";
import { covered, world } from "../world.ts";

const EVERYONE = ["ask", "sources", "help", "why", "verify", "watch", "watching", "digest", "corrections", "language", "privacy", "forget"];

test("a question in private is answered by one message: quotes with their sources", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "ar" }));
  chat.say(summit.ar.question);
  const answer = await chat.next();
  expect(covered(answer, "blockquote")).toEqual([summit.ar.text, summit.en.text]);
  expect(covered(answer, "bold")).toEqual(["جو بايدن"]);
  expect(covered(answer, "text_link")).toEqual([summit.ar.title, summit.en.source]);
  expect(answer.entities).toContainEqual(
    expect.objectContaining({ type: "text_link", url: "https://example.org/ar/1" }),
  );
  const [, title, details, also] = answer.text.split("\n");
  expect(title).toBe(`\u200f\u20681\u2069. \u2068${summit.ar.title}\u2069`);
  expect(details).toBe("\u200f\u2068نداء سوريا\u2069 · \u2068محمد عباس\u2069 · \u206816 يونيو 2021\u2069");
  expect(also).toBe("ورد أيضاً في: \u2068The Lake Courier\u2069");
  // What is known of the second is less, and no more is shown: no author, no day, no link.
  expect(answer.text.split("\n").slice(-2)).toEqual([
    `\u200e\u20682\u2069. \u2068${summit.en.title}\u2069`,
    "\u200e\u2068The Lake Courier\u2069 · \u2068يونيو 2021\u2069",
  ]);
  const [sent] = telegram.callsOf("sendMessage");
  expect(sent?.payload).not.toHaveProperty("parse_mode");
  expect(sent?.payload.link_preview_options).toEqual({ is_disabled: true });
  expect(telegram.callsOf("sendMessage")).toHaveLength(1);
});

test("not found is said plainly, with the words that no article has and the nearest titles, not as an answer", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("Who won the chess final?");
  const answer = await chat.next();
  expect(answer.text).toBe(
    "I found nothing in the articles that answers this.\n\n" +
      "In no article: \u2068chess\u2069 · \u2068final\u2069\n\n" +
      `Not an answer, but the nearest articles:\n• \u200e\u2068${summit.en.title}\u2069\n\u200e\u2068The Lake Courier\u2069`,
  );
  expect(covered(answer, "blockquote")).toEqual([]);
  expect(covered(answer, "text_link")).toEqual([summit.en.title]);
});

test("a question without words or too long gets a clear reply", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("؟؟!...");
  expect((await chat.next()).text).toMatch(/no words/);
  chat.say("/ask");
  expect((await chat.next()).text).toMatch(/no words/);
  chat.say("why ".repeat(500));
  expect((await chat.next()).text).toMatch(/1,000/);
  chat.sendPhoto();
  expect((await chat.next()).text).toMatch(/only read text/);
  chat.say("/no_such_thing please");
  expect((await chat.next()).text).toMatch(/do not know this command/);
});

test.each([
  ["ar", "Who?", "لم أجد"],
  ["ru-RU", "Who?", "не нашлось"],
  ["en-GB", "من؟", "found nothing"],
  ["de", "من هو؟", "لم أجد"],
  ["fa", "Кто это?", "не нашлось"],
  [undefined, "Wer war das?", "found nothing"],
])("the bot speaks the user's language (%s), else that of the question %s", async (language_code, question, words) => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person(language_code === undefined ? {} : { language_code }));
  chat.say(question);
  expect((await chat.next()).text).toContain(words);
});

test("/start says what to do and offers examples, the user's language first; a tap on one is a question", async () => {
  const { telegram } = await world({ examples: [summit.ar.question, summit.en.question] });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("/start");
  const start = await chat.next();
  expect(start.text).toContain("write your question");
  expect(start.text.split("\n").slice(-2)).toEqual([`\u200e• ${summit.en.question}`, `\u200f• ${summit.ar.question}`]);
  const markup = telegram.callsOf("sendMessage")[0]?.payload.reply_markup;
  expect(markup).toMatchObject({
    keyboard: [[{ text: summit.en.question }], [{ text: summit.ar.question }]],
    one_time_keyboard: true,
  });
  chat.say(summit.en.question);
  expect(covered(await chat.next(), "blockquote")).toEqual([summit.en.text]);
});

test("/help and the menu of commands speak all three languages; admins are offered more", async () => {
  const admin = 5001;
  const { telegram, log } = await world({ adminIds: [admin] });
  const chat = telegram.privately(telegram.person({ language_code: "ru" }));
  expect(chat.chat.id).toBe(admin);
  chat.say("/help");
  expect((await chat.next()).text).toContain("слово в слово");
  expect(telegram.chats.menu(undefined, "de")).toEqual(EVERYONE);
  expect(telegram.chats.menu(admin, "de")).toEqual(expect.arrayContaining([...EVERYONE, "reindex", "stats"]));
  const described = telegram
    .callsOf("setMyCommands")
    .map((call) => [call.payload.language_code, JSON.stringify(call.payload.commands)]);
  // Three languages for everyone, for groups and for admins.
  expect(new Set(described.map(([, commands]) => commands)).size).toBe(9);
  expect(log.some((line) => line.event === "no menu")).toBe(false);
});

test.each([["en", "/add — Add an article"], ["ru", "/add — Добавить статью"], ["ar", "/add — "]])("/help tells an editor what editors may do, in private, and nobody else: %s", async (language_code, line) => {
  const { telegram } = await world({ adminIds: [5001] });
  const editor = telegram.privately(telegram.person({ language_code }));
  editor.say("/help");
  const text = (await editor.next()).text.replace(/[\u2066-\u2069]/g, "");
  for (const command of ["/article", "/remove", "/publish", "/reindex", "/invite"]) expect(text).toContain(`${command} — `);
  expect(text).toContain(line);
  const reader = telegram.privately(telegram.person({ language_code }));
  reader.say("/help");
  expect((await reader.next()).text).not.toContain("/reindex");
});

test("an admin who first writes after the bot's start gets the longer menu by /start", async () => {
  const { telegram, log } = await world({ adminIds: [5001] });
  await expect.poll(() => log.map((line) => line.event)).toContain("started");
  expect(telegram.chats.menu(5001, "en")).toEqual(EVERYONE);
  const chat = telegram.privately();
  chat.say("/start");
  await expect.poll(() => telegram.chats.menu(5001, "en")).toContain("reindex");
});

test("answers of one chat keep the order of the questions, and other chats do not wait", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { telegram } = await world({
    ask: async (question) => {
      if (question === "slow") await held;
      return { found: false, confidence: 0, quotes: [], reason: "none", missing: [question], nearest: [] };
    },
  });
  const [one, other] = [telegram.privately(), telegram.privately()];
  one.say("slow");
  one.say("quick");
  other.say("other");
  expect((await other.next()).text).toContain("other");
  expect(one.unread()).toEqual([]);
  release();
  expect((await one.next()).text).toContain("slow");
  expect((await one.next()).text).toContain("quick");
});

test("where too many ask, that is said, and it is no gap of the articles", async () => {
  const { telegram, deps } = await world({ ask: async () => ({ found: false, confidence: 0, quotes: [], reason: "busy", missing: [], nearest: [] }) });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("When did it open?");
  expect((await chat.next()).text).toContain("Too many questions");
  expect(await deps.memory.store.get("SELECT count(*) AS n FROM asked WHERE question IS NOT NULL")).toEqual({ n: 0 });
});

test("an edited question is not answered twice", async () => {
  const { telegram } = await world();
  const chat = telegram.privately();
  const asked = chat.say(summit.en.question);
  await chat.next();
  chat.edit(asked, "/help");
  chat.say("And this?");
  expect((await chat.next()).text).toContain("found nothing");
});

test("what is no question is none that has no answer: no words, or too many", async () => {
  const { telegram, deps } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const none = ["؟!؟", "…", "?!", "слово ".repeat(300).trim(), "كلمة ".repeat(300).trim(), "word ".repeat(300).trim()];
  for (const text of [...none, "Who won the chess final?"]) {
    chat.say(text);
    await chat.next();
  }
  expect((await deps.memory.questions.refused(99)).map(({ question }) => question)).toEqual(["Who won the chess final?"]);
  // And once it is one, its answer follows.
  const said = chat.say("???");
  const answer = await chat.next();
  chat.edit(said, summit.en.question);
  await chat.until(() => covered(answer, "blockquote").length > 0);
});
