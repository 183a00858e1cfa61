import { type Standing, standing } from "../articles/facts/mentions.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { commonestScript } from "../language/skeleton.ts";
import type { Library, Passage } from "../library/library.ts";
import { Late } from "./late.ts";
import { Matcher } from "./match.ts";
import type { Candidate, Proposed } from "./propose.ts";
import type { Question } from "./understand.ts";
import { type Feature, type Regime, regime, WEIGHTS, weigh } from "./weights.ts";

/** How many candidates are looked at closely: fewer where words already tell. */
const LIKELY = { same: 48, cross: 80 };

/** A passage with what speaks for it. */
export interface Hit {
  passage: Passage;
  /** The words and tokens of the passage and of its neighbours. */
  context: { words: Int32Array; tokens: Uint32Array[] };
  regime: Regime;
  features: Record<Feature, number>;
  /** Log-odds, comparable among the hits of one question. */
  score: number;
  rank: Candidate["rank"];
  /** Where the question is about days, or asks for news: the date of the article, and how the passage stands to the days. */
  published?: string | null;
  standing?: Standing;
  /** Which sentence names one of them; absent where it is the title. */
  tells?: number;
  /** Its article lacks a code of the question that another has; or what was read of it tells of another place in a row than the one asked for. */
  strange?: true;
}

/** A question with its ranked passages, best first. */
export interface Ranked {
  question: Question;
  late: Late;
  matcher: Matcher;
  hits: Hit[];
  /** How many passages the library has. */
  passages: number;
}

/** All candidates by what is quickly told, then the likeliest by everything. */
export async function rank({ question, candidates }: Proposed, library: Library, embedder: Embedder): Promise<Ranked> {
  const matcher = new Matcher(question, library.lexicon);
  const asked = commonestScript(question.terms.map(({ word }) => word.folded));
  const quickly = candidates.map((candidate) => {
    const kind = regime(asked, candidate.passage.script);
    const match = matcher.match(candidate.passage.words);
    const { words, grams, names } = match;
    return { ...candidate, kind, match, quick: weigh(WEIGHTS.quick[kind], { words, grams, names, cosine: candidate.cosine }) };
  });
  // Where no words are asked for they come as they were proposed: the newest first.
  if (question.terms.length > 0) quickly.sort((a, b) => b.quick - a.quick || a.passage.id - b.passage.id);
  const likely = [...quickly.filter(({ kind }) => kind === "same").slice(0, LIKELY.same), ...quickly.filter(({ kind }) => kind === "cross").slice(0, LIKELY.cross)];
  const late = await Late.over(question, likely.flatMap(({ context }) => context.map(({ tokens }) => tokens)), library, embedder);
  const hits = likely.map(({ passage, context: near, rank, kind, match, cosine }): Hit => {
    const context = { words: joined(near.map(({ words }) => words)), tokens: near.map(({ tokens }) => tokens) };
    const meeting = late.meet(match.spelling, passage.tokens);
    const wide = matcher.match(context.words);
    const widely = late.meet(wide.spelling, ...context.tokens);
    const { words, grams, names, proximity, numbers } = match;
    const features: Record<Feature, number> = {
      words,
      grams,
      late: meeting.late,
      met: meeting.met,
      soft: meeting.soft,
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
  if (question.days || question.news) await date(hits, question, library);
  hits.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return { question, late, matcher, hits, passages: library.passageCount };
}

/** Log-odds that a passage gains by its days. */
const BY_DAY = { told: 2, published: 1, off: -6 };

async function date(hits: Hit[], { days }: Question, library: Library): Promise<void> {
  const articles = await library.articlesBy([...new Set(hits.map(({ passage }) => passage.article))]);
  for (const hit of hits) {
    const article = articles.get(hit.passage.article)!;
    hit.published = article.date;
    if (!days) continue;
    hit.standing = standing(days, `${article.title ?? ""}\n${article.text.slice(hit.passage.start, hit.passage.end)}`, article);
    if (hit.standing) hit.score += BY_DAY[hit.standing];
    const tells = hit.standing === "told" ? hit.passage.sentences.findIndex(({ start, end }) => standing(days, article.text.slice(start, end), article) === "told") : -1;
    if (tells >= 0) hit.tells = tells;
  }
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
