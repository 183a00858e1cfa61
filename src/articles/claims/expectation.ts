import { fold } from "../../language/fold.ts";
import { sentences } from "../../language/sentences.ts";
import { script, skeleton } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { words } from "../../language/words.ts";
import { any } from "../languages/lexicon.ts";
import { pattern } from "./pattern.ts";

const EXPECTED = within(any("expectations"));
const UNLIKE = new RegExp(within(any("notExpectations")), "gu");
const AHEAD = new RegExp(`${EXPECTED}|${within(any("future"))}`, "u");
const WISHED = within(any("wishes"));
const UNREAL = new RegExp(`(?:${AHEAD.source}|${WISHED}|${within(any("abilities"))})`, "gu");
const PLAN = pattern("plans", "wishes", "expectations");
const TO_DO = pattern("toDo");
const KEEPING = pattern("keeping");
/** Words of what is marked, before a wish that all of it depends on. */
const OPENING = 2;
const ONLY_WANTED = new RegExp(`(?:${EXPECTED}|${WISHED}|${within(any("orders"))})`, "u");
/** Right behind a span, or a word further: "200 | homes will". */
const SOON = new RegExp(`^(?:[^ ]+)?${AHEAD.source}`, "u");
const DECIDING = new RegExp(within(any("deciding")), "u");
const FACTUAL = pattern("factual");
const NEGATION = pattern("negations");
const JOINING = pattern("joining");
const AND = new RegExp(`^(?:${any("and")}$|${any("gluedAnd")}(?=.{2}))`, "u");
const OUTCOME = pattern("outcomes");
const PLANNED = new RegExp(EXPECTED, "u");
const PAST = new RegExp(within(any("past")), "u");
/** Where a clause ends: a comma does not before "that". */
const CLAUSE = new RegExp(`[;؛:.!?؟\\n]|[,،](?!\\s*\\p{L}*${any("subordinates")}(?!\\p{L}))`, "gu");
/** Words behind a span that still say of it that it was expected. */
const BEHIND = 4;
/** And before a wish, that there is none. */
const DENIED = 2;
/** "And", a subject of two words and its verb. */
const SUBJECT = 4;
/** So many words behind "will" or "is expected to" are its own. */
const GOVERNED = 3;
/** Words of a phrase that says a plan; and between it and what is to be done: "a proposal | by the mayor to | close". */
const PHRASE = 8;
const PLANNING = 4;
/** Consonants of a deed, at the least, that is told by another form of its root: أغلق, إغلاق. */
const ROOT = 3;

/** Whether a question asks what was or is, and not what is to come. */
export function asksOutcome(question: string): boolean {
  return !AHEAD.test(plain(question));
}

/**
 * The clause of a span of a text that says what was expected, planned or is to come: "| it had been expected to take
 * four hours |". @param past the question asks what was: then what will be is no answer, either.
 */
export function expectedClause(text: string, { start, end }: Span, past: boolean): Span | undefined {
  const clause = clauseOf(text, { start, end });
  const behind = words(text.slice(Math.min(end, clause.end), clause.end)).slice(0, BEHIND).map(({ folded }) => folded).join(" ");
  const told = `${plain(text.slice(clause.start, Math.min(end, clause.end)))} ${behind}`;
  return (past ? AHEAD : PLANNED).test(told.replace(UNLIKE, " ")) ? clause : undefined;
}

/**
 * Whether a span of a text is told of what is to come or can be, and of nothing that was: "carries a drill that can
 * reach | 40 centimetres", "| 200 houses | will be built".
 */
export function isUnreal(text: string, span: Span): boolean {
  const clause = clauseOf(text, span);
  const before = plain(text.slice(clause.start, span.start)).replace(UNLIKE, " ");
  const tells = (words: string) => words.split(" ").some((word) => FACTUAL.test(word));
  // "Would win it | in 1956" was.
  const last = [...`${before} ${plain(text.slice(span.start, span.end))}`.matchAll(UNREAL)].findLast(({ index }) => index < before.length);
  // The verb itself may look like one of the past: "will be | built".
  if (last) return !tells(before.slice(last.index + last[0].length).trim().split(" ").slice(GOVERNED).join(" "));
  const next = SOON.exec(plain(text.slice(span.end, clause.end)))?.[0];
  return next !== undefined && !tells(`${before} ${next}`);
}

/**
 * The part of the clause of a span that only says that somebody hopes for something, plans, orders or promises it: "the firm |
 * was ordered to pay the damage |", "The court fined the firm | and ordered it to pay |". What is not planned is settled by that.
 */
export function wantedClause(text: string, span: Span): Span | undefined {
  const clause = clauseOf(text, span);
  const all = words(text.slice(clause.start, clause.end)).map((word) => ({ ...word, start: clause.start + word.start }));
  const folded = all.map((word) => word.folded);
  const match = ONLY_WANTED.exec(folded.join(" ").replace(UNLIKE, (same) => same.replace(/[^ ]/g, "-")));
  const wish = match ? all.findIndex((_, i) => folded.slice(0, i).join(" ").length >= match.index) : -1;
  if (wish < 0 || all[wish]!.start >= span.end) return undefined;
  // "Caught a robber who | demanded cash", "kept his | promise": it is told of somebody else, or was done.
  const marked = all.slice(0, wish).filter(({ start }) => start >= span.start).length;
  if (marked > OPENING || folded.slice(Math.max(0, wish - OPENING), wish).some((word) => KEEPING.test(word))) return undefined;
  if (folded.slice(Math.max(0, wish - DENIED), wish + 1).some((_, i, near) => NEGATION.test(near.slice(i).join(" ")))) return undefined;
  if (isTakenUp(text, clause.end) || folded.some((_, i) => i > wish && tellsAt(folded, i))) return undefined;
  const joined = folded.findLastIndex((word, i) => i <= wish && JOINING.test(word));
  return { start: all[joined]?.start ?? clause.start, end: clause.end };
}

/**
 * Whether a sentence tells of the deed that a question asks for as one that somebody plans or proposes, and neither in the clause of
 * a place in it nor of what came of it: "when was the lane | closed |?", "a proposal to | close | it was put off until April".
 */
export function isDeedPlanned(question: string, sentence: string, place: number): boolean {
  const here = words(sentence);
  const [asked, told] = [words(question), here].map((all) => all.map(({ folded }) => folded)) as [string[], string[]];
  const from = told.findIndex((_, i) => begins(PLAN, told, i));
  if (from < 0 || asked.some((_, i) => begins(PLAN, asked, i)) || told.some((_, i) => i > from && says(OUTCOME, told, i))) return false;
  const isRoot = (one: string, other: string) => skeleton(one).length >= ROOT && skeleton(one) === skeleton(other);
  // Bare in Arabic only the noun of a deed tells that it is to be done: "proposed | closing | it", and not "that 26 | were hurt |".
  const isOne = (one: string, { deed, bare }: { deed: string; bare: boolean }) => (areForms(one, deed) ? !bare : isRoot(one, deed));
  // "Who proposed | to close | it?" does not ask for the closing.
  const toDo = [...asked.keys()].flatMap((i) => begins(TO_DO, asked, i)?.split(" ").at(-1) ?? []);
  const deeds = told.slice(from + 1, from + 1 + PLANNING).flatMap((_, i) => {
    const said = begins(TO_DO, told, from + 1 + i)?.split(" ");
    return said ? [{ deed: said.at(-1)!, bare: said.length === 1 && script(said[0]!) === "arabic" }] : [];
  });
  const [cut = 0] = [...sentence.slice(0, place).matchAll(/[,،;:]/gu)].map(({ index }) => index).slice(-1);
  const isDone = ({ deed }: { deed: string }) => here.some(({ start, folded }) => start > cut && folded !== deed && (areForms(folded, deed) || isRoot(folded, deed)));
  const planned = deeds.filter((told) => !toDo.includes(told.deed) && asked.some((one) => !STOPWORDS.has(one) && isOne(one, told)));
  return planned.length > 0 && !(cut > here[from]!.start && planned.some(isDone));
}

/** Whether a question asks for what was, and neither for what could be nor for what was decided. */
export function asksDone(question: string): boolean {
  return asksPast(question) && plain(question).match(UNREAL) === null && !DECIDING.test(plain(question));
}

/** Whether a question asks for what was done, and not for what was wished, ordered or promised. */
export function asksDeed(question: string): boolean {
  return asksDone(question) && !ONLY_WANTED.test(plain(question));
}

/** Whether a question asks for something past. */
export function asksPast(question: string): boolean {
  return PAST.test(plain(question)) && asksOutcome(question);
}

/** Whether what stands behind a wish, up to the end of the next sentence, says what came of it: "and the council repaired it", "The firm did so in May". */
function isTakenUp(text: string, from: number): boolean {
  const all = sentences(text);
  const own = all.findIndex(({ end }) => end >= from);
  const rest = words(text.slice(from, (all[own + 1] ?? all[own])?.end)).map(({ start, folded }) => ({ start: from + start, folded }));
  const told = rest.map(({ folded }) => folded);
  return told.some((_, i) => says(OUTCOME, told, i)) || (rest[0] !== undefined && rest[0].start < all[own]!.end && tellsAt(told, 0));
}

/** Whether "and" or "but" stands here, and joins what was; what is told in contrast is something else. */
function tellsAt(folded: string[], at: number): boolean {
  const joins = AND.test(folded[at]!) || (JOINING.test(folded[at]!) && OUTCOME.test(folded[at]!));
  return joins && folded.slice(at, at + SUBJECT).some((word, i) => FACTUAL.test(word) || says(OUTCOME, folded, at + i));
}

/** The phrase that stands here. */
function begins(pattern: RegExp, folded: string[], at: number): string | undefined {
  return pattern.exec(folded.slice(at, at + PHRASE).join(" "))?.[0];
}

/** Whether a phrase of at most two words stands here. */
function says(pattern: RegExp, folded: string[], at: number): boolean {
  return pattern.test(folded.slice(at, at + 2).join(" "));
}

function clauseOf(text: string, { start }: Span): Span {
  const from = [...text.slice(0, start).matchAll(CLAUSE)].filter(({ index }) => !isPoint(text, index)).at(-1);
  const to = [...text.slice(start).matchAll(CLAUSE)].find(({ index }) => !isPoint(text, start + index));
  return { start: from ? from.index + from[0].length : 0, end: to ? start + to.index : text.length };
}

function isPoint(text: string, at: number): boolean {
  return /\p{Nd}/u.test(text[at - 1] ?? "") && /\p{Nd}/u.test(text[at + 1] ?? "");
}

function plain(text: string): string {
  return words(text).map(({ folded }) => folded).join(" ");
}

function within(pattern: string): string {
  return `(?:^| )${fold(pattern)}(?= |$)`;
}
