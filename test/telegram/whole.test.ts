import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Emulator } from "./emulator/emulator.ts";
import { covered } from "./world.ts";

const ADMIN = 7000;

test("the program itself: a question about real articles, its proof, an article added, a clean end", async () => {
  const telegram = await Emulator.start();
  const folder = mkdtempSync(join(tmpdir(), "isnad-whole-"));
  cpSync("data/articles/ar", join(folder, "articles"), { recursive: true });
  const bot = spawn(process.execPath, ["--import", "tsx", "src/main.ts", "start"], {
    env: {
      ...{ PATH: process.env.PATH, BOT_TOKEN: telegram.token, BOT_API_ROOT: telegram.apiRoot, ADMIN_IDS: String(ADMIN) },
      ...{ ARTICLES_DIR: join(folder, "articles"), INDEX_DIR: join(folder, "index"), BOT_DB: join(folder, "bot.sqlite") },
    },
  });
  let log = "";
  bot.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => bot.once("exit", resolve));
  onTestFinished(async () => {
    bot.kill("SIGKILL");
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  await expect.poll(() => log, { timeout: 60_000 }).toContain('"event":"started"');

  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  admin.say("متى ولد ابن خلدون وأين؟");
  const answer = await admin.next(30_000);
  const [quoted] = covered(answer, "blockquote");
  expect(quoted).toMatch(/1332|732/);
  admin.pressData(answer, /"callback_data":"(in:[^"]+)"/.exec(JSON.stringify(answer.reply_markup))![1]!);
  const part = await admin.next();
  const proof = await admin.next();
  expect(proof.quote?.text).toBe(quoted);
  expect(part.text).toContain(quoted);

  const text = "The lighthouse of Sarrow\n\nThe lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high.\n";
  admin.sendDocument("lighthouse.txt", Buffer.from(text));
  const shown = await admin.next(30_000);
  admin.press(shown, "Add");
  await admin.until(() => /Articles now/.test(shown.text), 60_000);
  expect(existsSync(join(folder, "articles/added/lighthouse.txt"))).toBe(true);
  admin.say("Who built the lighthouse of Sarrow?");
  expect((await admin.next(30_000)).text).toContain("Ilda Marn");
  admin.say("/status");
  expect((await admin.next()).text).toMatch(/Articles: \u2068\d+\u2069/);

  bot.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(telegram.faults).toEqual([]);
  expect(log).not.toContain(telegram.token.split(":")[1]);
  for (const line of log.split("\n").filter((line) => line.startsWith("{"))) expect(JSON.parse(line)).toHaveProperty("event");
}, 180_000);
