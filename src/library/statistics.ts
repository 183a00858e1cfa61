/**
 * How rare things are over the whole library, kept as passages come and go:
 * in how many passages each character gram (by hash) and each model token occurs.
 */
export class Statistics {
  constructor(
    readonly grams: Uint32Array = new Uint32Array(GRAM_BUCKETS),
    public tokens: Uint32Array = new Uint32Array(0),
  ) {}

  add(folded: string[], tokens: Uint32Array): void {
    for (const gram of new Set(folded.flatMap(gramHashes))) this.grams[gram]!++;
    for (const token of new Set(tokens)) {
      if (token >= this.tokens.length) this.grow(token + 1);
      this.tokens[token]!++;
    }
  }

  remove(folded: string[], tokens: Uint32Array): void {
    for (const gram of new Set(folded.flatMap(gramHashes))) this.grams[gram]!--;
    for (const token of new Set(tokens)) this.tokens[token]!--;
  }

  private grow(least: number): void {
    const larger = new Uint32Array(Math.max(least, this.tokens.length * 2, 1024));
    larger.set(this.tokens);
    this.tokens = larger;
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
