import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { vi } from "vitest";
import { run } from "../../src/main.ts";

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs what `npx isnad` runs, in a process of its own: for what is about processes, and for what the reader answers, whose threads end with it. */
export function apart(env: NodeJS.ProcessEnv, args: string[], input = ""): Promise<Ended> {
  const child = spawn(process.execPath, ["bin/isnad.js", ...args], { env });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    err += chunk;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** The same command in this process, which takes a fifth of the time: one at a time, with what it reads and writes taken from it and given to it. */
export async function here(env: NodeJS.ProcessEnv, args: string[], input = ""): Promise<Ended> {
  const own = process.env;
  const written = (stream: "stdout" | "stderr") => {
    const parts: string[] = [];
    const spy = vi.spyOn(process[stream], "write").mockImplementation((part) => parts.push(String(part)) > 0);
    return { parts, spy };
  };
  const [out, err] = [written("stdout"), written("stderr")];
  const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from(input === "" ? [] : [Buffer.from(input)]) as typeof process.stdin);
  process.env = env;
  try {
    const code = await run(args);
    return { code, out: out.parts.join(""), err: err.parts.join("") };
  } finally {
    process.env = own;
    for (const spy of [out.spy, err.spy, stdin]) spy.mockRestore();
  }
}
