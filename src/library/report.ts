import type { Skipped } from "../articles/article.ts";

/** How far an index run has come. `total` may grow while files are still being read. */
export interface Progress {
  phase: "reading" | "embedding" | "indexing";
  done: number;
  total: number;
}

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
}
