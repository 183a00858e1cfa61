import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "./set.ts";

const USAGE = `Makes the folders that npm run eval reads out of the published sets.

  npx tsx test/eval/convert.ts xquad OUT xquad.ar.json xquad.en.json ... [even|odd]
  npx tsx test/eval/convert.ts arcd OUT arcd-train.json
  npx tsx test/eval/convert.ts ant OUT FOLDER

OUT is data/eval/xquad and so on. "even" keeps the questions of articles 0, 2, 4, ...; all paragraphs stay.`;

/** The format of SQuAD 1.1, as XQuAD and ARCD have it. */
interface Squad {
  data: { title?: string; paragraphs: { context: string; qas: { id: string; question: string; answers: { text: string }[] }[] }[] }[];
}

interface Converted {
  corpus: Document[];
  queries: { _id: string; text: string; metadata: { gold: string; answers: string[] } }[];
}

/** XQuAD: paragraphs are named by place, so that a name means the same in every language. English titles would give them away, and are left out. */
export function xquad(set: Squad, language: string, half?: "even" | "odd"): Converted {
  const converted = squad(set, language, (article, paragraph) => `p${String(article).padStart(2, "0")}-${paragraph}`, () => "");
  if (!half) return converted;
  const kept = half === "even" ? 0 : 1;
  return { ...converted, queries: converted.queries.filter(({ metadata }) => Number(/\d+/.exec(metadata.gold)![0]) % 2 === kept) };
}

/** ARCD: paragraphs are named by what they say, since its files overlap. Its questions are set in spaces, which are left out. */
export function arcd({ data }: Squad): Converted {
  const trimmed = data.map(({ title = "", paragraphs }) => ({
    title,
    paragraphs: paragraphs.map(({ context, qas }) => ({ context, qas: qas.map((qa) => ({ ...qa, question: qa.question.trim() })) })),
  }));
  return squad({ data: trimmed }, "ar", (_article, _paragraph, context) => `a${createHash("sha1").update(context).digest("hex").slice(0, 10)}`, (title) => title);
}

function squad({ data }: Squad, language: string, name: (article: number, paragraph: number, context: string) => string, title: (title: string) => string): Converted {
  const corpus = new Map<string, Document>();
  const queries: Converted["queries"] = [];
  for (const [a, article] of data.entries()) {
    for (const [p, { context: printed, qas }] of article.paragraphs.entries()) {
      // White space at the ends only: a byte order mark inside JSON is part of the text.
      const context = printed.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, "");
      const id = name(a, p, context);
      corpus.set(id, { _id: id, title: title(article.title ?? ""), text: context, metadata: { language } });
      for (const { id: _id, question, answers } of qas) {
        queries.push({ _id, text: question, metadata: { gold: id, answers: [...new Set(answers.map(({ text }) => text))] } });
      }
    }
  }
  return { corpus: [...corpus.values()], queries };
}

/** Shorter news of ANT are headlines over again. UTF-16 units. */
const SHORTEST = 200;

/** An article of the ANT corpus, a file of TREC's tags; nothing for one with hardly a text. */
export function ant(file: string): Document | undefined {
  const tag = (name: string) => (new RegExp(`<${name}>([^]*?)</${name}>`).exec(file)?.[1] ?? "").trim();
  const text = tag("TEXT");
  if (text.length < SHORTEST) return undefined;
  const metadata = { url: tag("URL"), source: tag("SRC"), date: tag("TIME"), author: tag("AUTHOR"), category: tag("CAT"), language: "ar" };
  return { _id: tag("DOCNO"), title: tag("TITLE"), text, metadata };
}

function main([kind, out, ...from]: string[]): void {
  if (out === undefined || from.length === 0) throw new Error(USAGE);
  mkdirSync(out, { recursive: true });
  const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Squad;
  if (kind === "xquad") {
    const half = from.find((word) => word === "even" || word === "odd") as "even" | "odd" | undefined;
    for (const file of from.filter((word) => word !== half)) {
      const language = /^xquad\.(\w+)\.json$/.exec(basename(file))?.[1];
      if (!language) throw new Error(`${file} is not named as XQuAD names its files: xquad.LANG.json`);
      write(out, language, xquad(read(file), language, half));
    }
  } else if (kind === "arcd") {
    write(out, "ar", arcd({ data: from.flatMap((file) => read(file).data) }));
  } else if (kind === "ant") {
    const files = readdirSync(from[0]!, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt")).sort();
    write(out, "ar", { corpus: files.flatMap((name) => ant(readFileSync(join(from[0]!, name), "utf8")) ?? []), queries: [] });
  } else throw new Error(USAGE);
}

function write(out: string, language: string, { corpus, queries }: Converted): void {
  const lines = (all: object[]) => all.map((record) => `${JSON.stringify(record)}\n`).join("");
  writeFileSync(join(out, `corpus.${language}.jsonl`), lines(corpus));
  if (queries.length > 0) writeFileSync(join(out, `queries.${language}.jsonl`), lines(queries));
  console.log(`${out}: ${corpus.length} articles, ${queries.length} questions (${language})`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
