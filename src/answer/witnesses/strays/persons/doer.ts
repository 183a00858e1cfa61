import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { pattern } from "../../../../articles/claims/pattern.ts";
import { wordsAsked } from "../../../../articles/claims/speech/asked.ts";
import { wanted } from "../../../../language/questions/asks.ts";
import { sentenceAt } from "../../../../language/sentences.ts";
import { script } from "../../../../language/skeleton.ts";
import { areForms, hasArticle } from "../../../../language/stem.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";
import { isName } from "./person.ts";

const WHO = pattern("asksDoer");
const AUXILIARY = pattern("auxiliaries");
const ACTIVE = pattern("active");
const PASSIVE = pattern("passives");
const BY = pattern("doneBy");
const MUTUAL = pattern("mutual");
const ARTICLE = pattern("article");
/** An object that is glued to its verb. */
const OBJECT = /(?:ه|ها|هم|هما)$/u;
/** A verb that somebody does himself, or that is done. */
const ITSELF = /\p{Script=Cyrillic}с[яь]$/u;
/** Words between a verb and who does it. */
const NEAR = 4;
/** Words of a question that ask. */
const ASKING = 3;
/** What may be asked of what somebody does, or what is done. */
const ALONE = new Set<string>(["date", "place"]);
/** Letters that a name keeps in every case. */
const ROOT = 3;
const CUT = /[;:؛—–.!?؟"“”«»]/u;
const BARE = /^\s$/;

/** The deed that a question asks for: its verb, who is to have done it by name, or to whom it was done. */
interface Deed {
  verb: Word;
  doer: Word[];
  object: Word[];
  /** It is done by a person by name, and not by what belongs to one. */
  isByName: boolean;
  /** Nothing is asked or said of to whom it was done: "when did the museum | open?", which somebody may have opened. */
  isAlone?: boolean;
}

/** The sentence that has the verb, once. */
interface Told {
  text: string;
  before: Word[];
  verb: Word;
  behind: Word[];
  article: string;
}

/**
 * Whether what was read of a window, for a question about a deed with the name of who did it or to whom, stands in a sentence
 * that tells it of others: "Pole, 29, | works | as a nurse", where it is asked what Lis works as; "the court accused Lis", where it
 * is asked whom Lis accused.
 */
export function isOfAnotherDoer(question: string, { window: { text }, article, texts }: Place, { spans: [mark] }: Reading): boolean {
  const sentence = mark && sentenceAt(text, mark.start);
  const deed = sentence && !wordsAsked(question) ? deedAsked(question, texts) : undefined;
  if (!sentence || !deed) return false;
  const said = text.slice(sentence.start, sentence.end);
  const all = words(said);
  const [at, ...more] = all.flatMap(({ folded }, i) => (areForms(deed.verb.folded, folded) ? [i] : []));
  if (at === undefined || more.length > 0) return false;
  const verb = all[at]!;
  const told = { text: said, verb, article, before: all.slice(0, at).filter(({ end }) => !CUT.test(said.slice(end, verb.start))), behind: all.slice(at + 1) };
  return script(verb.folded) === "arabic" ? isBehind(deed, told) : isBefore(deed, told);
}

/** Whether another stands before the verb, where who does it stands there. */
function isBefore({ verb: asked, doer, object, isByName, isAlone }: Deed, told: Told): boolean {
  const { text, before, verb, behind } = told;
  const isCased = script(verb.folded) === "cyrillic";
  // What opened, somebody opened.
  if (isCased && (!ACTIVE.test(verb.folded) || (ITSELF.test(asked.folded) && !ITSELF.test(verb.folded)))) return false;
  // "Is open" is no passive of "open".
  const isDone = verb.folded !== asked.folded && before.slice(-2).some(({ folded }) => PASSIVE.test(folded));
  const isBy = behind.some(({ folded }, i) => BY.test(folded) && met(doer, behind.slice(i)).length > 0);
  const last = before.at(-1);
  const own = met(doer, [...before, ...behind]);
  // Whom Pole married has married him.
  if (MUTUAL.test(verb.folded) && [...own, ...met(object, [...before, ...behind])].length > 0) return false;
  if (doer.length > 0) {
    // In another case a name is another part of the sentence; of another clause it may do what that tells.
    if (isCased && own.length > 0) {
      const isHere = doer.every(({ folded }) => own.some((word) => word.folded === folded));
      return !isHere && own.some((word) => isInOtherForm(word, doer) && !isLedTo(told, word) && isInClause(text, word, verb)) && [...before, ...behind].some((word) => isCapital(text, word) && !own.includes(word));
    }
    if (met(doer, before).length > 0) return isDone && !isBy;
    if (!isDone && own.length > 0) return !isBy && !isAlone && own.every((word) => isInClause(text, word, verb)) && last !== undefined && !STOPWORDS.has(last.folded) && BARE.test(text.slice(last.end, verb.start));
    if (!isDone && isByName && isOther(told)) return true;
  }
  // "Civic, founded by Lou Marr".
  const subject = isDone || behind.slice(0, NEAR).some(({ folded }) => BY.test(folded)) ? undefined : subjectOf(told);
  const isObject = subject !== undefined && met(object, [subject]).length > 0 && met(object, behind).length === 0;
  return isObject && (!isCased || object.every(({ folded }) => folded !== subject.folded));
}

/** Whether the doer of a told deed is a person by his family name, or by both. */
function isOther(told: Told): boolean {
  const subject = subjectOf(told);
  if (!subject) return false;
  const isFull = (where: string, all: Word[], i: number) => i > 0 && isCapital(where, all[i - 1]!) && BARE.test(where.slice(all[i - 1]!.end, all[i]!.start)) && !STOPWORDS.has(all[i - 1]!.folded) && !ARTICLE.test(all[i - 2]?.folded ?? "");
  const at = told.before.indexOf(subject);
  if (at > 1 && isFull(told.text, told.before, at)) return true;
  const all = words(told.article);
  return all.some((word, i) => word.folded === subject.folded && isFull(told.article, all, i)) && !ARTICLE.test(told.before[at - 1]?.folded ?? "");
}

/** The name that stands before a verb, with nothing but commas, numbers and small words between: "Pole, 29, | works". */
function subjectOf({ text, before, verb }: Told): Word | undefined {
  const near = before.slice(-NEAR);
  const at = near.findLastIndex((word) => isCapital(text, word));
  const subject = near[at];
  if (!subject || STOPWORDS.has(subject.folded) || /[—–()]/.test(text.slice(subject.end, verb.start))) return undefined;
  return near.slice(at + 1).every(({ folded }) => STOPWORDS.has(folded) || AUXILIARY.test(folded) || /^\d/.test(folded) || script(folded) === "cyrillic") ? subject : undefined;
}

/** Whether another stands behind the verb, where who does it stands there. */
function isBehind({ verb: asked, doer, object }: Deed, { text, before, verb, behind, article }: Told): boolean {
  const end = behind.findIndex(({ start }, i) => /[،,;؛:.]/.test(text.slice((behind[i - 1] ?? verb).end, start)));
  const clause = behind.slice(0, end < 0 ? behind.length : end);
  const near = clause.slice(0, NEAR);
  const isDoneToHim = OBJECT.test(verb.folded) && !OBJECT.test(asked.folded);
  if (doer.length === 0) return isDoneToHim && met(object, near.slice(0, 1)).length > 0;
  // The letters of "أرسل ابن خلدون" may be that he was sent: "أرسله محمد الخامس", or "أرسل محمد الخامس ابن خلدون", whoever stands further behind.
  return !isDoneToHim && met(doer, [...before.slice(-NEAR), ...clause]).length === 0 && near.some((word) => isName(text, word, article));
}

function met(names: Word[], some: Word[]): Word[] {
  return some.filter(({ folded }) => names.some((name) => isOne(name.folded, folded)));
}

/** A nickname has another beginning. */
function isInOtherForm({ folded }: Word, names: Word[]): boolean {
  return names.every((name) => name.folded !== folded) && names.some((name) => name.folded.slice(0, ROOT) === folded.slice(0, ROOT));
}

/** Whether a preposition leads to a word: who met | with Lis | was met by him. */
function isLedTo({ before, behind }: Told, word: Word): boolean {
  return [before, behind].some((some) => STOPWORDS.has(some[some.indexOf(word) - 1]?.folded ?? ""));
}

function isInClause(text: string, word: Word, verb: Word): boolean {
  return !/[,;]/.test(word.end < verb.start ? text.slice(word.end, verb.start) : text.slice(verb.end, word.start));
}

function isCapital(text: string, { start }: Word): boolean {
  return /^\p{Lu}/u.test(text.slice(start));
}

function deedAsked(question: string, texts: string[]): Deed | undefined {
  const all = words(question);
  const asksWho = WHO.test(all.slice(0, ASKING).map(({ folded }) => folded).join(" "));
  // Behind "how many" stands a noun there.
  if (script(all[0]?.folded ?? "") === "arabic") return wanted(question) === "number" ? undefined : deedBefore(all, asksWho, texts);
  const isName = (word: Word | undefined) => word !== undefined && word !== all[0] && isCapital(question, word) && !STOPWORDS.has(word.folded);
  const isVerb = (word: Word | undefined) => word !== undefined && word !== all[0] && !STOPWORDS.has(word.folded) && !isName(word) && (script(word.folded) !== "cyrillic" || ACTIVE.test(word.folded));
  const from = all.findIndex(isName);
  if (from < 0) return undefined;
  const to = endOf(all, from, isName);
  // "Комета Харлова": a noun before the name goes with it.
  const isCased = script(all[from]!.folded) === "cyrillic";
  const noun = isCased && !isVerb(all[from - 1]) && isVerb(all[from - 2]) && !STOPWORDS.has(all[from - 1]!.folded) ? from - 1 : from;
  const names = all.slice(noun, to);
  if (asksWho) return isVerb(all[noun - 1]) ? { verb: all[noun - 1]!, doer: [], object: names, isByName: false } : undefined;
  const verb = [all[to], isCased ? all[noun - 1] : undefined].find(isVerb);
  if (!verb || !(isCased || all.slice(0, from).some(({ folded }) => AUXILIARY.test(folded) && !PASSIVE.test(folded)))) return undefined;
  const next = Math.max(to, all.indexOf(verb) + 1);
  return { verb, doer: names, object: all.slice(next, endOf(all, next, isName)), isByName: noun === from, isAlone: verb === all.at(-1) && ALONE.has(wanted(question) ?? "") };
}

/** The deed of a question whose verb comes first, and behind it a name of two words that the texts have side by side. */
function deedBefore(all: Word[], asksWho: boolean, texts: string[]): Deed | undefined {
  const at = all.findIndex(({ folded }, i) => i > 0 && i < ASKING && !STOPWORDS.has(folded));
  const [verb, first, last] = all.slice(at < 0 ? all.length : at);
  if (!verb || !first || !last || [first, last].some(({ folded }) => STOPWORDS.has(folded) || hasArticle(folded))) return undefined;
  // Who holds an office has a name besides.
  if (offices(first.folded).length > 0) return undefined;
  const isThere = texts.some((text) => words(text).some(({ folded }, i, some) => folded === first.folded && some[i + 1]?.folded === last.folded));
  if (!isThere) return undefined;
  return asksWho && !OBJECT.test(verb.folded) ? { verb, doer: [], object: [first, last], isByName: false } : { verb, doer: [first, last], object: [], isByName: true };
}

/** Where a run of such words ends. */
function endOf(all: Word[], from: number, is: (word: Word) => boolean): number {
  const length = all.slice(from).findIndex((word) => !is(word));
  return length < 0 ? all.length : from + length;
}
