import type { Span } from "../language/span.ts";

/**
 * What a block of an article is. Only `body` is ever split, searched and quoted;
 * the others are kept so that an editor can see how an article was read.
 * - `title`: the headline, and its repetitions
 * - `byline`, `dateline`, `source`: who wrote it, where and when, who published it
 * - `links`: related headlines, "read also" lists, menus
 * - `caption`: the words under a picture
 * - `boilerplate`: share and cookie lines, copyright tails, site names, pull quotes
 */
export type Role = "title" | "byline" | "dateline" | "source" | "body" | "links" | "caption" | "boilerplate";

export interface Block extends Span {
  role: Role;
  /** It says little without the next block, and is quoted with it: a question, a day above its hours. */
  leads?: true;
  /** It is a row of a table, and quoted as a whole. */
  row?: true;
  /** The row that names its columns. */
  head?: Span;
  /** It says that the article, or another, told something wrongly. */
  corrects?: true;
  /** In a library: what it was before the other articles of its source showed that all have it. */
  was?: "body";
}

/** What is known of an article beside its text. What is unknown is absent, never invented. */
export interface Metadata {
  title?: string;
  source?: string;
  author?: string;
  /** ISO 8601, as exact as known: 2021, 2021-06 or 2021-06-16. */
  date?: string;
  url?: string;
  /** BCP 47, e.g. "ar". */
  language?: string;
}

/** An article as received: the text is never changed, everything else is spans over it. */
export interface Article {
  /** Path below the articles folder without extension, or the record's own id; with its file's name where several have one id. Unique in a library. */
  id: string;
  /** Decoded content, byte order mark excepted, line ends untouched. */
  text: string;
  /** Sorted, not overlapping; together they cover everything but white space. */
  blocks: Block[];
  metadata: Metadata;
}

/** A file or record that is not in the library, and why; `reason` says what to do. */
export interface Skipped {
  path: string;
  reason: string;
  /** It is in the library, read from elsewhere. */
  copy?: true;
}
