import type { Database } from "../../sqlite.ts";
import { int32 } from "./blobs.ts";
import { gramCount, writeGrams } from "./statistics.ts";

/** Words from a number on, with hashes of their stems and consonants. */
export interface Chunk {
  first: number;
  folded: string;
  stems: Buffer;
  consonants: Buffer;
}

/**
 * The folded words of a library by number, as matching asks for them: most words of a
 * passage have nothing to do with the question, and comparing hashes says so.
 */
export class Lexicon {
  /** The buckets of each word's character grams, word after word, and where each word's end. */
  readonly grams: Int32Array;
  readonly gramEnds: Int32Array;

  private constructor(
    /** By number; empty: of a word that no passage has any more. */
    readonly all: string[],
    /** Hashes of stems, by word. */
    readonly stems: Int32Array,
    /** Hashes of the consonants, by word; 0 where they are too few to tell a name. */
    readonly consonants: Int32Array,
  ) {
    this.grams = new Int32Array(all.reduce((sum, word) => sum + gramCount(word), 0));
    this.gramEnds = new Int32Array(all.length);
    let end = 0;
    for (let i = 0; i < all.length; i++) this.gramEnds[i] = end = writeGrams(all[i]!, this.grams, end);
  }

  static load(db: Database): Lexicon {
    return Lexicon.of(db.prepare("SELECT * FROM lexicon ORDER BY first").all() as Chunk[]);
  }

  /** @param chunks all, in the order of their numbers */
  static of(chunks: Chunk[]): Lexicon {
    const words: string[] = [];
    for (const { folded } of chunks) for (const word of folded.split(" ")) words.push(word);
    const column = (name: "stems" | "consonants") => {
      const all = new Int32Array(words.length);
      for (const chunk of chunks) all.set(int32(chunk[name]), chunk.first);
      return all;
    };
    return new Lexicon(words, column("stems"), column("consonants"));
  }

  /** The same, but for some words, which then no passage has. */
  without(words: ReadonlySet<number>): Lexicon {
    return new Lexicon(this.all.map((word, i) => (words.has(i) ? "" : word)), this.stems, this.consonants.map((hash, i) => (words.has(i) ? 0 : hash)));
  }

  get size(): number {
    return this.all.length;
  }

  folded(word: number): string {
    return this.all[word]!;
  }
}

/** Of a stem or of consonants; FNV-1a. What has the same hash is compared letter by letter. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
