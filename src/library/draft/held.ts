import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Checked, Held } from "../report.ts";

/** Says what the draft waits for, to whoever answers meanwhile. */
const FILE = "held.json";

/** What is held back now, or nothing any more. One that waits for the same reasons waits since it first did. */
export function noteHeld(index: string, checked: Checked | undefined): void {
  const file = join(index, FILE);
  if (checked?.held === undefined) {
    rmSync(file, { force: true });
    return;
  }
  const before = heldIn(index);
  const held: Held = { ...checked, held: checked.held, since: before?.held === checked.held ? before.since : new Date().toISOString() };
  writeFileSync(`${file}.part`, JSON.stringify(held));
  renameSync(`${file}.part`, file);
}

export function heldIn(index: string): Held | undefined {
  try {
    return JSON.parse(readFileSync(join(index, FILE), "utf8")) as Held;
  } catch {
    // None, or one that somebody spoilt: the next run writes it anew.
    return undefined;
  }
}
