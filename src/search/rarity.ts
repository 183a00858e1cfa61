import type { Embedder } from "../embedding/embedder.ts";
import type { Comparison } from "../embedding/static.ts";
import type { Library } from "../library/library.ts";

/** Passages in which a unit is looked for to tell how rare it is. */
const SAMPLE = 100;

/** Passages spread over the library, with their distinct units as one matrix. The same for the same library. */
interface Sample {
  passages: number[][];
  vectors: Float32Array;
}
/** By its statistics: a view of some of its articles has the same. */
const samples = new WeakMap<Library["statistics"], Sample>();

async function sampleOf(library: Library, { units }: Comparison): Promise<Sample> {
  let known = samples.get(library.statistics);
  if (!known) {
    const rows = new Map<number, number>();
    const passages = (await library.spread(SAMPLE)).map(({ tokens }) =>
      [...new Set(units.of(tokens))].map((unit) => {
        const row = rows.get(unit) ?? rows.size;
        rows.set(unit, row);
        return row;
      }),
    );
    known = { passages, vectors: units.vectors([...rows.keys()]) };
    samples.set(library.statistics, known);
  }
  return known;
}

/** Soft inverse document frequency: in how many passages each unit finds a match, translations and synonyms counted. */
export async function rarities(right: Float32Array, n: number, library: Library, embedder: Embedder, comparison: Comparison): Promise<number[]> {
  const { passages, vectors } = await sampleOf(library, comparison);
  const cosines = await embedder.products(vectors, right);
  const found = new Float64Array(n);
  for (const rows of passages) {
    for (let i = 0; i < n; i++) {
      let best = -1;
      for (const row of rows) if (cosines[row * n + i]! > best) best = cosines[row * n + i]!;
      found[i]! += 1 / (1 + Math.exp((comparison.match - best) / comparison.width));
    }
  }
  return Array.from(found, (count) => Math.log(1 + (passages.length - count + 0.5) / (count + 0.5)));
}
