import type { Embedder } from "../embedding/embedder.ts";
import type { Library } from "../library/library.ts";
import { float32, type PassageRow, uint32 } from "../library/store.ts";
import { Late } from "./late.ts";
import { Matcher } from "./match.ts";
import { type Question, understand } from "./question.ts";
import { type Feature, type Regime, regime, WEIGHTS, weigh } from "./rank.ts";

/** How many candidates each of the two searches proposes. */
const PROPOSED = 100;

/** A passage with what speaks for it. */
export interface Hit {
  passage: PassageRow;
  /** The passage's folded words. */
  words: string[];
  /** The words and tokens of the passages before and after, where they are of the same article, and its own. */
  context: { words: string[]; tokens: Uint32Array[] };
  regime: Regime;
  features: Record<Feature, number>;
  /** Log-odds, comparable among the hits of one question. */
  score: number;
  /** Place among the proposals by words and by vectors, from 0; absent where not proposed. */
  rank: { words?: number; vectors?: number };
}

/** A question with its ranked passages, best first. */
export interface Found {
  question: Question;
  late: Late;
  matcher: Matcher;
  hits: Hit[];
}

/** Question -> candidates by words and by vectors -> one ranking. */
export async function search(text: string, library: Library, embedder: Embedder): Promise<Found> {
  const question = await understand(text, library, embedder);
  const byWords = library.proposeByWords(question.terms.map(({ stem }) => stem), PROPOSED);
  const byVector = library.proposeByVector(question.embedded.vector, PROPOSED);
  const ranks = new Map<number, Hit["rank"]>();
  for (const [i, id] of byWords.entries()) ranks.set(id, { words: i });
  for (const [i, { id }] of byVector.entries()) ranks.set(id, { ...ranks.get(id), vectors: i });
  const rows = new Map([...ranks.keys()].map((id) => [id, library.passage(id)!]));
  const around = surroundings(rows, library);
  const all = [...around.values()];
  const late = await Late.over(question, all.map(({ tokens }) => tokens), library, embedder);
  const matcher = new Matcher(question);
  const asked = question.terms.map(({ word }) => word.folded);
  const hits = [...ranks].map(([id, rank]): Hit => {
    const { passage, words, tokens } = around.get(id)!;
    const context = [around.get(id - 1), around.get(id), around.get(id + 1)].filter((near) => near?.passage.article === passage.article) as Read[];
    const { words: bm25, grams, names, proximity, numbers } = matcher.match(words);
    const near = { words: context.flatMap((read) => read.words), tokens: context.map((read) => read.tokens) };
    const wide = matcher.match(near.words);
    const features: Record<Feature, number> = {
      words: bm25,
      grams,
      late: late.score(tokens),
      cosine: dot(question.embedded.vector, float32(passage.vector)),
      title: matcher.match(library.titleWords(passage.article)).grams,
      names,
      proximity,
      numbers,
      contextWords: wide.words,
      contextGrams: wide.grams,
      contextLate: late.score(...near.tokens),
    };
    const kind = regime(asked, words);
    return { passage, words, context: near, regime: kind, features, score: weigh(WEIGHTS.passage[kind], features), rank };
  });
  hits.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return { question, late, matcher, hits };
}

/** A passage's row with its words and tokens at hand. */
interface Read {
  passage: PassageRow;
  words: string[];
  tokens: Uint32Array;
}

/** The candidates and the passages before and after them: what a pronoun means often stands next door. */
function surroundings(rows: Map<number, PassageRow>, library: Library): Map<number, Read> {
  const found = new Map<number, Read>();
  for (const { id, article } of rows.values()) {
    for (const near of [id - 1, id, id + 1]) {
      if (found.has(near)) continue;
      const passage = rows.get(near) ?? library.passage(near);
      if (passage?.article === article) found.set(near, { passage, words: passage.folded.split(" "), tokens: uint32(passage.tokens) });
    }
  }
  return found;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
