import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figures } from "../../src/desk/figures.ts";
import { giveOut } from "../../src/citations/cited.ts";
import { citationId, digest } from "../../src/citations/number.ts";
import { verdict } from "../../src/citations/verify.ts";
import { mayAsk, redeem } from "../../src/desk/access.ts";
import { Memory } from "../../src/memory/memory.ts";
import { LEASE } from "../../src/memory/news/outbox.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { open } from "../../src/sqlite.ts";
import { emptyDatabase } from "../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "isnad-memory-"));
const { database, end } = await emptyDatabase();
beforeAll(() => migrate(database));
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

const ENGINES: [string, () => Memory][] = [
  ["SQLite", () => Memory.open(join(folder, "bot.sqlite"))],
  ["PostgreSQL", () => Memory.open("", database)],
];

it("a file of before keeps what it has, and learns what came later; whoever opens it at once", async () => {
  const file = join(folder, "older.sqlite");
  const older = open(file);
  older.exec("CREATE TABLE asked (id INTEGER PRIMARY KEY, user INTEGER NOT NULL, chat INTEGER NOT NULL, message INTEGER NOT NULL, answer INTEGER, question TEXT, found INTEGER NOT NULL, ms INTEGER NOT NULL, at INTEGER NOT NULL, feedback INTEGER, told INTEGER); INSERT INTO asked VALUES (7, 1, 1, 1, NULL, 'why?', 0, 5, 9, NULL, NULL)");
  older.exec("CREATE TABLE cited (id TEXT PRIMARY KEY, article TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID; INSERT INTO cited VALUES ('a-b', 'article', 'words')");
  older.close();
  for (const memory of [Memory.open(file), Memory.open(file)]) {
    expect(await memory.citations.by("a-b")).toEqual({ article: "article", text: "words", source: null });
    await memory.citations.keep("a-b", "article", "words", "{}");
    expect(await memory.citations.by("a-b")).toMatchObject({ source: "{}" });
    await memory.store.run("UPDATE cited SET source = NULL");
    expect(await memory.questions.refused(9)).toEqual([{ question: "why?", at: 9 }]);
    await memory.close();
  }
});

describe.each(ENGINES)("memory in %s", (engine, open) => {
  let memory: Memory;
  beforeAll(() => {
    memory = open();
  });
  afterAll(() => memory.close());

  /** Telegram's numbers do not fit into 32 bits. */
  const ANNA = 7_000_000_001;
  const GROUP = -1_002_345_678_901;
  const at = Date.UTC(2026, 0, 2, 3);
  const asked = { user: ANNA, chat: GROUP, message: 41, question: "why?", found: 1 as const, ms: 120, at: Date.now() };

  it("keeps questions, and what became of them", async () => {
    const { questions } = memory;
    const first = await questions.keep(asked);
    const second = await questions.keep({ ...asked, message: 42, question: "when?", found: 0 });
    expect(second).toBeGreaterThan(first);
    await questions.answered(first, 99);
    await questions.judged(first, 1);
    expect(await questions.by(first)).toEqual({ id: first, ...asked, answer: 99, feedback: 1, told: null, trial: null });
    expect(await questions.by(12_345)).toBeUndefined();
    expect((await questions.ofMessage(GROUP, 42))?.id).toBe(second);
    expect((await questions.last(ANNA, GROUP))?.id).toBe(second);
    expect((await questions.last(ANNA, GROUP, second))?.id).toBe(first);
    expect(await questions.last(ANNA, GROUP, first)).toBeUndefined();
    expect(await questions.refused(10)).toEqual([{ question: "when?", at: asked.at }]);
    // What an editor tries is among the last questions, and nothing that readers asked.
    const tried = await questions.keep({ ...asked, user: ANNA + 7, message: 44, question: "tried?", found: 0, trial: true });
    expect((await questions.lately("all", 1)).map(({ question, trial }) => [question, trial])).toEqual([["tried?", 1]]);
    expect([await questions.refused(10), await questions.waiting("editors", 10), await questions.waiting("askers", 10)].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect([await questions.counts(0), await questions.days(0)]).toMatchObject([{ asked: 2, answered: 1, people: 1 }, [{ asked: 2, answered: 1 }]]);
    await questions.forget(tried);
    expect(await questions.of(ANNA)).toEqual({ questions: 2, since: asked.at, feedback: 1 });
    const old = await questions.keep({ ...asked, at: Date.now() - 31 * 86_400_000 });
    const young = await questions.keep({ ...asked, at: Date.now() - 29 * 86_400_000 });
    expect([(await questions.by(old))?.question, (await questions.by(young))?.question]).toEqual([null, "why?"]);
    await questions.forget(old);
    expect(await questions.by(old)).toBeUndefined();
  });

  it("keeps what was answered as long as its question, the asker's words as long as theirs, and the rest for a year and more", async () => {
    const { questions, given } = memory;
    const day = 86_400_000;
    const answered = async (at: number, user = ANNA) => {
      const number = await questions.keep({ ...asked, user, at });
      await given.keep({ asked: number, at, release: "abcd", body: `{"at":${at}}`, words: "why?" });
      return number;
    };
    const now = Date.now();
    const [young, old, older, other] = [await answered(now), await answered(now - 40 * day), await answered(now - 401 * day), await answered(now - 5, ANNA + 5)];
    await answered(now + 1);
    expect(await given.by(young!)).toEqual({ asked: young, at: now, release: "abcd", body: `{"at":${now}}`, words: "why?", question: "why?", feedback: null });
    expect(await given.by(old!)).toMatchObject({ words: null, question: null, release: "abcd" });
    expect(await given.by(older!)).toBeUndefined();
    expect((await given.between(now - 50 * day, now, Number.MAX_SAFE_INTEGER, 9)).map(({ asked }) => asked)).toEqual([other, old]);
    expect((await given.between(0, now + 1, other!, 1)).map(({ asked }) => asked)).toEqual([old]);
    await questions.forget(young!);
    expect(await given.by(young!)).toBeUndefined();
    await questions.forgetAllOf(ANNA + 5);
    expect(await given.by(other!)).toBeUndefined();
    for (const { asked: left } of await given.between(0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 99)) await questions.forget(left);
    await questions.forget(older!);
  });

  it("tells each asker once", async () => {
    const { questions } = memory;
    await questions.keep({ ...asked, message: 43, question: "when?", found: 0 });
    const waiting = await questions.waiting("editors", 10);
    expect(waiting.map(({ question, message }) => [question, message])).toEqual([["when?", 43]]);
    await questions.toldEditors("when?");
    expect(await questions.waiting("editors", 10)).toEqual([]);
    expect(await questions.waiting("askers", 10)).toHaveLength(1);
    expect([await questions.tellAsker(waiting[0]!), await questions.tellAsker(waiting[0]!)]).toEqual([true, false]);
    expect(await questions.waiting("askers", 10)).toEqual([]);
  });

  it("counts", async () => {
    const now = new Date().toISOString().slice(0, 10);
    const found = await figures(memory);
    expect(found).toMatchObject({ asked: 4, answered: 2, people: 1, yes: 1, no: 0, median: 120, slow: 120 });
    expect(found!.days[0]).toEqual({ day: now, asked: 3, answered: 1 });
  });

  it("keeps the words of citations, as they were first given out, and whose they are, as that was last known", async () => {
    await memory.citations.keep("a-b-1-2", "article", "“words” with ' and \ud83d\ude00");
    await memory.citations.keep("a-b-1-2", "article", "others");
    await memory.citations.keep("a-c-3-4", "article", "more");
    expect(await memory.citations.by("a-b-1-2")).toEqual({ article: "article", text: "“words” with ' and \ud83d\ude00", source: null });
    const known = { article: "article", text: "more", start: 3, end: 7, title: "Half \ud83d", source: "Lake Courier", date: "2021-06" };
    await giveOut(memory, [known]);
    await giveOut(memory, [{ ...known, title: "Mended" }]);
    await memory.citations.keep(citationId(known), "article", "more");
    const [id, { title: _, ...mended }] = [citationId(known), { ...known, start: undefined, end: undefined, article: undefined, text: undefined }];
    expect(JSON.parse((await memory.citations.by(id))!.source!)).toEqual(JSON.parse(JSON.stringify({ ...mended, title: "Mended" })));
    expect(await memory.citations.by("none")).toBeUndefined();
    expect((await memory.citations.of("article", 5)).sort()).toEqual(["a-b-1-2", "a-c-3-4", id].sort());
    expect(await memory.citations.of("article", 1)).toHaveLength(1);
  });

  it("tells a citation that fell from a number that was made up", async () => {
    const text = "The tower of Xylo has 217 steps.";
    const whole = { article: "tower", text, path: "tower.txt", blocks: [{ role: "body" as const, start: 0, end: text.length }] };
    const deps = (articles: typeof whole[]) => ({ memory, sees: () => true, hides: async () => false, sources: async () => articles, article: async (key: string) => articles.find(({ article }) => article === key), articleWith: async (passes: (text: string) => boolean) => articles.find(({ text }) => passes(text)) });
    const id = citationId({ article: "tower", start: 0, end: text.length, text });
    const changed = { ...whole, text: text.replace("217", "219") };
    // Whoever has the article can tell the number of any of its sentences, and they do stand there.
    expect(await verdict(deps([whole]), id)).toMatchObject({ fate: "verbatim", text });
    expect([await verdict(deps([changed]), id), await verdict(deps([]), id)]).toEqual([undefined, undefined]);
    await memory.citations.keep(id, "tower", text);
    expect(await verdict(deps([changed]), id)).toMatchObject({ fate: "changed", text, now: { start: 0, end: text.length } });
    expect(await verdict(deps([]), id)).toEqual({ fate: "removed", text });
    expect(await verdict({ ...deps([changed]), sees: () => false }, id)).toBeUndefined();
    // Given out with what was known of its article, it says whose it was; not where that is kept from who asks.
    await giveOut(memory, [{ article: "tower", start: 0, end: text.length, text, title: "The tower", source: "Lake Courier", date: "2021-06" }]);
    expect(await verdict(deps([]), id)).toEqual({ fate: "removed", text, was: { article: "tower", title: "The tower", source: "Lake Courier", date: "2021-06" } });
    expect(await verdict({ ...deps([]), hides: async () => true }, id)).toEqual({ fate: "removed", text });
    expect(await verdict(deps([changed]), id)).not.toHaveProperty("was");
    for (const made of [id.replace(/^......-....../, `${digest("tower")}-aaaaaa`), `${digest("tower")}-${digest("")}-zzz-1`, `${digest("tower")}-${digest("")}-0-0`]) expect(await verdict(deps([changed]), made), made).toBeUndefined();
  });

  it("lets in who was invited, by a code that works once", async () => {
    const access = { access: { limited: true, allowed: [] }, adminIds: [], memory };
    const anna = { user: ANNA, chat: ANNA, group: false };
    await memory.invitations.keep("code");
    expect(await mayAsk(anna, access)).toBe(false);
    expect(await Promise.all([redeem(memory, "code", ANNA), redeem(memory, "code", ANNA + 1)])).toEqual([true, false]);
    expect(await mayAsk(anna, access)).toBe(true);
    expect(await mayAsk({ ...anna, user: ANNA + 1, chat: ANNA + 1 }, access)).toBe(false);
  });

  it("knows languages, channels, keys and ways in", async () => {
    const { people, channels, keys, entrance } = memory;
    await people.speak(ANNA, "ar");
    expect(await people.languageOf(ANNA)).toBe("ar");
    await people.speak(ANNA, undefined);
    expect(await people.languageOf(ANNA)).toBeUndefined();
    await channels.add(GROUP);
    await channels.add(GROUP);
    expect(await channels.has(GROUP)).toBe(true);
    await channels.remove(GROUP);
    expect(await channels.has(GROUP)).toBe(false);
    const key = await keys.make("program", 60, at);
    expect(await keys.of(key)).toEqual({ name: "program", perMinute: 60, at });
    await keys.make("program", 30, at);
    expect(await keys.of(key)).toBeUndefined();
    expect(await keys.all()).toEqual([{ name: "program", perMinute: 30, at }]);
    expect([await keys.remove("program"), await keys.remove("program")]).toEqual([true, false]);
    const code = await entrance.codeFor(ANNA);
    expect([await entrance.redeem(code), await entrance.redeem(code)]).toEqual([ANNA, undefined]);
    expect(await entrance.secret()).toBe(await entrance.secret());
    await entrance.end("one", at + 5, at);
    await entrance.end("one", at + 5, at);
    await entrance.end("two", at + 9, at);
    expect([await entrance.hasEnded("one"), await entrance.hasEnded("two"), await entrance.hasEnded("three")]).toEqual([true, true, false]);
    // What is over by itself is not kept.
    await entrance.end("three", at + 20, at + 7);
    expect(await memory.store.all("SELECT session FROM ended ORDER BY session")).toEqual([{ session: "three" }, { session: "two" }]);
  });

  it("counts who is too fast, each for themselves", async () => {
    const [pace, other] = [memory.store.pace("question", 2), memory.store.pace("press", 1)];
    expect([await pace.next(ANNA), await pace.next(ANNA)]).toEqual([{ go: true }, { go: true }]);
    expect(await pace.next(ANNA)).toEqual({ go: false, seconds: expect.any(Number), told: false });
    const { seconds, told } = (await pace.next(ANNA)) as { seconds: number; told: boolean };
    expect(told).toBe(true);
    expect(seconds).toBeGreaterThan(40);
    expect(seconds).toBeLessThanOrEqual(60);
    expect([await pace.next(GROUP), await other.next(ANNA)]).toEqual([{ go: true }, { go: true }]);
    if (engine === "SQLite") return;
    // Another process counts on; a minute later all is as it was.
    expect(await Memory.open("", database).store.pace("question", 2).next(ANNA)).toMatchObject({ go: false });
    await database.rows("UPDATE isnad.pace SET did = ARRAY (SELECT at - interval '1 minute' FROM unnest(did) AS at)");
    expect([await pace.next(ANNA), await pace.next(ANNA)]).toEqual([{ go: true }, { go: true }]);
    expect(await pace.next(ANNA)).toMatchObject({ go: false, told: false });
  });

  it("keeps who was shown which words, and who wants to be told", async () => {
    const { shown, citations } = memory;
    const showing = { chat: GROUP, user: ANNA, message: 5, language: "ar" as const };
    await citations.keep("fallen", "told", "words");
    await shown.keep(showing, ["fallen", "a-b-1-2", "fallen"], at);
    await shown.keep({ ...showing, chat: ANNA, message: 6 }, ["fallen"], at + 5);
    await shown.keep({ ...showing, message: 7 }, ["fallen"], at + 9);
    expect(await shown.of(GROUP, "fallen")).toEqual({ ...showing, message: 7, at: at + 9 });
    expect((await shown.articles(at)).sort()).toEqual(["article", "told"]);
    expect(await shown.articles(at + 9)).toEqual(["told"]);
    expect(await shown.cited("told", at)).toEqual([{ citation: "fallen", text: "words" }]);
    expect((await shown.chats("fallen", at)).sort()).toEqual([GROUP, ANNA].sort());
    await shown.decline(ANNA, true);
    await shown.decline(ANNA, true);
    expect([await shown.chats("fallen", at), await shown.declines(ANNA)]).toEqual([[GROUP], true]);
    await shown.decline(ANNA, false);
    expect(await shown.count(ANNA)).toBe(3);
    await citations.rehome("fallen", "elsewhere");
    expect((await citations.by("fallen"))?.article).toBe("elsewhere");
    await shown.close("fallen");
    expect(await shown.count(ANNA)).toBe(1);
    await shown.forgetBefore(at + 1);
    expect(await shown.count(ANNA)).toBe(0);
    await shown.keep(showing, ["a-b-1-2"], at);
    expect([await memory.spokenTo(ANNA), await memory.spokenTo(GROUP)]).toEqual(["ar", undefined]);
  });

  it("gives a group that became a supergroup what it watches, chose and was shown, once under its new number", async () => {
    const { shown, watches, digests, groups, citations } = memory;
    const [old, now] = [GROUP - 50, GROUP - 51];
    for (const citation of ["moved-1", "moved-2"]) await citations.keep(citation, "moved", citation);
    for (const [chat, message, when] of [[old, 5, at], [now, 6, at + 5]] as const) await shown.keep({ chat, user: ANNA, message, language: "ru" }, ["moved-1"], when);
    await shown.keep({ chat: old, user: ANNA, message: 5, language: "ru" }, ["moved-2"], at);
    await shown.decline(old, true);
    await watches.add({ chat: old, user: ANNA, question: "Who rows?", language: "ru" }, at);
    const digest = { chat: old, user: ANNA, language: "ru" as const, hour: 7, weekday: null, watches: true, sources: [] };
    for (const chat of [old, now]) await digests.keep({ ...digest, chat, hour: chat === now ? 9 : 7 });
    // It is told of in both groups.
    for (let i = 0; i < 2; i++) await memory.moved(old, now);
    expect(await groups.before(now)).toBe(old);
    expect([await shown.of(now, "moved-1"), await shown.of(now, "moved-2")]).toMatchObject([{ message: 6 }, { message: 5 }]);
    expect(await shown.of(old, "moved-2")).toBeUndefined();
    expect([await shown.declines(now), (await watches.of(now)).length, (await digests.of(now))?.hour]).toEqual([true, 1, 9]);
    await memory.store.run("DELETE FROM cited WHERE article = 'moved'");
    for (const kept of [shown, watches, digests]) for (const chat of [old, now]) await kept.forget(chat);
    for (const chat of [old, now]) await shown.decline(chat, false);
  });

  it("knows which library was looked at", async () => {
    const { known } = memory;
    expect([await known.followed(), (await known.all()).size]).toEqual([undefined, 0]);
    const articles = Array.from({ length: 1201 }, (_, i) => ({ article: `article ${i}`, hash: "a" }));
    await known.keep(articles, 5);
    await known.keep([{ article: "article 7", hash: "b" }], 9);
    await known.forget(articles.slice(10).map(({ article }) => article));
    expect([...(await known.all())].sort()).toEqual(articles.slice(0, 10).map(({ article }) => [article, article === "article 7" ? "b" : "a"]));
    await known.follow("one");
    await known.follow("two");
    expect(await known.followed()).toBe("two");
  });

  it("tells what lies in the outbox once, and again only whose teller was lost", async () => {
    const { outbox } = memory;
    const parcel = { chat: ANNA, kind: "correction" as const, subject: "x", batch: "run", due: at };
    await outbox.put([parcel, { ...parcel, subject: "y" }, { ...parcel, chat: GROUP, due: at + 5 }], at);
    await outbox.put([{ ...parcel, due: at + 99 }], at);
    expect(await outbox.due(at, ["correction"], 9)).toEqual([{ chat: ANNA, kind: "correction" }]);
    expect(await outbox.due(at + 9, ["correction"], 9)).toHaveLength(2);
    expect([await outbox.due(at + 9, ["changes"], 9), await outbox.due(at + 9, ["correction"], 1)]).toMatchObject([[], [{ chat: ANNA }]]);
    const taken = await Promise.all([outbox.take(ANNA, "correction", at), outbox.take(ANNA, "correction", at)]);
    expect(taken.map(({ length }) => length).sort()).toEqual([0, 2]);
    const ids = taken.flat().map(({ id }) => id);
    await outbox.settle([ids[0]!], at + 1);
    expect(await outbox.take(ANNA, "correction", at + LEASE - 1)).toEqual([]);
    expect((await outbox.take(ANNA, "correction", at + LEASE)).map(({ id }) => id)).toEqual([ids[1]]);
    expect([await outbox.told(ANNA, "correction", at), await outbox.told(ANNA, "correction", at + 2), await outbox.chats("run")]).toEqual([1, 0, 2]);
    expect(await outbox.waiting("run")).toEqual(["x", "y"]);
    expect(await outbox.move("run", at)).toBe(2);
    await outbox.withdraw([ids[0]!, ids[1]!]);
    await outbox.moved(GROUP, GROUP - 1);
    expect(await outbox.due(at, ["correction"], 9)).toEqual([{ chat: GROUP - 1, kind: "correction" }]);
    expect(await outbox.cancel("run", at)).toBe(1);
    await outbox.put([parcel], at);
    expect(await outbox.due(Number.MAX_SAFE_INTEGER, ["correction"], 9)).toEqual([]);
    await outbox.forget(ANNA);
    await outbox.put([parcel], at);
    expect(await outbox.due(at, ["correction"], 9)).toHaveLength(1);
  });

  it("keeps what may answer a watch until it was judged, the likeliest first; and knows who watched a question then", async () => {
    const { prospects, watches } = memory;
    const prospect = { question: "Who?", articles: ["a", "б"], likelihood: 900, batch: "run", at };
    const many = Array.from({ length: 450 }, (_, i) => ({ ...prospect, question: `${i}?`, likelihood: i }));
    await prospects.put([prospect, ...many, { ...prospect, batch: "next" }]);
    await prospects.put([{ ...prospect, articles: [], likelihood: 1 }]);
    expect(await prospects.first(3)).toMatchObject([{ ...prospect, batch: "next" }, prospect, { question: "449?" }]);
    for (const { id } of await prospects.first(452)) await prospects.settle(id);
    expect(await prospects.first(1)).toEqual([]);
    const watch = { user: ANNA, question: "Who waits here?", language: "en" as const };
    for (const [chat, when] of [[ANNA, at], [GROUP, at + 1]] as const) await watches.add({ ...watch, chat }, when);
    expect((await watches.asking(watch.question, at)).map(({ chat }) => chat)).toEqual([ANNA]);
    expect(await watches.asking(watch.question, at + 1)).toHaveLength(2);
    expect((await watches.questions()).filter((question) => question === watch.question)).toHaveLength(1);
    await watches.forget(ANNA);
    await watches.forget(GROUP);
    // One of before, numbered by what was typed, is the same watch.
    await memory.store.run('INSERT INTO watch (id, chat, "user", question, language, at) VALUES (?,?,?,?,?,?)', "typed-number", GROUP, ANNA, "who waits HERE", "en", at);
    expect([await watches.add({ ...watch, chat: GROUP }), (await watches.of(GROUP)).length]).toEqual([false, 1]);
    await watches.forget(GROUP);
  });

  it("keeps when and of what a chat wants a digest, and what waits for it", async () => {
    const { digests, outbox, known } = memory;
    const digest = { chat: GROUP, user: ANNA, language: "ar" as const, hour: 7, weekday: null, watches: true, sources: ["lake courier", "وكالة"] };
    await digests.keep(digest);
    await digests.keep({ ...digest, weekday: 0, watches: false });
    await digests.keep({ ...digest, chat: ANNA, sources: [] });
    expect([await digests.of(GROUP), await digests.of(5)]).toEqual([{ ...digest, weekday: 0, watches: false }, undefined]);
    await digests.moved(GROUP, GROUP - 1);
    await digests.end(ANNA);
    expect((await digests.all()).map(({ chat }) => chat)).toEqual([GROUP - 1]);
    await digests.forget(ANNA);
    expect(await digests.all()).toEqual([]);
    const parcel = { chat: GROUP, kind: "digest" as const, subject: "watch x y", batch: "run", due: at + 9 };
    await outbox.put([parcel, { ...parcel, subject: "digest 5" }], at);
    await outbox.apart(GROUP, at);
    expect(await outbox.due(at, ["digest", "watch"], 9)).toEqual([{ chat: GROUP, kind: "watch" }]);
    await outbox.forget(GROUP);
    await known.keep([{ article: "new", hash: "a" }, { article: "newer", hash: "a" }], 77);
    expect(await known.came(77)).toEqual(["new", "newer"]);
    await known.forget(["new", "newer"]);
  });

  it("keeps what editors chose, one for a question", async () => {
    const { preferences } = memory;
    const chosen = { question: "when?", article: "article", hash: "h", start: 4, end: 9, text: "words" };
    const id = await preferences.keep(chosen, at);
    await preferences.keep({ ...chosen, question: "متى؟" }, at + 1);
    expect(await preferences.keep({ ...chosen, start: 5, end: 11 }, at + 2)).toBe(id);
    expect((await preferences.all()).map(({ question, start, end, at: since }) => [question, start, end, since - at])).toEqual([["when?", 5, 11, 2], ["متى؟", 4, 9, 1]]);
    // Another process sees it after a while, this one at once.
    const other = engine === "SQLite" ? Memory.open(join(folder, "bot.sqlite")) : Memory.open("", database);
    expect(await other.preferences.all()).toHaveLength(2);
    expect([await preferences.remove(id), await preferences.remove(id)]).toEqual([true, false]);
    expect(await preferences.all()).toHaveLength(1);
    await expect.poll(async () => (await other.preferences.all()).length, { timeout: 5000 }).toBe(1);
    await other.close();
    await preferences.remove((await preferences.all())[0]!.id);
    // Who only asks leaves no file behind.
    expect([Memory.existing(join(folder, "none.sqlite")), readdirSync(folder).includes("none.sqlite")]).toEqual([undefined, false]);
  });

  it("forgets a person, not their invitation", async () => {
    await memory.questions.forgetAllOf(ANNA);
    await memory.people.forget(ANNA);
    expect(await memory.questions.of(ANNA)).toEqual({ questions: 0, since: null, feedback: 0 });
    expect(await memory.people.by(ANNA)).toEqual({ language: null, invited: 1 });
    if (engine === "SQLite") for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), "utf8"), name).not.toContain("when?");
  });
});
