import { createHmac, timingSafeEqual } from "node:crypto";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { Answer, Ask } from "../../answer/answer.ts";
import { giveOut } from "../../citations/cited.ts";
import { keepAnswer } from "../../desk/given.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Pace } from "../../memory/pace.ts";
import type { Visitor } from "../guard/visitor.ts";

/** The page is no chat; what was asked there is kept under this number. */
export const PAGE = 0;

/** More quotes than this nobody reads. */
export const MOST = 12;

export interface Asking extends Inside {
  ask: Ask;
  memory: Memory;
  /** Who asks too often, by person or address. */
  pace: Pace;
  secret: string;
  log: Log;
}

export interface Wanted {
  question: string;
  /** What was asked before it, the latest last. */
  before: string[];
  top: number;
  why: boolean;
}

/** An answer, and the number that it is judged by: absent where the question was asked before, and is only looked at again. */
export type Asked = { answer: Answer; judge?: string } | { wait: number };

/** Asks for a visitor, and remembers what was asked and cited. */
export async function askFor(visitor: Visitor, { question, before, top, why }: Wanted, deps: Asking): Promise<Asked> {
  const { ask, memory, pace, secret, log } = seen(visitor.insider, deps);
  const go = await pace.next(visitor.user ?? visitor.address);
  if (!go.go) return { wait: go.seconds };
  const started = performance.now();
  const answer = await ask(question, { top, why: true, always: false, before });
  const ms = Math.round(performance.now() - started);
  await giveOut(memory, answer.quotes);
  const shown = why ? answer : plainly(answer);
  if (why || top > 3) return { answer: shown };
  const unread = !answer.found && answer.reason !== "none";
  const asked = await memory.questions.keep({ user: visitor.user ?? 0, chat: PAGE, message: 0, question: unread ? null : question, found: answer.found ? 1 : 0, ms, at: Date.now(), trial: visitor.editor });
  await keepAnswer(memory, asked, answer);
  // Never the question itself: what people ask is theirs.
  log({ level: "info", event: "question", by: "page", asked, found: answer.found, ms });
  return { answer: shown, judge: `${asked}.${signature(asked, secret)}` };
}

/** Without what says why. */
function plainly(answer: Answer): Answer {
  const quotes = answer.quotes.map(({ why: _, ...quote }) => quote);
  if (answer.found) return { ...answer, quotes };
  const { considered: _, ...rest } = answer;
  return { ...rest, quotes };
}

/** Notes whether an answer answered, where the number was given out by this page. */
export async function judge(number: string, yes: boolean, { memory, secret }: Pick<Asking, "memory" | "secret">): Promise<boolean> {
  const [, asked = "", signed = ""] = /^(\d{1,15})\.([\w-]+)$/.exec(number) ?? [];
  const right = Buffer.from(signature(Number(asked), secret));
  if (signed.length !== right.length || !timingSafeEqual(Buffer.from(signed), right)) return false;
  await memory.questions.judged(Number(asked), yes ? 1 : 0);
  return true;
}

function signature(asked: number, secret: string): string {
  return createHmac("sha256", secret).update(`judge ${asked}`).digest("base64url").slice(0, 16);
}
