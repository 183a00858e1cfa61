import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { PostgresCurrent } from "../../src/library/postgres/current.ts";
import { alone } from "../../src/library/postgres/lock.ts";
import { run } from "../../src/library/postgres/run.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { emptyDatabase } from "../postgres.ts";
import { about, embedder, town, World } from "../library/world.ts";

vi.setConfig({ testTimeout: 120_000 });
const world = new World();
const { database, end } = await emptyDatabase();
const index = () => run(database, { articles: world.articles, index: world.index, embedder });
beforeAll(() => migrate(database));
afterAll(async () => {
  vi.resetConfig();
  await end();
  world.throwAway();
});

/** PostgreSQL in this process has one connection: it holds every lock, and hears nothing of itself. */
const several = Boolean(process.env.DATABASE_URL);

it("reaches every worker, within two seconds", async () => {
  world.write({ [`${town(1)}.txt`]: about(1, 1001) });
  await index();
  const notes: string[] = [];
  const workers = [1, 2, 3].map(() => new PostgresCurrent(database, embedder.id, (note) => notes.push(note)));
  for (const worker of workers) expect((await worker.get()).articleCount).toBe(1);
  world.write({ [`${town(2)}.txt`]: about(2, 1002) });
  await index();
  const published = Date.now();
  await expect.poll(async () => Promise.all(workers.map(async (worker) => (await worker.get()).articleCount)), { timeout: 10_000, interval: 20 }).toEqual([2, 2, 2]);
  if (several) expect(Date.now() - published).toBeLessThan(2000);
  for (const worker of workers) await worker.close();
  expect(notes).toEqual([]);
});

it.runIf(several)("is made by one run at a time: a second is told so or waits, and one whose lock was cut writes no more", async () => {
  const order: string[] = [];
  let release = () => {};
  const first = alone(database, false, async () => {
    order.push("first");
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  await expect.poll(() => order).toEqual(["first"]);
  await expect(index()).rejects.toThrow(/Another run is indexing/);
  const second = alone(database, true, async () => void order.push("second"));
  await delay(300);
  expect(order).toEqual(["first"]);
  release();
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);

  const releases = () => database.rows("SELECT id FROM isnad.release");
  const before = await releases();
  world.write({ [`${town(3)}.txt`]: about(3, 1003) });
  const cut = run(database, {
    ...{ articles: world.articles, index: world.index, embedder },
    progress: () => void database.rows("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").catch(() => {}),
  });
  await expect(cut).rejects.toThrow(/was cut|cannot be reached/);
  expect(await releases()).toEqual(before);
  await index();
  expect((await releases()).length).toBe(before.length + 1);
});
