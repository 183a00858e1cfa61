import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { citationId } from "../../../src/citations/number.ts";
import { Memory } from "../../../src/memory/memory.ts";
import type { Kind } from "../../../src/memory/news/outbox.ts";
import { LIMITS } from "../../../src/telegram/wire/even.ts";
import { Emulator, REAL } from "../emulator/emulator.ts";
import { articles, summit } from "../library.ts";
import { covered, world } from "../world.ts";

/** Words that the fixed library's article said before, as a citation. */
const BEFORE = { article: "summit-en", start: articles["summit-en"]!.text.indexOf(summit.en.text), end: 0, text: summit.en.text.replace("16 June", "17 June") };
BEFORE.end = BEFORE.start + BEFORE.text.length;
const CITATION = citationId(BEFORE);

/** Chats that were shown them, or want a digest of what the article's source brings, and are to be told now. */
async function toTell(memory: Memory, chats: number[], kind: Kind = "correction") {
  if (kind === "digest") {
    await memory.known.keep([{ article: BEFORE.article, hash: "" }], 5);
    for (const chat of chats) await memory.digests.keep({ chat, user: chat, language: "en", hour: 9, weekday: null, watches: true, sources: ["*"] });
    return memory.outbox.put(chats.map((chat) => ({ chat, kind, subject: "digest 5", batch: "run", due: 0 })));
  }
  await memory.citations.keep(CITATION, BEFORE.article, BEFORE.text);
  for (const chat of chats) await memory.shown.keep({ chat, user: chat, message: 1, language: "en" }, [CITATION]);
  await memory.outbox.put(chats.map((chat) => ({ chat, kind, subject: CITATION, batch: "run", due: 0 })));
}

const told = (telegram: Emulator) => {
  const counts = new Map<number, number>();
  for (const { payload, response } of telegram.callsOf("sendMessage")) if (response.ok) counts.set(Number(payload.chat_id), (counts.get(Number(payload.chat_id)) ?? 0) + 1);
  return counts;
};
const waiting = async (memory: Memory) => (await memory.store.all("SELECT id FROM outbox WHERE told IS NULL")).length;

/** Everything as fast as ten Telegrams take it, on both sides. */
const tenfold = <Limits extends Record<string, { most: number; within: number }>>(limits: Limits) => Object.fromEntries(Object.entries(limits).map(([name, { most, within }]) => [name, { most, within: within / 10 }])) as Limits;

test("hundreds are told at Telegram's pace, each once, and no question waits for it", async () => {
  const { telegram, deps } = await world({ limits: tenfold(LIMITS), before: (telegram) => (telegram.limits = tenfold(REAL)) });
  const chats = Array.from({ length: 150 }, () => telegram.privately().chat.id);
  await toTell(deps.memory, chats);
  await expect.poll(() => told(telegram).size, { timeout: 20_000 }).toBeGreaterThan(20);
  const waits: number[] = [];
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  while ((await waiting(deps.memory)) > 0) {
    const asked = performance.now();
    anna.say(summit.en.question);
    await anna.next();
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const counts = told(telegram);
  expect(chats.map((chat) => counts.get(chat))).toEqual(chats.map(() => 1));
  expect(telegram.calls.filter(({ response }) => !response.ok)).toEqual([]);
  expect(waits.length).toBeGreaterThan(2);
  // The whole of it takes seconds: a question behind it would wait as long.
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(700);
});

test("who has blocked the bot is told nothing more; where Telegram slows it down nobody is told until that is over", async () => {
  const { telegram, deps, log } = await world();
  const rooms = Array.from({ length: 6 }, () => telegram.privately());
  rooms[5]!.blocked = true;
  telegram.trouble("sendMessage", { code: 429, description: "Too Many Requests: retry after 2", retryAfter: 2 });
  const start = Date.now();
  await toTell(deps.memory, rooms.map(({ chat }) => chat.id));
  await expect.poll(() => waiting(deps.memory), { timeout: 20_000 }).toBe(0);
  expect(rooms.map(({ messages }) => messages.length)).toEqual([1, 1, 1, 1, 1, 0]);
  expect(log.filter(({ event }) => event === "out of reach")).toHaveLength(1);
  const slowed = telegram.calls.findIndex(({ response }) => !response.ok && response.error_code === 429);
  const after = telegram.callsOf("sendMessage").filter(({ response }) => response.ok && response.result).map(({ at }) => at - start);
  expect(slowed).toBeGreaterThan(0);
  expect(Math.max(...after)).toBeGreaterThan(2000);
  expect(await deps.memory.shown.of(rooms[5]!.chat.id, CITATION)).toBeUndefined();
});

test("in quiet hours nobody is told but editors, without a sound", async () => {
  const hour = new Date().getUTCHours();
  const { telegram, deps } = await world({ clock: { zone: "UTC", quiet: { from: hour, to: (hour + 3) % 24 } } });
  const [anna, admin] = [telegram.privately(), telegram.privately()];
  await toTell(deps.memory, [anna.chat.id]);
  await toTell(deps.memory, [admin.chat.id], "list");
  expect(covered(await admin.next(), "strikethrough")).toEqual(["17"]);
  expect(telegram.callsOf("sendMessage")[0]!.payload).toMatchObject({ disable_notification: true });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(anna.messages).toEqual([]);
});

test.each(["correction", "digest"] as const)("killed at any step it forgets nobody, and tells nobody a %s twice but whose message Telegram had taken that very moment", async (kind) => {
  const telegram = await Emulator.start();
  telegram.limits = REAL;
  const folder = mkdtempSync(join(tmpdir(), "isnad-courier-"));
  const file = join(folder, "bot.sqlite");
  const memory = Memory.open(file);
  onTestFinished(async () => {
    await memory.close();
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  const chats = Array.from({ length: 60 }, () => telegram.privately().chat.id);
  await toTell(memory, chats, kind);
  /** Runs until the tenth letter is at that step, or for good. */
  const run = async (step?: "came" | "done" | "answered") => {
    const child = spawn(process.execPath, ["--import", "tsx/esm", "test/telegram/news/child.ts", file, telegram.apiRoot, telegram.token], { stdio: ["ignore", "ignore", "ignore"] });
    const ended = once(child, "exit");
    let letters = 0;
    telegram.watched = (method, when) => {
      if (method === "sendMessage" && when === step && ++letters === 10) child.kill("SIGKILL");
    };
    if (step) await ended;
    else {
      await expect.poll(() => waiting(memory), { timeout: 60_000 }).toBe(0);
      child.kill("SIGTERM");
      await ended;
    }
    // The lease of who was killed is over.
    await memory.store.run("UPDATE outbox SET due = 0 WHERE told IS NULL");
  };
  const doubtful: number[] = [];
  for (const step of ["came", "done", "answered"] as const) {
    const before = told(telegram);
    await run(step);
    const left = new Set((await memory.store.all<{ chat: number }>("SELECT chat FROM outbox WHERE told IS NULL")).map(({ chat }) => chat));
    for (const [chat, count] of told(telegram)) if (left.has(chat) && count > (before.get(chat) ?? 0)) doubtful.push(chat);
  }
  await run();
  const counts = told(telegram);
  for (const chat of chats) expect(counts.get(chat), `${chat}`).toBe(1 + doubtful.filter((one) => one === chat).length);
  // On their way at a kill are no more than four: of three kills.
  expect(doubtful.length).toBeLessThanOrEqual(12);
}, 180_000);
