import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ArticlesError } from "../../src/articles/read.ts";
import { LibraryError } from "../../src/library/format/file.ts";
import { Graph } from "../../src/library/format/graph.ts";
import { dump, question, towns, World } from "./world.ts";

const worlds: World[] = [];
const mounts: string[] = [];
afterEach(() => {
  for (const mount of mounts.splice(0)) execFileSync("umount", ["-l", mount]);
  for (const world of worlds.splice(0)) world.throwAway();
});

function create(): World {
  const world = new World();
  worlds.push(world);
  return world;
}

/** A world whose index folder is a small disk of its own; undefined where that is not allowed. */
function onDisk(megabytes: number): World | undefined {
  const world = create();
  mkdirSync(world.index);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", world.index], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  mounts.push(world.index);
  return world;
}

const failure = async (run: Promise<unknown>) => {
  const error = await run.then(() => undefined, (error: unknown) => error);
  expect(error).toBeInstanceOf(LibraryError);
  return (error as Error).message;
};

describe("a full disk", () => {
  const later = { ...towns(0, 60, 2000), ...towns(60, 460) };
  let complete: ReturnType<typeof dump>;
  beforeAll(async () => {
    complete = await create().write(later).fresh();
  });

  // The library is about 1.3 MB: room for none of it, for a part of its copy, for the copy alone, for a part of the graph.
  it.for([0, 0.4, 1.45, 1.7, 2.3])("with %d MB left is named; the last library answers; with room again the run completes", async (left, { skip }) => {
    const world = onDisk(12) ?? skip("needs root, to mount a small disk");
    world.write(towns(0, 60));
    await world.build();
    const before = dump(world.index);
    world.write(later);
    const free = Number(execFileSync("df", ["--output=avail", "-B1", world.index]).toString().split("\n")[1]);
    writeFileSync(join(world.index, "filler"), Buffer.alloc(free - left * 2 ** 20, 1));

    const message = await failure(world.build());
    expect(message).toContain(world.index);
    expect(message).toMatch(/disk is full.*last good library still answers.*npx isnad index/);
    expect(dump(world.index)).toEqual(before);
    expect((await world.ask(question(9)))[0]!.text).toContain("1009 lighthouses");

    rmSync(join(world.index, "filler"));
    await world.build();
    expect(dump(world.index)).toEqual(complete);
    expect((await world.ask(question(9)))[0]!.text).toContain("2009 lighthouses");
    expect(world.notes).toEqual([]);
    expect(world.files()).toHaveLength(3);
  });
});

describe("a full disk, when only the graph is left to write", () => {
  it("is named: half a graph is no graph", async ({ skip }) => {
    const world = onDisk(1) ?? skip("needs root, to mount a small disk");
    const rows = Array.from({ length: 2000 }, (_, id) => ({ id, vector: Float32Array.from({ length: 256 }, (_, k) => Math.sin(id * 256 + k)) }));
    const graph = Graph.build(256, rows.length, rows);
    expect(() => graph.save(world.index, "model", "rows")).toThrow(expect.objectContaining({ code: "ENOSPC" }));
    expect(Graph.load(world.index, { model: "model", dimensions: 256, graph: "rows", count: rows.length })).toEqual({ fault: "missing" });
  });
});

describe("a read-only folder", () => {
  it("answers, takes a run that has nothing to do, and names itself to one that has", async ({ skip }) => {
    const world = onDisk(12) ?? create();
    const mounted = mounts.length > 0;
    if (!mounted && process.getuid?.() === 0) skip("root may write anywhere, and mounting is not allowed");
    world.write(towns(0, 20));
    await world.build();
    rmSync(join(world.index, world.files().find((name) => name.endsWith(".hnsw"))!));
    const bytes = world.bytes();
    if (mounted) execFileSync("mount", ["-o", "remount,ro", world.index]);
    else chmodSync(world.index, 0o555);
    try {
      // Even without a graph.
      expect((await world.ask(question(9)))[0]!.text).toContain("1009 lighthouses");
      expect(world.notes.join()).toContain("rebuilt in memory");
      world.write(towns(20, 21));
      expect(await failure(world.build())).toMatch(/Cannot write to .*Make the folder writable, or set INDEX_DIR/);
      expect(world.bytes()).toEqual(bytes);
    } finally {
      if (!mounted) chmodSync(world.index, 0o755);
    }
  });

  it("with a whole library takes a run that has nothing to do", async ({ skip }) => {
    const world = onDisk(12) ?? skip("needs root, to mount a small disk");
    world.write(towns(0, 20));
    await world.build();
    execFileSync("mount", ["-o", "remount,ro", world.index]);
    expect(await world.build()).toMatchObject({ unchanged: 20, notes: [] });
  });

  it("that is a file is named", async () => {
    const world = create().write(towns(0, 2));
    writeFileSync(world.index, "");
    expect(await failure(world.build())).toMatch(/is not a folder.*INDEX_DIR/);
  });
});

describe("a damaged library file", () => {
  const file = (world: World) => join(world.index, "library.sqlite");
  const garbage = (world: World, from: number, length: number) => {
    const bytes = readFileSync(file(world));
    for (let i = from; i < Math.min(bytes.length, from + length); i++) bytes[i] = (i * 2654435761) >>> 24;
    writeFileSync(file(world), bytes);
  };
  const HARM: [string, (world: World) => void][] = [
    ["of no bytes", (world) => truncateSync(file(world), 0)],
    ["cut to its first page", (world) => truncateSync(file(world), 4096)],
    ["cut in half", (world) => truncateSync(file(world), statSync(file(world)).size >> 1)],
    ["of garbage", (world) => garbage(world, 0, Number.POSITIVE_INFINITY)],
    ["with a bad header", (world) => garbage(world, 0, 100)],
    ["that is text", (world) => writeFileSync(file(world), "This is no library.")],
  ];

  it.each(HARM)("%s is named with what to do, and built again", async (_, harm) => {
    const world = create().write(towns(0, 20));
    await world.build();
    const whole = dump(world.index);
    harm(world);
    const message = await failure(world.ask(question(9)));
    expect(message).toContain(file(world));
    expect(message).toMatch(/damaged.*npx isnad index/);
    expect((await world.build()).notes.join()).toMatch(/damaged: it is built again from the articles/);
    expect(dump(world.index)).toEqual(whole);
    expect((await world.ask(question(9)))[0]!.text).toContain("1009 lighthouses");
  });

  it("with garbage in any one page, as a bad disk leaves it, answers rightly or is named, and is built again", async () => {
    const world = create().write(towns(0, 60));
    await world.build();
    const whole = readFileSync(file(world));
    const times = join(world.root, "times");
    const fresh = dump(world.index);
    let named = 0;
    const pages = whole.length / 4096;
    for (let page = 1; page < pages; page += Math.ceil(pages / 25)) {
      writeFileSync(file(world), whole);
      // Noted as sound, and with no sign that it was written to since.
      await world.build();
      execFileSync("touch", ["-r", file(world), times]);
      garbage(world, page * 4096, 4096);
      execFileSync("touch", ["-r", times, file(world)]);
      try {
        for (const i of [3, 30, 59]) expect((await world.ask(question(i)))[0]!.text).toContain(`${1000 + i} lighthouses`);
      } catch (error) {
        if (!(error instanceof LibraryError)) throw error;
        expect(error.message).toContain("npx isnad index");
        named++;
        await world.build();
        expect(dump(world.index), `page ${page}`).toEqual(fresh);
      }
    }
    expect(named).toBeGreaterThan(0);
  });

  it("of an interrupted run is thrown away", async () => {
    const world = create().write(towns(0, 20));
    mkdirSync(world.index);
    writeFileSync(join(world.index, "draft.sqlite"), Buffer.alloc(20_000, 7));
    await world.build();
    expect(world.files()).toHaveLength(3);
    expect((await world.ask(question(9)))[0]!.text).toContain("1009 lighthouses");
  });
});

describe("articles that go away", () => {
  it("while they are read do not empty the library", async () => {
    const world = create().write(towns(0, 30));
    await world.build();
    const before = dump(world.index);
    world.write(towns(0, 30, 2000));
    const gone = await world.build(({ done }) => {
      if (done === 10) rmSync(world.articles, { recursive: true });
    }).catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(ArticlesError);
    expect((gone as Error).message).toMatch(/vanished|no such/);
    expect(dump(world.index)).toEqual(before);
    expect((await world.ask(question(9)))[0]!.text).toContain("1009 lighthouses");
    // Back again: what the broken run had done is not done twice, and all is there.
    mkdirSync(world.articles);
    world.write(towns(0, 30, 2000));
    await world.build();
    expect(dump(world.index)).toEqual(await world.fresh());
  });

  it("before they are read do not empty it either", async () => {
    const world = create().write(towns(0, 3));
    await world.build();
    const before = world.bytes();
    world.remove(".");
    await expect(world.build()).rejects.toThrow(ArticlesError);
    mkdirSync(world.articles);
    await expect(world.build()).rejects.toThrow(ArticlesError);
    expect(world.bytes()).toEqual(before);
  });
});
