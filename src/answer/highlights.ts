import { holds } from "../language/questions/asks.ts";
import type { Span } from "../language/span.ts";
import { words } from "../language/words.ts";
import type { Question } from "../search/understand.ts";

/** The words of a quote that answer, where the question says what kind it wants: the numbers for "how many", the dates for "when". */
export function highlights(question: Question, text: string): Span[] {
  const kind = question.wanted;
  if (!kind) return [];
  const said = new Set(question.terms.map(({ word }) => word.folded));
  const found: Span[] = [];
  for (const { start, end, folded } of words(text)) {
    if (!holds(kind, [folded], said)) continue;
    const last = found.at(-1);
    if (last && /^\s+$/.test(text.slice(last.end, start))) last.end = end;
    else found.push({ start, end });
  }
  return found;
}
