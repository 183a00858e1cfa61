/** Token vectors of a static model: unit length, row after row, with the length each had. */
export interface TokenTable {
  rows: Float32Array;
  weights: Float32Array;
  dimensions: number;
}

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
  private readonly numbers = new Map<string, number>();
  private readonly joined: Uint32Array[] = [];
  private readonly sums = new Map<number, { vector: Float32Array; length: number }>();
  private readonly known = new WeakMap<Uint32Array, Int32Array>();

  constructor(
    private readonly table: TokenTable,
    pieces: Pieces,
  ) {
    this.begins = Uint8Array.from(pieces, ([piece]) => (/^▁|[\u3040-\u30ff\u3400-\u9fff]/.test(piece) ? 1 : 0));
    this.rarity = Float32Array.from(pieces, ([, score]) => -score);
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
    const found: number[] = [];
    for (let from = 0; from < tokens.length; ) {
      let to = from + 1;
      while (to < tokens.length && this.begins[tokens[to]!] === 0) to++;
      found.push(to === from + 1 ? tokens[from]! : this.number(tokens.subarray(from, to)));
      from = to;
    }
    return Int32Array.from(found);
  }

  /**
   * Unit vectors of length 1, row after row: [units, dimensions].
   * @param into written to where it is large enough, so that megabytes are not made anew for every question.
   */
  vectors(units: Int32Array, into: Float32Array = new Float32Array(0)): Float32Array {
    const { dimensions: d, rows } = this.table;
    const size = units.length * d;
    const matrix = into.length >= size ? into.subarray(0, size) : new Float32Array(size);
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      if (unit < this.rarity.length) matrix.set(rows.subarray(unit * d, (unit + 1) * d), i * d);
      else matrix.set(this.sum(unit).vector, i * d);
    }
    return matrix;
  }

  /** What a unit says by itself: the length of its vector times the squared rarity of its rarest piece. */
  weight(unit: number): number {
    const pieces = unit < this.rarity.length ? Uint32Array.of(unit) : this.joined[unit - this.rarity.length]!;
    const length = pieces.length === 1 ? this.table.weights[unit]! : this.sum(unit).length;
    return length * Math.max(...Array.from(pieces, (piece) => this.rarity[piece]!)) ** 2;
  }

  private number(pieces: Uint32Array): number {
    const key = pieces.join(" ");
    let known = this.numbers.get(key);
    if (known === undefined) {
      known = this.rarity.length + this.joined.push(pieces.slice()) - 1;
      this.numbers.set(key, known);
    }
    return known;
  }

  /** The vector of a unit of several pieces, at length 1, and the length it had. */
  private sum(unit: number): { vector: Float32Array; length: number } {
    const known = this.sums.get(unit);
    if (known) return known;
    const { dimensions: d, rows, weights } = this.table;
    const vector = new Float32Array(d);
    for (const piece of this.joined[unit - this.rarity.length]!) {
      for (let k = 0; k < d; k++) vector[k]! += weights[piece]! * rows[piece * d + k]!;
    }
    if (this.sums.size >= SUMS) this.sums.clear();
    const made = { length: normalize(vector), vector };
    this.sums.set(unit, made);
    return made;
  }
}

/** Sums remembered: words recur. About 1.3 KB each. */
const SUMS = 10_000;

/** Scales a vector to length 1 in place; gives the length it had. A zero vector stays, at length 0. */
export function normalize(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k]! /= length;
  return length;
}
