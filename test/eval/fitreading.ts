import { evidence, type Heard, othersOf } from "../../src/answer/confidence.ts";
import { judge } from "../../src/answer/judge.ts";
import { consult, passageFeatures } from "../../src/answer/consult.ts";
import type { Span } from "../../src/language/span.ts";
import type { Library } from "../../src/library/library.ts";
import type { Read } from "../../src/reading/reader.ts";
import type { Ranked } from "../../src/search/rank.ts";
import { type ReadEvidence, type ReadPassage, type ReadSentence, type Regime, WEIGHTS } from "../../src/search/weights.ts";
import { articleOf } from "./article.ts";
import { type Choice, dot, fitChoices, fitLogistic, round } from "./fit.ts";
import { holdsAnswer } from "./measure.ts";
import { sample, type Suite, tuning, type Trial } from "./suites.ts";

const REGIMES: Regime[] = ["same", "cross"];
const PASSAGE: ReadPassage[] = ["score", "answers", "unread"];
const SENTENCE: ReadSentence[] = ["score", "span"];
const EVIDENCE = Object.keys(WEIGHTS.read.confidence.same).filter((name) => name !== "bias") as ReadEvidence[];
/** How much one of our own questions counts for the confidence against one of the public sets. */
const OWN = 3;

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
  await fitRanking(bench);
  await fitConfidence(bench);
}

/** What was found for a question, all of it read that is read, ranked by the weights as they stand. */
async function hear(bench: Bench, text: string, library: Library): Promise<{ ranked: Ranked; heard: Heard }> {
  const ranked = await bench.ranked(text, library);
  return { ranked, heard: await consult(ranked, library, bench.read) };
}

function inRegime(regime: Regime, values: number[]): Float64Array {
  const row = new Float64Array(2 * values.length);
  row.set(values, regime === "same" ? 0 : values.length);
  return row;
}

async function fitRanking(bench: Bench): Promise<void> {
  const trials = [...bench.known.xquad!.trials, ...bench.known.arcd!.trials];
  const questions: { heard: Heard; library: Library; gold: Set<string>; answers: string[] }[] = [];
  const passages: Choice[] = [];
  const closing: Library[] = [];
  for (const trial of trials) {
    const library = await bench.open(trial);
    closing.push(library);
    for (const query of sample(trial.questions(), bench.most)) {
      const { ranked, heard } = await hear(bench, query.text, library);
      const gold = new Set(query.gold);
      const before = new Map(ranked.hits.map((hit) => [hit.passage.id, hit]));
      const options = heard.hits.slice(0, 30);
      // The passage that holds the answer, where it is known: of a long article only that one does.
      const right = await Promise.all(options.map(({ passage }) => rightly(passage, library, passage.article, gold, query.answers)));
      if (right.includes(true)) passages.push({ options: options.map((hit) => inRegime(hit.regime, PASSAGE.map((name) => passageFeatures(before.get(hit.passage.id)!, hit.reading)[name]))), right, weight: 1 });
      questions.push({ heard, library, gold, answers: query.answers });
    }
    bench.log(`${trial.name}: read`);
  }
  const w = fitChoices(passages, 2 * PASSAGE.length);
  for (const [r, regime] of REGIMES.entries()) for (const [i, name] of PASSAGE.entries()) WEIGHTS.read.passage[regime][name] = round(w[r * PASSAGE.length + i]!);
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
  ];
  for (const [set, trials] of sets) {
    const found: Example[] = [];
    for (const trial of trials) {
      const library = await bench.open(trial);
      const all = set === "own" ? trial.questions() : trial.questions().filter(({ id }) => tuning(id));
      for (const query of sample(all, bench.most)) {
        const { heard } = await hear(bench, query.text, library);
        const best = heard.hits[0];
        if (!best?.reading) continue;
        // The right question answered from the wrong article is neither kind.
        if (query.gold.length > 0 && !query.gold.includes((await articleOf(library, best.passage.article)).key)) continue;
        const speaks = evidence(heard, best, best.reading.answers, othersOf(heard, best));
        found.push({ features: inRegime(best.regime, [...EVIDENCE.map((name) => speaks[name]), 1]), right: query.gold.length > 0, weight: 1, set: `${set} ${trial.name}` });
      }
      await library.close();
    }
    const right = found.filter((example) => example.right).length;
    for (const example of found) example.weight = (set === "own" ? OWN : trials.length) * (example.right ? 1 / right : 1 / (found.length - right));
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
