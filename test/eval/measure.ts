import { words } from "../../src/language/words.ts";

/** Normalised discounted cumulative gain at `k`, every gold article worth the same (Järvelin and Kekäläinen 2002). */
export function ndcg(ranked: string[], gold: Set<string>, k: number): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  let got = 0;
  let ideal = 0;
  for (let rank = 0; rank < k; rank++) {
    if (rank < ranked.length && gold.has(ranked[rank]!)) got += gain(rank);
    if (rank < gold.size) ideal += gain(rank);
  }
  return ideal === 0 ? 0 : got / ideal;
}

/** Whether a gold article is among the first `k`: 0 or 1. Several gold articles say the same, and one is enough to answer. */
export function recall(ranked: string[], gold: Set<string>, k: number): number {
  return ranked.slice(0, k).some((article) => gold.has(article)) ? 1 : 0;
}

/**
 * Whether a text holds one of the accepted answers, both folded. An answer may begin or
 * end inside a word (annotators cut off the article and the conjunction), but not inside a
 * number: 24 is not in 1924.
 */
export function holdsAnswer(text: string, answers: string[]): boolean {
  const said = folded(text);
  return answers.map(folded).some((answer) => {
    if (answer === "") return false;
    for (let at = said.indexOf(answer); at >= 0; at = said.indexOf(answer, at + 1)) {
      const cutsNumber = (/^\d/.test(answer) && /\d/.test(said[at - 1] ?? "")) || (/\d$/.test(answer) && /\d/.test(said[at + answer.length] ?? ""));
      if (!cutsNumber) return true;
    }
    return false;
  });
}

/** The best overlap in words between a marked span and an accepted answer, as the harmonic mean of precision and recall (Rajpurkar 2016). */
export function overlap(marked: string, answers: string[]): number {
  const said = folded(marked).split(" ");
  return Math.max(0, ...answers.map((answer) => {
    const wanted = folded(answer).split(" ");
    const left = [...wanted];
    const shared = said.filter((word) => left.includes(word) && left.splice(left.indexOf(word), 1)).length;
    return shared === 0 ? 0 : (2 * shared) / (said.length + wanted.length);
  }));
}

/** How far confidences are from the shares that they promise: over ten bins of width 0.1, the mean gap, weighted by how many fall there. */
export function calibrationError(sure: { confidence: number; right: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const here = sure.filter(({ confidence }) => Math.min(9, Math.floor(10 * confidence)) === bin);
    if (here.length > 0) error += (here.length / sure.length) * Math.abs(mean(here.map(({ confidence }) => confidence)) - mean(here.map(({ right }) => Number(right))));
  }
  return error;
}

function folded(text: string): string {
  return words(text).map((word) => word.folded).join(" ");
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The least value that at least this share of the values does not exceed. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What a threshold costs: the shares answered of the questions that have an answer and of those that have none. */
export interface Point {
  threshold: number;
  answered: number;
  falsely: number;
}

/** Every threshold that makes a difference, from answering nothing to answering everything. */
export function refusalCurve(answerable: number[], unanswerable: number[]): Point[] {
  const thresholds = [...new Set([...answerable, ...unanswerable])].sort((a, b) => b - a);
  return [Number.POSITIVE_INFINITY, ...thresholds].map((threshold) => ({
    threshold,
    answered: shareFrom(answerable, threshold),
    falsely: shareFrom(unanswerable, threshold),
  }));
}

/** The highest threshold at which at least this share of the answerable is answered. */
export function pointAt(curve: Point[], answered: number): Point {
  return curve.find((point) => point.answered >= answered) ?? curve.at(-1)!;
}

/** The probability that an answerable question is surer than an unanswerable one; a tie counts half. */
export function auroc(answerable: number[], unanswerable: number[]): number {
  let wins = 0;
  for (const yes of answerable) for (const no of unanswerable) wins += yes > no ? 1 : yes === no ? 0.5 : 0;
  return wins / (answerable.length * unanswerable.length);
}

function shareFrom(values: number[], threshold: number): number {
  return values.filter((value) => value >= threshold).length / values.length;
}
