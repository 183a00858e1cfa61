import { join } from "node:path";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { float32 } from "../../src/library/format/blobs.ts";
import { openForReading } from "../../src/library/format/file.ts";
import { LIBRARY_FILE } from "../../src/library/format/schema.ts";
import type { Library } from "../../src/library/library.ts";
import { PostgresLibrary } from "../../src/library/postgres/library.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { Postgres } from "../../src/postgres/connect.ts";
import { Reader } from "../../src/reading/reader.ts";
import { quantile } from "../eval/measure.ts";
import { queries } from "../eval/set.ts";
import { addressOf } from "../postgres.ts";
import { MEASURED } from "./isnad.ts";

const MODEL = join("embeddings", "model");
/** Neighbours that are asked for, and questions whose true neighbours are told by looking at all. */
const NEAR = 100;
const LOOKED = 50;

/** SQLite's figures before PostgreSQL's. */
export interface Both {
  median: [number, number];
  p95: [number, number];
  /** Of the questions: the same first quote. */
  same: number;
  /** Of the true neighbours: those that were found. */
  recall: [number, number];
}

/** The same questions to both engines, in turns, so that whatever else the machine does meets both alike. @param folder SQLite's library */
export async function both(folder: string, questions: string): Promise<Both> {
  const embedder = await Embedder.load(MODEL);
  const database = new Postgres(addressOf(MEASURED));
  const engines: Library[] = [SqliteLibrary.open(folder, embedder.id, console.error), await PostgresLibrary.open(database, embedder.id)];
  const reader = await Reader.load();
  const asks = engines.map((engine) => createAsk(() => engine, embedder, reader.read));
  const all = queries(questions);
  const times: [number[], number[]] = [[], []];
  let same = 0;
  for (const [q, { text }] of all.entries()) {
    const first: string[] = [];
    for (const i of q % 2 === 0 ? [0, 1] : [1, 0]) {
      const started = performance.now();
      const { found, quotes: [quote] } = await asks[i]!(text);
      times[i]!.push(performance.now() - started);
      first[i] = JSON.stringify(found && [quote!.article, quote!.start, quote!.text]);
    }
    if (first[0] === first[1]) same++;
  }
  const asked = await Promise.all(all.filter((_, i) => i % Math.ceil(all.length / LOOKED) === 0).map(async ({ text }) => (await embedder.question(text)).vector));
  const truth = nearest(folder, asked);
  const recall = await Promise.all(engines.map((engine) => recallOf(engine, asked, truth)));
  await database.close();
  const of = (share: number) => times.map((own) => quantile(own, share)) as [number, number];
  return { median: of(0.5), p95: of(0.95), same: same / all.length, recall: recall as [number, number] };
}

async function recallOf(engine: Library, asked: Float32Array[], truth: number[][]): Promise<number> {
  let right = 0;
  for (const [i, vector] of asked.entries()) {
    const { vectors } = await engine.propose({ stems: [], vector, most: NEAR, filter: {} });
    right += truth[i]!.filter((id) => vectors.includes(id)).length;
  }
  return right / truth.flat().length;
}

/** The nearest passages of each vector, by looking at all of a library. */
function nearest(folder: string, asked: Float32Array[]): number[][] {
  const db = openForReading(join(folder, LIBRARY_FILE));
  const best = asked.map(() => [] as [number, number][]);
  for (const { passage, vector } of db.prepare("SELECT passage, vector FROM embedding").iterate() as IterableIterator<{ passage: number; vector: Buffer }>) {
    const own = float32(vector);
    for (const [i, one] of asked.entries()) {
      let sum = 0;
      for (let k = 0; k < one.length; k++) sum += own[k]! * one[k]!;
      const found = best[i]!;
      found.push([passage, sum]);
      if (found.length >= 4 * NEAR) best[i] = found.sort(([, a], [, b]) => b - a).slice(0, NEAR);
    }
  }
  db.close();
  return best.map((found) => found.sort(([, a], [, b]) => b - a).slice(0, NEAR).map(([id]) => id));
}
