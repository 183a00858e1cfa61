import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, afterEach, describe, expect, it, vi } from "vitest";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { LibraryError, openForWriting } from "../../src/library/format/file.ts";
import { setMeta } from "../../src/library/format/schema.ts";
import { dump, embedder, question, towns, World } from "./world.ts";

const world = new World().write(towns(0, 30));
afterAll(() => world.throwAway());
beforeEach(async () => {
  await world.build();
});
afterEach(() => vi.restoreAllMocks());

const file = (extension: string) => join(world.index, world.files().find((name) => name.endsWith(extension))!);

/** Damage, and the word that the graph is called by then. */
const HARM: [string, string, () => void][] = [
  ["missing", "missing", () => rmSync(file(".hnsw"))],
  ["without its label", "missing", () => rmSync(file(".json"))],
  ["cut short", "damaged", () => truncateSync(file(".hnsw"), 1000)],
  ["empty", "damaged", () => truncateSync(file(".hnsw"), 0)],
  ["garbage", "damaged", () => writeFileSync(file(".hnsw"), Buffer.alloc(50_000, 0xff))],
  [
    "changed in one byte",
    "damaged",
    () => {
      const bytes = readFileSync(file(".hnsw"));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(file(".hnsw"), bytes);
    },
  ],
  ["labelled with garbage", "damaged", () => writeFileSync(file(".json"), "{")],
  ["of another count", "stale", () => writeFileSync(file(".json"), readFileSync(file(".json"), "utf8").replace('"count":', '"count":1'))],
  ["of another model", "stale", () => writeFileSync(file(".json"), readFileSync(file(".json"), "utf8").replace('"model":"', '"model":"other-'))],
  ["of another format", "stale", () => writeFileSync(file(".json"), readFileSync(file(".json"), "utf8").replace('"format":', '"format":9'))],
];

describe("a graph that is", () => {
  it.each(HARM)("%s", async (_, word, harm) => {
    const whole = world.bytes();
    const right = await world.ask(question(7));
    expect(right[0]!.text).toContain("1007 lighthouses");
    expect(world.notes).toEqual([]);

    harm();
    const harmed = world.bytes();
    const embedding = vi.spyOn(embedder, "passages");
    expect(await world.ask(question(7))).toEqual(right);
    expect(world.notes.join()).toMatch(new RegExp(`graph .* is ${word}.*rebuilt in memory.*npx isnad index`));
    // Reading never writes.
    expect(world.bytes()).toEqual(harmed);

    const { notes, unchanged } = await world.build();
    expect(unchanged).toBe(30);
    expect(notes.join()).toMatch(new RegExp(`graph was ${word}.*without embedding again`));
    expect(embedding).not.toHaveBeenCalled();
    expect(world.bytes()).toEqual(whole);
    expect(await world.ask(question(7))).toEqual(right);
    expect(world.notes).toEqual([]);
  });
});

it("asking leaves every byte of the folder as it was", async () => {
  const before = world.bytes();
  for (let i = 0; i < 5; i++) await world.ask(question(i));
  await world.ask("nothing that anybody wrote about");
  expect(world.bytes()).toEqual(before);
});

describe("a library of another", () => {
  const altered = (key: string, value: unknown) => {
    const db = openForWriting(join(world.index, "library.sqlite"));
    setMeta(db, key, value);
    db.pragma("journal_mode = DELETE");
    db.close();
  };

  it.each([["model", "another-model@000000000000"], ["format", 0]])("%s is not asked, and built anew aside", async (key, value) => {
    const whole = dump(world.index);
    altered(key, value);
    const refused = await world.ask(question(1)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LibraryError);
    expect((refused as Error).message).toMatch(/another model or version.*npx isnad index/);

    // The old one lies there whole until the new one is.
    const old = world.bytes()["library.sqlite"];
    let seen = 0;
    const { added, notes } = await world.build(({ phase }) => {
      seen++;
      if (phase === "embedding") expect(world.bytes()["library.sqlite"]).toBe(old);
    });
    expect(seen).toBeGreaterThan(0);
    expect(added).toBe(30);
    expect(notes.join()).toMatch(/model or the format changed.*aside/);
    expect(dump(world.index)).toEqual(whole);
    expect((await world.ask(question(7)))[0]!.text).toContain("1007 lighthouses");
  });

  it("model does not open, though its numbers might fit", () => {
    expect(() => SqliteLibrary.open(world.index, "other@1", () => {})).toThrow(LibraryError);
  });
});
