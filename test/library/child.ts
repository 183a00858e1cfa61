import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import Database from "better-sqlite3";

/**
 * An index run, which keeps two libraries before it, in a process of its own that dies, by SIGKILL and by its own hand, at a
 * point told: "embedding:120" or "indexing:256" (that far), "step:3" (before the third
 * time that it touches a file in the index folder or ends a transaction), or "" (never). "wait:20" halts
 * at that article until the parent sends something. "copies:FOLDER" dies at no step, but keeps before each
 * what a kill would leave: the index folder as it lies, under the step's number. At the end it prints its steps.
 * A file of checks stands before publishing, where one is given.
 */
const [articles, index, point, checks] = process.argv.slice(2) as [string, string, string, string | undefined];
const [kind, place] = point.split(":") as [string, string];
/** As it was before the steps were counted. */
const { cpSync, existsSync } = fs;
const die = () => {
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

let steps = 0;
let copying = false;
const step = () => {
  if (copying) return;
  if (++steps === Number(place) && kind === "step") die();
  copying = true;
  if (kind === "copies" && existsSync(index)) cpSync(index, `${place}/${steps}`, { recursive: true });
  copying = false;
};
const disk = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const name of ["mkdirSync", "copyFileSync", "writeFileSync", "renameSync", "linkSync", "rmSync", "fsyncSync"]) {
  const real = disk[name]!;
  disk[name] = (...args: unknown[]) => {
    if (name === "fsyncSync" || String(args[0]).startsWith(index)) step();
    return real(...args);
  };
}
syncBuiltinESMExports();
// And before everything that SQLite is told as a whole: the end of a transaction, the end of its journal.
for (const name of ["exec", "pragma"] as const) {
  const real = Database.prototype[name] as (this: Database.Database, sql: string, ...rest: unknown[]) => unknown;
  Object.assign(Database.prototype, {
    [name](this: Database.Database, sql: string, ...rest: unknown[]) {
      if (/^COMMIT|wal_checkpoint|journal_mode = DELETE|optimize/.test(sql)) step();
      return real.call(this, sql, ...rest);
    },
  });
}

const { Embedder } = await import("../../src/embedding/embedder.ts");
const { build } = await import("../../src/library/build.ts");
const { gateFor } = await import("../../src/publishing/gate.ts");
try {
  const embedder = await Embedder.load("embeddings/model");
  await build({
    articles,
    index,
    embedder,
    keep: 2,
    gate: gateFor({ checks, checksAllowed: 0, reader: false }, embedder),
    progress({ phase, done }) {
      if (kind === (phase as string) && done >= Number(place)) die();
      if (kind === "wait" && done === Number(place)) {
        fs.writeSync(1, "waiting\n");
        fs.readSync(0, Buffer.alloc(1));
      }
    },
  });
  fs.writeSync(1, `steps ${steps}\n`);
} catch (error) {
  fs.writeSync(2, `${(error as Error).message}\n`);
  process.exitCode = 1;
}
