import { offices } from "../../articles/claims/kinds/offices.ts";
import { isToldTo } from "../../articles/claims/speech/addressed.ts";
import { type Asked, wordsAsked } from "../../articles/claims/speech/asked.ts";
import { utterances } from "../../articles/claims/speech/utterances.ts";
import { GLUED, pattern } from "../../articles/claims/pattern.ts";
import { script, skeleton } from "../../language/skeleton.ts";
import { contains, type Span } from "../../language/span.ts";
import { sentences } from "../../language/sentences.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../language/words.ts";
import type { Window } from "../../reading/layout.ts";
import type { Reading } from "../../reading/reading.ts";
import { ledBy, sure } from "./led.ts";
import { isOne } from "../witnesses/strays/namesake.ts";
import { isName } from "../witnesses/strays/persons/person.ts";

/** By so much it leads the places that the reader saw, that its sentence is quoted before theirs. Log-odds. */
const LEAD = 3;
/** Who holds these does so for a place, which is told once; of coaches a match has two. */
const OF_A_PLACE = new Set(["mayor", "governor", "premier"]);
const GENERIC = pattern("generic");
/** Words of a name, at the most; and of a whole one. */
const NAME = 3;
const FULL = 2;
/** An office and a name that stand so near are one person's. Words. */
const BESIDE = 3;
const NEAR = 60;

/**
 * A reading for a question what somebody said, about anything or to somebody: the words that the window tells as his come first, and answer.
 * The reader sees none where the question says nothing that they may be told by.
 * @param article the text that the window is of
 */
export function spoken(question: string, { title, text }: Pick<Window, "title" | "text">, article: string, reading: Reading): Reading {
  const asked = wordsAsked(question);
  if (!asked || asked.about) return reading;
  const told = utterances(text);
  const saidTo = ({ whom, ...one }: Asked & { whom: Word[] }) => told.filter(({ said, speaker }) => isSpeaker(question, one, text, speaker, { title, article }) && (whom.length === 0 || isToldTo(text, said, whom)));
  const his = [{ ...asked, whom: [] }, ...addressed(asked)].map(saidTo).find((some) => some.length > 0) ?? [];
  if (his.length === 0) return reading;
  const [best] = reading.spans;
  const { said } = his.find((one) => best && one.said.start <= best.start && best.start < one.said.end) ?? his[0]!;
  return sure(ledBy(said, reading, LEAD));
}

/** Of "what did A tell B" and ماذا قال A لB what else it may be: said by the first to the others. */
function addressed({ who, besides, about }: Asked): (Asked & { whom: Word[] })[] {
  if (besides.length > 0) return [{ who, besides: [], whom: besides, about }];
  return who.slice(1).map((_, i) => ({ who: who.slice(0, i + 1), besides, whom: who.slice(i + 1), about }));
}

/**
 * Whether a speaker is whom the question names: with all that it says of him, by his family name alone where the article has
 * the rest, or, of the place that the article is about, as its mayor.
 */
function isSpeaker(question: string, { who, besides }: Asked, text: string, { start, end }: Span, { title, article }: { title: string; article: string }): boolean {
  const phrase = text.slice(start, end);
  const told = words(phrase);
  // In another script neither a name of one consonant can be told, Зоя, nor what somebody is beside his name: "the teacher".
  const named = who.filter((word) => isCapital(question, word)).length >= FULL;
  const isMute = (word: Word) => script(word.folded) !== script(told[0]!.folded) && (skeleton(word.folded) === "" ? who.length > 1 : named && !isCapital(question, word));
  const isTold = (asked: Word) => isMute(asked) || told.some((word) => isSame(asked.folded, word.folded));
  if (!besides.every(isTold)) return false;
  const held = offices(question);
  const holds = offices(phrase);
  const same = holds.find(({ office, as }) => held.some((one) => one.office === office && one.as === as));
  // The deputy mayor is no mayor.
  if (!same && holds.some(({ office }) => held.some((one) => one.office === office))) return false;
  if (who.every(isTold)) return true;
  const others = who.filter((word) => !isTold(word) && !held.some((one) => contains(one, word)));
  const areIn = (where: string) => others.every(({ folded }) => words(where).some((word) => isSame(folded, word.folded)));
  if (isByFamilyName(question, who, told, holds)) return areIn(`${title}\n${article}`) && isFirst(article, who);
  // "The mayor of Corran" is no mayor of that name.
  if (!same || !OF_A_PLACE.has(same.office!) || who.length === others.length || !isPlain(phrase, same)) return false;
  return areIn(`${title}\n${opening(article)}`) && !isBeside(article.replaceAll(phrase, " "), same.office!, others);
}

/** Whether a speaker is called by the family name of whom the question names, with nothing but his office and what else it says of him before it. */
function isByFamilyName(question: string, who: Word[], told: Word[], holds: Span[]): boolean {
  const family = who.at(-1)!;
  const at = told.findIndex(({ folded }) => isSame(family.folded, folded));
  // One that is told by sound alone has a capital: no "chief inspector".
  if (at < 0 || (script(family.folded) !== script(told[0]!.folded) && /^\p{Ll}/u.test(question.slice(family.start)))) return false;
  const office = holds.findLast(({ end }) => end <= told[at]!.start);
  return told.slice(0, at).every((word) => (office && word.start < office.end) || isAmong(who)(word));
}

/** Whether nobody else of that family name is told of before: whom a text calls by it alone is the first who has it. */
function isFirst(article: string, who: Word[]): boolean {
  const family = who.at(-1)!;
  const all = words(article);
  const given = all.filter((word, i) => all[i + 1] && isSame(family.folded, all[i + 1]!.folded) && /^\s$/.test(article.slice(word.end, all[i + 1]!.start)));
  const isHis = isAmong(who);
  const first = given.find((word) => isHis(word) || isName(article, word, article));
  return !first || isHis(first) || !given.some(isHis);
}

/** The first sentence that an article tells. */
function opening(article: string): string {
  const first = sentences(article).find(({ start, end }) => /[.!?؟…]["”»]?$/u.test(article.slice(start, end)));
  return first ? article.slice(first.start, first.end) : "";
}

/** Whether an office is called without a place, before a name: "mayor Ada Moss", "عمدة المدينة"; not "the mayor of Corran, Ada Moss". */
function isPlain(phrase: string, { start, end }: Span): boolean {
  const [before, behind] = [words(phrase.slice(0, start)), words(phrase.slice(end))];
  const generic = GENERIC.test(behind[0]?.folded.replace(GLUED, "") ?? "");
  const name = generic ? behind.slice(1) : behind;
  const cased = /\p{Lu}/u.test(phrase);
  return before.every(({ folded }) => STOPWORDS.has(folded)) && name.length <= NAME && (cased || generic);
}

/** Whether an article calls somebody by an office and one of these names. */
function isBeside(article: string, office: string, names: Word[]): boolean {
  const called = offices(article).filter((one) => one.office === office);
  return called.some(({ end }) => words(article.slice(end, end + NEAR)).slice(0, BESIDE).some((near) => names.some(({ folded }) => isSame(folded, near.folded))));
}

function isAmong(names: Word[]): (word: Word) => boolean {
  return (word) => names.some(({ folded }) => isSame(folded, word.folded));
}

/** Whether two words are one name, in whatever script; a small word sounds like many. */
function isSame(one: string, other: string): boolean {
  return (one === other || !STOPWORDS.has(other)) && isOne(one, other);
}
