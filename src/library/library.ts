import type { Span } from "../language/span.ts";
import type { Filter } from "./filter.ts";
import type { Lexicon } from "./format/lexicon.ts";
import type { Packed } from "./format/packed.ts";
import type { ArticleRow } from "./format/schema.ts";
import type { Statistics } from "./format/statistics.ts";
import type { Held } from "./report.ts";
import type { Telling } from "./stories.ts";

/** Postings that one question may read: the commonest words are left out of the proposal beyond this. */
export const POSTINGS = 20_000;

/** Among so many passages the nearest are told by looking at all: a graph loses its way where few of its points may be taken. */
export const EXACT = 10_000;

/** A passage ready for matching. */
export interface Passage extends Span, Packed {
  id: number;
  article: number;
}

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

/**
 * A published library, open for reading, whatever keeps it: it proposes candidates by words and by
 * vectors and hands out rows. Nothing is written through it, and it stays what it is: a later library
 * is another one. A question asks it at most three times: propose, articlesBy, citable.
 */
export interface Library {
  readonly model: string;
  /** What it holds, whatever the history: the same articles read in the same way. */
  readonly state: string;
  /** When it was made, ISO. */
  readonly built: string;
  readonly articleCount: number;
  readonly passageCount: number;
  readonly statistics: Statistics;
  readonly lexicon: Lexicon;
  /** The sources and authors that there are. */
  readonly names: string[];
  /** What may answer; all that search asks of words, vectors and passages. */
  propose(wanted: Wanted): Promise<Proposal>;
  /** At most `most` passages, evenly spread over the library. */
  spread(most: number): Promise<Passage[]>;
  /** Articles with their texts, by id. */
  articlesBy(ids: number[]): Promise<Map<number, ArticleRow>>;
  /** Articles, by id, with the stories that those to be cited tell; and others that are named beside them. */
  citable(cited: number[], others: number[]): Promise<{ articles: Map<number, ArticleRow>; stories: Telling[][] }>;
  /** An article by its key; undefined when the library has none (any more). */
  articleByKey(key: string): Promise<ArticleRow | undefined>;
  /** The first article, by key, whose text passes. Reads every text: for what is asked seldom. */
  articleWith(passes: (text: string, key: string) => boolean): Promise<ArticleRow | undefined>;
  /** In how many passages each of these stems occurs. */
  frequencies(stems: string[]): Promise<number[]>;
  /** The passages of articles, by id, with their vectors. */
  within(articles: number[]): Promise<{ passage: Passage; vector: Float32Array }[]>;
  /** The articles, by id, that are not for everybody; and those of these keys. */
  hidden(keys?: readonly string[]): Promise<number[]>;
  /** All articles without their texts, in the order of their keys. */
  articles(): Promise<Listed[]>;
  /** The independent stories that these articles (by key) tell, each with all who tell it. Tellers and stories the earliest first. */
  stories(keys: string[]): Promise<Telling[][]>;
  /** What it takes on disk, in bytes. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}

/** Who reads: everybody, or those who may read what is private too. */
export type Audience = "everyone" | "insiders";

/** The published library, whichever it is by now: a later one is taken as soon as it is there. */
export interface Current {
  /** As it is for an audience: everyone, unless it is said. @throws LibraryError where there is none, or it cannot be used. */
  get(audience?: Audience): Promise<Library>;
  /** What waits to be published because checks hold it back, whatever process made it; undefined where nothing does. */
  held(): Promise<Held | undefined>;
  /** No later library is waited for. */
  close(): Promise<void>;
}
