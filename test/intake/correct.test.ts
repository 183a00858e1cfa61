import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Skipped } from "../../src/articles/article.ts";
import { type RawArticle, readArticles } from "../../src/articles/read.ts";
import { correct } from "../../src/intake/correct.ts";
import { World } from "../library/world.ts";

let world = new World();
afterEach(() => {
  rmSync(world.root, { recursive: true });
  world = new World();
});

const LAKE = "The lake is raising\n\nBy Nora Hale, 3 May 2024\n\nThe lake of Harrow rose by three metres in May. Nobody was hurt there.\n";
const WIRE = ["one", "two"].map((_id) => JSON.stringify({ _id, title: `Wire ${_id}`, text: `The number of this report is ${_id}, said the agency.` })).join("\n");

async function read(): Promise<{ raws: Map<string, RawArticle>; skipped: Skipped[] }> {
  const skipped: Skipped[] = [];
  const raws = new Map<string, RawArticle>();
  for await (const raw of readArticles(world.articles, (s) => skipped.push(s))) raws.set(raw.id, raw);
  return { raws, skipped };
}
const known = async (id: string) => (await read()).raws.get(id)!.parse().metadata;
const sidecar = (file: string) => join(world.articles, `${file}.meta.yaml`);

test("a correction counts before the file and the text; the index takes it, and no quote moves", async () => {
  world.write({ "news/lake.txt": LAKE });
  await world.build();
  const [before] = await world.ask("How much did the lake of Harrow rise?");
  const was = (await read()).raws.get("news/lake")!;
  expect(before).toMatchObject({ title: "The lake is raising", author: "Nora Hale", date: "2024-05-03" });
  correct({ id: "news/lake", path: "news/lake.txt" }, { title: "The lake is rising", source: "The Courier", date: "2024-05-04", author: "" }, world.articles);

  expect((await world.build()).changed).toBe(1);
  const [after] = await world.ask("How much did the lake of Harrow rise?");
  expect(after).toMatchObject({ title: "The lake is rising", source: "The Courier", date: "2024-05-04" });
  expect(after).not.toHaveProperty("author");
  expect([after!.text, after!.start, after!.end]).toEqual([before!.text, before!.start, before!.end]);
  expect(readFileSync(join(world.articles, "news/lake.txt"), "utf8")).toBe(LAKE);
  const now = (await read()).raws.get("news/lake")!;
  expect(now.parse()).toMatchObject({ text: was.parse().text, blocks: was.parse().blocks });
  expect(now.told).toEqual({ title: "corrected", source: "corrected", date: "corrected", author: "corrected" });
  expect(await world.build()).toMatchObject({ changed: 0, unchanged: 1 });

  // Taken back, the article says again what it said, under the hash that it had.
  correct({ id: "news/lake", path: "news/lake.txt" }, { title: undefined, source: undefined, date: undefined, author: undefined }, world.articles);
  expect(existsSync(sidecar("news/lake.txt"))).toBe(false);
  expect((await read()).raws.get("news/lake")!.hash).toBe(was.hash);
});

test("of a file with records each has its own; what people wrote there by hand stays", async () => {
  world.write({ "wire.jsonl": WIRE, "wire.jsonl.meta.yaml": "# Checked by Nora.\none: { date: 16 June 2021 }\n7: { title: kept }\n" });
  correct({ id: "two", path: "wire.jsonl, line 2" }, { title: "Two: the right title" }, world.articles);
  correct({ id: "7", path: "wire.jsonl, line 3" }, { source: "A" }, world.articles);
  expect(readFileSync(sidecar("wire.jsonl"), "utf8")).toBe('# Checked by Nora.\none: { date: 16 June 2021 }\n7: { title: kept, source: A }\ntwo:\n  title: "Two: the right title"\n');
  expect(await known("one")).toMatchObject({ title: "Wire one", date: "2021-06-16" });
  expect(await known("two")).toMatchObject({ title: "Two: the right title" });
  correct({ id: "two", path: "wire.jsonl, line 2" }, { title: undefined }, world.articles);
  expect(readFileSync(sidecar("wire.jsonl"), "utf8")).not.toContain("two");
  expect(readdirSync(world.articles)).toEqual(["wire.jsonl", "wire.jsonl.meta.yaml"]);
});

test("a sidecar that is no YAML, gives no date, or has lost its file is told, and the last good version stays", async () => {
  world.write({ "lake.txt": LAKE, "other.txt": "Another article.\n\nIt was quiet in the hills all day." });
  await world.build();
  for (const [content, reason] of [
    ["title: [", /corrections \(lake\.txt\.meta\.yaml\) that are not YAML.*mend that file/],
    ["date: soon", /give a date that is none \(soon\)/],
  ] as const) {
    writeFileSync(sidecar("lake.txt"), content);
    const { raws, skipped } = await read();
    expect([...raws.keys()]).toEqual(["other"]);
    expect(skipped).toEqual([{ path: "lake.txt", reason: expect.stringMatching(reason) }]);
    expect(await world.build()).toMatchObject({ removed: 0, unchanged: 1 });
  }
  expect(() => correct({ id: "other", path: "gone.txt" }, { title: "x" }, world.articles)).toThrow(/not there any more/);
  writeFileSync(sidecar("lake.txt"), "title: [");
  expect(() => correct({ id: "lake", path: "lake.txt" }, { title: "x" }, world.articles)).toThrow(/not YAML/);
  expect(readFileSync(sidecar("lake.txt"), "utf8")).toBe("title: [");
  world.remove("lake.txt");
  expect((await read()).skipped).toEqual([{ path: "lake.txt.meta.yaml", reason: expect.stringContaining("corrects lake.txt, which is not there") }]);
});
