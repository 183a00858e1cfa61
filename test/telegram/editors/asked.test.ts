import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { exportChosen } from "../../../src/commands/export.ts";
import { readSettings } from "../../../src/config.ts";
import { answerLine } from "../../../src/programs/json.ts";
import { Line } from "../../../src/programs/shapes.ts";
import { TestSet } from "../../eval/set.ts";
import { bothEngines } from "../engines.ts";
import { livingBot } from "../news/living.ts";
import { covered } from "../world.ts";

const ADMIN = 7000;
const BOX = "Visitors leave three crowns in the box by the door, and nobody counts them.";
const MUSEUM = `The museum of Sarrow\n\n${BOX} The rooms are small and dark. In winter the stove is lit at noon.\n`;
const ARTICLES = {
  "museum.txt": MUSEUM,
  "bridge.txt": "The bridge of Tolmin\n\nThe bridge of Tolmin was opened by mayor Edda Kern in 1931. It is 210 metres long.\n",
  "fire.txt": "The mine fire\n\nThe fire in the Karsk mine killed 14 men in 2023. The mine has been closed since.\n",
  "private/till.txt": "The till\n\nThe warden of Sarrow empties the till twice a week and writes nothing down.\n",
};
const QUESTION = "How much does a ticket to the museum of Sarrow cost?";
const SAME = ["how much does ticket to museum of sarrow cost", "Please tell me how much does a ticket to the museum of Sarrow cost", QUESTION];
const OTHERS = ["How much does a ticket to the museums of Sarrow cost?", "How much does a ticket to the museum of Sarrow cost in $?", "How much does a ticket to the museum of Marrow cost?", "How much did the museum of Sarrow cost?", "How much does a child's ticket to the museum of Sarrow cost?", "How much does a ticket to the museum of Sarrow not cost?", "How much did a ticket to the museum of Sarrow cost in 1931?", "Where does a ticket to the museum of Sarrow come from?"];

describe.each(await bothEngines())("in %s", (_, database, webhook) => {
  test("an editor chooses a passage for what had no answer: who asks the same gets it first and marked, nobody else, until its article changes", async () => {
    const { telegram, house, change, asked, log } = await livingBot(ARTICLES, { database, env: { ADMIN_IDS: String(ADMIN) } }, webhook);
    const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
    const anna = telegram.privately(telegram.person({ language_code: "en" }));
    const omar = telegram.privately(telegram.person({ language_code: "ar" }));
    expect((await asked(anna, QUESTION)).text).toContain("I found nothing");
    await asked(omar, QUESTION);
    // An editor who tries it is no reader who asks.
    await asked(admin, QUESTION);

    const board = await asked(admin, "/unanswered");
    expect(board.text).toMatch(/1\. \u2068How much does a ticket.*× .?2/);
    // Nobody else presses an editor's buttons.
    anna.pressData(board, (board.reply_markup!.inline_keyboard[0]![0] as { callback_data: string }).callback_data);
    admin.press(board, "1");
    const passages = await admin.next(30_000);
    expect(passages.text).toMatch(/^Which passage answers “/);
    const quotes = covered(passages, "blockquote");
    const place = quotes.findIndex((quote) => quote.includes(BOX));
    expect(place).toBeGreaterThanOrEqual(0);
    admin.press(passages, String(place + 1));
    const done = await admin.next();
    expect(done.text).toMatch(/^Chosen\. Whoever asks “/);
    expect(anna.unread()).toEqual([]);
    expect((await asked(admin, "/unanswered")).text).not.toContain("museum");

    for (const question of SAME) {
      const answer = await asked(anna, question);
      expect(answer.text, question).toMatch(/^Chosen by an editor:\n/);
      expect(covered(answer, "blockquote")[0]).toBe(quotes[place]);
    }
    expect((await asked(omar, QUESTION)).text).toMatch(/^اختاره محرّر:\n/);
    for (const question of OTHERS) expect((await asked(anna, question)).text, question).not.toContain("Chosen by an editor");
    // A choice of before, for a question that depends on the day, comes no more.
    const now = "How much does a ticket to the museum of Sarrow cost now?";
    const [choice] = await house.memory.preferences.all();
    const stale = await house.memory.preferences.keep({ ...choice!, question: now });
    expect((await asked(anna, now)).text).not.toContain("Chosen by an editor");
    await house.memory.preferences.remove(stale);
    // Proof, and what programs get.
    const answer = await asked(anna, QUESTION);
    anna.press(answer, "In the article");
    expect((await anna.next()).text).toContain(BOX);
    expect((await anna.next()).quote?.text).toBe(quotes[place]);
    const line = answerLine({ id: 1, question: QUESTION }, await house.ask(QUESTION), 1);
    expect(Line.parse(line).quotes[0]).toMatchObject({ chosen: true, text: quotes[place], article: "museum" });
    expect((await house.article("museum"))!.text.slice(line.quotes[0]!.start, line.quotes[0]!.end)).toBe(quotes[place]);
    // Filters and the few articles of a watch hold for it, too.
    expect((await house.ask(`${QUESTION} lang:ru`)).found).toBe(false);
    expect((await house.ask(QUESTION, { among: new Set(["bridge"]) })).found).toBe(false);
    // Those who asked are told, once.
    admin.press(done, "Tell those who asked");
    expect((await anna.next()).text).toMatch(/^You asked/);
    expect((await admin.next()).text).toMatch(/^Told in/);

    // It follows its text: behind the editors' door, out of it and to another name.
    const told = async (words: string, which: RegExp) => {
      let message = await asked(admin, words);
      // The editors' list of what changed may come in between.
      while (!which.test(message.text)) message = await admin.next(30_000);
      return message;
    };
    await change(() => { house.drop("museum.txt"); house.write("private/museum.txt", MUSEUM); });
    expect((await asked(anna, QUESTION)).text).not.toContain("Chosen by an editor");
    await told(QUESTION, /^Chosen by an editor:/);
    await change(() => { house.drop("private/museum.txt"); house.write("2026/rooms.txt", MUSEUM); });
    expect((await asked(anna, QUESTION)).text).toMatch(/^Chosen by an editor:/);
    expect((await told("/chosen", /^Passages chosen/)).text).not.toContain("no longer used");
    await change(() => { house.drop("2026/rooms.txt"); house.write("museum.txt", MUSEUM); });
    // One letter more, and it has fallen away.
    expect((await asked(admin, "/chosen")).text).toMatch(/1\. \u2068How much does a ticket.*\n.*→ \u2068The museum of Sarrow\u2069$/);
    await change(() => house.write("museum.txt", `${MUSEUM.trimEnd()} It has a cat.\n`));
    expect((await asked(anna, QUESTION)).text).not.toContain("Chosen by an editor");
    const list = await told("/chosen", /^Passages chosen/);
    expect(list.text).toMatch(/no longer used/);
    admin.press(list, "✕ 1");
    await admin.until(() => /Nothing was chosen/.test(admin.messages.find(({ message_id }) => message_id === list.message_id)!.text));
    expect(await house.memory.preferences.all()).toEqual([]);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  }, 180_000);
});

test("what was judged no answer can be mended so; what leans on another question, or on the day, cannot; a private passage answers those alone who may read it; all of it becomes a set to measure", async () => {
  const { telegram, house, change, asked } = await livingBot(ARTICLES, { env: { ADMIN_IDS: String(ADMIN) } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  const question = "When was the bridge of Tolmin opened?";
  const answer = await asked(anna, question);
  anna.press(answer, "👎 Does not");
  await expect.poll(async () => (await house.memory.questions.lately("wrong", 5)).length).toBe(1);
  await house.memory.questions.keep({ user: 5, chat: 5, message: 5, question: "And when was that?", found: 0, ms: 1, at: Date.now() });
  // What the library answers by now is no gap, whoever ran the index.
  const mill = "Who built the mill of Brannow?";
  await asked(anna, mill);
  expect((await asked(admin, "/unanswered")).text).toContain("the mill of Brannow");
  await change(() => house.write("mill.txt", "The mill of Brannow\n\nThe mill of Brannow was built by Ossip Trane in 1788. It has two wheels.\n"));
  expect((await asked(admin, "/unanswered")).text).not.toContain("the mill of Brannow");
  await change(() => house.drop("mill.txt"));
  expect((await asked(admin, "/unanswered")).text).toContain("the mill of Brannow");
  await house.memory.questions.toldEditors(mill);
  const board = await asked(admin, "/unanswered");
  expect(board.text).toMatch(/1\. \u2068And when was that\?\u2069\n\n.*judged no answer:\n.*2\. \u2068When was the bridge/);
  admin.press(board, "1");
  expect((await admin.next()).text).toMatch(/leans on the one before/);
  admin.press(board, "2");
  const passages = await admin.next(30_000);
  const other = covered(passages, "blockquote").findIndex((quote) => quote.includes("closed since"));
  admin.press(passages, String(other + 1));
  const done = await admin.next();
  const chosen = await asked(anna, question);
  expect(covered(chosen, "blockquote")[0]).toContain("closed since");
  expect(chosen.text).toContain("Edda Kern");
  expect((await asked(admin, "/unanswered")).text).not.toContain("bridge");

  const folder = mkdtempSync(join(tmpdir(), "isnad-chosen-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(await exportChosen(readSettings({ ARTICLES_DIR: join(house.folder, "articles"), INDEX_DIR: join(house.folder, "index"), BOT_DB: join(house.folder, "bot.sqlite") }, ""), folder, false)).toBe(0);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx/esm", "test/eval/eval.ts", "--data", folder, "--reader", "off", "--work", join(folder, "work")]);
  expect(stdout).toContain(basename(folder));
  const set = new TestSet(folder);
  expect(set.queries("").map(({ text, gold }) => ({ text, gold }))).toEqual([{ text: question, gold: ["fire"] }]);
  expect(set.corpus("").map(({ _id }) => _id).sort()).toEqual(["bridge", "fire", "museum"]);

  admin.press(done, "Take back");
  await expect.poll(async () => (await house.memory.preferences.all()).length).toBe(0);
  const secret = "Who empties the till of Sarrow?";
  await asked(anna, secret);
  admin.press(await asked(admin, "/unanswered"), "1");
  admin.press(await admin.next(30_000), "1");
  expect((await admin.next()).text).toMatch(/for editors alone/);
  expect((await asked(anna, secret)).text).not.toMatch(/Chosen|warden/);
  expect((await asked(admin, secret)).text).toMatch(/^Chosen by an editor:\n.*warden/s);
}, 120_000);
