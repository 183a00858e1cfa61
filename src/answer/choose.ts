import type { Span } from "../language/span.ts";
import { WEIGHTS } from "../search/weights.ts";
import { ANSWERED, confidence, type ReadHit, TYPED, WITNESS } from "./confidence.ts";
import type { Judged, Sentence } from "./judge.ts";
import { agree, areOthers, differ, placeIn, type Statement, type Stretch, statement } from "./witnesses/statement.ts";

/** Neighbouring sentences of one passage, to be quoted as one. */
export interface Choice extends Stretch {
  /** How likely the answer stands in it, if it stands anywhere. */
  chance: number;
  /** Passages that say the same. */
  also: ReadHit[];
  /** The calibrated probability that it answers; of one that was not read, by its share of the chance. */
  confidence: number;
  /** It corrects; or a correction that is chosen denies it. */
  corrects?: true;
  corrected?: true;
  /** Of a table or a list all that answers, where several cells or lines do; the reader's likeliest place is the first. */
  marks?: Span[];
  /** It is there for what differs from another, and nothing else. */
  rival?: true;
}

export interface Chosen extends Judged {
  /** Best first. */
  choices: Choice[];
  /** The calibrated probability that the first of them answers. */
  confidence: number;
}

/** What a reader gets who did not ask for more. */
export const USUAL_QUOTES = 3;
/** Then a quote with less of the chance than this is left out: it would be beside the point. */
const LEAST_CHANCE = 0.003;
/** A quote is never longer, even of one sentence. UTF-16 units. */
export const LONGEST_QUOTE = 700;
/** A quote has so many words at least. */
const LEAST_WORDS = 3;
/** Sentences that a quote may join. */
const MOST_SENTENCES = 3;
/** What a sentence has of the question is less, where it has nothing of it. Log-odds. */
const STRANGE = 0.5;
/** And there is a doubt, whatever it has, from such a chance on. */
const DOUBT = 0.05;
/** An item of a list. */
const ITEM = /^(?:[-*•·●▪]|\p{Nd}{1,2}[.)])\s/u;
/** What is meant as much like a word stands for it. */
const MEANT = 0.5;
/** Stretches of which the shorter shares this much of its words with the longer say the same. */
const SAME = 0.8;

/**
 * What to quote: again and again the stretch of a passage that holds most of the
 * chance that is left, less the price of its length. So a doubt between two
 * neighbours is settled by quoting both, and a second quote adds what the first lacks.
 * @param fold as for readers: what says the same as one chosen before goes with it, and what can hardly answer is left out.
 */
export function choose(judged: Judged, top: number, fold: boolean): Chosen {
  const statements = new Map<Stretch, Statement>();
  const says = (stretch: Stretch) => statements.get(stretch) ?? statements.set(stretch, statement(stretch, judged)).get(stretch)!;
  const left = stretches(judged.sentences).filter(({ sentences }) => tells(sentences.flatMap(({ words }) => judged.matcher.folded(words, 0, words.length))));
  const choices: Choice[] = [];
  const said = new Set<Sentence>();
  while (choices.length < top) {
    let best: Choice | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const stretch of left) {
      if (stretch.sentences.some((sentence) => said.has(sentence))) continue;
      const value = stretch.chance - (WEIGHTS.quote.price * (stretch.end - stretch.start)) / 100;
      if (value > most) {
        best = stretch;
        most = value;
      }
    }
    if (!best) break;
    if (fold && top <= USUAL_QUOTES && choices.length > 0 && best.chance < LEAST_CHANCE) break;
    for (const sentence of best.sentences) said.add(sentence);
    best = withoutStrangers(best, judged);
    const same = fold ? choices.find((other) => tellTheSame(judged, other, best!, says)) : undefined;
    if (same) same.also.push(best.hit);
    else choices.push(best);
  }
  for (const choice of choices) choice.confidence = sure(judged, choice, choices[0]!);
  if (fold) choices.push(...others(judged, left, choices, says));
  const answering = fold && top <= USUAL_QUOTES && choices[0]?.hit.reading ? choices.filter(({ confidence }, i) => i === 0 || confidence >= WITNESS) : choices;
  // None that is shown is surer than one before it.
  for (const [i, choice] of answering.entries()) choice.confidence = Math.min(choice.confidence, answering[i - 1]?.confidence ?? 1);
  return { ...judged, choices: answering, confidence: choices[0]?.confidence ?? 0 };
}

/**
 * What other articles answer that were read and not chosen, for there was little chance left: those that
 * say the same go with what says it, those that differ are quoted too.
 */
function others(judged: Judged, left: Choice[], choices: Choice[], says: (choice: Choice) => Statement): Choice[] {
  const cited = new Set(choices.flatMap(({ hit, also }) => [hit, ...also]).map(({ passage }) => passage.article));
  const found: Choice[] = [];
  for (const hit of judged.hits) {
    if (!hit.reading || cited.has(hit.passage.article) || !choices[0]?.hit.reading) continue;
    const sure = Math.min(choices[0].confidence, confidence(judged, hit));
    if (sure < ANSWERED) continue;
    const answering = left.filter((stretch) => stretch.hit === hit && stretch.sentences.length === 1 && says(stretch).answer);
    const best = answering.sort((a, b) => says(b).answer!.score - says(a).answer!.score)[0];
    if (!best) continue;
    const all = [...choices, ...found];
    const same = all.find((other) => tellTheSame(judged, other, best, says));
    // What counts or dates it alike may be less sure of its own than what contradicts.
    if (sure < WITNESS && !(same && says(best).answer!.claim.facts.length > 0)) continue;
    cited.add(hit.passage.article);
    if (same) same.also.push(hit);
    else if (all.some((other) => differ(says(other), says(best), sure) || areOthers(says(other), says(best), judged.question))) found.push({ ...best, confidence: sure, rival: true });
  }
  return found;
}

/** None is surer than the first. */
function sure(judged: Judged, choice: Choice, first: Choice): number {
  if (choice === first) return confidence(judged, choice.hit);
  const beside = (first.confidence * choice.chance) / first.chance;
  if (!first.hit.reading) return Math.min(first.confidence, beside);
  // Of two quotes of one passage only one holds the answer, mostly; and what goes on behind one that tells the same adds none.
  const [best] = choice.hit.reading?.spans ?? [];
  const adds = !first.also.includes(choice.hit) || (best && best.start >= choice.start && best.end <= choice.end);
  const alone = choice.hit === first.hit || !adds ? beside : confidence(judged, choice.hit);
  return Math.min(first.confidence, choice.hit.reading ? alone : Math.min(alone, beside));
}

/**
 * Without the sentences at its ends that are of another paragraph than the words that answer, have nothing of the question,
 * and where the reader sees no answer: a price of length that is right for a doubt between neighbours lets some of them in.
 */
function withoutStrangers(choice: Choice, { read, matcher }: Judged): Choice {
  const { hit, sentences } = choice;
  const text = read?.get(hit.passage.article)?.text;
  const answer = placeIn(hit, choice);
  const at = sentences.findIndex(({ start, end }) => answer && start <= answer.start && answer.start < end);
  if (text === undefined || at < 0) return choice;
  const own = sentences[at]!;
  const apart = ({ start, end }: Sentence) => /[\n\r]/.test(start < own.start ? text.slice(end, own.start) : text.slice(own.end, start));
  const places = ({ start, end }: Sentence) => hit.reading!.spans.some((span) => span.start < end && span.end > start);
  // Rows and items belong to each other, and a line that ends in a colon to what follows.
  const told = ({ start, end }: Sentence) => /[.!?؟。…]["'”»’)\]*_]*$/u.test(text.slice(start, end)) && !ITEM.test(text.slice(start, end));
  const strange = (sentence: Sentence) => sentence.read!.score < STRANGE && sentence.chance < DOUBT && apart(sentence) && !places(sentence) && told(sentence);
  const first = sentences.findIndex((sentence, i) => i === at || !strange(sentence));
  const last = sentences.findLastIndex((sentence, i) => i === at || !strange(sentence));
  const kept = sentences.slice(first, last + 1);
  if (kept.length === sentences.length || !tells(kept.flatMap(({ words }) => matcher.folded(words, 0, words.length)))) return choice;
  return { ...choice, start: kept[0]!.start, end: kept.at(-1)!.end, sentences: kept, chance: kept.reduce((sum, { chance }) => sum + chance, 0) };
}

/** Every stretch that could be a quote: up to three sentences within the budget, or one. */
function stretches(all: Sentence[]): Choice[] {
  const found: Choice[] = [];
  for (let first = 0; first < all.length; first++) {
    const { hit, start } = all[first]!;
    let chance = 0;
    for (let last = first; last < Math.min(all.length, first + MOST_SENTENCES) && all[last]!.hit === hit; last++) {
      const { end } = all[last]!;
      if (end - start > (last === first ? LONGEST_QUOTE : WEIGHTS.quote.budget)) break;
      chance += all[last]!.chance;
      found.push({ hit, start, end, chance, sentences: all.slice(first, last + 1), also: [], confidence: 0 });
    }
  }
  return found;
}

/** Two words, or numbers alone, are never an answer. */
function tells(folded: string[]): boolean {
  return folded.length >= LEAST_WORDS && folded.some((word) => /\p{L}/u.test(word));
}

/** Of one passage, the same words again; of two articles, what says the same. */
function tellTheSame(judged: Judged, one: Choice, other: Choice, says: (choice: Choice) => Statement): boolean {
  const near = alike(one, other);
  if (one.hit.passage.article === other.hit.passage.article) return near && agree(says(one), says(other), true);
  return agree(says(one), says(other), near) && (!near || isOfTheSame(judged, one.hit, other.hit));
}

/** "The mayor resigned" is said of many a town in the same words: what the first has of the question's telling words, the other has as well, in its passage or title. */
function isOfTheSame({ question: { terms }, matcher, late }: Judged, one: ReadHit, other: ReadHit): boolean {
  const there = ({ context, passage }: ReadHit) => matcher.termsIn(context.words, passage.title);
  const met = there(other);
  const first = there(one);
  const telling = [...first].filter((term) => !met.has(term) && terms.filter(({ idf }) => idf > terms[term]!.idf).length * 2 < terms.length);
  if (telling.length === 0) return true;
  const { spelling } = matcher.match(other.context.words);
  const soft = late.support(...other.context.tokens);
  return telling.every((term) => spelling[term]! >= TYPED || soft[term]! >= MEANT);
}

/** One holds nearly all words of the other: the same told again, or a part of it. */
export function alike(one: Choice, other: Choice): boolean {
  const [a, b] = [one, other].map(({ sentences }) => new Set(sentences.flatMap(({ words }) => [...words]))) as [Set<number>, Set<number>];
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size) >= SAME;
}
