import { script, skeleton } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { gramHashes } from "./statistics.ts";

/** What is the same for every question about a folded word. */
export interface Lexeme {
  folded: string;
  stem: string;
  consonants: string;
  script: ReturnType<typeof script>;
  grams: number[];
}

/** Numbers for the words of passages at hand, so that matching compares numbers: words recur, within an answer and from one to the next. */
export class Lexicon {
  private readonly ids = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly lexemes: (Lexeme | undefined)[] = [];

  get size(): number {
    return this.words.length;
  }

  numbers(words: string[]): Int32Array {
    return Int32Array.from(words, (word) => {
      let id = this.ids.get(word);
      if (id === undefined) {
        id = this.words.push(word) - 1;
        this.ids.set(word, id);
      }
      return id;
    });
  }

  lexeme(id: number): Lexeme {
    let known = this.lexemes[id];
    if (!known) {
      const folded = this.words[id]!;
      known = { folded, stem: stem(folded), consonants: skeleton(folded), script: script(folded), grams: gramHashes(folded) };
      this.lexemes[id] = known;
    }
    return known;
  }
}
