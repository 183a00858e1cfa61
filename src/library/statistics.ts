/** In how many passages each character gram (by hash) occurs, kept as passages come and go. */
export class Statistics {
  constructor(readonly grams: Uint32Array = new Uint32Array(GRAM_BUCKETS)) {}

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
  const text = ` ${word} `;
  const found: number[] = [];
  for (let i = 0; i + 3 <= text.length; i++) {
    const three = mix(mix(mix(3, text.charCodeAt(i)), text.charCodeAt(i + 1)), text.charCodeAt(i + 2));
    found.push(three & (GRAM_BUCKETS - 1));
    if (i + 4 <= text.length) found.push(mix(three ^ 0x9e37, text.charCodeAt(i + 3)) & (GRAM_BUCKETS - 1));
  }
  return found;
}

function mix(hash: number, code: number): number {
  let h = Math.imul(hash ^ code, 0x01000193);
  h ^= h >>> 15;
  return h >>> 0;
}
