import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { PreTrainedModel, Tensor as Output } from "@xenova/transformers";
import { transformers } from "../embedding/transformers.ts";
import { layOut, type Window } from "./layout.ts";
import { Tokenizer } from "./tokenizer.ts";
import { decode, type Reading } from "./reading.ts";

const { AutoModel, env, Tensor } = transformers();

/** The reader's model in this thread, which it blocks while it runs: see reader.ts for the way to it. */
export class Model {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly model: PreTrainedModel,
  ) {}

  static async load(folder: string): Promise<Model> {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(folder);
    const session_options = { intraOpNumThreads: 1 };
    const model = await AutoModel.from_pretrained(basename(folder), { local_files_only: true, dtype: "q8", device: "cpu", session_options });
    const { vocab } = (JSON.parse(readFileSync(join(folder, "tokenizer.json"), "utf8")) as { model: { vocab: [string, number][] } }).model;
    return new Model(new Tokenizer(vocab), model);
  }

  /** One window at a time: rows of several lengths in a batch cost their padding and half as much again, and would be rounded together. */
  async read(question: string, window: Window): Promise<Reading> {
    const { ids, segments, first, before, text } = layOut(this.tokenizer, question, window);
    const input = (values: number[]) => new Tensor("int64", BigInt64Array.from(values, BigInt), [1, ids.length]);
    const outputs = (await this.model({ input_ids: input(ids), token_type_ids: input(segments) })) as Record<"start" | "end" | "answer", Output>;
    const places = ({ data }: Output) => [data[0] as number, ...(data as Float32Array).subarray(first, -1)];
    const reading = decode(window.text, text, { start: places(outputs.start), end: places(outputs.end), says: outputs.answer.data[0] as number, before });
    for (const tensor of Object.values(outputs)) tensor.dispose();
    return reading;
  }
}
