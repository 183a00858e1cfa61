import type { Days } from "../articles/facts/period.ts";
import { monthOf } from "../articles/facts/spellings.ts";
import { stem } from "../language/stem.ts";
import type { Filter } from "../library/filter.ts";
import type { Library, Passage, Wanted } from "../library/library.ts";
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
  const { counts, words, vectors, news, cosines, passages } = await library.propose({ stems, vector: understood.embedded.vector, most: PROPOSED, filter, news: understood.news && reports(understood.days) });
  const terms = understood.terms.map((term, i) => ({ ...term, idf: rarity(library.passageCount, counts[i]!), count: counts[i]! }));
  const found = new Map<number, Candidate["rank"]>();
  for (const [i, id] of words.entries()) found.set(id, { words: i });
  // Nothing is like no words at all: where anything new is asked for, the new stands alone.
  if (terms.length > 0) for (const [i, id] of vectors.entries()) found.set(id, { ...found.get(id), vectors: i });
  for (const id of news) if (!found.has(id)) found.set(id, {});
  const candidates = [...found].map(([id, rank]): Candidate => {
    const passage = passages.get(id)!;
    const context = [passages.get(id - 1), passage, passages.get(id + 1)].filter((near) => near?.article === passage.article) as Passage[];
    return { passage, context, cosine: cosines.get(id)!, rank };
  });
  return { question: { ...understood, terms }, candidates };
}

/** What tells the news of some days, or of any. */
function reports(days: Days | undefined): Wanted["news"] {
  if (!days) return { naming: [] };
  return { days: { since: days.from, until: days.to }, naming: spelt(days) };
}

/** The stems of which a passage that names a day, a month or a year has one of each: the day, the month, the year, or all in one number. */
function spelt({ from, to }: Days): string[][] {
  const [year, month, day] = from.split("-") as [string, string, string];
  if (!to.startsWith(year)) return [];
  const months = [...monthOf()].filter(([, number]) => number === Number(month)).flatMap(([name]) => name.split(" ").map(stem));
  const whole = from === to ? [`${day}·${month}·${year}`, `${Number(day)}·${Number(month)}·${year}`, `${year}·${month}·${day}`] : [];
  return [
    ...(from === to ? [[day, String(Number(day)), ...whole]] : []),
    ...(from.slice(0, 7) === to.slice(0, 7) ? [[month, String(Number(month)), ...new Set(months), ...whole]] : []),
    [year, ...whole],
  ];
}
