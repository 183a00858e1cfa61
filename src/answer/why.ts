import { type Feature, WEIGHTS } from "../search/rank.ts";
import type { Found } from "../search/search.ts";
import type { Choice } from "./confidence.ts";

/** How a word of the question is met by a passage: in its own spelling or inflection, as a name in another script, or by a word of like meaning. */
export interface Met {
  word: string;
  by: "spelling" | "name" | "meaning" | "nothing";
  /** 0..1. */
  strength: number;
}

/** Why a passage stands where it stands. */
export interface Why {
  met: Met[];
  /** What each feature adds to the score, in log-odds; `sentences` is the share of the sentences chosen. */
  shares: Record<Feature | "sentences", number>;
  /** Place among the proposals of either search, from 1. */
  rank: { words?: number; vectors?: number };
}

/** A soft match weaker than this is none. */
const NOTHING = 0.35;

export function why({ question, matcher, late }: Found, { hit, window }: Choice): Why {
  const spelt = matcher.spelt(hit.context.words);
  const there = matcher.termsIn(hit.context.words);
  const soft = late.support(...hit.context.tokens);
  const weights = WEIGHTS.passage[hit.regime];
  const shares = Object.fromEntries(Object.entries(hit.features).map(([name, value]) => [name, value * weights[name as Feature]]));
  return {
    met: question.terms.map(({ word }, i): Met => {
      const typed = question.text.slice(word.start, word.end);
      if (spelt.has(i)) return { word: typed, by: "spelling", strength: 1 };
      if (there.has(i)) return { word: typed, by: "name", strength: 1 };
      return { word: typed, by: soft[i]! >= NOTHING ? "meaning" : "nothing", strength: soft[i]! };
    }),
    shares: { ...(shares as Record<Feature, number>), sentences: WEIGHTS.share[hit.regime] * window.score },
    rank: {
      ...(hit.rank.words !== undefined && { words: hit.rank.words + 1 }),
      ...(hit.rank.vectors !== undefined && { vectors: hit.rank.vectors + 1 }),
    },
  };
}
