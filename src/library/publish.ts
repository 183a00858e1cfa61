import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../sqlite.ts";
import { DRAFT_FILE, type Draft } from "./draft/draft.ts";
import { noteHeld } from "./draft/held.ts";
import { rebase, goneFrom, withdrawal, WITHDRAWAL_FILE } from "./draft/withdrawal.ts";
import { openForReading } from "./format/file.ts";
import { Graph } from "./format/graph.ts";
import { type Run, runsOf } from "./format/runs.ts";
import { getMeta, totals } from "./format/schema.ts";
import { noteSound } from "./format/sound.ts";
import { Vectors } from "./format/vectors.ts";
import type { Library } from "./library.ts";
import { forgetReleases, keepRelease } from "./releases.ts";
import type { Checked, Progress } from "./report.ts";
import { SqliteLibrary } from "./sqlite/library.ts";

/**
 * Looks at a library before it is published. @param now the one that answers, where there is one
 * @returns what it found; with `held`, this one is not published
 */
export type Gate = (next: Library, now: Library | undefined, progress: (progress: Progress) => void) => Promise<Checked | undefined>;

type Published = ReturnType<typeof totals> & { checked?: Checked };

interface How {
  /** Whether the graphs of its vectors are wanted. */
  graph: boolean;
  /** How many of the libraries before are kept; absent: no more than are. */
  keep: number | undefined;
  gate: Gate | undefined;
  progress: (progress: Progress) => void;
}

/** Makes the draft the library, and keeps the one before, if anything was written and nothing holds it back; makes sure of the graphs in any case where they are wanted. */
export async function publish(draft: Draft, { graph, keep, gate, progress }: How): Promise<Published> {
  const before = draft.base ? runsOf(draft.base) : [];
  const writing = draft.written();
  let checked: Checked | undefined;
  if (writing) {
    writing.finish();
    if (graph) provideGraphs(draft, writing.db, progress);
    const runs = runsOf(writing.db);
    writing.close();
    checked = gate && (await look(draft, gate, progress));
    if (checked?.held === undefined) {
      noteHeld(draft.index, undefined);
      syncFile(draft.file);
      if (keep) keepBefore(draft);
      renameSync(draft.file, draft.published);
      noteSound(draft.published);
      sweep(draft, runs);
    } else {
      sweep(draft, [...(await withdraw(draft, { graph, keep, gate, progress })), ...runs]);
      noteHeld(draft.index, checked);
    }
  } else {
    if (graph) provideGraphs(draft, draft.base!, progress);
    if (!existsSync(draft.file)) {
      noteHeld(draft.index, undefined);
      sweep(draft, before);
    }
  }
  if (keep !== undefined) forgetReleases(draft.index, keep);
  const db = openForReading(draft.published);
  const total = totals(db);
  db.close();
  return { ...total, ...(checked && { checked }) };
}

/**
 * What is held back waits, and what is to be seen no more does not: the library goes on without the articles that the draft
 * has as private ones, whatever the checks say, and without those that are gone, unless that is what breaks them.
 * @returns the runs of the library that is published then
 */
async function withdraw(draft: Draft, { graph, keep, gate, progress }: How): Promise<Run[]> {
  const { index, base, published, notes } = draft;
  const { hidden, removed } = goneFrom(base!, draft.file);
  for (const [keys, checked] of [[[...hidden, ...removed], removed.length > 0], [hidden, false]] as const) {
    if (keys.length === 0) break;
    const file = join(index, WITHDRAWAL_FILE);
    const writing = await withdrawal(draft, keys);
    if (graph) provideGraphs(draft, writing.db, progress);
    const [runs, state] = [runsOf(writing.db), getMeta(writing.db, "state") as string];
    writing.close();
    if (checked && (await look(draft, gate!, progress, WITHDRAWAL_FILE))?.held !== undefined) {
      notes.push(`${removed.length} that were removed still answer, for without them checks would break: --anyway, or "publish all the same", lets them go`);
      rmSync(file, { force: true });
      continue;
    }
    syncFile(file);
    if (keep) keepBefore(draft);
    renameSync(file, published);
    noteSound(published);
    rebase(draft, state);
    notes.push(`of what is held back, ${keys.length} that are private now or gone have been withdrawn at once`);
    return runs;
  }
  return runsOf(base!);
}

/** What was the library until now. Where there is no room for it the next is published all the same. */
function keepBefore({ index, base, notes }: Draft): void {
  try {
    if (base) keepRelease(index, base);
  } catch (error) {
    notes.push(`the library before could not be kept: ${(error as Error).message}`);
  }
}

/** The draft, closed and whole, asked as the library that it would be. What is there already is not looked at again. */
async function look({ index, base, embedder, notes }: Draft, gate: Gate, progress: (progress: Progress) => void, file = DRAFT_FILE): Promise<Checked | undefined> {
  const open = (name?: string) => SqliteLibrary.open(index, embedder.id, (text) => notes.push(text), name);
  const next = open(file);
  const now = base && open();
  try {
    return next.state === now?.state ? undefined : await gate(next, now, progress);
  } finally {
    await next.close();
    await now?.close();
  }
}

function provideGraphs({ index, notes, base }: Draft, db: Database, progress: (progress: Progress) => void): void {
  const { passages } = totals(db);
  const [fault] = Vectors.provide(index, db, base, (done) => progress({ phase: "indexing", done, total: passages }));
  if (fault) notes.push(`the vector graph was ${fault}: rebuilt from the library, without embedding again`);
}

/** Removes what earlier runs left, killed ones among them. What cannot go now goes next time. */
function sweep({ index, file }: Draft, runs: Run[]): void {
  const outdated = Graph.outdated(index, runs.map(({ graph }) => graph));
  for (const name of [...outdated.map((name) => join(index, name)), `${file}.part`]) {
    try {
      rmSync(name, { force: true });
    } catch {}
  }
}

function syncFile(file: string): void {
  const descriptor = openSync(file, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
