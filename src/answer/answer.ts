import type { Metadata } from "../articles/article.ts";
import type { Span } from "../language/span.ts";
import type { Filter } from "../search/filter.ts";
import type { Told } from "./origins.ts";
import type { Why } from "./why.ts";

/** Where words stand: an article and what is known of it. */
export interface Source extends Metadata {
  article: string;
}

/** Words of an article: `text` is `article.text.slice(start, end)`, made by quote() alone. */
export interface Quote extends Span, Source {
  text: string;
  /** 0..1, the ranking's score; comparable within one answer. */
  score: number;
  /** The words that answer, as spans of `text`; may be empty. */
  highlights: Span[];
  /** Other articles that say the same in nearly the same words, the earliest first. */
  also: Source[];
  /** Absent where no other article tells the story. */
  told?: Told;
  /** Where AskOptions.why asked for it. */
  why?: Why;
}

/**
 * Quotes with their sources, best first, or a reason for none.
 * `confidence` is the calibrated probability that the first quote answers.
 */
export type Answer = {
  /** Words taken from the question before, as typed there; absent where none were. */
  borrowed?: string[];
} & (
  | { found: true; confidence: number; quotes: Quote[] }
  | {
      found: false;
      confidence: number;
      quotes: Quote[];
      /** `empty`: no words in it; `long`: over 1,000 characters; `none`: nothing in the articles answers it. */
      reason: "empty" | "long" | "none";
      /** Words of the question that no article has, as typed. */
      missing: string[];
      /** Up to three articles nearest to the question. Not an answer. */
      nearest: Source[];
    }
);

export interface AskOptions {
  /** At most this many quotes; they never overlap. Default 3; up to that, quotes that can hardly answer are left out. */
  top?: number;
  /** For measuring: give the best quotes even where the answer would be "not found", and do not fold near-identical ones. */
  always?: boolean;
  /** The question before, whose words a question that leans on it may borrow where it would be refused alone. */
  before?: string;
  /** Only articles that pass answer; joined with the filters that the question itself writes (from:, since: ...). */
  filter?: Filter;
  /** Say of every quote why it stands where it stands. */
  why?: boolean;
}

/** The narrow waist: a transport (Telegram, terminal) is anything that calls this. */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer>;
