import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { SHIPPED } from "./files.ts";
import { Hand, type Job } from "./hand.ts";
import type { Window } from "./layout.ts";
import type { Reading } from "./reading.ts";

/**
 * Reads the question together with each window, title and text; one reading a
 * window, in their order. A window's reading does not depend on the others.
 * Rejects with BusyError where too many questions wait already, but never one that was begun:
 * what was read for it would be lost.
 */
export type Read = (question: string, windows: Window[], begun?: boolean) => Promise<Reading[]>;

/** More questions wait to be read than can be in a bearable time: ask again later. */
export class BusyError extends Error {
  override name = "BusyError";
}

/** Questions that may wait, those being read included; a quarter of a minute's worth on two cores. */
const WAITING = 256;
/**
 * Windows read at once, each on one thread: two threads on one window are a seventh
 * faster, two windows on two threads take half the time. Each holds about 150 MB.
 */
const HANDS = Math.min(Math.max(availableParallelism(), 1), 4);
/** Windows whose readings are kept, about a kilobyte each: who asks for more, or what others have just asked, is not read again. */
const KEPT = 2000;

/** The reader, in threads of its own: reading blocks the thread that does it. */
export class Reader {
  private hands: Hand[] = [];
  private readonly jobs: Job[] = [];
  /** Of questions that were begun: they come first, or all would be late alike. */
  private readonly begun: Job[] = [];
  /** Of questions that nobody waits for. */
  private readonly patient: Job[] = [];
  /** By a digest of what was read; the last asked for is the last. */
  private readonly kept = new Map<string, Reading>();
  private questions = 0;
  private ended: Error | undefined;

  private constructor(
    private readonly most: number,
    private readonly keeps: number,
  ) {}

  /** Resolves when the files are proven and the model is loaded. Throws ReaderError. */
  static async load({ folder = SHIPPED, hands = HANDS, waiting = WAITING, kept = KEPT } = {}): Promise<Reader> {
    const reader = new Reader(waiting, kept);
    const loaded = Array.from({ length: hands }, () => Hand.load(folder, () => reader.hand(), (error) => reader.end(error)));
    reader.hands = await Promise.all(loaded);
    return reader;
  }

  readonly read: Read = async (question, windows, begun = false) => {
    if (!begun && this.questions >= this.most) throw new BusyError("Too many questions are waiting to be read.");
    this.questions++;
    try {
      return await this.put(question, windows, begun ? this.begun : this.jobs);
    } finally {
      this.questions--;
    }
  };

  /** The same for what nobody waits for: one window at a time, when nothing else is to be read, and never busy. */
  readonly patiently: Read = async (question, windows) => {
    const readings: Reading[] = [];
    for (const window of windows) readings.push(...(await this.put(question, [window], this.patient)));
    return readings;
  };

  /** Ends the threads when they have read what they are reading; who else waits is told so. */
  async close(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.close()));
  }

  private async put(question: string, windows: Window[], line: Job[]): Promise<Reading[]> {
    if (this.ended) throw this.ended;
    const read = windows.map(async (window) => {
      const key = createHash("sha256").update(JSON.stringify([question, window])).digest("base64");
      const kept = this.kept.get(key);
      const reading = kept ?? (await new Promise<Reading>((resolve, reject) => line.push({ question, window, resolve, reject })));
      this.keep(key, reading);
      return reading;
    });
    this.hand();
    return Promise.all(read);
  }

  private keep(key: string, reading: Reading): void {
    this.kept.delete(key);
    this.kept.set(key, reading);
    if (this.kept.size > this.keeps) this.kept.delete(this.kept.keys().next().value!);
  }

  /** Hands out what waits, first come, first served. */
  private hand(): void {
    for (const hand of this.hands) {
      const line = [this.begun, this.jobs, this.patient].find(({ length }) => length > 0);
      if (line && hand.take(line[0]!)) line.shift();
    }
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of [this.begun, this.jobs, this.patient].flatMap((line) => line.splice(0))) reject(this.ended);
  }
}
