import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { Contextual } from "./contextual.ts";
import { recipeFor } from "./recipes.ts";
import { type Comparison, type Embedded, type Settings, Static } from "./static.ts";
import { transformers } from "./transformers.ts";

/** A model that cannot be loaded; the message says what to do. */
export class ModelError extends Error {
  override name = "ModelError";
}

/** Strings to vectors. */
export class Embedder {
  private constructor(
    /** Names the model and its exact weights: vectors of different ids never meet. */
    readonly id: string,
    readonly dimensions: number,
    private readonly model: Static | Contextual,
  ) {}

  /** @param name a model folder, or a model's name on the hub. Throws ModelError. */
  static async load(name: string): Promise<Embedder> {
    const folder = resolve(name);
    // A path is never asked of the hub, though nothing be there.
    const local = existsSync(folder) || isAbsolute(name) || /^\.\.?\//.test(name);
    const recipe = recipeFor(name);
    const id = local ? basename(folder) : name;
    try {
      const exact = local ? `${id}@${fingerprint(folder)}` : id;
      const read = (file: string) => readFileSync(join(folder, file));
      const { isnad } = (local ? JSON.parse(read("config.json").toString()) : {}) as { isnad?: Settings };
      if (isnad?.static) {
        const model = new Static(isnad, read("tokenizer.json"), read("onnx/model_quantized.onnx"));
        return new Embedder(exact, model.dimensions, model);
      }
      const model = await Contextual.load(id, folder, local, recipe);
      const [probe] = await model.run(["probe"]);
      return new Embedder(`${exact}@${recipe.dtype}`, probe!.length, model);
    } catch (error) {
      const where = local ? `in ${folder}${existsSync(folder) ? "" : ": no such folder"}` : `named "${name}": no such folder, and the hub could not give it`;
      throw new ModelError(
        `No usable embedding model ${where}. EMBEDDING_MODEL takes a folder with config.json, tokenizer.json and onnx/model_quantized.onnx; ` +
          `leave it empty for the model that ships with Isnad. (${error instanceof Error ? error.message : String(error)})`,
      );
    }
  }

  /** Late interaction; absent for models whose token vectors depend on their neighbours. */
  get comparison(): Comparison | undefined {
    return this.model instanceof Static ? this.model.comparison : undefined;
  }

  /** @param passages each as its parts, e.g. sentences. */
  async passages(passages: string[][]): Promise<Embedded[]> {
    const { model } = this;
    return model instanceof Static ? passages.map((parts) => model.embedded(parts)) : (await model.passages(passages)).map(alone);
  }

  async question(text: string): Promise<Embedded> {
    return this.model instanceof Static ? this.model.embedded([text]) : alone(await this.model.question(text));
  }

  /** Tokens of a text by a static model; none where it has no word. */
  tokens(text: string): Uint32Array {
    return this.model instanceof Static ? this.model.tokens(text) : new Uint32Array(0);
  }

  /** The product of every row of `left` with every row of `right`, of unit vectors their cosine: [left rows, right rows], row after row. */
  async products(left: Float32Array, right: Float32Array): Promise<Float32Array> {
    const d = this.dimensions;
    const columns = right.length / d;
    if (left.length === 0 || right.length === 0) return new Float32Array(0);
    const { matmul, Tensor } = transformers();
    const turned = new Float32Array(right.length);
    for (let row = 0; row < columns; row++) for (let k = 0; k < d; k++) turned[k * columns + row] = right[row * d + k]!;
    const product = await matmul(new Tensor("float32", left, [left.length / d, d]), new Tensor("float32", turned, [d, columns]));
    return product.data as Float32Array;
  }
}

const alone = (vector: Float32Array): Embedded => ({ vector, tokens: new Uint32Array(0), ends: [] });

function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of ["config.json", "tokenizer.json", "onnx/model_quantized.onnx"]) {
    if (existsSync(`${folder}/${file}`)) hash.update(readFileSync(`${folder}/${file}`));
  }
  return hash.digest("hex").slice(0, 12);
}
