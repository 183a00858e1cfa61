import { createBot } from "../../src/telegram/bot.ts";
import { Emulator, REAL } from "./emulator/emulator.ts";
import { parts, summit } from "./library.ts";

/**
 * `npx tsx test/telegram/load.ts [USERS] [SECONDS]`: so many people ask within so many
 * seconds, of a server that takes thirty messages a second. Prints how it went;
 * exits with 1 when a question was lost or a limit was broken.
 */
const [users = 1000, seconds = 60] = process.argv.slice(2).map(Number);

const telegram = await Emulator.start();
telegram.limits = REAL;
const bot = createBot({ ...parts(), token: telegram.token, apiRoot: telegram.apiRoot, log: () => {} });
void bot.start();
while (!telegram.polled) await new Promise((resolve) => setTimeout(resolve, 10));

// The emulator compiles its schemas at the first calls, and would stand still in the midst of it.
const questions = ["Who won the chess final?", summit.ar.question, summit.en.question];
for (const question of questions) {
  const chat = telegram.privately();
  chat.say(question);
  await chat.next();
}

const started = Date.now();
const waits = await Promise.all(
  Array.from({ length: users }, async (_, i) => {
    const chat = telegram.privately();
    await new Promise((resolve) => setTimeout(resolve, (i * seconds * 1000) / users));
    const asked = Date.now();
    chat.say(questions[i % 3]!);
    await chat.next(120_000).catch(() => undefined);
    return { lost: chat.messages.length !== 2, ms: Date.now() - asked };
  }),
);
const took = (Date.now() - started) / 1000;
await bot.stop();
await telegram.close();
const lost = waits.filter((wait) => wait.lost).length;
const refusals = telegram.calls.filter(({ response }) => !response.ok);
const refused = refusals.length;
const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
const quantile = (share: number) => sorted[Math.min(users - 1, Math.floor(users * share))];
console.log(
  `${users} questions in ${took.toFixed(1)} s (${(users / took).toFixed(1)} a second): median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, lost ${lost}, refused calls ${refused}, faults ${telegram.faults.length}`,
);
if (refused > 0) console.log(refusals[0]);
process.exit(lost + refused + telegram.faults.length > 0 ? 1 : 0);
