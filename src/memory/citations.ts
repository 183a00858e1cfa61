import type { Store } from "./stores/store.ts";

/** The words of citations that were given out: the article's, not a person's; kept to tell what has changed since. */
export class Citations {
  constructor(private readonly store: Store) {}

  async keep(id: string, article: string, text: string): Promise<void> {
    await this.store.run("INSERT INTO cited (id, article, text) VALUES (?,?,?) ON CONFLICT DO NOTHING", id, article, text);
  }

  /** The article has another name by now. */
  async rehome(id: string, article: string): Promise<void> {
    await this.store.run("UPDATE cited SET article = ? WHERE id = ?", article, id);
  }

  by(id: string): Promise<{ article: string; text: string } | undefined> {
    return this.store.get("SELECT article, text FROM cited WHERE id = ?", id);
  }

  /** The numbers of the citations of an article, at most so many. */
  async of(article: string, most: number): Promise<string[]> {
    return (await this.store.all<{ id: string }>("SELECT id FROM cited WHERE article = ? LIMIT ?", article, most)).map(({ id }) => id);
  }
}
