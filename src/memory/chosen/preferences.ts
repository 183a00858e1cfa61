import { createHash } from "node:crypto";
import type { Store } from "../stores/store.ts";

/** A passage that an editor chose for a question. */
export interface Chosen {
  /** Of the question: one has one. */
  id: string;
  question: string;
  /** The article's key, and a digest of its text as it was. */
  article: string;
  hash: string;
  start: number;
  end: number;
  /** The words. */
  text: string;
  /** Milliseconds. */
  at: number;
}

/** Every question looks at them; another process's are seen after so long. Milliseconds. */
const FRESH = 2000;

export class Preferences {
  private known: { at: number; all: Promise<Chosen[]> } | undefined;

  constructor(private readonly store: Store) {}

  async keep({ question, article, hash, start, end, text }: Omit<Chosen, "id" | "at">, at = Date.now()): Promise<string> {
    const id = createHash("sha256").update(question).digest("base64url").slice(0, 12);
    await this.store.run(
      `INSERT INTO preference (id, question, article, hash, start, length, text, at) VALUES (?,?,?,?,?,?,?,?)
       ON CONFLICT (id) DO UPDATE SET article = excluded.article, hash = excluded.hash, start = excluded.start, length = excluded.length, text = excluded.text, at = excluded.at`,
      ...[id, question, article, hash, start, end - start, text, at],
    );
    this.known = undefined;
    return id;
  }

  /** The latest first. */
  all(): Promise<Chosen[]> {
    if (!this.known || this.known.at < Date.now() - FRESH) {
      const all = this.store.all<Omit<Chosen, "end"> & { length: number }>("SELECT id, question, article, hash, start, length, text, at FROM preference ORDER BY at DESC, id").then((rows) => rows.map(({ length, ...row }) => ({ ...row, end: row.start + length })));
      this.known = { at: Date.now(), all };
      // What failed is asked for anew.
      all.catch(() => {
        this.known = undefined;
      });
    }
    return this.known.all;
  }

  /** @returns whether it was there */
  async remove(id: string): Promise<boolean> {
    const removed = await this.store.run("DELETE FROM preference WHERE id = ?", id);
    this.known = undefined;
    return removed > 0;
  }
}
