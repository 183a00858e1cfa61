import { words } from "../language/words.ts";
import type { Article } from "./article.ts";

/** Words in a shingle, hashes in a sketch, and bands of it: two texts of likeness 0.8 share a band with a chance of 0.9998. */
const SHINGLE = 4;
const HASHES = 64;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/**
 * From here on two sketches are of one story told again. They tell the common share to within
 * 0.05 (one standard deviation), so of the texts that have 0.8 in common one in a thousand is missed.
 */
export const ALIKE = 0.66;

/** Of a group so many of either side are asked whether they agree; and so many of those that lie in a band, the likest first, are tried. */
const ASKED = 6;
const TRIED = 4;
/** Groups that are kept in mind in a band. */
const KEPT = 64;
/** Cells for each text in the sieve that finds what shares a band with nothing. */
const CELLS = 8;

const [FACTORS, SHIFTS] = numbers();

/**
 * A sketch of an article's body, by which its likes are found: the least of each of 64 hashes
 * over its folded shingles (MinHash). The share of equal numbers in two sketches is about the
 * share of common shingles in the texts. Undefined where there is too little text to tell.
 */
export function sketch({ text, blocks }: Pick<Article, "text" | "blocks">): Uint32Array | undefined {
  const folded = blocks.filter(({ role }) => role === "body").flatMap(({ start, end }) => words(text.slice(start, end)).map((word) => word.folded));
  if (folded.length < SHINGLE * 3) return undefined;
  const hashes = folded.map(hash);
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  const seen = new Set<number>();
  for (let i = 0; i + SHINGLE <= hashes.length; i++) {
    let shingle = 0;
    for (let k = 0; k < SHINGLE; k++) shingle = mix(shingle ^ hashes[i + k]!);
    if (seen.has(shingle)) continue;
    seen.add(shingle);
    for (let h = 0; h < HASHES; h++) {
      const value = mix(Math.imul(shingle, FACTORS[h]!) + SHIFTS[h]!) >>> 0;
      if (value < least[h]!) least[h] = value;
    }
  }
  return least;
}

/** About the share of shingles that two texts have in common, by their sketches. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < HASHES; i++) if (a[i] === b[i]) same++;
  return same / HASHES;
}

/**
 * Groups of two and more that tell the same story: whoever is alike to one of a group belongs
 * to it, unless they say otherwise. Only texts that share a band of their sketches are compared, so that many take seconds.
 * @param agree whether two that are alike say the same
 */
export function groups<Id>(sketches: Iterable<readonly [Id, Uint32Array]>, agree: (one: Id, other: Id) => boolean = () => true): Id[][] {
  const all = [...sketches];
  /** By root, the first of its group. */
  const members = new Map<number, number[]>();
  const asked = (i: number) => members.get(root(i)) ?? [i];
  const join = (one: number, other: number) => {
    const [left, right] = [asked(one), asked(other)];
    if (!left.every((a) => right.every((b) => agree(all[a]![0], all[b]![0])))) return;
    parent[root(other)] = root(one);
    members.set(root(one), [...left, ...right].sort((a, b) => a - b).slice(0, ASKED));
  };
  const parent = all.map((_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  const drawn = all.map(([, sketch]) => sketch);
  const keys = new Uint32Array(all.length);
  const sieve = CELLS * all.length;
  for (let band = 0; band < BANDS; band++) {
    const seen = new Uint8Array(sieve);
    for (let i = 0; i < all.length; i++) {
      const sketch = drawn[i]!;
      let key = 0;
      for (let row = band * ROWS; row < (band + 1) * ROWS; row++) key = mix(key ^ sketch[row]!);
      keys[i] = key;
      const cell = keys[i]! % sieve;
      if (seen[cell]! < 2) seen[cell]!++;
    }
    const buckets = new Map<number, number[]>();
    for (let i = 0; i < all.length; i++) {
      const key = keys[i]!;
      // Most are alone in their band.
      if (seen[key % sieve] === 1) continue;
      const sketch = drawn[i]!;
      const bucket = buckets.get(key);
      if (!bucket) buckets.set(key, [i]);
      // Of those already found alike one is enough to be compared with: a press release has thousands of copies.
      else if (!bucket.some((other) => root(other) === root(i))) {
        const alike = bucket.map((other) => ({ other, how: likeness(all[other]![1], sketch) })).filter(({ how }) => how >= ALIKE);
        for (const { other } of alike.sort((a, b) => b.how - a.how).slice(0, TRIED)) if (root(other) !== root(i)) join(i, other);
        if (!bucket.some((other) => root(other) === root(i)) && bucket.length < KEPT) bucket.push(i);
      }
    }
  }
  const found = new Map<number, Id[]>();
  for (const [i, [id]] of all.entries()) {
    const group = found.get(root(i));
    if (group) group.push(id);
    else found.set(root(i), [id]);
  }
  return [...found.values()].filter((group) => group.length > 1);
}

function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return mix(value);
}

/** Spreads the bits of a number over all 32. */
function mix(value: number): number {
  let v = value;
  v = Math.imul(v ^ (v >>> 16), 0x85ebca6b);
  v = Math.imul(v ^ (v >>> 13), 0xc2b2ae35);
  return v ^ (v >>> 16);
}

/** The same numbers on every machine and in every version: sketches are kept in the library. */
function numbers(): [Uint32Array, Uint32Array] {
  let state = 0x9e3779b9;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    return mix(state) >>> 0;
  };
  return [Uint32Array.from({ length: HASHES }, () => next() | 1), Uint32Array.from({ length: HASHES }, next)];
}
