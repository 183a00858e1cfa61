import { skeleton } from "../../language/skeleton.ts";
import { stem } from "../../language/stem.ts";
import type { Database } from "../../sqlite.ts";
import { bytes } from "../format/blobs.ts";
import { hash } from "../format/lexicon.ts";
import { packed } from "../format/packed.ts";
import type { PassageRow } from "../format/schema.ts";

/** Consonants of fewer letters do not tell a name. */
const NAME = 3;

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
