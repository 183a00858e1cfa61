import { existsSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { ALIKE, groups, likeness } from "../articles/duplicates.ts";
import { FORMAT, getMeta, LIBRARY_FILE, openForReading, uint32 } from "./store.ts";

/** An article as a teller of a story that others tell too. */
export interface Telling {
  id: number;
  key: string;
  title: string | null;
  source: string | null;
  author: string | null;
  date: string | null;
}

/** Earliest first, as exact as known; what has no date may be as late as today. */
const EARLIEST = "date IS NULL, date, key";

/** Notes with every article whose story others tell too the key of the earliest of them, in its `story`. */
export function writeStories(db: Database.Database): void {
  const rows = db.prepare(`SELECT id, key, sketch FROM article WHERE sketch IS NOT NULL ORDER BY ${EARLIEST}`).all() as { id: number; key: string; sketch: Buffer }[];
  db.prepare("UPDATE article SET story = NULL WHERE story IS NOT NULL").run();
  const note = db.prepare("UPDATE article SET story = ? WHERE id = ?");
  for (const group of groups(rows.map((row) => [row, uint32(row.sketch)] as const))) for (const { id } of group) note.run(group[0]!.key, id);
}

/** All who tell an article's story, the earliest first, itself among them. */
export function tellings(db: Database.Database, article: number): Telling[] {
  const columns = "id, key, title, source, author, date";
  const story = db.prepare("SELECT story FROM article WHERE id = ?").pluck().get(article) as string | null | undefined;
  const found = story == null ? db.prepare(`SELECT ${columns} FROM article WHERE id = ?`).all(article) : db.prepare(`SELECT ${columns} FROM article WHERE story = ? ORDER BY ${EARLIEST}`).all(story);
  return found as Telling[];
}

/** Who in the library in `index` tells what an article tells, by its sketch, the earliest first; nobody where there is no library yet. */
export function tellingsIn(index: string, drawn: Uint32Array): (Telling & { likeness: number })[] {
  const file = join(index, LIBRARY_FILE);
  if (!existsSync(file)) return [];
  const db = openForReading(file);
  try {
    if (getMeta(db, "format") !== FORMAT) return [];
    const rows = db.prepare(`SELECT id, key, title, source, author, date, sketch FROM article WHERE sketch IS NOT NULL ORDER BY ${EARLIEST}`).iterate() as IterableIterator<Telling & { sketch: Buffer }>;
    const found: (Telling & { likeness: number })[] = [];
    for (const { sketch, ...row } of rows) {
      const alike = likeness(drawn, uint32(sketch));
      if (alike >= ALIKE) found.push({ ...row, likeness: alike });
    }
    return found;
  } finally {
    db.close();
  }
}

/**
 * How many independent stories these articles tell, and who told each first: retold, printed
 * again or copied, a story is still one witness.
 */
export function origins(db: Database.Database, articles: number[]): { articles: number[]; first: Telling }[] {
  const found = new Map<number, { articles: number[]; first: Telling }>();
  for (const article of new Set(articles)) {
    const first = tellings(db, article)[0];
    if (!first) continue;
    const known = found.get(first.id);
    if (known) known.articles.push(article);
    else found.set(first.id, { articles: [article], first });
  }
  return [...found.values()];
}
