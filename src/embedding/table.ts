import { type PreTrainedModel, Tensor } from "@xenova/transformers";
import type { TokenTable } from "./units.ts";

/**
 * All token vectors of a static model, asked of the model itself, a stretch of the vocabulary
 * at a time. The model's file has them as whole numbers times a scale, and so they are kept.
 */
export async function tokenTable(model: PreTrainedModel, vocabulary: number): Promise<TokenTable> {
  let table: TokenTable | undefined;
  const step = 2048;
  for (let from = 0; from < vocabulary; from += step) {
    const count = Math.min(step, vocabulary - from);
    const ids = BigInt64Array.from({ length: count }, (_, i) => BigInt(from + i));
    const inputs = { input_ids: new Tensor("int64", ids, [1, count]), attention_mask: new Tensor("int64", new BigInt64Array(count).fill(1n), [1, count]) };
    const { last_hidden_state: hidden } = (await model(inputs)) as { last_hidden_state: Tensor };
    const dimensions = hidden.dims[2]!;
    table ??= { rows: new Int8Array(vocabulary * dimensions), scales: new Float32Array(vocabulary), weights: new Float32Array(vocabulary), dimensions };
    for (let i = 0; i < count; i++) setRow(table, from + i, (hidden.data as Float32Array).subarray(i * dimensions, (i + 1) * dimensions));
    hidden.dispose();
  }
  return table!;
}

function setRow({ rows, scales, weights, dimensions }: TokenTable, token: number, vector: Float32Array): void {
  let most = 0;
  let sum = 0;
  for (let k = 0; k < dimensions; k++) {
    const value = vector[k]!;
    if (value > most) most = value;
    else if (-value > most) most = -value;
    sum += value * value;
  }
  scales[token] = most / 127;
  weights[token] = Math.sqrt(sum);
  const factor = most > 0 ? 127 / most : 0;
  // To the nearest: what is added for it is above zero, where to cut off is to round down.
  for (let k = 0, at = token * dimensions; k < dimensions; k++, at++) rows[at] = Math.trunc(vector[k]! * factor + 127.5) - 127;
}
