import { script } from "../language/skeleton.ts";
import type { Found, Hit } from "../search/search.ts";
import type { Window } from "../search/sentences.ts";
import { CONFIDENCE, type Evidence } from "../search/weights.ts";

/** What speaks for and against the best choice being an answer. */
export function evidence(found: Found, choices: { hit: Hit; window: Window; score: number }[]): Record<Evidence, number> {
  const [best] = choices;
  const { question } = found;
  if (!best) return { bias: 1, cross: 0, score: 0, margin: 0, late: 0, window: 0, coverage: 0, missing: 1, agreement: 0, cosine: 0, grams: 0 };
  const rival = choices.find(({ hit }) => hit.passage.article !== best.hit.passage.article);
  const total = question.terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const absent = question.terms.reduce((sum, { idf, count }) => (count === 0 ? sum + idf : sum), 0);
  const there = found.matcher.termsIn(best.hit.words, 0, best.hit.words.length);
  return {
    bias: 1,
    cross: crossScript(found, best.hit) ? 1 : 0,
    score: best.score,
    margin: rival ? best.score - rival.score : best.score,
    late: best.hit.features.late,
    window: best.window.score,
    coverage: question.terms.reduce((sum, { idf }, i) => (there.has(i) ? sum + idf : sum), 0) / total,
    missing: absent / total,
    agreement: 1 / (1 + (best.hit.rank.words ?? 100)) + 1 / (1 + (best.hit.rank.vectors ?? 100)),
    cosine: best.hit.features.cosine,
    grams: best.hit.features.grams,
  };
}

/** The calibrated probability that the first choice answers the question. */
export function confidence(found: Found, choices: { hit: Hit; window: Window; score: number }[]): number {
  const speaks = evidence(found, choices);
  const weights = CONFIDENCE[speaks.cross ? "cross" : "same"];
  let sum = 0;
  for (const name of Object.keys(weights) as Evidence[]) sum += weights[name] * speaks[name];
  return 1 / (1 + Math.exp(-sum));
}

/** Whether question and passage are written in different scripts, so that words cannot meet. */
function crossScript({ question }: Found, hit: Hit): boolean {
  const asked = commonest(question.terms.map(({ word }) => word.folded));
  const printed = commonest(hit.words);
  return asked !== "other" && printed !== "other" && asked !== printed;
}

function commonest(folded: string[]): string {
  const counts = new Map<string, number>();
  for (const word of folded) {
    const kind = script(word);
    if (kind !== "other") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "other";
}
