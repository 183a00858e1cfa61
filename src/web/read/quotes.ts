import type { Whole } from "../../citations/articles.ts";
import { parseCitation, stands } from "../../citations/number.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Quoted } from "../look/reading.tsx";

const MOST = 50;

/** The quotes of an article that were given out and still stand where they stood; none overlaps another. */
export async function quotesOf({ article, text }: Whole, memory: Memory, except?: string): Promise<Quoted[]> {
  const found: Quoted[] = [];
  for (const id of await memory.citations.of(article, MOST)) {
    const citation = parseCitation(id);
    if (id === except || !citation || !stands(text, citation)) continue;
    const { start, end } = citation;
    if (found.every((other) => other.end <= start || end <= other.start)) found.push({ id, start, end });
  }
  return found;
}
