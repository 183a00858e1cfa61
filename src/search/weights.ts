import type { Script } from "../language/skeleton.ts";
import weights from "./weights.json" with { type: "json" };

/** What speaks for a passage. Each is 0..1 but for `cosine`, -1..1. */
export type Feature =
  | "words" | "grams" | "late" | "met" | "soft" | "cosine" | "title" | "names" | "proximity" | "numbers"
  | "contextWords" | "contextGrams" | "contextLate" | "contextMet" | "contextSoft"
  /** Hundreds of words: the more words, the more is met by chance. */
  | "contextLength";

/** What is known of every proposed passage at once: enough to tell the likely ones. */
export type QuickFeature = "words" | "grams" | "names" | "cosine";

/** What speaks for a sentence. `wanted`: it holds the number or date that is asked for. `before`, `after`: how its neighbours meet the question. `passage`: the logarithm of its passage's share of the odds. */
export type SentenceFeature = "words" | "grams" | "late" | "met" | "soft" | "support" | "names" | "numbers" | "proximity" | "wanted" | "before" | "after" | "passage";

/** What speaks for and against the best choice being an answer. `size`: the logarithm of how many passages there are: the more, the more is met by chance. */
export type Evidence = "score" | "late" | "coverage" | "missing" | "weakest" | "support" | "cosine" | "grams" | "size";

/** What speaks for a passage once the best were read. `score`: of the search; `odds`: that it answers, by the search alone; `answers`: the reader's log-odds, 0 of what was not read. */
export type ReadPassage = "score" | "odds" | "answers";

/** What speaks for a sentence of a passage that was read. `score`: without its passage's share; `span`: the logarithm of its share of where the answer may stand. */
export type ReadSentence = "score" | "span";

/** What speaks for and against an answer that was read. `search`: the log-odds without reading; `answers`: the reader's; `margin`: by how much they are above those of the next best passage; `missing`, `weakest`: as without reading; `numbers`: the share of the question's numbers that the passage lacks; `polar`: 1 where yes or no is asked for; the scripts of question and passage, where they are not Latin. */
export type ReadEvidence = "search" | "answers" | "margin" | "weakest" | "missing" | "numbers" | "polar" | "askedArabic" | "askedCyrillic" | "readArabic" | "readCyrillic";

/** Question and passage in one script, or in two, so that words cannot meet and vectors must carry it. */
export type Regime = "same" | "cross";

type PerRegime<Name extends string> = Record<Regime, Record<Name, number>>;

/**
 * All weights there are, chosen by `npm run tune` on public questions. In log-odds, so that scores of passages in
 * different languages compare.
 */
export const WEIGHTS = weights as {
  quick: PerRegime<QuickFeature>;
  passage: PerRegime<Feature | "bias">;
  sentence: PerRegime<SentenceFeature | "bias">;
  quote: {
    /** Sentences are joined into a quote up to this length; UTF-16 units. A single one may be longer. */
    budget: number;
    /** What a hundred units of a quote's length must add to the chance that the answer stands in it. */
    price: number;
  };
  confidence: PerRegime<Evidence | "bias">;
  /** Where passages are read. */
  read: {
    passage: PerRegime<ReadPassage | "bias">;
    sentence: PerRegime<ReadSentence>;
    confidence: PerRegime<ReadEvidence | "bias">;
    /** No further passage is read where the best that was read leads the others by this much. Log-odds. */
    settled: number;
    /** Nor one less likely than this, by the search alone, where what was read denies. Log-odds. */
    vain: number;
    /** The least confidence of a quote after the first: so sure that it answers more often than not, though another stands before it. */
    shown: number;
  };
};

/** The weighted sum of features; a weight without a feature is a bias. */
export function weigh<Name extends string>(weights: Record<Name | "bias", number> | Record<Name, number>, features: Record<Name, number>): number {
  let sum = (weights as { bias?: number }).bias ?? 0;
  for (const name of Object.keys(features) as Name[]) sum += weights[name] * features[name];
  return sum;
}

/** Texts without letters count as the same. */
export function regime(question: Script, passage: Script): Regime {
  return question !== "other" && passage !== "other" && question !== passage ? "cross" : "same";
}
