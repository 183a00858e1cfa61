import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Graph } from "../../src/library/format/graph.ts";
import { provideIndex } from "../../src/library/postgres/ship.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { emptyDatabase } from "../postgres.ts";
import { random } from "../eval/spoil.ts";

vi.setConfig({ testTimeout: 300_000 });

/** As many as a small graph, in clumps, as passages about one thing are. */
const MANY = 3000;
const SIZE = 32;
const MOST = 100;
/** Passages in a graph of PostgreSQL's. */
const SPAN = 1024;

const chance = random("neighbours");
const bell = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
const unit = (vector: number[]) => Float32Array.from(vector, (value) => value / Math.hypot(...vector));
const clumps = Array.from({ length: 60 }, () => Array.from({ length: SIZE }, bell));
const near = (i: number) => unit(clumps[i % clumps.length]!.map((value) => value + 0.6 * bell()));
const vectors = Array.from({ length: MANY }, (_, i) => near(i));
const questions = Array.from({ length: 40 }, (_, i) => near(i));

/** The nearest by looking at all. */
function nearest(asked: Float32Array, passes: (id: number) => boolean): number[] {
  const dot = (id: number) => vectors[id]!.reduce((sum, value, k) => sum + value * asked[k]!, 0);
  return vectors.flatMap((_, id) => (passes(id) ? [[id, dot(id)] as const] : [])).sort(([, a], [, b]) => b - a).slice(0, MOST).map(([id]) => id);
}

/** The share of the true neighbours that were found, over all questions. */
async function recall(found: (asked: Float32Array) => Promise<number[]> | number[], passes: (id: number) => boolean = () => true): Promise<number> {
  let right = 0;
  let all = 0;
  for (const asked of questions) {
    const true_ = nearest(asked, passes);
    const there = new Set(await found(asked));
    right += true_.filter((id) => there.has(id)).length;
    all += true_.length;
  }
  return right / all;
}

describe("PostgreSQL's neighbours", () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>["database"];
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ database, end } = await emptyDatabase());
    await migrate(database);
    await database.rows("INSERT INTO isnad.release (id, model, dimensions, built, state, graph, articles, passages, stems, grams) VALUES (1, 'm', $1, '', '', '', 1, $2, 1, '')", SIZE, MANY);
    await database.rows("INSERT INTO isnad.embedding (passage, born, dimensions, vector) SELECT id, 1, $1, vector::public.vector FROM unnest($2::int[], $3::text[]) AS v(id, vector)", SIZE, vectors.map((_, id) => id), vectors.map((vector) => `[${vector.join(",")}]`));
    await provideIndex(database, SIZE, SPAN);
    await database.rows("ANALYZE isnad.embedding");
  });
  afterAll(async () => {
    vi.resetConfig();
    await end();
  });

  /** `exact` 0: by the graph, however few there are. */
  const by = (exact: number, among: number[] | null = null) => async (asked: Float32Array) =>
    (await database.rows<{ id: number }>("SELECT id FROM isnad.by_vector(1, $1::text::public.vector, $2, $3, $4) ORDER BY place", `[${asked.join(",")}]`, MOST, exact, among)).map(({ id }) => id);

  it("are found by the graphs, each of a span", async () => {
    expect(await recall(by(0))).toBeGreaterThan(0.98);
    expect(await recall(by(MANY))).toBeGreaterThan(0.9999);
    const plan = await database.transaction(async (asks) => {
      await asks.rows("SET LOCAL enable_seqscan = off");
      return asks.rows<{ "QUERY PLAN": string }>(`EXPLAIN SELECT passage FROM isnad.embedding WHERE dimensions = ${SIZE} AND passage >= ${SPAN} AND passage < ${2 * SPAN} ORDER BY vector::public.halfvec(${SIZE}) OPERATOR(public.<#>) $1::text::public.halfvec(${SIZE}) LIMIT 10`, `[${questions[0]!.join(",")}]`);
    });
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain(`embedding_near_${SIZE}_${SPAN}_${2 * SPAN}`);
  });

  it("that no graph covers are found all the same", async () => {
    const last = `embedding_near_${SIZE}_${2 * SPAN}_${3 * SPAN}`;
    await database.rows(`DROP INDEX isnad.${last}`);
    expect(await recall(by(0))).toBeGreaterThan(0.98);
    await provideIndex(database, SIZE, SPAN);
    expect(await database.rows("SELECT FROM pg_class WHERE relname = $1", last)).toHaveLength(1);
  });

  it.each([[2], [10], [25]])("are not lost where every %ith may be taken", async (step) => {
    const among = vectors.flatMap((_, id) => (id % step === 0 ? [id] : []));
    expect(await recall(by(0, among), (id) => id % step === 0)).toBeGreaterThan(0.98);
    expect(await recall(by(MANY, among), (id) => id % step === 0)).toBeGreaterThan(0.9999);
  });
});

describe("SQLite's graph", () => {
  const graph = Graph.build(SIZE, MANY, vectors.map((vector, id) => ({ id, vector })));
  const by = (among?: Set<number>) => (asked: Float32Array) => graph.nearest(Array.from(asked), MOST, 200, among).map(([id]) => id);

  it("finds them, and loses none where some may be taken", async () => {
    expect(await recall(by())).toBeGreaterThan(0.98);
    for (const step of [2, 10]) expect(await recall(by(new Set(vectors.flatMap((_, id) => (id % step === 0 ? [id] : [])))), (id) => id % step === 0)).toBeGreaterThan(0.98);
  });
});
