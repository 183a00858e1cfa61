import { sentences } from "../language/sentences.ts";
import type { Span } from "../language/span.ts";
import { words } from "../language/words.ts";

/** As many sentences as were quoted, those that share most words with them; undefined when fewer than a third are shared. */
export function nearest(text: string, before: string): Span | undefined {
  const said = new Set(words(before).map(({ folded }) => folded));
  const all = sentences(text);
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
