import { ANSWERED, confidence, evidence, type Heard, isOfAnother, othersOf } from "../../src/answer/confidence.ts";
import { choose, USUAL_QUOTES } from "../../src/answer/choose.ts";
import { judge } from "../../src/answer/judge.ts";
import { AT_ONCE, combined, consult, inVain, passageFeatures, settled } from "../../src/answer/consult.ts";
import type { Span } from "../../src/language/span.ts";
import type { Library } from "../../src/library/library.ts";
import type { Read } from "../../src/reading/reader.ts";
import type { Ranked } from "../../src/search/rank.ts";
import { type ReadEvidence, type ReadPassage, type ReadSentence, type Regime, WEIGHTS } from "../../src/search/weights.ts";
import { articleOf } from "./article.ts";
import { type Choice, dot, fitChoices, fitLogistic, round } from "./fit.ts";
import { holdsAnswer } from "./measure.ts";
import type { Query } from "./set.ts";
import { small } from "./small.ts";
import { sample, type Suite, tuning, type Trial } from "./suites.ts";

const REGIMES: Regime[] = ["same", "cross"];
const PASSAGE: ReadPassage[] = ["score", "odds", "answers"];
const LANGUAGES = ["ar", "en", "ru"];
const SENTENCE: ReadSentence[] = ["score", "span"];
const EVIDENCE = Object.keys(WEIGHTS.read.confidence.same).filter((name) => name !== "bias") as ReadEvidence[];
/** No passage is left unread that would have come first, but in this share of the questions. */
const OVERLOOKED = 0.005;
const LEADS = Array.from({ length: 17 }, (_, i) => i / 2);
const LIKELY = Array.from({ length: 9 }, (_, i) => -i / 2);
const SURE = Array.from({ length: 10 }, (_, i) => 0.5 + i / 20);
/** How much a set counts for the confidence; of the others a trial counts one. What readers ask by themselves is nearest to our own. */
const COUNTS: Record<string, number> = { own: 3, small: 1.5, press: 1.5 };

export interface Bench {
  known: Record<string, Suite>;
  open: (trial: Trial) => Promise<Library>;
  ranked: (text: string, library: Library) => Promise<Ranked>;
  read: Read;
  most: number;
  log: (text: string) => void;
}

/** Chooses the weights that join search and reading: of passages, of sentences, of the confidence, which rests on both. */
export async function fitReading(bench: Bench): Promise<void> {
  // The same beginning every time: all is read, and nothing is hopeless.
  WEIGHTS.read.settled = Number.POSITIVE_INFINITY;
  WEIGHTS.read.vain = Number.NEGATIVE_INFINITY;
  for (const regime of REGIMES) for (const name of [...EVIDENCE, "bias"] as const) WEIGHTS.read.confidence[regime][name] = Number(name === "answers");
  await fitRanking(bench);
  await fitSettled(bench);
  await fitConfidence(bench);
  await fitVain(bench);
  await fitShown(bench);
}

/** What was found for a question, all of it read that is read, ranked by the weights as they stand. */
async function hear(bench: Bench, text: string, library: Library): Promise<Heard> {
  return consult(await bench.ranked(text, library), library, bench.read);
}

function inRegime(regime: Regime, values: number[]): Float64Array {
  const row = new Float64Array(2 * values.length);
  row.set(values, regime === "same" ? 0 : values.length);
  return row;
}

async function fitRanking(bench: Bench): Promise<void> {
  const trials = [...bench.known.xquad!.trials, ...bench.known.arcd!.trials, ...bench.known.mixed!.trials];
  const questions: { heard: Heard; library: Library; gold: Set<string>; answers: string[] }[] = [];
  const passages: Choice[] = [];
  const closing: Library[] = [];
  for (const trial of trials) {
    const library = await bench.open(trial);
    closing.push(library);
    for (const [i, query] of sample(trial.questions(), bench.most).entries()) {
      const heard = await hear(bench, query.text, library);
      const { gold, hidden } = wanted(trial, query, i);
      const read = heard.hits.filter(({ reading }) => reading);
      const keys = new Map([...(await library.articlesBy(read.map(({ passage }) => passage.article)))].map(([id, { key }]) => [id, key]));
      const options = read.filter(({ passage }) => !hidden.has(keys.get(passage.article)!));
      // The passage that holds the answer, where it is known: of a long article only that one does.
      const right = await Promise.all(options.map(({ passage }) => rightly(passage, library, passage.article, gold, query.answers)));
      if (right.includes(true)) passages.push({ options: options.map((hit) => inRegime(hit.regime, [...PASSAGE.map((name) => passageFeatures(hit)[name]), 1])), right, weight: 1 });
      questions.push({ heard, library, gold, answers: query.answers });
    }
    bench.log(`${trial.name}: read`);
  }
  const size = PASSAGE.length + 1;
  const w = fitChoices(passages, 2 * size);
  for (const [r, regime] of REGIMES.entries()) {
    for (const [i, name] of PASSAGE.entries()) WEIGHTS.read.passage[regime][name] = round(w[r * size + i]!);
    // Only how the two compare is known.
    WEIGHTS.read.passage[regime].bias = regime === "same" ? 0 : round(w[2 * size - 1]! - w[size - 1]!);
  }
  for (const { heard } of questions) for (const hit of heard.hits) if (hit.reading) hit.score = combined(hit);
  const sentences: Choice[] = [];
  for (const { heard, library, gold, answers } of questions) {
    const judged = judge(heard, 3).sentences;
    for (const hit of new Set(judged.map(({ hit }) => hit))) {
      const here = judged.filter((sentence) => sentence.hit === hit && sentence.read && hit.reading);
      const right = await Promise.all(here.map((sentence) => rightly(sentence, library, hit.passage.article, gold, answers)));
      if (right.includes(true)) sentences.push({ options: here.map(({ read }) => inRegime(hit.regime, SENTENCE.map((name) => read![name]))), right, weight: 1 });
    }
  }
  const v = fitChoices(sentences, 2 * SENTENCE.length);
  for (const [r, regime] of REGIMES.entries()) for (const [i, name] of SENTENCE.entries()) WEIGHTS.read.sentence[regime][name] = round(v[r * SENTENCE.length + i]!);
  for (const library of closing) await library.close();
  bench.log(`reading: passages ${JSON.stringify(WEIGHTS.read.passage)}, sentences ${JSON.stringify(WEIGHTS.read.sentence)}`);
}

/**
 * Which articles answer, and which are thought away. In one library of many languages it is that in the
 * reader's own language, and of every second question, of which that one is not there, those in the others.
 */
function wanted({ name, same }: Trial, { gold }: Query, i: number): { gold: Set<string>; hidden: Set<string> } {
  if (!same) return { gold: new Set(gold), hidden: new Set() };
  const own = name.slice(0, 2);
  const keys = (languages: string[]) => new Set(languages.flatMap((language) => gold.map((key) => `${language}:${same(key)}`)));
  const others = keys(LANGUAGES.filter((language) => language !== own));
  return i % 2 === 0 ? { gold: keys([own]), hidden: new Set() } : { gold: others, hidden: keys([own]) };
}

/** The least lead at which the passage that comes first is the one that comes first when all are read. */
async function fitSettled(bench: Bench): Promise<void> {
  const questions = await asked(bench, (heard) => {
    const read = heard.hits.filter(({ reading }) => reading).sort((a, b) => b.searched! - a.searched! || a.passage.id - b.passage.id);
    return { read: read.map(({ score }) => score), unread: read.map(({ reading: _, ...hit }) => combined(hit)), odds: read.map(({ odds }) => odds!) };
  });
  for (const lead of LEADS) {
    WEIGHTS.read.settled = lead;
    let windows = 0;
    let changed = 0;
    for (const { read, unread, odds } of questions) {
      let first = 0;
      const after = (first: number) => [...read.slice(0, first), ...unread.slice(first)].map((score, i) => ({ score, odds: odds[i]! }));
      const places = [...read.keys()];
      while (first < read.length && !settled(after(first), places.slice(first))) first += AT_ONCE;
      windows += Math.min(first, read.length);
      if (Math.max(-Infinity, ...read.slice(first)) > Math.max(...read.slice(0, first))) changed++;
    }
    bench.log(`settled by ${lead}: ${(windows / questions.length).toFixed(1)} passages read, ${changed} of ${questions.length} come out otherwise`);
    if (changed <= OVERLOOKED * questions.length) return;
  }
}

/** How likely a passage must be by the search to be read after those that deny: at more, too many answers would be overlooked. */
async function fitVain(bench: Bench): Promise<void> {
  const questions = await asked(bench, (heard) => {
    const read = heard.hits.filter(({ reading }) => reading).sort((a, b) => b.searched! - a.searched! || a.passage.id - b.passage.id);
    const answered = read[0] && confidence(heard, heard.hits[0]!) >= ANSWERED;
    return { read, first: answered ? read.indexOf(heard.hits[0]!) : -1 };
  });
  for (const least of LIKELY) {
    WEIGHTS.read.vain = least;
    let windows = 0;
    let overlooked = 0;
    for (const { read, first } of questions) {
      const places = [...read.keys()];
      let left = AT_ONCE;
      const after = (left: number) => read.map(({ odds, reading }, i) => ({ odds: odds!, ...(i < left && { reading }) }));
      while (left < read.length && !inVain(after(left), places.slice(left))) left += AT_ONCE;
      windows += Math.min(left, read.length);
      if (first >= left) overlooked++;
    }
    bench.log(`in vain below ${least}: ${(windows / questions.length).toFixed(1)} passages read, ${overlooked} of ${questions.length} answers overlooked`);
    if (overlooked <= OVERLOOKED * questions.length) return;
  }
}

/** The least confidence from which on quotes after the first hold the answer at least as often as not. */
async function fitShown(bench: Bench): Promise<void> {
  WEIGHTS.read.shown = 0;
  const beside = (await asked(bench, async (heard, library, { gold, answers }) => {
    const { choices, confidence } = choose(judge(heard, USUAL_QUOTES), USUAL_QUOTES, true);
    if (confidence < ANSWERED) return [];
    const beside = choices.slice(1);
    const right = await Promise.all(beside.map((choice) => rightly(choice, library, choice.hit.passage.article, new Set(gold), answers)));
    return beside.map(({ confidence }, i) => ({ confidence, right: right[i]! }));
  })).flat();
  for (const least of SURE) {
    const here = beside.filter(({ confidence }) => confidence >= least);
    const right = here.filter((quote) => quote.right).length;
    bench.log(`shown from ${least}: ${here.length} quotes, ${right} hold an answer`);
    WEIGHTS.read.shown = least;
    if (right >= here.length / 2) return;
  }
}

/** Something of every tuning question of the sets about ranking, as it is found. */
async function asked<T>(bench: Bench, of: (heard: Heard, library: Library, query: Query) => T | Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const trial of [...bench.known.xquad!.trials, ...bench.known.arcd!.trials]) {
    const library = await bench.open(trial);
    for (const query of sample(trial.questions(), bench.most)) found.push(await of(await hear(bench, query.text, library), library, query));
    library.close();
  }
  return found;
}

async function rightly({ start, end }: Span, library: Library, article: number, gold: Set<string>, answers: string[]): Promise<boolean> {
  const { key, text } = await articleOf(library, article);
  return gold.has(key) && holdsAnswer(text.slice(start, end), answers);
}

/**
 * Logistic regression on questions with and without an answer, as many of either in each set, so that the
 * confidence is a probability at even odds, and one half the place to refuse at.
 */
async function fitConfidence(bench: Bench): Promise<void> {
  type Example = { features: Float64Array; right: boolean; weight: number; set: string };
  const examples: Example[] = [];
  const { known } = bench;
  const sets: [string, Trial[]][] = [
    ["siblings", known.siblings!.trials],
    ["subjects", known.unanswerable!.trials],
    ["squad2", known.squad2!.trials],
    ["own", [...known.near!.trials, ...known.own!.trials.filter(({ name }) => name !== "followup")]],
    ["small", small()],
    ["press", known.press!.trials],
  ];
  for (const [set, trials] of sets) {
    const found: Example[] = [];
    for (const trial of trials) {
      const library = await bench.open(trial);
      const all = ["own", "small"].includes(set) ? trial.questions() : trial.questions().filter(({ id }) => tuning(id));
      for (const query of sample(all, bench.most)) {
        const heard = await hear(bench, query.text, library);
        const best = heard.hits[0];
        if (!best?.reading || isOfAnother(heard, best)) continue;
        // The right question answered from the wrong article is neither kind.
        if (query.gold.length > 0 && !query.gold.includes((await articleOf(library, best.passage.article)).key)) continue;
        const speaks = evidence(heard, best, best.reading.answers, othersOf(heard, best));
        found.push({ features: inRegime(best.regime, [...EVIDENCE.map((name) => speaks[name]), 1]), right: query.gold.length > 0, weight: 1, set: set === "small" ? set : `${set} ${trial.name}` });
      }
      await library.close();
    }
    const right = found.filter((example) => example.right).length;
    for (const example of found) example.weight = (COUNTS[set] ?? trials.length) * (example.right ? 1 / right : 1 / (found.length - right));
    examples.push(...found);
    bench.log(`${set}: ${found.length} questions`);
  }
  const size = EVIDENCE.length + 1;
  const w = fitLogistic(examples, 2 * size, { steps: 1500 });
  for (const [r, regime] of REGIMES.entries()) {
    for (const [i, name] of EVIDENCE.entries()) WEIGHTS.read.confidence[regime][name] = round(w[r * size + i]!);
    WEIGHTS.read.confidence[regime].bias = round(w[(r + 1) * size - 1]!);
  }
  for (const set of [...new Set(examples.map((example) => example.set))]) {
    const shares = [true, false].map((wanted) => {
      const here = examples.filter((example) => example.set === set && example.right === wanted);
      return (100 * here.filter(({ features }) => dot(w, features) >= 0).length) / here.length;
    });
    bench.log(`${set}: ${shares[0]!.toFixed(1)} % answered, ${shares[1]!.toFixed(1)} % falsely`);
  }
}
