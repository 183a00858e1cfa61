import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Skipped } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";
import { Folder } from "./folder.ts";

const folder = new Folder();

/** Ids with the words of their articles, in the order of the words; `held` as a library would give it, which takes the new ones. */
async function ids(held = new Map<string, string>()): Promise<{ ids: Record<string, string>; skipped: Skipped[] }> {
  const found: [string, string, string][] = [];
  const skipped: Skipped[] = [];
  for await (const raw of readArticles(folder.path, (s) => skipped.push(s), held)) found.push([raw.parse().text.trim(), raw.id, raw.path]);
  held.clear();
  for (const [, id, path] of found) held.set(id, path);
  expect(held.size).toBe(found.length);
  return { ids: Object.fromEntries(found.map(([text, id]) => [text, id])), skipped };
}

describe.each([
  ["The kite club meets on Monday.", "The chess club meets on Tuesday.", "The choir meets on Wednesday.", "The fencing club meets on Friday."],
  ["يجتمع نادي الطائرات يوم الاثنين.", "يجتمع نادي الشطرنج يوم الثلاثاء.", "تجتمع الجوقة يوم الأربعاء.", "يجتمع نادي المبارزة يوم الجمعة."],
  ["Клуб воздушных змеев собирается в понедельник.", "Шахматный клуб собирается во вторник.", "Хор собирается в среду.", "Клуб фехтования собирается в пятницу."],
])("%s", (kite, chess, choir, fencing) => {
  const record = (text: string, _id: unknown = "a1") => JSON.stringify({ _id, text });

  test("files of one name and records of one id are all read, each under its own id", async () => {
    folder.put("news.txt", kite);
    folder.put("news.md", chess);
    folder.put("x.jsonl", record(choir));
    folder.put("y.jsonl", record(fencing));
    const { ids: found, skipped } = await ids();
    expect(skipped).toEqual([]);
    expect(found).toEqual({ [chess]: "news", [kite]: "news.txt", [choir]: "a1", [fencing]: "y.jsonl#a1" });
    expect((await ids()).ids).toEqual(found);
  });

  test("what comes and goes renames no other", async () => {
    const held = new Map<string, string>();
    folder.put("news.txt", kite);
    folder.put("y.jsonl", record(fencing));
    await ids(held);
    folder.put("news.md", chess);
    folder.put("a.jsonl", record(choir));
    const all = { [kite]: "news", [chess]: "news.md", [fencing]: "a1", [choir]: "a.jsonl#a1" };
    expect((await ids(held)).ids).toEqual(all);
    expect((await ids(held)).ids).toEqual(all);
    rmSync(join(folder.path, "news.txt"));
    rmSync(join(folder.path, "y.jsonl"));
    expect((await ids(held)).ids).toEqual({ [chess]: "news.md", [choir]: "a.jsonl#a1" });
  });

  test("a record that moves to another file keeps its id, whichever is read first", async () => {
    const held = new Map<string, string>();
    folder.put("m.jsonl", `${record(kite, "k")}\n${record(chess, "c")}\n${record(choir, "m")}`);
    await ids(held);
    folder.put("a.jsonl", record(kite, "k"));
    folder.put("m.jsonl", record(choir, "m"));
    folder.put("z.jsonl", record(chess, "c"));
    expect((await ids(held)).ids).toEqual({ [kite]: "k", [chess]: "c", [choir]: "m" });
  });

  test("of one file too; the very same twice is one article", async () => {
    folder.put("a.csv", `id,text\n7,"${kite}"\n7,"${chess}"\n7,"${kite}"\n`);
    folder.put("b.jsonl", `${record(choir)}\n${record(fencing)}\n${record(choir)}`);
    const { ids: found, skipped } = await ids();
    expect(found).toEqual({ [kite]: "7", [chess]: "a.csv#7#2", [choir]: "a1", [fencing]: "b.jsonl#a1#2" });
    expect(skipped).toEqual([
      { path: "a.csv, row 4", copy: true, reason: "is the very article that a.csv, row 2 is: remove one of them" },
      { path: "b.jsonl, line 3", copy: true, reason: "is the very article that b.jsonl, line 1 is: remove one of them" },
    ]);
  });

  test("corrections find it by the id that it was given, or by its own", async () => {
    for (const name of ["x", "y"]) folder.put(`${name}.jsonl`, record(`${kite} ${name}`));
    folder.put("y.jsonl.meta.yaml", "y.jsonl#a1: { title: Y }\na1: { source: S }\n");
    const { articles } = await folder.read();
    expect(articles.map(({ id, metadata }) => [id, metadata.title, metadata.source])).toEqual([["a1", undefined, undefined], ["y.jsonl#a1", "Y", "S"]]);
  });
});
