import type { Embedder } from "../embedding/embedder.ts";
import type { Reading } from "../reading/reading.ts";
import { type Feature, WEIGHTS } from "../search/weights.ts";
import type { Met, Why } from "./answer.ts";
import type { Choice } from "./choose.ts";
import { type Heard, isOfAnother, type ReadHit } from "./confidence.ts";

/** A soft match weaker than this is none. */
const NOTHING = 0.35;

/** What spoke for a choice, and against it. @param text of its article */
export function why(heard: Heard, { hit, sentences }: Choice, text: string, embedder: Embedder): Why {
  const { question, matcher, late } = heard;
  const spelt = matcher.spelt(hit.context.words);
  const there = matcher.termsIn(hit.context.words);
  const soft = late.support(...hit.context.tokens);
  const weights = WEIGHTS.passage[hit.regime];
  const shares = Object.fromEntries(Object.entries(hit.features).map(([name, value]) => [name, value * weights[name as Feature]]));
  const printed = [...new Set(hit.context.words)].map((word) => {
    const alone = Int32Array.of(word);
    const [folded] = matcher.folded(alone, 0, 1) as [string];
    return { folded, spelling: matcher.match(alone).spelling, meaning: late.support(embedder.tokens(folded)) };
  });
  const likest = (term: number, how: "spelling" | "meaning") => printed.reduce((best, word) => (word[how][term]! > best[how][term]! ? word : best)).folded;
  return {
    met: question.terms.map(({ word }, i): Met => {
      const typed = question.typed(word);
      if (there.has(i)) return { word: typed, by: spelt.has(i) ? "spelling" : "name", strength: 1, with: likest(i, "spelling") };
      if (soft[i]! < NOTHING) return { word: typed, by: "nothing", strength: soft[i]! };
      return { word: typed, by: "meaning", strength: soft[i]!, with: likest(i, "meaning") };
    }),
    shares: { ...(shares as Record<Feature, number>), sentences: Math.max(...sentences.map(({ score, features }) => score - WEIGHTS.sentence[hit.regime].passage * features.passage)) },
    rank: {
      ...(hit.rank.words !== undefined && { words: hit.rank.words + 1 }),
      ...(hit.rank.vectors !== undefined && { vectors: hit.rank.vectors + 1 }),
    },
    ...(hit.reading && { reading: said(hit.reading, text) }),
    ...(isOfAnother(heard, hit) && { against: against(hit) }),
  };
}

function said({ answers, spans: [span] }: Reading, text: string): NonNullable<Why["reading"]> {
  return { answers, ...(span && { span: text.slice(span.start, span.end) }) };
}

function against({ standing, strange }: ReadHit): NonNullable<Why["against"]> {
  return standing === "off" ? "days" : strange ? "other" : "missing";
}
