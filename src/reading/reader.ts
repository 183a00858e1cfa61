import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ReaderError, SHIPPED } from "./files.ts";
import { Gate } from "./gate.ts";
import type { Window } from "./layout.ts";
import type { Reading } from "./reading.ts";
import type { News, Order } from "./worker.ts";

/**
 * Reads the question together with each window, title and text; one reading a
 * window, in their order. A window's reading does not depend on the others.
 * Rejects with BusyError where too many questions wait already.
 */
export type Read = (question: string, windows: Window[]) => Promise<Reading[]>;

/** More questions wait to be read than can be in a bearable time: ask again later. */
export class BusyError extends Error {
  override name = "BusyError";
}

/** Questions that may wait, the one being read included; a quarter of a minute's worth on two cores. */
const WAITING = 256;
/** Half of the cores: two threads take half as much time again between them and are a seventh faster, and the chats want a core too. */
const THREADS = Math.min(Math.max(Math.floor(availableParallelism() / 2), 1), 4);

/** The reader, in a thread of its own: reading blocks the thread that does it. */
export class Reader {
  private readonly waiting = new Map<number, { resolve: (readings: Reading[]) => void; reject: (error: Error) => void }>();
  private orders = 0;
  private ended: Error | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly gate: Gate,
    private readonly most: number,
  ) {
    worker.on("message", (news: News) => {
      if (!("id" in news)) return;
      const order = this.waiting.get(news.id);
      this.waiting.delete(news.id);
      if (this.waiting.size === 0) worker.unref();
      if ("readings" in news) order?.resolve(news.readings);
      else order?.reject(new Error(`Reading failed: ${news.error}`));
    });
    worker.on("error", (error) => this.end(error));
    worker.on("exit", () => this.end(new Error("The reader has ended.")));
    // It keeps the process alive only while somebody waits.
    worker.unref();
  }

  /** Resolves when the files are proven and the model is loaded. Throws ReaderError. */
  static async load({ folder = SHIPPED, threads = THREADS, waiting = WAITING } = {}): Promise<Reader> {
    const gate = new Gate();
    const worker = new Worker(new URL("./thread.mjs", import.meta.url), { workerData: { folder, threads, shared: gate.shared } });
    const leave = () => {
      gate.close();
      gate.await();
    };
    process.once("exit", leave);
    worker.once("exit", () => process.removeListener("exit", leave));
    const [news] = (await once(worker, "message")) as [News];
    if ("refused" in news) throw new ReaderError(news.refused);
    return new Reader(worker, gate, waiting);
  }

  readonly read: Read = (question, windows) => {
    if (this.ended) return Promise.reject(this.ended);
    if (this.waiting.size >= this.most) return Promise.reject(new BusyError("Too many questions are waiting to be read."));
    const id = this.orders++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ id, question, windows } satisfies Order);
    });
  };

  /** Ends the thread when it has read what it is reading; who else waits is told so. */
  async close(): Promise<void> {
    if (this.ended) return;
    this.gate.close();
    this.worker.ref();
    this.worker.postMessage("end");
    await once(this.worker, "exit");
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
