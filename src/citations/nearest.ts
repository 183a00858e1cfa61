import { sentences } from "../language/sentences.ts";
import type { Span } from "../language/span.ts";
import { words } from "../language/words.ts";

/** Of a long text no more is looked at before and behind the place. UTF-16 units. */
const AROUND = 30_000;

/**
 * As many sentences as were quoted, those that share most words with them; undefined when fewer than a third are shared.
 * @param around where they stood
 */
export function nearest(text: string, before: string, around: number): Span | undefined {
  const said = new Set(words(before).map(({ folded }) => folded));
  const from = Math.max(0, Math.min(around, text.length) - AROUND);
  const all = sentences(text, from === 0 ? 0 : from + Math.max(0, text.slice(from, from + AROUND).search(/\s/)), Math.min(text.length, around + AROUND));
  const count = Math.max(1, sentences(before).length);
  let best: { span: Span; share: number } | undefined;
  for (const [i, { start }] of all.entries()) {
    const end = all[Math.min(i + count, all.length) - 1]!.end;
    const here = new Set(words(text.slice(start, end)).map(({ folded }) => folded));
    const shared = [...said].filter((word) => here.has(word)).length;
    const share = shared / (said.size + here.size - shared || 1);
    if (share > (best?.share ?? 1 / 3)) best = { span: { start, end }, share };
  }
  return best?.span;
}
