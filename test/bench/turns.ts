import { join } from "node:path";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { float32 } from "../../src/library/format/blobs.ts";
import { openForReading } from "../../src/library/format/file.ts";
import { LIBRARY_FILE } from "../../src/library/format/schema.ts";
import type { Library } from "../../src/library/library.ts";
import { Reader } from "../../src/reading/reader.ts";
import { quantile } from "../eval/measure.ts";
import { queries } from "../eval/set.ts";
import { MODEL, OPENED } from "./isnad.ts";

/** Neighbours that are asked for, and questions whose true neighbours are told by looking at all. */
const NEAR = 100;
const LOOKED = 50;

/** A library that is there. */
export interface Kept {
  engine: keyof typeof OPENED;
  /** The library's, or its workshop's. */
  folder: string;
}

/** What one library gave to the questions that others were asked as well. */
export interface Turn {
  median: number;
  p95: number;
  /** The first quote to each question, or that there is none. */
  first: string[];
  /** Of the true neighbours: those that were found. */
  recall: number;
}

/** The same questions to all, in turns, so that whatever else the machine does meets them alike. */
export async function turns(kept: Kept[], questions: string): Promise<Turn[]> {
  const embedder = await Embedder.load(MODEL);
  const libraries = await Promise.all(kept.map(({ engine, folder }) => OPENED[engine](folder, embedder.id)));
  const reader = await Reader.load();
  const all = queries(questions);
  const turns = libraries.map((library) => ({ ask: createAsk(() => library, embedder, reader.read), times: [] as number[], first: [] as string[] }));
  for (const [q, { text }] of all.entries()) {
    for (const { ask, times, first } of turns.map((_, i) => turns[(i + q) % turns.length]!)) {
      const started = performance.now();
      const { found, quotes: [quote] } = await ask(text);
      times.push(performance.now() - started);
      first.push(JSON.stringify(found && [quote!.article, quote!.start, quote!.text]));
    }
  }
  await reader.close();
  const asked = await Promise.all(all.filter((_, i) => i % Math.ceil(all.length / LOOKED) === 0).map(async ({ text }) => (await embedder.question(text)).vector));
  const recalls = await Promise.all(libraries.map((library, i) => recallOf(library, kept[i]!.folder, asked)));
  return turns.map(({ times, first }, i) => ({ median: quantile(times, 0.5), p95: quantile(times, 0.95), first, recall: recalls[i]! }));
}

async function recallOf(library: Library, folder: string, asked: Float32Array[]): Promise<number> {
  const truth = nearest(folder, asked);
  let right = 0;
  for (const [i, vector] of asked.entries()) {
    const { vectors } = await library.propose({ stems: [], vector, most: NEAR, filter: {} });
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
