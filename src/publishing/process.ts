import { fork } from "node:child_process";
import { once } from "node:events";
import { getPriority, setPriority } from "node:os";
import { beginning } from "../../lib/source.js";
import { Embedder } from "../embedding/embedder.ts";
import { openEngine } from "../library/engine.ts";
import type { Progress, Report } from "../library/report.ts";
import { type Checking, gateFor } from "./gate.ts";

interface Order extends Checking {
  articles: string;
  index: string;
  /** The address of PostgreSQL, where the library is kept there. */
  database: string | undefined;
  model: string;
  /** How many of the libraries before are kept. */
  keep: number;
  /** How far it gives way to answers. */
  nice: number;
  /** What names the broken checks that are to be published all the same. */
  anyway?: string | undefined;
}

type News = { progress: Progress } | { report: Report } | { error: string };

/** An index run in a process of its own, so that answers keep coming meanwhile. Rejects with what went wrong, said for people. */
export function buildAside(order: Order, progress: (progress: Progress) => void): Promise<Report> {
  return new Promise((resolve, reject) => {
    const file = beginning("publishing/process", import.meta);
    // TypeScript needs its loader in the child too, however this process came by it; what is required is none of its business.
    const execArgv = file ? [] : ["--import", import.meta.resolve("tsx/esm")];
    const child = fork(file ?? import.meta.filename, [], { execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    // Not as an argument: those are seen by everybody on the machine, and an address may hold a password.
    child.send(order);
    child.on("message", (news: News) => {
      if ("progress" in news) progress(news.progress);
      else if ("report" in news) resolve(news.report);
      else reject(new Error(news.error));
    });
    child.on("error", reject);
    child.on("exit", (code, signal) => reject(new Error(`The index run ended early (${signal ?? `exit code ${code}`}). The last good library still answers.`)));
  });
}

/** Lets whoever answers go first where there is not processor time enough for both. */
export function giveWay(nice: number): void {
  if (getPriority() < nice) setPriority(nice);
}

/** The child's side: does what it was told, and tells. */
if (process.send && process.argv[1] === import.meta.filename) {
  const [{ articles, index, database, model, keep, nice, anyway, ...checking }] = (await once(process, "message")) as [Order];
  // Before the model is loaded: what threads it starts take after this one.
  giveWay(nice);
  const tell = (news: News) => new Promise<void>((done) => process.send!(news, () => done()));
  // Orphaned: the bot that asked is gone.
  process.on("disconnect", () => process.exit(1));
  try {
    const engine = openEngine(index, database === undefined ? undefined : await (await import("../postgres/migrate.ts")).openMigrated(database));
    const embedder = await Embedder.load(model);
    const report = await engine.run({ articles, wait: true, embedder, keep, gate: gateFor(checking, embedder, anyway), progress: (progress) => void tell({ progress }) });
    await tell({ report });
  } catch (error) {
    await tell({ error: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
}
