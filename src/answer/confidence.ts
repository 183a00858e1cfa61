import type { Hit, Ranked } from "../search/rank.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Span } from "../language/span.ts";
import { commonestScript } from "../language/skeleton.ts";
import type { Reading } from "../reading/reading.ts";
import type { Absent } from "../search/identify.ts";
import { onlySounding } from "../search/names.ts";
import { type Evidence, type ReadEvidence, WEIGHTS, weigh } from "../search/weights.ts";

/** What tells of other days than those asked about, or of another code or name, does not answer. */
const OF_ANOTHER = 0.01;

/** A hit, and what was read of it, with the spans in the article's text. */
export interface ReadHit extends Hit {
  reading?: Reading;
  /** The score before anything was read. */
  searched?: number;
  /** The log-odds that it answers, by the search alone; of those that may be read. */
  odds?: number;
}

/** What was found, ranked by search and reading together. */
export interface Heard extends Ranked {
  hits: ReadHit[];
  /** The articles of which something was read, by their numbers. */
  read?: ReadonlyMap<number, ArticleRow>;
  /** What these articles correct, read by itself. */
  corrections?: Correction[];
  /** What the question names and no article has. */
  absent?: Absent[];
  /** It names what, across scripts, nothing tells of. */
  unheard?: boolean;
}

/** A correction in an article: where it stands, and what the reader makes of it, with spans of its own text. */
export interface Correction extends Span {
  article: number;
  text: string;
  reading: Reading;
}

/** More passages than this make no difference: what is met by chance is met already. */
const MANY = 1000;
/** What either says at the most, for or against. Log-odds. */
export const MOST_ODDS = 12;
/** And the search for an answer, where it was read: that an article is about it, which a near miss is told by too. Log-odds; chosen on the tuning halves of what is refused. */
const ABOUT_IT = 1.5;

/** Key words ask for what has them all: what a telling one that is not met at all speaks against it. Log-odds; chosen on the topics of test/questions/kinds.jsonl. */
const UNMET = 4;
/** What a name that is met by nothing in another script speaks against an answer: not all, for some sound otherwise there. Log-odds; chosen on public questions with one name put for another. */
const UNHEARD = 5;
/** More words are a headline, of which some may be forgotten. */
const KEY_WORDS = 4;
/** What is spelled as much like it is the word itself, inflected or mistyped. */
export const TYPED = 0.45;

/** The least confidence of an answer: more likely than not. */
export const ANSWERED = 0.5;

/** And of one that is held against another: chosen for numbers, of which few are taken for an answer by mistake. */
export const WITNESS = 0.6;
/** And what the reader itself must say of it: what is only about the matter contradicts nobody. Log-odds. */
export const HOLDS = 1;

/** What speaks for and against a hit answering. */
export function searchEvidence(ranked: Ranked, best: ReadHit): Record<Evidence, number> {
  const { question } = ranked;
  const total = question.terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const there = ranked.matcher.termsIn(best.context.words);
  const soft = ranked.late.support(...best.context.tokens);
  const support = question.terms.map((_, i) => (there.has(i) ? 1 : soft[i]!));
  const mean = (value: (i: number) => number) => question.terms.reduce((sum, { idf }, i) => sum + idf * value(i), 0) / total;
  const telling = question.terms.map(({ idf }, i) => ({ idf, support: support[i]! })).sort((a, b) => b.idf - a.idf);
  return {
    score: best.searched ?? best.score,
    late: best.features.late,
    coverage: mean((i) => (there.has(i) ? 1 : 0)),
    missing: mean((i) => (question.terms[i]!.count === 0 ? 1 : 0)),
    weakest: Math.min(...telling.slice(0, Math.ceil(telling.length / 2)).map((term) => term.support)),
    support: mean((i) => support[i]!),
    cosine: best.features.cosine,
    grams: best.features.contextGrams,
    size: Math.log10(Math.min(MANY, ranked.passages)),
  };
}

/** The log-odds that a hit answers, by the search alone. */
export function searchOdds(ranked: Ranked, hit: ReadHit): number {
  return clip(weigh(WEIGHTS.confidence[hit.regime], searchEvidence(ranked, hit)));
}

/** What speaks for and against a hit that was read answering. @param answers the reader's log-odds. @param others those of the other passages. */
export function evidence(ranked: Ranked, best: ReadHit, answers: number, others: number[]): Record<ReadEvidence, number> {
  const speaks = searchEvidence(ranked, best);
  const asked = commonestScript(ranked.question.terms.map(({ word }) => word.folded));
  const { numbers } = ranked.question;
  return {
    search: Math.min(clip(weigh(WEIGHTS.confidence[best.regime], speaks)), ABOUT_IT),
    answers: clip(answers),
    margin: clip(answers) - clip(Math.max(-MOST_ODDS, ...others)),
    weakest: speaks.weakest,
    missing: speaks.missing,
    numbers: numbers.length === 0 ? 0 : 1 - best.features.numbers,
    polar: Number(ranked.question.asks === "polar"),
    askedArabic: Number(asked === "arabic"),
    askedCyrillic: Number(asked === "cyrillic"),
    readArabic: Number(best.passage.script === "arabic"),
    readCyrillic: Number(best.passage.script === "cyrillic"),
  };
}

/** Whether a rule says that a hit tells of other days, or of another, so that no weight decides. */
export function isOfAnother({ absent }: Heard, { standing, strange }: ReadHit): boolean {
  return standing === "off" || strange === true || absent?.some(({ beside }) => !beside) === true;
}

/** The calibrated probability that a hit answers the question. */
export function confidence(heard: Heard, best: ReadHit): number {
  if (isOfAnother(heard, best)) return OF_ANOTHER;
  // In their own script key words are judged by the search, also where something in another was read for them.
  const reading = heard.question.asks === "topic" && best.regime === "same" ? undefined : best.reading;
  const odds = reading ? weigh(WEIGHTS.read.confidence[best.regime], evidence(heard, best, reading.answers, othersOf(heard, best))) - unmet(heard, best) : unreadOdds(heard, best);
  return 1 / (1 + Math.exp((heard.unheard && best.regime === "cross" ? UNHEARD : 0) - odds));
}

/** The reader takes whatever it is given for what a key word is about, in another script what only sounds like it too. */
function unmet(ranked: Ranked, best: ReadHit): number {
  const { asks, terms } = ranked.question;
  return asks === "topic" && terms.length <= KEY_WORDS && onlySounding(ranked, best).size === terms.length ? UNMET : 0;
}

/** By the search alone: key words, which are not read, have to be met each. */
function unreadOdds(ranked: Ranked, best: ReadHit): number {
  const odds = weigh(WEIGHTS.confidence[best.regime], searchEvidence(ranked, best));
  const { asks, terms } = ranked.question;
  return asks === "topic" && terms.length <= KEY_WORDS && best.regime === "same" ? odds - UNMET * (1 - leastMet(ranked, best)) : odds;
}

/** How well the passage meets the least met of the question's telling words, by spelling or meaning, 0..1. */
function leastMet({ question: { terms }, late, matcher }: Ranked, { context }: ReadHit): number {
  const soft = late.support(...context.tokens);
  const { spelling } = matcher.match(context.words);
  const met = terms.map(({ idf }, i) => ({ idf, met: spelling[i]! >= TYPED ? 1 : soft[i]! })).sort((a, b) => b.idf - a.idf);
  return Math.min(1, ...met.slice(0, Math.ceil(met.length / 2)).map((term) => term.met));
}

/** What the reader says of the other passages. */
export function othersOf(heard: Heard, best: ReadHit): number[] {
  return heard.hits.flatMap((hit) => (hit !== best && hit.reading ? [hit.reading.answers] : []));
}

export function clip(odds: number): number {
  return Math.min(MOST_ODDS, Math.max(-MOST_ODDS, odds));
}

export function oddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}
