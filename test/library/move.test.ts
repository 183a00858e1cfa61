import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { backup, restore } from "../../src/commands/backup.ts";
import { move } from "../../src/commands/move.ts";
import { readSettings } from "../../src/config.ts";
import { PostgresLibrary } from "../../src/library/postgres/library.ts";
import { run } from "../../src/library/postgres/run.ts";
import { Memory } from "../../src/memory/memory.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { open } from "../../src/sqlite.ts";
import { emptyDatabase } from "../postgres.ts";
import { about, dump, embedder, question, town, towns, World } from "./world.ts";

/** Library after library, into a database that several processes of a busy machine may share. */
vi.setConfig({ testTimeout: 300_000 });

const { url, database, end } = await emptyDatabase();
const worlds: World[] = [];
const said: string[] = [];
beforeAll(async () => {
  await migrate(database);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(async () => {
  await database.rows("TRUNCATE isnad.release, isnad.article, isnad.passage, isnad.embedding, isnad.posting, isnad.frequency, isnad.lexicon, isnad.asked, isnad.given, isnad.cited, isnad.person");
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.resetConfig();
  await end();
  for (const world of worlds) world.throwAway();
});

function world(): World {
  const made = new World();
  worlds.push(made);
  return made;
}

const settingsOf = ({ root, articles, index }: World, env = {}) => readSettings({ ARTICLES_DIR: articles, INDEX_DIR: index, BOT_DB: join(root, "bot.sqlite"), ...env }, "");
const ask = { user: 7_000_000_001, chat: 7_000_000_001, message: 1, question: "why?", found: 0 as const, ms: 5, at: Date.now() };

async function remembered(here: World): Promise<Memory> {
  const memory = Memory.open(join(here.root, "bot.sqlite"));
  for (let i = 0; i < 600; i++) await memory.citations.keep(`a-${i}`, "article", `“words” ${i}`, i % 2 === 0 ? `{"title":"${i}"}` : null);
  await memory.given.keep({ asked: await memory.questions.keep(ask), at: ask.at, release: "abcd", body: "{}", words: null });
  await memory.people.speak(ask.user, "ru");
  await memory.close();
  return memory;
}

it("takes library and memory over and back without embedding, and every row is the same", async () => {
  const here = world().write({ ...towns(0, 30), "odd.jsonl": JSON.stringify({ id: "odd", title: "Half an emoji", text: "The sign \ud83d stands in the harbour of Nullport, behind the old custom house." }) });
  await here.build();
  await remembered(here);
  const embedding = vi.spyOn(embedder, "passages").mockClear();
  expect(await move(settingsOf(here), { to: url, over: false })).toBe(0);
  expect(said.at(-1)).toMatch(/Moved and compared, every row: 31 articles, .*asked 1, given 1, cited 600, person 1/);
  const library = await PostgresLibrary.open(database, embedder.id);
  expect((await createAsk(() => library, embedder)(question(7), { always: true })).quotes[0]!.text).toContain("1007 lighthouses");
  const there = world();
  expect(await move(settingsOf(there), { from: url, over: false })).toBe(0);
  expect(dump(there.index)).toEqual(dump(here.index));
  expect((await there.ask(question(7)))[0]!.text).toContain("1007 lighthouses");
  expect(there.notes).toEqual([]);
  const memory = Memory.open(join(there.root, "bot.sqlite"));
  expect(await memory.questions.by(1)).toMatchObject(ask);
  expect(await memory.people.languageOf(ask.user)).toBe("ru");
  expect([await memory.citations.by("a-2"), await memory.citations.by("a-3")]).toMatchObject([{ source: '{"title":"2"}' }, { source: null }]);
  // Numbers go on after those that came along.
  const kept = Memory.open("", database);
  expect(await kept.questions.keep(ask)).toBe(2);
  await memory.close();
  expect(embedding).not.toHaveBeenCalled();
});

it("goes on where it was cut off, and leaves what is there alone unless told", async () => {
  const here = world().write(towns(0, 60));
  await here.build();
  await remembered(here);
  const { transaction } = Object.getPrototypeOf(database);
  let left = 1;
  Object.getPrototypeOf(database).transaction = function (...given: unknown[]) {
    return left-- > 0 ? transaction.apply(this, given) : Promise.reject(new Error("cut off"));
  };
  await expect(move(settingsOf(here), { to: url, over: false })).rejects.toThrow("cut off");
  Object.getPrototypeOf(database).transaction = transaction;
  expect(await move(settingsOf(here), { to: url, over: false })).toBe(0);
  const other = world().write(towns(200, 210));
  await other.build();
  await expect(move(settingsOf(other), { to: url, over: false })).rejects.toThrow(/not empty|has a library already/);
  expect((await PostgresLibrary.open(database, embedder.id)).articleCount).toBe(60);
  expect(await move(settingsOf(other), { to: url, over: true })).toBe(0);
  expect((await PostgresLibrary.open(database, embedder.id)).articleCount).toBe(10);
  expect(await Memory.open("", database).citations.by("a-1")).toBeUndefined();
  await expect(move(settingsOf(here), { to: url.replace("postgres@", "postgres:secret@"), over: false })).rejects.toThrow("PGPASSWORD");
});

it("a run on a machine that has nothing fetches what is published, and embeds what changed alone", async () => {
  const here = world().write(towns(0, 30));
  await run(database, { articles: here.articles, index: here.index, embedder });
  const elsewhere = world().write(towns(0, 30)).write({ [`${town(3)}.txt`]: about(3, 9003) });
  const embedding = vi.spyOn(embedder, "passages").mockClear();
  expect(await run(database, { articles: elsewhere.articles, index: elsewhere.index, embedder })).toMatchObject({ changed: 1, unchanged: 29 });
  expect(embedding.mock.calls.flatMap(([passages]) => passages).length).toBeLessThanOrEqual(2);
  // And the first machine takes up what the other did.
  here.write({ [`${town(3)}.txt`]: about(3, 9003), [`${town(4)}.txt`]: about(4, 9004) });
  expect(await run(database, { articles: here.articles, index: here.index, embedder })).toMatchObject({ changed: 1, unchanged: 29 });
  const library = await PostgresLibrary.open(database, embedder.id);
  for (const i of [3, 4]) expect((await createAsk(() => library, embedder)(question(i), { always: true })).quotes[0]!.text).toContain(`${9000 + i} lighthouses`);
});

it("a backup that was made to write outside of the articles, or whose files are damaged, restores nothing", async () => {
  const here = world().write({ "a.txt": about(1, 1001) });
  for (const [path, content] of [["../out.txt", gzipSync("out")], ["sub/../../out.txt", gzipSync("out")], [join(here.root, "out.txt"), gzipSync("out")], ["a.txt", Buffer.from("no gzip")]] as const) {
    const file = join(here.root, "forged");
    expect(await backup(settingsOf(here, {}), file)).toBe(0);
    const db = open(file);
    db.prepare("INSERT OR REPLACE INTO file VALUES (?, 0, ?)").run(path, content);
    db.close();
    const bare = world();
    await expect(restore(settingsOf(bare, {}), file, false)).rejects.toThrow(/is no backup of Isnad, or is damaged .*Nothing was changed/);
    expect(readdirSync(bare.root, { recursive: true }).filter((name) => String(name).endsWith(".txt"))).toEqual([]);
    rmSync(file);
  }
});

it.each(["files", "PostgreSQL"])("a backup restored onto a bare machine answers the same: %s", async (kind) => {
  const env = kind === "files" ? {} : { DATABASE_URL: url };
  const here = world().write({ ...towns(0, 20), "sub/deep.txt": about(40, 1040), [`${town(5)}.txt.meta.yaml`]: "title: Corrected by hand\n" });
  await here.build();
  const memory = Memory.open(join(here.root, "bot.sqlite"), kind === "files" ? undefined : database);
  await memory.given.keep({ asked: await memory.questions.keep(ask), at: ask.at, release: "abcd", body: "{}", words: "{}" });
  await memory.citations.keep("a-b", "article", "words", '{"title":"Mended"}');
  await memory.close();
  const file = join(here.root, "backup");
  expect(await backup(settingsOf(here, env), file)).toBe(0);
  const before = dump(here.index);
  const answered = await here.ask(question(5));
  if (kind !== "files") await database.rows("TRUNCATE isnad.asked, isnad.given, isnad.cited");
  const bare = world();
  rmSync(bare.articles, { recursive: true });
  expect(await restore(settingsOf(bare, env), file, false)).toBe(0);
  await bare.build();
  expect(dump(bare.index)).toEqual(before);
  expect(await bare.ask(question(5))).toEqual(answered);
  expect(answered[0]!.title).toBe("Corrected by hand");
  const again = Memory.open(join(bare.root, "bot.sqlite"), kind === "files" ? undefined : database);
  expect(await again.questions.last(ask.user, ask.chat)).toMatchObject(ask);
  expect(await again.given.between(0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 9)).toMatchObject([{ release: "abcd", body: "{}", words: "{}", question: "why?" }]);
  expect(await again.citations.by("a-b")).toEqual({ article: "article", text: "words", source: '{"title":"Mended"}' });
  await again.close();
  // What is there is not written over.
  mkdirSync(bare.articles, { recursive: true });
  writeFileSync(join(bare.articles, `${town(1)}.txt`), "mine");
  await expect(restore(settingsOf(bare, env), file, false)).rejects.toThrow("Nothing was changed");
  expect(readFileSync(join(bare.articles, `${town(1)}.txt`), "utf8")).toBe("mine");
});
