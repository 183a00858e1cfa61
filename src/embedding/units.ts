import type { TokenTable } from "./table.ts";

/** A model's pieces by id, as tokenizer.json has them: the piece, and the logarithm of its probability. */
export type Pieces = [piece: string, score: number][];

/**
 * What a static model compares in late interaction: a piece that begins a word, or a
 * Chinese or Japanese one, with the pieces that follow it. A unit's vector is the sum
 * of its pieces'. A unit of one piece has that piece's number; others are numbered as
 * they are met.
 */
export class Units {
  private readonly begins: Uint8Array;
  private readonly rarity: Float32Array;
  private readonly numbers = new Map<number | string, number>();
  private readonly joined: { pieces: number[]; length: number }[] = [];
  private readonly known = new WeakMap<Uint32Array, Int32Array>();

  constructor(
    private readonly table: TokenTable,
    pieces: Pieces,
  ) {
    this.begins = Uint8Array.from(pieces, ([piece]) => (/^▁|[\u3040-\u30ff\u3400-\u9fff]/.test(piece) ? 1 : 0));
    this.rarity = Float32Array.from(pieces, ([, score]) => -score);
  }

  /** Units have numbers below this. */
  get size(): number {
    return this.rarity.length + this.joined.length;
  }

  /** The units of a text's tokens, in order; remembered as long as the tokens are. */
  of(tokens: Uint32Array): Int32Array {
    let known = this.known.get(tokens);
    if (!known) {
      known = this.cut(tokens);
      this.known.set(tokens, known);
    }
    return known;
  }

  /** The same, for a stretch that will not be asked for again. */
  cut(tokens: Uint32Array): Int32Array {
    const found = new Int32Array(tokens.length);
    let count = 0;
    for (let from = 0; from < tokens.length; ) {
      let to = from + 1;
      while (to < tokens.length && this.begins[tokens[to]!] === 0) to++;
      found[count++] = to === from + 1 ? tokens[from]! : this.number(tokens, from, to);
      from = to;
    }
    return found.slice(0, count);
  }

  /** The pieces of a unit of several; undefined for a unit that is a piece. */
  pieces(unit: number): number[] | undefined {
    return unit < this.rarity.length ? undefined : this.joined[unit - this.rarity.length]!.pieces;
  }

  /** Unit vectors of length 1, row after row: [units, dimensions]. */
  vectors(units: number[]): Float32Array {
    const d = this.table.dimensions;
    const matrix = new Float32Array(units.length * d);
    for (const [i, unit] of units.entries()) {
      const vector = this.sum(this.pieces(unit) ?? [unit]);
      normalize(vector);
      matrix.set(vector, i * d);
    }
    return matrix;
  }

  /**
   * The vectors of pieces as they are kept, row after row; `scale` tells what makes one of length 1.
   * @param into written to where it is large enough, so that megabytes are not made anew for every question.
   */
  kept(pieces: number[], into: Float32Array): Float32Array {
    const { dimensions: d, rows } = this.table;
    const size = pieces.length * d;
    const matrix = into.length >= size ? into.subarray(0, size) : new Float32Array(size);
    for (let i = 0; i < pieces.length; i++) matrix.set(rows.subarray(pieces[i]! * d, (pieces[i]! + 1) * d), i * d);
    return matrix;
  }

  scale(piece: number): number {
    const length = this.table.length(piece);
    return length > 0 ? this.table.scales[piece]! / length : 0;
  }

  /** How much a piece counts in a unit of several, beside its cosine: their sum is the unit's cosine. */
  share(piece: number, unit: number): number {
    const length = this.length(unit);
    return length > 0 ? this.table.length(piece) / length : 0;
  }

  /** What a unit says by itself: the length of its vector times the squared rarity of its rarest piece. */
  weight(unit: number): number {
    const pieces = this.pieces(unit) ?? [unit];
    return this.length(unit) * Math.max(...pieces.map((piece) => this.rarity[piece]!)) ** 2;
  }

  private length(unit: number): number {
    if (unit < this.rarity.length) return this.table.length(unit);
    const joined = this.joined[unit - this.rarity.length]!;
    if (Number.isNaN(joined.length)) joined.length = normalize(this.sum(joined.pieces));
    return joined.length;
  }

  private sum(pieces: number[]): Float32Array {
    const { dimensions: d, rows, scales } = this.table;
    const vector = new Float32Array(d);
    for (const piece of pieces) {
      const from = piece * d;
      const scale = scales[piece]!;
      for (let k = 0; k < d; k++) vector[k]! += scale * rows[from + k]!;
    }
    return vector;
  }

  private number(tokens: Uint32Array, from: number, to: number): number {
    // Three pieces of a vocabulary below 2 ** 17 fit into one exact number.
    let key: number | string = 0;
    if (to - from <= 3) for (let i = from; i < to; i++) key = (key as number) * 2 ** 17 + tokens[i]! + 1;
    else key = tokens.subarray(from, to).join();
    let known = this.numbers.get(key);
    if (known === undefined) {
      known = this.size;
      this.joined.push({ pieces: [...tokens.subarray(from, to)], length: Number.NaN });
      this.numbers.set(key, known);
    }
    return known;
  }
}

/** Scales a vector to length 1 in place; gives the length it had. A zero vector stays, at length 0. */
export function normalize(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k]! /= length;
  return length;
}
