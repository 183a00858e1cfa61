import type { Library } from "../library/library.ts";
import type { Passage } from "../library/passages.ts";
import { type Filter, isEmpty, passes } from "./filter.ts";
import type { Question } from "./understand.ts";

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
 * way of a question reads of passages is read here, at once.
 */
export function propose(question: Question, library: Library, filter: Filter): Proposed {
  const { vector } = question.embedded;
  const among = isEmpty(filter) ? undefined : library.passagesOf((article) => passes(filter, article));
  const found = new Map<number, { rank: Candidate["rank"]; cosine?: number }>();
  for (const [i, id] of library.proposeByWords(question.terms.map(({ stem }) => stem), PROPOSED, among).entries()) found.set(id, { rank: { words: i } });
  for (const [i, { id, cosine }] of library.proposeByVector(vector, PROPOSED, among).entries()) found.set(id, { rank: { ...found.get(id)?.rank, vectors: i }, cosine });
  const ids = [...found.keys()];
  const passages = library.passages(ids.flatMap((id) => [id - 1, id, id + 1]));
  const cosines = library.cosines(ids.filter((id) => found.get(id)!.cosine === undefined), vector);
  const candidates = [...found].map(([id, { rank, cosine = cosines.get(id)! }]): Candidate => {
    const passage = passages.get(id)!;
    const context = [passages.get(id - 1), passage, passages.get(id + 1)].filter((near) => near?.article === passage.article) as Passage[];
    return { passage, context, cosine, rank };
  });
  return { question, candidates };
}
