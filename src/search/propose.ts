import type { Filter } from "../library/filter.ts";
import type { Library } from "../library/library.ts";
import type { Passage } from "../library/passages.ts";
import { type Question, rarity, type Understood } from "./understand.ts";

/** How many candidates each of the two searches proposes. */
const PROPOSED = 100;

/** A passage that may answer. */
export interface Candidate {
  passage: Passage;
  /** The passages before and after it, where they are of the same article, and itself: what a pronoun means often stands next door. */
  context: Passage[];
  /** Of question and passage, -1..1. */
  cosine: number;
  /** Place among the proposals by words and by vectors, from 0; absent where not proposed. */
  rank: { words?: number; vectors?: number };
}

export interface Proposed {
  question: Question;
  candidates: Candidate[];
}

/**
 * The best by words and the best by vectors, of the articles that pass. All that the
 * way of a question reads of words and passages is read here, at once.
 */
export async function propose(understood: Understood, library: Library, filter: Filter): Promise<Proposed> {
  const stems = understood.terms.map(({ stem }) => stem);
  const { counts, words, vectors, cosines, passages } = await library.propose({ stems, vector: understood.embedded.vector, most: PROPOSED, filter });
  const terms = understood.terms.map((term, i) => ({ ...term, idf: rarity(library.passageCount, counts[i]!), count: counts[i]! }));
  const found = new Map<number, Candidate["rank"]>();
  for (const [i, id] of words.entries()) found.set(id, { words: i });
  for (const [i, id] of vectors.entries()) found.set(id, { ...found.get(id), vectors: i });
  const candidates = [...found].map(([id, rank]): Candidate => {
    const passage = passages.get(id)!;
    const context = [passages.get(id - 1), passage, passages.get(id + 1)].filter((near) => near?.article === passage.article) as Passage[];
    return { passage, context, cosine: cosines.get(id)!, rank };
  });
  return { question: { ...understood, terms }, candidates };
}
