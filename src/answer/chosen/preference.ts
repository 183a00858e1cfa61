import { createHash } from "node:crypto";
import { dayOf, periodOf } from "../../articles/facts/period.ts";
import { news } from "../../language/questions/asks.ts";
import { leans } from "../../language/questions/followup.ts";
import type { Span } from "../../language/span.ts";

/** A passage that an editor chose for a question. */
export interface Preference extends Span {
  question: string;
  /** The article's key, and a digest of its text: where that is another by now, the choice has fallen away. */
  article: string;
  hash: string;
}

/** All of them, the latest first. */
export type Preferences = () => Promise<readonly Preference[]>;

export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Whether a question means the same whenever and after whatever it is asked: only for such a one can be chosen. */
export function standsAlone(question: string, now: Date): boolean {
  return !leans(question) && news(question) === undefined && periodOf(question, dayOf(now))?.away === undefined;
}
