import { claim } from "../../../../articles/claims/claims.ts";
import { lands } from "../../../../articles/claims/kinds/lands.ts";
import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { isGiven } from "../../../../articles/facts/names.ts";
import { sentences } from "../../../../language/sentences.ts";
import { script, skeleton } from "../../../../language/skeleton.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";

/** Letters of a name, at the least; and consonants of one that two scripts have. */
const LEAST = 3;
const HEARD = 4;

/** The end of a line of prose. */
const PROSE = /[.!?؟…][»”"]?\s*$/u;

/**
 * Whether what was read of a window, for a question that names somebody or something, stands in an article that comes to that
 * name only later: "The firm has | 4,200 workers |. ... Its rival Havsild ...", where Havsild's are asked for. Not where the very
 * next sentence names it, nor in the first paragraph, nor where another name of the question is told of before.
 */
export function isBeforeItsName(question: string, { window: { title, text }, article, start }: Place, { spans: [mark] }: Reading): boolean {
  const asked = mark ? names(question, article) : [];
  if (!mark || asked.length === 0) return false;
  const all = sentences(text);
  const own = all.findIndex((sentence) => sentence.start <= mark.start && mark.start < sentence.end);
  if (own < 0) return false;
  // What comes first in a paper tells all in short.
  if (!article.slice(0, start + mark.start).split("\n").slice(0, -1).some((line) => PROSE.test(line))) return false;
  const goesOn = all[own + 1] ?? sentences(article.slice(start + all[own]!.end))[0];
  const to = start + (all[own + 1] ? goesOn!.end : all[own]!.end + (goesOn?.end ?? 0));
  const told = new Set(words(`${title}\n${article.slice(0, to)}`).map(({ folded }) => folded));
  if (asked.some((name) => [...told].some((word) => mayBe(name.folded, word)))) return false;
  if (isOfOneAlone(article.slice(0, to))) return false;
  const behind = article.slice(to);
  return words(behind).some((word) => (isPrinted(behind, word) || /^\p{Script=Arabic}/u.test(word.folded)) && asked.some((name) => isSame(name, word)));
}

/**
 * What a question names, by capitals or in quotation marks; without capitals a person, or what sounds like a name in the article's
 * letters. Not a country, which is mostly where all of it was.
 */
function names(question: string, article: string): Word[] {
  const all = words(question);
  const printed = ({ start, end }: Word) => question.slice(start, end);
  const isArabic = all.some(({ folded }) => /^\p{Script=Arabic}/u.test(folded));
  const foreign = isArabic ? words(article).filter((word) => script(word.folded) !== "arabic" && isPrinted(article, word)) : [];
  const isCalled = (word: Word, i: number) => {
    if ((i > 0 && /^\p{Lu}\p{Ll}/u.test(printed(word))) || isQuoted(question, word)) return true;
    return /^\p{Script=Arabic}/u.test(word.folded) && (isGiven(printed(word)) || (i > 0 && isGiven(printed(all[i - 1]!))) || foreign.some((other) => isSame(word, other)));
  };
  return all.filter((word, i) => word.folded.length >= LEAST && !STOPWORDS.has(word.folded) && !/\d/.test(word.folded) && isCalled(word, i) && offices(printed(word)).length === 0 && lands(printed(word)).length === 0);
}

/** Whether, in letters that have capitals, a text names nobody: who is named later may be what all of it was about. */
function isOfOneAlone(text: string): boolean {
  const isPlain = (said: string, word: Word, i: number) => !isPrinted(said, word) || (i === 0 && STOPWORDS.has(word.folded)) || claim(said.slice(word.start, word.end)).facts.length > 0;
  return /\p{Lu}/u.test(text) && sentences(text).every(({ start, end }) => words(text.slice(start, end)).every((word, i) => isPlain(text.slice(start, end), word, i)));
}

/** With a capital, or right behind a quotation mark. */
function isPrinted(text: string, word: Word): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(word.start, word.end)) || isQuoted(text, word);
}

function isQuoted(text: string, { start }: Word): boolean {
  return /["«“„]/u.test(text.charAt(start - 1));
}

/** Whether a word may be a name in any form: Coppard's, Коппарду. */
function mayBe(name: string, word: string): boolean {
  const [one, other] = [skeleton(name), skeleton(word)];
  return isOne(name, word) || (Math.min(one.length, other.length) >= LEAST && (one.startsWith(other) || other.startsWith(one)));
}

function isSame({ folded: one }: Word, { folded: other }: Word): boolean {
  return isOne(one, other) && (script(one) === script(other) || skeleton(other).length >= HEARD);
}
