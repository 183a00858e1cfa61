import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import type { Progress } from "../../src/library/report.ts";
import { Reader } from "../../src/reading/reader.ts";
import { quantile } from "../eval/measure.ts";
import { queries } from "../eval/set.ts";
import { databaseOf, MODEL, OPENED } from "./isnad.ts";
import type { Kept } from "./turns.ts";

/** The run goes on, and stands still, for so many questions at a time, and so long before the first of them. */
const BURST = 4;
const SETTLED = 100;

/** What a question takes while a run is at this, and while that run stands still. */
export interface Writing {
  phase: Progress["phase"];
  questions: number;
  median: [still: number, writing: number];
  p95: [still: number, writing: number];
}

/**
 * Asks a library while an index run puts every article of it anew, in a process of its own as `/reindex` has it. The run is
 * stopped and goes on by turns, so that whatever else the machine does meets both alike.
 */
export async function writing({ engine, folder }: Kept, corpus: string, questions: string): Promise<Writing[]> {
  const embedder = await Embedder.load(MODEL);
  const library = await OPENED[engine](folder, embedder.id);
  const reader = await Reader.load();
  const ask = createAsk(() => library, embedder, reader.read);
  const all = queries(questions);
  const changed = `${corpus}.changed.jsonl`;
  writeFileSync(changed, readFileSync(corpus, "utf8").replaceAll(/^\{"_id":"/gm, '{"author":"Another Hand","_id":"'));
  const run = fork("src/publishing/process.ts", { execArgv: ["--import", "tsx/esm"], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(run, "exit");
  let phase: Progress["phase"] | undefined;
  let over = false;
  run.on("message", (news: { progress?: Progress; error?: string }) => {
    if (news.progress) ({ phase } = news.progress);
    else over = true;
    if (news.error) throw new Error(news.error);
  });
  run.send({ articles: changed, index: folder, database: engine === "PostgreSQL" ? databaseOf(folder) : undefined, model: MODEL, keep: 0, checksAllowed: 0, reader: false });
  while (!phase && !over) await delay(SETTLED);
  const times = new Map<Progress["phase"], [still: number[], writing: number[]]>();
  for (let from = 0; !over; from += BURST) {
    const burst = Array.from({ length: BURST }, (_, i) => all[(from + i) % all.length]!.text);
    const during = phase!;
    const own = times.get(during) ?? times.set(during, [[], []]).get(during)!;
    for (const goesOn of (from / BURST) % 2 === 0 ? [false, true] : [true, false]) {
      run.kill(goesOn ? "SIGCONT" : "SIGSTOP");
      await delay(SETTLED);
      for (const text of burst) {
        const started = performance.now();
        await ask(text);
        own[goesOn ? 1 : 0].push(performance.now() - started);
      }
    }
    run.kill("SIGCONT");
  }
  await ended;
  await reader.close();
  await library.close();
  return [...times].map(([phase, own]) => ({ phase, questions: own[0].length, median: own.map((times) => quantile(times, 0.5)) as Writing["median"], p95: own.map((times) => quantile(times, 0.95)) as Writing["p95"] }));
}
