import { dirname, resolve } from "node:path";
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from "@xenova/transformers";
import type { Recipe } from "./recipes.ts";
import { transformers } from "./transformers.ts";
import { normalize } from "./units.ts";

/** Texts run through at once: more only adds padding. */
const BATCH = 8;

/** A model whose token vectors depend on their neighbours, run by Transformers.js, whose global settings it sets. One session a process. */
export class Contextual {
  private constructor(
    private readonly recipe: Recipe,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly model: PreTrainedModel,
  ) {}

  /** @param id a folder's name, or a model's on the hub; folder: where it lies, if local */
  static async load(id: string, folder: string, local: boolean, recipe: Recipe): Promise<Contextual> {
    const { AutoModel, AutoTokenizer, env } = transformers();
    env.allowRemoteModels = !local;
    env.localModelPath = dirname(resolve(folder));
    const options = { local_files_only: local };
    return new Contextual(recipe, await AutoTokenizer.from_pretrained(id, options), await AutoModel.from_pretrained(id, { ...options, dtype: recipe.dtype, device: "cpu" }));
  }

  async passages(passages: string[][]): Promise<Float32Array[]> {
    const result: Float32Array[] = [];
    for (let i = 0; i < passages.length; i += BATCH) result.push(...(await this.run(passages.slice(i, i + BATCH).map((parts) => this.recipe.passage + parts.join(" ")))));
    return result;
  }

  async question(text: string): Promise<Float32Array> {
    return (await this.run([this.recipe.question + text]))[0]!;
  }

  /** One vector a text, of length 1. */
  async run(texts: string[]): Promise<Float32Array[]> {
    const inputs = await this.tokenizer(texts, { padding: true, truncation: true });
    const { last_hidden_state: hidden } = (await this.model(inputs)) as { last_hidden_state: Tensor };
    const [batch, length, d] = hidden.dims as [number, number, number];
    const data = hidden.data as Float32Array;
    const mask = inputs.attention_mask.data as BigInt64Array;
    const vectors = Array.from({ length: batch }, (_, b) => {
      const vector = new Float32Array(d);
      for (let t = 0; t < (this.recipe.pooling === "cls" ? 1 : length); t++) {
        if (mask[b * length + t] === 0n) continue;
        const at = (b * length + t) * d;
        for (let k = 0; k < d; k++) vector[k]! += data[at + k]!;
      }
      normalize(vector);
      return vector;
    });
    hidden.dispose();
    return vectors;
  }
}
