import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { quantile } from "../eval/measure.ts";
import { type Document, type Query, TestSet } from "../eval/set.ts";
import { sample } from "../eval/suites.ts";
import type { Cost } from "./cost.ts";
import { ENGINES } from "./engines.ts";
import type { Embedded } from "./isnad.ts";
import type { Asked, Indexed, Task } from "./task.ts";
import type { Kept, Turn } from "./turns.ts";
import type { Writing } from "./writing.ts";

const USAGE = `Measures speed and size, beside other search engines for JavaScript, each in a process of its own.

  npm run bench [-- --data DIR] [--engine NAME,..] [--articles N] [--sample N] [--texts N] [--keep] [--work DIR] [--json FILE]

Over the 9,873 articles of ANT with the paragraphs of ARCD and XQuAD among them, and their questions.
--data     where the folders xquad, arcd and ant lie (default data/eval; test/eval/convert.ts makes them)
--engine   only engines whose names begin so; "none": only the rest. PostgreSQL needs a server at DATABASE_URL, and makes
           the databases isnad_bench_N there. Isnad and PostgreSQL are then asked in turns, and while an index run writes
--articles more of them, up to N, each made of sentences of several and of a few names of its own; both sizes are
           measured. "17700,590000": these two
--sample   at most N questions
--texts    texts to embed (default 100000)
--keep     only asks, where an index lies in --work from a run before; what lives in memory is indexed anew`;

/** Engines whose index lies on a disk, to be opened by another process. */
const isKept = ({ engine }: { engine: string }): boolean => engine === "Isnad" || engine === "PostgreSQL";

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);

interface Measured {
  engine: string;
  articles: number;
  folder: string;
  indexed?: Indexed;
  asked: Asked;
  disk: number;
}

function main(): void {
  const { values: options } = parseArgs({
    options: {
      data: { type: "string", default: join("data", "eval") },
      engine: { type: "string" },
      articles: { type: "string", default: "0" },
      sample: { type: "string", default: "Infinity" },
      texts: { type: "string", default: "100000" },
      keep: { type: "boolean", default: false },
      work: { type: "string", default: join(tmpdir(), "isnad-bench") },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const wanted = options.engine?.split(/,\s*/);
  const there = Object.keys(ENGINES).filter((name) => name !== "PostgreSQL" || process.env.DATABASE_URL);
  if (there.length < Object.keys(ENGINES).length) process.stderr.write("PostgreSQL: left out, DATABASE_URL names no server\n");
  const names = there.filter((name) => !wanted || wanted.some((start) => name.startsWith(start)));
  const { corpora, questions } = haystacks(options.data, options.work, options.articles.split(",").map(Number), Number(options.sample));
  const measured: Measured[] = [];
  for (const { corpus, articles } of corpora) {
    for (const engine of names) {
      process.stderr.write(`${engine}, ${articles} articles\n`);
      const folder = join(options.work, `${engine.replace(/\W+/g, "-")}-${articles}`);
      const made = options.keep && isKept({ engine }) && existsSync(folder) ? undefined : work<{ indexed: Indexed; asked?: Asked }>({ kind: "index", engine, corpus, questions, folder });
      const asked = made?.asked ?? work<Asked>({ kind: "ask", engine, questions, folder });
      measured.push({ engine, articles, folder, asked, ...(made && { indexed: made.indexed }), disk: size(folder) + (made?.indexed.elsewhere ?? 0) });
    }
  }
  if (measured.length > 0) console.log(comparison(measured));
  const kept = measured.filter((one): one is Measured & Kept => isKept(one));
  const asked = kept.length > 1 ? work<Turn[]>({ kind: "turns", kept: kept.map(({ engine, folder }) => ({ engine, folder })), questions }) : [];
  if (asked.length > 0) console.log(`\n${inTurns(kept, asked)}`);
  const rest: [string, string][] = [];
  for (const { engine, articles, asked } of kept) {
    rest.push([`${engine}, ${articles} articles: opened with its models`, `${asked.opened!.toFixed(1)} s`]);
    rest.push(["passages read of a question", `${asked.read!.passages.toFixed(1)}; none of ${(100 * asked.read!.none).toFixed(0)} % of the questions`]);
  }
  const made = kept.filter(({ indexed }) => indexed);
  const largest = made.find(({ engine }) => engine === "Isnad");
  if (largest) {
    const { folder } = largest;
    const { corpus } = corpora.find(({ articles }) => articles === largest.articles)!;
    rest.push(["index run, nothing changed", seconds(work<Cost>({ kind: "again", corpus, folder }))]);
    rest.push(["index run, only the vector graph to be built again", seconds(work<Cost>({ kind: "graph", corpus, folder }))]);
    rest.push(["start to first answer in the terminal", firstAnswer(folder)]);
    rest.push(["index run, one article added", seconds(work<Cost>({ kind: "more", corpus, folder }))]);
  }
  for (const { engine, articles, folder } of made.filter(({ articles }) => articles === corpora.at(-1)!.articles)) {
    for (const { phase, questions: count, median, p95 } of work<Writing[]>({ kind: "writing", kept: { engine, folder }, corpus: corpora.at(-1)!.corpus, questions })) {
      rest.push([`${engine}, ${articles} articles: a question while a run stands still and while it is ${phase} all of them anew, median (${count} each)`, against(median)]);
      rest.push(["p95", against(p95)]);
    }
  }
  const texts = Number(options.texts);
  const embedded = texts > 0 ? work<Embedded>({ kind: "embed", corpus: corpora[0]!.corpus, texts }) : undefined;
  if (embedded) {
    rest.push([`embedding ${texts} passages`, `${seconds(embedded)}, ${(texts / embedded.cpuSeconds).toFixed(0)} a second of CPU time`]);
    rest.push(["resident MB after each tenth of them", embedded.resident.map(megabytes).join(" ")]);
  }
  if (rest.length > 0) console.log(`\n${markdown(["Isnad", ""], rest)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ node: process.version, measured, turns: asked, rest, embedded }, null, 1)}\n`);
}

/** Corpora, the largest first, and the questions to all, as files that every engine reads. @param articles how many there shall be */
function haystacks(data: string, folder: string, articles: number[], most: number): { corpora: { corpus: string; articles: number }[]; questions: string } {
  const [ant, arcd, xquad] = ["ant", "arcd", "xquad"].map((name) => new TestSet(join(data, name))) as [TestSet, TestSet, TestSet];
  mkdirSync(folder, { recursive: true });
  const questions = join(folder, "questions.jsonl");
  const lines = (records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const real = [ant, arcd, xquad].flatMap((set) => set.corpus("ar"));
  const sizes = [...new Set([...articles, ...(articles.length > 1 ? [] : [real.length])].map((count) => Math.max(count, real.length)))].sort((a, b) => b - a);
  const corpora = sizes.map((size) => {
    const corpus = join(folder, `corpus-${size}.jsonl`);
    writeFileSync(corpus, lines(real));
    for (let from = real.length; from < size; from += LOT) appendFileSync(corpus, lines(Array.from({ length: Math.min(LOT, size - from) }, (_, i) => recombined(real, from + i))));
    return { corpus, articles: size };
  });
  const asked = sample([arcd, xquad].flatMap((set) => set.queries("ar")), most);
  writeFileSync(questions, lines(asked.map(({ id, ...query }: Query) => ({ _id: id, ...query }))));
  return { corpora, questions };
}

/** Made articles written at once. */
const LOT = 1000;

/** An article as long as another, of sentences taken here and there, with three words that no other has. Always the same for the same number. */
function recombined(real: Document[], number: number): Document {
  let state = Math.imul(number, 0x9e3779b9);
  const below = (most: number) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + number;
    return (state >>> 0) % most;
  };
  const name = () => Array.from({ length: 4 }, () => LETTERS[below(LETTERS.length)]! + LETTERS[below(LETTERS.length)]!).join("");
  const { title, text } = real[below(real.length)]!;
  const sentences = text.split(/(?<=[.!؟])\s+/).map(() => {
    const others = real[below(real.length)]!.text.split(/(?<=[.!؟])\s+/);
    return others[below(others.length)]!;
  });
  return { _id: `made-${number}`, title: `${title ?? ""} ${name()}`.trim(), text: `${sentences.join(" ")} ${name()} ${name()}.` };
}

const LETTERS = [..."ابتجحدرزسشصطعفقكلمنهوي"];

/** Runs a task in a fresh process that may collect its garbage when told. */
function work<T>(task: Task): T {
  const script = fileURLToPath(new URL("task.ts", import.meta.url));
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx/esm", script, JSON.stringify(task)], { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(output.trimEnd().split("\n").at(-1)!) as T;
}

/** Of three fresh starts: the program loaded, the index opened, one question answered. */
function firstAnswer(folder: string): string {
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["bin/isnad.js", "ask", "متى ولد ابن خلدون؟", "--index", folder], { encoding: "utf8", env: { ...process.env, DATABASE_URL: "" } });
    if (status === 2) throw new Error(stderr);
    return (performance.now() - started) / 1000;
  });
  return `${quantile(times, 0.5).toFixed(1)} s (median of ${times.map((time) => time.toFixed(1)).join(", ")})`;
}

function size(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

function comparison(measured: Measured[]): string {
  const heading = ["engine", "articles", "index s", "CPU s", "ms median", "p95", "CPU ms", "resident MB", "peak MB, indexing", "disk MB", "nDCG@10"];
  return markdown(
    heading,
    measured.map(({ engine, articles, indexed, asked, disk }) => [
      engine,
      String(articles),
      indexed?.seconds.toFixed(1) ?? "",
      indexed?.cpuSeconds.toFixed(1) ?? "",
      asked.median.toFixed(1),
      asked.p95.toFixed(1),
      asked.cpu.toFixed(1),
      megabytes(asked.resident),
      indexed ? megabytes(indexed.peak) : "",
      megabytes(disk),
      (100 * asked.ndcg10).toFixed(1),
    ]),
  );
}

/** The same questions asked in turns. */
function inTurns(kept: Measured[], turns: Turn[]): string {
  const smallest = kept.at(-1)!.articles;
  const row = ({ engine, articles }: Measured, { median, p95, first, recall }: Turn) => {
    const of = (name: string, size: number) => turns[kept.findIndex((other) => other.engine === name && other.articles === size)];
    const [sqlite, small] = [engine === "Isnad" ? undefined : of("Isnad", articles), articles === smallest ? undefined : of(engine, smallest)];
    const times = (other: Turn | undefined) => (other ? `${(median / other.median).toFixed(2)}, ${(p95 / other.p95).toFixed(2)}` : "");
    const same = sqlite ? `${((100 * first.filter((quote, i) => quote === sqlite.first[i]).length) / first.length).toFixed(2)} %` : "";
    return [engine, String(articles), median.toFixed(1), p95.toFixed(1), times(sqlite), times(small), same, `${(100 * recall).toFixed(2)} %`];
  };
  const heading = ["asked in turns", "articles", "ms median", "p95", "median, p95: times SQLite's", `times those of ${smallest} articles`, "first quote as SQLite's", "recall@100 of neighbours"];
  return markdown(heading, kept.map((one, i) => row(one, turns[i]!)));
}

const against = ([one, other]: [number, number]) => `${one.toFixed(1)} and ${other.toFixed(1)} ms, ${(other / one).toFixed(2)} times`;

function seconds({ seconds, cpuSeconds }: Cost): string {
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU time)`;
}

function markdown(heading: string[], rows: string[][]): string {
  const cells = [heading, heading.map(() => "---"), ...rows];
  return cells.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

main();
