import type { Database } from "../../sqlite.ts";
import { uint32 } from "./blobs.ts";
import { getMeta } from "./schema.ts";

/** In how many passages each character gram (by hash) occurs, kept as passages come and go. */
export class Statistics {
  constructor(readonly grams: Uint32Array = new Uint32Array(GRAM_BUCKETS)) {}

  static load(db: Database): Statistics {
    const grams = getMeta(db, "grams") as Buffer | undefined;
    return grams ? new Statistics(Uint32Array.from(uint32(grams))) : new Statistics();
  }

  add(folded: string[]): void {
    for (const gram of new Set(folded.flatMap(gramHashes))) this.grams[gram]!++;
  }

  remove(folded: string[]): void {
    for (const gram of new Set(folded.flatMap(gramHashes))) this.grams[gram]!--;
  }
}

/** Buckets of gram hashes: a collision only makes two grams look a little less rare. */
export const GRAM_BUCKETS = 1 << 18;

/**
 * Character 3- and 4-grams of a folded word, as bucket numbers, in order. The word
 * is set off by spaces that count as characters, so its beginning and end tell.
 */
export function gramHashes(word: string): number[] {
  const found = new Int32Array(gramCount(word));
  writeGrams(word, found, 0);
  return [...found];
}

export function gramCount(word: string): number {
  return Math.max(0, 2 * word.length - 1);
}

/** Writes them to `into` from `at` on; gives where they end. */
export function writeGrams(word: string, into: Int32Array, at: number): number {
  const text = ` ${word} `;
  let to = at;
  for (let i = 0; i + 3 <= text.length; i++) {
    const three = mix(mix(mix(3, text.charCodeAt(i)), text.charCodeAt(i + 1)), text.charCodeAt(i + 2));
    into[to++] = three & (GRAM_BUCKETS - 1);
    if (i + 4 <= text.length) into[to++] = mix(three ^ 0x9e37, text.charCodeAt(i + 3)) & (GRAM_BUCKETS - 1);
  }
  return to;
}

function mix(hash: number, code: number): number {
  let h = Math.imul(hash ^ code, 0x01000193);
  h ^= h >>> 15;
  return h >>> 0;
}
