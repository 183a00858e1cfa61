import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { AutoModel, AutoTokenizer, env, matmul, type PreTrainedModel, type PreTrainedTokenizer, Tensor } from "@xenova/transformers";
import { type Recipe, recipeFor } from "./recipes.ts";

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

/** Token vectors of a static model: unit length, row after row, with the length each had. */
interface TokenTable {
  rows: Float32Array;
  weights: Float32Array;
}

/** Words whose tokens are remembered; words recur, so nearly all of an index run is answered from here. */
const REMEMBERED = 200_000;
/** Texts run through a contextual model at once: more only adds padding. */
const BATCH = 8;

/**
 * Strings to vectors: the only file that knows Transformers.js and its global
 * settings. One session a process.
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
      const config = model.config as unknown as { isnad?: { static?: boolean }; vocab_size: number };
      const table = config.isnad?.static ? await tokenTable(model, config.vocab_size) : undefined;
      const probe = table ? table.rows.length / config.vocab_size : 0;
      const embedder = new Embedder(local ? `${id}@${fingerprint(folder)}` : `${id}@${recipe.dtype}`, probe, recipe, tokenizer, model, table);
      if (table) {
        // All that the session could still tell stands in the table.
        await model.dispose();
        return embedder;
      }
      const [first] = await embedder.contextual(["probe"]);
      return new Embedder(embedder.id, first!.vector.length, recipe, tokenizer, model, undefined);
    } catch (error) {
      const where = local ? `in ${folder}${existsSync(folder) ? "" : ": no such folder"}` : `named "${name}": no such folder, and the hub could not give it`;
      throw new ModelError(
        `No usable embedding model ${where}. EMBEDDING_MODEL takes a folder with config.json, tokenizer.json and onnx/model_quantized.onnx; ` +
          `leave it empty for the model that ships with Isnad. (${error instanceof Error ? error.message : String(error)})`,
      );
    }
  }

  /** Whether token vectors can be compared one by one (late interaction). */
  get comparesTokens(): boolean {
    return this.table !== undefined;
  }

  get vocabulary(): number {
    return this.table?.weights.length ?? 0;
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

  /** A token's weight in a text's vector: how much it says. Static models only. */
  weight(token: number): number {
    return this.table?.weights[token] ?? 0;
  }

  /** Cosines of every one of `tokens` (rows) with every one of `against` (columns), row after row. Static models only. */
  async similarities(tokens: Uint32Array, against: Uint32Array): Promise<Float32Array> {
    if (!this.table || tokens.length === 0 || against.length === 0) return new Float32Array(0);
    const { rows } = this.table;
    const d = this.dimensions;
    const left = new Float32Array(tokens.length * d);
    for (let i = 0; i < tokens.length; i++) left.set(rows.subarray(tokens[i]! * d, (tokens[i]! + 1) * d), i * d);
    const right = new Float32Array(d * against.length);
    against.forEach((token, column) => {
      for (let k = 0; k < d; k++) right[k * against.length + column] = rows[token * d + k]!;
    });
    const product = await matmul(new Tensor("float32", left, [tokens.length, d]), new Tensor("float32", right, [d, against.length]));
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
    const { rows, weights } = this.table!;
    const d = this.dimensions;
    const all: number[] = [];
    const ends = parts.map((part) => {
      for (const token of this.tokens(part)) all.push(token);
      return all.length;
    });
    const tokens = Uint32Array.from(all);
    const vector = new Float32Array(d);
    for (const token of tokens.length > 0 ? tokens : this.blank) {
      const weight = weights[token]!;
      const at = token * d;
      for (let k = 0; k < d; k++) vector[k]! += weight * rows[at + k]!;
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

/** All token vectors of a static model, asked of the model itself, a stretch of the vocabulary at a time. */
async function tokenTable(model: PreTrainedModel, vocabulary: number): Promise<TokenTable> {
  const weights = new Float32Array(vocabulary);
  let rows = new Float32Array(0);
  const step = 8192;
  for (let from = 0; from < vocabulary; from += step) {
    const count = Math.min(step, vocabulary - from);
    const ids = BigInt64Array.from({ length: count }, (_, i) => BigInt(from + i));
    const inputs = { input_ids: new Tensor("int64", ids, [1, count]), attention_mask: new Tensor("int64", new BigInt64Array(count).fill(1n), [1, count]) };
    const { last_hidden_state: hidden } = (await model(inputs)) as { last_hidden_state: Tensor };
    const d = hidden.dims[2]!;
    if (from === 0) rows = new Float32Array(vocabulary * d);
    rows.set(hidden.data as Float32Array, from * d);
    hidden.dispose();
  }
  const d = rows.length / vocabulary;
  for (let token = 0; token < vocabulary; token++) weights[token] = normalize(rows.subarray(token * d, (token + 1) * d));
  return { rows, weights };
}

/** Scales a vector to length 1 in place; gives the length it had. A zero vector stays, at length 0. */
function normalize(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k]! /= length;
  return length;
}

function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of ["config.json", "tokenizer.json", "onnx/model_quantized.onnx"]) {
    if (existsSync(`${folder}/${file}`)) hash.update(readFileSync(`${folder}/${file}`));
  }
  return hash.digest("hex").slice(0, 12);
}
