/** What `import { open } from "isnad"` gives. A test holds it against the source. Places count UTF-16 units, as JavaScript does. */

export interface Options {
  /** The articles: a folder, or one file. */
  articles: string;
  /** Where the index lies; made where there is none. Default: the path of the articles with .isnad-index behind it. */
  index?: string;
  /** Whether passages are read before they are shown; without it answers come sooner, and more of them are false. Default: true. */
  reader?: boolean;
  /** What there is to know besides, such as that a damaged index was rebuilt. */
  note?: (text: string) => void;
}

/** Opens a library; its index is brought up to date first. The models that ship are used. */
export function open(options: Options): Promise<Isnad>;

/** A library of articles that answers. */
export interface Isnad {
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** The number of a quote's citation, by which its words can be checked later. */
  cite(quote: Pick<Quote, "article" | "start" | "end" | "text">): string;
  /** What became of a citation's words. Undefined for what is no citation number. @param text the words, where you have kept them */
  verify(citation: string, text?: string): Promise<Verdict | undefined>;
  /** An article with its text as received; undefined where there is none of this key. */
  article(key: string): Promise<Article | undefined>;
  articles(): Promise<Source[]>;
  /** Reads the articles again, as far as they changed. What is asked meanwhile is answered as before. */
  update(progress?: (progress: Progress) => void): Promise<Report>;
  close(): Promise<void>;
}

export interface Span {
  start: number;
  end: number;
}

/** Where words stand: an article and what is known of it. */
export interface Source {
  article: string;
  title?: string;
  source?: string;
  author?: string;
  /** ISO 8601, as exact as known. */
  date?: string;
  url?: string;
  /** BCP 47. */
  language?: string;
}

export interface Article extends Source {
  text: string;
  path: string;
  blocks: (Span & { role: "title" | "byline" | "dateline" | "source" | "body" | "links" | "caption" | "boilerplate" })[];
}

/** Words of an article: `text` is `article.text.slice(start, end)`. */
export interface Quote extends Span, Source {
  text: string;
  /** Of a row of a table: the row that names its columns. */
  head?: string;
  score: number;
  /** The words that answer, as spans of `text`. */
  highlights: Span[];
  /** It is about what was asked, but does not seem to say it. */
  beside?: true;
  /** It corrects what an article told wrongly. */
  corrects?: true;
  /** A correction denies it; the one that does is quoted before it. */
  corrected?: true;
  /** Other articles that say the same, the earliest first. */
  also: Source[];
  /** How many articles tell the story, and who told it first. */
  told?: { articles: number; origins: Source[] };
}

/** Quotes with their sources, best first, or a reason for none. `confidence`: the calibrated probability that the first answers. */
export type Answer = { borrowed?: string[]; confidence: number; quotes: Quote[] } & (
  | { found: true; /** Codes, numbers and names of the question that no article has. */ missing?: string[]; /** Where sources differ: the answers that they give, in the order of the quotes. */ differ?: { says: string; sources: Source[]; newest?: true }[] }
  | {
      found: false;
      /** `talk`: it asks the articles nothing. */
      reason: "empty" | "long" | "busy" | "none" | "talk";
      talk?: { kind: "thanks" | "greeting" | "self" | "goodbye" | "assent"; articles: number };
      asked?: string;
      missing: string[];
      /** Days that were asked about, ISO 8601, where nothing is of them. */
      days?: { from: string; to: string };
      nearest: Source[];
    }
);

export interface AskOptions {
  /** At most this many quotes. Default 3. */
  top?: number;
  /** The nearest passages even where nothing answers. */
  always?: boolean;
  /** The question before, on which this one may lean. */
  before?: string;
  /** When it is asked, for "yesterday" and the like. Default: now. */
  now?: Date;
  /** Only articles that pass answer; dates as exact as they are given. */
  filter?: { since?: string; until?: string; source?: string; author?: string; language?: string };
}

export interface Verdict {
  fate: "verbatim" | "moved" | "renamed" | "changed" | "removed";
  article?: Article;
  /** Where the words stand. */
  place?: Span;
  text?: string;
  /** Of a changed article: what is nearest to the cited words now. */
  now?: Span;
}

export interface Progress {
  phase: "reading" | "embedding" | "indexing" | "checking";
  done: number;
  total: number;
}

export interface Report {
  articles: number;
  passages: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  skipped: { path: string; reason: string }[];
  seconds: number;
  notes: string[];
}
