import { skeleton } from "../../language/skeleton.ts";
import { stem } from "../../language/stem.ts";
import type { Database } from "../../sqlite.ts";
import { bytes, int32 } from "../format/blobs.ts";
import { type Chunk, hash } from "../format/lexicon.ts";
import { packed } from "../format/packed.ts";
import type { PassageRow } from "../format/schema.ts";

/** Consonants of fewer letters do not tell a name. */
const NAME = 3;

/** Rows of words: a run that adds a few articles adds a row. */
const PARTS = 64;

/** Numbers the words of a library that is being made. A number stays with its word as long as any passage has it. */
export class Numbering {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private saved: number;

  constructor(private readonly db: Database) {
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

  /** Writes all as one, where it is in more than a few parts, or where something went: then words that no passage has any more are forgotten. */
  finish(shrunk: boolean): void {
    this.save();
    const { parts } = this.db.prepare("SELECT count(*) AS parts FROM lexicon").get() as { parts: number };
    if (!shrunk && parts <= PARTS) return;
    const chunks = this.db.prepare("SELECT stems, consonants FROM lexicon ORDER BY first").all() as Pick<Chunk, "stems" | "consonants">[];
    const [stems, consonants] = (["stems", "consonants"] as const).map((column) => int32(Buffer.concat(chunks.map((chunk) => chunk[column])))) as [Int32Array, Int32Array];
    if (shrunk) this.forget(stems, consonants);
    this.db.prepare("DELETE FROM lexicon").run();
    if (this.words.length > 0) this.insert(0, this.words, stems, consonants);
  }

  private forget(stems: Int32Array, consonants: Int32Array): void {
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
      stems[number] = hash("");
      consonants[number] = 0;
    }
  }

  private write(first: number): void {
    const words = this.words.slice(first);
    const stems = Int32Array.from(words, (word) => hash(stem(word)));
    const consonants = Int32Array.from(words, (word) => {
      const letters = skeleton(word);
      return letters.length < NAME ? 0 : hash(letters);
    });
    this.insert(first, words, stems, consonants);
  }

  private insert(first: number, words: string[], stems: Int32Array, consonants: Int32Array): void {
    this.db.prepare("INSERT INTO lexicon VALUES (?,?,?,?)").run(first, words.join(" "), bytes(stems), bytes(consonants));
  }
}
