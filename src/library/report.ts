import type { Skipped } from "../articles/article.ts";

/** How far an index run has come. `total` may grow while files are still being read. */
export interface Progress {
  phase: "reading" | "embedding" | "indexing" | "checking";
  done: number;
  total: number;
}

/** A check that a library does not pass: what is expected of the answer, and what came, for people. */
export interface Failed {
  question: string;
  expected: string;
  found: string;
}

/** What the checks said of a library before it was to be published. */
export interface Checked {
  /** How many there are. */
  checks: number;
  /** Those that the library passes that answers now, and this one does not; and those that neither passes. */
  broken: Failed[];
  failing: Failed[];
  /** How many may break. */
  allowed: number;
  /** Where more would: it was not published. What names these broken questions, so that somebody can say that it is to be all the same. */
  held?: string;
}

/** What the checks said of a library that waits, and since when. ISO 8601. */
export type Held = Checked & { held: string; since: string };

/** What an index run did. */
export interface Report {
  articles: number;
  passages: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  skipped: Skipped[];
  seconds: number;
  /** Anything an admin should know, e.g. that a damaged file was rebuilt. */
  notes: string[];
  /** Where there are checks and there was anything to publish. What was held back is not counted among articles and passages. */
  checked?: Checked;
}
