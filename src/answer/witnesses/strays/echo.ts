import { kindOf } from "../../../articles/claims/kinds/named.ts";
import { isNumeral } from "../../../articles/claims/numerals.ts";
import { GLUED, pattern } from "../../../articles/claims/pattern.ts";
import { asking } from "../../../language/questions/asking.ts";
import { type Wanted, wanted } from "../../../language/questions/asks.ts";
import { script, skeleton } from "../../../language/skeleton.ts";
import { areForms } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { contains } from "../../../language/span.ts";
import { isCapital, type Word, words } from "../../../language/words.ts";
import type { Answering, Reading } from "../../../reading/reading.ts";
import { foldedOf, isOne } from "./namesake.ts";

const WHICH = pattern("which");
const CHOICE = pattern("or");
const BESIDES = pattern("besides");
const GENERIC = pattern("generic");
const NEGATION = pattern("negations");
/** What the reader holds nearly as likely as its best place may be what it meant. Log-odds. */
const CLOSE = 2.5;
/** Consonants by which a name is surely one in two scripts. */
const NAME = 4;

/**
 * Whether what was read, for a question who, which, where, when, why or how many, only says again what the question
 * says: "the prison", where it is asked in which. Not where one of several is to be chosen, nor where the question
 * names nothing else.
 */
export function isEcho(question: string, window: string, { spans }: Reading): boolean {
  const [best] = spans;
  if (!best || asking(question) !== "open") return false;
  const all = foldedOf(question);
  const kind = wanted(question);
  const asksWhich = all.some((_, i) => WHICH.test(all.slice(i, i + 2).join(" ")));
  if ((!kind && !asksWhich) || all.some((word) => CHOICE.test(word) || BESIDES.test(word))) return false;
  const asked = all.filter((word) => !STOPWORDS.has(word) && !WHICH.test(word));
  const noun = kind ? undefined : all[all.findIndex((word) => WHICH.test(word)) + 1];
  const echoes = (span: Answering) => {
    const told = foldedOf(window.slice(span.start, span.end)).filter((word) => !STOPWORDS.has(word));
    // "The Tarn bridge" may be which bridge.
    return !(noun && told.length > 1 && told.some((word) => areForms(word, noun))) && isSaidAgain(told, asked, kind);
  };
  if ((kind === "person" || kind === "place") && isOfAName(question, foldedOf(window.slice(best.start, best.end)))) return false;
  return echoes(best) && spans.every((span) => span.score <= best.score - CLOSE || contains(best, span) || echoes(span));
}

/** @param told the words of a mark that name something. */
function isSaidAgain(told: string[], asked: string[], kind: Wanted | undefined): boolean {
  if (told.length === 0 || told.some((word) => NEGATION.test(word) || /\d/.test(word) || isNumeral(word.replace(GLUED, "")))) return false;
  // In Arabic a word for two tells how many there are.
  const again = (word: string) => asked.filter((other) => (kind === "number" ? word.replace(GLUED, "") === other.replace(GLUED, "") : isSame(word, other)));
  const said = new Set(told.flatMap(again));
  // What a cause is does not depend on the kind of what is named beside it.
  const addsNothing = (word: string) => kind === "reason" && (kindOf(word) !== undefined || GENERIC.test(word.replace(GLUED, "")));
  return said.size > 0 && said.size < asked.length && told.every((word) => again(word).length > 0 || addsNothing(word));
}

/** Whether what is told stands in a longer name: the Platt band may be led by Platt, and the university of Leeds be in Leeds. */
function isOfAName(question: string, told: string[]): boolean {
  const all = words(question).filter(({ folded }) => !STOPWORDS.has(folded) && !WHICH.test(folded));
  const echoed = all.map(({ folded }) => told.some((word) => isSame(word, folded)));
  const names = (word: Word) => kindOf(word.folded) !== undefined || isCapital(question, word);
  return all.some((word, i) => !echoed[i] && (echoed[i - 1] || echoed[i + 1]) && names(word));
}

/** Whether two words are forms of one, for one kind, or one name in two scripts. */
function isSame(one: string, other: string): boolean {
  if (one === other || /^\d/.test(one) || /^\d/.test(other)) return one === other;
  if (script(one) === script(other)) return areForms(one, other);
  const kind = kindOf(one);
  return kind === undefined ? [one, other].every((word) => skeleton(word).length >= NAME) && isOne(one, other) : kind === kindOf(other);
}
