import { createInterface } from "node:readline";
import type { Ask } from "../answer/answer.ts";
import { print } from "./print.ts";

/** A chat in the terminal, or over a pipe: a question a line, until the input ends. @returns how many there were. */
export async function chat(ask: Ask): Promise<number> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: "? ", terminal: process.stdin.isTTY === true });
  const prompt = () => process.stdin.isTTY && lines.prompt();
  prompt();
  const before: string[] = [];
  let asked = 0;
  for await (const line of lines) {
    if (line.trim() !== "") {
      process.stdout.write(`${print(await ask(line, { before }), line)}\n\n`);
      before.push(line);
      asked++;
    }
    prompt();
  }
  return asked;
}
