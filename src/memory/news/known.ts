import type { Store } from "../stores/store.ts";

/** Rows at a time. */
const PAGE = 500;

/** An article as it was when the library was last looked at. */
export interface KnownArticle {
  article: string;
  hash: string;
}

/** Which articles there were when the library was last looked at, and since when: what came, changed or went is what differs. */
export class Known {
  constructor(private readonly store: Store) {}

  async all(): Promise<Map<string, string>> {
    const rows = await this.store.all<KnownArticle>("SELECT article, hash FROM known");
    return new Map(rows.map(({ article, hash }) => [article, hash]));
  }

  /** The articles that came at one look. @param at milliseconds */
  async came(at: number): Promise<string[]> {
    const rows = await this.store.all<{ article: string }>("SELECT article FROM known WHERE at = ? ORDER BY article", at);
    return rows.map(({ article }) => article);
  }

  /** @param at when they came; of those known before it stays. Milliseconds, 0: before anything was news. */
  async keep(articles: readonly KnownArticle[], at: number): Promise<void> {
    for (let from = 0; from < articles.length; from += PAGE) {
      const some = articles.slice(from, from + PAGE);
      await this.store.run(`INSERT INTO known (article, hash, at) VALUES ${some.map(() => "(?,?,?)").join(",")} ON CONFLICT (article) DO UPDATE SET hash = excluded.hash`, ...some.flatMap(({ article, hash }) => [article, hash, at]));
    }
  }

  async forget(articles: readonly string[]): Promise<void> {
    for (let from = 0; from < articles.length; from += PAGE) {
      const some = articles.slice(from, from + PAGE);
      await this.store.run(`DELETE FROM known WHERE article IN (${some.map(() => "?").join(",")})`, ...some);
    }
  }

  /** Which library was looked at last, if any was. */
  async followed(): Promise<string | undefined> {
    return (await this.store.get<{ value: string }>("SELECT value FROM followed WHERE name = 'library'"))?.value;
  }

  async follow(value: string): Promise<void> {
    await this.store.run("INSERT INTO followed (name, value) VALUES ('library', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", value);
  }
}
