import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { PRIVATE } from "../../articles/files/private.ts";
import { cosine } from "../../embedding/cosine.ts";
import type { Database, Statement } from "../../sqlite.ts";
import { received } from "../format/blobs.ts";
import { damaged, LibraryError, openForReading } from "../format/file.ts";
import { Lexicon } from "../format/lexicon.ts";
import { type ArticleRow, FORMAT, getMeta, LIBRARY_FILE, totals } from "../format/schema.ts";
import { Statistics } from "../format/statistics.ts";
import { Vectors } from "../format/vectors.ts";
import { type Filter, isEmpty, type Known, passes } from "../filter.ts";
import { EXACT, type Library, type Listed, type Passage, type Proposal, type Wanted } from "../library.ts";
import { PassageTable } from "./passages.ts";
import { byStory, TELLERS, type Telling } from "../stories.ts";
import { WordIndex } from "./words.ts";

/** A library in one SQLite file, and its vectors in a graph beside it. A later one is another file. */
export class SqliteLibrary implements Library {
  private readonly words: WordIndex;
  private readonly passageTable: PassageTable;
  private readonly tellers: Statement;
  private readonly articleRows: Statement;
  private known: string[] | undefined;

  readonly model: string;
  readonly state: string;
  readonly built: string;
  readonly articleCount: number;
  readonly passageCount: number;
  readonly statistics: Statistics;
  readonly lexicon: Lexicon;

  private constructor(
    private readonly db: Database,
    private readonly vectors: Vectors,
    private readonly file: string,
    private readonly inode: number,
  ) {
    this.model = getMeta(db, "model") as string;
    this.state = getMeta(db, "state") as string;
    this.built = getMeta(db, "built") as string;
    ({ articles: this.articleCount, passages: this.passageCount } = totals(db));
    this.statistics = Statistics.load(db);
    this.lexicon = Lexicon.load(db);
    this.words = new WordIndex(db);
    this.passageTable = new PassageTable(db);
    this.tellers = db.prepare(TELLERS);
    this.articleRows = db.prepare("SELECT id, key, path, hash, text, blocks, title, source, author, date, url, language, story FROM article WHERE id IN (SELECT value FROM json_each(?))");
  }

  /**
   * @param model the embedder's id: vectors of another model would be nonsense.
   * @param note is told when the graph had to be rebuilt in memory.
   * @param name of its file in `index`, where it is not the published one.
   * @throws LibraryError
   */
  static open(index: string, model: string, note: (text: string) => void, name = LIBRARY_FILE): SqliteLibrary {
    const file = join(index, name);
    if (!existsSync(file)) throw new LibraryError(`There is no index in ${index} yet: run "npx isnad index".`);
    const inode = statSync(file).ino;
    const db = openForReading(file);
    try {
      if (getMeta(db, "format") !== FORMAT || getMeta(db, "model") !== model) {
        throw new LibraryError(`The index in ${index} was made by another model or version (${getMeta(db, "model")}, now ${model}): run "npx isnad index".`);
      }
      return new SqliteLibrary(db, Vectors.open(index, db, note), file, inode);
    } catch (error) {
      db.close();
      throw error instanceof LibraryError ? error : damaged(file, error);
    }
  }

  /** Whether a later library has been published in its place. */
  get stale(): boolean {
    return statSync(this.file, { throwIfNoEntry: false })?.ino !== this.inode;
  }

  get names(): string[] {
    this.known ??= [...new Set(this.listed().flatMap(({ source, author }) => [source, author]).filter((name) => name !== null))];
    return this.known;
  }

  async propose({ stems, vector, most, filter, news }: Wanted): Promise<Proposal> {
    const among = isEmpty(filter) && !news ? undefined : this.passagesOf((article) => passes({ ...filter, ...news?.days }, article) && (!news || article.date !== null));
    const counts = await this.frequencies(stems);
    const words = this.read(() => this.words.best(stems, most, among));
    const near = among && among.size <= EXACT ? nearest(this.cosines([...among], vector), most) : nearest(this.vectors.near(vector, most, among), most);
    const cosines = new Map(near);
    const reports = news ? this.reports(news, most, among!, filter) : [];
    for (const [id, cosine] of this.cosines([...words, ...reports].filter((id) => !cosines.has(id)), vector)) cosines.set(id, cosine);
    const passages = this.read(() => this.passageTable.by([...cosines.keys()].flatMap((id) => [id - 1, id, id + 1])));
    return { counts, words, vectors: near.map(([id]) => id), news: reports, cosines, passages };
  }

  async spread(most: number): Promise<Passage[]> {
    return this.read(() => this.passageTable.spread(most));
  }

  async articlesBy(ids: number[]): Promise<Map<number, ArticleRow>> {
    const rows = this.read(() => this.articleRows.all(JSON.stringify(ids)) as ArticleRow[]);
    return new Map(rows.map((row) => [row.id, { ...row, text: received(row.text) }]));
  }

  async citable(cited: number[], others: number[]): Promise<{ articles: Map<number, ArticleRow>; stories: Telling[][] }> {
    const articles = await this.articlesBy([...cited, ...others]);
    return { articles, stories: cited.length === 0 ? [] : await this.stories(cited.map((id) => articles.get(id)!.key)) };
  }

  async articleByKey(key: string): Promise<ArticleRow | undefined> {
    const id = this.read(() => this.db.prepare("SELECT id FROM article WHERE key = ?").pluck().get(key) as number | undefined);
    return id === undefined ? undefined : (await this.articlesBy([id])).get(id);
  }

  async articleWith(passes: (text: string, key: string) => boolean): Promise<ArticleRow | undefined> {
    const id = this.read(() => {
      for (const { id, key, text } of this.db.prepare("SELECT id, key, text FROM article ORDER BY key").iterate() as IterableIterator<Pick<ArticleRow, "id" | "key" | "text">>) {
        if (passes(received(text), key)) return id;
      }
      return undefined;
    });
    return id === undefined ? undefined : (await this.articlesBy([id])).get(id);
  }

  readonly frequencies = async (stems: string[]) => this.read(() => stems.map((stem) => this.words.frequency(stem)));

  async within(articles: number[]): ReturnType<Library["within"]> {
    const passages = this.read(() => this.passageTable.of(articles));
    const vectors = new Map(this.read(() => this.passageTable.vectors(passages.map(({ id }) => id))));
    return passages.map((passage) => ({ passage, vector: vectors.get(passage.id)! }));
  }

  async hidden(keys: readonly string[] = []): Promise<number[]> {
    return this.read(() => this.db.prepare("SELECT id FROM article WHERE substr(key, 1, ?) = ? OR key IN (SELECT value FROM json_each(?))").pluck().all(PRIVATE.length, PRIVATE, JSON.stringify(keys)) as number[]);
  }

  async articles(): Promise<Listed[]> {
    return this.listed();
  }

  async stories(keys: string[]): Promise<Telling[][]> {
    return byStory(this.read(() => this.tellers.all({ keys: JSON.stringify(keys) }) as (Telling & { story: string })[]));
  }

  async bytes(): Promise<number> {
    const folder = dirname(this.file);
    return readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private listed(): Listed[] {
    return this.read(() => this.db.prepare("SELECT id, key, path, hash, title, source, author, date, url, language, story FROM article ORDER BY key").all() as ArticleRow[]);
  }

  /** The passages of the articles that pass; one in another language than its article is judged by its own. */
  private passagesOf(passes: (article: Known) => boolean): Set<number> {
    const all = this.read(() => this.db.prepare("SELECT id, source, author, date, language FROM article").all() as (Known & { id: number })[]);
    const articles = all.filter(passes).map(({ id }) => id);
    const found = new Set(this.read(() => this.db.prepare("SELECT id FROM passage WHERE article IN (SELECT value FROM json_each(?))").pluck().all(JSON.stringify(articles)) as number[]));
    const others = this.read(() => this.db.prepare("SELECT id, article, language FROM tongue JOIN passage ON id = passage").all() as { id: number; article: number; language: string }[]);
    const byId = new Map(others.length > 0 ? all.map((article) => [article.id, article]) : []);
    for (const { id, article, language } of others) {
      if (passes({ ...byId.get(article)!, language })) found.add(id);
      else found.delete(id);
    }
    return found;
  }

  /** The beginnings of the newest of these passages' articles, and what names the day. */
  private reports({ naming }: NonNullable<Wanted["news"]>, most: number, among: Set<number>, filter: Filter): number[] {
    const allowed = isEmpty(filter) ? undefined : this.passagesOf((article) => passes(filter, article));
    return this.read(() => [...this.passageTable.beginnings(most, among), ...(naming.length > 0 ? this.words.all(naming, most, allowed) : [])]);
  }

  /** How near passages, by id, are to a vector, all of unit length. */
  private cosines(ids: number[], vector: Float32Array): [number, number][] {
    return this.read(() => this.passageTable.vectors(ids)).map(([id, own]) => [id, cosine(own, vector)]);
  }

  /** A page that went bad is found when it is read, which may be long after opening. */
  private read<T>(query: () => T): T {
    try {
      return query();
    } catch (error) {
      throw /^SQLITE_(CORRUPT|IOERR|NOTADB)/.test((error as { code?: string }).code ?? "") ? damaged(this.file, error) : error;
    }
  }
}

/** The best of some passages with their cosines, best first. */
function nearest(near: [number, number][], most: number): [number, number][] {
  return near.sort(([a, one], [b, other]) => other - one || a - b).slice(0, most);
}
