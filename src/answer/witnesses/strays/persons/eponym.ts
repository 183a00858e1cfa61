import { areOneKind } from "../../../../articles/claims/kinds/named.ts";
import { pattern } from "../../../../articles/claims/pattern.ts";
import { wanted } from "../../../../language/questions/asks.ts";
import { sentences } from "../../../../language/sentences.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { foldedOf, isOne } from "../namesake.ts";
import { toldOf } from "../event.ts";

const NAMING = pattern("namings");
const RELATIVE = pattern("relatives");
const HUMAN = pattern("humans");
/** Words of a phrase that names. */
const PHRASE = 4;
/** Words of whoever it is named after, with what he was: "the composer Farid al-Zein". */
const NAME = 7;
const CUT = /[,،;؛:.()—–]/u;

/**
 * Whether what was read, for a question when something was that bears somebody's name, is told of him: "The telescope is
 * named after James Webb, who ran NASA from | 1961", "... He ran NASA". Not where he or the naming is asked for.
 */
export function isOfEponym(question: string, text: string, { spans: [mark] }: Reading): boolean {
  if (!mark || !["date", "number"].includes(wanted(question) ?? "") || at(words(question), NAMING) >= 0 || toldOf(question, text, mark) === "asked") return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const opens = HUMAN.test(foldedOf(text.slice(all[own]!.start, all[own]!.end))[0] ?? "");
  const sentence = all[opens && own > 0 ? own - 1 : own]!;
  const told = text.slice(sentence.start, sentence.end);
  const naming = at(words(told), NAMING);
  const name = foldedOf(told.slice(words(told)[naming]?.start ?? told.length));
  const things = (text: string) => foldedOf(text).filter((word) => !STOPWORDS.has(word) && !name.includes(word));
  const thing = things(told.slice(0, words(told)[naming]?.start));
  // "It is named after ...": what it is stands before.
  const before = all[all.indexOf(sentence) - 1];
  if (naming < 0 || !isAsked(question, thing.length > 0 || !before ? thing : things(text.slice(before.start, before.end)))) return false;
  if (opens && own > 0) return true;
  const between = words(told).filter((word, i) => i >= naming && word.end <= mark.start - sentence.start);
  const who = between.findIndex((word, i) => i >= 2 && i <= PHRASE + NAME && (RELATIVE.test(word.folded) || /[(]/.test(told.slice(between[i - 1]!.end, word.start))));
  // Behind a further comma the sentence goes back to the thing.
  return who >= 0 && !CUT.test(told.slice(between[who]!.end, mark.start - sentence.start));
}

/** Where such words begin, of all; -1 where they do not. */
function at(all: Word[], said: RegExp): number {
  return all.findIndex((_, i) => said.test(all.slice(i, i + PHRASE).map(({ folded }) => folded).join(" ")));
}

/** Whether a question asks for the thing that is named, by one of its words: "telescope". */
function isAsked(question: string, thing: string[]): boolean {
  return foldedOf(question).some((asked) => thing.some((word) => areOneKind(asked, word) || isOne(asked, word)));
}
