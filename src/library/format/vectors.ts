import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import hnswlib from "hnswlib-node";
import type { Database } from "../../sqlite.ts";
import { float32 } from "./blobs.ts";
import { FORMAT } from "./schema.ts";

const M = 16;
const EF_CONSTRUCTION = 200;
/** 99.98 % recall@10 at 100,000 vectors of 256 dimensions. */
const EF_SEARCH = 200;
const SEED = 100;

/** What the graph file belongs to; stands beside it, since hnswlib refuses bytes it does not know. */
interface Label {
  format: number;
  model: string;
  dimensions: number;
  graph: string;
  count: number;
  sha256: string;
}

/** A nearest-neighbour graph over passage vectors: a cache of SQLite, which can always be rebuilt from it. */
export class Vectors {
  private constructor(
    private readonly graph: hnswlib.HierarchicalNSW,
    readonly dimensions: number,
  ) {}

  /** @param rows passage ids with their unit vectors, in the order of ids. */
  static build(dimensions: number, count: number, rows: Iterable<{ id: number; vector: Float32Array }>, progress?: (done: number) => void): Vectors {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    graph.initIndex({ maxElements: Math.max(1, count), m: M, efConstruction: EF_CONSTRUCTION, randomSeed: SEED });
    const vectors = new Vectors(graph, dimensions);
    vectors.add(rows, progress);
    return vectors;
  }

  add(rows: Iterable<{ id: number; vector: Float32Array }>, progress?: (done: number) => void): void {
    let done = 0;
    for (const { id, vector } of rows) {
      if (this.graph.getCurrentCount() >= this.graph.getMaxElements()) this.graph.resizeIndex(Math.ceil(this.graph.getMaxElements() * 1.5) + 16);
      this.graph.addPoint(Array.from(vector), id);
      if (++done % 256 === 0) progress?.(done);
    }
  }

  get count(): number {
    return this.graph.getCurrentCount();
  }

  /** Passage ids with cosines, best first. `among`: no others. */
  nearest(vector: Float32Array, k: number, among?: Set<number>): { id: number; cosine: number }[] {
    const most = Math.min(k, among?.size ?? this.count);
    if (most === 0) return [];
    this.graph.setEf(Math.max(EF_SEARCH, most));
    const { neighbors, distances } = this.graph.searchKnn(Array.from(vector), most, among && ((id) => among.has(id)));
    return neighbors.map((id, i) => ({ id, cosine: 1 - distances[i]! })).sort((a, b) => b.cosine - a.cosine || a.id - b.id);
  }

  /** Writes aside and renames, so that a reader finds the whole file or none. */
  save(folder: string, model: string, graph: string): void {
    const file = graphFile(folder, graph);
    this.graph.writeIndexSync(`${file}.part`);
    const sha256 = digest(`${file}.part`);
    const label: Label = { format: FORMAT, model, dimensions: this.dimensions, graph, count: this.count, sha256 };
    writeFileSync(`${labelFile(folder, graph)}.part`, JSON.stringify(label));
    renameSync(`${file}.part`, file);
    renameSync(`${labelFile(folder, graph)}.part`, labelFile(folder, graph));
  }

  /** The saved graph of these rows, or why there is none: missing, of other rows, or damaged. */
  static load(folder: string, expected: Omit<Label, "format" | "sha256">): Vectors | { fault: string } {
    const file = graphFile(folder, expected.graph);
    if (!existsSync(file) || !existsSync(labelFile(folder, expected.graph))) return { fault: "missing" };
    try {
      const label = JSON.parse(readFileSync(labelFile(folder, expected.graph), "utf8")) as Label;
      const fits = label.format === FORMAT && label.model === expected.model && label.dimensions === expected.dimensions && label.graph === expected.graph && label.count === expected.count;
      if (!fits) return { fault: "stale" };
      // Checked before hnswlib sees it: it trusts the sizes it reads.
      if (label.sha256 !== digest(file)) return { fault: "damaged" };
      const graph = new hnswlib.HierarchicalNSW("ip", expected.dimensions);
      graph.readIndexSync(file);
      return new Vectors(graph, expected.dimensions);
    } catch (error) {
      return { fault: `damaged (${error instanceof Error ? error.message : String(error)})` };
    }
  }

  /** The names of graphs of other rows, left behind by the libraries before. */
  static outdated(folder: string, graphs: string[]): string[] {
    return readdirSync(folder).filter((name) => /^vectors-.*\.(hnsw|json)(\.part)?$/.test(name) && !new RegExp(`^vectors-(?:${graphs.join("|")})\\.(hnsw|json)$`).test(name));
  }
}

/** All passages with their vectors, in the order of ids; `after`: only those with higher ids. */
export function* embeddings(db: Database, after = 0): Generator<{ id: number; vector: Float32Array }> {
  const rows = db.prepare("SELECT passage, vector FROM embedding WHERE passage > ? ORDER BY passage").iterate(after) as IterableIterator<{ passage: number; vector: Buffer }>;
  for (const { passage, vector } of rows) yield { id: passage, vector: float32(vector) };
}

const graphFile = (folder: string, graph: string) => join(folder, `vectors-${graph}.hnsw`);
const labelFile = (folder: string, graph: string) => join(folder, `vectors-${graph}.json`);

/** A piece at a time: the graph of a large library would be in memory twice. */
function digest(file: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(1 << 20);
  const descriptor = openSync(file, "r");
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
  return hash.digest("hex");
}
