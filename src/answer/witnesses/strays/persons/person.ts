import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { isWord, pattern } from "../../../../articles/claims/pattern.ts";
import { isGiven } from "../../../../articles/facts/names.ts";
import { sentenceAt } from "../../../../language/sentences.ts";
import { script } from "../../../../language/skeleton.ts";
import type { Span } from "../../../../language/span.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";

const ASKS_AGE = pattern("asksAge");
const FAMILY = pattern("family");
/** Words of a clause behind an age, among which is whose it is. */
const NEXT = 4;
const CLAUSE = /[,،؛;:.!?؟()—–]/u;
/** A name with a capital, right before its age. */
const BESIDE = /(?<=\s)\p{Lu}\p{Ll}[\p{L}'’-]*(?:,\s|\s?\()$/u;
/** Words of a question that ask. */
const ASKING = 4;
/** Of fewer letters a word is a particle of a name: "al", "de". */
const LEAST = 3;
/** Letters between a person's names, at the most: a particle. */
const APART = 5;

/**
 * Whether what was read of a window, for a question how old somebody is, is another's age: the window names him nowhere, nor
 * does its article, or the sentence names somebody else; or it stands right behind another's name ("Ann Pole, 52,"). The
 * articles that were found tell of him by that name.
 */
export function isOfAnothersAge(question: string, { window: { title, text }, article, texts }: Place, { spans: [mark] }: Reading): boolean {
  const names = mark && agedAsked(question)?.names;
  if (!names) return false;
  if (isOfFamily(question, names, text, mark)) return true;
  const [family, ...given] = names.toReversed();
  // In another script a given name sounds like other words (توماس like July, تموز), and a family name may not sound like itself (Krohn, Крон).
  const isGivenHere = (where: string, { start, end, folded }: Word) => given.some((name) => isOne(name.folded, folded) && (script(name.folded) === script(folded) || isNamed(where.slice(start, end))));
  const isAmong = (where: string) => words(where).some((word) => isOne(family!.folded, word.folded) || isGivenHere(where, word));
  if (names.length < 2 || !texts.some((one) => isPerson(question, names, one))) return false;
  const sentence = sentenceAt(text, mark.start) ?? mark;
  const said = text.slice(sentence.start, sentence.end);
  // "Ann Pole of Corran, 52" is she.
  const isHere = words(said).some(({ folded }) => names.some((name) => isOne(name.folded, folded)));
  if (!isHere && BESIDE.test(text.slice(0, mark.start))) return true;
  if (isAmong(`${title}\n${text}`)) return false;
  return !isAmong(article) || words(said).some((word) => isName(said, word, article));
}

/** Whether an age stands beside a word for one of a person's family, "her son, 12", of whom the question does not ask; nor is he named behind it: "her son, 12-year-old | Karl". */
function isOfFamily(question: string, names: Word[], text: string, { start, end }: Span): boolean {
  const isKin = (word: Word | undefined) => word !== undefined && isWord(FAMILY, word.folded);
  if (words(question).some(isKin)) return false;
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  const [given] = names;
  if (given && words(behind.split(CLAUSE)[0]!).slice(0, NEXT).some(({ folded }) => isOne(given.folded, folded))) return false;
  return (/[,(]\s?$/u.test(before) && isKin(words(before).at(-1))) || (/^\s\p{L}/u.test(behind) && isKin(words(behind)[0]));
}

/** Whose age a question asks for. */
export interface Aged {
  /** What may be the person's names. */
  names: Word[];
  /** What else it says behind the words that ask. */
  others: Word[];
}

/** Whose age a question asks for; undefined where it asks for none. */
export function agedAsked(question: string): Aged | undefined {
  const all = words(question);
  for (const i of all.keys()) {
    const phrase = ASKS_AGE.exec(all.slice(i, i + ASKING).map(({ folded }) => folded).join(" "))?.[0];
    if (!phrase) continue;
    const rest = all.slice(i + phrase.split(" ").length);
    const names = namesOf(question, rest);
    return { names, others: rest.filter((word) => !names.includes(word)) };
  }
  return undefined;
}

/** What may be a person's names among words of a question: what has capitals; where there are none, what is neither small nor an office. */
function namesOf(question: string, some: Word[]): Word[] {
  const names = some.filter(({ start, end, folded }) => folded.length >= LEAST && !STOPWORDS.has(folded) && offices(question.slice(start, end)).length === 0 && !/\d/.test(folded));
  const capitals = names.filter(({ start }) => /^\p{Lu}\p{Ll}/u.test(question.slice(start)));
  return capitals.length > 0 ? capitals : names.filter(({ folded }) => /^\p{Script=Arabic}/u.test(folded));
}

/** A word with a capital, or a given name. */
function isNamed(printed: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(printed) || isGiven(printed);
}

/** A word with a capital inside its sentence that is no office; where there are none, a given name or what stands behind one somewhere in the article. */
export function isName(text: string, { start, end, folded }: Word, article: string): boolean {
  const printed = text.slice(start, end);
  if (STOPWORDS.has(folded) || offices(printed).length > 0) return false;
  if (!/^\p{Script=Arabic}/u.test(folded)) return /^\p{Lu}\p{Ll}/u.test(printed);
  return isGiven(printed) || words(article).some((word, i, all) => word.folded === folded && i > 0 && isGiven(article.slice(all[i - 1]!.start, all[i - 1]!.end)));
}

/** Whether a text has the last two of some names of a question side by side, as a person's. */
export function isPerson(question: string, names: Word[], text: string): boolean {
  const [first, last] = names.slice(-2);
  if (!first || !last) return false;
  const isCapital = (where: string, { start }: Word) => /^\p{Lu}\p{Ll}/u.test(where.slice(start));
  const asked = isCapital(question, first) && isCapital(question, last);
  const all = words(text);
  return all.some((word, i) => {
    if (!isOne(first.folded, word.folded)) return false;
    const next = all.slice(i + 1, i + 3).find(({ folded, start }) => start <= word.end + APART && isOne(last.folded, folded));
    if (!next) return false;
    return /^\p{Script=Arabic}/u.test(word.folded) ? asked || isGiven(text.slice(word.start, word.end)) : isCapital(text, word) && isCapital(text, next);
  });
}
