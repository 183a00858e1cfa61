import { pattern } from "../../../../articles/claims/pattern.ts";
import { wordsAsked } from "../../../../articles/claims/speech/asked.ts";
import { sentenceAt } from "../../../../language/sentences.ts";
import { script } from "../../../../language/skeleton.ts";
import { areForms } from "../../../../language/stem.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";
import { type Deed, deedAsked, hasObject } from "./deed.ts";
import { isName } from "./person.ts";

const AUXILIARY = pattern("auxiliaries");
const ACTIVE = pattern("active");
const PASSIVE = pattern("passives");
const BY = pattern("doneBy");
const MUTUAL = pattern("mutual");
const ARTICLE = pattern("article");
/** A verb that somebody does himself, or that is done. */
const ITSELF = /\p{Script=Cyrillic}с[яь]$/u;
/** Words between a verb and who does it. */
const NEAR = 4;
/** Letters that a name keeps in every case; a nickname has another beginning. */
const ROOT = 3;
const CUT = /[;:؛—–.!?؟"“”«»]/u;
const BARE = /^\s$/;

/** The sentence that has the verb, once; of what stands before it only its own part. */
interface Told {
  text: string;
  before: Word[];
  verb: Word;
  behind: Word[];
  around: Word[];
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
  const told = deed && toldOnce(deed, text.slice(sentence!.start, sentence!.end), article);
  if (!deed || !told) return false;
  return script(told.verb.folded) === "arabic" ? isBehind(deed, told) : isBefore(deed, told);
}

function toldOnce({ verb: asked }: Deed, text: string, article: string): Told | undefined {
  const all = words(text);
  const [at, ...more] = all.flatMap(({ folded }, i) => (areForms(asked.folded, folded) ? [i] : []));
  if (at === undefined || more.length > 0) return undefined;
  const verb = all[at]!;
  const before = all.slice(0, at).filter(({ end }) => !CUT.test(text.slice(end, verb.start)));
  const behind = all.slice(at + 1);
  return { text, verb, before, behind, around: [...before, ...behind], article };
}

/** Whether another stands before the verb, where who does it stands there. */
function isBefore(deed: Deed, told: Told): boolean {
  const { verb: asked, doer, object } = deed;
  const { before, verb, behind, around } = told;
  const isCased = script(verb.folded) === "cyrillic";
  // What opened, somebody opened.
  if (isCased && (!ACTIVE.test(verb.folded) || (ITSELF.test(asked.folded) && !ITSELF.test(verb.folded)))) return false;
  // Whom Pole married has married him.
  if (MUTUAL.test(verb.folded) && met([...doer, ...object], around).length > 0) return false;
  const own = met(doer, around);
  if (isCased && own.length > 0) return isOtherPart(doer, own, told);
  // "Is open" is no passive of "open".
  const isDone = verb.folded !== asked.folded && before.slice(-2).some(({ folded }) => PASSIVE.test(folded));
  const isByHim = behind.some(({ folded }, i) => BY.test(folded) && met(doer, behind.slice(i)).length > 0);
  if (own.some(({ start }) => start < verb.start)) return isDone && !isByHim;
  if (own.length > 0 && !isDone) return !isByHim && !deed.isAlone && isObject(own, told);
  if (deed.isByName && !isDone && isOther(told)) return true;
  // "Civic, founded by Lou Marr".
  if (isDone || behind.slice(0, NEAR).some(({ folded }) => BY.test(folded))) return false;
  // To whom it was to be done has done it.
  const subject = subjectOf(told);
  const isDoer = subject !== undefined && met(object, [subject]).length > 0 && met(object, behind).length === 0;
  return isDoer && (!isCased || object.every(({ folded }) => folded !== subject.folded));
}

/** Whether who is to have done it is another part of the sentence, which his name in another case tells; of another clause it may do what that tells. */
function isOtherPart(doer: Word[], own: Word[], { text, before, verb, behind, around }: Told): boolean {
  const isAsAsked = doer.every(({ folded }) => own.some((word) => word.folded === folded));
  const isInOtherCase = ({ folded }: Word) => doer.every((name) => name.folded !== folded) && doer.some((name) => name.folded.slice(0, ROOT) === folded.slice(0, ROOT));
  // A preposition leads to a word: who met | with Lis | was met by him.
  const isLedTo = (word: Word) => [before, behind].some((some) => STOPWORDS.has(some[some.indexOf(word) - 1]?.folded ?? ""));
  const isOther = own.some((word) => isInOtherCase(word) && !isLedTo(word) && isInClause(text, word, verb));
  return !isAsAsked && isOther && around.some((word) => isCapital(text, word) && !own.includes(word));
}

/** Whether it is told as done to one who stands behind the verb, by one who stands right before it. */
function isObject(own: Word[], { text, before, verb }: Told): boolean {
  const last = before.at(-1);
  return last !== undefined && !STOPWORDS.has(last.folded) && BARE.test(text.slice(last.end, verb.start)) && own.every((word) => isInClause(text, word, verb));
}

/** Whether the doer of a told deed is a person whom the article calls by both his names, and so by his family name alone. */
function isOther(told: Told): boolean {
  const subject = subjectOf(told);
  if (!subject || ARTICLE.test(told.before[told.before.indexOf(subject) - 1]?.folded ?? "")) return false;
  const { article } = told;
  return words(article).some((word, i, all) => {
    const given = all[i - 1];
    return word.folded === subject.folded && given && isCapital(article, given) && !STOPWORDS.has(given.folded) && BARE.test(article.slice(given.end, word.start)) && !ARTICLE.test(all[i - 2]?.folded ?? "");
  });
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
  const isDoneToHim = hasObject(verb) && !hasObject(asked);
  if (doer.length === 0) return isDoneToHim && met(object, near.slice(0, 1)).length > 0;
  // The letters of "أرسل ابن خلدون" may be that he was sent: "أرسله محمد الخامس", or "أرسل محمد الخامس ابن خلدون", whoever stands further behind.
  return !isDoneToHim && met(doer, [...before.slice(-NEAR), ...clause]).length === 0 && near.some((word) => isName(text, word, article));
}

function met(names: Word[], some: Word[]): Word[] {
  return some.filter(({ folded }) => names.some((name) => isOne(name.folded, folded)));
}

function isInClause(text: string, word: Word, verb: Word): boolean {
  return !/[,;]/.test(word.end < verb.start ? text.slice(word.end, verb.start) : text.slice(verb.end, word.start));
}
