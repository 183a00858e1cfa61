import { actAsked, tellsOf } from "../../../articles/claims/kinds/acts.ts";
import { sentences } from "../../../language/sentences.ts";
import type { Reading } from "../../../reading/reading.ts";
import type { Place } from "./namesake.ts";

/**
 * Whether what was read of a window, for a question whether or why somebody admitted, denied, promised or was sorry for something,
 * only tells of that thing: neither the sentence nor those beside it, nor the title, has a word for it in any language.
 */
export function isUnspoken(question: string, { title, text }: Place["window"], { spans: [mark] }: Reading): boolean {
  const act = mark && actAsked(question);
  if (!act) return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const from = all[Math.max(0, own - 1)]!.start;
  const to = all[Math.min(all.length - 1, own + 1)]!.end;
  return !tellsOf(act, text.slice(all[own]!.start, Math.max(all[own]!.end, mark.end)), `${title}\n${text.slice(from, to)}`);
}
