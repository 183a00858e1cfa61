import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import type { Span } from "../language/span.ts";
import { Lexicon } from "./lexicon.ts";
import { Statistics } from "./statistics.ts";
import { type ArticleRow, damaged, float32, FORMAT, getMeta, LIBRARY_FILE, LibraryError, openForReading, type Packed, packed, received } from "./store.ts";
import { stories, TELLERS, type Telling } from "./stories.ts";
import { embeddings, Vectors } from "./vectors.ts";

/** Postings that one question may read: the commonest words are left out of the proposal beyond this. */
const POSTINGS = 20_000;
/** Titles name what an article is about: a hit there counts this much more in the proposal. */
const TITLE_WEIGHT = 2;

/** Passages (about 2 KB each) and counts of stems that are remembered: those that are asked for come again. */
const REMEMBERED = 4000;

/** A passage ready for matching. */
export interface Passage extends Span, Packed {
  id: number;
  article: number;
}

/**
 * A published library, open for reading: proposes candidates by words and by
 * vectors and hands out rows. It never writes; a later library is another file.
 */
export class Library {
  private readonly frequency: Database.Statement;
  private readonly byWords: Database.Statement;
  private readonly byWordsAmong: Database.Statement;
  private readonly passageRows: Database.Statement;
  private readonly tellers: Database.Statement;
  private readonly vectorsOf: Database.Statement;
  private readonly articleRows: Database.Statement;
  private readonly frequencies = new Map<string, number>();
  private readonly remembered = new Map<number, Passage>();

  private constructor(
    private readonly db: Database.Database,
    private readonly vectors: Vectors,
    readonly model: string,
    readonly state: string,
    readonly built: string,
    readonly articleCount: number,
    readonly passageCount: number,
    readonly statistics: Statistics,
    readonly lexicon: Lexicon,
    private readonly inode: number,
    private readonly file: string,
  ) {
    this.frequency = db.prepare("SELECT doc FROM terms WHERE term = ?").pluck();
    this.byWords = db.prepare(`SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, ${TITLE_WEIGHT}, 1), rowid LIMIT ?`).pluck();
    this.byWordsAmong = db.prepare(`SELECT rowid FROM words WHERE words MATCH ? AND rowid IN (SELECT value FROM json_each(?)) ORDER BY bm25(words, ${TITLE_WEIGHT}, 1), rowid LIMIT ?`).pluck();
    this.passageRows = db.prepare("SELECT id, article, start, end, packed FROM passage WHERE id IN (SELECT value FROM json_each(?))").raw();
    this.tellers = db.prepare(TELLERS);
    this.vectorsOf = db.prepare("SELECT passage, vector FROM embedding WHERE passage IN (SELECT value FROM json_each(?))").raw();
    this.articleRows = db.prepare("SELECT * FROM article WHERE id IN (SELECT value FROM json_each(?))");
  }

  static exists(index: string): boolean {
    return existsSync(join(index, LIBRARY_FILE));
  }

  /**
   * @param model the embedder's id: vectors of another model would be nonsense.
   * @param note is told when the graph had to be rebuilt in memory.
   * @throws LibraryError
   */
  static open(index: string, model: string, note: (text: string) => void): Library {
    const file = join(index, LIBRARY_FILE);
    if (!existsSync(file)) throw new LibraryError(`There is no index in ${index} yet: run "npm run index".`);
    const inode = statSync(file).ino;
    const db = openForReading(file);
    try {
      if (getMeta(db, "format") !== FORMAT || getMeta(db, "model") !== model) {
        throw new LibraryError(`The index in ${index} was made by another model or version (${getMeta(db, "model")}, now ${model}): run "npm run index".`);
      }
      const state = getMeta(db, "state") as string;
      const dimensions = getMeta(db, "dimensions") as number;
      const passages = db.prepare("SELECT count(*) FROM passage").pluck().get() as number;
      const articles = db.prepare("SELECT count(*) FROM article").pluck().get() as number;
      let vectors = Vectors.load(index, { model, dimensions, graph: getMeta(db, "graph") as string, count: passages });
      if (!(vectors instanceof Vectors)) {
        note(`The vector graph in ${index} is ${vectors.fault}: rebuilt in memory from the library. "npm run index" saves it again.`);
        vectors = Vectors.build(dimensions, passages, embeddings(db));
      }
      return new Library(db, vectors, model, state, getMeta(db, "built") as string, articles, passages, Statistics.load(db), Lexicon.load(db), inode, file);
    } catch (error) {
      db.close();
      throw error instanceof LibraryError ? error : damaged(file, error);
    }
  }

  /** Whether a later library has been published in its place. */
  get stale(): boolean {
    return statSync(this.file, { throwIfNoEntry: false })?.ino !== this.inode;
  }

  /** In how many passages a stem occurs. */
  documentFrequency(stem: string): number {
    let known = this.frequencies.get(stem);
    if (known === undefined) {
      known = this.read(() => (this.frequency.get(stem) as number | undefined) ?? 0);
      if (this.frequencies.size >= REMEMBERED) this.frequencies.clear();
      this.frequencies.set(stem, known);
    }
    return known;
  }

  /** Passage ids whose text or title has any of the stems, best first by BM25. Rare stems are read first. `among`: no others. */
  proposeByWords(stems: string[], most: number, among?: Set<number>): number[] {
    const known = [...new Set(stems)].map((stem) => ({ stem, count: this.documentFrequency(stem) })).filter(({ count }) => count > 0);
    known.sort((a, b) => a.count - b.count || (a.stem < b.stem ? -1 : 1));
    let postings = 0;
    const chosen = known.filter(({ count }, i) => {
      postings += count;
      return i < 2 || postings <= POSTINGS;
    });
    if (chosen.length === 0) return [];
    const query = chosen.map(({ stem }) => `"${stem.replaceAll('"', '""')}"`).join(" OR ");
    if (among) return this.read(() => this.byWordsAmong.all(query, JSON.stringify([...among]), most) as number[]);
    return this.read(() => this.byWords.all(query, most) as number[]);
  }

  /** Passage ids with cosines, best first. */
  proposeByVector(vector: Float32Array, most: number, among?: Set<number>): { id: number; cosine: number }[] {
    return this.vectors.nearest(vector, most, among);
  }

  /** How near passages, by id, are to a vector, all of unit length. */
  cosines(ids: number[], vector: Float32Array): Map<number, number> {
    const rows = this.read(() => this.vectorsOf.all(JSON.stringify(ids)) as [number, Buffer][]);
    return new Map(
      rows.map(([id, blob]) => {
        const own = float32(blob);
        let sum = 0;
        for (let k = 0; k < vector.length; k++) sum += own[k]! * vector[k]!;
        return [id, sum];
      }),
    );
  }

  /** The passages of the articles that pass; one in another language than its article is judged by its own. */
  passagesOf(passes: (article: Omit<ArticleRow, "text" | "blocks">) => boolean): Set<number> {
    const all = this.articles();
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

  /** Passages by id, those that there are. Passages of an article have consecutive ids. */
  passages(ids: number[]): Map<number, Passage> {
    const found = new Map<number, Passage>();
    const unread: number[] = [];
    for (const id of new Set(ids)) {
      const known = this.remembered.get(id);
      if (known) found.set(id, known);
      else unread.push(id);
    }
    if (unread.length === 0) return found;
    if (this.remembered.size + unread.length > REMEMBERED) this.remembered.clear();
    for (const [id, article, start, end, blob] of this.read(() => this.passageRows.all(JSON.stringify(unread)) as [number, number, number, number, Buffer][])) {
      const passage = { id, article, start, end, ...packed(blob) };
      found.set(id, passage);
      this.remembered.set(id, passage);
    }
    return found;
  }

  /** At most `most` passages, evenly spread over the library. */
  spread(most: number): Passage[] {
    const step = Math.max(1, this.passageCount / most);
    const ids = this.read(() => this.db.prepare("SELECT id FROM passage ORDER BY id").pluck().all() as number[]);
    return [...this.passages(Array.from({ length: Math.min(most, ids.length) }, (_, i) => ids[Math.floor(i * step)]!)).values()].sort((a, b) => a.id - b.id);
  }

  /** Articles with their texts, by id. */
  articlesBy(ids: number[]): Map<number, ArticleRow> {
    const rows = this.read(() => this.articleRows.all(JSON.stringify(ids)) as ArticleRow[]);
    return new Map(rows.map((row) => [row.id, { ...row, text: received(row.text) }]));
  }

  article(id: number): ArticleRow {
    return this.articlesBy([id]).get(id)!;
  }

  /** An article by its key; undefined when the library has none (any more). */
  articleByKey(key: string): ArticleRow | undefined {
    const id = this.read(() => this.db.prepare("SELECT id FROM article WHERE key = ?").pluck().get(key) as number | undefined);
    return id === undefined ? undefined : this.article(id);
  }

  /** The first article, by key, whose text passes. Reads every text: for what is asked seldom. */
  articleWith(passes: (text: string) => boolean): ArticleRow | undefined {
    const id = this.read(() => {
      for (const { id, text } of this.db.prepare("SELECT id, text FROM article ORDER BY key").iterate() as IterableIterator<Pick<ArticleRow, "id" | "text">>) {
        if (passes(received(text))) return id;
      }
      return undefined;
    });
    return id === undefined ? undefined : this.article(id);
  }

  /** All articles without their texts, in the order of their ids. */
  articles(): Omit<ArticleRow, "text" | "blocks">[] {
    return this.read(() => this.db.prepare("SELECT id, key, path, hash, title, source, author, date, url, language, story FROM article ORDER BY key").all() as ArticleRow[]);
  }

  /** The independent stories that these articles (by key) tell, each with all who tell it. Tellers and stories the earliest first. */
  stories(keys: string[]): Telling[][] {
    return this.read(() => stories(this.tellers, keys));
  }

  close(): void {
    this.db.close();
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
