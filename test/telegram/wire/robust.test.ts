import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { HttpsProxyAgent } from "https-proxy-agent";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { LIMITS } from "../../../src/telegram/wire/even.ts";
import { REAL } from "../emulator/emulator.ts";
import type { Room } from "../emulator/room.ts";
import { summit } from "../library.ts";
import { covered, freePort, world } from "../world.ts";

const none: Answer = { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] };

test("by webhook the bot answers as by polling; whoever does not know the secret is turned away", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { telegram, log, bot, deps } = await world({ door: { port, host: "127.0.0.1" }, webhook: { url, secret: "a-secret_1" } });
  await expect.poll(() => log.map(({ event }) => event), { timeout: 10_000 }).toContain("started");
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say(summit.en.question);
  expect(covered(await chat.next(), "blockquote")).toEqual([summit.en.text]);
  expect(telegram.callsOf("getUpdates")).toEqual([]);

  const update = JSON.stringify({ update_id: 1, message: {} });
  for (const headers of [{}, { "x-telegram-bot-api-secret-token": "a-secret_2" }]) {
    expect((await fetch(`${url}/telegram`, { method: "POST", body: update, headers })).status).toBe(401);
  }
  const headers = { "x-telegram-bot-api-secret-token": "a-secret_1" };
  expect((await fetch(`${url}/telegram`, { method: "POST", body: "{", headers })).status).toBe(400);
  expect((await fetch(`${url}/telegram`, { method: "POST", body: "x".repeat(1_000_001), headers: { ...headers, connection: "close" } })).status).toBe(413);

  expect(await (await fetch(`${url}/health`)).text()).toBe("ok");
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('isnad_questions_total{found="yes"} 1');
  expect(metrics).toContain('isnad_answer_seconds_bucket{le="+Inf"} 1');
  expect(metrics).not.toContain(telegram.token);
  // How many ask is for this machine, and for programs with a key.
  const passed = { "x-forwarded-for": "203.0.113.7" };
  expect((await fetch(`${url}/metrics`, { headers: passed })).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { headers: { ...passed, authorization: "Bearer isnad_none" } })).status).toBe(404);
  const key = await deps.memory.keys.make("prometheus", 60);
  expect(await (await fetch(`${url}/metrics`, { headers: { ...passed, authorization: `Bearer ${key}` } })).text()).toContain("isnad_questions_total");
  for (const line of metrics.trim().split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"\})? [\d.e+-]+)$/);
  await bot.stop();
  await expect(fetch(`${url}/health`)).rejects.toThrow();
});

test("an answer in the making goes out when the webhook stops; an update sent twice is answered once", async () => {
  const port = await freePort();
  let asked = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { telegram, bot, log } = await world({
    door: { port, host: "127.0.0.1" },
    webhook: { url: `http://127.0.0.1:${port}`, secret: "s" },
    ask: async () => {
      asked++;
      await held;
      return none;
    },
  });
  telegram.updates.repeat = true;
  await expect.poll(() => log.map(({ event }) => event)).toContain("started");
  const chat = telegram.privately();
  chat.say("slow");
  await expect.poll(() => asked).toBe(1);
  // The second one waits behind the first.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const stopped = bot.stop();
  release();
  await stopped;
  expect(chat.unread()).toHaveLength(1);
  expect(log.map(({ event }) => event)).toContain("duplicate");
});

test("what waited more than ten minutes gets one apology, not an answer each; groups get none", async () => {
  const { telegram } = await world();
  const [chat, group] = [telegram.privately(telegram.person({ language_code: "en" })), telegram.group()];
  const date = Math.floor(Date.now() / 1000) - 700;
  for (let i = 0; i < 5; i++) chat.say(summit.en.question, { date });
  group.say(`/ask ${summit.en.question}`, { from: telegram.person(), date });
  chat.say(summit.en.question);
  expect((await chat.next()).text).toContain("away for a while");
  expect(covered(await chat.next(), "blockquote")).toEqual([summit.en.text]);
  expect(chat.unread()).toEqual([]);
  expect(group.unread()).toEqual([]);
});

test("when a question is edited its answer follows, in its place; a caption is a question", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const asked = chat.say("Who won the chess final?");
  const answer = await chat.next();
  chat.edit(asked, summit.en.question);
  await chat.until(() => answer.text.startsWith(summit.en.text));
  expect(answer.reply_markup?.inline_keyboard).toHaveLength(2);
  chat.edit(asked, "Nothing to be found?");
  await chat.until(() => answer.text.includes("found nothing"));
  expect(answer.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(["🔔 Tell me when"]);
  chat.delete(answer);
  chat.edit(asked, summit.en.question);
  chat.sendPhoto(summit.en.question);
  expect(covered(await chat.next(), "blockquote")).toEqual([summit.en.text]);

  const group = telegram.group();
  const from = telegram.person({ language_code: "en" });
  const there = group.say("/ask Who?", { from });
  const first = await group.next();
  group.edit(there, `/ask ${summit.en.question}`);
  await group.until(() => first.text.startsWith(summit.en.text));
});

test("a button that Telegram no longer waits for is no error", async () => {
  const { telegram, log } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  telegram.trouble("answerCallbackQuery", { code: 400, description: "Bad Request: query is too old and response timeout expired" });
  chat.say(summit.en.question);
  chat.press(await chat.next(), "👍 Answers it");
  await expect.poll(() => log.map(({ event }) => event)).toContain("unreachable");
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test("through a proxy: every call and every file", async () => {
  let through = 0;
  const proxy = createServer((_, response) => response.writeHead(500).end());
  proxy.on("connect", (asked, socket, head) => {
    through++;
    const target = new URL(`http://${asked.url}`);
    const far = connect(Number(target.port), target.hostname, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    far.on("error", () => socket.destroy());
    socket.on("error", () => far.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const agent = new HttpsProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const { telegram } = await world({ agent });
  const chat = telegram.privately();
  chat.say(summit.en.question);
  await chat.next();
  expect(through).toBeGreaterThanOrEqual(3);
});

test("more messages at once than Telegram takes in a second are spread, none is lost, none is refused", async () => {
  const { telegram } = await world({ limits: LIMITS });
  telegram.limits = REAL;
  const rooms: Room[] = Array.from({ length: 90 }, () => telegram.privately());
  for (const room of rooms) room.say("Who?");
  await Promise.all(rooms.map((room) => room.next(20_000)));
  expect(telegram.callsOf("sendMessage").filter(({ response }) => !response.ok)).toEqual([]);
  expect(telegram.callsOf("sendMessage")).toHaveLength(90);
}, 30_000);

test("one chat and one group get no more than Telegram takes there, in order, and nobody else waits for them", async () => {
  const chat = { most: 2, within: 500 };
  const group = { most: 4, within: 2000 };
  const { telegram } = await world({ limits: { ...LIMITS, chat, group }, ask: async (question) => ({ ...none, missing: [question] }) });
  telegram.limits = { chat, group };
  const [room, reader] = [telegram.group(), telegram.privately()];
  const asked = Array.from({ length: 7 }, (_, i) => room.say(`/ask number${i}`, { from: telegram.person() }));
  const started = Date.now();
  reader.say("me");
  await reader.next();
  expect(Date.now() - started).toBeLessThan(1000);
  for (const question of asked) expect((await room.next()).reply_to_message?.message_id).toBe(question.message_id);
  // The fifth waits for the first two seconds to be over, the seventh half a second more.
  expect(Date.now() - started).toBeGreaterThan(2400);
  expect(telegram.callsOf("sendMessage").filter(({ response }) => !response.ok)).toEqual([]);
  expect(LIMITS).toEqual({ all: { most: 28, within: 1000 }, chat: { most: 3, within: 3000 }, group: { most: 20, within: 60_000 } });
});

test("a group that asks too much is told once; who presses one button after the other is asked to wait", async () => {
  const { telegram } = await world();
  const [group, other] = [telegram.group(), telegram.group()];
  const from = () => telegram.person({ language_code: "en" });
  for (let i = 0; i < 18; i++) group.say("/ask Who?", { from: from() });
  for (let i = 0; i < 15; i++) expect((await group.next()).text).toContain("found nothing");
  expect((await group.next()).text).toMatch(/^Please, a little slower/);
  other.say("/ask Who?", { from: from() });
  await other.next();
  expect(group.unread()).toEqual([]);

  const chat = telegram.privately(from());
  chat.say(summit.en.question);
  const answer = await chat.next();
  const presses = Array.from({ length: 22 }, () => chat.press(answer, "👍 Answers it"));
  const told = (id: string) => telegram.chats.queries.get(id);
  await chat.until(() => presses.every(({ id }) => told(id) !== "asked"));
  expect(presses.map(({ id }) => told(id)?.slice(0, 6))).toEqual([...Array(20).fill("Thank "), "Please", "Please"]);
});

test("every line about an update carries its number, whatever it led to", async () => {
  const { telegram, log } = await world({ adminIds: [7000] });
  const chat = telegram.privately(telegram.person({ id: 7000, language_code: "en" }));
  chat.say(summit.en.question);
  await chat.next();
  chat.say("/remove summit-en");
  chat.press(await chat.next(), "Remove");
  await chat.next();
  const updates = Object.fromEntries(log.map(({ event, update }) => [event, update]));
  expect(updates.question).toBeGreaterThan(0);
  expect(updates.removed).toBe((updates.question as number) + 2);
  expect(updates.started).toBeUndefined();
});

test("what a reader forwards is a question too, and one of 4096 characters gets a clear reply", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.forward(summit.en.question, { type: "hidden_user", sender_user_name: "Someone", date: 1_720_000_000 });
  expect(covered(await chat.next(), "blockquote")).toEqual([summit.en.text]);
  chat.say("why ".repeat(1024).trim());
  expect((await chat.next()).text).toMatch(/too long/);
  chat.say(`\u202e\u200b${"؟".repeat(4090)}`);
  expect((await chat.next()).text).toMatch(/no words/);
});

test("after each time without the bot there is one apology", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const late = () => chat.say("Who?", { date: Math.floor(Date.now() / 1000) - 700 });
  late();
  expect((await chat.next()).text).toContain("away for a while");
  vi.setSystemTime(Date.now() + 700_000);
  onTestFinished(() => void vi.useRealTimers());
  late();
  late();
  expect((await chat.next()).text).toContain("away for a while");
  chat.say("/help");
  expect((await chat.next()).text).toContain("word for word");
});
