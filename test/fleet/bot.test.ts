import { createServer, request as requestTo } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { Answer, Ask } from "../../src/answer/answer.ts";
import { Fleet } from "../../src/fleet/fleet.ts";
import { Memory } from "../../src/memory/memory.ts";
import { PostgresGone } from "../../src/postgres/connect.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import type { Deps } from "../../src/telegram/bot.ts";
import { emptyDatabase } from "../postgres.ts";
import { Emulator } from "../telegram/emulator/emulator.ts";
import { world } from "../telegram/world.ts";

vi.setConfig({ testTimeout: 120_000 });
const { url, database, end } = await emptyDatabase();
beforeAll(() => migrate(database));
afterAll(() => {
  vi.resetConfig();
  return end();
});

const none: Answer = { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] };
/** Says what was asked, after a while. */
const echo: Ask = async (question) => {
  await delay(Math.random() * 20);
  return { ...none, missing: [question] };
};

/** On a machine with other work. */
const soon = <T>(what: () => T) => expect.poll(what, { timeout: 15_000 });

/** A bot of several at one server and one database. */
async function member(telegram: Emulator, given: Partial<Deps> = {}) {
  const fleet = await Fleet.join(url, async () => "2026-01-02");
  // After the bot has stopped: the last to be said is the first to be done.
  onTestFinished(() => fleet.leave());
  const made = await world({ token: telegram.token, apiRoot: telegram.apiRoot, ask: echo, memory: Memory.open("", database), perMinute: 1000, ...given, fleet });
  await soon(() => made.log.map(({ event }) => event)).toContain("started");
  return { ...made, fleet };
}

async function emulator(): Promise<Emulator> {
  await database.rows("TRUNCATE isnad.inbox, isnad.worker, isnad.turn, isnad.pace, isnad.asked");
  const telegram = await Emulator.start();
  onTestFinished(async () => {
    await telegram.close();
    expect(telegram.faults).toEqual([]);
  });
  return telegram;
}

/** A server that does with a request's body what it is told. */
async function server(handle: (body: string, headers: Record<string, string>, path: string) => Promise<{ status: number; body: string }>): Promise<string> {
  const listening = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const reply = await handle(body, request.headers as Record<string, string>, request.url!);
    response.writeHead(reply.status, { "content-type": "application/json" }).end(reply.body);
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  return port;
}

test("three behind a webhook that gives each update to all of them: every question is answered once, in each chat in order", async () => {
  const telegram = await emulator();
  const ports = [await freePort(), await freePort(), await freePort()];
  const url = await server(async (body, headers, path) => {
    const passed = { method: "POST", body, headers: { "content-type": "application/json", connection: "close", "x-telegram-bot-api-secret-token": headers["x-telegram-bot-api-secret-token"]! } };
    const replies = await Promise.all(ports.map((port) => fetch(`http://127.0.0.1:${port}${path}`, passed).catch(() => undefined)));
    return { status: replies.every((reply) => reply?.ok) ? 200 : 503, body: "" };
  });
  const members = [];
  for (const port of ports) members.push(await member(telegram, { door: { port, host: "127.0.0.1" }, webhook: { url, secret: "s" } }));
  const chats = Array.from({ length: 24 }, () => telegram.privately(telegram.person({ language_code: "en" })));
  for (const k of [0, 1, 2]) for (const [i, chat] of chats.entries()) chat.say(`number${i}of${k}`);
  for (const k of [0, 1, 2]) for (const [i, chat] of chats.entries()) expect((await chat.next(30_000)).text).toContain(`number${i}of${k}`);
  await delay(300);
  for (const chat of chats) expect(chat.unread()).toEqual([]);
  const [undone] = await database.rows<{ count: number }>("SELECT count(*)::int AS count FROM isnad.inbox WHERE done IS NULL OR content IS NOT NULL");
  expect(undone!.count).toBe(0);
  // More chats than one of them takes at once: another had a part in it.
  expect(members.filter(({ log }) => log.some(({ event }) => event === "question")).length).toBeGreaterThan(1);
});

test("what one was at that is gone is answered by another, and by it alone, should the first come back", async () => {
  const telegram = await emulator();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const port = await freePort();
  const first = await member(telegram, {
    ...{ door: { port, host: "127.0.0.1" }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } },
    ask: async (question) => {
      asked++;
      await held;
      return { ...none, missing: [`${question}first`] };
    },
  });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("where");
  await soon(() => asked).toBe(1);
  const second = await Fleet.join(url, async () => "");
  onTestFinished(() => second.leave());
  // As it is for the others once a process is gone.
  await database.rows("UPDATE isnad.inbox SET worker = gen_random_uuid() WHERE worker = $1", first.fleet.id);
  expect(await second.inbox(123456789).take(10, [])).toMatchObject([{ chat: chat.chat.id, said: false, begun: 2 }]);
  release();
  await delay(500);
  expect(chat.unread()).toEqual([]);
  expect(first.log.map(({ event }) => event)).not.toContain("error");
});

test("a question that the database could not answer for now is answered in a moment, without an apology", async () => {
  const telegram = await emulator();
  const port = await freePort();
  let asked = 0;
  const { log } = await member(telegram, {
    ...{ door: { port, host: "127.0.0.1" }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } },
    ask: async (question) => {
      if (++asked < 3) throw new PostgresGone("it restarts");
      return echo(question);
    },
  });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("where");
  expect((await chat.next()).text).toContain("where");
  expect(asked).toBe(3);
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
  expect(chat.unread()).toEqual([]);
});

test("from when an answer is on its way on, nobody says it again; one that Telegram did not take is said again", async () => {
  const telegram = await emulator();
  let release = () => {};
  // Between bot and Telegram: holds what is sent, before it is passed on.
  const root = await server(async (body, headers, path) => {
    if (path.endsWith("/sendMessage")) {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    return new Promise((resolve, reject) => {
      const passed = requestTo(telegram.apiRoot + path, { method: "POST", headers: { "content-type": headers["content-type"] ?? "application/json" } }, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode!, body: text });
      });
      passed.on("error", reject).end(body);
    });
  });
  const port = await freePort();
  await member(telegram, { apiRoot: root, door: { port, host: "127.0.0.1" }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const said = async () => (await database.rows<{ said: boolean }>("SELECT said FROM isnad.inbox"))[0]?.said;
  chat.say("where");
  await soon(said).toBe(true);
  expect(chat.unread()).toEqual([]);
  telegram.trouble("sendMessage", { code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 });
  release();
  await soon(said).toBe(false);
  await soon(said).toBe(true);
  release();
  expect((await chat.next()).text).toContain("where");
});

test("/status shows every process", async () => {
  const telegram = await emulator();
  const port = await freePort();
  const { fleet } = await member(telegram, { adminIds: [7000], status: async () => ({ articles: 2, passages: 12, model: "test", built: "2026-01-02T03:04:05Z", megabytes: 1.23, processes: await fleet.processes() }), door: { port, host: "127.0.0.1" }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } });
  const other = await Fleet.join(url, async () => Promise.reject(new Error("none yet")));
  onTestFinished(() => other.leave());
  const admin = telegram.privately(telegram.person({ id: 7000, language_code: "en" }));
  admin.say("/status");
  const lines = (await admin.next(30_000)).text.split("\n").filter((line) => line.includes(`:${process.pid}`));
  expect(lines).toHaveLength(2);
  expect(lines.filter((line) => /2 January 2026/.test(line))).toHaveLength(1);
  for (const line of lines) expect(line).toMatch(/since .*UTC.* MB, heard of .* s ago/);
});

test("what Telegram could not be told for longer than the tries go on is begun again: it is answered, and counted, once", async () => {
  const telegram = await emulator();
  const port = await freePort();
  const { log } = await member(telegram, { door: { port, host: "127.0.0.1" }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  telegram.trouble("sendMessage", "hang up", 5);
  chat.say("where");
  expect((await chat.next(60_000)).text).toContain("where");
  expect(log.filter(({ event }) => event === "again")).toHaveLength(1);
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
  await soon(() => database.rows("SELECT answer FROM isnad.asked")).toEqual([{ answer: expect.any(Number) }]);
});

// One connection, as PostgreSQL in this process has it, holds every lock.
test.runIf(process.env.DATABASE_URL)("one polls, the others stand by: where its connection breaks or it stops another goes on, and nothing is asked twice", async () => {
  const telegram = await emulator();
  const members = [await member(telegram), await member(telegram), await member(telegram)];
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const polling = () => members.map(({ log }) => log.filter(({ event }) => event === "polling").length);
  const answered = async (question: string) => {
    chat.say(question);
    expect((await chat.next(15_000)).text).toContain(question);
  };
  await answered("one");
  expect(polling().reduce((a, b) => a + b)).toBe(1);
  await database.rows("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
  await answered("two");
  await soon(() => polling().reduce((a, b) => a + b)).toBe(2);
  const holders = () => members.filter(({ log }) => log.findLastIndex(({ event }) => event === "polling") > log.findLastIndex(({ event }) => event === "polling ended"));
  await soon(() => holders().length).toBe(1);
  await holders()[0]!.bot.stop();
  await answered("three");
  expect(polling().reduce((a, b) => a + b)).toBe(3);
  expect((await members[0]!.fleet.processes()).length).toBe(3);
  expect(chat.unread()).toEqual([]);
  expect(members.flatMap(({ log }) => log.filter(({ level }) => level === "error"))).toEqual([]);
});
