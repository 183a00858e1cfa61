import type { Metadata } from "../articles/article.ts";
import type { Days } from "../articles/facts/period.ts";
import type { SmallTalk } from "../language/smalltalk.ts";
import type { Span } from "../language/span.ts";
import type { Filter } from "../library/filter.ts";
import type { Feature } from "../search/weights.ts";

/** Where words stand: an article and what is known of it. */
export interface Source extends Metadata {
  article: string;
}

/** A story that several articles tell. Retold, printed again or copied, it is still of one origin. */
export interface Told {
  /** How many articles tell it, the quoted one among them. */
  articles: number;
  /** Who told it first: for each independent origin the earliest article, the earliest first. */
  origins: Source[];
}

/** One of several answers that articles give to one question. */
export interface Side {
  /** The words that answer, as they stand in the quote of `sources[0]`. */
  says: string;
  /** Who says so: the quoted article, then others. */
  sources: Source[];
  /** It is the latest, where dates tell. */
  newest?: true;
  /** A correction says so; or a correction denies it. */
  corrects?: true;
  corrected?: true;
}

/** How a word of the question is met by a passage: in its own spelling or inflection, as a name in another script, or by a word of like meaning. */
export interface Met {
  word: string;
  by: "spelling" | "name" | "meaning" | "nothing";
  /** The word of the passage that meets it best, folded; absent where nothing does. */
  with?: string;
  /** 0..1. */
  strength: number;
}

/** Why a passage stands where it stands. */
export interface Why {
  met: Met[];
  /** What each feature of the passage adds to its score, in log-odds; `sentences`: what speaks for the best of the sentences chosen. */
  shares: Record<Feature | "sentences", number>;
  /** Place among the proposals of either search, from 1. */
  rank: { words?: number; vectors?: number };
  /** What the reader made of the passage: log-odds that it answers, and the words it takes for the answer. Absent where it was not read. */
  reading?: { answers: number; span?: string };
  /** A rule says that it is no answer, whatever was read: it is of other days, lacks what the question names, or is of another person, thing or event. */
  against?: "days" | "missing" | "other";
}

/** Words of an article: `text` is `article.text.slice(start, end)`, made by quote() alone. */
export interface Quote extends Span, Source {
  text: string;
  /** Of a row of a table: the row that names its columns, as it stands in the article. */
  head?: string;
  /** 0..1, the ranking's score; comparable within one answer. */
  score: number;
  /** The words that answer, as spans of `text`: the reader's one, or without reading what is of the kind asked for; may be empty. */
  highlights: Span[];
  /** It is about what was asked, but does not seem to say it: only where more was asked for than answers. */
  beside?: true;
  /** An editor chose it for what means the same. */
  chosen?: true;
  /** It corrects what an article told wrongly. */
  corrects?: true;
  /** A correction denies it; the one that does is quoted before it. */
  corrected?: true;
  /** Other articles that say the same, the earliest first. */
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
  /** The library that answered: its state. Absent where none was asked. */
  release?: string;
} & (
  | {
      found: true;
      confidence: number;
      quotes: Quote[];
      /** Where sources differ: the answers that they give, in the order of the quotes. Absent where they do not. */
      differ?: Side[];
      /** Codes, numbers and names of the question that no article has, as typed: the quotes answer without them. Absent where there are none. */
      missing?: string[];
      /** Of a question that asks twice, the half that nothing answers, as typed: the quotes answer the other. */
      unanswered?: string;
    }
  | {
      found: false;
      confidence: number;
      quotes: Quote[];
      /** `empty`: no words in it; `long`: over 1,000 characters; `busy`: too many are asking, ask again; `none`: nothing in the articles answers it; `talk`: it asks the articles nothing. */
      reason: "empty" | "long" | "busy" | "none" | "talk";
      /** What was said instead of a question, and how many articles could be asked. */
      talk?: { kind: SmallTalk; articles: number };
      /** The question, as asked, where it was one. */
      asked?: string;
      /** Words of the question that no article has, as typed. */
      missing: string[];
      /** Filters that the question writes, as typed: only articles that pass were asked. Absent where there are none. */
      within?: string[];
      /** Articles that no filter but that of days leaves out: they have no date. Absent where there are none. */
      undated?: number;
      /** Days that were asked about, where no article is of them and none names them. */
      days?: Days;
      /** Up to three articles nearest to the question, or in time to those days. Not an answer. */
      nearest: Source[];
      /** Where AskOptions.why asked for it: the nearest passages, by what of them comes nearest, and what speaks against each. Not an answer. */
      considered?: Quote[];
    }
);

export interface AskOptions {
  /** At most this many quotes; they never overlap. Default 3; up to that, quotes that can hardly answer are left out. */
  top?: number;
  /** For measuring: give the best quotes even where the answer would be "not found", and do not fold near-identical ones. */
  always?: boolean;
  /** The question before, or those before, the latest last: what a question leaves unsaid is taken of them. */
  before?: string | readonly string[];
  /** Only articles that pass answer; joined with the filters that the question itself writes (from:, since: ...). */
  filter?: Filter;
  /** Only these articles, by key, answer. */
  among?: ReadonlySet<string>;
  /** When it is asked, for "yesterday" and the like; now, if it is not given. */
  now?: Date;
  /** Say of every quote why it stands where it stands; and of a refusal, what came nearest and why it is none. */
  why?: boolean;
}

/** The narrow waist: a transport (Telegram, terminal) is anything that calls this. */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer>;
