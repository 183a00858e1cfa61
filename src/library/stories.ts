import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Article, Block } from "../articles/article.ts";
import { contradiction, type Told, told } from "../articles/claims/retold.ts";
import { isPrivate } from "../articles/files/private.ts";
import { ALIKE, groups, likeness } from "../articles/duplicates.ts";
import type { Database } from "../sqlite.ts";
import { received, uint32 } from "./format/blobs.ts";
import { openForReading } from "./format/file.ts";
import { type ArticleRow, FORMAT, getMeta, LIBRARY_FILE } from "./format/schema.ts";

/** An article as a teller of a story that others may tell too. */
export type Telling = Pick<ArticleRow, "id" | "key" | "title" | "source" | "author" | "date" | "url" | "language">;

const COLUMNS = "id, key, title, source, author, date, url, language";

/** Earliest first, as exact as known; what has no date may be as late as today. */
const EARLIEST = "date IS NULL, date, key";

/** By article, the earliest of those whose text is much like its own, whatever they say otherwise; nothing for what is like no other. */
export type Copies = ReadonlyMap<string, string>;

/**
 * Notes with every article whose story others tell too, and say no other way, the key of the earliest of them, in its `story`. Private ones join
 * what is told to everybody and change nothing about it. @returns the copies among the articles that everybody reads, and among all.
 */
export function writeStories(db: Database): { open: Copies; all: Copies } {
  const rows = db.prepare(`SELECT id, key, sketch FROM article WHERE sketch IS NOT NULL ORDER BY ${EARLIEST}`).all() as { id: number; key: string; sketch: Buffer }[];
  const noted = new Map(db.prepare("SELECT id, story FROM article WHERE story IS NOT NULL").raw().all() as [number, string][]);
  const note = db.prepare("UPDATE article SET story = ? WHERE id = ?");
  const read = db.prepare("SELECT text, blocks FROM article WHERE id = ?");
  const texts = new Map<number, Told>();
  const tells = (id: number) => texts.get(id) ?? texts.set(id, told(unpacked(read.get(id) as Printed))).get(id)!;
  const compared = comparisons(db);
  const agree = ({ id }: (typeof rows)[number], other: (typeof rows)[number]) => compared(id, other.id, () => contradiction(tells(id), tells(other.id)) === undefined);
  const drawn = (row: (typeof rows)[number]) => [row, uint32(row.sketch)] as const;
  const sketched = rows.map(drawn);
  const tellings = (copies: typeof rows) => groups(copies.map(drawn), agree);
  const open = groups(sketched.filter(([{ key }]) => !isPrivate(key)));
  const closed = rows.some(({ key }) => isPrivate(key));
  const all = closed ? groups(sketched) : open;
  const stories = new Map(open.flatMap(tellings).flatMap((group) => group.map(({ id }) => [id, group[0]!.key] as const)));
  for (const group of closed ? all.flatMap(tellings) : []) {
    const first = group.find(({ key }) => !isPrivate(key)) ?? group[0]!;
    for (const { id, key } of group) if (isPrivate(key)) stories.set(id, stories.get(first.id) ?? first.key);
  }
  for (const id of noted.keys()) if (!stories.has(id)) note.run(null, id);
  for (const [id, story] of stories) if (noted.get(id) !== story) note.run(story, id);
  return { open: earliest(open), all: earliest(all) };
}

/** Says of two articles whether they agree, and remembers it as long as both stand as they are: of 100,000 articles, telling it anew of all that are alike takes a third of a run. */
function comparisons(db: Database): (one: number, other: number, agree: () => boolean) => boolean {
  db.exec(`
    CREATE TABLE IF NOT EXISTS compared (one INTEGER NOT NULL, other INTEGER NOT NULL, agree INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS compared_other ON compared(other);
    CREATE TRIGGER IF NOT EXISTS compared_gone AFTER DELETE ON article BEGIN
      DELETE FROM compared WHERE one = old.id;
      DELETE FROM compared WHERE other = old.id;
    END`);
  const [known, keep] = [db.prepare("SELECT agree FROM compared WHERE one = ? AND other = ?").pluck(), db.prepare("INSERT INTO compared VALUES (?, ?, ?)")];
  return (one, other, agree) => {
    const before = known.get(one, other) as 0 | 1 | undefined;
    if (before !== undefined) return before === 1;
    const now = agree();
    keep.run(one, other, Number(now));
    return now;
  };
}

const earliest = (copies: { key: string }[][]): Copies => new Map(copies.flatMap((group) => group.map(({ key }) => [key, group[0]!.key] as const)));

type Printed = { text: string | Buffer; blocks: string };
const unpacked = ({ text, blocks }: Printed) => ({ text: received(text), blocks: JSON.parse(blocks) as Block[] });

const TOLD = "SELECT coalesce(story, key) FROM article WHERE key IN (SELECT value FROM json_each(@keys))";
/** All who tell the stories of some articles, whose keys it takes as a JSON list. */
export const TELLERS = `SELECT ${COLUMNS}, coalesce(story, key) AS story FROM article WHERE story IN (${TOLD}) OR key IN (${TOLD}) ORDER BY ${EARLIEST}`;

/**
 * The independent stories that articles tell, each with all who tell it: retold, printed again
 * or copied, a story is still one witness. Tellers, the earliest first, and so the stories.
 */
export function byStory(tellers: (Telling & { story: string })[]): Telling[][] {
  const found = new Map<string, Telling[]>();
  for (const { story, ...teller } of tellers) {
    const known = found.get(story);
    if (known) known.push(teller);
    else found.set(story, [teller]);
  }
  return [...found.values()];
}

/** Who in the library in `index` tells what an article tells in much the same words, the earliest first, and where they say otherwise, both; nobody where there is no library yet. */
export function tellingsIn(index: string, drawn: Uint32Array, article: Pick<Article, "text" | "blocks">): (Telling & { likeness: number; differ?: [own: string, theirs: string] })[] {
  const file = join(index, LIBRARY_FILE);
  if (!existsSync(file)) return [];
  const db = openForReading(file);
  try {
    if (getMeta(db, "format") !== FORMAT) return [];
    const own = told(article);
    const rows = db.prepare(`SELECT ${COLUMNS}, sketch, text, blocks FROM article WHERE sketch IS NOT NULL ORDER BY ${EARLIEST}`).iterate() as IterableIterator<Telling & Printed & { sketch: Buffer }>;
    const found: ReturnType<typeof tellingsIn> = [];
    for (const { sketch, text, blocks, ...row } of rows) {
      const alike = likeness(drawn, uint32(sketch));
      if (alike < ALIKE) continue;
      const differ = contradiction(own, told(unpacked({ text, blocks })));
      found.push({ ...row, likeness: alike, ...(differ && { differ }) });
    }
    return found;
  } finally {
    db.close();
  }
}
