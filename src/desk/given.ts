import type { Answer, Met } from "../answer/answer.ts";
import { normalDate } from "../articles/facts/dates.ts";
import { isPrivate } from "../articles/files/private.ts";
import type { Articles } from "../citations/articles.ts";
import { words } from "../language/words.ts";
import type { Answered } from "../memory/given.ts";
import type { Memory } from "../memory/memory.ts";

/** So many answers are looked at for one look-up. */
const LOOKED_AT = 20_000;
const PAGE = 200;
const DAY = 86_400_000;

/** An answer as it was given, and from which library. */
export interface Given {
  /** Its number. */
  asked: number;
  /** Milliseconds. */
  at: number;
  release: string;
  /** Null once its words were forgotten. */
  question: string | null;
  feedback: 0 | 1 | null;
  answer: Answer;
}

/** What of an answer its asker said: it is forgotten with the question. */
interface Own {
  borrowed?: string[] | undefined;
  asked?: string | undefined;
  missing?: string[] | undefined;
  unanswered?: string | undefined;
  /** By quote. */
  met: Met[][];
}

/** Remembers what was answered to a question that is kept, and why. What did not ask the articles leaves nothing. */
export async function keepAnswer({ given }: Memory, asked: number, { borrowed, ...answer }: Answer, at = Date.now()): Promise<void> {
  const { release } = answer;
  if (release === undefined) return;
  const own: Own = { borrowed, missing: answer.missing, ...(answer.found && { unanswered: answer.unanswered }), ...(!answer.found && { asked: answer.asked }), met: answer.quotes.map(({ why }) => why?.met ?? []) };
  const { missing: _, ...rest } = answer.found ? answer : { ...answer, considered: undefined };
  const quotes = answer.quotes.map((quote) => (quote.why ? { ...quote, why: { ...quote.why, met: [] } } : quote));
  const body = JSON.stringify({ ...rest, asked: undefined, unanswered: undefined, quotes }, (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value));
  await given.keep({ asked, at, release, body, words: JSON.stringify(own) });
}

export async function givenBy({ given }: Memory, asked: number): Promise<Given | undefined> {
  const row = await given.by(asked);
  return row && opened(row);
}

/**
 * Answers that were given, the latest first: those whose question, quotes or sources have all words, of the days and
 * sources that the query's filters name. @param query such as `since:2026-03 until:2026-03-15 harbour` @param zone in which days are told
 * @returns `wrong`, where a day that it names is none
 */
export async function lookUp({ given }: Memory, narrow: Articles["narrow"], query: string, zone: string, most: number): Promise<{ found: Given[]; more: boolean; wrong?: string }> {
  const { words: text, passes, days } = await narrow(query);
  const wrong = [days.since, days.until].find((date) => date !== undefined && normalDate(date) !== date);
  if (wrong !== undefined) return { found: [], more: false, wrong };
  const wanted = words(text).map(({ folded }) => ` ${folded}`);
  const [since, until] = [days.since === undefined ? 0 : Date.parse(days.since) - DAY, days.until === undefined ? Number.MAX_SAFE_INTEGER : endOf(days.until) + DAY];
  const found: Given[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < LOOKED_AT; looked += PAGE) {
    const rows = await given.between(since, until, before, PAGE);
    for (const one of rows.map(opened)) {
      const { answer } = one;
      const date = moment(one.at, zone).slice(0, 10);
      const sources = answer.quotes.length > 0 ? answer.quotes : [{ article: "" }];
      if (!sources.some((source) => passes({ ...source, date })) || !says(one, wanted)) continue;
      if (found.length === most) return { found, more: true };
      found.push(one);
    }
    if (rows.length < PAGE) break;
    before = rows.at(-1)!.asked;
  }
  return { found, more: false };
}

/** What asks the question again of the library of then, in a terminal. Such as quotes what is private is answered to insiders alone. */
export function askedAgain({ release, answer }: Given): string {
  const secret = answer.quotes.some(({ article, also }) => [article, ...also.map((other) => other.article)].some(isPrivate));
  return `npx isnad ask --as-of ${release}${secret ? " --private" : ""} "…"`;
}

/** Day and minute by a clock: 2026-03-14 10:22. */
export function moment(at: number, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at);
}

function opened({ asked, at, release, question, feedback, body, words: said }: Answered): Given {
  const answer = JSON.parse(body) as Answer;
  const { met = [], ...own } = (said === null ? {} : JSON.parse(said)) as Partial<Own>;
  for (const [i, quote] of answer.quotes.entries()) if (quote.why) quote.why.met = met[i] ?? [];
  return { asked, at, release, question, feedback, answer: { ...answer, ...(!answer.found && { missing: [] }), ...own } as Answer };
}

function says({ question, answer }: Given, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const text = [question, ...answer.quotes.flatMap(({ text, title, source, author }) => [text, title, source, author])].join(" ");
  const there = words(text).map(({ folded }) => ` ${folded}`).join("");
  return wanted.every((word) => there.includes(word));
}

/** The last moment of a year, a month or a day, or a little later. */
function endOf(date: string): number {
  const [year, month = 12, day = 31] = date.split("-").map(Number);
  return Date.UTC(year!, month - 1, day + 1);
}
