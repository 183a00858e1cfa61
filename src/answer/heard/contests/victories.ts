import { isNamed } from "../../../articles/claims/contests/names.ts";
import { takings } from "../../../articles/claims/contests/prizes.ts";
import { nearest, stageAt, stages } from "../../../articles/claims/contests/stages.ts";
import { wins } from "../../../articles/claims/contests/wins.ts";
import { isUnreal } from "../../../articles/claims/expectation.ts";
import { isWord, pattern } from "../../../articles/claims/pattern.ts";
import { skeleton } from "../../../language/skeleton.ts";
import type { Span } from "../../../language/span.ts";
import { areForms, stem } from "../../../language/stem.ts";
import { type Word, words } from "../../../language/words.ts";
import { isOne } from "../../witnesses/strays/namesake.ts";

const TROPHY = pattern("trophies");
const CHAMPION = pattern("champions");
/** "The club" is no name. */
const CLUB = pattern("clubs");
const ROOT = 3;
const YEAR = /^\d{4}$/;
/** The stage that decides who wins it all. */
export const LAST = "final";

/** What a text tells of one who won: whom, or what, and whether it is surely what is asked. */
export interface Victory {
  by: Span;
  loser?: Span;
  sentence: Span;
  stage: string | undefined;
  /** So many words of the question its sentence has, and these are names of the two. */
  met: number;
  sides: Set<Word>;
  /** It is asked who beat him. */
  isAsked: boolean;
  sure: boolean;
}

/** Who beat whom. @param beat it is asked who beat those that are named */
export function beatings(text: string, asked: Word[], beat: boolean): Victory[] {
  const isOf = ({ start, end }: Span) => (word: Word) => isIn(word, text.slice(start, end));
  return wins(text).flatMap(({ winner, loser, start, end }) => {
    const sentence = { start, end };
    const by = winner ?? named(asked.filter((word) => !isOf(loser)(word)), text, { start, end: loser.start });
    if (!by || isUnreal(text, by)) return [];
    const names = asked.filter(({ folded }) => !CLUB.test(folded));
    const [winning, losing] = [names.filter(isOf(by)), names.filter(isOf(loser))];
    const met = asked.filter(isOf(sentence)).length;
    const stage = stageAt(text.slice(start, end), { start: Math.min(by.start, loser.start) - start, end: Math.max(by.end, loser.end) - start });
    const isOverHim = losing.length > 0 && (winning.length > 0 || beat);
    // Of a stage, or a day: all that is asked stands in the sentence, and not in a name alone.
    const isAsAsked = !beat && stage !== undefined && met === asked.length && (met === 0 || winning.length < met);
    return [{ by, loser, sentence, stage, met, isAsked: beat && winning.length > 0 && losing.length === 0, sides: new Set([...winning, ...losing]), sure: isOverHim || isAsAsked }];
  });
}

/** Who took what is asked for: all that the question says of it stands in what is taken, but for a number. */
export function takers(text: string, asked: Word[], whole: string): Victory[] {
  return takings(text).flatMap(({ winner, prize, start, end }) => {
    if (isUnreal(text, winner)) return [];
    const [sentence, taken] = [text.slice(start, end), text.slice(prize.start, prize.end)];
    // Who became champions won the final and the cup, where the article tells of one.
    const champion = words(taken).find(({ folded }) => isWord(CHAMPION, folded));
    const isOfChampions = (word: Word) => champion !== undefined && (isTrophy(word) || stages(word.folded).some(({ stage }) => stage === LAST)) && (isIn(word, whole) || word.folded.startsWith(stem(champion.folded)));
    const met = asked.filter((word) => isIn(word, sentence) || isOfChampions(word)).length;
    const what = asked.filter(({ folded }) => !/^\d/.test(folded));
    const isTaken = what.length > 0 && what.every((word) => isIn(word, taken) || isOfChampions(word));
    const sure = isTaken && met === asked.length && isOfItsYear(asked, sentence, { start: winner.start - start, end: prize.end - start });
    return [{ by: winner, sentence: { start, end }, stage: stageAt(taken, { start: 0, end: taken.length }), met, isAsked: false, sides: new Set<Word>(), sure }];
  });
}

/** Whether of the years of a sentence the nearest to a place is the one that is asked for, if any is: "A won it in 1987, and B in 2009". */
function isOfItsYear(asked: Word[], sentence: string, place: Span): boolean {
  const year = asked.find(({ folded }) => YEAR.test(folded));
  return !year || nearest(sentence, words(sentence).filter(({ folded }) => YEAR.test(folded)), place)?.folded === year.folded;
}

/** The words of a stretch that a question names, where it names one there: "his win over ..." is of him. */
function named(asked: Word[], text: string, { start, end }: Span): Span | undefined {
  const here = text.slice(start, end);
  // Where there are capitals a name has one: "county champions" are no county's.
  const found = words(here).filter((word) => (isNamed(here, word) || /^\p{Script=Arabic}/u.test(word.folded)) && asked.some(({ folded }) => isOne(folded, word.folded)) && stages(word.folded).length === 0);
  const [one] = found;
  return one && found.every(({ folded }) => folded === one.folded) ? { start: start + one.start, end: start + one.end } : undefined;
}

/** Whether it is called a cup, a title. */
export function isTrophy({ folded }: Word): boolean {
  return isWord(TROPHY, folded);
}

/** Whether a text has a word, in any form or script. */
export function isIn({ folded }: Word, text: string): boolean {
  // Of some words a vowel comes and goes with the case: кубок, кубка.
  const isForm = (word: string) => word.slice(0, ROOT) === folded.slice(0, ROOT) && skeleton(word).length >= ROOT && skeleton(word) === skeleton(folded);
  return words(text).some((word) => isOne(folded, word.folded) || areForms(folded, word.folded) || isForm(word.folded));
}
