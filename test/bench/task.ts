import { mkdirSync, rmSync } from "node:fs";
import { mean, ndcg, quantile } from "../eval/measure.ts";
import { queries } from "../eval/set.ts";
import { type Cost, rest, timed } from "./cost.ts";
import { type Engine, ENGINES } from "./engines.ts";
import type { Kept } from "./turns.ts";

/** What one process is started for: one thing measured, so that memory and CPU time are its own. */
export type Task =
  | { kind: "index"; engine: string; corpus: string; questions: string; folder: string }
  | { kind: "ask"; engine: string; questions: string; folder: string }
  | { kind: "turns"; kept: Kept[]; questions: string }
  | { kind: "writing"; kept: Kept; corpus: string; questions: string }
  | { kind: "again" | "graph" | "more"; corpus: string; folder: string }
  | { kind: "embed"; corpus: string; texts: number };

export interface Indexed extends Cost {
  peak: number;
  /** Bytes that are not in the folder. */
  elsewhere?: number;
}

export interface Asked {
  /** Seconds until the index on disk was ready, models among it; absent where there is none. */
  opened?: number;
  median: number;
  p95: number;
  cpu: number;
  resident: number;
  ndcg10: number;
  /** Passages read of a question, and the share of the questions of which none was. */
  read?: { passages: number; none: number };
}

/** Index runs, and answers where the engine can only give them in the process that indexed. */
async function index({ engine: name, corpus, questions, folder }: Extract<Task, { kind: "index" }>): Promise<{ indexed: Indexed; asked?: Asked }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const engine = await ENGINES[name]!();
  const cost = await timed(() => engine.index(corpus, folder));
  const elsewhere = await engine.bytes?.(folder);
  const indexed = { ...cost, peak: process.resourceUsage().maxRSS * 1024, ...(elsewhere !== undefined && { elsewhere }) };
  if (engine.open) return { indexed };
  const asked = await ask(engine, questions);
  engine.save?.(folder);
  return { indexed, asked };
}

async function ask(engine: Engine, questions: string): Promise<Asked> {
  const all = queries(questions);
  const times: number[] = [];
  const { cpuSeconds } = await timed(async () => {
    for (const { text } of all) {
      const started = performance.now();
      await engine.ask(text);
      times.push(performance.now() - started);
    }
  });
  const resident = rest();
  const read = engine.read?.();
  const gains: number[] = [];
  for (const { text, gold } of all) gains.push(ndcg(await engine.rank(text), new Set(gold), 10));
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95), cpu: (1000 * cpuSeconds) / all.length, resident, ndcg10: mean(gains), ...(read && { read: { passages: read.passages / all.length, none: 1 - read.questions / all.length } }) };
}

async function run(task: Task): Promise<object> {
  switch (task.kind) {
    case "index":
      return index(task);
    case "ask": {
      const engine = await ENGINES[task.engine]!();
      const { seconds } = await timed(() => engine.open!(task.folder));
      return { ...(await ask(engine, task.questions)), opened: seconds };
    }
    case "turns":
      return (await import("./turns.ts")).turns(task.kept, task.questions);
    case "writing":
      return (await import("./writing.ts")).writing(task.kept, task.corpus, task.questions);
    case "again":
    case "graph":
      return (await import("./isnad.ts")).again(task.corpus, task.folder, task.kind === "graph");
    case "more":
      return (await import("./isnad.ts")).more(task.corpus, task.folder);
    case "embed":
      return (await import("./isnad.ts")).embed(task.corpus, task.texts);
  }
}

process.stdout.write(`${JSON.stringify(await run(JSON.parse(process.argv[2]!) as Task))}\n`);
