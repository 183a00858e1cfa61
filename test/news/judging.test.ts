import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import type { Ask } from "../../src/answer/answer.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { Memory } from "../../src/memory/memory.ts";
import { createJudge } from "../../src/news/judging.ts";
import { prospectsOf } from "../../src/news/watches.ts";
import { embedder, question, town, towns, World } from "../library/world.ts";

const world = new World();
let library: SqliteLibrary;
beforeAll(async () => {
  await world.write(towns(0, 12)).build();
  library = SqliteLibrary.open(world.index, embedder.id, () => {});
}, 120_000);
afterAll(async () => {
  await library.close();
  world.throwAway();
});

const NOW = Date.UTC(2026, 10, 26, 12);
const embed = async (texts: string[]) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector);
const watch = (memory: Memory, chat: number, question: string, at = NOW - 1) => memory.watches.add({ chat, user: chat, question, language: "en" }, at);
/** What may answer the watches, of some articles that came. */
async function coming(memory: Memory, ...articles: string[]) {
  const prospects = await prospectsOf(articles, library, { embed, memory }, NOW);
  await memory.prospects.put(prospects);
  return prospects;
}

test("of what new articles may answer the likeliest is judged first, in slices between which others have their turn; each question once", async () => {
  const memory = Memory.open(":memory:");
  for (const i of [3, 4, 5, 6, 7]) for (const chat of [1, 2]) await watch(memory, chat, question(i));
  await watch(memory, 3, `How many lighthouses has the western island of ${town(3)}?`);
  await coming(memory, ...[3, 4, 5, 6, 7].map(town));
  const waiting = await memory.prospects.first(50);
  expect(waiting).toHaveLength(6);
  expect(waiting.map(({ likelihood }) => likelihood)).toEqual(waiting.map(({ likelihood }) => likelihood).sort((a, b) => b - a));
  const asked: string[] = [];
  const answer = createAsk(() => library, embedder);
  const ask: Ask = async (text, options) => {
    asked.push(text);
    await delay(200);
    return answer(text, options);
  };
  const judge = createJudge({ ask, memory, clock: { zone: "UTC" } });
  expect(await judge(library, () => {}, NOW)).toBe(true);
  expect(asked.length).toBeLessThanOrEqual(4);
  expect((await memory.prospects.first(50)).length).toBe(waiting.length - asked.length);
  const log: object[] = [];
  while (await judge(library, (line) => log.push(line), NOW));
  expect(asked).toEqual(waiting.map((prospect) => prospect.question));
  expect(log).toEqual([expect.objectContaining({ event: "watches judged", questions: 6, news: 11 })]);
  expect((await memory.store.all<{ id: string }>("SELECT id FROM outbox")).length).toBe(11);
  // Nothing waits: nothing is asked, and nothing said.
  expect([await judge(library, (line) => log.push(line), NOW), asked.length, log.length]).toEqual([false, waiting.length, 1]);
});

test("who ended a watch meanwhile, or began it after the article came, is not told; an article that is gone answers nothing; a later run's waits beside it", async () => {
  const memory = Memory.open(":memory:");
  for (const chat of [1, 2]) await watch(memory, chat, question(3));
  await watch(memory, 4, question(4));
  await coming(memory, town(3));
  await watch(memory, 3, question(3), NOW + 1);
  const [ended] = await memory.watches.of(2);
  await memory.watches.end(ended!.id, 2);
  await memory.prospects.put([{ question: question(4), articles: ["gone"], likelihood: 900, batch: "another run", at: NOW }]);
  await memory.prospects.put([{ question: question(3), articles: [town(3)], likelihood: 1, batch: "another run", at: NOW }]);
  const judge = createJudge({ ask: createAsk(() => library, embedder), memory, clock: { zone: "UTC" } });
  while (await judge(library, () => {}, NOW));
  expect((await memory.store.all<{ chat: number; subject: string }>("SELECT chat, subject FROM outbox")).map(({ chat, subject }) => [chat, subject.split(" ")[2]])).toEqual([[1, town(3)]]);
});
