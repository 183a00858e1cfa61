import type { Period } from "../articles/facts/period.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Embedded } from "../embedding/static.ts";
import { type Asking, asking, beginning } from "../language/questions/asking.ts";
import { type News, type Wanted, wanted } from "../language/questions/asks.ts";
import { type Reworded, reworded } from "../language/questions/dialect.ts";
import { stem, unfutured, unglued } from "../language/stem.ts";
import { STOPWORDS } from "../language/lists/stopwords.ts";
import { abroad, type Word, words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { hash } from "../library/format/lexicon.ts";
import { gramHashes } from "../library/format/statistics.ts";

/** A word of the question that names something, with how rare it is. */
interface Term {
  word: Word;
  stem: string;
  /** Robertson-Sparck Jones, never below 0. */
  idf: number;
  /** In how many passages its stem occurs. */
  count: number;
}

/** A question made ready for matching; everything that does not depend on a candidate. */
export interface Question {
  /** As it was typed. */
  asked: string;
  /** As an article would word it. */
  text: string;
  /** What was typed where the text has this. */
  typed: Reworded["typed"];
  /** How it asks. */
  asks: Asking;
  terms: Term[];
  /** Distinct buckets of the terms' character grams, each with its rarity. */
  grams: Map<number, number>;
  embedded: Embedded;
  numbers: string[];
  /** What kind of thing it asks for, where it says so. */
  wanted: Wanted | undefined;
  /** The days that it is about. */
  days?: Period;
  /** It asks for news: the text is what about, and may be empty. */
  news?: News["kind"];
}

/** A question before the library has said how rare its words are, which it says with what it proposes. */
export type Understood = Omit<Question, "terms"> & { terms: Pick<Term, "word" | "stem">[] };

/** A gram that stands in more than this share of all passages (an article, an ending) tells nothing. */
const COMMON = 0.5;

export async function understand(asked: string, library: Library, embedder: Embedder, about: Pick<Question, "days" | "news"> = {}): Promise<Understood> {
  const { text, typed } = wordedFor(library, asked);
  const from = beginning(text);
  // A telephone number is asked for as it is dialled from anywhere.
  const all = words(text).filter(({ folded, start }) => start >= from && abroad(folded) === undefined);
  const naming = all.filter(({ folded }) => !STOPWORDS.has(folded));
  // A question of function words alone is still a question.
  const kept = naming.length > 0 ? naming : all;
  const n = library.passageCount;
  const terms = new Map<string, Understood["terms"][number]>();
  for (const word of kept) {
    const stemmed = stemIn(library, word.folded);
    if (!terms.has(stemmed)) terms.set(stemmed, { word, stem: stemmed });
  }
  const grams = new Map<number, number>();
  for (const { word } of terms.values()) {
    for (const gram of gramHashes(word.folded)) {
      const count = library.statistics.grams[gram]!;
      if (count <= COMMON * n) grams.set(gram, rarity(n, count));
    }
  }
  return {
    asked,
    text,
    typed,
    asks: asking(text),
    terms: [...terms.values()],
    grams,
    embedded: await embedder.question(text.slice(from)),
    numbers: [...new Set(kept.map(({ folded }) => folded).filter((folded) => /^\d/.test(folded)))],
    wanted: wanted(text),
    ...about,
  };
}

/** A question as the articles of a library would word it. */
export function wordedFor(library: Library, question: string): Reworded {
  return reworded(question, (folded) => has(library, stem(folded)));
}

/** The stem of a word; where no article has that, and has it without what is glued to it (a preposition, a verb's future), that. */
function stemIn(library: Library, folded: string): string {
  const whole = stem(folded);
  return has(library, whole) ? whole : ([unglued(folded), ...unfutured(folded)].find((rest) => rest !== undefined && has(library, rest)) ?? whole);
}

function has({ lexicon: { stems } }: Library, stem: string): boolean {
  return stems.includes(hash(stem));
}

/** How much a thing that is in `count` of `n` passages tells. */
export function rarity(n: number, count: number): number {
  return Math.log(1 + (n - Math.min(n, count) + 0.5) / (count + 0.5));
}
