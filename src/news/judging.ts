import { setImmediate as breathe } from "node:timers/promises";
import type { Ask } from "../answer/answer.ts";
import type { Library } from "../library/library.ts";
import type { Log } from "../log.ts";
import type { Memory } from "../memory/memory.ts";
import { withDigest } from "./digest.ts";
import type { Clock } from "./hours.ts";
import { judged } from "./watches.ts";

/** How long is judged before it is looked again what else there is to do. Milliseconds. */
const SLICE = 500;
/** Prospects that are fetched at once. */
const FETCHED = 50;

/** Judges what waits for it for a while, the likeliest first. @returns whether any is left */
export type Judge = (library: Library, log: Log, now: number) => Promise<boolean>;

/**
 * One question at a time, and whoever asks one goes first. What comes of it is in the outbox before it is done
 * with: killed in between it is judged again, and told once.
 */
export function createJudge({ ask, memory, clock }: { ask: Ask; memory: Memory; clock: Clock }): Judge {
  let [questions, news, spent] = [0, 0, 0];
  return async (library, log, now) => {
    const began = performance.now();
    const waiting = await memory.prospects.first(FETCHED);
    let done = 0;
    for (const prospect of waiting) {
      const parcels = await judged(prospect, library, { ask, memory }, now);
      if (parcels.length > 0) await memory.outbox.put(withDigest(parcels, await memory.digests.all(), clock, now), now);
      await memory.prospects.settle(prospect.id);
      done++;
      news += parcels.length;
      if (performance.now() - began > SLICE) break;
      await breathe();
    }
    questions += done;
    spent += performance.now() - began;
    const left = done < waiting.length || waiting.length === FETCHED;
    if (questions > 0 && !left) {
      log({ level: "info", event: "watches judged", questions, news, seconds: Number((spent / 1000).toFixed(1)) });
      [questions, news, spent] = [0, 0, 0];
    }
    return left;
  };
}
