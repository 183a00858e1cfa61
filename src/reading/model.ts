import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AutoModel, env, type PreTrainedModel, Tensor } from "@xenova/transformers";
import { layOut, type Row, type Window } from "./layout.ts";
import { Tokenizer } from "./pieces.ts";
import { decode, type Logits, type Reading } from "./reading.ts";

const PADDING = 1;

/** The reader's model in this thread, which it blocks while it runs: see reader.ts for the way to it. */
export class Model {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly model: PreTrainedModel,
  ) {}

  static async load(folder: string, threads: number): Promise<Model> {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(folder);
    // Threads that wait for work would spin on the core that answers the chats.
    const session_options = { intraOpNumThreads: threads, extra: { session: { intra_op: { allow_spinning: "0" } } } };
    const model = await AutoModel.from_pretrained(basename(folder), { local_files_only: true, dtype: "q8", device: "cpu", session_options });
    const { vocab } = (JSON.parse(readFileSync(join(folder, "tokenizer.json"), "utf8")) as { model: { vocab: [string, number][] } }).model;
    return new Model(new Tokenizer(vocab), model);
  }

  /** @returns one reading a window. */
  async read(question: string, windows: Window[]): Promise<Reading[]> {
    const rows = windows.map((window) => layOut(this.tokenizer, question, window));
    const logits = rows.length > 0 ? await this.run(rows) : [];
    return rows.map(({ text }, i) => decode(windows[i]!.text, text, logits[i]!));
  }

  private async run(rows: Row[]): Promise<Logits[]> {
    const length = Math.max(...rows.map(({ ids }) => ids.length));
    const input = (padding: number, values: (row: Row) => number[]) => {
      const data = new BigInt64Array(rows.length * length).fill(BigInt(padding));
      for (const [i, row] of rows.entries()) data.set(values(row).map(BigInt), i * length);
      return new Tensor("int64", data, [rows.length, length]);
    };
    const outputs = (await this.model({
      input_ids: input(PADDING, ({ ids }) => ids),
      attention_mask: input(0, ({ ids }) => ids.map(() => 1)),
      token_type_ids: input(1, ({ segments }) => segments),
    })) as Record<"start" | "end" | "answer", Tensor>;
    const found = rows.map(({ first, text }, i): Logits => {
      const of = ({ data }: Tensor) => {
        const row = (data as Float32Array).subarray(i * length);
        return [row[0]!, ...row.subarray(first, first + text.ids.length)];
      };
      return { start: of(outputs.start), end: of(outputs.end), says: (outputs.answer.data as Float32Array)[i]! };
    });
    for (const tensor of Object.values(outputs)) tensor.dispose();
    return found;
  }
}
