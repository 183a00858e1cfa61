import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Ask, AskOptions } from "../answer/answer.ts";
import { answerLine } from "../programs/json.ts";

/**
 * Questions as JSON Lines in, answers as JSON Lines out: exactly one line for each
 * line, in order. A line is {"_id" or "id", "text" or "question"}; one that is not is
 * answered by a line with `error`, and told to `note` with its number.
 * @returns how many lines were no questions.
 */
export async function batch(ask: Ask, input: Readable, output: Writable, note: (text: string) => void, options: AskOptions): Promise<number> {
  let number = 0;
  let faults = 0;
  for await (const line of lines(input)) {
    number++;
    const record = parse(line);
    let row: object;
    if ("error" in record) {
      faults++;
      note(`Line ${number} of the questions ${record.error}. Each line is {"_id": "...", "text": "..."}.`);
      row = { id: record.id, question: null, found: false, confidence: 0, quotes: [], ms: 0, error: `line ${number} ${record.error}` };
    } else {
      const started = performance.now();
      const answer = await ask(record.question, options);
      row = answerLine(record, answer, performance.now() - started);
    }
    if (!output.write(`${JSON.stringify(row)}\n`)) await once(output, "drain");
  }
  return faults;
}

function parse(line: string): { id: unknown; question: string } | { id: unknown; error: string } {
  try {
    const value = JSON.parse(line) as Record<string, unknown> | null;
    const { _id, id = _id, question, text = question } = value ?? {};
    return typeof text === "string" ? { id: id ?? null, question: text } : { id: id ?? null, error: 'has no "text"' };
  } catch {
    return { id: null, error: "is not JSON" };
  }
}

/** Lines end with a line feed alone: JSON may hold the other line ends that node:readline would cut at. */
async function* lines(input: Readable): AsyncGenerator<string> {
  let rest = "";
  let first = true;
  for await (const chunk of input.setEncoding("utf8")) {
    // Some shells set a byte order mark before what they pipe.
    const parts = (rest + (first ? String(chunk).replace(/^\ufeff/, "") : chunk)).split("\n");
    first = false;
    rest = parts.pop()!;
    yield* parts;
  }
  if (rest !== "") yield rest;
}
