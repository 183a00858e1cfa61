import type { Asks, Postgres } from "../../postgres/connect.ts";
import { openForReading } from "../format/file.ts";
import { Lexicon } from "../format/lexicon.ts";
import { getMeta, totals } from "../format/schema.ts";
import type { Progress } from "../report.ts";
import { EXACT } from "../library.ts";
import { type Postings, postingsOf } from "./postings.ts";
import { articlesOf, vectorText, type Whole } from "./rows.ts";
import { sweep } from "./sweep.ts";
import { shipWords } from "./lexicon.ts";

/** Articles a transaction: what a kill can cost. */
const STRIDE = 50;

/** Told to all processes when a release is published. */
export const PUBLISHED = "isnad_release";

/**
 * Makes a library file the next release in PostgreSQL: only what differs is sent, as rows that no reader
 * of an earlier release sees, and one row publishes it. Killed at any moment, the next goes on from what is there.
 * @param keep how many of the releases before stay
 */
export async function ship(file: string, database: Postgres, cut: AbortSignal, progress: (progress: Progress) => void, keep = 0): Promise<void> {
  await publish(file, database, cut, progress);
  await sweep(database, keep);
}

async function publish(file: string, database: Postgres, cut: AbortSignal, progress: (progress: Progress) => void): Promise<void> {
  const db = openForReading(file);
  try {
    const [last] = await database.rows<{ id: number; graph: string; stems: number }>("SELECT id, graph, stems FROM isnad.release ORDER BY id DESC LIMIT 1");
    const next = (last?.id ?? 0) + 1;
    const { articles, passages } = totals(db);
    const lexicon = Lexicon.load(db);
    const there = new Map((await database.rows<{ id: number; digest: Buffer }>("SELECT id, digest FROM isnad.article WHERE gone > $1", next)).map(({ id, digest }) => [id, digest]));
    const shipment = new Shipment(database, cut, next, getMeta(db, "dimensions") as number, postingsOf(lexicon.all));
    let done = 0;
    for (const article of articlesOf(db)) {
      const same = there.get(article.id)?.equals(article.digest);
      there.delete(article.id);
      if (!same) await shipment.put(article);
      if (++done % STRIDE === 0) progress({ phase: "indexing", done, total: articles });
    }
    await shipment.end([...there.keys()]);
    const words = await shipWords(database, next, lexicon);
    if (!shipment.changed && !words && last?.graph === getMeta(db, "graph")) return;
    await database.rows("DELETE FROM isnad.frequency WHERE born = $1", next);
    await database.rows(
      `INSERT INTO isnad.frequency SELECT stem, $1, isnad.frequency_of(stem, $1 - 1) + sum(change) FROM (
         SELECT unnest(stems) AS stem, 1 AS change FROM isnad.passage WHERE born = $1
         UNION ALL SELECT unnest(stems), -1 FROM isnad.passage WHERE gone = $1
       ) d GROUP BY stem HAVING sum(change) <> 0`,
      next,
    );
    if (passages > EXACT) await provideIndex(database, getMeta(db, "dimensions") as number);
    await database.rows("VACUUM (ANALYZE) isnad.article, isnad.passage, isnad.embedding, isnad.posting, isnad.stem, isnad.frequency");
    const [{ stems }] = (await database.rows<{ stems: number }>(
      "SELECT $2::bigint + coalesce(sum(length) FILTER (WHERE born = $1), 0) - coalesce(sum(length) FILTER (WHERE gone = $1), 0) AS stems FROM isnad.passage WHERE born = $1 OR gone = $1",
      ...[next, last?.stems ?? 0],
    )) as [{ stems: number }];
    const known = ["model", "dimensions", "built", "state", "graph"].map((key) => getMeta(db, key) as string | number);
    cut.throwIfAborted();
    await database.transaction(async (asks) => {
      await asks.rows("INSERT INTO isnad.release (id, model, dimensions, built, state, graph, articles, passages, stems, grams) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)", ...[next, ...known, articles, passages, stems, getMeta(db, "grams") as Buffer]);
      await asks.rows("SELECT pg_notify($1, $2)", PUBLISHED, String(next));
    });
  } finally {
    db.close();
  }
}

/** Numbers of passages in a graph: of more the nearest are missed (014-spans.sql), and each takes its time. */
const SPAN = 1 << 17;

/** The graphs over the vectors of so many dimensions, as half floats; rows keep them as they come and go. */
export async function provideIndex(database: Postgres, dimensions: number, span = SPAN): Promise<void> {
  const [{ last }] = (await database.rows<{ last: number }>("SELECT coalesce(max(passage), 0) AS last FROM isnad.embedding")) as [{ last: number }];
  for (let from = 0; from <= last; from += span) {
    await database.rows(
      `CREATE INDEX IF NOT EXISTS embedding_near_${dimensions}_${from}_${from + span} ON isnad.embedding
       USING hnsw ((vector::public.halfvec(${dimensions})) public.halfvec_ip_ops) WITH (m = 16, ef_construction = 200)
       WHERE dimensions = ${dimensions} AND passage >= ${from} AND passage < ${from + span}`,
    );
  }
  // The one of earlier versions.
  await database.rows(`DROP INDEX IF EXISTS isnad.embedding_near_${dimensions}`);
}

/** Articles on their way, some to a transaction. */
class Shipment {
  private readonly stems = new Map<string, number>();
  private waiting: Whole[] = [];
  changed = false;

  constructor(
    private readonly database: Postgres,
    private readonly cut: AbortSignal,
    private readonly next: number,
    private readonly dimensions: number,
    private readonly postings: (passage: Buffer) => Postings,
  ) {}

  async put(article: Whole): Promise<void> {
    this.waiting.push(article);
    if (this.waiting.length >= STRIDE) await this.send([]);
  }

  /** @param gone ids of articles that there are no more */
  async end(gone: number[]): Promise<void> {
    await this.send(gone);
  }

  private async send(gone: number[]): Promise<void> {
    const articles = this.waiting;
    this.waiting = [];
    if (articles.length + gone.length === 0) return;
    this.cut.throwIfAborted();
    this.changed = true;
    const posted = articles.map(({ passages }) => passages.map(({ packed }) => this.postings(packed)));
    await this.number([...new Set(posted.flat().flatMap(({ counts }) => [...counts.keys()]))]);
    await this.database.transaction(async (asks) => {
      await this.leave(asks, [...gone, ...articles.map(({ id }) => id)]);
      if (articles.length > 0) await this.insert(asks, articles, posted);
    });
  }

  /** Rows of an earlier release stay for its readers; those of a run that was killed go. */
  private async leave(asks: Asks, ids: number[]): Promise<void> {
    const { next } = this;
    await asks.rows("UPDATE isnad.embedding SET gone = $1 FROM isnad.passage p WHERE passage = p.id AND embedding.born = p.born AND p.article = ANY ($2) AND p.born < $1 AND p.gone > $1", next, ids);
    await asks.rows("UPDATE isnad.passage SET gone = $1 WHERE article = ANY ($2) AND born < $1 AND gone > $1", next, ids);
    await asks.rows("UPDATE isnad.article SET gone = $1 WHERE id = ANY ($2) AND born < $1 AND gone > $1", next, ids);
    await asks.rows("DELETE FROM isnad.posting USING isnad.passage p WHERE posting.stem = ANY (p.stems) AND passage = p.id AND posting.born = $1 AND p.born = $1 AND p.article = ANY ($2)", next, ids);
    await asks.rows("DELETE FROM isnad.embedding USING isnad.passage p WHERE passage = p.id AND embedding.born = $1 AND p.born = $1 AND p.article = ANY ($2)", next, ids);
    await asks.rows("DELETE FROM isnad.passage WHERE article = ANY ($2) AND born = $1", next, ids);
    await asks.rows("DELETE FROM isnad.article WHERE id = ANY ($2) AND born = $1", next, ids);
  }

  private async insert(asks: Asks, articles: Whole[], posted: Postings[][]): Promise<void> {
    const { next } = this;
    const of = <K extends keyof Whole>(key: K) => articles.map((article) => article[key]);
    // The server's text has no NUL, and no half of a surrogate pair.
    const plain = (text: Whole["text"]) => typeof text === "string" && !text.includes("\0");
    const texts = of("text").map((text) => (plain(text) ? (text as string) : null));
    const utf16 = of("text").map((text) => (plain(text) ? null : typeof text === "string" ? Buffer.from(text, "utf16le") : text));
    const named = (["title", "source", "author", "date", "url", "language", "story"] as const).map((key) => articles.map((article) => article[key]?.replaceAll("\0", "\ufffd") ?? null));
    await asks.rows(
      `INSERT INTO isnad.article (born, id, digest, key, path, hash, text, utf16, blocks, title, source, author, date, url, language, story, sketch, lines)
       SELECT $1, * FROM unnest($2::int[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::bytea[], $18::bytea[])`,
      ...[next, of("id"), of("digest"), of("key"), of("path"), of("hash"), texts, utf16, of("blocks"), ...named, of("sketch"), of("lines")],
    );
    const passages = articles.flatMap(({ id: article, passages }, i) => passages.map((passage, k) => ({ article, ...passage, ...posted[i]![k]! })));
    if (passages.length === 0) return;
    await asks.rows(
      `INSERT INTO isnad.passage (born, id, article, "from", "to", tongue, hash, packed, stems, length)
       SELECT $1, id, article, "from", "to", tongue, hash, packed, stems::int[], length
       FROM unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::bytea[], $8::bytea[], $9::text[], $10::int[]) AS p(id, article, "from", "to", tongue, hash, packed, stems, length)`,
      ...[next, passages.map(({ id }) => id), passages.map(({ article }) => article), passages.map(({ start }) => start), passages.map(({ end }) => end), passages.map(({ language }) => language)],
      ...[passages.map(({ hash }) => hash), passages.map(({ packed }) => packed), passages.map(({ counts }) => `{${[...counts.keys()].map((stem) => this.stems.get(stem)!).join(",")}}`), passages.map(({ length }) => length)],
    );
    await asks.rows(
      "INSERT INTO isnad.embedding (born, dimensions, passage, vector) SELECT $1, $2, passage, vector::public.vector FROM unnest($3::int[], $4::text[]) AS e(passage, vector)",
      ...[next, this.dimensions, passages.map(({ id }) => id), passages.map(({ vector }) => vectorText(vector))],
    );
    const postings = passages.flatMap(({ id, counts, length }) => [...counts].map(([stem, count]) => [this.stems.get(stem)!, id, count, length] as const));
    const column = (k: number) => postings.map((posting) => posting[k]!);
    await asks.rows(
      "INSERT INTO isnad.posting (born, stem, passage, count, length) SELECT $1, * FROM unnest($2::int[], $3::int[], $4::int[], $5::int[])",
      ...[next, column(0), column(1), column(2), column(3)],
    );
  }

  /** Gives numbers to stems that have none yet. */
  private async number(stems: string[]): Promise<void> {
    const unknown = stems.filter((stem) => !this.stems.has(stem));
    if (unknown.length === 0) return;
    await this.database.rows("INSERT INTO isnad.stem (stem) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING", unknown);
    for (const { id, stem } of await this.database.rows<{ id: number; stem: string }>("SELECT id, stem FROM isnad.stem WHERE stem = ANY ($1)", unknown)) this.stems.set(stem, id);
  }
}
