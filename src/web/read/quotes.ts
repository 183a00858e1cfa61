import type { Whole } from "../../citations/articles.ts";
import { parseCitation, stands } from "../../citations/number.ts";
import type { Span } from "../../language/span.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Quoted } from "../look/reading.tsx";

const LOOKED_AT = 1000;
const MOST = 50;

/** The quotes of a stretch of an article that were given out and still stand where they stood; none overlaps another. */
export async function quotesOf({ article, text }: Whole, within: Span, memory: Memory, except?: string): Promise<Quoted[]> {
  const found: Quoted[] = [];
  for (const id of await memory.citations.of(article, LOOKED_AT)) {
    const citation = parseCitation(id);
    if (id === except || !citation || citation.end <= within.start || within.end <= citation.start || !stands(text, citation)) continue;
    const { start, end } = citation;
    if (found.length === MOST) break;
    if (found.every((other) => other.end <= start || end <= other.start)) found.push({ id, start, end });
  }
  return found;
}
