import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { type Engine, openEngine } from "../../src/library/engine.ts";
import type { Library } from "../../src/library/library.ts";
import { releaseOf } from "../../src/library/releases.ts";
import { seenBy } from "../../src/library/seen.ts";
import { alone } from "../../src/library/postgres/lock.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { emptyDatabase } from "../postgres.ts";
import { about, embedder, question, town, towns, World } from "./world.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const { database, end } = await emptyDatabase();
const worlds: World[] = [];
beforeAll(() => migrate(database));
afterAll(async () => {
  vi.resetConfig();
  await end();
  for (const world of worlds) world.throwAway();
});

const ENGINES: [string, (world: World) => Engine][] = [
  ["files", ({ index }) => openEngine(index)],
  ["PostgreSQL", ({ index }) => openEngine(index, database)],
];

/** What a library says of the lighthouses of the first town. */
async function lighthouses(library: Library): Promise<string | undefined> {
  const { quotes } = await createAsk(() => library, embedder)(question(0), { always: true });
  return /\d+(?= lighthouses)/.exec(quotes[0]?.text ?? "")?.[0];
}

/** What PostgreSQL in this process cannot tell: its connections are one session, whose locks keep nobody away. */
describe.skipIf(!process.env.DATABASE_URL)("a release that somebody reads, on a server", () => {
  const world = new World();
  worlds.push(world);
  let database: Awaited<ReturnType<typeof emptyDatabase>>["database"];
  let engine: Engine;
  beforeAll(async () => {
    const own = await emptyDatabase();
    ({ database } = own);
    await migrate(database);
    engine = openEngine(world.index, database);
    return own.end;
  });
  const run = async (count: number, keep: number) => {
    world.write({ [`${town(0)}.txt`]: about(0, count) });
    await engine.run({ articles: world.articles, embedder, keep });
    await database.rows("UPDATE isnad.release SET published = published - interval '11 minutes'");
  };
  const numbers = async () => (await database.rows<{ id: number }>("SELECT id FROM isnad.release ORDER BY id")).map(({ id }) => id);

  it("is made by whoever comes next, as soon as the run before has ended", async () => {
    for (let i = 0; i < 60; i++) await alone(database, false, async () => {});
    await expect(alone(database, false, () => alone(database, false, async () => {}))).rejects.toThrow("Another run is indexing");
    await alone(database, false, async () => {});
  });

  it("is not swept, nor what came after it, until the last reader is done or gone; then it goes", async () => {
    world.write(towns(0, 6));
    for (const count of [1000, 2000, 3000]) await run(count, 5);
    const all = await numbers();
    const [{ built }] = (await database.rows<{ built: string }>("SELECT built FROM isnad.release ORDER BY id OFFSET 1 LIMIT 1")) as [{ built: string }];
    // Two readers, one of them another process.
    const here = await engine.asOf(built, embedder.id, () => {});
    const reader = `import { openEngine } from ${JSON.stringify(new URL("../../src/library/engine.ts", import.meta.url).href)};
      import { Postgres } from ${JSON.stringify(new URL("../../src/postgres/connect.ts", import.meta.url).href)};
      await openEngine("none", new Postgres(${JSON.stringify(database.url)})).asOf(${JSON.stringify(built)}, ${JSON.stringify(embedder.id)}, () => {});
      process.send("reads");
      setInterval(() => {}, 1000);`;
    const file = join(world.root, "reader.mts");
    writeFileSync(file, reader);
    const other = fork(file, [], { execArgv: ["--import", import.meta.resolve("tsx/esm")] });
    onTestFinished(async () => {
      other.kill("SIGKILL");
      await here.library.close();
    });
    await once(other, "message");
    for (const count of [4000, 5000]) await run(count, 0);
    // The one before theirs went.
    expect(await numbers()).toEqual([...all.slice(1), all.at(-1)! + 1, all.at(-1)! + 2]);
    expect(await lighthouses(here.library)).toBe("2000");
    await here.library.close();
    await run(6000, 0);
    expect((await numbers())[0]).toBe(all[1]);
    other.kill("SIGKILL");
    await once(other, "exit");
    await expect.poll(async () => {
      await engine.run({ articles: world.articles, embedder, keep: 0 });
      return (await numbers()).length;
    }, { timeout: 60_000, interval: 500 }).toBe(1);
    await expect(engine.asOf(built, embedder.id, () => {})).rejects.toThrow("is not kept");
  });
});

describe.each(ENGINES)("releases in %s", (name, of) => {
  const world = new World();
  worlds.push(world);
  const engine = of(world);
  const built: string[] = [];
  const states: string[] = [];
  const run = async (keep: number) => {
    await engine.run({ articles: world.articles, embedder, keep });
    const current = await engine.current(embedder.id, () => {});
    const { built: at, state } = await current.get();
    await current.close();
    built.push(at);
    states.push(state);
    // Those who still answer from a release are left so long to go on to the next.
    if (name === "PostgreSQL") await database.rows("UPDATE isnad.release SET published = published - interval '11 minutes'");
  };
  const asOf = async <T>(then: string, look: (library: Library, closed: string[]) => Promise<T>): Promise<T> => {
    const { library, closed } = await engine.asOf(then, embedder.id, () => {});
    try {
      return await look(library, closed);
    } finally {
      await library.close();
    }
  };

  it("answer as they were, by the moment and by their state, as many as are kept", async () => {
    world.write(towns(0, 12));
    await run(3);
    const inode = () => statSync(join(world.index, "library.sqlite")).ino;
    const first = inode();
    for (const count of [2, 3, 4, 5]) {
      world.write({ [`${town(0)}.txt`]: about(0, 1000 * count) });
      await run(3);
      // Where nothing changes nothing is copied.
      if (count === 2 && name === "files") expect(readdirSync(join(world.index, "releases")).map((kept) => statSync(join(world.index, "releases", kept, "library.sqlite")).ino)).toEqual([first]);
    }
    expect(await Promise.all(built.slice(1).map((at) => asOf(at, lighthouses)))).toEqual(["2000", "3000", "4000", "5000"]);
    expect(await asOf(states[2]!.slice(0, 6), lighthouses)).toBe("3000");
    expect(await asOf(built[4]!.slice(0, 10), lighthouses)).toBe("5000");
    expect(await asOf(built[4]!.slice(0, 4), lighthouses)).toBe("5000");
    const known = built.slice(1).map((at) => at.slice(0, 16).replace("T", " "));
    for (const then of [built[0]!, "2019", "2019-05", states[0]!]) await expect(asOf(then, lighthouses), then).rejects.toThrow(new RegExp(`at ${then} is not kept \\(KEEP_RELEASES\\)\\. There are: ${states[1]} of ${known[0]} UTC, .*${states[4]} of ${known[3]} UTC\\.`));
    await expect(asOf("last week", lighthouses)).rejects.toThrow(`"last week" is neither a day such as 2021-06-16 nor the beginning of a release such as ${states[4]!.slice(0, 8)}`);
    for (const then of ["2026-13", "2026-02-30", "2026-00", "2021-06T10:00"]) await expect(asOf(then, lighthouses), then).rejects.toThrow(`There is no such day as ${then}`);
    const next = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    for (const then of [next, String(Number(next.slice(0, 4)) + 1)]) await expect(asOf(then, lighthouses), then).rejects.toThrow(`${then} is still to come.`);
    for (const then of ["20261126", "9690", "202"]) await expect(asOf(then, lighthouses), then).rejects.toThrow(`"${then}" is neither a day`);
    // Digits are digits; and four of them begin a release where there is one.
    const eastern = built[2]!.slice(0, 10).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    expect(await asOf(eastern, lighthouses)).toBe("5000");
    const all = states.map((state, i) => ({ state: i === 2 ? `9690${state.slice(4)}` : i === 3 ? `1999${state.slice(4)}` : state, built: built[i]!, look: async () => ({ model: "", articles: [] }), sketches: async () => new Map() }));
    for (const [then, i] of [["9690", 2], ["1999", 3]] as const) expect(await releaseOf(then, all, "")).toBe(all[i]);
    await expect(engine.asOf(built[4]!, "another", () => {})).rejects.toThrow(/made by another model .* set EMBEDDING_MODEL/);
  });

  it("stay where nothing changed, and all but those that are wanted go, with what only they had", async () => {
    await engine.run({ articles: world.articles, embedder, keep: 3 });
    expect(await asOf(built[1]!, lighthouses)).toBe("2000");
    await engine.run({ articles: world.articles, embedder, keep: 1 });
    expect(await asOf(built[3]!, lighthouses)).toBe("4000");
    await expect(asOf(built[2]!, lighthouses)).rejects.toThrow("is not kept");
    await engine.run({ articles: world.articles, embedder, keep: 0 });
    await expect(asOf(built[3]!, lighthouses)).rejects.toThrow("is not kept");
    expect(await asOf(built[4]!, lighthouses)).toBe("5000");
    if (name === "PostgreSQL") for (const table of ["article", "passage"]) expect(await database.rows(`SELECT id FROM isnad.${table} WHERE gone <= (SELECT max(id) FROM isnad.release)`)).toEqual([]);
    else expect(readdirSync(join(world.index, "releases"))).toEqual([]);
  });

  it("go on answering, whatever a run is cut off at, and the library before is kept once", async () => {
    if (name === "files") return; // test/library/killed.test.ts, at every step on the disk
    const prototype = Object.getPrototypeOf(database);
    const { transaction } = prototype;
    world.write({ [`${town(0)}.txt`]: about(0, 5500) });
    for (let cut = 0, done = false; !done; cut++) {
      let left = cut;
      prototype.transaction = function (...given: unknown[]) {
        return left-- > 0 ? transaction.apply(this, given) : Promise.reject(new Error("cut off"));
      };
      done = await engine.run({ articles: world.articles, embedder, keep: 2 }).then(() => true, (error: Error) => {
        expect(error.message).toBe("cut off");
        return false;
      });
      prototype.transaction = transaction;
      expect(await asOf(built[4]!, lighthouses), `cut off after ${cut}`).toBe("5000");
    }
    expect(await asOf(new Date().toISOString().slice(0, 4), lighthouses)).toBe("5500");
    expect(await database.rows("SELECT id FROM isnad.release")).toHaveLength(2);
  });

  it("keep private what became private after them", async () => {
    world.write({ "plan.md": "---\ntitle: The Zorvax plan\n---\nThe Zorvax plan was signed by Ostrik Vennamar in the hall of Brennick.\n" });
    await run(3);
    rmSync(join(world.articles, "plan.md"));
    world.write({ [`${town(0)}.txt`]: about(0, 6000) });
    world.write({ "private/other.md": "---\ntitle: The Zorvax plan\n---\nThe Zorvax plan was signed by Ostrik Vennamar in the hall of Brennick.\n" });
    await run(3);
    const current = await engine.current(embedder.id, () => {});
    const now = await current.get("insiders");
    await current.close();
    const signed = (library: Library) => createAsk(() => library, embedder)("Who signed the Zorvax plan?", { always: true }).then(({ quotes }) => JSON.stringify(quotes.map(({ text }) => text)));
    await asOf(built[5]!, async (then, closed) => {
      expect(await signed(await seenBy("insiders", then))).toContain("Vennamar");
      const open = await seenBy("everyone", then, closed);
      expect(await signed(open)).not.toMatch(/Vennamar|Zorvax/);
      expect([await open.articleByKey("plan"), await open.articleWith((text) => text.includes("Zorvax"))]).toEqual([undefined, undefined]);
      expect(open.articleCount).toBe(then.articleCount - 1);
    });
    // By the state of what is for everybody it is found as well.
    expect(states[6]).not.toBe(now.state);
    await asOf(states[6]!, async (library) => expect(library.state).toBe(now.state));
  });

  it("keep private what was private at any time since, under whatever name, and what is not public today", async () => {
    const plan = (word: string) => `The Quorvin plan\n\nThe Quorvin plan was signed on a ${word} by Ostrik Vennamar in the great hall of Brennick, in the presence of nine witnesses from the northern harbour, and nobody spoke of it.\n`;
    const later: { state: string }[] = [];
    const next = async (...moves: (() => unknown)[]) => {
      for (const move of moves) move();
      world.write({ [`${town(1)}.txt`]: about(1, 7000 + later.length) });
      await run(9);
      later.push({ state: states.at(-1)! });
    };
    const moved = (from: string, to: string, text: string) => () => {
      rmSync(join(world.articles, from));
      world.write({ [to]: text });
    };
    const shown = () => asOf(built.at(-later.length)!, async (library, closed) => {
      const open = await seenBy("everyone", library, closed);
      return [await open.articleByKey("quorvin"), await open.articleByKey("boat"), await open.articleWith((text) => text.includes("Quorvin"))].filter(Boolean).length;
    });
    await next(() => world.write({ "quorvin.txt": plan("Monday"), "boat.txt": plan("Friday").replaceAll("Quorvin", "Quorvin boat") }));
    expect(await shown()).toBeGreaterThan(0);
    await next(moved("quorvin.txt", "private/quorvin.txt", plan("Tuesday")), moved("boat.txt", "private/boat.txt", plan("Sunday")));
    expect(await shown()).toBe(0);
    await next(moved("private/quorvin.txt", "private/drafts/quorvin.txt", plan("Sunday evening")), moved("private/boat.txt", "private/ship.txt", "Nothing.\n"));
    expect(await shown()).toBe(0);
    await next(() => rmSync(join(world.articles, "private"), { recursive: true }));
    expect(await shown()).toBe(0);
    // What stands there in its place is public, and what stood there is not.
    await next(() => world.write({ "quorvin.txt": "The Quorvin plan\n\nThere is a plan of which nothing more can be told before the spring of next year, says the mayor.\n" }));
    expect(await shown()).toBe(0);
    // Word for word it is public again.
    await next(() => world.write({ "elsewhere.txt": plan("Monday") }));
    expect(await shown()).toBeGreaterThan(0);
    // What was never private and has only changed is shown as it was.
    await asOf(built.at(-later.length)!, async (library, closed) => expect((await (await seenBy("everyone", library, closed)).articleByKey(town(1)))!.text).toContain("7000 lighthouses"));
  });
});
