import { expect, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { RefusedError } from "../../../src/telegram/updates/poll.ts";
import { Emulator } from "../emulator/emulator.ts";
import { articles, summit } from "../library.ts";
import { covered, world } from "../world.ts";

const none: Answer = { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] };

test("an error is a short apology with an id; the cause is in the log, the question and the token are not", async () => {
  const { telegram, log } = await world({
    ask: async () => {
      throw new Error(`index broken, see http://x/bot${telegram.token}/getMe`, { cause: new Error("page 7") });
    },
  });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("A very private question?");
  const apology = await chat.next();
  const line = log.find(({ event }) => event === "error");
  expect(line).toMatchObject({ level: "error", cause: { message: "page 7" } });
  expect(line?.message).toBe("index broken, see http://x/bot<token>/getMe");
  expect(apology.text).toContain(`\u2068${line?.id}\u2069`);
  expect(apology.text).not.toContain("index");
  expect(JSON.stringify(log)).not.toContain("private question");
  chat.say("/help");
  expect((await chat.next()).text).toContain("word for word");
});

test("what goes wrong behind a button is told too, whether the press was answered already or not", async () => {
  const { telegram, log } = await world({
    adminIds: [7000],
    remove: async () => {
      throw new Error("the disk is gone");
    },
    sources: async () => {
      if (broken) throw new Error("no list");
      return Object.values(articles);
    },
  });
  let broken = false;
  const admin = telegram.privately(telegram.person({ id: 7000, language_code: "en" }));
  admin.say("/remove summit-en");
  const sure = await admin.next();
  admin.press(sure, "Remove");
  const apology = await admin.next();
  expect(apology.text).toContain(`\u2068${log.find(({ event }) => event === "error")?.id}\u2069`);
  broken = true;
  const query = admin.pressData(sure, "sources:2");
  await admin.until(() => telegram.chats.queries.get(query.id) !== "asked");
  expect(telegram.chats.queries.get(query.id)).toContain("something went wrong");
  expect(log.map(({ event }) => event)).not.toContain("apology failed");
});

test("a user who blocked the bot, a lost connection, no JSON, 429 and 5xx: the others do not notice, the answer comes", async () => {
  const { telegram, log } = await world();
  const [gone, chat] = [telegram.privately(), telegram.privately()];
  gone.blocked = true;
  gone.say("Anyone there?");
  await expect.poll(() => log.map(({ event }) => event)).toContain("unreachable");
  telegram.trouble("sendMessage", "hang up");
  telegram.trouble("sendMessage", "not json");
  telegram.trouble("sendMessage", { code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 });
  telegram.trouble("sendMessage", { code: 500, description: "Internal Server Error" });
  chat.say(summit.en.question);
  expect(covered(await chat.next(15_000), "blockquote")).toEqual([summit.en.text]);
  const [limited, again] = telegram.callsOf("sendMessage").slice(1);
  expect(limited?.response).toMatchObject({ error_code: 429 });
  expect(again!.at - limited!.at).toBeGreaterThanOrEqual(1000);
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test("polling goes on after trouble, and the log says what it was", async () => {
  const { telegram, log } = await world({
    before: (emulator) => {
      emulator.trouble("getMe", "hang up");
      emulator.trouble("getUpdates", "not json");
      emulator.chats.webhook = "http://127.0.0.1:9/left-over";
    },
  });
  const chat = telegram.privately();
  chat.say(summit.en.question);
  await chat.next();
  expect(log.filter(({ event }) => event === "unreachable").map(({ call }) => call)).toEqual(["getMe", "getUpdates"]);
});

test("a second poller with the same token is named in the log, and service goes on when it ends", async () => {
  const { telegram, log } = await world();
  await expect.poll(() => log.map(({ event }) => event)).toContain("started");
  await expect.poll(() => telegram.polled).toBe(true);
  await fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates?timeout=0`);
  await expect
    .poll(() => log.find(({ event }) => event === "conflict"))
    .toMatchObject({ advice: expect.stringContaining("Another process polls") });
  const chat = telegram.privately();
  chat.say(summit.en.question);
  await chat.next();
});

test("a token that Telegram does not accept ends start() with what to do", async () => {
  const { served } = await world({ token: "123456789:AAwrong-token_wrong-token" });
  await expect(served).rejects.toThrow(RefusedError);
  await expect(served).rejects.toThrow(/BOT_TOKEN.*@BotFather/);
});

test("stop() lets an answer in the making go out, and the next start does not give it again", async () => {
  const emulator = await Emulator.start();
  const shared = { apiRoot: emulator.apiRoot, token: emulator.token };
  const chat = emulator.privately();
  let asked = () => {};
  const asking = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = await world({
    ...shared,
    ask: async () => {
      asked();
      await held;
      return none;
    },
  });
  chat.say("One?");
  await asking;
  const stopped = first.bot.stop();
  setTimeout(release, 300);
  await stopped;
  await first.served;
  expect(chat.unread()).toHaveLength(1);
  await chat.next();

  chat.say("Two?");
  const second = await world({ ...shared, ask: async (question) => ({ ...none, missing: [question] }) });
  expect((await chat.next()).text).toContain("Two");
  await second.bot.stop();
  expect(chat.unread()).toEqual([]);
  expect(emulator.faults).toEqual([]);
  await emulator.close();
});

test("stop() during a start that can't reach Telegram ends at once", async () => {
  const { bot, served, log } = await world({ apiRoot: "http://127.0.0.1:9" });
  await expect.poll(() => log.map(({ event }) => event)).toContain("unreachable");
  await bot.stop();
  await served;
});
