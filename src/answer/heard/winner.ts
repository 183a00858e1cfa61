import { wins } from "../../articles/claims/contests/wins.ts";
import { isUnreal } from "../../articles/claims/expectation.ts";
import { pattern } from "../../articles/claims/pattern.ts";
import { skeleton } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { Reading } from "../../reading/reading.ts";
import { MOST_ODDS } from "../confidence.ts";
import { isOne } from "../witnesses/strays/namesake.ts";

const ASKED = pattern("winAsked");
const BEATING = pattern("beating");
const OVER = pattern("overs");
const FINAL = pattern("finals");
/** Words that ask. */
const ASKING = 4;
/** Where the text says who beat whom of those that are named, it answers, whatever the reader thinks of it. Log-odds. */
const TOLD = 8;
const ROOT = 3;

/**
 * A reading for a question who won: of two that it names, of a final, or over whom it names, that comes
 * first and answers; and wherever the reader places the answer at who lost, who won comes before that.
 */
export function won(question: string, text: string, reading: Reading): Reading {
  const all = words(question);
  const asking = ASKED.exec(all.slice(0, ASKING).map(({ folded }) => folded).join(" "))?.[0].split(" ").length;
  const found = asking === undefined ? [] : wins(text);
  if (asking === undefined || found.length === 0) return reading;
  const asked = all.slice(asking).filter(({ folded }) => !STOPWORDS.has(folded));
  const beat = BEATING.test(all[asking - 1]!.folded) && (!/^\p{Script=Arabic}/u.test(all[0]!.folded) || OVER.test(all[asking]?.folded ?? ""));
  const told = found.flatMap(({ winner, loser, start, end }) => {
    const sentence = text.slice(start, end);
    const by = winner ?? named(asked.filter((word) => !isIn(word, text.slice(loser.start, loser.end))), text, { start, end: loser.start });
    if (!by || isUnreal(text, by)) return [];
    const sides = [by, loser].map((side) => asked.filter((word) => isIn(word, text.slice(side.start, side.end))));
    const [wins, loses] = sides.map(({ length }) => length > 0);
    const met = asked.filter((word) => isIn(word, sentence)).length;
    const isFinal = met === asked.length && words(sentence).some(({ folded }) => FINAL.test(folded));
    return [{ by, loser, met, isAsked: beat && wins && !loses, sides: new Set(sides.flat()), sure: (loses && (wins || beat)) || isFinal }];
  });
  const most = Math.max(...told.map(({ met }) => met));
  const best = told.filter(({ met, sure }) => sure && met === most);
  if (best.length === 1) return first(reading, best[0]!.by, TOLD);
  const [mark] = reading.spans;
  // Who beat others, each of them in another match, did not beat each other.
  const marked = mark && told.find(({ by, loser }) => [by, loser].some(({ start, end }) => start <= mark.start && mark.start < end));
  const isElsewhere = marked && marked.sides.size > 0 && told.some(({ sides }) => [...sides].some((word) => !marked.sides.has(word)));
  if (isElsewhere) return { ...reading, answers: -MOST_ODDS };
  const lost = mark && told.find(({ loser }) => loser.start <= mark.start && mark.start < loser.end);
  // "Who beat A?" is not A, whom else A may have beaten.
  return lost && !lost.isAsked && told.every(({ by }) => by.end <= mark.start || by.start >= mark.end) ? first(reading, lost.by, reading.answers) : reading;
}

/** With a place before all others. */
function first(reading: Reading, { start, end }: Span, answers: number): Reading {
  const others = reading.spans.filter((span) => span.start !== start || span.end !== end);
  return { ...reading, answers: Math.max(reading.answers, answers), spans: [{ start, end, score: reading.spans[0]?.score ?? 0 }, ...others] };
}

/** The words of a stretch that a question names, where it names one there: "his win over ..." is of him. */
function named(asked: Word[], text: string, { start, end }: Span): Span | undefined {
  const found = words(text.slice(start, end)).filter(({ folded }) => asked.some((word) => isOne(word.folded, folded)) && !FINAL.test(folded));
  const [one] = found;
  return one && found.every(({ folded }) => folded === one.folded) ? { start: start + one.start, end: start + one.end } : undefined;
}

function isIn({ folded }: Word, text: string): boolean {
  // Of some words a vowel comes and goes with the case: кубок, кубка.
  const isForm = (word: string) => word.slice(0, ROOT) === folded.slice(0, ROOT) && skeleton(word).length >= ROOT && skeleton(word) === skeleton(folded);
  return words(text).some((word) => isOne(folded, word.folded) || areForms(folded, word.folded) || isForm(word.folded));
}
