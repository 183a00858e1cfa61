import { overlap, type Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../language/words.ts";
import { offices } from "../kinds/offices.ts";
import { any } from "../../languages/lexicon.ts";
import { GLUED, pattern } from "../pattern.ts";
import { attributed } from "./attributed.ts";
import { clauseLength, joinedAt, over, SPEAKER, sentenceLength, sentenceStart, tidy, type Utterance, within } from "./stretches.ts";

const SPEAKING = pattern("speaking");
const THAT = pattern("that");
const BARE = pattern("bareSpeaking", "bareTelling");
const TELLING = pattern("bareTelling");
const SUBJECT = pattern("bareSubjects");
const FINITE = pattern("finite");
const ON_DAY = pattern("onDay");
/** Somebody's words from one quotation mark to another. */
const QUOTED = /["“„«]([^"“”„«»\n]{2,600})["”“»]/gu;
/** Of fewer words it may be a title. */
const LEAST = 3;
/** Of fewer words it is none: "nobody slept that | night". */
const FEW = 2;
/** A quote goes on into who says it: a comma or a dash stands there, or its own mark. */
const GOES_ON = /^(?:\s*[,،—–-])+\s*/u;
const OPEN = /[,،!?؟…]$/u;
const AND = new RegExp(`^${any("gluedAnd")}`, "u");
const ARTICLE = pattern("article");
/** Words between such a verb and a clause without "that", whom it is told to; and of these the verb is one of so many. */
const WHOM = 3;
const CLAUSE = 7;
/** Words of a name or office behind a comma. */
const APPOSED = 5;
/** Where the verb stands in front of who says it, so many words before it in its sentence. */
const OPENING = { arabic: 1, other: 0 };

/** What is told in a text as somebody's words: "...", said NAME; NAME said: "..."; NAME said that ...; according to NAME, ...; in any of the languages. */
export function utterances(text: string): Utterance[] {
  const all = words(text);
  const quotes = [...text.matchAll(QUOTED)]
    .map(({ 0: { length }, 1: inner, index }) => ({ start: index, end: index + length, said: { start: index + 1, end: index + 1 + inner!.length } }))
    .filter(({ said }) => within(all, said).length >= LEAST);
  const quoted = quotes.flatMap(({ start, end, said }): Utterance[] => {
    const speaker = speakerBehind(text, all, said.end, end) ?? speakerBefore(text, all, start);
    return speaker ? [{ said: tidy(text, said), speaker }] : [];
  });
  const free = all.filter(({ start }) => !quotes.some((quote) => quote.start < start && start < quote.end));
  const according = attributed(text).filter(({ said }) => !quotes.some((quote) => overlap(quote, said)));
  return [...quoted, ...free.flatMap((_, at) => reported(text, free, at)), ...according].sort((a, b) => a.said.start - b.said.start);
}

/** "...," | said NAME, or NAME said. In a script with capitals what follows a dash and begins with none is who says it, whatever the verb. */
function speakerBehind(text: string, all: Word[], inner: number, end: number): Span | undefined {
  const on = GOES_ON.exec(text.slice(end));
  if (!on && !OPEN.test(text.slice(0, inner))) return undefined;
  const from = end + (on?.[0].length ?? 0);
  const clause = within(all, { start: from, end: from + clauseLength(text, from) });
  const verb = clause.findIndex(({ folded }) => speaks(folded));
  const [first] = clause;
  if (verb < 0 && !(first && /[—–]\s*$/u.test(on?.[0] ?? "") && /^\p{Ll}/u.test(text.slice(first.start)) && !STOPWORDS.has(first.folded))) return undefined;
  const before = clause.slice(0, Math.max(verb, 0));
  const speaker = over(before.length > 0 ? before : clause.slice(Math.max(verb, 0) + 1));
  return speaker && { ...speaker, end: behindComma(text, all, speaker) ?? speaker.end };
}

/** Harbour's coach, | NAME; NAME, | Harbour's coach: where the name ends of which only one is an office and the other a name. */
function behindComma(text: string, all: Word[], { start, end }: Span): number | undefined {
  const comma = /^[,،]\s+/u.exec(text.slice(end))?.[0].length;
  if (comma === undefined) return undefined;
  const from = end + comma;
  const beside = within(all, { start: from, end: from + clauseLength(text, from) });
  const [own, other] = [text.slice(start, end), text.slice(from, beside.at(-1)?.end ?? from)];
  const [held, told] = [own, other].map((said) => offices(said).length > 0);
  const isCased = /^\p{Lu}/u;
  const first = beside[0]?.folded ?? "";
  // "Said the coach, and NAME left" is of nobody else.
  const isName = beside.every((word) => isCased.test(text.slice(word.start)) || /^\p{Script=Arabic}/u.test(word.folded)) && !STOPWORDS.has(first) && !AND.test(first);
  const isTitle = ARTICLE.test(first) || !STOPWORDS.has(first);
  return beside.length > 0 && beside.length <= APPOSED && held !== told && (held ? isName : isTitle) ? beside.at(-1)!.end : undefined;
}

/** NAME said: | "..." */
function speakerBefore(text: string, all: Word[], start: number): Span | undefined {
  const from = sentenceStart(text, start);
  const clause = within(all, { start: from, end: start });
  const verb = clause.findLastIndex(({ folded }) => speaks(folded));
  // It leads to the quote by a colon, a comma or nothing; a word in quotation marks inside a sentence is not said by it.
  if (verb < 0 || !(/[:,،]\s*$/u.test(text.slice(from, start)) || verb === clause.length - 1)) return undefined;
  return around(text, clause, verb, clause.length);
}

/** NAME said | that ...; and where no word for it is needed, NAME said | the crew had acted. */
function reported(text: string, all: Word[], at: number): Utterance[] {
  if (!speaks(all[at]!.folded)) return [];
  const from = sentenceStart(text, all[at]!.start);
  const to = all[at]!.end + sentenceLength(text, all[at]!.end);
  const clause = within(all, { start: from, end: to });
  const verb = clause.indexOf(all[at]!);
  const told = clause.findIndex(({ folded }, i) => i > verb && i <= verb + SPEAKER && THAT.test(folded));
  const that = told >= 0 ? told : beforeBare(text, clause, verb);
  if (that < 0 || clause.slice(verb + 1, that).some(({ folded }) => speaks(folded)) || that >= clause.length - FEW) return [];
  const speaker = around(text, clause, verb, that);
  return speaker ? [{ said: tidy(text, { start: clause[that + 1]!.start, end: to }), speaker }] : [];
}

/** The word behind which a clause begins that needs no "that": the verb, or whom it is told to; -1 where there is none. */
function beforeBare(text: string, clause: Word[], verb: number): number {
  const { folded } = clause[verb]!;
  const [from, to] = TELLING.test(folded) ? [verb + 2, verb + 1 + WHOM] : [verb + 1, verb + 1];
  if (verb === 0 || !BARE.test(folded)) return -1;
  // "Told governors on 12 January" says when, not what.
  const isDay = (i: number) => ON_DAY.test(clause[i - 1]!.folded) || /^\d/.test(clause[i - 1]!.folded);
  const begins = (word: Word, i: number) => i >= from && i <= to && !isDay(i) && (SUBJECT.test(word.folded) || isCapital(text, word)) && clause.slice(i + 1, i + 1 + CLAUSE).some(({ folded }) => FINITE.test(folded));
  return clause.findIndex(begins) - 1;
}

/** Who says it: where the verb opens the sentence, or what is joined to it, behind it; else before it. "Webb was hurt; police | said ..." is of the police. */
function around(text: string, all: Word[], verb: number, to: number): Span | undefined {
  const opener = openerOf(text, all, verb);
  if (opener) return opener;
  const from = joinedAt(text, all, verb);
  const clause = all.slice(from, to);
  const at = verb - from;
  const opens = at <= (/^\p{Script=Arabic}/u.test(clause[0]!.folded) ? OPENING.arabic : OPENING.other);
  return over(opens ? clause.slice(at + 1) : clause.slice(Math.max(0, at - SPEAKER), at));
}

/** Where a verb comes first: of "announced | the premier | ..., and said in a speech that" he who opened the sentence. */
function openerOf(text: string, all: Word[], verb: number): Span | undefined {
  const [, next] = all.slice(verb);
  const isJoined = /[,،]/.test(text.slice(all[verb - 1]?.end ?? 0, all[verb]!.start)) && AND.test(all[verb]!.folded) && next !== undefined && STOPWORDS.has(next.folded);
  if (verb < 2 || !isJoined || !speaks(all[0]!.folded)) return undefined;
  return over(all.slice(1, all.findIndex((word, i) => i > 1 && /[,،]/.test(text.slice(all[i - 1]!.end, word.start)))));
}

/** Whether a folded word is a verb of saying. */
export function speaks(folded: string): boolean {
  return SPEAKING.test(folded) || (/^\p{Script=Arabic}/u.test(folded) && SPEAKING.test(folded.replace(GLUED, "")));
}
