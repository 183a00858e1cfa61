import { PRIVATE } from "../../articles/files/private.ts";
import { type Postgres, shown } from "../../postgres/connect.ts";
import { plain } from "../filter.ts";
import { uint32 } from "../format/blobs.ts";
import { LibraryError } from "../format/file.ts";
import { type Chunk, Lexicon } from "../format/lexicon.ts";
import type { ArticleRow } from "../format/schema.ts";
import { Statistics } from "../format/statistics.ts";
import { EXACT, type Library, type Listed, type Passage, POSTINGS, type Proposal, type Wanted } from "../library.ts";
import { byStory, type Telling } from "../stories.ts";
import { opened, type PassageRow } from "./rows.ts";

/** Passages (about 2 KB each) that are remembered: those that are asked for come again, and are not sent again. */
const REMEMBERED = 4000;
/** Articles (about 5 KB each) that are remembered: one that was looked at is read, and one that was read is cited. */
const ARTICLES = 500;
/** Articles looked at at once, where every text is looked at. */
const PAGE = 100;

const LIVE = "born <= $1 AND gone > $1";
const LISTED = "id, key, path, hash, title, source, author, date, url, language, story";
/** The tellers of the stories that `cited` names: by arrays, for which both indexes are asked; of a subquery all would be looked through. */
const TELLING = `id, key, '' AS path, '' AS hash, title, source, author, date, url, language, coalesce(story, key) AS story`;
const TELLERS = `FROM isnad.article WHERE ${LIVE} AND (story = ANY (ARRAY (SELECT story FROM cited)) OR key = ANY (ARRAY (SELECT story FROM cited)))`;

interface Release {
  id: number;
  model: string;
  state: string;
  built: string;
  articles: number;
  passages: number;
  grams: Buffer;
}

type Text = { text: string | null; utf16: Buffer | null };
type Found = Omit<PassageRow, "packed"> & { packed: Buffer | null; cosine: number | null; words: number | null; vectors: number | null; news: number | null };

/** One release of the library in PostgreSQL. What all questions need of it is in memory. */
export class PostgresLibrary implements Library {
  /** Which release it is. */
  readonly number: number;
  readonly model: string;
  readonly state: string;
  readonly built: string;
  readonly articleCount: number;
  readonly passageCount: number;
  readonly statistics: Statistics;
  private remembered = new Map<number, Passage>();
  private whole = new Map<number, ArticleRow>();

  private constructor(
    private readonly database: Postgres,
    private readonly release: Release,
    readonly lexicon: Lexicon,
    private readonly sources: string[],
    private readonly authors: string[],
    private readonly closed: (() => void) | undefined,
  ) {
    ({ id: this.number, model: this.model, state: this.state, built: this.built, articles: this.articleCount, passages: this.passageCount } = release);
    this.statistics = new Statistics(Uint32Array.from(uint32(release.grams)));
  }

  /** The library that is published now. @param past one that was, by its number, and what is to be done when it is closed @throws LibraryError */
  static async open(database: Postgres, model: string, past?: { id: number; close: () => void }): Promise<PostgresLibrary> {
    const [release] = await database.rows<Release>("SELECT id, model, state, built, articles, passages, grams FROM isnad.release WHERE id = coalesce($1, id) ORDER BY id DESC LIMIT 1", past?.id ?? null);
    if (!release) throw new LibraryError(past ? `Release ${past.id} in ${shown(database.url)} was let go just now.` : `There is no library in ${shown(database.url)} yet: run "npx isnad index".`);
    if (release.model !== model) throw new LibraryError(`The library in ${shown(database.url)} was made by another model (${release.model}, now ${model}): run "npx isnad index".`);
    const chunks = await database.rows<Chunk>(`SELECT first, folded, stems, consonants FROM isnad.lexicon WHERE ${LIVE} ORDER BY first`, release.id);
    const distinct = async (column: string) => (await database.rows<{ name: string }>(`SELECT DISTINCT ${column} AS name FROM isnad.article WHERE ${LIVE} AND ${column} IS NOT NULL`, release.id)).map(({ name }) => name);
    return new PostgresLibrary(database, release, Lexicon.of(chunks), await distinct("source"), await distinct("author"), past?.close);
  }

  get names(): string[] {
    return [...this.sources, ...this.authors];
  }

  async propose({ stems, vector, most, filter, news }: Wanted): Promise<Proposal> {
    const { source, author, language = null, since = null, until = null } = filter;
    const named = (wanted: string | undefined, there: string[]) => (wanted === undefined ? null : there.filter((name) => plain(name).includes(plain(wanted))));
    const names = [named(source, this.sources), named(author, this.authors)] as const;
    const filtered = [...names, language, since, until].some((value) => value !== null);
    const held = this.remembered;
    const rows = await this.database.rows<Found & { counts: number[] }>(
      `SELECT c.counts, p.* FROM (SELECT isnad.counts($1, $2) AS counts) c
       LEFT JOIN isnad.propose($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) p ON true`,
      ...[this.release.id, stems, `[${vector.join(",")}]`, most, POSTINGS, EXACT, filtered, ...names, language, since, until],
      ...[news !== undefined, news?.days?.since ?? null, news?.days?.until ?? null, JSON.stringify(news?.naming ?? []), [...held.keys()]],
    );
    const passages = new Map<number, Passage>();
    for (const row of rows) if (row.id !== null) passages.set(row.id, row.packed ? opened({ ...row, packed: row.packed }) : held.get(row.id)!);
    this.remember(passages);
    const ranked = (place: "words" | "vectors" | "news") => rows.filter((row) => row[place] !== null).sort((a, b) => a[place]! - b[place]!).map(({ id }) => id);
    const cosines = new Map(rows.flatMap(({ id, cosine }) => (cosine === null ? [] : [[id, cosine] as const])));
    return { counts: rows[0]!.counts, words: ranked("words"), vectors: ranked("vectors"), news: ranked("news"), cosines, passages };
  }

  async spread(most: number): Promise<Passage[]> {
    const step = Math.max(1, this.passageCount / most);
    const places = Array.from({ length: Math.min(most, this.passageCount) }, (_, i) => Math.floor(i * step));
    const rows = await this.database.rows<PassageRow>(
      `SELECT id, article, "from", "to", packed FROM isnad.passage WHERE ${LIVE} AND id IN (
         SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM isnad.passage WHERE ${LIVE}) a WHERE place = ANY ($2)
       ) ORDER BY id`,
      ...[this.release.id, places],
    );
    return rows.map(opened);
  }

  async articlesBy(ids: number[]): Promise<Map<number, ArticleRow>> {
    const known = this.whole;
    const unknown = ids.filter((id) => !known.has(id));
    const found = unknown.length === 0 ? new Map<number, ArticleRow>() : await this.which("id = ANY ($2)", unknown);
    if (this.whole.size + found.size > ARTICLES) this.whole = new Map();
    for (const [id, article] of found) this.whole.set(id, article);
    return new Map(ids.flatMap((id) => [known.get(id) ?? found.get(id) ?? []].flat()).map((article) => [article.id, article]));
  }

  async citable(cited: number[], others: number[]): Promise<{ articles: Map<number, ArticleRow>; stories: Telling[][] }> {
    const rows = await this.database.rows<ArticleRow & Text & { telling: boolean; story: string }>(
      `WITH cited AS (SELECT coalesce(story, key) AS story FROM isnad.article WHERE ${LIVE} AND id = ANY ($2))
       SELECT * FROM (SELECT false AS telling, ${LISTED}, text, utf16, blocks FROM isnad.article WHERE ${LIVE} AND id = ANY ($3)
       UNION ALL SELECT true, ${TELLING}, NULL, NULL, '' ${TELLERS}) a
       ORDER BY telling, date IS NULL, date, key`,
      ...[this.release.id, cited, [...cited, ...others]],
    );
    const articles = new Map(rows.filter(({ telling }) => !telling).map((row) => [row.id, received(row)]));
    return { articles, stories: byStory(rows.filter(({ telling }) => telling).map(teller)) };
  }

  async articleByKey(key: string): Promise<ArticleRow | undefined> {
    return [...(await this.which("key = $2", key)).values()][0];
  }

  async articleWith(passes: (text: string, key: string) => boolean): Promise<ArticleRow | undefined> {
    let after = "";
    for (;;) {
      const page = [...(await this.which(`key > $2 ORDER BY key LIMIT ${PAGE}`, after)).values()];
      const found = page.find(({ text, key }) => passes(text, key));
      if (found || page.length < PAGE) return found;
      after = page.at(-1)!.key;
    }
  }

  readonly frequencies = async (stems: string[]) => (await this.database.rows<{ counts: number[] }>("SELECT isnad.counts($1, $2) AS counts", this.release.id, stems))[0]!.counts;

  async within(articles: number[]): ReturnType<Library["within"]> {
    const rows = await this.database.rows<PassageRow & { numbers: string }>(
      `SELECT p.*, e.vector::text AS numbers FROM isnad.passage p JOIN isnad.embedding e ON e.passage = p.id AND e.born = p.born WHERE p.born <= $1 AND p.gone > $1 AND p.article = ANY ($2) ORDER BY p.id`,
      ...[this.release.id, articles],
    );
    return rows.map((row) => ({ passage: opened(row), vector: Float32Array.from(JSON.parse(row.numbers) as number[]) }));
  }

  async hidden(keys: readonly string[] = []): Promise<number[]> {
    return (await this.database.rows<{ id: number }>(`SELECT id FROM isnad.article WHERE ${LIVE} AND (starts_with(key, $2) OR key = ANY ($3))`, this.release.id, PRIVATE, [...keys])).map(({ id }) => id);
  }

  articles(): Promise<Listed[]> {
    return this.database.rows<Listed>(`SELECT ${LISTED} FROM isnad.article WHERE ${LIVE} ORDER BY key`, this.release.id);
  }

  async stories(keys: string[]): Promise<Telling[][]> {
    const rows = await this.database.rows<ArticleRow & { story: string }>(
      `WITH cited AS (SELECT coalesce(story, key) AS story FROM isnad.article WHERE ${LIVE} AND key = ANY ($2))
       SELECT ${TELLING} ${TELLERS} ORDER BY date IS NULL, date, key`,
      ...[this.release.id, keys],
    );
    return byStory(rows.map(teller));
  }

  async bytes(): Promise<number> {
    const [{ bytes }] = (await this.database.rows<{ bytes: number }>("SELECT sum(pg_total_relation_size(oid))::bigint AS bytes FROM pg_class WHERE relnamespace = 'isnad'::regnamespace AND relkind = 'r'")) as [{ bytes: number }];
    return bytes;
  }

  /** Its connections are the process's. */
  async close(): Promise<void> {
    this.closed?.();
  }

  private async which(which: string, value: string | number[]): Promise<Map<number, ArticleRow>> {
    const rows = await this.database.rows<ArticleRow & Text>(`SELECT ${LISTED}, text, utf16, blocks FROM isnad.article WHERE ${LIVE} AND ${which}`, this.release.id, value);
    return new Map(rows.map((row) => [row.id, received(row)]));
  }

  private remember(passages: Map<number, Passage>): void {
    // Another, not an empty one: a question under way counts on what it said that it holds.
    if (this.remembered.size + passages.size > REMEMBERED) this.remembered = new Map();
    for (const [id, passage] of passages) this.remembered.set(id, passage);
  }
}

function received({ utf16, telling, ...row }: ArticleRow & Text & { telling?: boolean }): ArticleRow {
  return { ...row, text: utf16 ? utf16.toString("utf16le") : row.text };
}

function teller({ id, key, title, source, author, date, url, language, story }: ArticleRow & { story: string }): Telling & { story: string } {
  return { id, key, title, source, author, date, url, language, story };
}
