import { createHash } from "node:crypto";
import { closeSync, copyFileSync, constants, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import type { Article, Skipped } from "../articles/article.ts";
import { sketch } from "../articles/duplicates.ts";
import { readArticles } from "../articles/read.ts";
import { languageWithin } from "../articles/facts/tongue.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { commonestScript } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { words } from "../language/words.ts";
import { split } from "../passages/split.ts";
import { alone, linesIn, refurnished } from "./furniture.ts";
import { Numbering } from "./lexicon.ts";
import type { Progress, Report } from "./report.ts";
import { Statistics } from "./statistics.ts";
import { bytes, create, FORMAT, float32, getMeta, kept, LIBRARY_FILE, LibraryError, openForReading, openForWriting, pack, packed, type PassageRow, setMeta } from "./store.ts";
import { writeStories } from "./stories.ts";
import { embeddings, Vectors } from "./vectors.ts";

/** The next library while it is being made. Killed half-way, the next run goes on from it; no reader ever opens it. */
const DRAFT_FILE = "draft.sqlite";
/** Articles per transaction: what a kill can cost. */
const STRIDE = 100;

interface BuildOptions {
  articles: string;
  index: string;
  embedder: Embedder;
  progress?: (progress: Progress) => void;
}

/**
 * Brings the library in `index` up to date with the articles: only what changed
 * is split and embedded, aside, in a draft; then draft and graph are switched in
 * by a rename. Killed at any moment, the last good library still answers.
 * @throws ArticlesError, LibraryError
 */
export async function build({ articles, index, embedder, progress = () => {} }: BuildOptions): Promise<Report> {
  const started = performance.now();
  const notes: string[] = [];
  const skipped: Skipped[] = [];
  prepareFolder(index);
  let draft: Draft | undefined;
  try {
    draft = new Draft(index, embedder, notes);
    const known = draft.known();
    const seen = new Set<string>();
    const count = { added: 0, changed: 0, unchanged: 0, removed: 0 };
    for await (const raw of readArticles(articles, (fault) => skipped.push(fault))) {
      seen.add(raw.id);
      const before = known.get(raw.id);
      if (before?.hash === raw.hash) count.unchanged++;
      else {
        await draft.put(raw.parse(), raw.path, raw.hash);
        count[before ? "changed" : "added"]++;
      }
      progress({ phase: "embedding", done: seen.size, total: Math.max(seen.size, known.size) });
    }
    // A file that is there but cannot be read now keeps its last good articles.
    const unreadable = skipped.map((fault) => fault.path);
    for (const [key, { path }] of known) {
      if (seen.has(key)) continue;
      if (unreadable.some((file) => path === file || path.startsWith(`${file}/`) || path.startsWith(`${file}, line`))) {
        notes.push(`${key}: its file cannot be read now, the last good version is kept`);
        continue;
      }
      draft.remove(key);
      count.removed++;
    }
    await draft.settle();
    const total = draft.publish(progress);
    return { ...total, ...count, skipped, notes, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    throw explained(error, index);
  } finally {
    draft?.close();
  }
}

function prepareFolder(index: string): void {
  try {
    mkdirSync(index, { recursive: true });
  } catch (error) {
    throw explained(error, index);
  }
}

/** The library being made. Opened for writing only when something has to change. */
class Draft {
  private readonly file: string;
  private readonly published: string;
  private base: Database.Database | undefined;
  private writing: Writing | undefined;

  constructor(
    private readonly index: string,
    private readonly embedder: Embedder,
    private readonly notes: string[],
  ) {
    this.file = join(index, DRAFT_FILE);
    this.published = join(index, LIBRARY_FILE);
    this.base = this.usable();
    if (this.resumable()) {
      notes.push("an earlier run was interrupted: going on from where it stopped");
      this.open();
    }
  }

  /** What the library holds so far, by article id. */
  known(): Map<string, { hash: string; path: string }> {
    const db = this.writing?.db ?? this.base;
    const rows = db ? (db.prepare("SELECT key, hash, path FROM article").all() as { key: string; hash: string; path: string }[]) : [];
    return new Map(rows.map(({ key, ...row }) => [key, row]));
  }

  async put(article: Article, path: string, hash: string): Promise<void> {
    await this.open().put(article, path, hash);
  }

  remove(key: string): void {
    this.open().remove(key);
  }

  /** What only all articles together show: who tells the same story, and which lines a source repeats. */
  async settle(): Promise<void> {
    await this.writing?.settle();
  }

  /** Makes the draft the library, if there is one; makes sure of the graph in any case. */
  publish(progress: (progress: Progress) => void): { articles: number; passages: number } {
    if (!this.writing && !this.base) this.open();
    const previous = this.base && (getMeta(this.base, "graph") as string);
    if (this.writing) {
      const graph = this.writing.finish();
      this.graph(this.writing.db, graph, previous, progress);
      this.writing.close();
      this.writing = undefined;
      syncFile(this.file);
      renameSync(this.file, this.published);
      this.sweep(graph);
    } else {
      this.graph(this.base!, previous!, previous, progress);
      if (!existsSync(this.file)) this.sweep(previous!);
    }
    const db = openForReading(this.published);
    const total = totals(db);
    db.close();
    return total;
  }

  close(): void {
    this.writing?.close();
    this.base?.close();
  }

  private open(): Writing {
    if (this.writing) return this.writing;
    const model = this.embedder.id;
    if (!existsSync(this.file)) {
      if (this.base) {
        copyFileSync(this.published, `${this.file}.part`, constants.COPYFILE_FICLONE);
        renameSync(`${this.file}.part`, this.file);
      } else create(this.file, model).close();
    }
    const db = openForWriting(this.file);
    if (this.base) setMeta(db, "base", getMeta(this.base, "state"));
    this.writing = new Writing(db, this.embedder);
    return this.writing;
  }

  /** The published library, if this model and format can go on from it. */
  private usable(): Database.Database | undefined {
    if (!existsSync(this.published)) return undefined;
    let db: Database.Database | undefined;
    try {
      db = openForReading(this.published);
      if (db.pragma("quick_check(1)", { simple: true }) !== "ok") throw new Error("quick_check failed");
      const fits = getMeta(db, "format") === FORMAT && getMeta(db, "model") === this.embedder.id;
      if (fits) return db;
      this.notes.push("the model or the format changed: everything is indexed anew, aside; the old library answers until then");
    } catch {
      this.notes.push(`${this.published} is damaged: it is built again from the articles`);
    }
    db?.close();
    return undefined;
  }

  /** A draft left by a killed run goes on if it began from this very library, with this model. */
  private resumable(): boolean {
    if (!existsSync(this.file)) return false;
    let db: Database.Database | undefined;
    try {
      db = openForWriting(this.file);
      const base = this.base && getMeta(this.base, "state");
      const fits = getMeta(db, "format") === FORMAT && getMeta(db, "model") === this.embedder.id && getMeta(db, "base") === base;
      if (fits && db.pragma("quick_check(1)", { simple: true }) === "ok") return true;
    } catch (error) {
      if (busy(error)) throw error;
    } finally {
      db?.close();
    }
    for (const suffix of ["", "-wal", "-shm"]) rmSync(this.file + suffix, { force: true });
    return false;
  }

  /** Removes what earlier runs left, killed ones among them. What cannot go now goes next time. */
  private sweep(graph: string): void {
    for (const name of [...Vectors.outdated(this.index, graph), `${DRAFT_FILE}.part`]) {
      try {
        rmSync(join(this.index, name), { force: true });
      } catch {}
    }
  }

  private graph(db: Database.Database, graph: string, previous: string | undefined, progress: (progress: Progress) => void): void {
    const { passages } = totals(db);
    const label = { model: this.embedder.id, dimensions: this.embedder.dimensions, graph, count: passages };
    const present = Vectors.load(this.index, label);
    if (present instanceof Vectors) return;
    if (graph === previous) this.notes.push(`the vector graph was ${present.fault}: rebuilt from the library, without embedding again`);
    const done = (n: number) => progress({ phase: "indexing", done: n, total: passages });
    const vectors = this.grown(db, label, previous, done) ?? Vectors.build(this.embedder.dimensions, passages, embeddings(db), done);
    vectors.save(this.index, this.embedder.id, graph);
  }

  /** The published graph with what was added since; none where anything went or changed, for hnswlib only hides what it is told to remove. */
  private grown(db: Database.Database, label: Parameters<typeof Vectors.load>[1], previous: string | undefined, done: (count: number) => void): Vectors | undefined {
    if (!this.base || !previous || db === this.base) return undefined;
    const last = this.base.prepare("SELECT max(passage) FROM embedding").pluck().get() as number | null;
    if (last === null || rowsDigest(db, this.embedder.id, last) !== previous) return undefined;
    const before = Vectors.load(this.index, { ...label, graph: previous, count: totals(this.base).passages });
    if (!(before instanceof Vectors)) return undefined;
    before.add(embeddings(db, last), done);
    return before;
  }
}

/** The statements that change a draft. */
class Writing {
  private readonly statistics: Statistics;
  private readonly numbering: Numbering;
  private pending = 0;

  constructor(
    readonly db: Database.Database,
    private readonly embedder: Embedder,
  ) {
    this.statistics = Statistics.load(db);
    this.numbering = new Numbering(db);
    db.exec("BEGIN");
  }

  async put(article: Article, path: string, hash: string): Promise<void> {
    const { db } = this;
    const title = article.metadata.title ?? "";
    const passages = split(article).map((passage) => {
      const printed = passage.sentences.map(({ start, end }) => article.text.slice(start, end));
      return { passage, printed, hash: createHash("sha256").update([title, ...printed].join("\n")).digest() };
    });
    const known = db.prepare("SELECT packed, vector FROM embedding JOIN passage ON id = passage WHERE hash = ?");
    const cached = passages.map(({ hash }) => {
      const row = known.get(hash) as { packed: Buffer; vector: Buffer } | undefined;
      if (!row) return undefined;
      const { tokens, sentences } = packed(row.packed);
      return { tokens, ends: sentences.map(({ tokensEnd }) => tokensEnd), vector: float32(row.vector) };
    });
    const fresh = await this.embedder.passages(passages.filter((_, i) => !cached[i]).map(({ printed }) => [...printed, title]));
    this.remove(article.id);
    const { source, author, date, url, language } = article.metadata;
    const drawn = sketch(alone(article));
    const { lastInsertRowid: id } = db
      .prepare("INSERT INTO article (key, path, hash, text, blocks, title, source, author, date, url, language, sketch, lines) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .run(article.id, path, hash, kept(article.text), JSON.stringify(article.blocks), article.metadata.title, source, author, date, url, language, drawn && bytes(drawn), bytes(linesIn(article)));
    const insertPassage = db.prepare("INSERT INTO passage (article, start, end, packed) VALUES (?,?,?,?)");
    const insertEmbedding = db.prepare("INSERT INTO embedding VALUES (?,?,?)");
    const insertWords = db.prepare("INSERT INTO words (rowid, title, body) VALUES (?,?,?)");
    const insertTongue = db.prepare("INSERT INTO tongue VALUES (?,?)");
    const titled = words(title).map(({ folded }) => folded);
    const stemmedTitle = titled.map(stem).join(" ");
    for (const [i, { passage, printed, hash }] of passages.entries()) {
      const { tokens, ends, vector } = cached[i] ?? fresh.shift()!;
      const folded: string[] = [];
      let tokensEnd = 0;
      const sentences = passage.sentences.map(({ start, end }, k) => {
        const from = { words: folded.length, tokens: tokensEnd };
        for (const word of words(printed[k]!)) folded.push(word.folded);
        tokensEnd = ends[k] ?? 0;
        return { start, end, ...from, wordsEnd: folded.length, tokensEnd };
      });
      const row = pack({ script: commonestScript(folded), words: this.numbering.of(folded), title: this.numbering.of(titled), tokens, sentences });
      const { lastInsertRowid: number } = insertPassage.run(id, passage.start, passage.end, row);
      insertEmbedding.run(number, hash, bytes(vector));
      insertWords.run(number, stemmedTitle, folded.map(stem).join(" "));
      const tongue = languageWithin(article.text.slice(passage.start, passage.end), language);
      if (tongue !== language) insertTongue.run(number, tongue);
      this.statistics.add(folded);
    }
    if (++this.pending >= STRIDE) this.commit();
  }

  remove(key: string): void {
    const id = this.db.prepare("SELECT id FROM article WHERE key = ?").pluck().get(key);
    if (id === undefined) return;
    for (const passage of this.db.prepare("SELECT id, packed FROM passage WHERE article = ?").all(id) as PassageRow[]) {
      this.statistics.remove(this.numbering.folded(packed(passage.packed).words));
      this.db.prepare("DELETE FROM words WHERE rowid = ?").run(passage.id);
      this.db.prepare("DELETE FROM embedding WHERE passage = ?").run(passage.id);
    }
    this.db.prepare("DELETE FROM passage WHERE article = ?").run(id);
    this.db.prepare("DELETE FROM article WHERE id = ?").run(id);
    this.pending++;
  }

  async settle(): Promise<void> {
    writeStories(this.db);
    for (const { article, path, hash, story } of [...refurnished(this.db)]) {
      await this.put(article, path, hash);
      this.db.prepare("UPDATE article SET story = ? WHERE key = ?").run(story, article.id);
    }
  }

  /** Statistics and words travel with the articles that they are of, so a resumed draft is consistent. */
  private commit(): void {
    this.numbering.save();
    setMeta(this.db, "grams", bytes(this.statistics.grams));
    this.db.exec("COMMIT; BEGIN");
    this.pending = 0;
  }

  /**
   * Closes the books: one file, no journal, stamped with what it holds. `state` tells
   * the articles, whatever the history; `graph`, which is given back, tells the rows:
   * the same articles may stand under other numbers, and a graph knows only numbers.
   */
  finish(): string {
    const { db } = this;
    const state = createHash("sha256").update(`${FORMAT} ${this.embedder.id}`);
    for (const { key, hash } of db.prepare("SELECT key, hash FROM article ORDER BY key").iterate() as IterableIterator<{ key: string; hash: string }>) {
      state.update(`\n${key}\0${hash}`);
    }
    const graph = rowsDigest(db, this.embedder.id);
    setMeta(db, "state", state.digest("hex").slice(0, 16));
    setMeta(db, "graph", graph);
    setMeta(db, "dimensions", this.embedder.dimensions);
    this.numbering.finish();
    setMeta(db, "built", new Date().toISOString());
    db.prepare("DELETE FROM meta WHERE key = 'base'").run();
    db.exec("INSERT INTO words (words) VALUES ('optimize')");
    this.commit();
    db.exec("COMMIT");
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.pragma("journal_mode = DELETE");
    return graph;
  }

  close(): void {
    if (this.db.inTransaction) this.db.exec("ROLLBACK");
    this.db.close();
  }
}

/** What a graph is a graph of: passages by number and what they say, up to a number. */
function rowsDigest(db: Database.Database, model: string, last = Number.MAX_SAFE_INTEGER): string {
  const rows = createHash("sha256").update(`${FORMAT} ${model}`);
  for (const { id, hash } of db.prepare("SELECT passage AS id, hash FROM embedding WHERE passage <= ? ORDER BY passage").iterate(last) as IterableIterator<{ id: number; hash: Buffer }>) {
    rows.update(`\n${id} `).update(hash);
  }
  return rows.digest("hex").slice(0, 16);
}

function totals(db: Database.Database): { articles: number; passages: number } {
  return db.prepare("SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM passage) AS passages").get() as { articles: number; passages: number };
}

function syncFile(file: string): void {
  const descriptor = openSync(file, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function busy(error: unknown): boolean {
  return (error as { code?: string }).code === "SQLITE_BUSY";
}

/** Errors of the disk and of SQLite, said so that an admin can act. */
function explained(error: unknown, index: string): unknown {
  const code = (error as { code?: string }).code ?? "";
  if (busy(error)) return new LibraryError(`Another run is indexing into ${index} now. Wait until it ends, or stop it.`);
  if (code === "ENOSPC" || code === "SQLITE_FULL") return new LibraryError(`The disk is full at ${index}. The last good library still answers; free some room and run "npm run index" again.`);
  if (/^(EACCES|EROFS|EPERM|SQLITE_CANTOPEN|SQLITE_READONLY.*)$/.test(code)) return new LibraryError(`Cannot write to ${index} (${code}). Make the folder writable, or set INDEX_DIR (--index) to one that is.`);
  if (code === "EEXIST" || code === "ENOTDIR") return new LibraryError(`${index} is not a folder. Set INDEX_DIR (--index) to a folder.`);
  return error;
}
