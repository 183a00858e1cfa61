import { holds } from "../language/asks.ts";
import type { Span } from "../language/span.ts";
import type { Found, Hit } from "./search.ts";
import { type SentenceFeature, WEIGHTS, weigh } from "./rank.ts";

/** A few neighbouring sentences of a passage, as one quote might take them. */
export interface Window extends Span {
  sentences: number;
  /** Its folded words, as the lexicon numbers them. */
  words: Int32Array;
  features: Record<SentenceFeature, number>;
  score: number;
}

/** A quote is never longer. UTF-16 units. */
export const LONGEST_QUOTE = 700;
/** Sentences that a quote may join. */
const MOST_SENTENCES = 3;

/** Every window of one to three sentences of a passage with how well it answers, best first. */
export function windows({ question, late, matcher }: Found, { passage, regime }: Hit): Window[] {
  const kind = question.wanted;
  const said = new Set(question.terms.map(({ word }) => word.folded));
  const { words, tokens, sentences: spans } = passage;
  const result: Window[] = [];
  for (let first = 0; first < spans.length; first++) {
    for (let last = first; last < Math.min(spans.length, first + MOST_SENTENCES); last++) {
      const from = spans[first]!;
      const to = spans[last]!;
      if (to.end - from.start > (first === last ? LONGEST_QUOTE : WEIGHTS.budget)) break;
      const { coverage, grams, names, numbers, proximity } = matcher.match(words, from.words, to.wordsEnd);
      const features: Record<SentenceFeature, number> = {
        words: coverage,
        grams,
        late: late.score(tokens.subarray(from.tokens, to.tokensEnd)),
        names,
        numbers,
        proximity,
        wanted: kind && holds(kind, matcher.folded(words, from.words, to.wordsEnd), said) ? 1 : 0,
        joined: last - first,
      };
      const score = weigh(WEIGHTS.sentence[regime], features);
      result.push({ start: from.start, end: to.end, sentences: last - first + 1, words: words.subarray(from.words, to.wordsEnd), features, score });
    }
  }
  return result.sort((a, b) => b.score - a.score || a.start - b.start || a.end - b.end);
}
