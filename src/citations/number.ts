import { createHash } from "node:crypto";
import type { Source } from "../answer/answer.ts";
import type { Span } from "../language/span.ts";

/**
 * The number of a citation says all that is needed to check it: whose words
 * (a hash of the article's key), which (a hash of the text), and where they
 * stood (start and length). Short enough for a button and a deep link.
 */
export interface Citation extends Span {
  article: string;
  check: string;
}

export function citationId({ article, start, end, text }: Span & Pick<Source, "article"> & { text: string }): string {
  return [digest(article), digest(text), start.toString(36), (end - start).toString(36)].join("-");
}

/** Undefined for what is no citation number. */
export function parseCitation(id: string): Citation | undefined {
  const [, article, check, start, length] =
    /^([0-9a-z]{6})-([0-9a-z]{6})-([0-9a-z]{1,6})-([0-9a-z]{1,4})$/.exec(id.trim().toLowerCase()) ?? [];
  if (article === undefined || check === undefined || start === undefined || length === undefined) return undefined;
  const from = Number.parseInt(start, 36);
  const units = Number.parseInt(length, 36);
  return units > 0 ? { article, check, start: from, end: from + units } : undefined;
}

/** Whether the cited words stand in the text where they stood. */
export function stands(text: string, { start, end, check }: Citation): boolean {
  return end <= text.length && digest(text.slice(start, end)) === check;
}

/** Six letters and digits: one in two thousand million. */
export function digest(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return Number.parseInt(hex, 16).toString(36).padStart(6, "0").slice(-6);
}
