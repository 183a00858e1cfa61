import { gatherings } from "../../../../articles/claims/kinds/gatherings.ts";
import { lands } from "../../../../articles/claims/kinds/lands.ts";
import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { people, type Person } from "../../../../articles/claims/kinds/people.ts";
import { pattern } from "../../../../articles/claims/pattern.ts";
import { any } from "../../../../articles/languages/lexicon.ts";
import { sentences } from "../../../../language/sentences.ts";
import { commonestScript, type Script, script } from "../../../../language/skeleton.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { foldedOf, isOne, type Place } from "../namesake.ts";

const AND = new RegExp(`^(?:${any("and")}$|${any("gluedAnd")}(?=.{2}))`, "u");

/** "Mr" is a name in Arabic, too. */
const TITLE = pattern("titles");
/** T, d, s and z. */
const SHARP = ["tтتط", "dдدض", "sсسص", "zзز"];

/** Somebody whom a question names, as articles know him. */
interface Asked {
  word: Word;
  known: Person[];
}

/**
 * Whether what was read of a window, for a question about two persons or about a meeting with somebody, is told of others:
 * the article has one of them nowhere, by name or office, whom another article names; or the meeting that is told beside
 * the mark has parties of its own, and not the one that is asked for.
 */
export function isOfOthers(question: string, { window: { title, text }, article, texts }: Place, { spans: [mark] }: Reading): boolean {
  const asked = mark ? askedIn(question, texts, commonestScript(foldedOf(text))) : [];
  if (!mark || asked.length === 0) return false;
  const meets = gatherings(question).some(({ kind }) => kind === "meeting");
  const isIn = (where: string, one: Asked) => isNamed(where, one) || one.known.some((person) => isHeld(where, person));
  const whole = `${title}\n${article}`;
  const away = asked.filter((one) => !isIn(whole, one));
  if (away.length > 0 && (meets || (away.length < asked.length && !areJoined(question, asked)))) return true;
  if (!meets) return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  const near = [own - 1, own].map((at) => (all[at] ? text.slice(all[at].start, all[at].end) : ""));
  const missing = asked.filter((one) => !near.some((sentence) => isIn(sentence, one)));
  if (own < 0 || missing.length === 0) return false;
  const known = peopleOf(texts);
  return near.some((sentence) => {
    if (!gatherings(sentence).some(({ kind }) => kind === "meeting")) return false;
    const told = parties(sentence, known);
    return told.length > 1 && told.some((name) => !asked.some(({ known }) => known.some((person) => isOne(person.name[1], name))));
  });
}

/** The persons whom a question names by the last of their names, as texts in a script know them. */
function askedIn(question: string, texts: string[], written: Script): Asked[] {
  const known = peopleOf(texts).filter(({ name }) => script(name[1]) === written);
  return words(question).flatMap((word): Asked[] => {
    if (!/^(?:\p{Lu}|\p{Script=Arabic})/u.test(question.slice(word.start)) || TITLE.test(word.folded)) return [];
    const those = known.filter(({ name }) => isOne(word.folded, name[1]));
    const surely = those.filter(({ name }) => sharp(name[1]) === sharp(word.folded));
    return those.length > 0 ? [{ word, known: surely.length > 0 ? surely : those }] : [];
  });
}

/** The consonants of a word that every script tells apart, though some hands do not: of two names that are one otherwise these say which is meant. */
function sharp(word: string): string {
  return [...word].map((letter) => SHARP.findIndex((letters) => letters.includes(letter))).filter((kind) => kind >= 0).join("");
}

/** The same articles are asked for every passage of a question. */
const remembered = new WeakMap<string[], Person[]>();

/** Whom these texts call by name; where there are no capitals, and the last of the names again. */
function peopleOf(texts: string[]): Person[] {
  const before = remembered.get(texts);
  if (before) return before;
  const counts = new Map<string, number>();
  for (const { folded } of texts.flatMap(words)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  const found = texts.flatMap(people).filter(({ name: [, last] }) => script(last) !== "arabic" || counts.get(last)! > 1);
  remembered.set(texts, found);
  return found;
}

/** The last names of the known persons of a sentence, once each. */
function parties(sentence: string, known: Person[]): string[] {
  const all = words(sentence);
  const names = [...new Set(known.map(({ name: [, last] }) => last))].filter((last) => all.some(({ folded }) => script(folded) === script(last) && isOne(last, folded)));
  return names.filter((name, i) => !names.slice(0, i).some((other) => isOne(other, name)));
}

/** By its consonants alone a short name in another script may be many words: as articles in that script spell it. */
function isNamed(where: string, { word, known }: Asked): boolean {
  return words(where).some(({ folded }) => (script(folded) === script(word.folded) ? isOne(word.folded, folded) : known.some(({ name: [, last] }) => isOne(last, folded))));
}

/** Whether a text speaks of an office that somebody holds, of his country where that is known. */
function isHeld(where: string, { office, land }: Person): boolean {
  if (office === undefined) return false;
  return land ? lands(where).some((one) => one.land === land && one.of?.kind === office) : offices(where).some((one) => one.office === office);
}

/** Whether persons are named side by side, "Ann Pole and Ned Coyle": what one article says of one may be half of what is asked. */
function areJoined(question: string, asked: Asked[]): boolean {
  const all = words(question);
  const [first, last] = [asked[0]!.word, asked.at(-1)!.word];
  return all.some(({ folded, start }) => start > first.start && start <= last.start && AND.test(folded));
}
