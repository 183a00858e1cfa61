import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { citationId } from "../../src/citations/number.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { Memory } from "../../src/memory/memory.ts";
import type { Store, Value } from "../../src/memory/stores/store.ts";
import { createFollow } from "../../src/news/follow.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { about, embedder, question, town, towns, World } from "../library/world.ts";
import { emptyDatabase } from "../postgres.ts";

const { database, end } = await emptyDatabase();
/** Six towns; and later: one says something else, one went, one came. */
const [before, after] = [new World().write(towns(0, 6)), new World().write({ ...towns(0, 5), [`${town(3)}.txt`]: about(3, 5003), [`${town(7)}.txt`]: about(7, 1007) })];
let libraries: SqliteLibrary[];
beforeAll(async () => {
  await migrate(database);
  await before.build();
  await after.build();
  libraries = [before, after].map(({ index }) => SqliteLibrary.open(index, embedder.id, () => {}));
}, 120_000);
afterAll(async () => {
  for (const library of libraries) await library.close();
  for (const world of [before, after]) world.throwAway();
  await end();
});

const NOW = Date.UTC(2026, 10, 26, 12);
const embed = async (texts: string[]) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector);
const following = (memory: Memory, library: SqliteLibrary) =>
  createFollow({ library: async () => library, ask: createAsk(() => library, embedder), embed, memory, adminIds: [1], clock: { zone: "UTC" }, correctionDays: 30 });

/** Looks, and judges all that it led to. */
const whole = async (memory: Memory, library: SqliteLibrary, now: number) => {
  const follow = following(memory, library);
  while (await follow(() => {}, now));
};

/** Somebody was shown what three towns say, and somebody watches a fourth. */
async function lived(memory: Memory): Promise<Memory> {
  const [then] = libraries as [SqliteLibrary];
  await whole(memory, then, NOW);
  const ask = createAsk(() => then, embedder);
  for (const i of [2, 3, 5]) {
    const [quote] = (await ask(question(i), { always: true })).quotes;
    await memory.citations.keep(citationId(quote!), quote!.article, quote!.text);
    for (const chat of [70, 71]) await memory.shown.keep({ chat, user: chat, message: 1, language: "en" }, [citationId(quote!)], NOW);
  }
  for (const chat of [72, 73]) await memory.watches.add({ chat, user: chat, question: question(7), language: "en" }, NOW);
  await memory.watches.add({ chat: 73, user: 73, question: `Which town has ${1007} lighthouses?`, language: "en" }, NOW);
  return memory;
}

const parcels = async (memory: Memory) => (await memory.store.all<{ id: string; kind: string }>("SELECT id, kind FROM outbox ORDER BY id")).map(({ id, kind }) => `${kind} ${id}`);

/** What is left by a process that dies before it writes once more than so often: every statement is whole or not there. */
function dying(store: Store, writes: number): Store {
  let left = writes;
  return Object.create(store, {
    run: { value: (sql: string, ...values: Value[]) => (left-- > 0 ? store.run(sql, ...values) : Promise.reject(new Error("killed"))) },
  }) as Store;
}

const ENGINES: [string, () => Promise<Memory>][] = [
  ["files", async () => Memory.open(":memory:")],
  ["PostgreSQL", async () => {
    await database.rows("TRUNCATE isnad.known, isnad.followed, isnad.outbox, isnad.shown, isnad.cited, isnad.watch, isnad.prospect");
    return Memory.open("", database);
  }],
];

describe.each(ENGINES)("a library followed, in %s", (_, open) => {
  test("killed before any of its writes: the next look tells everybody, and nobody twice", async () => {
    const [, now] = libraries as [SqliteLibrary, SqliteLibrary];
    const living = await lived(await open());
    await whole(living, now, NOW + 1);
    const wanted = await parcels(living);
    expect(wanted.filter((parcel) => /^(correction|changes) /.test(parcel)).map((parcel) => parcel.split(" ")[1]).sort()).toEqual(["70", "70", "71", "71"]);
    expect(wanted.filter((parcel) => parcel.startsWith("watch ")).map((parcel) => parcel.split(" ")[1])).toEqual(["72", "73", "73"]);
    expect(wanted.filter((parcel) => parcel.startsWith("list "))).toHaveLength(1);
    await living.close();
    let writes = 0;
    for (let done = false; !done; writes++) {
      const memory = await lived(await open());
      done = await whole(new Memory(dying(memory.store, writes)), now, NOW + 1).then(() => true, () => false);
      // What was told meanwhile stays told.
      const taken = await memory.outbox.take(72, "watch", NOW + 2);
      await memory.outbox.settle(taken.map(({ id }) => id), NOW + 3);
      await whole(memory, now, NOW + 60_000);
      expect(await parcels(memory), `killed before write ${writes}`).toEqual(wanted);
      expect(await memory.outbox.told(72, "watch", 0)).toBe(taken.length);
      // Looked at once more there is nothing more.
      await whole(memory, now, NOW + 120_000);
      expect(await parcels(memory)).toEqual(wanted);
      expect(await memory.prospects.first(1)).toEqual([]);
      await memory.close();
    }
    expect(writes).toBeGreaterThan(6);
  }, 300_000);
});
