import type { Span } from "../language/span.ts";
import { WEIGHTS } from "../search/weights.ts";
import { confidence, type ReadHit } from "./confidence.ts";
import type { Judged, Sentence } from "./judge.ts";

/** Neighbouring sentences of one passage, to be quoted as one. */
export interface Choice extends Span {
  hit: ReadHit;
  sentences: Sentence[];
  /** How likely the answer stands in it, if it stands anywhere. */
  chance: number;
  /** Passages that say the same in nearly the same words. */
  also: ReadHit[];
  /** The calibrated probability that it answers; of one that was not read, by its share of the chance. */
  confidence: number;
}

export interface Chosen extends Judged {
  /** Best first. */
  choices: Choice[];
  /** The calibrated probability that the first of them answers. */
  confidence: number;
}

/** What a reader gets who did not ask for more. */
export const USUAL_QUOTES = 3;
/** Then a quote with less of the chance than this is left out: it would be beside the point. */
const LEAST_CHANCE = 0.003;
/** A quote is never longer, even of one sentence. UTF-16 units. */
const LONGEST_QUOTE = 700;
/** Sentences that a quote may join. */
const MOST_SENTENCES = 3;
/** Stretches of which the shorter shares this much of its words with the longer say the same. */
const SAME = 0.8;

/**
 * What to quote: again and again the stretch of a passage that holds most of the
 * chance that is left, less the price of its length. So a doubt between two
 * neighbours is settled by quoting both, and a second quote adds what the first lacks.
 * @param fold as for readers: what says the same as one chosen before goes with it, and what can hardly answer is left out.
 */
export function choose(judged: Judged, top: number, fold: boolean): Chosen {
  const left = stretches(judged.sentences);
  const choices: Choice[] = [];
  const said = new Set<Sentence>();
  while (choices.length < top) {
    let best: Choice | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const stretch of left) {
      if (stretch.sentences.some((sentence) => said.has(sentence))) continue;
      const value = stretch.chance - (WEIGHTS.quote.price * (stretch.end - stretch.start)) / 100;
      if (value > most) {
        best = stretch;
        most = value;
      }
    }
    if (!best) break;
    if (fold && top <= USUAL_QUOTES && choices.length > 0 && best.chance < LEAST_CHANCE) break;
    for (const sentence of best.sentences) said.add(sentence);
    const same = fold ? choices.find((other) => alike(other, best)) : undefined;
    if (same) same.also.push(best.hit);
    else choices.push(best);
  }
  for (const [i, choice] of choices.entries()) choice.confidence = sure(judged, choice, choices[i - 1], choices[0]!);
  const answering = fold && top <= USUAL_QUOTES && choices[0]?.hit.reading ? choices.filter(({ confidence }, i) => i === 0 || confidence >= WEIGHTS.read.shown) : choices;
  return { ...judged, choices: answering, confidence: choices[0]?.confidence ?? 0 };
}

/** None is surer than one before it. */
function sure(judged: Judged, choice: Choice, before: Choice | undefined, first: Choice): number {
  if (!before) return confidence(judged, choice.hit);
  const beside = (first.confidence * choice.chance) / first.chance;
  if (!first.hit.reading) return Math.min(before.confidence, beside);
  // Of two quotes of one passage only one holds the answer, mostly.
  const alone = choice.hit === first.hit ? beside : confidence(judged, choice.hit);
  return Math.min(before.confidence, choice.hit.reading ? alone : Math.min(alone, beside));
}

/** Every stretch that could be a quote: up to three sentences within the budget, or one. */
function stretches(all: Sentence[]): Choice[] {
  const found: Choice[] = [];
  for (let first = 0; first < all.length; first++) {
    const { hit, start } = all[first]!;
    let chance = 0;
    for (let last = first; last < Math.min(all.length, first + MOST_SENTENCES) && all[last]!.hit === hit; last++) {
      const { end } = all[last]!;
      if (end - start > (last === first ? LONGEST_QUOTE : WEIGHTS.quote.budget)) break;
      chance += all[last]!.chance;
      found.push({ hit, start, end, chance, sentences: all.slice(first, last + 1), also: [], confidence: 0 });
    }
  }
  return found;
}

/** One holds nearly all words of the other: the same told again, or a part of it. */
export function alike(one: Choice, other: Choice): boolean {
  const [a, b] = [one, other].map(({ sentences }) => new Set(sentences.flatMap(({ words }) => [...words]))) as [Set<number>, Set<number>];
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size) >= SAME;
}
