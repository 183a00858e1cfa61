import { type Evidence, WEIGHTS, weigh } from "../search/rank.ts";
import type { Found } from "../search/search.ts";
import type { Choice } from "./choose.ts";

/** More passages than this make no difference: what is met by chance is met already. */
const MANY = 1000;

/** What speaks for and against the first of the choices being an answer. */
export function evidence(found: Found, choices: Choice[]): Record<Evidence, number> {
  const { question } = found;
  const best = choices[0]!;
  const total = question.terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const there = found.matcher.termsIn(best.hit.context.words);
  const soft = found.late.support(...best.hit.context.tokens);
  const support = question.terms.map((_, i) => (there.has(i) ? 1 : soft[i]!));
  const mean = (value: (i: number) => number) => question.terms.reduce((sum, { idf }, i) => sum + idf * value(i), 0) / total;
  const telling = question.terms.map(({ idf }, i) => ({ idf, support: support[i]! })).sort((a, b) => b.idf - a.idf);
  return {
    score: best.hit.score,
    late: best.hit.features.late,
    coverage: mean((i) => (there.has(i) ? 1 : 0)),
    missing: mean((i) => (question.terms[i]!.count === 0 ? 1 : 0)),
    weakest: Math.min(...telling.slice(0, Math.ceil(telling.length / 2)).map((term) => term.support)),
    support: mean((i) => support[i]!),
    cosine: best.hit.features.cosine,
    grams: best.hit.features.contextGrams,
    size: Math.log10(Math.min(MANY, found.passages)),
  };
}

/** The calibrated probability that the first choice answers the question. */
export function confidence(found: Found, choices: Choice[]): number {
  if (choices.length === 0) return 0;
  return 1 / (1 + Math.exp(-weigh(WEIGHTS.confidence[choices[0]!.hit.regime], evidence(found, choices))));
}
