import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAsk } from "../../src/answer/ask.ts";
import { articlesOf } from "../../src/citations/lookup.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { Reader } from "../../src/reading/reader.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { Memory } from "../../src/memory/memory.ts";
import { Emulator, REAL } from "./emulator/emulator.ts";
import { parts } from "./library.ts";

/**
 * `npx tsx test/telegram/load.ts [USERS] [SECONDS]`: so many people ask the sample articles within
 * so many seconds, each a question of test/questions, of a server that takes no more messages than
 * Telegram does. Bot, model, index, database and server share one process. Prints how it went; exits
 * with 1 when a question was lost or a limit was broken.
 */
const [users = 1000, seconds = 60] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), "isnad-load-"));
const embedder = await Embedder.load("embeddings/model");
await build({ articles: "data/articles", index: folder, embedder });
const reader = await Reader.load();
const library = SqliteLibrary.open(folder, embedder.id, () => {});
const questions = readFileSync("test/questions/questions.jsonl", "utf8").trim().split("\n").map((line) => (JSON.parse(line) as { text: string }).text);

const telegram = await Emulator.start();
telegram.limits = REAL;
const memory = Memory.open(join(folder, "bot.sqlite"));
const reading = { ask: createAsk(() => library, embedder, reader.read), ...articlesOf("everyone", async () => library), memory };
const bot = createBot({ ...parts(), ...reading, token: telegram.token, apiRoot: telegram.apiRoot, log: () => {} });
void bot.start();
while (!telegram.polled) await new Promise((resolve) => setTimeout(resolve, 10));

// The emulator compiles its schemas at the first calls, and would stand still in the midst of it.
for (const question of questions.slice(0, 3)) {
  const chat = telegram.privately();
  chat.say(question);
  await chat.next();
}

const started = Date.now();
const cpu = process.cpuUsage();
const waits = await Promise.all(
  Array.from({ length: users }, async (_, i) => {
    const chat = telegram.privately();
    await new Promise((resolve) => setTimeout(resolve, (i * seconds * 1000) / users));
    const asked = Date.now();
    chat.say(questions[i % questions.length]!);
    await chat.next(120_000).catch(() => undefined);
    return { lost: chat.messages.length !== 2, ms: Date.now() - asked };
  }),
);
const found = (await memory.store.get<{ found: number }>("SELECT sum(found) AS found FROM asked WHERE id > 3"))!.found;
const { user, system } = process.cpuUsage(cpu);
const took = (Date.now() - started) / 1000;
const inline = [];
for (const question of questions.slice(0, 100)) {
  const asked = Date.now();
  await telegram.inline(question, telegram.person());
  inline.push(Date.now() - asked);
}
inline.sort((a, b) => a - b);
const refusals = telegram.calls.filter(({ response }) => !response.ok);
await bot.stop();
await telegram.close();
await memory.close();
library.close();
rmSync(folder, { recursive: true });
const lost = waits.filter((wait) => wait.lost).length;
const refused = refusals.length;
const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
const quantile = (share: number) => sorted[Math.min(users - 1, Math.floor(users * share))];
console.log(
  `${users} questions (${found} answered, the others refused) in ${took.toFixed(1)} s (${(users / took).toFixed(1)} a second): ${((user + system) / 1000 / users).toFixed(0)} ms of CPU each, median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, lost ${lost}, refused calls ${refused}, faults ${telegram.faults.length}`,
);
console.log(`then 100 inline queries one after the other: median ${inline[50]} ms, p95 ${inline[95]} ms`);
if (refused > 0) console.log(refusals[0]);
process.exit(lost + refused + telegram.faults.length > 0 ? 1 : 0);
