import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { openForReading } from "../../src/library/format/file.ts";
import { Graph } from "../../src/library/format/graph.ts";
import { digests, runsOf } from "../../src/library/format/runs.ts";
import { getMeta } from "../../src/library/format/schema.ts";
import { about, dump, embedder, question, town, towns, World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  vi.restoreAllMocks();
  world.throwAway();
});

const counts = async () => {
  const { added, changed, removed, unchanged, articles, skipped } = await world.build();
  return { added, changed, removed, unchanged, articles, skipped: skipped.length };
};

it("does what changed and no more, and counts it", async () => {
  world.write(towns(0, 10));
  expect(await counts()).toEqual({ added: 10, changed: 0, removed: 0, unchanged: 0, articles: 10, skipped: 0 });
  const before = world.bytes();
  const embedding = vi.spyOn(embedder, "passages");
  expect(await counts()).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 10, articles: 10, skipped: 0 });
  expect(embedding).not.toHaveBeenCalled();
  expect(world.bytes()).toEqual(before);

  world.remove(`${town(0)}.txt`, `${town(1)}.txt`).write({ ...towns(2, 3, 2000), ...towns(10, 13), "a.pdf": "no format" });
  expect(await counts()).toEqual({ added: 3, changed: 1, removed: 2, unchanged: 7, articles: 11, skipped: 1 });
  expect(await world.fresh()).toEqual(dump(world.index));
  expect((await world.ask(question(2)))[0]!.text).toContain("2002 lighthouses");
});

it("adds to the graph what was added; whatever went leaves no trace in it", async () => {
  world.write(towns(0, 40));
  await world.build();
  const making = vi.spyOn(Graph, "build");
  world.write(towns(40, 43));
  await world.build();
  expect(making).not.toHaveBeenCalled();
  expect((await world.ask(question(41)))[0]!.text).toContain("1041 lighthouses");
  expect((await world.ask(question(7)))[0]!.text).toContain("1007 lighthouses");
  expect(world.notes).toEqual([]);

  const graph = () => readFileSync(join(world.index, world.files().find((name) => name.endsWith(".hnsw"))!));
  const db = openForReading(join(world.index, "library.sqlite"));
  const vector = db.prepare("SELECT vector FROM embedding JOIN passage p ON p.id = passage JOIN article a ON a.id = p.article WHERE a.key = ?").pluck().get(town(41)) as Buffer;
  db.close();
  expect(graph().includes(vector)).toBe(true);
  world.remove(`${town(41)}.txt`);
  await world.build();
  expect(making).toHaveBeenCalledTimes(1);
  expect(graph().includes(vector)).toBe(false);
  expect((await world.ask(question(41))).map(({ text }) => text).join()).not.toContain("1041 lighthouses");
});

it("puts words and their index into one piece where a tenth was added or anything went, and answers the same when it did not", async () => {
  const pieces = () => {
    const db = openForReading(join(world.index, "library.sqlite"));
    const found = { tidied: getMeta(db, "tidied"), rows: db.prepare("SELECT count(*) FROM lexicon").pluck().get() };
    db.close();
    return found;
  };
  const after = async (write: () => void) => {
    write();
    const { passages } = await world.build();
    expect(dump(world.index)).toEqual(await world.fresh());
    expect((await world.ask(question(7)))[0]!.text).toContain("1007 lighthouses");
    return { passages, ...pieces() };
  };
  const first = await after(() => world.write(towns(0, 40)));
  expect(first).toMatchObject({ tidied: first.passages, rows: 1 });
  expect(await after(() => world.write(towns(40, 41)))).toMatchObject({ tidied: first.passages, rows: 2 });
  const many = await after(() => world.write(towns(41, 50)));
  expect(many).toMatchObject({ tidied: many.passages, rows: 3 });
  const less = await after(() => world.remove(`${town(3)}.txt`));
  expect(less).toMatchObject({ tidied: less.passages, rows: 1 });
});

it("embeds only the passages that are new, in an article that changed", async () => {
  const paragraph = (i: number) => Array.from({ length: 8 }, (_, k) => `Paragraph ${i} tells in sentence ${k} what the keeper of the light saw on that day from the tower.`).join(" ");
  const long = (last: string) => ["The keeper's book", "", ...Array.from({ length: 6 }, (_, i) => paragraph(i)), last].join("\n\n");
  world.write({ "book.txt": long("It ended in March with a storm that took the roof of the tower, and with it the last pages of the book, so that nobody knows what came then.") });
  await world.build();
  const embedding = vi.spyOn(embedder, "passages");
  world.write({ "book.txt": long("It ended in April with a storm that took the roof of the tower, and with it the last pages of the book, so that nobody knows what came then.") });
  await world.build();
  const embedded = embedding.mock.calls.flatMap(([passages]) => passages);
  expect(embedded).toHaveLength(1);
  expect(embedded[0]!.join()).toContain("April");
  embedding.mockClear();
  // Another name, the same words: nothing to embed at all.
  world.write({ "copy.txt": readFileSync(join(world.articles, "book.txt"), "utf8") });
  await world.build();
  expect(embedding.mock.calls.flatMap(([passages]) => passages)).toEqual([]);
  expect(await world.fresh()).toEqual(dump(world.index));
});

it("takes a renamed or moved file as the same words under another name, without embedding", async () => {
  world.write(towns(0, 3));
  await world.build();
  const text = readFileSync(join(world.articles, `${town(1)}.txt`), "utf8");
  const embedding = vi.spyOn(embedder, "passages");
  world.remove(`${town(1)}.txt`).write({ "moved/elsewhere.txt": text });
  expect(await counts()).toMatchObject({ added: 1, removed: 1, unchanged: 2 });
  expect(embedding.mock.calls.flatMap(([passages]) => passages)).toEqual([]);
  const [quote] = await world.ask(question(1));
  expect(quote).toMatchObject({ article: "moved/elsewhere", text: text.slice(quote!.start, quote!.end) });
  const library = SqliteLibrary.open(world.index, embedder.id, () => {});
  expect((await library.articleWith((other) => other === text))!.key).toBe("moved/elsewhere");
  expect(await library.articleWith((other) => other.includes("no such words"))).toBeUndefined();
  await library.close();
  expect(dump(world.index)).toEqual(await world.fresh());
});

it("holds the same and answers the same, whatever the history", async () => {
  const name = fc.constantFrom(...Array.from({ length: 6 }, (_, i) => i));
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), name, lighthouses: fc.integer({ min: 100, max: 103 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), name }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("build" as const) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const here = new World().write(towns(20, 22));
      try {
        const present = new Set<number>();
        for (const taken of steps) {
          if (taken.do === "build") await here.build();
          else if (taken.do === "write") {
            here.write({ [`${town(taken.name)}.txt`]: about(taken.name, taken.lighthouses) });
            present.add(taken.name);
          } else if (present.delete(taken.name)) here.remove(`${town(taken.name)}.txt`);
        }
        await here.build();
        expect(dump(here.index)).toEqual(await here.fresh());
        const db = openForReading(join(here.index, "library.sqlite"));
        expect({ graph: getMeta(db, "graph"), runs: runsOf(db) }).toEqual(digests(db));
        db.close();
        const again = new World();
        again.write(Object.fromEntries([...present].map((i) => [`${town(i)}.txt`, readFileSync(join(here.articles, `${town(i)}.txt`), "utf8")]))).write(towns(20, 22));
        await again.build();
        for (const i of [20, ...present]) expect(await here.ask(question(i))).toEqual(await again.ask(question(i)));
        again.throwAway();
      } finally {
        here.throwAway();
      }
    }),
    { numRuns: 12 },
  );
});

it("leaves nothing of an article that was removed", async () => {
  const secret = "Zebraquux hid the golden anchor under the seventh lighthouse of the harbour.";
  world.write(towns(0, 4)).write({ "secret.txt": `The Zebraquux papers\n\n${secret}\n` });
  await world.build();
  expect((await world.ask("Where did Zebraquux hide the golden anchor?"))[0]!.text).toBe(secret);
  world.remove("secret.txt");
  await world.build();
  const library = SqliteLibrary.open(world.index, embedder.id, () => {});
  const { counts, words, vectors } = await library.propose({ stems: ["zebraquux"], vector: (await embedder.question(secret)).vector, most: 100, filter: {} });
  expect({ counts, words }).toEqual({ counts: [0], words: [] });
  expect(vectors).toHaveLength(library.passageCount);
  await library.close();
  for (const name of world.files()) expect(readFileSync(join(world.index, name), "latin1").toLowerCase(), name).not.toContain("zebraquux");
  expect(dump(world.index)).toEqual(await world.fresh());
  expect(await world.build()).toMatchObject({ unchanged: 4, removed: 0 });
});

it("keeps the last good version of a file that cannot be read now", async () => {
  world.write(towns(0, 3));
  await world.build();
  writeFileSync(join(world.articles, `${town(1)}.txt`), Buffer.from([0xff, 0xff, 0x00, 0x41]));
  const report = await world.build();
  expect(report).toMatchObject({ articles: 3, unchanged: 2, removed: 0 });
  expect(report.skipped.map(({ path }) => path)).toEqual([`${town(1)}.txt`]);
  expect(report.notes.join()).toContain(town(1));
  expect((await world.ask(question(1)))[0]!.text).toContain("1001 lighthouses");
});

it("takes records and files alike, and a record with half an emoji keeps its offsets", async () => {
  const text = "Half \ud83d an emoji, and\0 a NUL.\n\nThe keeper of Velmora counted 77 seals on the rock.";
  world.write({ "wire.jsonl": [{ _id: "one", title: "Seals", text }, { _id: 2, text: "Record two says that the harbour froze in 1709." }].map((record) => JSON.stringify(record)).join("\n") });
  expect(await world.build()).toMatchObject({ articles: 2, added: 2 });
  const [quote] = await world.ask("How many seals did the keeper of Velmora count?");
  expect(quote!.article).toBe("one");
  expect(quote!.text).toContain("77 seals");
  expect(text.slice(quote!.start, quote!.end)).toBe(quote!.text);
  expect((await world.ask("When did the harbour freeze?"))[0]!.article).toBe("2");
  expect(await world.build()).toMatchObject({ unchanged: 2, added: 0, changed: 0 });
});

it("parses only the lines of records that are new, and one that says the same in other letters is the same", async () => {
  const record = (i: number, more: object = {}) => ({ _id: `r${i}`, title: `Light ${i}`, text: about(i, 1000 + i), ...more });
  const write = (...lines: string[]) => world.write({ "wire.jsonl": lines.join("\n") });
  const [one, two, three] = [0, 1, 2].map((i) => JSON.stringify(record(i))) as [string, string, string];
  const parsing = vi.spyOn(JSON, "parse");
  const parsed = async () => {
    parsing.mockClear();
    const { added, changed, removed, unchanged } = await world.build();
    const lines = parsing.mock.calls.map(([text]) => text).filter((text) => text.includes("_id"));
    expect(dump(world.index)).toEqual(await world.fresh());
    return { added, changed, removed, unchanged, lines };
  };
  write(one, two, three);
  expect(await parsed()).toMatchObject({ added: 3, lines: [one, two, three] });
  expect(await parsed()).toMatchObject({ unchanged: 3, lines: [] });
  const [other, four] = [JSON.stringify(record(1), null, " ").replaceAll("\n", ""), JSON.stringify(record(3))];
  write(four, other, one);
  expect(await parsed()).toEqual({ added: 1, changed: 0, removed: 1, unchanged: 2, lines: [four, other] });
  // What an editor corrects beside the file changes a line that does not.
  world.write({ "wire.jsonl.meta.yaml": "r0:\n  title: The old light\n" });
  expect(await parsed()).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 2, lines: [one] });
  expect((await world.ask(question(0)))[0]).toMatchObject({ article: "r0", title: "The old light" });
  writeFileSync(join(world.index, "lines.tsv"), "18\nx\ty\tz\n\0");
  expect(await parsed()).toMatchObject({ unchanged: 3, lines: [four, other, one] });
  world.remove("wire.jsonl", "wire.jsonl.meta.yaml").write({ "a.txt": about(0, 1000) });
  await world.build();
  expect(readFileSync(join(world.index, "lines.tsv"), "utf8")).not.toContain("r0");
});

it("has an answer for articles without a word in them", async () => {
  world.write({ "marks.txt": "***\n\n. . .\n\n!!!", "one.txt": "x", ...towns(0, 2) });
  await world.build();
  expect((await world.ask(question(0)))[0]!.text).toContain("1000 lighthouses");
  world.remove("marks.txt", "one.txt");
  await world.build();
  expect(dump(world.index)).toEqual(await world.fresh());
});
