import { createHash } from "node:crypto";
import { FORMAT } from "./schema.ts";

/** What tells the articles of a library, whatever its history: the same articles, read in the same way. @param articles in the order of their keys */
export function stateOf(model: string, articles: Iterable<{ key: string; hash: string }>): string {
  const state = createHash("sha256").update(`${FORMAT} ${model}`);
  for (const { key, hash } of articles) state.update(`\n${key}\0${hash}`);
  return state.digest("hex").slice(0, 16);
}
