import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import Database from "better-sqlite3";
import type { Quote } from "../../src/answer/answer.ts";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import type { Progress, Report } from "../../src/library/report.ts";
import { type Packed, packed } from "../../src/library/format/packed.ts";
import { getMeta } from "../../src/library/format/schema.ts";

/** The model that ships, loaded once a worker. */
export const embedder = await Embedder.load("embeddings/model");

/** A folder of articles and a folder for its index, both to be thrown away. */
export class World {
  readonly articles: string;
  readonly index: string;
  /** What the library told while it was opened for the last question. */
  notes: string[] = [];

  constructor(readonly root = mkdtempSync(join(tmpdir(), "isnad-library-"))) {
    this.articles = join(root, "articles");
    this.index = join(root, "index");
    mkdirSync(this.articles, { recursive: true });
  }

  write(articles: Record<string, string>): this {
    for (const [name, text] of Object.entries(articles)) {
      mkdirSync(dirname(join(this.articles, name)), { recursive: true });
      writeFileSync(join(this.articles, name), text);
    }
    return this;
  }

  /** The articles that ship as samples, by name. */
  samples(): Record<string, string> {
    const folder = "data/articles";
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  }

  remove(...names: string[]): this {
    for (const name of names) rmSync(join(this.articles, name), { recursive: true });
    return this;
  }

  build(progress?: (progress: Progress) => void, keep?: number): Promise<Report> {
    return build({ articles: this.articles, index: this.index, embedder, keep, ...(progress && { progress }) });
  }

  /** The best quotes for a question, from the library as it lies on the disk now. */
  async ask(question: string): Promise<Quote[]> {
    this.notes = [];
    const library = SqliteLibrary.open(this.index, embedder.id, (note) => this.notes.push(note));
    try {
      return (await createAsk(() => library, embedder)(question, { always: true })).quotes;
    } finally {
      await library.close();
    }
  }

  /** What lies in the index, but for the notes that only spare the next run a look. */
  files(): string[] {
    return filesIn(this.index);
  }

  /** Every file of the index with its bytes. */
  bytes(): Record<string, string> {
    return bytes(this.index);
  }

  /** What the same articles give when they are indexed from nothing. */
  async fresh(): Promise<ReturnType<typeof dump>> {
    const index = mkdtempSync(join(tmpdir(), "isnad-fresh-"));
    try {
      await build({ articles: this.articles, index, embedder });
      return dump(index);
    } finally {
      rmSync(index, { recursive: true });
    }
  }

  throwAway(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function filesIn(index: string): string[] {
  return readdirSync(index).filter((name) => !NOTES.has(name)).sort();
}

const NOTES = new Set(["sound", "lines.tsv"]);

/** Every file of a folder and of those in it, but for such notes, by a digest of its bytes. */
export function bytes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !NOTES.has(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")]));
}

const PACKED = 7;

/** All that a library knows, but for row numbers, which tell its history. */
export function dump(index: string) {
  const db = new Database(join(index, "library.sqlite"), { readonly: true });
  try {
    const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    const rows = db
      .prepare("SELECT a.key, a.title, a.text, a.sketch, a.story, p.start, p.end, p.packed, e.vector, a.blocks, t.language FROM article a LEFT JOIN passage p ON p.article = a.id LEFT JOIN tongue t ON t.passage = p.id LEFT JOIN embedding e ON e.passage = p.id ORDER BY a.key, p.start")
      .raw()
      .all() as unknown[][];
    const numbered = db.prepare("SELECT folded FROM lexicon ORDER BY first").pluck().all().flatMap((folded) => (folded as string).split(" "));
    const spelt = (words: Int32Array) => Array.from(words, (word) => numbered[word]).join(" ");
    const opened = (row: Packed) => ({ ...row, words: spelt(row.words), title: spelt(row.title), tokens: [...row.tokens] });
    return {
      state: getMeta(db, "state"),
      rows: rows.map((row) => row.map((value, i) => (!Buffer.isBuffer(value) ? value : i === PACKED ? opened(packed(value)) : digest(value)))),
      lexicon: numbered.filter((word) => word !== "").sort(),
      terms: db.prepare("SELECT term, doc, cnt FROM terms ORDER BY term").raw().all(),
      grams: digest(getMeta(db, "grams") as Buffer),
    };
  } finally {
    db.close();
  }
}

const SYLLABLES = ["vel", "mor", "tak", "rin", "sol", "bar", "neth", "dun", "qas", "lim"];
/** A town's invented name, another for every number below 1000. */
export const town = (i: number) => {
  const name = [...String(i).padStart(3, "0")].map((digit) => SYLLABLES[Number(digit)]).join("");
  return name[0]!.toUpperCase() + name.slice(1);
};

/** An article about a town, with one number that only it tells. */
export function about(i: number, lighthouses: number): string {
  return [
    `${town(i)} on its island`,
    "",
    `The town of ${town(i)} lies on the western shore of its island and lives from fishing and from salt.`,
    `${town(i)} has ${lighthouses} lighthouses, and each of them has a keeper who writes the weather into a book.`,
    "",
    `يعيش سكان ${town(i)} من صيد السمك. Жители острова живут рыбной ловлей.`,
  ].join("\n");
}

export const question = (i: number) => `How many lighthouses does ${town(i)} have?`;

/** Articles about the towns [from, to), each with `extra` more lighthouses than its number. */
export function towns(from: number, to: number, extra = 1000): Record<string, string> {
  return Object.fromEntries(Array.from({ length: to - from }, (_, k) => [`${town(from + k)}.txt`, about(from + k, from + k + extra)]));
}
