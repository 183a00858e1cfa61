import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Fleet } from "../../src/fleet/fleet.ts";
import type { Inbox } from "../../src/fleet/inbox.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { emptyDatabase } from "../postgres.ts";

const BOT = 123456789;
const [ANNA, BORIS] = [7_000_000_001, -1_002_345_678_901];
const { url, database, end } = await emptyDatabase();
let fleets: Fleet[] = [];
let one: Inbox;
let other: Inbox;
beforeAll(() => migrate(database));
beforeEach(async () => {
  await database.rows("TRUNCATE isnad.inbox, isnad.worker, isnad.turn, isnad.pace");
  for (const fleet of fleets) await fleet.leave();
  fleets = [await join(), await join()];
  [one, other] = fleets.map((fleet) => fleet.inbox(BOT)) as [Inbox, Inbox];
});
afterAll(async () => {
  for (const fleet of fleets) await fleet.leave();
  await end();
});

const join = () => Fleet.join(url, async () => "2026-01-02T03:04:05Z");
const update = (id: number, chat = ANNA) => ({ id, chat, content: `{"update_id":${id}}` });
const ids = (taken: { id: number }[]) => taken.map(({ id }) => id).sort((a, b) => a - b);
/** As if a process had ended so long ago: under a name that holds no connection. */
async function gone(fleet: Fleet, seconds: number): Promise<void> {
  const [{ id }] = (await database.rows<{ id: string }>("INSERT INTO isnad.worker (id, name, since, seen, megabytes) VALUES (gen_random_uuid(), 'gone', now(), now() - $1 * interval '1 second', 0) RETURNING id", seconds)) as [{ id: string }];
  await database.rows("UPDATE isnad.inbox SET worker = $2 WHERE worker = $1", fleet.id, id);
}
/** What keeps every process there for a while is that the server was just started. */
const started = async () => (await database.rows<{ seconds: number }>("SELECT extract(epoch FROM now() - pg_postmaster_start_time())::float8 AS seconds"))[0]!.seconds;

it("keeps an update once, whoever brings it and however often; what was done with is not begun again", async () => {
  await one.keep([update(1), update(2, BORIS)]);
  await Promise.all([one.keep([update(1)]), other.keep([update(1), update(3)])]);
  const taken = await one.take(10, []);
  expect(taken.find(({ id }) => id === 1)).toMatchObject({ chat: ANNA, content: '{"update_id":1}', said: false, begun: 1 });
  expect(ids(taken)).toEqual([1, 2]);
  await one.finish(1);
  await other.keep([update(1)]);
  expect(ids(await other.take(10, []))).toEqual([3]);
  expect(await database.rows("SELECT content FROM isnad.inbox WHERE id = 1")).toEqual([{ content: null }]);
  // Another bot has numbers of its own.
  expect(await fleets[0]!.inbox(BOT + 1).take(10, [])).toEqual([]);
});

it("gives a chat's updates one after the other, whichever process takes them, and chats side by side", async () => {
  await one.keep([update(12), update(11), update(21, BORIS)]);
  expect(ids(await one.take(1, []))).toEqual([11]);
  expect(ids(await other.take(10, []))).toEqual([21]);
  expect(await other.take(10, [21])).toEqual([]);
  await one.finish(11);
  expect(ids(await other.take(10, [21]))).toEqual([12]);
});

it("never gives one to two, however many take at once", async () => {
  await one.keep(Array.from({ length: 120 }, (_, i) => update(i, i % 80)));
  const takeAll = async (inbox: Inbox) => {
    const mine: number[] = [];
    for (let i = 0; i < 8; i++) mine.push(...ids(await inbox.take(10, mine)));
    return mine;
  };
  const taken = (await Promise.all([one, other].map(takeAll))).flat();
  // Of each chat the first.
  expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, i) => i));
});

it("gives what a process was at that is gone to another; that one is told, should it come back", async () => {
  await expect.poll(started, { timeout: 10_000 }).toBeGreaterThan(5);
  await one.keep([update(1), update(2, BORIS)]);
  await one.take(10, []);
  await one.say(2, true);
  expect(await other.take(10, [])).toEqual([]);
  // One that is only slow is there as long as its connection is.
  await database.rows("UPDATE isnad.worker SET seen = now() - interval '1 minute' WHERE id = $1", fleets[0]!.id);
  expect(await other.take(10, [])).toEqual([]);
  await gone(fleets[0]!, 5);
  const taken = await other.take(10, []);
  expect(taken.map(({ id, said, begun }) => [id, said, begun])).toEqual([[1, false, 2], [2, true, 2]]);
  expect([await one.mine(1), await other.mine(1)]).toEqual([false, true]);
  // What it still says of it counts no more.
  await one.say(1, true);
  await one.leave(1);
  await one.finish(1);
  expect(await other.mine(1)).toBe(true);
  // In this process there is one connection, which stands.
  if (!process.env.DATABASE_URL) return;
  // One that goes leaves all at once.
  await fleets[1]!.leave();
  fleets.pop();
  await expect.poll(async () => ids(await one.take(10, []))).toEqual([1, 2]);
});

it("takes up again what was left, and what a call took whose reply was lost", async () => {
  await one.keep([update(1), update(2, BORIS)]);
  await one.take(10, []);
  await one.leave(1);
  expect((await other.take(10, [])).map(({ id, begun }) => [id, begun])).toEqual([[1, 1]]);
  expect(await one.take(10, [2])).toEqual([]);
  expect(ids(await one.take(10, []))).toEqual([2]);
});

it("gives turns evenly: so many at once, the next when the first is so long ago, in each respect", async () => {
  const limits = { all: { most: 3, within: 1000 }, "chat 1": { most: 1, within: 300 } };
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) waits.push(await [one, other][i % 2]!.turn({ all: limits.all }));
  expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
  for (const wait of waits.slice(3)) expect(wait).toBeGreaterThan(500);
  expect(waits[4]).toBeLessThanOrEqual(1000);
  expect(await one.turn({ "chat 1": limits["chat 1"] })).toBe(0);
  const second = await other.turn({ "chat 1": limits["chat 1"] });
  expect(second).toBeGreaterThan(100);
  expect(await one.turn({ "chat 1": limits["chat 1"] })).toBeGreaterThan(second + 200);
  expect(await one.turn({ "chat 2": limits["chat 1"] })).toBe(0);
});

// PostgreSQL in this process tells nobody else.
it.runIf(process.env.DATABASE_URL)("hears when something comes", async () => {
  let heard = 0;
  const deaf = other.listen(() => heard++);
  await expect.poll(() => heard).toBe(1);
  await one.keep([update(1)]);
  await expect.poll(() => heard).toBe(2);
  deaf();
});

it("lists the processes that are there", async () => {
  expect(await fleets[0]!.processes()).toMatchObject([
    { name: expect.stringMatching(/:\d+$/), library: "2026-01-02T03:04:05Z", polls: false },
    { megabytes: expect.any(Number), seen: expect.stringMatching(/^2.*Z$/) },
  ]);
});
