import type { Period } from "../articles/facts/period.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Embedded } from "../embedding/static.ts";
import { type Asking, asking } from "../language/questions/asking.ts";
import { type News, type Wanted, wanted } from "../language/questions/asks.ts";
import { standard } from "../language/questions/dialect.ts";
import { stem, unglued } from "../language/stem.ts";
import { STOPWORDS } from "../language/stopwords.ts";
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
  text: string;
  /** As an article would word it: what models are given. */
  standard: string;
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

export async function understand(text: string, library: Library, embedder: Embedder, about: Pick<Question, "days" | "news"> = {}): Promise<Understood> {
  // A telephone number is asked for as it is dialled from anywhere.
  const all = words(text).filter(({ folded }) => abroad(folded) === undefined);
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
  const written = standard(text);
  return {
    text,
    standard: written,
    asks: asking(text),
    terms: [...terms.values()],
    grams,
    embedded: await embedder.question(written),
    numbers: [...new Set(kept.map(({ folded }) => folded).filter((folded) => /^\d/.test(folded)))],
    wanted: wanted(text),
    ...about,
  };
}

/** The stem of a word; where no article has that, and has it without a preposition that is glued to it, that. */
function stemIn({ lexicon: { stems } }: Library, folded: string): string {
  const whole = stem(folded);
  const rest = unglued(folded);
  return rest && !stems.includes(hash(whole)) && stems.includes(hash(rest)) ? rest : whole;
}

/** How much a thing that is in `count` of `n` passages tells. */
export function rarity(n: number, count: number): number {
  return Math.log(1 + (n - Math.min(n, count) + 0.5) / (count + 0.5));
}
