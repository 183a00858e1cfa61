import { createInterface } from "node:readline";
import type { Ask } from "../answer/answer.ts";
import { print } from "./print.ts";

/** A chat in the terminal, or over a pipe: a question a line, until the input ends. */
export async function chat(ask: Ask): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: "? ", terminal: process.stdin.isTTY === true });
  const prompt = () => process.stdin.isTTY && lines.prompt();
  prompt();
  let before: string | undefined;
  for await (const line of lines) {
    if (line.trim() !== "") {
      process.stdout.write(`${print(await ask(line, before === undefined ? {} : { before }))}\n\n`);
      before = line;
    }
    prompt();
  }
}
