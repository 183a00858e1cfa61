import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "../../src/answer/answer.ts";
import { createAsk } from "../../src/answer/ask.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import type { Read } from "../../src/reading/reader.ts";
import { type Case, written } from "./case.ts";
import { records } from "./set.ts";

/** Written without sight of the code, with it, and anew after both. */
const FILES = ["cases", "sameness", "fresh", "fresh2", "fresh3", "fresh4", "fresh5", "fresh6", "fresh7", "fresh8", "fresh9", "fresh10", "fresh11", "fresh12", "fresh13", "fresh14"];

/**
 * Asks every case of its own library and prints, file by file, the share that holds, kind by kind, and what fails.
 * @param only these kinds; all where none is given.
 */
export async function cases(embedder: Embedder, read: Read | undefined, print: (line: string) => void, only: string[] = []): Promise<void> {
  for (const file of FILES) {
    print(`\n${file}.jsonl`);
    const all = records(join("test", "cases", `${file}.jsonl`)) as unknown as Case[];
    await ask(all.filter(({ kind }) => only.length === 0 || only.includes(kind)), embedder, read, print);
  }
}

async function ask(all: Case[], embedder: Embedder, read: Read | undefined, print: (line: string) => void): Promise<void> {
  const kinds = new Map<string, Record<Case["half"], boolean[]>>();
  for (const one of all) {
    const faults = await answered(one, embedder, read).then(
      (answer) => wrong(one.expect, answer),
      (reason: Error) => [reason.message], // a file that is refused is no reason to stop asking the others
    );
    if (faults.length > 0) print(`${one._id}: ${faults.join("; ")}`);
    const kind = kinds.get(one.kind) ?? { tuning: [], report: [] };
    kind[one.half].push(faults.length === 0);
    kinds.set(one.kind, kind);
  }
  const share = (held: boolean[]) => `${held.filter(Boolean).length} of ${held.length}`;
  print("\n| kind | tuning | report |\n|---|---:|---:|");
  for (const [kind, { tuning, report }] of kinds) print(`| ${kind} | ${share(tuning)} | ${share(report)} |`);
  const whole = (half: Case["half"]) => share([...kinds.values()].flatMap((kind) => kind[half]));
  print(`| all | ${whole("tuning")} | ${whole("report")} |`);
}

async function answered(one: Case, embedder: Embedder, read: Read | undefined): Promise<Answer> {
  const { ask, before, now } = one;
  const articles = written(one);
  const index = `${articles}-index`;
  await build({ articles, index, embedder });
  const library = SqliteLibrary.open(index, embedder.id, () => {});
  const answer = await createAsk(() => library, embedder, read)(ask, { ...(before !== undefined && { before }), ...(now !== undefined && { now: new Date(`${now}T12:00`) }) });
  await library.close();
  for (const folder of [articles, index]) rmSync(folder, { recursive: true });
  return answer;
}

/** What of the expectation does not hold. */
function wrong(expect: Case["expect"], answer: Answer): string[] {
  const texts = answer.quotes.map(({ text, head = "" }) => `${head}\n${text}`);
  const shown = texts.join("\n");
  const marks = answer.quotes.flatMap(({ text, highlights }) => highlights.map(({ start, end }) => text.slice(start, end)));
  const faults: string[] = [];
  const demand = (holds: boolean, what: string) => void (holds || faults.push(what));
  if (expect.found !== undefined) demand(answer.found === expect.found, expect.found ? "refused" : `answered with "${answer.quotes[0]?.text.slice(0, 60)}"`);
  for (const text of [...(expect.quoted ?? []), ...(expect.whole ?? [])]) demand(shown.includes(text), `not quoted: ${text}`);
  if (expect.first !== undefined) demand(texts[0]?.includes(expect.first) ?? false, `not first: ${expect.first}`);
  for (const text of expect.not ?? []) demand(!shown.includes(text), `quoted: ${text}`);
  if (expect.sources !== undefined) demand(new Set(answer.quotes.map(({ article }) => article)).size >= expect.sources, `fewer than ${expect.sources} sources`);
  const sides = answer.found ? (answer.differ ?? []) : [];
  for (const value of expect.differ ?? []) demand(marks.some((mark) => mark.includes(value)) && sides.some(({ says }) => says.includes(value)), `not said to differ: ${value}`);
  if (expect.same) demand(answer.quotes.length === 1, "not told as one");
  if (expect.same || expect.agree) demand(sides.length === 0, `said to differ: ${sides.map(({ says }) => says).join(" | ")}`);
  if (expect.corrects !== undefined) demand(answer.quotes.some(({ text, corrects }) => corrects && text.includes(expect.corrects!)), `not said to be a correction: ${expect.corrects}`);
  if (expect.corrected !== undefined) demand(answer.quotes.every(({ text, corrected, corrects, highlights }) => corrected || !text.includes(expect.corrected!) || (corrects && !highlights.some(({ start, end }) => text.slice(start, end).includes(expect.corrected!)))), `not said to be corrected: ${expect.corrected}`);
  for (const word of expect.missing ?? []) demand((answer.missing ?? []).includes(word), `not named as missing: ${word}`);
  for (const word of expect.has ?? []) demand(!(answer.missing ?? []).includes(word), `named as missing: ${word}`);
  if (expect.together) demand(texts.some((text) => expect.together!.every((part) => text.includes(part))), "not in one quote");
  for (const article of expect.nearest ?? []) demand(!answer.found && answer.nearest.some((near) => near.article === article), `not offered as near: ${article}`);
  if (expect.smalltalk) demand(!answer.found && answer.reason !== "none", "taken for a question");
  return faults;
}
