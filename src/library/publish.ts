import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../sqlite.ts";
import { DRAFT_FILE, type Draft } from "./draft/draft.ts";
import { openForReading } from "./format/file.ts";
import { getMeta, rowsDigest, totals } from "./format/schema.ts";
import { embeddings, Vectors } from "./format/vectors.ts";
import type { Library } from "./library.ts";
import type { Checked, Progress } from "./report.ts";
import { SqliteLibrary } from "./sqlite/library.ts";

/**
 * Looks at a library before it is published. @param now the one that answers, where there is one
 * @returns what it found; with `held`, this one is not published
 */
export type Gate = (next: Library, now: Library | undefined, progress: (progress: Progress) => void) => Promise<Checked | undefined>;

type Published = ReturnType<typeof totals> & { checked?: Checked };

/** Makes the draft the library, if anything was written and nothing holds it back; makes sure of the graph in any case where it is wanted. */
export async function publish(draft: Draft, wanted: boolean, progress: (progress: Progress) => void, gate?: Gate): Promise<Published> {
  const previous = draft.base && (getMeta(draft.base, "graph") as string);
  const writing = draft.written();
  let checked: Checked | undefined;
  if (writing) {
    const graph = writing.finish();
    if (wanted) provideGraph(draft, writing.db, graph, previous, progress);
    writing.close();
    checked = gate && (await look(draft, gate, progress));
    if (checked?.held === undefined) {
      syncFile(draft.file);
      renameSync(draft.file, draft.published);
      sweep(draft, [graph]);
    } else sweep(draft, [previous!, graph]);
  } else {
    if (wanted) provideGraph(draft, draft.base!, previous!, previous, progress);
    if (!existsSync(draft.file)) sweep(draft, [previous!]);
  }
  const db = openForReading(draft.published);
  const total = totals(db);
  db.close();
  return { ...total, ...(checked && { checked }) };
}

/** The draft, closed and whole, asked as the library that it would be. What is there already is not looked at again. */
async function look({ index, base, embedder, notes }: Draft, gate: Gate, progress: (progress: Progress) => void): Promise<Checked | undefined> {
  const open = (name?: string) => SqliteLibrary.open(index, embedder.id, (text) => notes.push(text), name);
  const next = open(DRAFT_FILE);
  const now = base && open();
  try {
    return next.state === now?.state ? undefined : await gate(next, now, progress);
  } finally {
    await next.close();
    await now?.close();
  }
}

function provideGraph({ index, embedder, notes, base }: Draft, db: Database, graph: string, previous: string | undefined, progress: (progress: Progress) => void): void {
  const { passages } = totals(db);
  const label = { model: embedder.id, dimensions: embedder.dimensions, graph, count: passages };
  const present = Vectors.load(index, label);
  if (present instanceof Vectors) return;
  if (graph === previous) notes.push(`the vector graph was ${present.fault}: rebuilt from the library, without embedding again`);
  const done = (n: number) => progress({ phase: "indexing", done: n, total: passages });
  const grown = base && previous && db !== base ? grow(index, base, previous, db, label, done) : undefined;
  const vectors = grown ?? Vectors.build(embedder.dimensions, passages, embeddings(db), done);
  vectors.save(index, embedder.id, graph);
}

/** The published graph with what was added since; none where anything went or changed, for hnswlib only hides what it is told to remove. */
function grow(index: string, base: Database, previous: string, db: Database, label: Parameters<typeof Vectors.load>[1], done: (count: number) => void): Vectors | undefined {
  const last = base.prepare("SELECT max(passage) FROM embedding").pluck().get() as number | null;
  if (last === null || rowsDigest(db, label.model, last) !== previous) return undefined;
  const before = Vectors.load(index, { ...label, graph: previous, count: totals(base).passages });
  if (!(before instanceof Vectors)) return undefined;
  before.add(embeddings(db, last), done);
  return before;
}

/** Removes what earlier runs left, killed ones among them. What cannot go now goes next time. */
function sweep({ index, file }: Draft, graphs: string[]): void {
  for (const name of [...Vectors.outdated(index, graphs).map((name) => join(index, name)), `${file}.part`]) {
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
