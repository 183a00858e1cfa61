import type { Span } from "../../../language/span.ts";
import { meanings } from "../pattern.ts";

/** What people came together for, or were heard in: a meeting, a press conference, a speech. */
export interface Gathering extends Span {
  kind: string;
}

/** Of so many words: "phone conversation". */
const told = meanings("gatherings", 2);

/** The gatherings of a text, in nouns and verbs: "their | talks |", "| met | in". */
export function gatherings(text: string): Gathering[] {
  return told(text).map(({ name, start, end }) => ({ kind: name, start, end }));
}
