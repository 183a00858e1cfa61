import type { Filter } from "./filter.ts";
import type { ArticleRow } from "./format/schema.ts";
import type { Passage } from "./passages.ts";

/** What a question asks a library for: passages with its stems, passages near its vector, at most so many of each, of the articles that pass. */
export interface Wanted {
  stems: string[];
  vector: Float32Array;
  most: number;
  filter: Filter;
  /** Where news is asked for: passages of dated articles alone, those of some days if these are given, and their beginnings. */
  news?: {
    days?: Pick<Filter, "since" | "until">;
    /** Stems of which a passage that names a day has one of each group; none where no one day was asked for. */
    naming: string[][];
  } | undefined;
}

/** What a library proposes. */
export interface Proposal {
  /** By stem, in how many passages it occurs. */
  counts: number[];
  /** Passage ids, best first: by BM25 of text and title, and by vector. */
  words: number[];
  vectors: number[];
  /** Where news is asked for: the first passages of the newest articles, and passages that name the day. */
  news: number[];
  /** Of all of these with the question. */
  cosines: Map<number, number>;
  /** All of these by id, and their neighbours: passages of an article have consecutive ids. */
  passages: Map<number, Passage>;
}

/** An article without its text. */
export type Listed = Omit<ArticleRow, "text" | "blocks">;
