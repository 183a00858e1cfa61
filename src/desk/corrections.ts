import { normalDate } from "../articles/facts/dates.ts";
import type { Changes } from "../intake/correct.ts";
import { clean } from "../texts/bidi.ts";
import { linkable } from "../articles/facts/links.ts";
import type { Language } from "../texts/texts.ts";

/** What editors correct of an article. */
export const FIELDS = ["title", "source", "date", "author", "url"] as const;
export type Field = (typeof FIELDS)[number];

/** What stands for "not known". */
const UNKNOWN = /^[-–—]$/;
/** UTF-16 units of a field. */
export const LONGEST = 500;

/** The fields' new values, from what an editor typed; "-": not known, nothing: as the article says it. Else which is wrong. */
export function changesOf(values: [Field, string][], language: Language): Changes | { fault: "date" | "url"; typed: string } {
  const changes: Changes = {};
  for (const [name, given] of values) {
    const typed = clean(given, LONGEST);
    const value = UNKNOWN.test(typed) ? "" : typed || undefined;
    if (name === "date" && value) {
      changes.date = normalDate(value, language);
      if (changes.date === undefined) return { fault: "date", typed };
    } else if (name === "url" && value && !linkable(value)) return { fault: "url", typed };
    else changes[name] = value;
  }
  return changes;
}
