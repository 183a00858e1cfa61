import { holds } from "../language/questions/asks.ts";
import type { Span } from "../language/span.ts";
import type { Reading } from "../reading/reading.ts";
import { type ReadSentence, type SentenceFeature, WEIGHTS, weigh } from "../search/weights.ts";
import type { Heard, ReadHit } from "./confidence.ts";

/** Passages whose sentences are looked at, for every quote that may be given; and at least. */
const LOOKED_AT = 4;
const LEAST_LOOKED_AT = 16;
/** Of the reader's places, in a sentence that has none of them. */
const LEAST_SHARE = 0.003;

/** A sentence of a hit, with what speaks for it. */
export interface Sentence extends Span {
  hit: ReadHit;
  /** Its place in the passage. */
  place: number;
  /** Its folded words, as the lexicon numbers them. */
  words: Int32Array;
  features: Record<SentenceFeature, number>;
  /** Where passages were read. */
  read?: Record<ReadSentence, number>;
  /** Log-odds, comparable among the sentences of one question. */
  score: number;
  /** How likely it is the one that answers, if any of these does: they sum to 1. */
  chance: number;
}

/** What was found, and the sentences of the best of it, passage after passage in the order of the text. */
export interface Judged extends Heard {
  sentences: Sentence[];
}

/** How likely each sentence is to answer. @param quotes how many may be given. */
export function judge(ranked: Heard, quotes: number): Judged {
  const hits = ranked.hits.slice(0, Math.max(LEAST_LOOKED_AT, quotes * LOOKED_AT));
  const logarithms = shares(ranked.hits.map(({ score }) => score)).map(Math.log);
  const all = hits.flatMap((hit, i) => sentencesOf(ranked, hit, logarithms[i]!));
  if (hits.some(({ reading }) => reading)) for (const hit of hits) weighRead(all.filter((sentence) => sentence.hit === hit));
  const chances = shares(all.map(({ score }) => score));
  for (const [i, sentence] of all.entries()) sentence.chance = chances[i]!;
  return { ...ranked, sentences: all };
}

/** Sentences of one passage: its share of the odds is parted among them by what each says by itself and by where the reader places the answer. */
function weighRead(sentences: Sentence[]): void {
  for (const sentence of sentences) {
    const { hit, features, score } = sentence;
    const { passage } = WEIGHTS.sentence[hit.regime];
    sentence.read = { score: score - passage * features.passage, span: Math.log(placed(sentence, hit.reading, sentences.length)) };
  }
  const parts = shares(sentences.map(({ hit, read }) => weigh(WEIGHTS.read.sentence[hit.regime], read!)));
  for (const [i, sentence] of sentences.entries()) sentence.score = sentence.features.passage + Math.log(parts[i]!);
}

/** The share of the reader's places that begin in the sentence; where nothing was read every sentence of the passage has the same. */
function placed(sentence: Span, reading: Reading | undefined, sentences: number): number {
  if (!reading) return 1 / sentences;
  const chances = reading.spans.map(({ score }) => Math.exp(score - reading.spans[0]!.score));
  const here = chances.reduce((sum, chance, i) => (reading.spans[i]!.start >= sentence.start && reading.spans[i]!.start < sentence.end ? sum + chance : sum), 0);
  return Math.max(LEAST_SHARE, here / (chances.reduce((sum, chance) => sum + chance, 0) || 1));
}

/** The sentences of a hit. @param passage the logarithm of its share of the odds. */
export function sentencesOf({ question, late, matcher }: Heard, hit: ReadHit, passage: number): Sentence[] {
  const kind = question.wanted;
  const said = new Set(question.terms.map(({ word }) => word.folded));
  const { words, tokens, sentences } = hit.passage;
  const found = sentences.map((span, place): Sentence => {
    const match = matcher.match(words, span.words, span.wordsEnd);
    const { coverage, grams, names, numbers, proximity } = match;
    const meeting = late.meet(match.spelling, tokens.subarray(span.tokens, span.tokensEnd));
    const features: Record<SentenceFeature, number> = {
      words: coverage,
      grams,
      late: meeting.late,
      met: meeting.met,
      soft: meeting.soft,
      support: meeting.support,
      names,
      numbers,
      proximity,
      wanted: kind && holds(kind, matcher.folded(words, span.words, span.wordsEnd), said) ? 1 : 0,
      before: 0,
      after: 0,
      passage,
    };
    return { hit, place, start: span.start, end: span.end, words: words.subarray(span.words, span.wordsEnd), features, score: 0, chance: 0 };
  });
  for (const [i, { features }] of found.entries()) {
    features.before = found[i - 1]?.features.late ?? 0;
    features.after = found[i + 1]?.features.late ?? 0;
  }
  for (const sentence of found) sentence.score = weigh(WEIGHTS.sentence[hit.regime], sentence.features);
  return found;
}

/** Of log-odds: each one's share of the odds. */
function shares(scores: number[]): number[] {
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / all);
}
