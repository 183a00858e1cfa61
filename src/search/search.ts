import type { Embedder } from "../embedding/embedder.ts";
import { commonestScript } from "../language/skeleton.ts";
import type { Library, Passage } from "../library/library.ts";
import { type Filter, isEmpty, passes } from "./filter.ts";
import { Late } from "./late.ts";
import { Matcher } from "./match.ts";
import { type Question, understand } from "./question.ts";
import { type Feature, type Regime, regime, WEIGHTS, weigh } from "./rank.ts";

/** How many candidates each of the two searches proposes. */
const PROPOSED = 100;
/** How many of them are looked at closely: fewer where words already tell. */
const LIKELY = { same: 48, cross: 80 };

/** A passage with what speaks for it. */
export interface Hit {
  passage: Passage;
  /** The words and tokens of the passages before and after, where they are of the same article, and its own. */
  context: { words: Int32Array; tokens: Uint32Array[] };
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
  /** How many passages the library has. */
  passages: number;
}

/** Question -> candidates by words and by vectors -> the likeliest -> one ranking. */
export async function search(text: string, library: Library, embedder: Embedder, filter: Filter = {}): Promise<Found> {
  const question = await understand(text, library, embedder);
  const matcher = new Matcher(question, library.lexicon);
  const asked = commonestScript(question.terms.map(({ word }) => word.folded));
  const candidates = propose(question, library, filter).map((candidate) => {
    const kind = regime(asked, candidate.passage.script);
    const match = matcher.match(candidate.passage.words);
    const { words, grams, names } = match;
    return { ...candidate, kind, match, quick: weigh(WEIGHTS.quick[kind], { words, grams, names, cosine: candidate.cosine }) };
  });
  candidates.sort((a, b) => b.quick - a.quick || a.passage.id - b.passage.id);
  const likely = [...candidates.filter(({ kind }) => kind === "same").slice(0, LIKELY.same), ...candidates.filter(({ kind }) => kind === "cross").slice(0, LIKELY.cross)];
  const contexts = likely.map(({ passage }) => surroundings(passage, library));
  const late = await Late.over(question, contexts.flatMap((context) => context.map(({ tokens }) => tokens)), library, embedder);
  const hits = likely.map(({ passage, rank, kind, match, cosine }, i): Hit => {
    const context = { words: joined(contexts[i]!.map(({ words }) => words)), tokens: contexts[i]!.map(({ tokens }) => tokens) };
    const near = late.meet(match.spelling, passage.tokens);
    const wide = matcher.match(context.words);
    const widely = late.meet(wide.spelling, ...context.tokens);
    const { words, grams, names, proximity, numbers } = match;
    const features: Record<Feature, number> = {
      words,
      grams,
      late: near.late,
      met: near.met,
      soft: near.soft,
      cosine,
      title: matcher.match(passage.title).grams,
      names,
      proximity,
      numbers,
      contextWords: wide.words,
      contextGrams: wide.grams,
      contextLate: widely.late,
      contextMet: widely.met,
      contextSoft: widely.soft,
      contextLength: context.words.length / 100,
    };
    return { passage, context, regime: kind, features, score: weigh(WEIGHTS.passage[kind], features), rank };
  });
  hits.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return { question, late, matcher, hits, passages: library.passageCount };
}

function propose(question: Question, library: Library, filter: Filter): { passage: Passage; rank: Hit["rank"]; cosine: number }[] {
  const found = new Map<number, { rank: Hit["rank"]; cosine?: number }>();
  const { vector } = question.embedded;
  const among = isEmpty(filter) ? undefined : library.passagesOf((article) => passes(filter, article));
  for (const [i, id] of library.proposeByWords(question.terms.map(({ stem }) => stem), PROPOSED, among).entries()) found.set(id, { rank: { words: i } });
  for (const [i, { id, cosine }] of library.proposeByVector(vector, PROPOSED, among).entries()) found.set(id, { rank: { ...found.get(id)?.rank, vectors: i }, cosine });
  return [...found].map(([id, { rank, cosine }]) => ({ passage: library.passage(id)!, rank, cosine: cosine ?? library.cosine(id, vector) }));
}

/** A passage with the ones before and after it: what a pronoun means often stands next door. */
function surroundings(passage: Passage, library: Library): Passage[] {
  return [library.passage(passage.id - 1), passage, library.passage(passage.id + 1)].filter((near) => near?.article === passage.article) as Passage[];
}

function joined(parts: Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
