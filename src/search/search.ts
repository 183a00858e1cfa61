import type { Embedder } from "../embedding/embedder.ts";
import type { Library } from "../library/library.ts";
import { float32, type PassageRow, uint32 } from "../library/store.ts";
import { Late } from "./late.ts";
import { Matcher } from "./match.ts";
import { type Question, understand } from "./question.ts";
import { type Feature, WEIGHTS } from "./weights.ts";

/** How many candidates each of the two searches proposes. */
const PROPOSED = 100;

/** A passage with what speaks for it. */
export interface Hit {
  passage: PassageRow;
  /** The passage's folded words. */
  words: string[];
  features: Record<Feature, number>;
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
  const candidates = [...ranks].map(([id, rank]) => ({ passage: library.passage(id), rank }));
  const late = await Late.over(question, candidates.map(({ passage }) => uint32(passage.tokens)), library, embedder);
  const matcher = new Matcher(question);
  const hits = candidates.map(({ passage, rank }): Hit => {
    const words = passage.folded.split(" ");
    const { words: bm25, grams, names, proximity, numbers } = matcher.match(words);
    const features: Record<Feature, number> = {
      words: bm25,
      grams,
      late: late.score(uint32(passage.tokens)),
      cosine: dot(question.embedded.vector, float32(passage.vector)),
      title: matcher.match(library.titleWords(passage.article)).grams,
      names,
      proximity,
      numbers,
      article: 0,
    };
    return { passage, words, features, score: 0, rank };
  });
  neighbours(hits);
  for (const hit of hits) hit.score = score(hit.features);
  hits.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return { question, late, matcher, hits };
}

/** What the other passages of the same article say for a passage: the best of their word scores. */
function neighbours(hits: Hit[]): void {
  for (const hit of hits) {
    for (const other of hits) {
      if (other !== hit && other.passage.article === hit.passage.article) {
        hit.features.article = Math.max(hit.features.article, (other.features.grams + other.features.late) / 2);
      }
    }
  }
}

export function score(features: Record<Feature, number>): number {
  let sum = 0;
  for (const name of Object.keys(WEIGHTS) as Feature[]) sum += WEIGHTS[name] * features[name];
  return sum;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
