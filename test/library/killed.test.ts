import { spawn } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SqliteCurrent } from "../../src/library/sqlite/current.ts";
import { createAsk } from "../../src/answer/ask.ts";
import { LibraryError } from "../../src/library/format/file.ts";
import { bytes, dump, embedder, filesIn, question, town, towns, World } from "./world.ts";

/** Runs the child to its end; killed from outside after `ms`, where given. */
function run(world: World, point: string, ms?: number): Promise<{ signal: string | null; code: number | null; out: string }> {
  const child = spawn(process.execPath, ["--import", "tsx/esm", "test/library/child.ts", world.articles, world.index, point], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  const timer = ms === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), ms);
  return new Promise((resolve) =>
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ signal, code, out });
    }),
  );
}

const ARTICLES = 240;
/** A library of 240 articles, and beside it the articles as they are later: 130 changed, 5 gone, 10 new. */
const before = new World().write(towns(0, ARTICLES));
const after = new World().write(towns(0, 5)).write({ ...towns(5, 135, 2000), ...towns(140, 250) });
const worlds: World[] = [before, after];
let complete: ReturnType<typeof dump>;
beforeAll(async () => {
  await before.build();
  complete = await after.fresh();
});
afterAll(() => {
  for (const world of worlds) world.throwAway();
});

/** The later articles over the earlier library, or over another state of the index folder. */
function changed(index = before.index): World {
  const world = new World();
  worlds.push(world);
  cpSync(after.articles, world.articles, { recursive: true });
  cpSync(index, world.index, { recursive: true });
  return world;
}

async function stillRight(world: World): Promise<void> {
  const published = dump(world.index).state === complete.state;
  expect((await world.ask(question(3)))[0]!.text).toContain("1003 lighthouses");
  expect((await world.ask(question(100)))[0]!.text).toContain(published ? "2100 lighthouses" : "1100 lighthouses");
  expect((await world.ask(question(137)))[0]!.article === town(137)).toBe(!published);
  if (!published) expect(dump(world.index)).toEqual(dump(before.index));
}

async function completes(world: World): Promise<void> {
  await world.build(undefined, 2);
  expect(dump(world.index)).toEqual(complete);
  // The library before is kept whole, once.
  const releases = join(world.index, "releases");
  expect(readdirSync(releases)).toEqual([expect.stringMatching(/Z_[0-9a-f]{16}$/)]);
  for (const name of readdirSync(releases)) expect(bytes(join(releases, name))).toEqual(bytes(before.index));
  expect(world.files()).toEqual(["library.sqlite", "releases", expect.stringMatching(/^vectors-.*\.hnsw$/), expect.stringMatching(/^vectors-.*\.json$/)]);
  expect((await world.ask(question(100)))[0]!.text).toContain("2100 lighthouses");
  expect(world.notes).toEqual([]);
}

describe("killed while it indexes", () => {
  it("at every step on the disk: the last library answers, and the next run completes it", async () => {
    const whole = changed();
    const copies = new World();
    worlds.push(copies);
    const { out } = await run(whole, `copies:${copies.root}`);
    const steps = Number(/steps (\d+)/.exec(out)![1]);
    expect(steps).toBeGreaterThanOrEqual(14);
    await completes(whole);
    // Between some steps nothing is written: each state of the disk is tried once.
    const states = new Map(Array.from({ length: steps }, (_, i) => join(copies.root, String(i + 1))).map((folder) => [JSON.stringify(bytes(folder)), folder]));
    for (const folder of states.values()) {
      const world = changed(folder);
      await stillRight(world);
      await completes(world);
      world.throwAway();
    }
    // What the copies say is so: a kill leaves the same.
    const killed = changed();
    const step = Math.ceil(steps / 2);
    expect(await run(killed, `step:${step}`)).toMatchObject({ signal: "SIGKILL" });
    expect(killed.files()).toEqual(filesIn(join(copies.root, String(step))));
    await stillRight(killed);
    await completes(killed);
  }, 600_000);

  it("among the articles: goes on from where it stopped", async () => {
    const world = changed();
    expect(await run(world, "embedding:220")).toMatchObject({ signal: "SIGKILL" });
    await stillRight(world);
    const { changed: rest, notes } = await world.build(undefined, 2);
    expect(rest).toBeLessThan(130);
    expect(notes.join()).toContain("interrupted");
    await completes(world);
  });

  it("and the change taken back: the graph is not that of other rows", async () => {
    const world = changed();
    await run(world, "embedding:220");
    world.remove(".").write(towns(0, ARTICLES));
    await world.build();
    expect(dump(world.index)).toEqual(dump(before.index));
    for (const i of [3, 100, 137]) expect((await world.ask(question(i)))[0]!.text).toContain(`${1000 + i} lighthouses`);
    expect(world.notes).toEqual([]);
  });

  it("at the first time of all, among the articles and in the graph: there is no library yet, and then there is", async () => {
    const world = new World().write(towns(0, 270));
    worlds.push(world);
    for (const point of ["embedding:150", "indexing:256"]) {
      expect(await run(world, point), point).toMatchObject({ signal: "SIGKILL" });
      await expect(world.ask(question(1))).rejects.toThrow(LibraryError);
      await expect(world.ask(question(1))).rejects.toThrow('run "npx isnad index"');
    }
    await world.build();
    expect(dump(world.index)).toEqual(await world.fresh());
    expect((await world.ask(question(260)))[0]!.text).toContain("1260 lighthouses");
  });

  it("from outside, again and again at any moment: it ends complete all the same", async () => {
    const world = changed();
    let ended = false;
    for (let ms = 1500; !ended; ms = Math.round(ms * 1.5)) {
      const { code } = await run(world, "", ms);
      ended = code === 0;
      await stillRight(world);
    }
    await completes(world);
  }, 300_000);
});

describe("while another process indexes", () => {
  it("the library answers as before, a second writer is told, and the next library is taken up", async () => {
    const world = changed();
    const child = spawn(process.execPath, ["--import", "tsx/esm", "test/library/child.ts", world.articles, world.index, "wait:160"], { stdio: ["pipe", "pipe", "inherit"] });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const current = new SqliteCurrent(world.index, embedder.id, () => {});
    const ask = createAsk(() => current.get(), embedder);
    await stillRight(world);
    expect((await ask(question(100), { always: true })).quotes[0]!.text).toContain("1100 lighthouses");
    const second = await world.build().then(() => undefined, (error: unknown) => error);
    expect(second).toBeInstanceOf(LibraryError);
    expect((second as Error).message).toMatch(/Another run is indexing .* Wait until it ends/);
    child.stdin.end("go\n");
    expect(await ended).toBe(0);
    expect((await ask(question(100), { always: true })).quotes[0]!.text).toContain("2100 lighthouses");
    await completes(world);
  });
});
