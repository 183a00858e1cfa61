import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Progress, Report } from "../../../src/library/report.ts";
import { report, summit } from "../library.ts";
import { covered, world } from "../world.ts";

const ADMIN = 5001;

/** A reindexing that goes as the test says. */
function controlled() {
  let finish: (report: Report) => void = () => {};
  let fail: (error: Error) => void = () => {};
  let progress: (progress: Progress) => void = () => {};
  let runs = 0;
  return {
    reindex: (onProgress: (progress: Progress) => void) => {
      runs++;
      progress = onProgress;
      return new Promise<Report>((resolve, reject) => {
        finish = resolve;
        fail = reject;
      });
    },
    progress: (done: number) => progress({ phase: "embedding", done, total: 100 }),
    finish: () => finish(report),
    fail: (error: Error) => fail(error),
    runs: () => runs,
  };
}

test("/reindex edits one message at most every 3 seconds, answers meanwhile, and ends with the counts", async () => {
  const library = controlled();
  const { telegram } = await world({ adminIds: [ADMIN], reindex: library.reindex });
  const chat = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  chat.say("/reindex");
  const message = await chat.next();
  expect(message.text).toBe("Starting…");
  for (let done = 0; done < 70; done++) {
    library.progress(done);
    await delay(50);
  }
  await chat.until(() => message.text.includes("%"));
  expect(message.text).toMatch(/^Understanding the passages: \u2068\d+\/100\u2069 \(\u2068\d+%\u2069\)$/);

  // A question of the same admin in the same chat does not wait, and a second /reindex says that one runs.
  chat.say(summit.en.question);
  expect(covered(await chat.next(), "blockquote")).toEqual([summit.en.text]);
  chat.say("/reindex");
  expect((await chat.next()).text).toContain("being read already");
  expect(library.runs()).toBe(1);

  library.finish();
  await chat.until(() => message.text.includes("Done"));
  expect(message.text).toBe(
    "Done in \u20681.3\u2069 s.\nArticles: \u20683\u2069 · Passages: \u206812\u2069\n" +
      "Added: \u20682\u2069 · Changed: \u20681\u2069 · Removed: \u20680\u2069 · Unchanged: \u20680\u2069\n" +
      "Skipped: \u20681\u2069\n\u200e• \u2068broken.pdf\u2069: \u2068unknown format\u2069",
  );
  const edits = telegram.callsOf("editMessageText").map(({ at }) => at);
  expect(edits.length).toBeGreaterThanOrEqual(2);
  // Measured where they arrive: a little is the way there.
  for (const [i, at] of edits.entries()) if (i > 0) expect(at - edits[i - 1]!).toBeGreaterThan(2900);

  // When it is over, it can be done again.
  chat.say("/reindex");
  await chat.next();
  await expect.poll(library.runs).toBe(2);
  library.finish();
});

test("only admins reindex; others are told so politely", async () => {
  const library = controlled();
  const { telegram } = await world({ adminIds: [ADMIN], reindex: library.reindex });
  const chat = telegram.privately(telegram.person({ id: 6000, language_code: "en" }));
  chat.say("/reindex");
  expect((await chat.next()).text).toContain("only the admins");
  const group = telegram.group();
  group.say("/reindex", { from: telegram.person({ language_code: "ar" }) });
  expect((await group.next()).text).toContain("عذراً");
  expect(library.runs()).toBe(0);
});

test("a reindexing that fails is told with an id, and the log has the cause", async () => {
  const library = controlled();
  const { telegram, log } = await world({ adminIds: [ADMIN], reindex: library.reindex });
  const chat = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  chat.say("/reindex");
  await chat.next();
  await expect.poll(library.runs).toBe(1);
  library.fail(new Error("the disk is full"));
  const apology = await chat.next();
  const line = log.find(({ event }) => event === "error");
  expect(line).toMatchObject({ message: "the disk is full" });
  expect(apology.text).toContain(String(line?.id));
  chat.say("/reindex");
  expect((await chat.next()).text).toBe("Starting…");
  library.finish();
});

test("when the message was deleted meanwhile, the counts come in a new one", async () => {
  const library = controlled();
  const { telegram } = await world({ adminIds: [ADMIN], reindex: library.reindex });
  const chat = telegram.privately(telegram.person({ id: ADMIN, language_code: "ar" }));
  chat.say("/reindex");
  chat.delete(await chat.next());
  await expect.poll(library.runs).toBe(1);
  library.finish();
  expect((await chat.next()).text).toContain("المقالات: \u20683\u2069");
});

test("what went wrong and cannot be told is apologized for, and ends no bot", async () => {
  const library = controlled();
  let fault: string | undefined;
  const { telegram, log } = await world({ adminIds: [ADMIN], reindex: library.reindex, checksFault: () => fault });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  admin.say("/reindex");
  await admin.next();
  await expect.poll(library.runs).toBe(1);
  telegram.trouble("sendMessage", { code: 400, description: "Bad Request: message text is refused" });
  fault = "line 2: no question";
  library.fail(new Error("CHECKS"));
  expect((await admin.next()).text).toContain("Sorry");
  expect(log).toContainEqual(expect.objectContaining({ event: "error" }));
  admin.say(summit.en.question);
  expect(covered(await admin.next(), "blockquote")).toEqual([summit.en.text]);
});
