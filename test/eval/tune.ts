import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { choose } from "../../src/answer/ask.ts";
import { evidence } from "../../src/answer/confidence.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import { Library } from "../../src/library/library.ts";
import { type Evidence, type Feature, type Regime, type SentenceFeature, WEIGHTS } from "../../src/search/rank.ts";
import { search } from "../../src/search/search.ts";
import { windows } from "../../src/search/sentences.ts";
import { type Choice, dot, fitChoices, fitLogistic } from "./fit.ts";
import { holdsAnswer } from "./measure.ts";
import { sample, suites, type Trial } from "./suites.ts";

/**
 * Chooses all weights of the ranking on the developers' questions and writes them to
 * src/search/weights.json with the figures they reach there: first the passages',
 * then the sentences', then the confidence, which rests on both.
 * Weights only: no text is kept. Usage: npm run tune -- --data DIR
 */
const WEIGHTS_FILE = new URL("../../src/search/weights.json", import.meta.url);
const PASSAGE: Feature[] = ["words", "grams", "late", "cosine", "title", "names", "proximity", "numbers", "contextWords", "contextGrams", "contextLate"];
const SENTENCE: SentenceFeature[] = ["words", "grams", "late", "names", "numbers", "proximity", "wanted", "joined"];
const EVIDENCE: Evidence[] = ["score", "late", "window", "coverage", "missing", "weakest", "support", "cosine", "grams"];
const REGIMES: Regime[] = ["same", "cross"];
/** The median length that the first three quotes should have; UTF-16 units. */
const LENGTH = 245;
/** Readers like answers in the language they ask in: what a passage in another must make good, in log-odds. No gold article says so. */
const OWN_LANGUAGE = 2;
/** How much more one of our own questions counts for the confidence than one of the public sets, of which there are many. */
const OWN = 4;
/** The share of answerable questions that should be answered. */
const ANSWERED = 0.92;

/** One question: its hits with their features, and the windows of the first few. */
interface Seen {
  trial: string;
  hits: { features: Record<Feature, number>; regime: Regime; gold: boolean; windows: { features: Record<SentenceFeature, number>; right: boolean; length: number }[] }[];
}

const { values: options } = parseArgs({ options: { data: { type: "string", default: "data/eval" }, sample: { type: "string", default: "300" } } });
const known = suites(options.data);
const embedder = await Embedder.load("embeddings/model");
const most = Number(options.sample);
const log = (text: string) => process.stderr.write(`${text}\n`);

const ranked = [...known.xquad!.trials, ...known.arcd!.trials, ...known.mixed!.trials];
// Every window that could be a quote is looked at; which are short enough is chosen below.
WEIGHTS.budget = 500;
const seen: Seen[] = [];
for (const trial of ranked) seen.push(...(await look(trial)));
fitPassages();
fitSentences();
await fitConfidence();
save();

async function open({ corpus }: Trial): Promise<Library> {
  const folder = join(tmpdir(), "isnad-tune", corpus.name);
  mkdirSync(folder, { recursive: true });
  const documents = corpus.source();
  const articles = typeof documents === "string" ? documents : join(folder, "corpus.jsonl");
  if (typeof documents !== "string") writeFileSync(articles, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  await build({ articles, index: join(folder, "index"), embedder });
  return Library.open(join(folder, "index"), embedder.id, log);
}

async function look(trial: Trial): Promise<Seen[]> {
  const library = await open(trial);
  const { same = (article: string) => article } = trial;
  const mixed = trial.name.includes("+");
  const result: Seen[] = [];
  for (const query of sample(trial.questions(), trial.name === "arcd" ? 120 : most)) {
    const gold = new Set(query.gold.map(same));
    const found = await search(query.text, library, embedder);
    // In one library of many languages every second question is answered in another language only.
    const hidden = mixed && result.length % 2 === 0 ? `${trial.name.slice(0, 2)}:` : undefined;
    const hits = found.hits.flatMap((hit, place) => {
      const { key } = library.article(hit.passage.article);
      const isGold = gold.has(same(key));
      if (isGold && hidden && key.startsWith(hidden)) return [];
      const { text } = library.article(hit.passage.article);
      const list = place < 12 || isGold ? windows(found, hit) : [];
      return [{
        features: hit.features,
        regime: hit.regime,
        gold: isGold,
        windows: list.map(({ start, end, features }) => ({ features, right: isGold && holdsAnswer(text.slice(start, end), query.answers), length: end - start })),
      }];
    });
    if (hits.some((hit) => hit.gold)) result.push({ trial: trial.name, hits });
  }
  library.close();
  log(`${trial.name}: ${result.length} questions`);
  return result;
}

/** Both regimes at once: what belongs to one is zero in the other, and a bias says how they compare. */
function inRegime(regime: Regime, features: number[]): Float64Array {
  const row = new Float64Array(2 * (features.length + 1));
  const at = regime === "same" ? 0 : features.length + 1;
  row.set([...features, 1], at);
  return row;
}

function fitPassages(): void {
  const perTrial = new Map<string, number>();
  for (const { trial } of seen) perTrial.set(trial, (perTrial.get(trial) ?? 0) + 1);
  const choices = seen.map(({ trial, hits }): Choice => ({
    options: hits.map(({ features, regime }) => inRegime(regime, PASSAGE.map((name) => features[name]))),
    right: hits.map(({ gold }) => gold),
    weight: 1 / perTrial.get(trial)!,
  }));
  const size = PASSAGE.length + 1;
  const w = fitChoices(choices, 2 * size);
  for (const [r, regime] of REGIMES.entries()) {
    for (const [i, name] of [...PASSAGE, "bias" as const].entries()) WEIGHTS.passage[regime][name] = round(w[r * size + i]!);
  }
  WEIGHTS.passage.cross.bias -= OWN_LANGUAGE;
}

/** The longest budget that keeps quotes as short as they should be; and under it, which window of a gold passage holds the answer. */
function fitSentences(): void {
  const budgets = [200, 220, 240, 260, 270, 280, 290, 300, 310, 320, 350];
  for (const budget of budgets.reverse()) {
    WEIGHTS.budget = budget;
    const short = (hit: Seen["hits"][number]) => hit.windows.filter(({ features, length }) => features.joined === 0 || length <= budget);
    for (const regime of REGIMES) {
      const lists = seen.flatMap(({ hits }) => hits.filter((hit) => hit.gold && hit.regime === regime).map(short)).filter((list) => list.some(({ right }) => right) && list.some(({ right }) => !right));
      const w = fitChoices(lists.map((list) => ({ options: list.map(({ features }) => Float64Array.from(SENTENCE, (name) => features[name])), right: list.map(({ right }) => right), weight: 1 })), SENTENCE.length);
      for (const [i, name] of SENTENCE.entries()) WEIGHTS.sentence[regime][name] = round(w[i]!);
    }
    // Of the passages that readers would see, right or wrong.
    const shown = seen.flatMap(({ hits }) => hits.slice(0, 3)).filter((hit) => hit.windows.length > 0);
    const chosen = shown.map((hit) => {
      const list = short(hit);
      return list[best(list.map(({ features }) => dot(SENTENCE.map((name) => WEIGHTS.sentence[hit.regime][name]), SENTENCE.map((name) => features[name]))))]!;
    });
    log(`budget ${budget}: median length ${median(chosen.map(({ length }) => length))}`);
    if (median(chosen.map(({ length }) => length)) <= LENGTH) break;
  }
  for (const { hits } of seen) for (const hit of hits) hit.windows = hit.windows.filter(({ features, length }) => features.joined === 0 || length <= WEIGHTS.budget);
  // How much the best window counts beside its passage: by the first choices that hold an answer, and those of a gold article.
  for (const regime of REGIMES) {
    let most = -1;
    for (let share = 0; share <= 1; share += 0.05) {
      let right = 0;
      for (const { hits } of seen) {
        const first = hits.filter((hit) => hit.windows.length > 0).map((hit) => ({ hit, ...choice(hit, hit.regime === regime ? share : WEIGHTS.share[hit.regime]) })).sort((a, b) => b.score - a.score)[0];
        if (first?.hit.regime === regime) right += (first.right ? 1 : 0) + (first.hit.gold ? 2 : 0);
      }
      if (right > most) {
        most = right;
        WEIGHTS.share[regime] = round(share);
      }
    }
  }
}

function choice({ features, regime, windows }: Seen["hits"][number], share: number): { score: number; right: boolean } {
  const scores = windows.map((window) => dot(SENTENCE.map((name) => WEIGHTS.sentence[regime][name]), SENTENCE.map((name) => window.features[name])));
  const place = best(scores);
  const passage = dot(PASSAGE.map((name) => WEIGHTS.passage[regime][name]), PASSAGE.map((name) => features[name])) + WEIGHTS.passage[regime].bias;
  return { score: passage + share * scores[place]!, right: windows[place]!.right };
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
  // Several articles on one event, and questions that only seem to be answered.
  const own = known.own!.trials.flatMap((trial) => trial.questions());
  yield { name: "own", corpus: known.own!.trials[0]!.corpus, questions: () => own };
}

async function fitConfidence(): Promise<void> {
  const examples: Record<Regime, { features: Float64Array; right: boolean; weight: number; set: string }[]> = { same: [], cross: [] };
  for (const trial of partial()) {
    const library = await open(trial);
    for (const query of trial.questions()) {
      const found = await search(query.text, library, embedder);
      const choices = choose(found, 3);
      if (choices.length === 0) continue;
      const speaks = evidence(found, choices);
      // The right question answered from the wrong article is neither kind.
      if (query.gold.length > 0 && !query.gold.includes(library.article(choices[0]!.hit.passage.article).key)) continue;
      examples[choices[0]!.hit.regime].push({ features: Float64Array.of(...EVIDENCE.map((name) => speaks[name]), 1), right: query.gold.length > 0, weight: 1, set: trial.name.split(" ").at(-1)!.replace(/\d/, "") });
    }
    library.close();
  }
  for (const regime of REGIMES) {
    // As many of either kind: how often readers ask what is not there is not known.
    const right = examples[regime].filter((example) => example.right).length;
    for (const example of examples[regime]) example.weight = (example.set === "own" ? OWN : 1) * (example.right ? 1 / right : 1 / (examples[regime].length - right));
    const w = fitLogistic(examples[regime], EVIDENCE.length + 1);
    const sure = (wanted: boolean, set?: string) => examples[regime].filter((example) => example.right === wanted && (!set || example.set === set)).map(({ features }) => dot(w, features)).sort((a, b) => b - a);
    const floor = sure(true)[Math.floor(ANSWERED * right)]!;
    for (const [i, name] of EVIDENCE.entries()) WEIGHTS.confidence[regime][name] = round(w[i]!);
    // One threshold for both: the bias moves, so that at even odds the same share is answered.
    WEIGHTS.confidence[regime].bias = round(w[EVIDENCE.length]! - floor);
    for (const set of ["subjects", "paragraphs", "small", "own"]) {
      const at = sure(true, set)[Math.floor(0.9 * sure(true, set).length)]!;
      const share = (list: number[], least: number) => ((100 * list.filter((odds) => odds >= least).length) / list.length).toFixed(1);
      log(`${regime} ${set}: false answers ${share(sure(false, set), at)} % where 90 % are answered; as shipped ${share(sure(true, set), floor)} % answered, ${share(sure(false, set), floor)} % falsely`);
    }
  }
}

function save(): void {
  const { passage, sentence, budget, share, confidence, answered } = WEIGHTS;
  const before = JSON.parse(readFileSync(WEIGHTS_FILE, "utf8")) as { chosenBy?: unknown };
  const chosenBy = { command: "npm run tune", model: embedder.id, questions: seen.length };
  writeFileSync(WEIGHTS_FILE, `${JSON.stringify({ ...before, chosenBy, passage, sentence, budget, share, confidence, answered }, null, 2)}\n`);
}

function best(scores: number[]): number {
  return scores.indexOf(Math.max(...scores));
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
