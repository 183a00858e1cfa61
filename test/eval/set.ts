import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** An article as a corpus file has it; what else the record holds goes with it unread. */
export interface Document extends Record<string, unknown> {
  _id: string;
  text: string;
  title?: string;
}

/** A question with the articles that hold its answer. */
export interface Query {
  id: string;
  text: string;
  /** Articles that answer; empty: none does. */
  gold: string[];
  /** Accepted answers, in words of a gold article. Empty where nobody wrote them down. */
  answers: string[];
  /** What kind of question it is, in sets that say so. */
  kind?: string;
  language?: string;
  /** Of a near miss and its answerable twin. */
  pair?: string;
  /** The question before, for one that leans on it. */
  before?: string;
}

/**
 * A folder in the layout of BEIR: corpus.jsonl with queries.jsonl and qrels/*.tsv, or
 * corpus.LANG.jsonl and queries.LANG.jsonl with the gold article beside each question.
 */
export class TestSet {
  constructor(readonly folder: string) {}

  /** The languages of the corpora or of the questions; "" is a file that names none. */
  languages(kind: "corpus" | "queries"): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder).flatMap((name) => new RegExp(`^${kind}\\.(?:(\\w+)\\.)?jsonl$`).exec(name)?.slice(1, 2) ?? []).map((language) => language ?? "").sort();
  }

  corpus(language: string): Document[] {
    return records(this.file("corpus", language)).map((record) => ({ ...record, _id: String(record._id), text: String(record.text) }));
  }

  queries(language: string): Query[] {
    const judged = qrels(join(this.folder, "qrels"));
    return queries(this.file("queries", language)).map((query) => (query.gold.length > 0 ? query : { ...query, gold: judged.get(query.id) ?? [] }));
  }

  private file(kind: string, language: string): string {
    return join(this.folder, [kind, language, "jsonl"].filter(Boolean).join("."));
  }
}

/** Questions as JSON Lines; gold and answers stand at the top of a record or under its metadata. */
export function queries(file: string): Query[] {
  const all = records(file);
  const asked = new Map(all.map((record) => [record._id, String(record.text)]));
  return all.map((record) => {
    type Known = { gold?: string | string[] | null; answers?: string[]; kind?: string; language?: string; pair?: string; after?: string };
    const { gold, answers = [], kind, language, pair, after } = { ...record, ...(record.metadata as object | undefined) } as Known;
    return {
      id: String(record._id),
      text: String(record.text),
      gold: [gold ?? []].flat(),
      answers,
      ...(kind !== undefined && { kind }),
      ...(language !== undefined && { language }),
      ...(pair !== undefined && { pair }),
      ...(after !== undefined && { before: asked.get(after)! }),
    };
  });
}

export function records(file: string): Record<string, unknown>[] {
  const lines = readFileSync(file, "utf8").replace(/^\ufeff/, "").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** BEIR's judgements (question, article, grade under a heading line) of every file in a folder; grade 0 is no answer. */
function qrels(folder: string): Map<string, string[]> {
  const judged = new Map<string, string[]>();
  if (!existsSync(folder)) return judged;
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".tsv")).sort()) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n").slice(1)) {
      const [query, article, grade] = line.trim().split("\t");
      if (query && article && Number(grade) > 0) judged.set(query, [...(judged.get(query) ?? []), article]);
    }
  }
  return judged;
}

/** The texts of a folder of articles as received, by article id: read here apart from the code that is measured. */
export function folderTexts(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const extension = extname(file);
    if (extension === ".jsonl") for (const { _id, id = _id, text } of records(file)) texts.set(String(id), String(text));
    else texts.set(file.slice(folder.length + 1, file.length - extension.length), readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  }
  return texts;
}
