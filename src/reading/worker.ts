import { parentPort, workerData } from "node:worker_threads";
import { check, ReaderError } from "./files.ts";
import { Gate } from "./gate.ts";
import type { Window } from "./layout.ts";
import { Model } from "./model.ts";
import type { Reading } from "./reading.ts";

/** The thread that reads: it says when it is ready, then answers one order after another until it is told to end. */

export interface Order {
  question: string;
  window: Window;
}
export type News = { ready: true } | { refused: string } | { reading: Reading } | { error: string };

const { folder, shared } = workerData as { folder: string; shared: SharedArrayBuffer };
const gate = new Gate(shared);
const tell = (news: News) => parentPort!.postMessage(news);
const said = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function load(): Promise<Model | undefined> {
  try {
    check(folder);
    return await gate.pass(() => Model.load(folder));
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
      try {
        const reading = await gate.pass(() => model.read(order.question, order.window));
        if (reading) tell({ reading });
      } catch (error) {
        tell({ error: said(error) });
      }
    });
  });
  tell({ ready: true });
}
