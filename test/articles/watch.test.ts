import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { changes } from "../../src/articles/files/watch.ts";

test("what is written, renamed or removed is told once it is quiet, new folders included", async () => {
  const folder = mkdtempSync(join(tmpdir(), "watch-"));
  const stop = new AbortController();
  let told = 0;
  const telling = (async () => {
    for await (const _ of changes(folder, stop.signal, 150)) told++;
  })();
  try {
    await wait(300);
    expect(told).toBe(0);
    const steps = [
      () => {
        for (const n of [1, 2, 3]) writeFileSync(join(folder, `${n}.txt`), "x");
      },
      () => renameSync(join(folder, "1.txt"), join(folder, "one.txt")),
      () => mkdirSync(join(folder, "deep/er"), { recursive: true }),
      () => writeFileSync(join(folder, "deep/er/a.txt"), "x"),
      () => rmSync(join(folder, "2.txt")),
    ];
    for (const [i, step] of steps.entries()) {
      step();
      await expect.poll(() => told, { timeout: 3000 }).toBeGreaterThan(i);
    }
    const before = told;
    await wait(500);
    expect(told).toBe(before);
  } finally {
    stop.abort();
    await telling;
    rmSync(folder, { recursive: true, force: true });
  }
});
