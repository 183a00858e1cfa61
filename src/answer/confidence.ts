import type { Hit, Ranked } from "../search/rank.ts";
import { type Evidence, WEIGHTS, weigh } from "../search/weights.ts";

/** More passages than this make no difference: what is met by chance is met already. */
const MANY = 1000;

/** What speaks for and against a hit answering. */
export function evidence(ranked: Ranked, best: Hit): Record<Evidence, number> {
  const { question } = ranked;
  const total = question.terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const there = ranked.matcher.termsIn(best.context.words);
  const soft = ranked.late.support(...best.context.tokens);
  const support = question.terms.map((_, i) => (there.has(i) ? 1 : soft[i]!));
  const mean = (value: (i: number) => number) => question.terms.reduce((sum, { idf }, i) => sum + idf * value(i), 0) / total;
  const telling = question.terms.map(({ idf }, i) => ({ idf, support: support[i]! })).sort((a, b) => b.idf - a.idf);
  return {
    score: best.score,
    late: best.features.late,
    coverage: mean((i) => (there.has(i) ? 1 : 0)),
    missing: mean((i) => (question.terms[i]!.count === 0 ? 1 : 0)),
    weakest: Math.min(...telling.slice(0, Math.ceil(telling.length / 2)).map((term) => term.support)),
    support: mean((i) => support[i]!),
    cosine: best.features.cosine,
    grams: best.features.contextGrams,
    size: Math.log10(Math.min(MANY, ranked.passages)),
  };
}

/** The calibrated probability that a hit answers the question. */
export function confidence(ranked: Ranked, best: Hit): number {
  return 1 / (1 + Math.exp(-weigh(WEIGHTS.confidence[best.regime], evidence(ranked, best))));
}
