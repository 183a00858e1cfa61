import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { choose } from "../../src/answer/choose.ts";
import { searchEvidence } from "../../src/answer/confidence.ts";
import { judge } from "../../src/answer/judge.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import type { Library } from "../../src/library/library.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { propose } from "../../src/search/propose.ts";
import { identify } from "../../src/search/identify.ts";
import { rank, type Ranked } from "../../src/search/rank.ts";
import { understand } from "../../src/search/understand.ts";
import { type Evidence, type Feature, type QuickFeature, type Regime, type SentenceFeature, WEIGHTS, weigh } from "../../src/search/weights.ts";
import { articleOf } from "./article.ts";
import { type Choice, dot, fitChoices, fitLogistic, round } from "./fit.ts";
import { Reader } from "../../src/reading/reader.ts";
import { fitReading } from "./fitreading.ts";
import { holdsAnswer } from "./measure.ts";
import { remembering } from "./remember.ts";
import { sample, suiteOf, suites, type Trial } from "./suites.ts";

/**
 * Chooses all weights of the ranking on the developers' questions and writes them to
 * src/search/weights.json with the figures they reach there: first the passages',
 * then the sentences', then how long a quote may be, then the confidence, which rests on all.
 * Weights only: no text is kept. Usage: npm run tune -- --data DIR [--chosen DIR] [--confidence | --reading] [--remember FILE]
 * --chosen takes in a set that editors chose (npx isnad export): where its passages stand, and that they answer.
 * --confidence leaves all but the confidence as it is, --reading all but what joins search and reading; --remember keeps readings from run to run.
 */
const WEIGHTS_FILE = new URL("../../src/search/weights.json", import.meta.url);
const QUICK = Object.keys(WEIGHTS.quick.same) as QuickFeature[];
const PASSAGE = Object.keys(WEIGHTS.passage.same).filter((name) => name !== "bias") as Feature[];
const SENTENCE = Object.keys(WEIGHTS.sentence.same).filter((name) => name !== "bias") as SentenceFeature[];
const EVIDENCE = Object.keys(WEIGHTS.confidence.same).filter((name) => name !== "bias") as Evidence[];
const REGIMES: Regime[] = ["same", "cross"];
/** What cannot be met by words in another script, and would be fitted to chance there. */
const SPELT = new Set<string>(["words", "grams", "title", "proximity", "contextWords", "contextGrams"]);
/** The median length that three quotes may have, in all languages together; UTF-16 units. */
const LENGTH = 250;
/** Readers like answers in the language they ask in: what a passage in another must make good, in log-odds. No gold article says so. */
const OWN_LANGUAGE = 2;
/** Hits whose sentences are looked at; and the quotes for which judge() looks at twice as many. */
const LOOKED_AT = 16;
const QUOTES = 8;
/** What is looked at in the second round was proposed by the weights of the first. */
const ROUNDS = 2;
/** How much more one of our own questions counts for the confidence than one of the public sets, of which there are many. */
const OWN = 4;
/** The share of answerable questions that should be answered. Across languages a wrong answer is harder to tell, and it is worse than none. */
const REACHED: Record<Regime, number> = { same: 0.9, cross: 0.82 };

/** One question: its hits with their features, and the sentences of the first few. */
interface Seen {
  trial: string;
  hits: { features: Record<Feature, number>; regime: Regime; gold: boolean; sentences: { features: Record<SentenceFeature, number>; right: boolean }[] }[];
}

const { values: options } = parseArgs({ options: { data: { type: "string", default: "data/eval" }, sample: { type: "string", default: "150" }, confidence: { type: "boolean", default: false }, reading: { type: "boolean", default: false }, chosen: { type: "string" }, remember: { type: "string" } } });
const known = suites(options.data);
/** Counted as our own. */
const chosen = options.chosen === undefined ? [] : suiteOf(options.chosen).trials.map((trial): Trial => ({ ...trial, name: `${trial.name} own` }));
const embedder = await Embedder.load("embeddings/model");
const most = Number(options.sample);
const log = (text: string) => process.stderr.write(`${text}\n`);

const seen: Seen[] = [];
if (!options.confidence && !options.reading) {
  begin();
  for (let round = 0; round < ROUNDS; round++) {
    seen.length = 0;
    for (const trial of [...known.xquad!.trials, ...known.arcd!.trials, ...known.mixed!.trials, ...known.needles!.trials, ...chosen]) seen.push(...(await look(trial)));
    fitPassages();
    fitSentences();
  }
  await fitQuotes();
}
if (!options.reading) await fitConfidence();
const reader = await Reader.load();
await fitReading({ known, open, ranked: async (text, library) => identify(await ranked(text, library), library), read: remembering(reader.read, options.remember), most, log });
await reader.close();
save();

/** The same beginning every time, for what is proposed and looked at depends on the weights; so the weights depend on the questions alone. */
function begin(): void {
  for (const regime of REGIMES) {
    WEIGHTS.quick[regime] = { words: 1, grams: 1, names: 1, cosine: 10 };
    for (const name of [...PASSAGE, "bias"] as const) WEIGHTS.passage[regime][name] = name === "cosine" ? 10 : Number(name !== "bias" && name !== "contextLength");
    for (const name of [...SENTENCE, "bias"] as const) WEIGHTS.sentence[regime][name] = Number(name !== "bias");
  }
}

async function open({ corpus }: Trial): Promise<Library> {
  const folder = join(tmpdir(), "isnad-tune", corpus.name);
  mkdirSync(folder, { recursive: true });
  const documents = corpus.source();
  const articles = typeof documents === "string" ? documents : join(folder, "corpus.jsonl");
  if (typeof documents !== "string") writeFileSync(articles, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  await build({ articles, index: join(folder, "index"), embedder });
  return SqliteLibrary.open(join(folder, "index"), embedder.id, log);
}

async function ranked(text: string, library: Library): Promise<Ranked> {
  return rank(await propose(await understand(text, library, embedder), library, {}), library, embedder);
}

async function look(trial: Trial): Promise<Seen[]> {
  const library = await open(trial);
  const { same = (article: string) => article } = trial;
  const mixed = trial.name.includes("+");
  const result: Seen[] = [];
  for (const query of sample(trial.questions(), most)) {
    const gold = new Set(query.gold.map(same));
    const found = await ranked(query.text, library);
    const judged = judge(found, QUOTES).sentences;
    // In one library of many languages every second question is answered in another language only.
    const hidden = mixed && result.length % 2 === 0 ? `${trial.name.slice(0, 2)}:` : undefined;
    const articles = await library.articlesBy(found.hits.map(({ passage }) => passage.article));
    const hits = found.hits.flatMap((hit) => {
      const { key, text } = articles.get(hit.passage.article)!;
      const isGold = gold.has(same(key));
      if (isGold && hidden && key.startsWith(hidden)) return [];
      const sentences = judged.filter((sentence) => sentence.hit === hit);
      return [{
        features: hit.features,
        regime: hit.regime,
        gold: isGold,
        sentences: sentences.map(({ start, end, features }) => ({ features, right: isGold && holdsAnswer(text.slice(start, end), query.answers) })),
      }];
    });
    if (hits.some((hit) => hit.gold)) result.push({ trial: trial.name, hits });
  }
  await library.close();
  log(`${trial.name}: ${result.length} questions`);
  return result;
}

/** Both regimes at once: what belongs to one is zero in the other, and a bias says how they compare. */
function inRegime(regime: Regime, names: string[], features: Record<string, number>): Float64Array {
  const row = new Float64Array(2 * (names.length + 1));
  const values = names.map((name) => (regime === "cross" && SPELT.has(name) ? 0 : features[name]!));
  row.set([...values, 1], regime === "same" ? 0 : names.length + 1);
  return row;
}

/** Weights under which the right ones of each question's options come first; every trial counts the same. */
function learn<Name extends string>(names: Name[], weights: Record<Regime, Record<Name, number>>, lists: { trial: string; options: { regime: Regime; features: Record<Name, number>; right: boolean }[] }[]): void {
  const perTrial = new Map<string, number>();
  for (const { trial } of lists) perTrial.set(trial, (perTrial.get(trial) ?? 0) + 1);
  const choices = lists.map(({ trial, options }): Choice => ({
    options: options.map(({ regime, features }) => inRegime(regime, names, features)),
    right: options.map(({ right }) => right),
    weight: 1 / perTrial.get(trial)!,
  }));
  const size = names.length + 1;
  const w = fitChoices(choices, 2 * size);
  for (const [r, regime] of REGIMES.entries()) {
    for (const [i, name] of names.entries()) weights[regime][name] = round(w[r * size + i]!);
    if ("bias" in weights[regime]) Object.assign(weights[regime], { bias: round(w[r * size + names.length]!) });
  }
}

function fitPassages(): void {
  const lists = seen.map(({ trial, hits }) => ({ trial, options: hits.map(({ regime, features, gold }) => ({ regime, features, right: gold })) }));
  learn(QUICK, WEIGHTS.quick, lists);
  learn(PASSAGE, WEIGHTS.passage, lists);
  WEIGHTS.passage.cross.bias -= OWN_LANGUAGE;
}

/** The sentences of the hits that the passages' weights, just chosen, put first. */
function fitSentences(): void {
  const lists = seen.map(({ trial, hits }) => {
    const scored = hits.map((hit) => ({ ...hit, score: weigh(WEIGHTS.passage[hit.regime], hit.features) + (hit.regime === "cross" ? OWN_LANGUAGE : 0) })).sort((a, b) => b.score - a.score);
    const odds = scored.map(({ score }) => Math.exp(score - scored[0]!.score));
    const all = odds.reduce((sum, value) => sum + value, 0);
    const options = scored.slice(0, LOOKED_AT).flatMap(({ regime, sentences }, i) => sentences.map(({ features, right }) => ({ regime, right, features: { ...features, passage: Math.log(odds[i]! / all) } })));
    return { trial, options };
  });
  learn(SENTENCE, WEIGHTS.sentence, lists.filter(({ options }) => options.some(({ right }) => right)));
}

/** The budget and the price of quotes by which most readers have their answer, in the first quote or in three, while the median stays short. */
async function fitQuotes(): Promise<void> {
  const settings = [300, 350, 400].flatMap((budget) => [0.003, 0.005, 0.007, 0.01].map((price) => ({ budget, price, answered: 0, lengths: [] as number[] })));
  for (const trial of [...known.xquad!.trials, ...known.arcd!.trials]) {
    const library = await open(trial);
    for (const query of sample(trial.questions(), Math.ceil(most / 3))) {
      const found = await ranked(query.text, library);
      const articles = await library.articlesBy(found.hits.map(({ passage }) => passage.article));
      for (const setting of settings) {
        WEIGHTS.quote = { budget: setting.budget, price: setting.price };
        const holds = choose(judge(found, 3), 3, false).choices.map(({ hit, start, end }) => {
          setting.lengths.push(end - start);
          return holdsAnswer(articles.get(hit.passage.article)!.text.slice(start, end), query.answers);
        });
        setting.answered += Number(holds[0] ?? false) + Number(holds.includes(true));
      }
    }
    await library.close();
  }
  for (const { budget, price, answered, lengths } of settings) log(`budget ${budget}, price ${price}: ${answered} answered, median length ${median(lengths)}`);
  const { budget, price } = settings.filter(({ lengths }) => median(lengths) <= LENGTH).sort((a, b) => b.answered - a.answered)[0]!;
  WEIGHTS.quote = { budget, price };
}

/**
 * Questions with and without an answer in the library: whole subjects left out, and,
 * harder, a paragraph left out whose neighbours stay; libraries large and small.
 */
function* partial(): Generator<Trial> {
  const subject = (id: string) => Number(/^p(\d+)-/.exec(id)?.[1]);
  const asked = [...new Set(known.xquad!.trials[0]!.questions().map(({ gold }) => subject(gold[0]!)))];
  const paragraph = (id: string) => Number(/-(\d+)$/.exec(id)?.[1]);
  const kept: [string, (id: string) => boolean][] = [
    ["subjects", (id) => asked.indexOf(subject(id)) % 4 !== 3],
    ["paragraphs", (id) => paragraph(id) % 4 !== subject(id) % 4],
    ...[0, 1, 2, 3].map((k): [string, (id: string) => boolean] => [`small${k}`, (id) => Math.floor(subject(id) / 2) % 6 === k && paragraph(id) % 4 !== 1]),
  ];
  for (const trial of known.xquad!.trials.filter(({ name }) => !/> ru|ru > en/.test(name))) {
    for (const [name, keep] of kept) {
      const documents = (trial.corpus.source() as { _id: string; text: string }[]).filter(({ _id }) => keep(_id));
      const all = trial.questions();
      const there = all.filter(({ gold }) => keep(gold[0]!));
      const absent = all.filter(({ gold }) => !keep(gold[0]!)).map((query) => ({ ...query, gold: [], answers: [] }));
      const count = Math.ceil(most / (name.startsWith("small") ? 4 : 1));
      if (absent.length > 0) yield { name: `${trial.name} ${name}`, corpus: { name: `${trial.corpus.name}-${name}`, source: () => documents }, questions: () => [...sample(there, count), ...sample(absent, count)] };
    }
  }
  // The same among ten thousand others.
  const [, haystack] = known.needles!.trials;
  const there = (query: { gold: string[] }) => subject(query.gold[0]!) % 4 !== 0;
  const documents = (haystack!.corpus.source() as { _id: string; text: string }[]).filter(({ _id }) => Number.isNaN(subject(_id)) || subject(_id) % 4 !== 0);
  for (const asked of known.xquad!.trials.filter(({ name }) => /^ar$|> ar/.test(name))) {
    const questions = sample(asked.questions(), most).map((query) => (there(query) ? query : { ...query, gold: [], answers: [] }));
    yield { name: `${asked.name} large`, corpus: { name: "needles-partial", source: () => documents }, questions: () => questions };
  }
  // Several articles on one event, and questions that only seem to be answered.
  const own = known.own!.trials.flatMap((trial) => trial.questions());
  yield { name: "own", corpus: known.own!.trials[0]!.corpus, questions: () => own };
  yield* chosen;
}

async function fitConfidence(): Promise<void> {
  const examples: Record<Regime, { features: Float64Array; right: boolean; weight: number; set: string }[]> = { same: [], cross: [] };
  for (const trial of partial()) {
    const library = await open(trial);
    for (const query of trial.questions()) {
      const found = await ranked(query.text, library);
      const choices = choose(judge(found, 3), 3, true).choices;
      if (choices.length === 0) continue;
      const speaks = searchEvidence(found, choices[0]!.hit);
      // The right question answered from the wrong article is neither kind.
      if (query.gold.length > 0 && !query.gold.includes((await articleOf(library, choices[0]!.hit.passage.article)).key)) continue;
      examples[choices[0]!.hit.regime].push({ features: Float64Array.of(...EVIDENCE.map((name) => speaks[name]), 1), right: query.gold.length > 0, weight: 1, set: trial.name.split(" ").at(-1)!.replace(/\d/, "") });
    }
    await library.close();
  }
  for (const regime of REGIMES) {
    // As many of either kind: how often readers ask what is not there is not known.
    const right = examples[regime].filter((example) => example.right).length;
    for (const example of examples[regime]) example.weight = (example.set === "own" ? OWN : 1) * (example.right ? 1 / right : 1 / (examples[regime].length - right));
    const w = fitLogistic(examples[regime], EVIDENCE.length + 1);
    const sure = (wanted: boolean, set?: string) => examples[regime].filter((example) => example.right === wanted && (!set || example.set === set)).map(({ features }) => dot(w, features)).sort((a, b) => b - a);
    const floor = sure(true)[Math.floor(REACHED[regime] * right)]!;
    for (const [i, name] of EVIDENCE.entries()) WEIGHTS.confidence[regime][name] = round(w[i]!);
    // One threshold for both: the bias moves, so that at even odds the same share is answered.
    WEIGHTS.confidence[regime].bias = round(w[EVIDENCE.length]! - floor);
    for (const set of ["subjects", "paragraphs", "small", "large", "own"]) {
      const at = sure(true, set)[Math.floor(0.9 * sure(true, set).length)]!;
      const share = (list: number[], least: number) => ((100 * list.filter((odds) => odds >= least).length) / list.length).toFixed(1);
      log(`${regime} ${set}: false answers ${share(sure(false, set), at)} % where 90 % are answered; as shipped ${share(sure(true, set), floor)} % answered, ${share(sure(false, set), floor)} % falsely`);
    }
  }
}

function save(): void {
  const { quick, passage, sentence, quote, confidence, read } = WEIGHTS;
  const chosenBy = { command: "npm run tune", model: embedder.id };
  writeFileSync(WEIGHTS_FILE, `${JSON.stringify({ chosenBy, quick, passage, sentence, quote, confidence, read }, null, 2)}\n`);
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
