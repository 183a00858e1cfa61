import { existsSync, readFileSync } from "node:fs";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Answer } from "../answer/answer.ts";
import { plain } from "../library/filter.ts";

/** A question whose answer is known: it is refused, or a quote is of one of these articles, or holds one of these words. */
export interface Check {
  question: string;
  articles: string[];
  quotes: string[];
  refused: boolean;
  /** Whether it is asked as those who may read what is private; else as everybody. */
  private: boolean;
}

/** A file of checks that cannot be understood; the message names the line and says what to write. */
export class ChecksError extends Error {
  override name = "ChecksError";
}

const KEYS = ["question", "article", "quote", "refused", "private"];
const EXAMPLE = "- question: When was the Webb telescope launched?\n  quote: 25 December 2021";

/** The checks in a YAML file: a list whose entries have `question`, and `article`, `quote` (each one or a list) or `refused: true`; and `private: true` where insiders ask. @throws ChecksError */
export function readChecks(file: string): Check[] {
  if (!existsSync(file)) throw new ChecksError(`CHECKS: there is no ${file}.`);
  const lines = new LineCounter();
  const text = readFileSync(file, "utf8");
  const document = parseDocument(text, { lineCounter: lines });
  const fault = (node: unknown, what: string) => {
    const at = (node as Node | null)?.range?.[0];
    return new ChecksError(`CHECKS: ${file}${at === undefined ? "" : `, line ${lines.linePos(at).line}`}: ${what}`);
  };
  const [broken] = document.errors;
  // What is never closed is noticed behind the last line.
  if (broken) throw fault({ range: [text.slice(0, broken.pos[0]).trimEnd().length] }, `this is not YAML (${broken.message.split("\n")[0]}).`);
  const { contents } = document;
  if (!isSeq(contents) || contents.items.length === 0) throw fault(contents, `this is no list of questions. Write it so:\n${EXAMPLE}`);
  return contents.items.map((entry) => {
    if (!isMap(entry)) throw fault(entry, `this is no entry. Write it so:\n${EXAMPLE}`);
    for (const { key } of entry.items) if (!isScalar(key) || !KEYS.includes(String(key.value))) throw fault(key, `"${key}" is none of ${KEYS.join(", ")}.`);
    const { question, article, quote, refused = false, private: inside = false } = entry.toJSON() as Record<string, unknown>;
    if (typeof question !== "string" || plain(question) === "") throw fault(entry, "this entry has no question.");
    if (typeof refused !== "boolean") throw fault(entry, "refused is true or false.");
    if (typeof inside !== "boolean") throw fault(entry, "private is true or false.");
    const check = { question, refused, private: inside, articles: texts(article), quotes: texts(quote) };
    if (!check.articles || !check.quotes) throw fault(entry, "article and quote are words, or lists of words: put what could be a number or a date into quotation marks.");
    if (check.quotes.some((words) => plain(words) === "")) throw fault(entry, "this quote has no words.");
    if (refused === (check.articles.length + check.quotes.length > 0)) throw fault(entry, "an entry expects an article, a quote or both, or else refused: true.");
    return check as Check;
  });
}

/** What is wrong with a file of checks, for people; undefined where nothing is, or there is none. */
export function faultOf(file: string | undefined): string | undefined {
  try {
    if (file !== undefined) readChecks(file);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** One or several; undefined where they are no words. */
function texts(value: unknown): string[] | undefined {
  const all = value === undefined ? [] : [value].flat();
  return all.every((one) => typeof one === "string") ? (all as string[]) : undefined;
}

/** Whether an answer is as expected. Words are compared after folding, as names are. */
export function passes({ articles, quotes, refused }: Check, answer: Answer): boolean {
  if (refused || !answer.found) return refused && !answer.found;
  const told = new Set(answer.quotes.flatMap(({ article, also }) => [article, ...also.map((other) => other.article)]));
  const said = answer.quotes.map(({ text }) => ` ${plain(text)} `);
  const one = <T>(all: T[], fits: (one: T) => boolean) => all.length === 0 || all.some(fits);
  return one(articles, (key) => told.has(key)) && one(quotes, (words) => said.some((text) => text.includes(` ${plain(words)} `)));
}
