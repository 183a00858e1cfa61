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

/** What tells all rows of a library: passages by number and what they say; and its runs. */
export function digests(db: Database): { graph: string; runs: Run[] } {
  const whole = begun(db);
  const runs: Run[] = [];
  const { last } = db.prepare("SELECT max(passage) AS last FROM embedding").get() as { last: number | null };
  for (let from = 0; from <= (last ?? -1); from += SPAN) {
    const found = rows(db, from, from + SPAN - 1);
    if (found.length === 0) continue;
    const said = bytesOf(found);
    whole.update(said);
    runs.push({ first: found[0]!.id, last: found.at(-1)!.id, count: found.length, graph: told(begun(db).update(said)) });
  }
  return { graph: told(whole), runs };
}

/** The runs of a finished library; one of an earlier version does not say them. */
export function runsOf(db: Database): Run[] {
  const known = getMeta(db, "runs") as string | undefined;
  return known ? (JSON.parse(known) as Run[]) : digests(db).runs;
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
