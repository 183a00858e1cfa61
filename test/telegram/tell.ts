import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { citationId } from "../../src/citations/number.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { Memory } from "../../src/memory/memory.ts";
import { Emulator, REAL } from "./emulator/emulator.ts";
import { articles, parts, summit } from "./library.ts";

/**
 * `npx tsx test/telegram/tell.ts [READERS]`: so many readers were shown words that have changed since, and are told,
 * through a server that takes no more messages than Telegram does; meanwhile somebody asks every second. Prints how
 * it went; exits with 1 when anybody was told twice or not at all, a limit was broken, or a question waited.
 */
const [readers = 10_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "isnad-tell-"));
const telegram = await Emulator.start();
telegram.limits = REAL;
const memory = Memory.open(join(folder, "bot.sqlite"));
const text = summit.en.text.replace("16 June", "17 June");
const start = articles["summit-en"]!.text.indexOf(summit.en.text);
const citation = citationId({ article: "summit-en", start, end: start + text.length, text });
await memory.citations.keep(citation, "summit-en", text);
const chats = Array.from({ length: readers }, () => telegram.privately().chat.id);
for (const chat of chats) await memory.shown.keep({ chat, user: chat, message: 1, language: "en" }, [citation]);
await memory.outbox.put(chats.map((chat) => ({ chat, kind: "correction" as const, subject: citation, batch: "run", due: 0 })));

const bot = createBot({ ...parts(), memory, token: telegram.token, apiRoot: telegram.apiRoot, log: () => {} });
void bot.start();
const asker = telegram.privately(telegram.person({ language_code: "en" }));
asker.say(summit.en.question);
await asker.next(60_000);
const began = Date.now();
const waits: number[] = [];
const told = () => telegram.callsOf("sendMessage").filter(({ payload, response }) => response.ok && payload.chat_id !== asker.chat.id);
while ((await memory.store.all("SELECT id FROM outbox WHERE told IS NULL LIMIT 1")).length > 0) {
  const asked = performance.now();
  asker.say(summit.en.question);
  await asker.next(60_000);
  waits.push(performance.now() - asked);
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
const seconds = (Date.now() - began) / 1000;
await bot.stop();
const times = new Map<number, number>();
for (const { payload } of told()) times.set(Number(payload.chat_id), (times.get(Number(payload.chat_id)) ?? 0) + 1);
const missed = chats.filter((chat) => times.get(chat) !== 1).length;
const refused = telegram.callsOf("sendMessage").filter(({ response }) => !response.ok).length;
waits.sort((a, b) => a - b);
const quantile = (share: number) => Math.round(waits[Math.floor((waits.length - 1) * share)]!);
console.log(`${readers} readers told in ${seconds.toFixed(1)} s (${(readers / seconds).toFixed(1)} a second), not once: ${missed}, refused calls ${refused}; ${waits.length} questions meanwhile: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms`);
await memory.close();
await telegram.close();
rmSync(folder, { recursive: true });
process.exit(missed + refused > 0 || quantile(0.95) > 2000 ? 1 : 0);
