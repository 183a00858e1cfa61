/** What `import { open } from "isnad"` gives. Places count UTF-16 units, as JavaScript does. Made of src/isnad.ts: `DRAW=1 npx vitest run test/isnad.test.ts` makes it anew. */

/**
 * A range of a text, in UTF-16 code units, end excluded: what JavaScript strings
 * and Telegram entities both count, so a span reaches the chat unconverted.
 */
interface Span {
  start: number;
  end: number;
}

/**
 * What a block of an article is. Only `body` is ever split, searched and quoted;
 * the others are kept so that an editor can see how an article was read.
 * - `title`: the headline, and its repetitions
 * - `byline`, `dateline`, `source`: who wrote it, where and when, who published it
 * - `links`: related headlines, "read also" lists, menus
 * - `caption`: the words under a picture
 * - `boilerplate`: share and cookie lines, copyright tails, site names, pull quotes
 */
type Role = "title" | "byline" | "dateline" | "source" | "body" | "links" | "caption" | "boilerplate";
interface Block extends Span {
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
interface Metadata {
  title?: string;
  source?: string;
  author?: string;
  /** ISO 8601, as exact as known: 2021, 2021-06 or 2021-06-16. */
  date?: string;
  url?: string;
  /** BCP 47, e.g. "ar". */
  language?: string;
}
/** A file or record that is not in the library, and why; `reason` says what to do. */
interface Skipped {
  path: string;
  reason: string;
  /** It is in the library, read from elsewhere. */
  copy?: true;
}

/** Days from one to another, both among them, ISO 8601. */
interface Days {
  from: string;
  to: string;
}

/** What is said to a bot without asking the articles anything. */
type SmallTalk = "thanks" | "greeting" | "self" | "goodbye" | "assent";

/** Which articles may answer. Dates are ISO, as exact as they are given; names are compared after folding. */
interface Filter {
  since?: string;
  until?: string;
  source?: string;
  author?: string;
  language?: string;
}

/** What speaks for a passage. Each is 0..1 but for `cosine`, -1..1. */
type Feature = "words" | "grams" | "late" | "met" | "soft" | "cosine" | "title" | "names" | "proximity" | "numbers" | "contextWords" | "contextGrams" | "contextLate" | "contextMet" | "contextSoft"
/** Hundreds of words: the more words, the more is met by chance. */
 | "contextLength";

/** Where words stand: an article and what is known of it. */
interface Source extends Metadata {
  article: string;
}
/** A story that several articles tell. Retold, printed again or copied, it is still of one origin. */
interface Told {
  /** How many articles tell it, the quoted one among them. */
  articles: number;
  /** Who told it first: for each independent origin the earliest article, the earliest first. */
  origins: Source[];
}
/** One of several answers that articles give to one question. */
interface Side {
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
interface Met {
  word: string;
  by: "spelling" | "name" | "meaning" | "nothing";
  /** The word of the passage that meets it best, folded; absent where nothing does. */
  with?: string;
  /** 0..1. */
  strength: number;
}
/** Why a passage stands where it stands. */
interface Why {
  met: Met[];
  /** What each feature of the passage adds to its score, in log-odds; `sentences`: what speaks for the best of the sentences chosen. */
  shares: Record<Feature | "sentences", number>;
  /** Place among the proposals of either search, from 1. */
  rank: {
    words?: number;
    vectors?: number;
  };
  /** What the reader made of the passage: log-odds that it answers, and the words it takes for the answer. Absent where it was not read. */
  reading?: {
    answers: number;
    span?: string;
  };
  /** A rule says that it is no answer, whatever was read: it is of other days, lacks what the question names, or is of another person, thing or event. */
  against?: "days" | "missing" | "other";
}
/** Words of an article: `text` is `article.text.slice(start, end)`, made by quote() alone. */
interface Quote extends Span, Source {
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
type Answer = {
  /** Words taken from the question before, as typed there; absent where none were. */
  borrowed?: string[];
  /** The library that answered: its state. Absent where none was asked. */
  release?: string;
} & ({
  found: true;
  confidence: number;
  quotes: Quote[];
  /** Where sources differ: the answers that they give, in the order of the quotes. Absent where they do not. */
  differ?: Side[];
  /** Codes, numbers and names of the question that no article has, as typed: the quotes answer without them. Absent where there are none. */
  missing?: string[];
  /** Of a question that asks twice, the half that nothing answers, as typed: the quotes answer the other. */
  unanswered?: string;
} | {
  found: false;
  confidence: number;
  quotes: Quote[];
  /** `empty`: no words in it; `long`: over 1,000 characters; `busy`: too many are asking, ask again; `none`: nothing in the articles answers it; `talk`: it asks the articles nothing. */
  reason: "empty" | "long" | "busy" | "none" | "talk";
  /** What was said instead of a question, and how many articles could be asked. */
  talk?: {
    kind: SmallTalk;
    articles: number;
  };
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
});
interface AskOptions {
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
type Ask = (question: string, options?: AskOptions) => Promise<Answer>;

/** An article with its text as received. */
interface Whole extends Source {
  text: string;
  /** Its file, below the articles folder; of a record also its line. */
  path: string;
  blocks: Block[];
}

/** What became of the cited words; the name is of the text that says so. */
type Fate = "verbatim" | "moved" | "renamed";

/** What became of a citation, with all that can be shown of it. */
interface Verdict {
  /** `changed`: the article is there, the words are not; `removed`: no article has them, nor their article's name. */
  fate: Fate | "changed" | "removed";
  article?: Whole;
  /** of an article that is gone: what was known of it last; absent where that was not kept. */
  was?: Source;
  /** Where the words stand. */
  place?: Span;
  /** The words as cited. */
  text: string;
  /** Of a changed article: what is nearest to the cited words now. */
  now?: Span;
}

/** How far an index run has come. `total` may grow while files are still being read. */
interface Progress {
  phase: "reading" | "embedding" | "indexing" | "checking";
  done: number;
  total: number;
}
/** A check that a library does not pass: what is expected of the answer, and what came, for people. */
interface Failed {
  question: string;
  expected: string;
  found: string;
}
/** What the checks said of a library before it was to be published. */
interface Checked {
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
/** What an index run did. */
interface Report {
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

interface Options {
  /** The articles: a folder, or one file. */
  articles: string;
  /** Where the index lies; made where there is none. Default: the path of the articles with .isnad-index behind it. */
  index?: string;
  /** Whether passages are read before they are shown; without it answers come sooner, and more of them are false. Default: true. */
  reader?: boolean;
  /** What there is to know besides, such as that a damaged index was rebuilt. */
  note?: (text: string) => void;
}
/** A library of articles that answers. */
interface Isnad {
  ask: Ask;
  /** The number of a quote's citation, by which its words can be checked later. */
  cite(quote: Pick<Quote, "article" | "start" | "end" | "text">): string;
  /** What became of a citation's words. Undefined for a number that stands for nothing: without `text` one holds only while whole sentences stand in their place. @param text the words, where you have kept them: they are looked for wherever they went, and that they were a quote is taken from you */
  verify(citation: string, text?: string): Promise<Verdict | undefined>;
  /** An article with its text as received; undefined where there is none of this key. */
  article(key: string): Promise<Whole | undefined>;
  articles(): Promise<Source[]>;
  /** Reads the articles again, as far as they changed. What is asked meanwhile is answered as before. */
  update(progress?: (progress: Progress) => void): Promise<Report>;
  close(): Promise<void>;
}
/** Opens a library; its index is brought up to date first. The models that ship are used. */
declare function open({ articles, index, reader, note }: Options): Promise<Isnad>;

export { open };
export type { Answer, Whole as Article, Ask, AskOptions, Isnad, Options, Progress, Quote, Report, Source, Span, Verdict };
