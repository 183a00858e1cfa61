import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Case, written } from "./case.ts";
import { records } from "./set.ts";
import { hash } from "./spoil.ts";
import type { Trial } from "./suites.ts";

const CASES = join("test", "cases");

/** The tuning half of the answerable cases and the near misses of test/cases: a trial for each of their libraries. */
export function small(): Trial[] {
  const cases = readdirSync(CASES).filter((file) => file.endsWith(".jsonl")).sort().flatMap((file) => records(join(CASES, file)) as unknown as Case[]);
  const wanted = cases.filter(({ kind, half, before, now }) => half === "tuning" && ["answerable", "nearmiss"].includes(kind) && before === undefined && now === undefined);
  const libraries = new Map<string, Case[]>();
  for (const one of wanted) {
    const name = `small-${hash(JSON.stringify(one.files))}`;
    libraries.set(name, [...(libraries.get(name) ?? []), one]);
  }
  return [...libraries].map(([name, asked]) => ({
    name,
    corpus: { name, source: () => written(asked[0]!) },
    questions: () => asked.map(({ _id, ask, kind, files, expect }) => ({ id: _id, text: ask, gold: kind === "nearmiss" ? [] : tellers(files, [...(expect.quoted ?? []), ...(expect.first ? [expect.first] : [])]), answers: [] })),
  }));
}

/** The articles that have any of these words. */
function tellers(files: Record<string, string>, said: string[]): string[] {
  return Object.entries(files).filter(([, text]) => said.some((words) => text.includes(words))).map(([name]) => name.replace(/\.\w+$/, ""));
}
