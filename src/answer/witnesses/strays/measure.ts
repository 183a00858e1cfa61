import { type Claim, claim, type Fact } from "../../../articles/claims/claims.ts";
import { amountAsked, foods, ingredients } from "../../../articles/claims/kinds/foods.ts";
import { GLUED, isWord, pattern } from "../../../articles/claims/pattern.ts";
import { any } from "../../../articles/languages/lexicon.ts";
import { fold } from "../../../language/fold.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import { commonestScript, script } from "../../../language/skeleton.ts";
import { overlap, type Span } from "../../../language/span.ts";
import { areForms } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";
import { foldedOf, type Place } from "./namesake.ts";

const AT_CLOCK = pattern("beforeClock", "atHour");
const OFFSET = pattern("offset");
const SPANNING = pattern("spanning");
const DAYPART = pattern("dayparts");
const PERSON = pattern("persons");
const GOAL = pattern("goals");
/** Words beside a measure that say what it is. */
const BESIDE = 2;
/** Items of a list that make a recipe. */
const RECIPE = 3;
/** Words of a question that say which measure it asks for. */
const ASKING = 10;

/** "- 250 g red lentils": an item of a list that begins with a measure. */
const MEASURED = new RegExp(`^\\s*[•·*▪–—-]\\s*[\\d½¼¾⅓⅔][\\d½¼¾⅓⅔.,/ ]*${fold(any("measures"))}(?![\\p{L}\\p{M}])`, "u");

/** Of what measure a question asks for, and whether a fact among the facts and words of its sentence is surely another. */
const MEASURES: [asks: RegExp, isOther: (fact: Fact, told: Told) => boolean][] = [
  [pattern("asksHour"), (fact, told) => (lasts(fact) ? !told.has(DAYPART) && !told.announced(fact) && !told.near(fact, AT_CLOCK, 1, 0) && !told.near(fact, OFFSET, BESIDE, BESIDE) : isDate(fact) && !told.facts.some(({ kind }) => kind === "time") && !told.has(DAYPART))],
  [pattern("asksLength"), (fact, told) => (isDate(fact) || fact.kind === "time") && !told.near(fact, SPANNING, BESIDE, 1) && told.marked.filter(({ kind }) => kind === fact.kind).length === 1],
  [pattern("asksPrice"), (fact, told) => isDate(fact) || fact.kind === "time" || (fact.unit !== undefined && !/^(?:money|percent)/.test(fact.unit.dimension)) || (!fact.unit && told.counts(fact, PERSON))],
  [pattern("asksWeight"), (fact) => isDate(fact) || fact.kind === "time" || (fact.unit !== undefined && fact.unit.dimension !== "mass")],
  [pattern("asksAge"), (fact, told) => fact.kind === "time" || (fact.unit !== undefined && fact.unit.dimension !== "duration" && fact.unit.dimension !== "hijra") || (!fact.unit && told.counts(fact, PERSON))],
  // A score has two numbers, may look like an hour (2:0), or counts goals: "won by a goal".
  [pattern("asksScore"), (fact, told) => isDate(fact) || (fact.kind !== "time" && told.facts.filter(({ kind }) => kind === "number").length < 2 && !told.has(GOAL))],
];

/** The facts of a sentence, those of them that are marked, and its words. */
interface Told extends Pick<Claim, "facts"> {
  marked: Fact[];
  has(said: RegExp): boolean;
  /** Whether such a word stands so few words before a fact or behind it. */
  near(fact: Span, said: RegExp, before: number, behind: number): boolean;
  /** Whether such a word stands right behind a number, which counts it: "34 passengers", not "Anna Reed, 34, passengers said". */
  counts(fact: Span, said: RegExp): boolean;
  /** Whether a fact stands behind a colon or dash: "Opening: 10 hours". */
  announced(fact: Span): boolean;
}

/**
 * Whether what was read, for a question for a time of day, how long, how much money, how heavy, how old or a score, is of another measure: three
 * hours and a half, where it is asked at what time.
 */
export function isOtherMeasure(question: string, window: string, { spans: [mark] }: Reading): boolean {
  const folded = words(question).map((word) => word.folded);
  const measure = mark && MEASURES.find(([asks]) => folded.some((_, i) => asks.test(folded.slice(i, i + ASKING).join(" "))));
  const sentence = measure && sentenceAt(window, mark.start);
  if (!sentence) return false;
  const told = toldIn(window.slice(sentence.start, sentence.end), { start: mark.start - sentence.start, end: mark.end - sentence.start });
  return told.marked.length > 0 && told.marked.every((fact) => measure[1](fact, told));
}

/** Whether what was read, for a question how much there is of something, is how much of ingredients that it does not name: of salt tells only the item that has salt. */
export function isOfAnotherIngredient(question: string, text: string, { spans: [mark] }: Reading): boolean {
  if (!mark || wanted(question) !== "number") return false;
  const items = lines(text, mark);
  if (!isMeasured(items.split("\n")[0]!)) return false;
  const told = words(items);
  const bare = (folded: string) => folded.replace(GLUED, "");
  const asked = words(question).filter(({ folded }) => !STOPWORDS.has(folded));
  const [food] = amountAsked(question);
  if (food && foods(items).size > 0) return !foods(items).has(food);
  const isForeign = asked.some(({ folded }) => script(folded) !== commonestScript(foldedOf(items)));
  return !isForeign && !asked.some(({ folded }) => told.some((word) => areForms(folded, word.folded) || bare(folded) === bare(word.folded)));
}

/** Whether a question asks how much there is of something in a dish, and what was read is of a recipe that names no such thing. */
export function isWithoutIngredient(question: string, { article }: Place): boolean {
  const asked = amountAsked(question);
  return asked.length > 0 && ingredients(article).filter((item) => item.foods.size > 0).length >= RECIPE && !asked.some((food) => foods(article).has(food));
}

/** Whether an item of a list says how much of an ingredient there is. */
export function isMeasured(item: string): boolean {
  return MEASURED.test(fold(item));
}

/** The lines that a stretch of a text stands in. */
function lines(text: string, { start, end }: Span): string {
  const to = text.indexOf("\n", end);
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, to < 0 ? text.length : to);
}

function toldIn(text: string, mark: Span): Told {
  const all = words(text);
  const { facts } = claim(text);
  const says = (said: RegExp) => (_: unknown, i: number, some: { folded: string }[]) => isWord(said, some.slice(i).map(({ folded }) => folded).join(" "));
  return {
    facts,
    marked: facts.filter((fact) => overlap(fact, mark)),
    has: (said) => all.some(says(said)),
    counts: ({ end }, said) => {
      const next = all.findIndex((word) => word.start >= end);
      return next >= 0 && /^\s*$/.test(text.slice(end, all[next]!.start)) && says(said)(undefined, next, all);
    },
    announced: ({ start }) => /[:—–]\s*$/.test(text.slice(0, start)),
    near: ({ start, end }, said, before, behind) => {
      const ahead = all.filter((word) => word.end <= start);
      const after = all.filter((word) => word.start >= end);
      return ahead.slice(ahead.length - Math.min(before, ahead.length)).some(says(said)) || after.slice(0, behind).some(says(said));
    },
  };
}

function lasts({ kind, unit }: Fact): boolean {
  return kind === "number" && unit?.dimension === "duration";
}

function isDate({ kind }: Fact): boolean {
  return kind === "day" || kind === "month" || kind === "year" || kind === "weekday";
}
