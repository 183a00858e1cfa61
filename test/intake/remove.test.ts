import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readArticles } from "../../src/articles/read.ts";
import { removable, remove } from "../../src/intake/remove.ts";

let root: string;
let articles: string;
let aside: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "remove-"));
  [articles, aside] = [join(root, "articles"), join(root, "removed")];
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, content: string | Buffer) => {
  mkdirSync(dirname(join(articles, name)), { recursive: true });
  writeFileSync(join(articles, name), content);
};
const content = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
const ids = async () => {
  const found: string[] = [];
  for await (const { id, path } of readArticles(articles, () => {})) found.push(`${id} (${path})`);
  return found;
};

test("a file goes aside with its corrections, over nothing that is there", async () => {
  for (const [text, name] of [["One.", "lake.txt"], ["Two.", "lake-2.txt"]] as const) {
    put("news/lake.txt", text);
    put("news/lake.txt.meta.yaml", `title: ${text}\n`);
    expect(await remove({ id: "news/lake", path: "news/lake.txt" }, articles, aside)).toBe(join(aside, "news", name));
    expect(readdirSync(join(articles, "news"))).toEqual([]);
    expect(content("removed", "news", name)).toBe(text);
    expect(content("removed", "news", `${name}.meta.yaml`)).toBe(`title: ${text}\n`);
  }
  await expect(remove({ id: "news/lake", path: "news/lake.txt" }, articles, aside)).rejects.toThrow(/not there any more/);
});

const record = (_id: string, more = "") => JSON.stringify({ _id, text: `Report ${_id}.${more}` });

test("a record leaves its file, every other byte stays, and the others keep their lines", async () => {
  const lines = [`\ufeff${record("a")}\r`, "", record("b", " \\u0000 مرحبا"), "{ broken", record("7"), record("c")];
  put("wire/news.jsonl", lines.join("\n"));
  expect(await remove({ id: "b", path: "wire/news.jsonl, line 3" }, articles, aside)).toBe(join(aside, "wire/news.jsonl"));
  expect(content("articles", "wire/news.jsonl")).toBe(lines.with(2, "").join("\n"));
  expect(content("removed", "wire/news.jsonl")).toBe(`${lines[2]}\n`);
  // Wherever the record stands by now: its id counts, not the line.
  await remove({ id: "c", path: "wire/news.jsonl, line 1" }, articles, aside);
  expect(await ids()).toEqual(["a (wire/news.jsonl, line 1)", "7 (wire/news.jsonl, line 5)"]);
  expect(content("removed", "wire/news.jsonl")).toBe(`${lines[2]}\n${lines[5]}\n`);
  await expect(remove({ id: "c", path: "wire/news.jsonl, line 6" }, articles, aside)).rejects.toThrow(/no record c any more/);
  await Promise.all(["a", "7"].map((id) => remove({ id, path: "wire/news.jsonl, line 1" }, articles, aside)));
  expect(content("articles", "wire/news.jsonl")).toBe("\n\n\n{ broken\n\n");
  expect(readdirSync(join(articles, "wire"))).toEqual(["news.jsonl"]);
});

test("with its last record the whole file goes, so that nothing of it lives on", async () => {
  put("news.jsonl", `\n${record("a")}\n`);
  await remove({ id: "a", path: "news.jsonl, line 2" }, articles, aside);
  expect(existsSync(join(articles, "news.jsonl"))).toBe(false);
  expect(content("removed", "news.jsonl")).toBe(`\n${record("a")}\n`);
});

test("whoever reads meanwhile sees the old file or the new, and what a killed run left behind is passed by", async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => record(`r${i}`, " The same words again and again.".repeat(20)));
  put("news.jsonl", lines.join("\n"));
  put(".news.jsonl.part", record("half").slice(0, 20));
  put("other.txt", "Another article.");
  const [old, now] = [lines.join("\n").length, lines.with(9999, "").join("\n").length];
  const seen = new Set<number>();
  const looking = setInterval(() => seen.add(statSync(join(articles, "news.jsonl")).size), 1);
  await remove({ id: "r9999", path: "news.jsonl, line 10000" }, articles, aside);
  clearInterval(looking);
  seen.add(content("articles", "news.jsonl").length);
  expect([...seen]).toEqual([old, now]);
  expect(readdirSync(articles).sort()).toEqual(["news.jsonl", "other.txt"]);
});

test("a file that somebody else writes to meanwhile is left as it is", async () => {
  const whole = Array.from({ length: 20_000 }, (_, i) => record(`r${i}`, "word ".repeat(100))).join("\n");
  put("news.jsonl", whole);
  const removing = remove({ id: "r1", path: "news.jsonl, line 2" }, articles, aside);
  // Once the draft stands beside it, the file was looked at and is being read.
  while (readdirSync(articles).length < 2) await new Promise((resolve) => setImmediate(resolve));
  writeFileSync(join(articles, "news.jsonl"), `\n${record("new")}`, { flag: "a" });
  await expect(removing).rejects.toThrow(/changed meanwhile/);
  expect(content("articles", "news.jsonl")).toBe(`${whole}\n${record("new")}`);
  expect(readdirSync(articles)).toEqual(["news.jsonl"]);
});

test("what is no line of its own is not cut out of its file", async () => {
  put("table.csv", "id,text\n1,One.\n2,Two.\n");
  expect([removable("table.csv, row 2"), removable("a.jsonl, line 2"), removable("a.txt")]).toEqual([false, true, true]);
  await expect(remove({ id: "1", path: "table.csv, row 2" }, articles, aside)).rejects.toThrow(/Remove it there/);
});

test("of records with one id the right one goes", async () => {
  put("x.jsonl", record("a"));
  put("y.jsonl", [record("a", " Other."), record("a", " Third."), record("b")].join("\n"));
  expect(await ids()).toEqual(["a (x.jsonl, line 1)", "y.jsonl#a (y.jsonl, line 1)", "y.jsonl#a#2 (y.jsonl, line 2)", "b (y.jsonl, line 3)"]);
  await remove({ id: "y.jsonl#a#2", path: "y.jsonl, line 2" }, articles, aside);
  expect(content("articles", "y.jsonl")).toBe(`${record("a", " Other.")}\n\n${record("b")}`);
  await remove({ id: "y.jsonl#a", path: "y.jsonl, line 1" }, articles, aside);
  expect(await ids()).toEqual(["a (x.jsonl, line 1)", "b (y.jsonl, line 3)"]);
});
