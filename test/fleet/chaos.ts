import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { Emulator, REAL } from "../telegram/emulator/emulator.ts";
import type { Room } from "../telegram/emulator/room.ts";
import { Workers } from "./workers.ts";

/**
 * `npx tsx test/fleet/chaos.ts`: several workers answer questions while at random one is killed (-9), PostgreSQL restarts,
 * connections are cut, an index run is killed, a replica lags. Makes and starts its PostgreSQL by test/server.sh, as root.
 * Every chat asks three questions, not waiting for answers; what a calm fleet answers, by the library with and without
 * an article that comes and goes, is what is right. Prints what was lost, answered twice, or wrong, and exits with 1 if anything was.
 */
const { values } = parseArgs({
  options: {
    "per-minute": { type: "string", default: "1000" },
    seconds: { type: "string", default: "120" },
    workers: { type: "string", default: "3" },
    by: { type: "string", default: "webhook" },
    reader: { type: "string", default: "off" },
    server: { type: "string", default: "/var/tmp/isnad-postgres" },
    /** Troubles by name; all of them. */
    only: { type: "string", default: "kill,restart,cut,index,replica" },
  },
});
const perMinute = Number(values["per-minute"]);
const seconds = Number(values.seconds);
const TRIPLES = 30;
/** What every worker may still need once the troubles have ended. Milliseconds. */
const PATIENCE = 90_000;

const folder = mkdtempSync(join(tmpdir(), "isnad-chaos-"));
const articles = join(folder, "articles");
cpSync("data/articles", articles, { recursive: true });
const extra = join(articles, "extra.txt");
const server = (...args: string[]) => execFileSync("test/server.sh", [args[0]!, values.server, ...args.slice(1)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
const address = server("start");
const replica = values.only.includes("replica") ? server("replica") : undefined;
const told = async (sql: string, at = address) => {
  const client = new pg.Client({ connectionString: at });
  client.on("error", () => {});
  await client.connect();
  await client.query(sql).finally(() => client.end());
};
const database = new URL(address);
database.pathname = `isnad_chaos_${process.pid}`;
await told(`CREATE DATABASE ${database.pathname.slice(1)}`);
const onReplica = replica && Object.assign(new URL(replica), { pathname: database.pathname }).href;

const telegram = await Emulator.start();
telegram.limits = REAL;
const env: NodeJS.ProcessEnv = {
  ...{ PATH: process.env.PATH, BOT_TOKEN: telegram.token, BOT_API_ROOT: telegram.apiRoot, DATABASE_URL: database.href, QUESTIONS_PER_MINUTE: "1000" },
  ...{ ARTICLES_DIR: articles, INDEX_DIR: join(folder, "index"), BOT_DB: join(folder, "bot.sqlite"), READER: values.reader },
};
const index = () => spawn(process.execPath, ["bin/isnad.js", "index"], { env, stdio: "ignore" });
const ended = (child: ReturnType<typeof index>) => new Promise((resolve) => child.once("exit", resolve));

const workers = await Workers.start(Number(values.workers), (number, webhook) => ({ ...env, ...(values.by === "webhook" && { WEBHOOK: webhook }), ...(number === 0 && onReplica && { DATABASE_READ_URL: onReplica }) }), folder);
await workers.allHealthy();

const questions = readFileSync("test/questions/questions.jsonl", "utf8").trim().split("\n").map((line) => (JSON.parse(line) as { text: string }).text);
const triples = Array.from({ length: TRIPLES }, (_, i) => [0, 1, 2].map((k) => questions[(3 * i + k) % questions.length]!));
const person = () => telegram.person({ language_code: "en" });

/** What the fleet answers while nothing disturbs it. */
async function calm(): Promise<string[][]> {
  return Promise.all(
    triples.map(async (triple) => {
      const chat = telegram.privately(person());
      const answers: string[] = [];
      for (const question of triple) {
        chat.say(question);
        answers.push((await chat.next(120_000)).text);
      }
      return answers;
    }),
  );
}
const without = await calm();
writeFileSync(extra, "Vellmorton on its island\n\nVellmorton has 1003 lighthouses, and each of them has a keeper who writes the weather into a book.\n");
await ended(index());
await delay(3000);
const withIt = await calm();

const counts: Record<string, number> = {};
const TROUBLES: Record<string, () => Promise<void>> = {
  kill: async () => {
    if ((await workers.healthy()) > 1) workers.kill(Math.floor(Math.random() * workers.running.length));
  },
  restart: async () => void server("restart", Math.random() < 0.5 ? "fast" : "immediate"),
  cut: () => told("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'isnad' AND random() < 0.7"),
  index: async () => {
    if (Math.random() < 0.5) rmSync(extra, { force: true });
    else writeFileSync(extra, `Vellmorton on its island\n\nVellmorton has ${1000 + Math.floor(Math.random() * 9)} lighthouses, and each of them has a keeper who writes the weather into a book.\n`);
    const killed = index();
    setTimeout(() => killed.kill("SIGKILL"), 500 + Math.random() * 6000);
    await ended(killed);
    void ended(index());
  },
  replica: async () => {
    await told("SELECT pg_wal_replay_pause()", replica);
    await delay(5000);
    await told("SELECT pg_wal_replay_resume()", replica);
  },
};
const started = Date.now();
const until = started + seconds * 1000;
async function trouble(): Promise<void> {
  const names = values.only.split(",");
  for (let turn = 0; Date.now() < until; turn++) {
    await delay(2000 + Math.random() * 4000);
    // Each has its turn, in an order of their own every time.
    if (turn % names.length === 0) names.sort(() => Math.random() - 0.5);
    const name = names[turn % names.length]!;
    counts[name] = (counts[name] ?? 0) + 1;
    process.stderr.write(`${((Date.now() - started) / 1000).toFixed(1)} s: ${name}\n`);
    await TROUBLES[name]!().catch((error: Error) => process.stderr.write(`${name}: ${error.message}\n`));
  }
}

interface Chat {
  room: Room;
  triple: number;
  said: number[];
}
async function ask(number: number): Promise<Chat> {
  await delay((number * 3 * 60_000) / perMinute);
  const room = telegram.privately(person());
  const triple = number % TRIPLES;
  const said: number[] = [];
  for (const question of triples[triple]!) {
    said.push(Date.now());
    room.say(question);
    await delay(Math.random() * 2000);
  }
  await room.until(() => room.unread().length >= 3, until - Date.now() + PATIENCE).catch(() => {});
  return { room, triple, said };
}
const troubled = trouble();
const chats = await Promise.all(Array.from({ length: Math.floor((perMinute * seconds) / 60 / 3) }, (_, i) => ask(i)));
await troubled;
// What is said twice is said by now.
await delay(10_000);

const sent = telegram.callsOf("sendMessage").filter(({ at, response }) => at >= started && response.ok);
const times = new Map<number, number[]>();
for (const { payload, at } of sent) times.set(payload.chat_id as number, [...(times.get(payload.chat_id as number) ?? []), at]);
let [lost, twice, wrong] = [0, 0, 0];
const waits: number[] = [];
for (const { room, triple, said } of chats) {
  const answers = room.unread().map(({ text }) => text);
  const right = (text: string, k: number) => text === without[triple]![k] || text === withIt[triple]![k];
  lost += Math.max(0, 3 - answers.length);
  twice += Math.max(0, answers.length - 3);
  const astray = answers.length === 3 ? answers.filter((text, k) => !right(text, k)) : answers.filter((text) => ![0, 1, 2].some((k) => right(text, k)));
  wrong += astray.length;
  if (answers.length !== 3 || astray.length > 0) process.stderr.write(`${JSON.stringify({ asked: triples[triple], answers, right: without[triple] }, null, 1)}\n`);
  const came = times.get(room.chat.id) ?? [];
  waits.push(...said.flatMap((at, k) => (came[k] === undefined ? [] : [came[k]! - at])));
}
waits.sort((a, b) => a - b);
const last = chats.flatMap(({ said }) => said).reduce((a, b) => Math.max(a, b));
const pauses = sent.map(({ at }) => at).filter((at) => at <= last).sort((a, b) => a - b);
const pause = pauses.slice(1).reduce((most, at, i) => Math.max(most, at - pauses[i]!), 0);
const quantile = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))];
await workers.stop();
const refused = telegram.calls.filter(({ at, response }) => at >= started && !response.ok).length;
await telegram.close();
await told(`DROP DATABASE ${database.pathname.slice(1)} WITH (FORCE)`);
console.log(`${chats.length * 3} questions in ${seconds} s, ${values.workers} workers by ${values.by}, reader ${values.reader}; ${Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(", ")}`);
console.log(`lost ${lost}, answered twice ${twice}, wrong ${wrong}; median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, longest wait ${waits.at(-1)} ms, longest pause ${pause} ms; refused calls ${refused}, faults ${telegram.faults.length}`);
const bad = lost + twice + wrong + telegram.faults.length > 0;
if (bad) console.log(`The workers' logs are in ${folder}. ${telegram.faults.slice(0, 3).join("; ")}`);
else rmSync(folder, { recursive: true });
process.exit(bad ? 1 : 0);
