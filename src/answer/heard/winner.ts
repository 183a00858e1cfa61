import { takings } from "../../articles/claims/contests/prizes.ts";
import { isNamed } from "../../articles/claims/contests/names.ts";
import { nearest, stageAt, stages } from "../../articles/claims/contests/stages.ts";
import { wins } from "../../articles/claims/contests/wins.ts";
import { isUnreal } from "../../articles/claims/expectation.ts";
import { GLUED, pattern } from "../../articles/claims/pattern.ts";
import { sentenceAt } from "../../language/sentences.ts";
import { skeleton } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { areForms, stem } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { Reading } from "../../reading/reading.ts";
import { MOST_ODDS } from "../confidence.ts";
import { isOne } from "../witnesses/strays/namesake.ts";

const ASKED = pattern("winAsked");
const BEATEN = pattern("beatenAsked");
const BEATING = pattern("beating", "defeating");
const DEFEATING = pattern("defeating");
const OVER = pattern("overs");
const TROPHY = pattern("trophies");
const CHAMPION = pattern("champions");
/** "The club" is no name. */
const CLUB = pattern("clubs");
/** Words that ask. */
const ASKING = 4;
/** Where the text says who beat whom of those that are named, it answers, whatever the reader thinks of it. Log-odds. */
const TOLD = 8;
const ROOT = 3;
/** What stands so near behind a name may be another for the same: "Hexley, the champions". UTF-16 units. */
const NEAR = 12;
const YEAR = /^\d{4}$/;
/** The stage that decides who wins it all. */
const LAST = "final";

/** What a text tells of one who won: whom, or what, and whether it is surely what is asked. */
interface Told {
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

/**
 * A reading for a question who won: of two that it names, of a stage or a prize, or over whom it names, that comes first and
 * answers; wherever the reader places the answer at who lost, who won comes before that; and of another stage it is no answer.
 * @param whole the article that the text is of, with its title
 */
export function won(question: string, text: string, reading: Reading, whole = text): Reading {
  const all = words(question);
  const folded = all.map((word) => word.folded);
  const stage = onlyStage(question);
  if (BEATEN.test(folded.join(" "))) return beaten(all, text, stage, reading);
  const asking = ASKED.exec(folded.slice(0, ASKING).join(" "))?.[0].split(" ").length;
  if (asking === undefined) return reading;
  const asked = all.slice(asking).filter(({ folded }) => !STOPWORDS.has(folded));
  // "Who won in the final" beat somebody else than the final.
  const isSide = asked[0] && !isTrophy(asked[0]) && stages(asked[0].folded).length === 0;
  const beat = isSide === true && folded.slice(0, asking).some((_, i) => BEATING.test(folded.slice(i, ASKING + 1).join(" "))) && (!isLedTo(folded, asking) || OVER.test(folded[asking] ?? ""));
  const told = [...beatings(text, asked, beat), ...takers(text, asked, whole)];
  const [mark] = reading.spans;
  const isStage = (one: string | undefined) => one === undefined || one === (stage ?? LAST);
  const matching = told.filter((one) => (stage === undefined && one.sides.size > 0) || isStage(one.stage));
  const most = Math.max(...matching.map(({ met }) => met));
  const best = matching.filter(({ met, sure }) => sure && met === most);
  const winners = new Set(best.map(({ by }) => text.slice(by.start, by.end)));
  if (winners.size === 1) return first(reading, best[0]!.by, TOLD);
  if (mark && isOfAnotherStage(question, text, mark, told, stage)) {
    const there = matching.find(({ by, met, sentence }) => met > 0 && sentence.start > mark.start && text.slice(by.start, by.end) === text.slice(mark.start, mark.end));
    return there ? first(reading, there.by, reading.answers) : { ...reading, answers: -MOST_ODDS };
  }
  // Who beat others, each of them in another match, did not beat each other.
  const marked = mark && matching.find(({ by, loser }) => [by, loser].some((side) => side && side.start < mark.end && mark.start < side.end));
  const isElsewhere = marked && marked.sides.size > 0 && matching.some(({ sides }) => [...sides].some((word) => !marked.sides.has(word)));
  if (isElsewhere) return { ...reading, answers: -MOST_ODDS };
  // "Who beat A?" is not A, nor whom else A has beaten.
  if (marked?.isAsked && !matching.some(({ by, isAsked }) => !isAsked && by.start < mark!.end && mark!.start < by.end)) return { ...reading, answers: -MOST_ODDS };
  // Nor who beat another, where the sentence names A besides.
  const object = beat ? asked[0] : undefined;
  if (object && marked && isNamedBesides(object, text, marked)) return { ...reading, answers: -MOST_ODDS };
  const lost = mark && matching.find(({ loser }) => loser && loser.start < mark.end && mark.start < loser.end);
  return !lost || matching.some(({ by }) => by.start < mark.end && mark.start < by.end) ? reading : first(reading, lost.by, reading.answers);
}

/** A reading for a question whom somebody beat: that comes first, and he himself is no answer, nor whom he beat at another stage. */
function beaten(all: Word[], text: string, stage: string | undefined, reading: Reading): Reading {
  const asked = all.filter(({ folded }) => !STOPWORDS.has(folded) && !BEATING.test(folded));
  const told = beatings(text, asked, false).filter(({ sides }) => sides.size > 0);
  const has = (side: Span | undefined) => side !== undefined && asked.some((word) => isIn(word, text.slice(side.start, side.end)));
  const isElsewhen = (one: Told) => stage !== undefined && one.stage !== undefined && one.stage !== stage;
  const his = told.filter((one) => has(one.by) && !has(one.loser) && !isElsewhen(one));
  const most = Math.max(...his.map(({ met }) => met));
  const over = his.filter(({ met }) => met === most);
  if (over.length === 1) return first(reading, over[0]!.loser!, TOLD);
  const isWrong = (mark: Span) => told.some(({ by, loser, ...one }) => {
    const side = has(loser) ? by : isElsewhen({ by, ...one }) ? loser : undefined;
    return side !== undefined && side.start < mark.end && mark.start < side.end;
  });
  const [mark] = reading.spans;
  return mark && isWrong(mark) ? { ...reading, answers: -MOST_ODDS } : reading;
}

function beatings(text: string, asked: Word[], beat: boolean): Told[] {
  return wins(text).flatMap(({ winner, loser, start, end }) => {
    const sentence = text.slice(start, end);
    const by = winner ?? named(asked.filter((word) => !isIn(word, text.slice(loser.start, loser.end))), text, { start, end: loser.start });
    if (!by || isUnreal(text, by)) return [];
    const sides = [by, loser].map((side) => asked.filter((word) => !CLUB.test(word.folded) && isIn(word, text.slice(side.start, side.end))));
    const [wins, loses] = sides.map(({ length }) => length > 0) as [boolean, boolean];
    const met = asked.filter((word) => isIn(word, sentence)).length;
    const stage = stageAt(sentence, { start: Math.min(by.start, loser.start) - start, end: Math.max(by.end, loser.end) - start });
    return [{ by, loser, sentence: { start, end }, stage, met, isAsked: beat && wins && !loses, sides: new Set(sides.flat()), sure: (loses && (wins || beat)) || (!beat && stage !== undefined && met === asked.length && (met === 0 || sides[0]!.length < met)) }];
  });
}

/** Who took what is asked for: all that the question says of it stands in what is taken, but for a number. */
function takers(text: string, asked: Word[], whole: string): Told[] {
  return takings(text).flatMap(({ winner, prize, start, end }) => {
    if (isUnreal(text, winner)) return [];
    const [sentence, taken] = [text.slice(start, end), text.slice(prize.start, prize.end)];
    // Who became champions won the final and the cup, where the article tells of one.
    const champion = words(taken).find(({ folded }) => CHAMPION.test(folded) || CHAMPION.test(folded.replace(GLUED, "")));
    const isOfChampions = (word: Word) => champion !== undefined && (isTrophy(word) || stages(word.folded).some(({ stage }) => stage === LAST)) && (isIn(word, whole) || word.folded.startsWith(stem(champion.folded)));
    const met = asked.filter((word) => isIn(word, sentence) || isOfChampions(word)).length;
    const stage = stageAt(taken, { start: 0, end: taken.length });
    const what = asked.filter((word) => !/^\d/.test(word.folded));
    const isTaken = what.length > 0 && met === asked.length && what.every((word) => isIn(word, taken) || isOfChampions(word)) && isOfItsYear(asked, sentence, { start: winner.start - start, end: prize.end - start });
    return [{ by: winner, sentence: { start, end }, stage, met, isAsked: false, sides: new Set<Word>(), sure: isTaken }];
  });
}

/** Whether of the years of a sentence the nearest to a place is the one that is asked for, if any is: "A won it in 1987, and B in 2009". */
function isOfItsYear(asked: Word[], sentence: string, place: Span): boolean {
  const year = asked.find(({ folded }) => YEAR.test(folded));
  if (!year) return true;
  return nearest(sentence, words(sentence).filter(({ folded }) => YEAR.test(folded)), place)?.folded === year.folded;
}

/** Whether a place is told of another stage than the one that is asked for; or of one before the last, where it is asked who won the cup. */
function isOfAnotherStage(question: string, text: string, mark: Span, told: Told[], asked: string | undefined): boolean {
  const one = told.find(({ by, loser }) => [by, loser].some((side) => side && side.start < mark.end && mark.start < side.end));
  const sentence = sentenceAt(text, mark.start);
  const stage = one?.stage ?? (sentence && onlyStage(text.slice(sentence.start, sentence.end)));
  const isOfAll = words(question).some(isTrophy);
  return stage !== undefined && (asked !== undefined || (isOfAll && !one?.sides.size)) && stage !== (asked ?? LAST);
}

/** Whether a sentence has a name, but neither as who won nor as who lost, nor right behind him. */
function isNamedBesides(name: Word, text: string, { by, loser, sentence }: Told): boolean {
  if (!loser) return false;
  const here = words(text.slice(sentence.start, sentence.end)).map((word) => ({ ...word, start: word.start + sentence.start, end: word.end + sentence.start }));
  const met = here.filter((word) => isIn(name, word.folded));
  const isOf = ({ start, end }: Span, word: Span) => start <= word.start && word.start <= end + NEAR;
  return met.length > 0 && !met.some((word) => isOf(by, word) || isOf(loser, word));
}

function onlyStage(text: string): string | undefined {
  const found = new Set(stages(text).map(({ stage }) => stage));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether the verb that asks is one behind which who loses stands only where a preposition leads to him. */
function isLedTo(folded: string[], asking: number): boolean {
  return /^\p{Script=Arabic}/u.test(folded[0]!) && !DEFEATING.test(folded[asking - 1]!);
}

/** With a place before all others. */
function first(reading: Reading, { start, end }: Span, answers: number): Reading {
  const others = reading.spans.filter((span) => span.start !== start || span.end !== end);
  return { ...reading, answers: Math.max(reading.answers, answers), spans: [{ start, end, score: reading.spans[0]?.score ?? 0 }, ...others] };
}

/** The words of a stretch that a question names, where it names one there: "his win over ..." is of him. */
function named(asked: Word[], text: string, { start, end }: Span): Span | undefined {
  const here = text.slice(start, end);
  // Where there are capitals a name has one: "county champions" are no county's.
  const found = words(here).filter((word) => (isNamed(here, word) || /^\p{Script=Arabic}/u.test(word.folded)) && asked.some(({ folded }) => isOne(folded, word.folded)) && stages(word.folded).length === 0);
  const [one] = found;
  return one && found.every(({ folded }) => folded === one.folded) ? { start: start + one.start, end: start + one.end } : undefined;
}

function isTrophy({ folded }: Word): boolean {
  return TROPHY.test(folded) || TROPHY.test(folded.replace(GLUED, ""));
}

function isIn({ folded }: Word, text: string): boolean {
  // Of some words a vowel comes and goes with the case: кубок, кубка.
  const isForm = (word: string) => word.slice(0, ROOT) === folded.slice(0, ROOT) && skeleton(word).length >= ROOT && skeleton(word) === skeleton(folded);
  return words(text).some((word) => isOne(folded, word.folded) || areForms(folded, word.folded) || isForm(word.folded));
}
