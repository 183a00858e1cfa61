import { expect, onTestFinished, test, vi } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { Memory } from "../../../src/memory/memory.ts";
import { OwnPace } from "../../../src/memory/pace.ts";
import type { Room, Text } from "../emulator/room.ts";
import { embedder } from "../../library/world.ts";
import { summit } from "../library.ts";
import { type World, world } from "../world.ts";

const ADMIN = 7000;
const none: Answer = { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] };

/** What a press was answered. */
async function told({ telegram }: World, chat: Room, message: Text, button: string): Promise<string | undefined> {
  const query = chat.press(message, button);
  await chat.until(() => telegram.chats.queries.get(query.id) !== "asked");
  return telegram.chats.queries.get(query.id);
}

test("/language changes the bot's own words, for that person, until it is changed back", async () => {
  const here = await world();
  const chat = here.telegram.privately(here.telegram.person({ language_code: "en" }));
  chat.say("/language");
  const choice = await chat.next();
  expect(await told(here, chat, choice, "Русский")).toContain("по-русски");
  chat.say("Who?");
  expect((await chat.next()).text).toContain("не нашлось");
  await told(here, chat, choice, "As in Telegram");
  chat.say("Who?");
  expect((await chat.next()).text).toContain("found nothing");
});

test("/privacy tells what is kept, /forget deletes it when asked twice", async () => {
  const here = await world();
  const chat = here.telegram.privately(here.telegram.person({ language_code: "en" }));
  chat.say("/privacy");
  expect((await chat.next()).text).toBe("I keep nothing about you.");
  chat.say(summit.en.question);
  const answer = await chat.next();
  await told(here, chat, answer, "👍 Answers it");
  chat.say("/privacy");
  const kept = (await chat.next()).text;
  expect(kept).toContain(`\u2068${chat.chat.id}\u2069`);
  expect(kept).toMatch(/Questions: \u20681\u2069/);
  expect(kept).toMatch(/answers: \u20681\u2069/);
  chat.say("/forget");
  const sure = await chat.next();
  expect(await told(here, chat, sure, "Keep")).toBe("Nothing was deleted.");
  expect((await here.deps.memory.questions.by(1))?.question).toBe(summit.en.question);
  expect(await told(here, chat, sure, "Delete")).toContain("Deleted");
  expect(await here.deps.memory.questions.by(1)).toBeUndefined();
  expect(await told(here, chat, answer, "👎 Does not")).toContain("ask it again");
  chat.say("/privacy");
  expect((await chat.next()).text).toBe("I keep nothing about you.");
});

test("the words of old questions are let go, the numbers stay", async () => {
  const memory = Memory.open(":memory:");
  const asked = { user: 1, chat: 1, message: 1, question: "why?", found: 0 as const, ms: 1 };
  const old = await memory.questions.keep({ ...asked, at: Date.now() - 31 * 86_400_000 });
  const young = await memory.questions.keep({ ...asked, at: Date.now() - 29 * 86_400_000 });
  expect([(await memory.questions.by(old))?.question, (await memory.questions.by(young))?.question]).toEqual([null, "why?"]);
});

test("/stats, /status and /unanswered are for admins, in private; alike questions are one, most asked first", async () => {
  const { telegram } = await world({ adminIds: [ADMIN], ask: async (question) => (question === "found" ? { ...none, found: true } : none) });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  admin.say("/stats");
  expect((await admin.next()).text).toBe("No questions yet.");
  const reader = telegram.privately(telegram.person({ language_code: "en" }));
  for (const question of ["Night?", "Lake depth?", "Thing?"]) {
    reader.say(question);
    await reader.next();
  }
  admin.say("/unanswered");
  expect((await admin.next()).text.split("\n").slice(1)).toEqual([
    "\u200e1. \u2068Thing?\u2069 × \u20682\u2069",
    "\u200e2. \u2068Lake depth?\u2069",
    "",
    "Tap a number to choose the passage that answers.",
  ]);
  admin.say("/stats");
  const stats = (await admin.next()).text;
  expect(stats).toMatch(/Asked: \u20683\u2069 · answered: \u20680\u2069 · refused: \u20683\u2069/);
  expect(stats).toMatch(/\u2068\d{4}-\d\d-\d\d\u2069: \u20683\u2069 asked/);
  admin.say("/status");
  expect((await admin.next()).text).toMatch(/Articles: \u20682\u2069 · passages: \u206812\u2069\nIndex: \u20681.2\u2069 MB, of \u20682 January 2026, 03:04 UTC\u2069/);
  reader.say("/stats");
  expect((await reader.next()).text).toContain("only the admins");
  const group = telegram.group();
  group.say("/unanswered", { from: telegram.person({ id: ADMIN, language_code: "en" }) });
  expect((await group.next()).text).toContain("private chat");
});

test("the same question in three languages is one of the unanswered", async () => {
  const embed = async (texts: string[]) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector);
  const { telegram } = await world({ adminIds: [ADMIN], ask: async () => none, embed });
  const reader = telegram.privately();
  const asked = ["How much does a loaf of bread cost?", "Откуда отправляется автобус в аэропорт?", "Когда родился Ибн Хальдун?", "من أين تنطلق الحافلة إلى المطار؟", "When was Ibn Khaldun born?", "متى ولد ابن خلدون؟"];
  for (const question of asked) {
    reader.say(question);
    await reader.next();
  }
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  admin.say("/unanswered");
  expect((await admin.next()).text.split("\n").slice(1)).toEqual([
    "\u200f1. \u2068متى ولد ابن خلدون؟\u2069 × \u20683\u2069",
    "\u200f2. \u2068من أين تنطلق الحافلة إلى المطار؟\u2069 × \u20682\u2069",
    "\u200e3. \u2068How much does a loaf of bread cost?\u2069",
    "",
    "Tap a number to choose the passage that answers.",
  ]);
});

test("where access is limited an outsider hears and sees nothing; a code opens it once", async () => {
  const { telegram, log } = await world({ adminIds: [ADMIN], access: { limited: true, allowed: [] } });
  await expect.poll(() => log.map(({ event }) => event)).toContain("started");
  expect(telegram.chats.menu(1, "en")).toEqual([]);
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  const [guest, late] = [telegram.privately(telegram.person({ language_code: "en" })), telegram.privately()];
  for (const words of ["/start", "/help", "/start i-0123456789012345678901", summit.en.question]) late.say(words);
  late.pressData({ ...late.say("x") }, "sources:1");
  admin.say("/invite");
  const code = /start=(i-[\w-]{22})/.exec((await admin.next()).text)![1]!;
  guest.say(`/start ${code}`);
  expect((await guest.next()).text).toContain("write your question");
  await expect.poll(() => telegram.chats.menu(guest.chat.id, "en")).toContain("ask");
  guest.say(summit.en.question);
  expect((await guest.next()).text).toContain(summit.en.text);
  late.say(`/start ${code}`);
  guest.say("/forget");
  await guest.next();
  // Each chat is answered in order: what came before was not.
  await expect.poll(() => telegram.callsOf("answerCallbackQuery").length).toBe(1);
  expect(telegram.callsOf("answerCallbackQuery")[0]?.payload.text).toBeUndefined();
  expect(late.unread()).toEqual([]);
});

test("a member is not answered in a group of outsiders; in an allowed group everybody is", async () => {
  const allowed: number[] = [];
  const { telegram } = await world({ access: { limited: true, allowed } });
  const [open, closed] = [telegram.group("Open"), telegram.group("Closed")];
  const member = telegram.person({ language_code: "en" });
  allowed.push(open.chat.id, member.id);
  closed.say(`/ask ${summit.en.question}`, { from: member });
  open.say(`/ask ${summit.en.question}`, { from: telegram.person() });
  expect((await open.next()).text).toContain(summit.en.text);
  telegram.privately(member).say(summit.en.question);
  expect((await telegram.privately(member).next()).text).toContain(summit.en.text);
  expect(closed.unread()).toEqual([]);
});

test("who asks too fast is told once, politely, and answered again in time", async () => {
  const { telegram } = await world({ perMinute: 2 });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  for (let i = 0; i < 5; i++) chat.say("Who?");
  chat.say("/help");
  const said = [];
  for (let i = 0; i < 4; i++) said.push((await chat.next()).text.slice(0, 8));
  expect(said).toEqual(["I found ", "I found ", "Please, ", "Write a "]);
  const pace = new OwnPace(1);
  const at = (ms: number, who = 1) => {
    vi.setSystemTime(ms);
    return pace.next(who);
  };
  onTestFinished(() => void vi.useRealTimers());
  expect(await at(0)).toEqual({ go: true });
  expect(await at(20_000)).toEqual({ go: false, seconds: 40, told: false });
  expect(await at(30_000)).toMatchObject({ go: false, told: true });
  expect(await at(30_000, 2)).toEqual({ go: true });
  expect(await at(60_000)).toEqual({ go: true });
});

test("an answer that takes longer than a moment shows that the bot is at it; a quick one does not", async () => {
  const { telegram } = await world({
    ask: async (question) => {
      if (question === "slow") await new Promise((resolve) => setTimeout(resolve, 900));
      return none;
    },
  });
  const chat = telegram.privately();
  chat.say("quick");
  await chat.next();
  expect(telegram.chats.actions).toEqual([]);
  chat.say("slow");
  await chat.next();
  expect(telegram.chats.actions).toEqual([{ chat: chat.chat.id, action: "typing" }]);
});
