import type { Database, Statement } from "../../sqlite.ts";
import { float32 } from "../format/blobs.ts";
import { packed } from "../format/packed.ts";
import type { Passage } from "../library.ts";

/** Passages (about 2 KB each) that are remembered: those that are asked for come again. */
const REMEMBERED = 4000;

/** The passages of a library by their numbers. */
export class PassageTable {
  private readonly rows: Statement;
  private readonly embedded: Statement;
  private readonly among: Statement;
  private readonly ids: Statement;
  private readonly first: Statement;
  private readonly remembered = new Map<number, Passage>();

  constructor(db: Database) {
    this.rows = db.prepare("SELECT id, article, start, end, packed FROM passage WHERE id IN (SELECT value FROM json_each(?))").raw();
    this.embedded = db.prepare("SELECT passage, vector FROM embedding WHERE passage IN (SELECT value FROM json_each(?))").raw();
    this.among = db.prepare("SELECT id FROM passage WHERE article IN (SELECT value FROM json_each(?))").pluck();
    this.first = db
      .prepare("SELECT min(passage.id) FROM passage JOIN article ON article.id = article WHERE passage.id IN (SELECT value FROM json_each(?)) GROUP BY article ORDER BY date DESC, article LIMIT ?")
      .pluck();
    this.ids = db.prepare("SELECT id FROM passage ORDER BY id").pluck();
  }

  /** Those that there are. */
  by(ids: number[]): Map<number, Passage> {
    const found = new Map<number, Passage>();
    const unread: number[] = [];
    for (const id of new Set(ids)) {
      const known = this.remembered.get(id);
      if (known) found.set(id, known);
      else unread.push(id);
    }
    if (unread.length === 0) return found;
    if (this.remembered.size + unread.length > REMEMBERED) this.remembered.clear();
    for (const [id, article, start, end, blob] of this.rows.all(JSON.stringify(unread)) as [number, number, number, number, Buffer][]) {
      const passage = { id, article, start, end, ...packed(blob) };
      found.set(id, passage);
      this.remembered.set(id, passage);
    }
    return found;
  }

  /** Their vectors, in no order. */
  vectors(ids: number[]): [id: number, vector: Float32Array][] {
    return (this.embedded.all(JSON.stringify(ids)) as [number, Buffer][]).map(([id, blob]) => [id, float32(blob)]);
  }

  /** All of these articles. */
  of(articles: number[]): Passage[] {
    return [...this.by(this.among.all(JSON.stringify(articles)) as number[]).values()];
  }

  /** The first passages, by id, of the articles that have these, the newest articles first. */
  beginnings(most: number, among: Set<number>): number[] {
    return this.first.all(JSON.stringify([...among]), most) as number[];
  }

  /** At most `most`, evenly spread, in the order of their ids. */
  spread(most: number): Passage[] {
    const all = this.ids.all() as number[];
    const step = Math.max(1, all.length / most);
    const chosen = Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]!);
    const found = this.by(chosen);
    return chosen.map((id) => found.get(id)!);
  }
}
