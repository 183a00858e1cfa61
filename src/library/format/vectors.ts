import type { Database } from "../../sqlite.ts";
import { float32 } from "./blobs.ts";
import { type Expected, Graph } from "./graph.ts";
import { rowsDigest, type Run, runsOf } from "./runs.ts";
import { getMeta } from "./schema.ts";

type Done = (count: number) => void;

/**
 * What is looked at closely: of all graphs together, and of each at least. Recall@100: of 17,518 passages
 * 98.7 % at 600 in one graph, 99.2 % at 800; of 31,000 97.9 % at 800, 98.6 % at 1,000; of 180,663 in six graphs 90.7 % at 200 in each, 96.4 % at 400, 98.2 % at 600.
 */
const BREADTH = { all: 1000, each: 600 };

/** The vectors of a library, in a graph for every run of its passages: what changes makes its own run's graph anew and no other, and one alone is in memory while they are made. */
export class Vectors {
  private constructor(private readonly graphs: Graph[]) {}

  /** @param note is told where a graph had to be made in memory, for nothing is written. */
  static open(folder: string, db: Database, note: (text: string) => void): Vectors {
    const faults = new Set<string>();
    const graphs = runsOf(db).map((run) => {
      const graph = Graph.load(folder, expected(db, run));
      if (graph instanceof Graph) return graph;
      faults.add(graph.fault);
      return build(db, run);
    });
    for (const fault of faults) note(`The vector graph in ${folder} is ${fault}: rebuilt in memory from the library. "npx isnad index" saves it again.`);
    return new Vectors(graphs);
  }

  /** Passage ids with cosines: the k best of every graph, in no order. `among`: no others. */
  near(vector: Float32Array, k: number, among?: Set<number>): [id: number, cosine: number][] {
    const asked = Array.from(vector);
    const breadth = Math.max(BREADTH.each, Math.ceil(BREADTH.all / this.graphs.length));
    return this.graphs.flatMap((graph) => graph.nearest(asked, k, breadth, among));
  }

  /**
   * Makes sure that every graph of a library lies in `folder`, and gives what was wrong with those that should have.
   * @param base the library before, whose graphs go on where something was only added: hnswlib hides what it removes, and keeps it.
   */
  static provide(folder: string, db: Database, base: Database | undefined, progress: Done = () => {}): string[] {
    const before = base ? runsOf(base) : [];
    const faults: string[] = [];
    let done = 0;
    for (const run of runsOf(db)) {
      const fault = Graph.fault(folder, expected(db, run));
      if (fault) {
        if (before.some(({ graph }) => graph === run.graph)) faults.push(fault);
        const tell: Done = (count) => progress(done + count);
        const earlier = before.find(({ first }) => first === run.first);
        const graph = (earlier && grown(folder, db, base!, earlier, run, tell)) ?? build(db, run, tell);
        graph.save(folder, getMeta(db, "model") as string, run.graph);
      }
      done += run.count;
    }
    return faults;
  }
}

function build(db: Database, run: Run, progress?: Done): Graph {
  return Graph.build(getMeta(db, "dimensions") as number, run.count, embeddings(db, run.first, run.last), progress);
}

/** The graph of a run in the library before with what was added since; none where anything went or changed. */
function grown(folder: string, db: Database, base: Database, earlier: Run, run: Run, progress: Done): Graph | undefined {
  if (rowsDigest(db, earlier.first, earlier.last) !== earlier.graph) return undefined;
  const graph = Graph.load(folder, expected(base, earlier));
  if (!(graph instanceof Graph)) return undefined;
  graph.add(embeddings(db, earlier.last + 1, run.last), progress);
  return graph;
}

function expected(db: Database, { graph, count }: Run): Expected {
  return { model: getMeta(db, "model") as string, dimensions: getMeta(db, "dimensions") as number, graph, count };
}

/** Passages with their vectors, in the order of ids. */
function* embeddings(db: Database, first: number, last: number): Generator<{ id: number; vector: Float32Array }> {
  const rows = db.prepare("SELECT passage, vector FROM embedding WHERE passage BETWEEN ? AND ? ORDER BY passage").iterate(first, last) as IterableIterator<{ passage: number; vector: Buffer }>;
  for (const { passage, vector } of rows) yield { id: passage, vector: float32(vector) };
}
