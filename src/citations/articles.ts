import type { Quote, Source } from "../answer/answer.ts";
import type { Block } from "../articles/article.ts";

/** An article with its text as received. */
export interface Whole extends Source {
  text: string;
  /** Its file, below the articles folder; of a record also its line. */
  path: string;
  blocks: Block[];
}

/** What a search of the articles asks for: words, and which articles pass its filters (from:, since:, lang: ...), of which some name days. */
export type Narrow = (query: string) => Promise<{ words: string; passes: (source: Source) => boolean; days: { since?: string; until?: string } }>;

/** The library as readers and editors see it. */
export interface Articles {
  /** Whether an article of this key may be known here, were there one. */
  sees: (key: string) => boolean;
  /** Whether one that may not be known here is this article: by its file's name, its title or its words. Slow, as every text may be looked at. */
  hides: (article: Pick<Source, "article" | "title"> & { text: string }) => Promise<boolean>;
  /** All articles, in the order to be listed. */
  sources: () => Promise<Source[]>;
  narrow: Narrow;
  /** An article by its key; undefined when it is not in the library (any more). */
  article: (key: string) => Promise<Whole | undefined>;
  /** How an article begins. */
  opening: (key: string) => Promise<Quote | undefined>;
  /** An article whose text passes; slow, since every text is looked at. */
  articleWith: (passes: (text: string) => boolean) => Promise<Whole | undefined>;
  /** All who tell an article's story, the earliest first, itself among them. */
  tellers: (key: string) => Promise<Source[]>;
}
