import { TokenTable } from "./table.ts";
import { Tokenizer, type TokenizerFile } from "./tokenizer.ts";
import { normalize, type Pieces, Units } from "./units.ts";

/** A text's vector (unit length) and its token ids, part after part. */
export interface Embedded {
  vector: Float32Array;
  /** Empty for models whose token vectors depend on their neighbours. */
  tokens: Uint32Array;
  /** Where each part's tokens end in `tokens`. */
  ends: number[];
}

/** How a static model's units are compared; the numbers stand in its config.json. */
export interface Comparison {
  units: Units;
  /** Cosines up to this are noise. */
  floor: number;
  /** A best cosine of `match` is half a match; how softly, says `width`. */
  match: number;
  width: number;
}

/** What a static model's config.json says under `isnad`. */
export interface Settings {
  static?: boolean;
  floor: number;
  match: number;
  width: number;
}

/** Words whose tokens are remembered; words recur, so nearly all of an index run is answered from here. */
const REMEMBERED = 200_000;
/** Units of several pieces that are remembered by number; about 150 bytes each. */
const UNITS = 200_000;

/** A model whose token vectors no neighbour changes: a text's is their weighted mean, so words are remembered, and nothing is run. */
export class Static {
  readonly dimensions: number;
  private readonly table: TokenTable;
  private readonly tokenizer: Tokenizer;
  private readonly pieces: Pieces;
  private readonly remembered = new Map<string, number[]>();
  /** What the model makes of no word at all: one piece, which says nothing. */
  private readonly blank: number[];
  private compared: Comparison | undefined;

  /** @param tokenizer tokenizer.json; model: the ONNX file. Throws where either is not whole. */
  constructor(private readonly settings: Settings, tokenizer: Buffer, model: Buffer) {
    const file = JSON.parse(tokenizer.toString()) as TokenizerFile;
    this.table = TokenTable.of(model);
    this.tokenizer = new Tokenizer(file);
    this.pieces = file.model.vocab;
    this.dimensions = this.table.dimensions;
    this.blank = this.tokenizer.encode(" ");
  }

  /** Units are numbered anew when they have become many. */
  get comparison(): Comparison {
    if (!this.compared || this.compared.units.size > this.pieces.length + UNITS) {
      const { floor, match, width } = this.settings;
      this.compared = { floor, match, width, units: new Units(this.table, this.pieces) };
    }
    return this.compared;
  }

  /** None where a text has no word. A word's tokens do not depend on its neighbours, so they are remembered. */
  tokens(text: string): Uint32Array {
    const ids: number[] = [];
    // A zero-width U+FEFF is white space to JavaScript alone.
    for (const word of text.split(/[^\S\ufeff]+/)) {
      if (word === "") continue;
      let known = this.remembered.get(word);
      if (!known) {
        known = this.tokenizer.encode(word);
        // A dash between two words has no tokens in the whole text either.
        if (known.length === 1 && known[0] === this.blank[0]) known = [];
        if (this.remembered.size >= REMEMBERED) this.remembered.clear();
        this.remembered.set(word, known);
      }
      for (const id of known) ids.push(id);
    }
    return Uint32Array.from(ids);
  }

  /** The weighted mean of the token vectors, which is what the model's ONNX graph and mean pooling give. */
  embedded(parts: string[]): Embedded {
    const { rows, scales, dimensions: d } = this.table;
    const all: number[] = [];
    const ends = parts.map((part) => {
      for (const token of this.tokens(part)) all.push(token);
      return all.length;
    });
    const tokens = Uint32Array.from(all);
    const vector = new Float32Array(d);
    for (const token of tokens.length > 0 ? tokens : this.blank) {
      const scale = scales[token]!;
      const at = token * d;
      for (let k = 0; k < d; k++) vector[k]! += scale * rows[at + k]!;
    }
    normalize(vector);
    return { vector, tokens, ends };
  }
}
