import type { Store } from "./stores/store.ts";

/** The words of citations that were given out, and whose they are: the article's, not a person's; kept to tell what has changed since. */
export class Citations {
  constructor(private readonly store: Store) {}

  /** Given out again, its article may be known better. */
  async keep(id: string, article: string, text: string, source: string | null = null): Promise<void> {
    await this.store.run(
      "INSERT INTO cited (id, article, text, source) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET source = excluded.source WHERE excluded.source IS NOT NULL AND cited.source IS DISTINCT FROM excluded.source",
      ...[id, article, text, source],
    );
  }

  /** An article is known otherwise by now: who published it, say. */
  async learn(article: string, source: string): Promise<void> {
    await this.store.run("UPDATE cited SET source = ? WHERE article = ? AND source IS NOT NULL", source, article);
  }

  /** The article has another name by now. */
  async rehome(id: string, article: string): Promise<void> {
    await this.store.run("UPDATE cited SET article = ? WHERE id = ?", article, id);
  }

  /** `source`: what was known of the article, as JSON; null where that was not kept. */
  by(id: string): Promise<{ article: string; text: string; source: string | null } | undefined> {
    return this.store.get("SELECT article, text, source FROM cited WHERE id = ?", id);
  }

  /** The numbers of the citations of an article, at most so many. */
  async of(article: string, most: number): Promise<string[]> {
    return (await this.store.all<{ id: string }>("SELECT id FROM cited WHERE article = ? LIMIT ?", article, most)).map(({ id }) => id);
  }
}
