import type { Span } from "../language/span.ts";
import type { Block, Metadata } from "./article.ts";

/** Files of this many bytes or more are not read as one article; nor is one record of a .jsonl file. */
export const MAX_BYTES = 50_000_000;

/**
 * How a text shows its structure: by its lines alone, by Markdown's marks, or (page) by the
 * spans that its format marked, in a text that was taken out of a file of another kind.
 */
export type Markup = "plain" | "markdown" | "page";

/** What a format tells of a span. */
export interface Mark extends Block {
  /** It is a row that names the columns of those below it. */
  names?: true;
}

/** One article as its format gives it, before its structure is known. */
export interface Received {
  /** The record's own id; a file that is one article has none and is called by its path. */
  id?: string;
  /** Which record of the file, for messages, e.g. "line 7"; absent where the file is one article. */
  where?: string;
  /** Tells the bytes of the line that it was read from, of a format that is read by lines: `text` and `given` are then found when they are asked for. */
  line?: string;
  /** Its place in the file, from 1: what calls a record that has no id. */
  number?: number;
  /**
   * Decoded content or a record's text, untouched; of a format that is not text, what was
   * taken out of it, by a rule that always gives the same text for the same bytes.
   */
  text: string;
  /** What the file says of itself in fields; the text may tell more. */
  given: Metadata;
  /** Where the article proper begins: behind the front matter, in UTF-16 units. */
  from: number;
  markup: Markup;
  /** Spans whose role the format itself tells (headings, captions, menus), sorted and disjoint. */
  marks?: Mark[];
  /** Lines with links in them, where the format tells links. */
  links?: Span[];
  /** Pages, from 1, of which it is unsure in which order their lines are to be read. */
  unsure?: number[];
  /** What told each given field, where that is more than the field's own name, e.g. `og:title`. */
  told?: Partial<Record<keyof Metadata, string>>;
}

/**
 * Reads one file of one format. What cannot be read goes to `skip` (with the
 * record, where the file has several), and the rest is read all the same.
 * A fault of the file system is thrown as Node throws it.
 * @param before what a line that was read before calls itself, by what tells its bytes
 */
export type Format = (file: string, skip: (reason: string, where?: string) => void, before: (line: string) => string | undefined) => AsyncIterable<Received>;

export const FIELDS = ["title", "source", "author", "date", "url", "language"] as const;

/** The known fields of a record or front matter, later objects filling what earlier ones leave open. */
export function fields(...records: unknown[]): Metadata {
  const given: Metadata = {};
  for (const record of records) {
    if (typeof record !== "object" || record === null) continue;
    for (const field of FIELDS) {
      const value = plain((record as Record<string, unknown>)[field]);
      if (value && !given[field]) given[field] = value;
    }
  }
  return given;
}

/** Several authors are one line; numbers (`date: 2021`) are their digits; anything deeper is not understood. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(", ");
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return typeof value === "string" || typeof value === "number" ? String(value).replace(/\s+/g, " ").trim() : "";
}
