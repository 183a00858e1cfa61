import type { Store } from "../stores/store.ts";

/** A question that is watched, and new articles that may answer it: to be judged. */
export interface Prospect {
  question: string;
  /** Their keys. */
  articles: string[];
  /** How likely: comparable, the likeliest is judged first. */
  likelihood: number;
  /** The library that they came with. */
  batch: string;
  /** When they came: who watches only since is not told. Milliseconds. */
  at: number;
}

type Row = Omit<Prospect, "articles"> & { id: string; articles: string };

const PAGE = 200;

/** What is still to be judged of what an index run brought. */
export class Prospects {
  constructor(private readonly store: Store) {}

  /** What is there already is not put in again. */
  async put(prospects: readonly Prospect[]): Promise<void> {
    for (let from = 0; from < prospects.length; from += PAGE) {
      const rows = prospects.slice(from, from + PAGE).map(({ question, articles, likelihood, batch, at }) => [`${batch} ${question}`, question, JSON.stringify(articles), likelihood, batch, at]);
      await this.store.run(`INSERT INTO prospect (id, question, articles, likelihood, batch, at) VALUES ${rows.map(() => "(?,?,?,?,?,?)").join(",")} ON CONFLICT DO NOTHING`, ...rows.flat());
    }
  }

  /** The likeliest. */
  async first(most: number): Promise<(Prospect & { id: string })[]> {
    const rows = await this.store.all<Row>("SELECT id, question, articles, likelihood, batch, at FROM prospect ORDER BY likelihood DESC, id LIMIT ?", most);
    return rows.map(({ articles, ...row }) => ({ ...row, articles: JSON.parse(articles) as string[] }));
  }

  /** It was judged, and what came of it is in the outbox. */
  async settle(id: string): Promise<void> {
    await this.store.run("DELETE FROM prospect WHERE id = ?", id);
  }
}
