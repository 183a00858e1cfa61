import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { createAsk } from "../../src/answer/ask.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import { LIBRARY_FILE } from "../../src/library/format/schema.ts";
import type { Library } from "../../src/library/library.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { Reader, type Read } from "../../src/reading/reader.ts";
import { type Both, both, compared } from "./both.ts";
import { cases } from "./cases.ts";
import { holdsAnswer, ndcg, overlap, recall } from "./measure.ts";
import { type Outcome, picture, type Row, row, table } from "./report.ts";
import { remembering } from "./remember.ts";
import { reading } from "../articles/reading.ts";
import { type Corpus, isSet, sample, type Suite, suiteOf, suites, texts, type Trial } from "./suites.ts";

const USAGE = `Measures answers. Prints a table.

  npm run eval                          every suite
  npm run eval -- --suite xquad,arcd    some of them
  npm run eval -- --suite cases         small libraries with what is right (test/cases)
  npm run eval -- --suite reading       how articles are read (npm run eval:reading)
  npm run eval -- --set DIR             any folder in the layout of BEIR, such as npx isnad export writes

Options:
  --data DIR      where the folders xquad, arcd and ant lie (default data/eval; test/eval/convert.ts makes them); or a set itself, as --set
  --kind a,b      of the cases only these kinds
  --pair "en > ar"  only rows of this name; may be given again
  --sample N      at most N questions a row
  --model NAME    another embedding model (default embeddings/model)
  --work DIR      where the indexes lie between runs
  --reader off    without reading
  --both          asks SQLite and PostgreSQL (DATABASE_URL, else in WebAssembly), and lists where they differ
  --remember FILE keeps readings from run to run: figures come sooner, times are not to be believed
  --json FILE     all figures, and what happened to each question
  --svg FILE      the curves of refusal`;

/** Quotes asked for when articles are ranked: enough for ten articles even where several passages of one come first. */
const RANKED = 20;
const READ = 3;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      data: { type: "string", default: join("data", "eval") },
      set: { type: "string" },
      suite: { type: "string" },
      kind: { type: "string" },
      pair: { type: "string", multiple: true },
      sample: { type: "string", default: "Infinity" },
      model: { type: "string", default: join("embeddings", "model") },
      work: { type: "string", default: join(tmpdir(), "isnad-eval") },
      remember: { type: "string" },
      reader: { type: "string", default: "on" },
      both: { type: "boolean" },
      json: { type: "string" },
      svg: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (options.help) return console.log(USAGE);
  const known = suites(options.data);
  const set = options.set ?? (isSet(options.data) ? options.data : undefined);
  const reads = set === undefined && (options.suite?.split(",").includes("reading") ?? true);
  if (reads) await reading((line) => process.stdout.write(`${line}\n`));
  if (options.suite === "reading") return;
  if (options.suite === "cases") {
    const reader = options.reader === "off" ? undefined : await Reader.load();
    await cases(await Embedder.load(options.model), reader?.read, (line) => process.stdout.write(`${line}\n`), options.kind?.split(","));
    await reader?.close();
    return;
  }
  const names = options.suite?.split(",").filter((name) => name !== "reading") ?? Object.keys(known);
  const unknown = names.filter((name) => !known[name]);
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(", ")}. There are: ${Object.keys(known).join(", ")}.`);
  const chosen: [string, Suite][] = set === undefined ? names.map((name) => [name, known[name]!]) : [[basename(set), suiteOf(set)]];
  const embedder = await Embedder.load(options.model);
  const reader = options.reader === "off" ? undefined : await Reader.load();
  const bench = new Bench(embedder, reader && remembering(reader.read, options.remember), options.work, Number(options.sample));
  if (options.both) {
    const rows: Parameters<typeof compared>[0] = [];
    for (const [suite, { trials }] of chosen) {
      for (const trial of trials.filter(({ name }) => !options.pair || options.pair.includes(name))) {
        rows.push({ suite, name: trial.name, both: await bench.both(trial) });
        process.stderr.write(`${suite} ${trial.name}: ${rows.at(-1)!.both.differences.length} of ${rows.at(-1)!.both.questions} differ\n`);
      }
    }
    await reader?.close();
    return console.log(compared(rows));
  }
  const rows: (Row & { outcomes: Outcome[] })[] = [];
  for (const [name, { trials, total }] of chosen) {
    const run: Outcome[] = [];
    for (const trial of trials) {
      if (options.pair && !options.pair.includes(trial.name)) continue;
      const outcomes = await bench.run(trial);
      if (!outcomes) continue;
      rows.push({ ...row(name, trial.name, outcomes), outcomes });
      run.push(...outcomes);
      process.stderr.write(`${name} ${trial.name}: nDCG@10 ${(100 * (rows.at(-1)!.ndcg10 ?? 0)).toFixed(1)}\n`);
    }
    if (total && run.length > 0) rows.push({ ...row(name, "all", run), outcomes: [] });
  }
  await reader?.close();
  if (rows.length === 0) throw new Error(`Nothing to measure: no questions below ${options.data}. See docs/quality.md for where the sets come from.`);
  console.log(table(rows));
  const about = { model: embedder.id, sample: options.sample, node: process.version };
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ about, rows }, null, 1)}\n`);
  if (options.svg) writeFileSync(options.svg, picture(rows.filter(({ refusal }) => refusal)));
}

/** Builds indexes, asks, and writes down what came. */
class Bench {
  private readonly code = fingerprint();

  constructor(
    private readonly embedder: Embedder,
    private readonly read: Read | undefined,
    private readonly work: string,
    private readonly most: number,
  ) {}

  /** @returns nothing where the trial's files are not there. */
  async run({ name, corpus, questions, same = (article) => article }: Trial): Promise<Outcome[] | undefined> {
    let asked: ReturnType<typeof questions>;
    let source: ReturnType<Corpus["source"]>;
    try {
      asked = sample(questions(), this.most);
      source = corpus.source();
    } catch (error) {
      if ((error as { code?: string }).code !== "ENOENT") throw error;
      process.stderr.write(`${name}: left out, there is no ${(error as { path?: string }).path}\n`);
      return undefined;
    }
    const received = texts(source);
    const library = await this.library(corpus.name, source);
    const ask = createAsk(() => library, this.embedder, this.read);
    const outcomes: Outcome[] = [];
    for (const query of asked) {
      // Timed first, so that nothing is warm that would not be warm for a reader.
      const before = process.cpuUsage();
      const started = performance.now();
      const shown = await ask(query.text, query.before === undefined ? {} : { before: query.before });
      const ms = performance.now() - started;
      const { user, system } = process.cpuUsage(before);
      const read = await ask(query.text, { always: true, top: READ });
      const ranked = await ask(query.text, { always: true, top: RANKED });
      const articles = [...new Set(ranked.quotes.map(({ article }) => same(article)))];
      const gold = new Set(query.gold.map(same));
      const all = [...read.quotes, ...ranked.quotes];
      const holds = read.quotes.map(({ text }) => holdsAnswer(text, query.answers));
      outcomes.push({
        id: query.id,
        answerable: gold.size > 0,
        ndcg: ndcg(articles, gold, 10),
        recall: { 1: recall(articles, gold, 1), 5: recall(articles, gold, 5), 10: recall(articles, gold, 10) },
        ...(query.answers.length > 0 && { answer: { 1: holds[0] ?? false, 3: holds.includes(true) } }),
        lengths: read.quotes.map(({ text }) => text.length),
        quotes: all.length,
        verbatim: all.filter(({ article, text, start, end }) => received.get(article)?.slice(start, end) === text).length,
        found: shown.found,
        confidence: shown.confidence,
        ...(shown.found && shown.differ && { differ: shown.differ.map(({ says }) => says) }),
        ...(query.answers.length > 0 && {
          shown: {
            holds: shown.quotes.map(({ text }) => holdsAnswer(text, query.answers)),
            marked: shown.quotes[0]?.highlights[0] && overlap(shown.quotes[0].text.slice(shown.quotes[0].highlights[0].start, shown.quotes[0].highlights[0].end), query.answers),
          },
        }),
        ms,
        cpu: (user + system) / 1000,
      });
    }
    await library.close();
    return outcomes;
  }

  /** Asks both engines. */
  async both({ corpus, questions, same = (article) => article }: Trial): Promise<Both> {
    const library = await this.library(corpus.name, corpus.source());
    try {
      return await both(join(this.folder(corpus.name), "index", LIBRARY_FILE), library, sample(questions(), this.most), same, this.embedder, this.read);
    } finally {
      await library.close();
    }
  }

  private folder(name: string): string {
    return join(this.work, name.replace(/[^\w-]/g, "_"));
  }

  /** Brings the index of a corpus up to date; one made by other code is not trusted. */
  private async library(name: string, source: ReturnType<Corpus["source"]>): Promise<Library> {
    const folder = this.folder(name);
    const stamp = join(folder, "code");
    if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== this.code) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    const index = join(folder, "index");
    let articles = source;
    if (typeof articles !== "string") {
      articles = join(folder, "corpus.jsonl");
      writeFileSync(articles, (source as object[]).map((document) => `${JSON.stringify(document)}\n`).join(""));
    }
    const report = await build({ articles, index, embedder: this.embedder });
    if (report.skipped.length > 0) process.stderr.write(`${name}: ${report.skipped.length} skipped, first ${JSON.stringify(report.skipped[0])}\n`);
    writeFileSync(stamp, this.code);
    return SqliteLibrary.open(index, this.embedder.id, (text) => process.stderr.write(`${text}\n`));
  }
}

/** Of the code that shapes an index; build() sees changed articles and models, but not that it changed itself. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const room of ["articles", "embedding", "language", "library", "passages"]) {
    for (const file of readdirSync(join("src", room), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).sort()) {
      hash.update(readFileSync(join("src", room, file)));
    }
  }
  return hash.digest("hex");
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
