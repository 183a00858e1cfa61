import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { beginning } from "../../lib/source.js";
import { ReaderError } from "./files.ts";
import { Gate } from "./gate.ts";
import type { Window } from "./layout.ts";
import type { Reading } from "./reading.ts";
import type { News, Order } from "./worker.ts";

/** What a reading throws away is collected soon: without this two threads hold 65 MB more. */
const LITTLE = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/** A window to be read. */
export interface Job {
  question: string;
  window: Window;
  resolve: (reading: Reading) => void;
  reject: (error: Error) => void;
}

/** A thread that reads one window at a time. */
export class Hand {
  private job: Job | undefined;
  private ended: Error | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly gate: Gate,
    private readonly free: () => void,
    private readonly failed: (error: Error) => void,
  ) {
    worker.on("message", (news: News) => this.hear(news));
    worker.on("error", (error) => this.end(error));
    worker.on("exit", () => this.end(new Error("The reader has ended.")));
    // It keeps the process alive only while somebody waits.
    worker.unref();
  }

  /** Resolves when the files are proven and the model is loaded. Throws ReaderError. @param free told whenever it can take a job. @param failed told once, when it has ended. */
  static async load(folder: string, free: () => void, failed: (error: Error) => void): Promise<Hand> {
    const gate = new Gate();
    const file = beginning("reading/worker", import.meta) ?? new URL("./thread.mjs", import.meta.url);
    const worker = new Worker(file, { workerData: { folder, shared: gate.shared }, resourceLimits: LITTLE });
    const leave = () => {
      gate.close();
      gate.await();
    };
    process.once("exit", leave);
    worker.once("exit", () => process.removeListener("exit", leave));
    const [news] = (await once(worker, "message")) as [News];
    if ("refused" in news) throw new ReaderError(news.refused);
    return new Hand(worker, gate, free, failed);
  }

  /** Whether it took the job. */
  take(job: Job): boolean {
    if (this.job || this.ended) return false;
    this.job = job;
    this.worker.ref();
    this.worker.postMessage({ question: job.question, window: job.window } satisfies Order);
    return true;
  }

  /** Ends the thread when it has read what it is reading; whoever waits for that is told so. */
  async close(): Promise<void> {
    if (this.ended) return;
    this.gate.close();
    this.worker.ref();
    this.worker.postMessage("end");
    await once(this.worker, "exit");
  }

  private hear(news: News): void {
    const { job } = this;
    if (!job) return;
    this.job = undefined;
    this.worker.unref();
    if ("reading" in news) job.resolve(news.reading);
    else if ("error" in news) job.reject(new Error(`Reading failed: ${news.error}`));
    this.free();
  }

  private end(error: Error): void {
    if (this.ended) return;
    this.ended = error;
    this.job?.reject(error);
    this.failed(error);
  }
}
