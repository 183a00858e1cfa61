import { stem } from "../../language/stem.ts";
import { packed } from "../format/packed.ts";

/** A title's words count this much more, as in SQLite's index. */
const TITLE_WEIGHT = 2;
/** What parts the tokens of SQLite's index, whose letters of ASCII are lower case: so the same words are found. */
const APART = /[\0-/:-@[-`{-\x7f]+/;

/** By stem, how often it stands in a passage. */
export interface Postings {
  counts: Map<string, number>;
  /** Stems in all. */
  length: number;
}

/** @returns what tells the postings of a passage. @param folded the words of the library, by number */
export function postingsOf(folded: string[]): (passage: Buffer) => Postings {
  const known = new Map<number, string[]>();
  const stems = (word: number) => {
    const found = known.get(word) ?? stem(folded[word]!).replace(/[A-Z]/g, (letter) => letter.toLowerCase()).split(APART).filter(Boolean);
    known.set(word, found);
    return found;
  };
  return (passage) => {
    const { words, title } = packed(passage);
    const counts = new Map<string, number>();
    let length = 0;
    for (const [numbers, weight] of [[words, 1], [title, TITLE_WEIGHT]] as const) {
      for (const word of numbers) {
        for (const one of stems(word)) {
          counts.set(one, (counts.get(one) ?? 0) + weight);
          length++;
        }
      }
    }
    return { counts, length };
  };
}
