export type Feature = "words" | "grams" | "late" | "cosine" | "title" | "names" | "proximity" | "numbers" | "article";

export const WEIGHTS: Record<Feature, number> = { words: 0.3, grams: 0.3, late: 0.4, cosine: 0.2, title: 0.05, names: 0.1, proximity: 0.05, numbers: 0.02, article: 0.05 };

export type SentenceFeature = "words" | "grams" | "late" | "names" | "numbers" | "proximity" | "wanted" | "length" | "joined";

export const SENTENCE_WEIGHTS: Record<SentenceFeature, number> = { words: 0.3, grams: 0.4, late: 0.5, names: 0.1, numbers: 0.1, proximity: 0.1, wanted: 0.12, length: -0.03, joined: -0.02 };

/** How much the best sentences count beside their passage. */
export const WINDOW_SHARE = 0.3;

export type Evidence = "bias" | "cross" | "score" | "margin" | "late" | "window" | "coverage" | "missing" | "agreement" | "cosine" | "grams";

/** Log-odds that the first quote answers, for a question in the script of the passage and in another. */
export const CONFIDENCE: Record<"same" | "cross", Record<Evidence, number>> = {
  same: { bias: -4, cross: 0, score: 4, margin: 4, late: 2, window: 1, coverage: 2, missing: -2, agreement: 0.5, cosine: 1, grams: 2 },
  cross: { bias: -3, cross: 0, score: 4, margin: 4, late: 2, window: 1, coverage: 0, missing: 0, agreement: 0.5, cosine: 1, grams: 0 },
};

/** The least confidence with which Isnad answers. */
export const ANSWERED = 0.5;
