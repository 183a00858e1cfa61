import type { Span } from "../../../language/span.ts";
import { words } from "../../../language/words.ts";
import { meaning } from "../pattern.ts";

/** What people came together for, or were heard in: a meeting, a press conference, a speech. */
export interface Gathering extends Span {
  kind: string;
}

const meant = meaning("gatherings");
/** Words of one: "phone | conversation". */
const LONGEST = 2;

/** The gatherings of a text, in nouns and verbs: "their | talks |", "| met | in". */
export function gatherings(text: string): Gathering[] {
  const all = words(text);
  const found: Gathering[] = [];
  for (let at = 0; at < all.length; at++) {
    for (let length = Math.min(LONGEST, all.length - at); length > 0; length--) {
      const kind = meant(all.slice(at, at + length).map(({ folded }) => folded).join(" "));
      if (!kind) continue;
      found.push({ kind, start: all[at]!.start, end: all[at + length - 1]!.end });
      at += length - 1;
      break;
    }
  }
  return found;
}
