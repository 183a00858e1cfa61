import { watch } from "node:fs/promises";

/** Editors write a file in several steps, and copy folders file by file: this long nothing may have changed, milliseconds. */
const QUIET = 1000;

/**
 * Gives a value whenever something below a folder (or a file) has changed and then been quiet for a while;
 * changes during the time that the caller takes for one are not lost. Ends when `signal` says so.
 */
export async function* changes(path: string, signal: AbortSignal, quiet = QUIET): AsyncGenerator<void> {
  let changed = false;
  let last = 0;
  let wake = () => {};
  const watching = (async () => {
    for await (const _ of watch(path, { recursive: true, signal })) {
      changed = true;
      last = Date.now();
      wake();
    }
  })().catch((error: Error) => {
    if (error.name !== "AbortError") throw error;
  });
  watching.finally(() => wake()).catch(() => {});
  while (!signal.aborted) {
    if (!changed) {
      await Promise.race([watching, new Promise<void>((done) => (wake = done))]);
      continue;
    }
    const rest = last + quiet - Date.now();
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    else {
      changed = false;
      yield;
    }
  }
}
