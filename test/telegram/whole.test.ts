import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Emulator } from "./emulator/emulator.ts";
import { covered } from "./world.ts";

const ADMIN = 7000;

/** A SOCKS5 proxy without a password, as far as a client needs one: it connects, and counts. */
async function socks() {
  let connections = 0;
  const server = createServer((client) => {
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (asked: Buffer) => {
        connections++;
        const far = connect(asked.readUInt16BE(asked.length - 2), "127.0.0.1", () => {
          client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
          client.pipe(far).pipe(client);
        });
        far.on("error", () => client.destroy());
        client.on("error", () => far.destroy());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, connections: () => connections, close: () => server.close() };
}

test("the program itself, through a proxy: a question, its proof, an article added, corrected and removed, a channel, a clean end", async () => {
  const telegram = await Emulator.start();
  const proxy = await socks();
  const folder = mkdtempSync(join(tmpdir(), "isnad-whole-"));
  cpSync("data/articles/ar", join(folder, "articles"), { recursive: true });
  const record = (_id: string, text: string) => JSON.stringify({ _id, title: `Notice ${_id}`, text });
  const wire = [record("ferry", "The ferry of Tolmin Bay sails at nine from the northern pier every Sunday."), record("market", "The market of Tolmin Bay is held on Fridays.")];
  writeFileSync(join(folder, "articles/wire.jsonl"), wire.join("\n"));
  const bot = spawn(process.execPath, ["bin/isnad.js", "start"], {
    env: {
      ...{ PATH: process.env.PATH, BOT_TOKEN: telegram.token, BOT_API_ROOT: telegram.apiRoot, ADMIN_IDS: String(ADMIN), INDEX_NICE: "0", BOT_PROXY: `socks5://127.0.0.1:${proxy.port}` },
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
    proxy.close();
    rmSync(folder, { recursive: true });
  });
  await expect.poll(() => log, { timeout: 60_000 }).toContain('"event":"started"');

  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  /** What comes next, but for what the bot tells by itself, at an hour of its own. */
  const hear = async (ms?: number) => {
    for (;;) {
      const message = await admin.next(ms);
      if (!/^(Words that readers were shown|Something that I quoted)/.test(message.text)) return message;
    }
  };
  admin.say("متى ولد ابن خلدون وأين؟");
  const answer = await hear(30_000);
  const [quoted] = covered(answer, "blockquote");
  expect(quoted).toMatch(/1332|732/);
  admin.pressData(answer, /"callback_data":"(in:[^"]+)"/.exec(JSON.stringify(answer.reply_markup))![1]!);
  const part = await hear();
  const proof = await hear();
  expect(proof.quote?.text).toBe(quoted);
  expect(part.text).toContain(quoted);

  const text = "The lighthouse of Sarrow\n\nThe lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high.\n";
  admin.sendDocument("lighthouse.txt", Buffer.from(text));
  const shown = await hear(30_000);
  admin.press(shown, "Add");
  await admin.until(() => /Articles now/.test(shown.text), 60_000);
  expect(existsSync(join(folder, "articles/added/lighthouse.txt"))).toBe(true);
  admin.say("Who built the lighthouse of Sarrow?");
  expect((await hear(30_000)).text).toContain("Ilda Marn");

  admin.say("/article added/lighthouse title: The light of Sarrow\ndate: 2 May 1999");
  const asked = await hear();
  admin.press(asked, "Save");
  await admin.until(() => asked.text.startsWith("Saved"), 60_000);
  admin.say("Who built the lighthouse of Sarrow?");
  expect((await hear(30_000)).text).toMatch(/Ilda Marn.*\n.*The light of Sarrow.*\n.*2 May 1999/);
  expect(readFileSync(join(folder, "articles/added/lighthouse.txt"), "utf8")).toBe(text);
  admin.say("/sources since:1999 until:1999");
  expect((await hear()).text).toContain("The light of Sarrow");

  admin.say("When does the ferry of Tolmin Bay sail?");
  expect((await hear(30_000)).text).toContain("at nine from the northern pier");
  admin.say("/remove ferry");
  admin.press(await hear(), "Remove");
  expect((await hear(60_000)).text).toContain("removed/wire.jsonl");
  expect(readFileSync(join(folder, "articles/wire.jsonl"), "utf8")).toBe(`\n${wire[1]}`);
  admin.say("When does the ferry of Tolmin Bay sail?");
  expect((await hear(30_000)).text).not.toContain("at nine");
  // Otherwise the channel's post would be news of this question.
  admin.say("/forget");
  admin.press(await hear(), "Delete");

  const channel = telegram.channel("Tolmin news", "tolmin_news");
  channel.promote(telegram.person({ id: ADMIN }));
  const post = channel.post("The bridge of Tolmin\n\nThe bridge of Tolmin was closed by mayor Edda Kern on Monday.");
  const reindexed = () => log.split('"event":"reindexed"').length - 1;
  await expect.poll(reindexed, { timeout: 60_000 }).toBe(1);
  for (const [closedBy, runs] of [["Edda Kern", 1], ["Oskar Vale", 2]] as const) {
    if (runs === 2) channel.editPost(post, "The bridge of Tolmin\n\nThe bridge of Tolmin was closed by engineer Oskar Vale on Monday.");
    await expect.poll(reindexed, { timeout: 60_000 }).toBe(runs);
    admin.say("Who closed the bridge of Tolmin?");
    const found = await hear(30_000);
    expect(covered(found, "blockquote")[0]).toContain(closedBy);
    expect(found.entities).toContainEqual(expect.objectContaining({ type: "text_link", url: `https://t.me/tolmin_news/${post.message_id}` }));
  }
  admin.say("/status");
  expect((await hear()).text).toMatch(/Articles: \u2068\d+\u2069/);

  bot.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(telegram.faults).toEqual([]);
  expect(proxy.connections()).toBeGreaterThan(1);
  expect(log).not.toContain(telegram.token.split(":")[1]);
  for (const line of log.split("\n").filter((line) => line.startsWith("{"))) expect(JSON.parse(line)).toHaveProperty("event");
}, 180_000);
