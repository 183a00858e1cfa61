import { parentPort, workerData } from "node:worker_threads";
import { check, ReaderError } from "./files.ts";
import { Gate } from "./gate.ts";
import type { Window } from "./layout.ts";
import { Model } from "./model.ts";
import type { Reading } from "./reading.ts";

/** The thread that reads: it says when it is ready, then answers one order after another until it is told to end. */

export interface Order {
  id: number;
  question: string;
  windows: Window[];
}
export type News = { ready: true } | { refused: string } | { id: number; readings: Reading[] } | { id: number; error: string };

const { folder, threads, shared } = workerData as { folder: string; threads: number; shared: SharedArrayBuffer };
const gate = new Gate(shared);
const tell = (news: News) => parentPort!.postMessage(news);
const said = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function load(): Promise<Model | undefined> {
  try {
    check(folder);
    return await gate.pass(() => Model.load(folder, threads));
  } catch (error) {
    tell({ refused: error instanceof ReaderError ? error.what : `The model in ${folder} cannot be loaded (${said(error)})` });
    return undefined;
  }
}

const model = await load();
if (model) {
  let last: Promise<unknown> = Promise.resolve();
  parentPort!.on("message", (order: Order | "end") => {
    last = last.then(async () => {
      if (order === "end") return parentPort!.close();
      const { id, question, windows } = order;
      try {
        const readings = await gate.pass(() => model.read(question, windows));
        if (readings) tell({ id, readings });
      } catch (error) {
        tell({ id, error: said(error) });
      }
    });
  });
  tell({ ready: true });
}
