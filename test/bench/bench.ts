import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { quantile } from "../eval/measure.ts";
import { type Document, type Query, TestSet } from "../eval/set.ts";
import { sample } from "../eval/suites.ts";
import type { Both } from "./both.ts";
import type { Cost } from "./cost.ts";
import { ENGINES } from "./engines.ts";
import type { Embedded } from "./isnad.ts";
import type { Asked, Indexed, Task } from "./task.ts";

const USAGE = `Measures speed and size, beside other search engines for JavaScript, each in a process of its own.

  npm run bench [-- --data DIR] [--engine NAME,..] [--articles N] [--sample N] [--texts N] [--work DIR] [--json FILE]

Over the 9,873 articles of ANT with the paragraphs of ARCD and XQuAD among them, and their questions.
--data     where the folders xquad, arcd and ant lie (default data/eval; test/eval/convert.ts makes them)
--engine   only engines whose names begin so; "none": only the rest. PostgreSQL needs a server at DATABASE_URL, and makes
           the database isnad_bench there; beside Isnad, both are then asked in turns
--articles more of them, up to N, each made of sentences of several and of a few names of its own
--sample   at most N questions
--texts    texts to embed (default 100000)`;

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);

interface Engine {
  name: string;
  indexed: Indexed;
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
      work: { type: "string", default: join(tmpdir(), "isnad-bench") },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const { corpus, questions } = haystack(options.data, options.work, Number(options.articles), Number(options.sample));
  const wanted = options.engine?.split(/,\s*/);
  const engines: Engine[] = [];
  const there = Object.keys(ENGINES).filter((name) => name !== "PostgreSQL" || process.env.DATABASE_URL);
  if (there.length < Object.keys(ENGINES).length) process.stderr.write("PostgreSQL: left out, DATABASE_URL names no server\n");
  for (const name of there.filter((name) => !wanted || wanted.some((start) => name.startsWith(start)))) {
    process.stderr.write(`${name}\n`);
    const folder = join(options.work, name.replace(/\W+/g, "-"));
    const { indexed, asked = work<Asked>({ kind: "ask", engine: name, questions, folder }) } = work<{ indexed: Indexed; asked?: Asked }>({ kind: "index", engine: name, corpus, questions, folder });
    engines.push({ name, indexed, asked, disk: size(folder) + (indexed.elsewhere ?? 0) });
  }
  if (engines.length > 0) console.log(comparison(engines));
  const folder = join(options.work, "Isnad");
  const rest: [string, string][] = [];
  for (const { name, asked } of engines) if (asked.read) rest.push([`${name}: passages read of a question`, `${asked.read.passages.toFixed(1)}; none of ${(100 * asked.read.none).toFixed(0)} % of the questions`]);
  if (["Isnad", "PostgreSQL"].every((name) => engines.some((engine) => engine.name === name))) rest.push(...beside(work<Both>({ kind: "both", questions, folder })));
  if (engines.some(({ name }) => name === "Isnad")) {
    const unchanged = work<Cost>({ kind: "again", corpus, folder });
    rest.push(["index run, nothing changed", seconds(unchanged)]);
    rest.push(["index run, only the vector graph to be built again", seconds(work<Cost>({ kind: "graph", corpus, folder }))]);
    rest.push(["start to first answer in the terminal", firstAnswer(folder)]);
    rest.push(["index run, one article added", seconds(work<Cost>({ kind: "more", corpus, folder }))]);
  }
  const texts = Number(options.texts);
  const embedded = texts > 0 ? work<Embedded>({ kind: "embed", corpus, texts }) : undefined;
  if (embedded) {
    rest.push([`embedding ${texts} passages`, `${seconds(embedded)}, ${(texts / embedded.cpuSeconds).toFixed(0)} a second of CPU time`]);
    rest.push(["resident MB after each tenth of them", embedded.resident.map(megabytes).join(" ")]);
  }
  if (rest.length > 0) console.log(`\n${markdown(["Isnad", ""], rest)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ node: process.version, engines, rest: Object.fromEntries(rest), embedded }, null, 1)}\n`);
}

/** The corpus and the questions as files that every engine reads. */
function haystack(data: string, folder: string, articles: number, most: number): { corpus: string; questions: string } {
  const [ant, arcd, xquad] = ["ant", "arcd", "xquad"].map((name) => new TestSet(join(data, name))) as [TestSet, TestSet, TestSet];
  mkdirSync(folder, { recursive: true });
  const corpus = join(folder, "corpus.jsonl");
  const questions = join(folder, "questions.jsonl");
  const lines = (records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const real = [ant, arcd, xquad].flatMap((set) => set.corpus("ar"));
  writeFileSync(corpus, lines(real));
  for (let from = real.length; from < articles; from += LOT) appendFileSync(corpus, lines(Array.from({ length: Math.min(LOT, articles - from) }, (_, i) => recombined(real, from + i))));
  const asked = sample([arcd, xquad].flatMap((set) => set.queries("ar")), most);
  writeFileSync(questions, lines(asked.map(({ id, ...query }: Query) => ({ _id: id, ...query }))));
  return { corpus, questions };
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
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", script, JSON.stringify(task)], { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(output.trimEnd().split("\n").at(-1)!) as T;
}

/** Of three fresh starts: the program loaded, the index opened, one question answered. */
function firstAnswer(folder: string): string {
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", join("src", "main.ts"), "ask", "متى ولد ابن خلدون؟", "--index", folder], { encoding: "utf8" });
    if (status === 2) throw new Error(stderr);
    return (performance.now() - started) / 1000;
  });
  return `${quantile(times, 0.5).toFixed(1)} s (median of ${times.map((time) => time.toFixed(1)).join(", ")})`;
}

function size(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

function comparison(engines: Engine[]): string {
  const heading = ["engine", "index s", "CPU s", "ms median", "p95", "CPU ms", "resident MB", "peak MB, indexing", "disk MB", "nDCG@10"];
  return markdown(
    heading,
    engines.map(({ name, indexed, asked, disk }) => [
      name,
      indexed.seconds.toFixed(1),
      indexed.cpuSeconds.toFixed(1),
      asked.median.toFixed(1),
      asked.p95.toFixed(1),
      asked.cpu.toFixed(1),
      megabytes(asked.resident),
      megabytes(indexed.peak),
      megabytes(disk),
      (100 * asked.ndcg10).toFixed(1),
    ]),
  );
}

function beside({ median, p95, same, recall }: Both): [string, string][] {
  const times = ([one, other]: [number, number]) => `${one.toFixed(1)} and ${other.toFixed(1)} ms, ${(other / one).toFixed(2)} times`;
  return [
    ["a question to SQLite and to PostgreSQL in turns, median", times(median)],
    ["p95", times(p95)],
    ["the same first quote", `${(100 * same).toFixed(2)} %`],
    ["recall@100 of neighbours against looking at all", recall.map((share) => `${(100 * share).toFixed(2)} %`).join(" and ")],
  ];
}

function seconds({ seconds, cpuSeconds }: Cost): string {
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU time)`;
}

function markdown(heading: string[], rows: string[][]): string {
  const cells = [heading, heading.map(() => "---"), ...rows];
  return cells.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

main();
