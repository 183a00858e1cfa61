import { createHash } from "node:crypto";
import type { Article } from "../../articles/article.ts";
import { sketch } from "../../articles/duplicates.ts";
import { languageWithin } from "../../articles/facts/tongue.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { commonestScript } from "../../language/skeleton.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import { split } from "../../passages/split.ts";
import type { Database } from "../../sqlite.ts";
import { bytes, float32, kept } from "../format/blobs.ts";
import { setJournal } from "../format/file.ts";
import { pack, packed } from "../format/packed.ts";
import { digests, runOf } from "../format/runs.ts";
import { getMeta, type PassageRow, setMeta, totals } from "../format/schema.ts";
import { stateOf } from "../format/state.ts";
import { Statistics } from "../format/statistics.ts";
import { alone, linesIn, refurnished } from "../furniture.ts";
import { writeStories } from "../stories.ts";
import { Numbering } from "./numbering.ts";

/** Articles per transaction: what a kill can cost. */
const STRIDE = 100;

/** From here on, as against what there was when it was last one piece, the index of words is made one again. */
const GROWN = 1.1;

/** The statements that change a draft. */
export class Writing {
  private readonly statistics: Statistics;
  private readonly numbering: Numbering;
  private readonly statements: ReturnType<typeof prepared>;
  /** Runs whose rows are not those that the library before has told; undefined: it may be any. */
  private readonly touched: Set<number> | undefined;
  private pending = 0;

  constructor(
    readonly db: Database,
    private readonly embedder: Embedder,
  ) {
    this.statistics = Statistics.load(db);
    this.numbering = new Numbering(db);
    this.statements = prepared(db);
    const touched = getMeta(db, "touched") as string | undefined;
    this.touched = touched === undefined ? undefined : new Set(JSON.parse(touched) as number[]);
    db.exec("BEGIN");
  }

  async put(article: Article, path: string, hash: string): Promise<void> {
    const title = article.metadata.title ?? "";
    const passages = split(article).map((passage) => {
      const printed = passage.sentences.map(({ start, end }) => article.text.slice(start, end));
      return { passage, printed, hash: createHash("sha256").update([title, ...printed].join("\n")).digest() };
    });
    const cached = passages.map(({ hash }) => {
      const row = this.statements.known.get(hash) as { packed: Buffer; vector: Buffer } | undefined;
      if (!row) return undefined;
      const { tokens, sentences } = packed(row.packed);
      return { tokens, ends: sentences.map(({ tokensEnd }) => tokensEnd), vector: float32(row.vector) };
    });
    const fresh = await this.embedder.passages(passages.filter((_, i) => !cached[i]).map(({ printed }) => [...printed, title]));
    this.remove(article.id);
    const { source, author, date, url, language } = article.metadata;
    const drawn = sketch(alone(article));
    const insert = this.statements;
    const blocks = JSON.stringify(article.blocks);
    const { lastInsertRowid: id } = insert.article.run(article.id, path, hash, kept(article.text), blocks, article.metadata.title, source, author, date, url, language, drawn && bytes(drawn), bytes(linesIn(article)));
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
      const { lastInsertRowid: number } = insert.passage.run(id, passage.start, passage.end, row);
      insert.embedding.run(number, hash, bytes(vector));
      this.touched?.add(runOf(Number(number)));
      insert.words.run(number, stemmedTitle, folded.map(stem).join(" "));
      const tongue = languageWithin(article.text.slice(passage.start, passage.end), language);
      if (tongue !== language) insert.tongue.run(number, tongue);
      this.statistics.add(folded);
    }
    if (++this.pending >= STRIDE) this.commit();
  }

  remove(key: string): void {
    const id = this.statements.id.get(key);
    if (id === undefined) return;
    setMeta(this.db, "shrunk", 1);
    for (const passage of this.db.prepare("SELECT id, packed FROM passage WHERE article = ?").all(id) as PassageRow[]) {
      this.statistics.remove(this.numbering.folded(packed(passage.packed).words));
      this.touched?.add(runOf(passage.id));
      this.db.prepare("DELETE FROM words WHERE rowid = ?").run(passage.id);
      this.db.prepare("DELETE FROM embedding WHERE passage = ?").run(passage.id);
    }
    this.db.prepare("DELETE FROM passage WHERE article = ?").run(id);
    this.db.prepare("DELETE FROM article WHERE id = ?").run(id);
    this.pending++;
  }

  async settle(): Promise<void> {
    const copies = writeStories(this.db);
    for (const { article, path, hash, story } of [...refurnished(this.db, copies)]) {
      await this.put(article, path, hash);
      this.db.prepare("UPDATE article SET story = ? WHERE key = ?").run(story, article.id);
    }
  }

  /** Statistics and words travel with the articles that they are of, so a resumed draft is consistent. */
  private commit(): void {
    this.numbering.save();
    if (this.touched) setMeta(this.db, "touched", JSON.stringify([...this.touched]));
    setMeta(this.db, "grams", bytes(this.statistics.grams));
    this.db.exec("COMMIT; BEGIN");
    this.pending = 0;
  }

  /**
   * Closes the books: one file, no journal, stamped with what it holds. `state` tells
   * the articles, whatever the history; `graph`, and `runs` by parts, tell the rows:
   * the same articles may stand under other numbers, and a graph knows only numbers.
   */
  finish(): void {
    const { db } = this;
    const { touched } = this;
    const { graph, runs } = digests(db, touched && ((run) => !touched.has(run)));
    setMeta(db, "state", stateOf(this.embedder.id, db.prepare("SELECT key, hash FROM article ORDER BY key").iterate() as IterableIterator<{ key: string; hash: string }>));
    setMeta(db, "graph", graph);
    setMeta(db, "runs", JSON.stringify(runs));
    setMeta(db, "dimensions", this.embedder.dimensions);
    this.tidy();
    setMeta(db, "built", new Date().toISOString());
    this.commit();
    setMeta(db, "touched", "[]");
    db.exec("COMMIT");
    db.pragma("wal_checkpoint(TRUNCATE)");
    setJournal(db, "DELETE");
  }

  /** Puts words and their index into one piece: at once where something went, which leaves nothing behind, and else when a tenth was added, for it costs as much as all of them. */
  private tidy(): void {
    const { db } = this;
    const shrunk = getMeta(db, "shrunk") === 1;
    this.numbering.finish(shrunk);
    const { passages } = totals(db);
    if (!shrunk && passages <= GROWN * ((getMeta(db, "tidied") as number | undefined) ?? 0)) return;
    db.exec("INSERT INTO words (words) VALUES ('optimize')");
    setMeta(db, "tidied", passages);
    setMeta(db, "shrunk", 0);
  }

  close(): void {
    if (this.db.inTransaction) this.db.exec("ROLLBACK");
    this.db.close();
  }
}

/** What every article is put in by. */
function prepared(db: Database) {
  return {
    id: db.prepare("SELECT id FROM article WHERE key = ?").pluck(),
    known: db.prepare("SELECT packed, vector FROM embedding JOIN passage ON id = passage WHERE hash = ?"),
    article: db.prepare("INSERT INTO article (key, path, hash, text, blocks, title, source, author, date, url, language, sketch, lines) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"),
    passage: db.prepare("INSERT INTO passage (article, start, end, packed) VALUES (?,?,?,?)"),
    embedding: db.prepare("INSERT INTO embedding VALUES (?,?,?)"),
    words: db.prepare("INSERT INTO words (rowid, title, body) VALUES (?,?,?)"),
    tongue: db.prepare("INSERT INTO tongue VALUES (?,?)"),
  };
}
