import { stages } from "../../../articles/claims/contests/stages.ts";
import { pattern } from "../../../articles/claims/pattern.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import { overlap, type Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";
import { ledBy, refused, sure } from "../led.ts";
import { beatings, isIn, isTrophy, LAST, takers, type Victory } from "./victories.ts";

const ASKED = pattern("winAsked");
const BEATEN = pattern("beatenAsked");
const BEATING = pattern("beating", "defeating");
const DEFEATING = pattern("defeating");
const OVER = pattern("overs");
/** Words that ask. */
const ASKING = 4;
/** What stands so near behind a name may be another for the same: "Hexley, the champions". UTF-16 units. */
const NEAR = 12;

/**
 * A reading for a question who won: of two that it names, of a stage or a prize, or over whom it names, that comes first and
 * answers; wherever the reader places the answer at who lost, who won comes before that; and of another stage it is no answer.
 * @param whole the article that the text is of, with its title
 */
export function won(question: string, text: string, reading: Reading, whole = text): Reading {
  const all = words(question);
  const stage = onlyStage(question);
  if (BEATEN.test(all.map(({ folded }) => folded).join(" "))) return beaten(all, text, stage, reading);
  const asks = winnerAsked(all);
  if (!asks) return reading;
  const { asked, beat } = asks;
  const told = [...beatings(text, asked, beat), ...takers(text, asked, whole)];
  const matching = told.filter((one) => (stage === undefined && one.sides.size > 0) || one.stage === undefined || one.stage === (stage ?? LAST));
  const winner = winnerOf(matching.filter((one) => one.sure && isBest(one, matching)), text);
  if (winner) return sure(ledBy(winner, reading));
  const [mark] = reading.spans;
  if (!mark) return reading;
  if (isOfAnotherStage(question, text, mark, told, stage)) {
    const there = matching.find(({ by, met, sentence }) => met > 0 && sentence.start > mark.start && text.slice(by.start, by.end) === text.slice(mark.start, mark.end));
    return there ? ledBy(there.by, reading) : refused(reading);
  }
  const marked = matching.find((one) => isOfSides(one, mark));
  if (!marked) return reading;
  // Who beat others, each of them in another match, did not beat each other.
  const isElsewhere = marked.sides.size > 0 && matching.some(({ sides }) => [...sides].some((word) => !marked.sides.has(word)));
  // "Who beat A?" is not A, nor whom else A has beaten.
  const isHimself = marked.isAsked && !matching.some(({ by, isAsked }) => !isAsked && overlap(by, mark));
  // Nor who beat another, where the sentence names A besides.
  if (isElsewhere || isHimself || (beat && isNamedBesides(asked[0]!, text, marked))) return refused(reading);
  const lost = matching.find(({ loser }) => loser && overlap(loser, mark));
  return !lost || matching.some(({ by }) => overlap(by, mark)) ? reading : ledBy(lost.by, reading);
}

/** What a question says of who won, if it asks that, and whether it asks who beat the first that it names. */
function winnerAsked(all: Word[]): { asked: Word[]; beat: boolean } | undefined {
  const folded = all.map((word) => word.folded);
  const asking = ASKED.exec(folded.slice(0, ASKING).join(" "))?.[0].split(" ").length;
  if (asking === undefined) return undefined;
  const asked = all.slice(asking).filter(({ folded }) => !STOPWORDS.has(folded));
  // "Who won in the final" beat somebody else than the final.
  const isSide = asked[0] !== undefined && !isTrophy(asked[0]) && stages(asked[0].folded).length === 0;
  const saysBeat = folded.slice(0, asking).some((_, i) => BEATING.test(folded.slice(i, ASKING + 1).join(" ")));
  // Behind an Arabic verb who loses may stand only where a preposition leads to him.
  const isLedTo = /^\p{Script=Arabic}/u.test(folded[0]!) && !DEFEATING.test(folded[asking - 1]!);
  return { asked, beat: isSide && saysBeat && (!isLedTo || OVER.test(folded[asking] ?? "")) };
}

/** A reading for a question whom somebody beat: that comes first, and he himself is no answer, nor whom he beat at another stage. */
function beaten(all: Word[], text: string, stage: string | undefined, reading: Reading): Reading {
  const asked = all.filter(({ folded }) => !STOPWORDS.has(folded) && !BEATING.test(folded));
  const told = beatings(text, asked, false).filter(({ sides }) => sides.size > 0);
  const has = (side: Span | undefined) => side !== undefined && asked.some((word) => isIn(word, text.slice(side.start, side.end)));
  const isElsewhen = (one: Victory) => stage !== undefined && one.stage !== undefined && one.stage !== stage;
  const his = told.filter((one) => has(one.by) && !has(one.loser) && !isElsewhen(one));
  const [over, ...others] = his.filter((one) => isBest(one, his));
  if (over && others.length === 0) return sure(ledBy(over.loser!, reading));
  const [mark] = reading.spans;
  const isWrong = told.some((one) => {
    const side = has(one.loser) ? one.by : isElsewhen(one) ? one.loser : undefined;
    return mark && side && overlap(side, mark);
  });
  return isWrong ? refused(reading) : reading;
}

/** Whether no other has more words of the question. */
function isBest({ met }: Victory, all: Victory[]): boolean {
  return all.every((other) => other.met <= met);
}

/** Who won, where all tell the same. */
function winnerOf(some: Victory[], text: string): Span | undefined {
  const names = new Set(some.map(({ by }) => text.slice(by.start, by.end)));
  return names.size === 1 ? some[0]!.by : undefined;
}

function isOfSides({ by, loser }: Victory, mark: Span): boolean {
  return [by, loser].some((side) => side && overlap(side, mark));
}

/** Whether a place is told of another stage than the one that is asked for; or of one before the last, where it is asked who won the cup. */
function isOfAnotherStage(question: string, text: string, mark: Span, told: Victory[], asked: string | undefined): boolean {
  const one = told.find((victory) => isOfSides(victory, mark));
  const sentence = sentenceAt(text, mark.start);
  const stage = one?.stage ?? (sentence && onlyStage(text.slice(sentence.start, sentence.end)));
  const isOfAll = words(question).some(isTrophy) && !one?.sides.size;
  return stage !== undefined && (asked !== undefined || isOfAll) && stage !== (asked ?? LAST);
}

/** Whether a sentence has a name, but neither as who won nor as who lost, nor right behind him. */
function isNamedBesides(name: Word, text: string, { by, loser, sentence }: Victory): boolean {
  if (!loser) return false;
  const met = words(text.slice(sentence.start, sentence.end)).filter((word) => isIn(name, word.folded)).map(({ start }) => start + sentence.start);
  const isOf = ({ start, end }: Span) => (place: number) => start <= place && place <= end + NEAR;
  return met.length > 0 && !met.some(isOf(by)) && !met.some(isOf(loser));
}

function onlyStage(text: string): string | undefined {
  const found = new Set(stages(text).map(({ stage }) => stage));
  return found.size === 1 ? [...found][0] : undefined;
}
