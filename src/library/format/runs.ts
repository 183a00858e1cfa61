import { createHash, type Hash } from "node:crypto";
import type { Database } from "../../sqlite.ts";
import { FORMAT, getMeta } from "./schema.ts";

/** How many numbers of passages a run spans: a graph of so many is made in some ten seconds. */
const SPAN = 1 << 15;

/** Passages whose vectors have a graph of their own. */
export interface Run {
  /** Numbers of passages, both of them in it. */
  first: number;
  last: number;
  count: number;
  /** Tells the rows. */
  graph: string;
}

/** The run that a passage is of, by its number. */
export const runOf = (passage: number) => Math.floor(passage / SPAN);

/** What tells all rows of a library: passages by number and what they say; and its runs. @param same whether a run's rows are those that `runs` in the file tells */
export function digests(db: Database, same: (run: number) => boolean = () => false): { graph: string; runs: Run[] } {
  const before = new Map(noted(db)?.map((run) => [runOf(run.first), run]));
  const runs: Run[] = [];
  const { last } = db.prepare("SELECT max(passage) AS last FROM embedding").get() as { last: number | null };
  for (let run = 0; run <= runOf(last ?? -1); run++) {
    const known = same(run) ? before.get(run) : undefined;
    if (known) runs.push(known);
    else {
      const found = rows(db, run * SPAN, (run + 1) * SPAN - 1);
      if (found.length > 0) runs.push({ first: found[0]!.id, last: found.at(-1)!.id, count: found.length, graph: told(begun(db).update(bytesOf(found))) });
    }
  }
  return { graph: told(begun(db).update(runs.map(({ graph }) => graph).join(" "))), runs };
}

/** The runs of a finished library; one of an earlier version does not say them. */
export function runsOf(db: Database): Run[] {
  return noted(db) ?? digests(db).runs;
}

function noted(db: Database): Run[] | undefined {
  const known = getMeta(db, "runs") as string | undefined;
  return known ? (JSON.parse(known) as Run[]) : undefined;
}

/** What tells the rows from one number to another. */
export function rowsDigest(db: Database, first: number, last: number): string {
  return told(begun(db).update(bytesOf(rows(db, first, last))));
}

type Row = { id: number; hash: Buffer };

function rows(db: Database, first: number, last: number): Row[] {
  return db.prepare("SELECT passage AS id, hash FROM embedding WHERE passage BETWEEN ? AND ? ORDER BY passage").all(first, last) as Row[];
}

const bytesOf = (rows: Row[]) => Buffer.concat(rows.flatMap(({ id, hash }) => [Buffer.from(`\n${id} `), hash]));

const begun = (db: Database) => createHash("sha256").update(`${FORMAT} ${getMeta(db, "model")}`);
const told = (hash: Hash) => hash.digest("hex").slice(0, 16);
