import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { sentences } from "../../src/language/sentences.ts";
import { STOPWORDS } from "../../src/language/lists/stopwords.ts";
import { words } from "../../src/language/words.ts";
import { openEngine } from "../../src/library/engine.ts";
import { Memory } from "../../src/memory/memory.ts";
import { createFollow } from "../../src/news/follow.ts";
import { Reader } from "../../src/reading/reader.ts";

/**
 * `npx tsx test/news/manywatches.ts FOLDER [WATCHES] [ARTICLES]`: a library of the text files of a folder, less so many
 * that come later; watches that ask for the rarest words of one sentence of an article each, of those that are there
 * already and one in a thousand of those that come later.
 * Prints what an index run with the later articles takes by itself, what following it adds, which is the watches held
 * against the articles, what it takes then to judge the questions that they may answer, and what somebody waits who asks one meanwhile.
 */
const [source, watches = "100000", later = "100"] = process.argv.slice(2) as [string, string?, string?];
const folder = mkdtempSync(join(tmpdir(), "isnad-watches-"));
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt")).sort();
/** mulberry32: every run is the same. */
let seed = 7;
const random = (most: number) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
  return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * most);
};
const held = new Set<string>();
while (held.size < Number(later)) held.add(files[random(files.length)]!);
const put = (name: string) => {
  mkdirSync(join(folder, "articles", name, ".."), { recursive: true });
  cpSync(join(source, name), join(folder, "articles", name));
};
for (const name of files) if (!held.has(name)) put(name);
const embedder = await Embedder.load("embeddings/model");
const engine = openEngine(join(folder, "index"));
const run = () => engine.run({ articles: join(folder, "articles"), embedder });
await run();
const reader = await Reader.load();
const library = await engine.current(embedder.id, () => {});
const memory = Memory.open(join(folder, "bot.sqlite"));
const ask = createAsk(() => library.get(), embedder, reader.patiently);
const embed = async (texts: string[]) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector);
const given = { library: () => library.get(), embed, memory, adminIds: [], clock: { zone: "UTC" }, correctionDays: 30 };
const follow = createFollow({ ...given, ask });
await follow(() => {});

const read = (names: string[]) => names.map((name) => readFileSync(join(source, name), "utf8"));
const [there, coming] = [read(files.filter((name) => !held.has(name))), read([...held])];
const counts = new Map<string, number>();
for (const text of [...there, ...coming]) for (const word of new Set(words(text).map(({ folded }) => folded))) counts.set(word, (counts.get(word) ?? 0) + 1);
const asked = { ar: "ماذا عن", en: "What about", ru: "Что известно:" };
await memory.store.run("BEGIN");
for (let i = 0; i < Number(watches); i++) {
  const texts = i % 1000 === 0 ? coming : there;
  const text = texts[random(texts.length)]!;
  const all = sentences(text);
  const { start, end } = all[random(all.length)]!;
  const said = words(text.slice(start, end)).filter(({ folded }) => !STOPWORDS.has(folded) && folded.length > 2);
  const rare = new Set(said.toSorted((a, b) => counts.get(a.folded)! - counts.get(b.folded)!).slice(0, 4));
  const some = said.filter((word) => rare.has(word)).map((word) => text.slice(start + word.start, start + word.end));
  const language = /\p{Script=Arabic}/u.test(text) ? "ar" : /\p{Script=Cyrillic}/u.test(text) ? "ru" : "en";
  await memory.watches.add({ chat: i + 1, user: i + 1, question: `${asked[language]} ${some.join(" ")}?`, language });
}
await memory.store.run("COMMIT");
for (const name of held) put(name);
const { seconds } = await run();
/** Seconds by the clock and of the processors, and for how long nobody else's turn came at the most, in milliseconds. */
async function measured<T>(work: () => Promise<T>) {
  const [began, spent, turns] = [performance.now(), process.cpuUsage(), monitorEventLoopDelay({ resolution: 1 })];
  turns.enable();
  const result = await work();
  turns.disable();
  const { user, system } = process.cpuUsage(spent);
  return { result, said: `${((performance.now() - began) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processors, at most ${Math.round(turns.max / 1e6)} ms at a stretch)` };
}
/** What those wait who ask something meanwhile, one every second, in milliseconds: the median, and most of them. */
async function waits(work: () => Promise<unknown>) {
  const answered = createAsk(() => library.get(), embedder, reader.read);
  const [questions, found] = [(await memory.watches.questions()).slice(0, 400), [] as number[]];
  let working = true;
  const asking = (async () => {
    for (let i = 0; working && i < questions.length; i++) {
      const began = performance.now();
      await answered(questions[i]!);
      found.push(performance.now() - began);
      await delay(1000);
    }
  })();
  await work();
  working = false;
  await asking;
  found.sort((a, b) => a - b);
  return `${Math.round(found[found.length >> 1]!)} (p95 ${Math.round(found[Math.floor(found.length * 0.95)]!)})`;
}
let judged = 0;
const counting = createFollow({ ...given, ask: (...asked) => ask(...asked).finally(() => judged++) });
const log = (line: object) => console.log(JSON.stringify(line));
const followed = await measured(() => counting(log));
const first = judged;
const judging = await measured(() => waits(async () => {
  while (await counting(log));
}));
const alone = await waits(() => delay(30_000));
const news = await memory.store.all<{ subject: string; body: string }>("SELECT subject, body FROM outbox WHERE kind = 'watch' ORDER BY subject");
console.log(`${files.length} articles, ${watches} watches, ${later} new articles: the run ${seconds.toFixed(1)} s; following it, with ${first} questions judged, ${followed.said}; then ${judged - first} questions judged in slices ${judging.said}; ${news.length} news. A question asked meanwhile took ${judging.result} ms, and ${alone} ms when nothing was judged`);
await memory.close();
rmSync(folder, { recursive: true });
process.exit(0);
