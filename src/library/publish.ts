import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../sqlite.ts";
import type { Draft } from "./draft/draft.ts";
import { openForReading } from "./format/file.ts";
import { getMeta, rowsDigest, totals } from "./format/schema.ts";
import { embeddings, Vectors } from "./format/vectors.ts";
import type { Progress } from "./report.ts";

/** Makes the draft the library, if anything was written; makes sure of the graph in any case where it is wanted. */
export function publish(draft: Draft, wanted: boolean, progress: (progress: Progress) => void): ReturnType<typeof totals> {
  const previous = draft.base && (getMeta(draft.base, "graph") as string);
  const writing = draft.written();
  if (writing) {
    const graph = writing.finish();
    if (wanted) provideGraph(draft, writing.db, graph, previous, progress);
    writing.close();
    syncFile(draft.file);
    renameSync(draft.file, draft.published);
    sweep(draft, graph);
  } else {
    if (wanted) provideGraph(draft, draft.base!, previous!, previous, progress);
    if (!existsSync(draft.file)) sweep(draft, previous!);
  }
  const db = openForReading(draft.published);
  const total = totals(db);
  db.close();
  return total;
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
function sweep({ index, file }: Draft, graph: string): void {
  for (const name of [...Vectors.outdated(index, graph).map((name) => join(index, name)), `${file}.part`]) {
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
