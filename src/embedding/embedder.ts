import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { AutoModel, AutoTokenizer, env, matmul, type PreTrainedModel, type PreTrainedTokenizer, Tensor } from "@xenova/transformers";
import { type Recipe, recipeFor } from "./recipes.ts";
import { tokenTable } from "./table.ts";
import { normalize, type Pieces, type TokenTable, Units } from "./units.ts";

/** A model that cannot be loaded; the message says what to do. */
export class ModelError extends Error {
  override name = "ModelError";
}

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

/** Words whose tokens are remembered; words recur, so nearly all of an index run is answered from here. */
const REMEMBERED = 200_000;
/** Units of several pieces that are remembered by number; about 150 bytes each. */
const UNITS = 200_000;
/** Texts run through a contextual model at once: more only adds padding. */
const BATCH = 8;

/**
 * Strings to vectors: the only file that knows the global settings of Transformers.js.
 * One session a process.
 */
export class Embedder {
  private readonly remembered = new Map<string, number[]>();
  /** What a static model makes of no word at all: one piece, which says nothing. */
  private readonly blank: number[];

  private constructor(
    /** Names the model and its exact weights: vectors of different ids never meet. */
    readonly id: string,
    readonly dimensions: number,
    private readonly recipe: Recipe,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly model: PreTrainedModel,
    private readonly table: TokenTable | undefined,
    private compared: Comparison | undefined,
    private readonly pieces: Pieces = [],
  ) {
    this.blank = table ? this.encode(" ") : [];
  }

  /** @param name a model folder, or a model's name on the hub. Throws ModelError. */
  static async load(name: string): Promise<Embedder> {
    const folder = resolve(name);
    // A path is never asked of the hub, though nothing be there.
    const local = existsSync(folder) || isAbsolute(name) || /^\.\.?\//.test(name);
    env.allowRemoteModels = !local;
    env.localModelPath = dirname(folder);
    const recipe = recipeFor(name);
    const id = local ? basename(folder) : name;
    try {
      const options = { local_files_only: local };
      const tokenizer = await AutoTokenizer.from_pretrained(id, options);
      const model = await AutoModel.from_pretrained(id, { ...options, dtype: recipe.dtype, device: "cpu" });
      const { isnad, vocab_size } = model.config as unknown as { isnad?: { static?: boolean; floor: number; match: number; width: number }; vocab_size: number };
      if (!isnad?.static) {
        const key = `${local ? `${id}@${fingerprint(folder)}` : id}@${recipe.dtype}`;
        const [probe] = await new Embedder(key, 0, recipe, tokenizer, model, undefined, undefined).contextual(["probe"]);
        return new Embedder(key, probe!.vector.length, recipe, tokenizer, model, undefined, undefined);
      }
      const table = await tokenTable(model, vocab_size);
      // All that the session could still tell stands in the table.
      await model.dispose();
      const { vocab } = (JSON.parse(readFileSync(join(folder, "tokenizer.json"), "utf8")) as { model: { vocab: Pieces } }).model;
      const { floor, match, width } = isnad;
      return new Embedder(`${id}@${fingerprint(folder)}`, table.dimensions, recipe, tokenizer, model, table, { units: new Units(table, vocab), floor, match, width }, vocab);
    } catch (error) {
      const where = local ? `in ${folder}${existsSync(folder) ? "" : ": no such folder"}` : `named "${name}": no such folder, and the hub could not give it`;
      throw new ModelError(
        `No usable embedding model ${where}. EMBEDDING_MODEL takes a folder with config.json, tokenizer.json and onnx/model_quantized.onnx; ` +
          `leave it empty for the model that ships with Isnad. (${error instanceof Error ? error.message : String(error)})`,
      );
    }
  }

  /** Late interaction; absent for models whose token vectors depend on their neighbours. Units are numbered anew when they have become many. */
  get comparison(): Comparison | undefined {
    if (this.compared && this.compared.units.size > this.pieces.length + UNITS) this.compared = { ...this.compared, units: new Units(this.table!, this.pieces) };
    return this.compared;
  }

  /** @param passages each as its parts, e.g. sentences. */
  async passages(passages: string[][]): Promise<Embedded[]> {
    if (this.table) return passages.map((parts) => this.pooled(parts));
    const result: Embedded[] = [];
    for (let i = 0; i < passages.length; i += BATCH) {
      result.push(...(await this.contextual(passages.slice(i, i + BATCH).map((parts) => this.recipe.passage + parts.join(" ")))));
    }
    return result;
  }

  async question(text: string): Promise<Embedded> {
    return this.table ? this.pooled([text]) : (await this.contextual([this.recipe.question + text]))[0]!;
  }

  /** The product of every row of `left` with every row of `right`, of unit vectors their cosine: [left rows, right rows], row after row. */
  async products(left: Float32Array, right: Float32Array): Promise<Float32Array> {
    const d = this.dimensions;
    const columns = right.length / d;
    if (left.length === 0 || right.length === 0) return new Float32Array(0);
    const turned = new Float32Array(right.length);
    for (let row = 0; row < columns; row++) for (let k = 0; k < d; k++) turned[k * columns + row] = right[row * d + k]!;
    const product = await matmul(new Tensor("float32", left, [left.length / d, d]), new Tensor("float32", turned, [d, columns]));
    return product.data as Float32Array;
  }

  /** Tokens of a text by a static model; none where it has no word. A word's tokens do not depend on its neighbours, so they are remembered. */
  tokens(text: string): Uint32Array {
    const ids: number[] = [];
    // A zero-width U+FEFF is white space to JavaScript alone.
    for (const word of text.split(/[^\S\ufeff]+/)) {
      if (word === "") continue;
      let known = this.remembered.get(word);
      if (!known) {
        known = this.encode(word);
        // A dash between two words has no tokens in the whole text either.
        if (known.length === 1 && known[0] === this.blank[0]) known = [];
        if (this.remembered.size >= REMEMBERED) this.remembered.clear();
        this.remembered.set(word, known);
      }
      for (const id of known) ids.push(id);
    }
    return Uint32Array.from(ids);
  }

  /** The weighted mean of a static model's token vectors, which is what its ONNX graph and mean pooling give. */
  private pooled(parts: string[]): Embedded {
    const { rows, scales } = this.table!;
    const d = this.dimensions;
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

  private encode(text: string): number[] {
    return this.tokenizer.encode(text, { add_special_tokens: false });
  }

  private async contextual(texts: string[]): Promise<Embedded[]> {
    const inputs = await this.tokenizer(texts, { padding: true, truncation: true });
    const { last_hidden_state: hidden } = (await this.model(inputs)) as { last_hidden_state: Tensor };
    const [batch, length, d] = hidden.dims as [number, number, number];
    const data = hidden.data as Float32Array;
    const mask = inputs.attention_mask.data as BigInt64Array;
    const result: Embedded[] = [];
    for (let b = 0; b < batch; b++) {
      const vector = new Float32Array(d);
      for (let t = 0; t < (this.recipe.pooling === "cls" ? 1 : length); t++) {
        if (mask[b * length + t] === 0n) continue;
        const at = (b * length + t) * d;
        for (let k = 0; k < d; k++) vector[k]! += data[at + k]!;
      }
      normalize(vector);
      result.push({ vector, tokens: new Uint32Array(0), ends: [] });
    }
    hidden.dispose();
    return result;
  }
}

function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of ["config.json", "tokenizer.json", "onnx/model_quantized.onnx"]) {
    if (existsSync(`${folder}/${file}`)) hash.update(readFileSync(`${folder}/${file}`));
  }
  return hash.digest("hex").slice(0, 12);
}
