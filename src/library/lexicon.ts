import type Database from "better-sqlite3";
import { skeleton } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { gramCount, writeGrams } from "./statistics.ts";
import { bytes, int32, packed, type PassageRow } from "./store.ts";

/** Consonants of fewer letters do not tell a name. */
const NAME = 3;

interface Chunk {
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
    private readonly words: string[],
    /** Hashes of stems, by word. */
    readonly stems: Int32Array,
    /** Hashes of the consonants, by word; 0 where they are too few to tell a name. */
    readonly consonants: Int32Array,
  ) {
    this.grams = new Int32Array(words.reduce((sum, word) => sum + gramCount(word), 0));
    this.gramEnds = new Int32Array(words.length);
    let end = 0;
    for (let i = 0; i < words.length; i++) this.gramEnds[i] = end = writeGrams(words[i]!, this.grams, end);
  }

  static load(db: Database.Database): Lexicon {
    const chunks = db.prepare("SELECT * FROM lexicon ORDER BY first").all() as Chunk[];
    const words: string[] = [];
    for (const { folded } of chunks) for (const word of folded.split(" ")) words.push(word);
    const column = (name: "stems" | "consonants") => {
      const all = new Int32Array(words.length);
      for (const chunk of chunks) all.set(int32(chunk[name]), chunk.first);
      return all;
    };
    return new Lexicon(words, column("stems"), column("consonants"));
  }

  get size(): number {
    return this.words.length;
  }

  folded(word: number): string {
    return this.words[word]!;
  }
}

/** Numbers the words of a library that is being made. A number stays with its word as long as any passage has it. */
export class Numbering {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private saved: number;

  constructor(private readonly db: Database.Database) {
    for (const folded of db.prepare("SELECT folded FROM lexicon ORDER BY first").pluck().iterate() as IterableIterator<string>) {
      for (const word of folded.split(" ")) {
        const number = this.words.push(word) - 1;
        // Empty: a word that no passage had any more.
        if (word !== "") this.numbers.set(word, number);
      }
    }
    this.saved = this.words.length;
  }

  of(words: string[]): Int32Array {
    return Int32Array.from(words, (word) => {
      let number = this.numbers.get(word);
      if (number === undefined) {
        number = this.words.push(word) - 1;
        this.numbers.set(word, number);
      }
      return number;
    });
  }

  folded(numbers: Int32Array): string[] {
    return Array.from(numbers, (number) => this.words[number]!);
  }

  /** Writes down what is new, in the transaction of the passages that brought it. */
  save(): void {
    if (this.saved < this.words.length) this.write(this.saved);
    this.saved = this.words.length;
  }

  /** Forgets words that no passage has any more, and writes all as one. */
  finish(): void {
    const used = new Uint8Array(this.words.length);
    for (const row of this.db.prepare("SELECT packed FROM passage").iterate() as IterableIterator<Pick<PassageRow, "packed">>) {
      const { words, title } = packed(row.packed);
      for (const word of words) used[word] = 1;
      for (const word of title) used[word] = 1;
    }
    for (const [number, word] of this.words.entries()) {
      if (used[number] === 1 || word === "") continue;
      this.numbers.delete(word);
      this.words[number] = "";
    }
    this.db.prepare("DELETE FROM lexicon").run();
    if (this.words.length > 0) this.write(0);
    this.saved = this.words.length;
  }

  private write(first: number): void {
    const words = this.words.slice(first);
    const stems = Int32Array.from(words, (word) => hash(stem(word)));
    const consonants = Int32Array.from(words, (word) => {
      const letters = skeleton(word);
      return letters.length < NAME ? 0 : hash(letters);
    });
    this.db.prepare("INSERT INTO lexicon VALUES (?,?,?,?)").run(first, words.join(" "), bytes(stems), bytes(consonants));
  }
}

/** Of a stem or of consonants; FNV-1a. What has the same hash is compared letter by letter. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
