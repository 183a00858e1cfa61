import { pattern } from "../../articles/claims/pattern.ts";
import { formsOf } from "../../language/forms.ts";
import { asking } from "../../language/questions/asking.ts";
import { script, skeleton } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { ArticleRow } from "../../library/format/schema.ts";

/** A row or a line of what is quoted, and what of it is marked. */
export interface Part extends Span {
  mark?: Span;
}

/** What is asked of several. */
export interface Sought {
  question: string;
  /** Words that name something. */
  named: Word[];
  /** Those among them that only ask for all: "each pier". */
  asking: ReadonlySet<Word>;
  /** It asks for what a list tells under a heading that may put it otherwise: "what must you take", above it "bring". */
  needs: boolean;
  /** From Sunday, 0. */
  day: number | undefined;
}

const SEVERAL = pattern("several");
const NEEDS = pattern("needs");
const SINGLED = pattern("singledOut");
/** Letters of a word that is no longer than its root and an ending. */
const SHORT = 4;

/** What is asked of several things at once: "what are the prices", "which courses are on Thursday"; not of the cheapest, nor whether. */
export function severalIn(question: string, day: number | undefined): Sought | undefined {
  const all = words(question);
  const behind = all.map((_, i) => all.slice(i).map(({ folded }) => folded).join(" "));
  if (behind.some((said) => SINGLED.test(said)) || asking(question) === "polar") return undefined;
  const matches = behind.flatMap((said, i) => {
    const count = SEVERAL.exec(said)?.[0].split(" ").length ?? 0;
    return all.slice(i, i + count);
  });
  const needs = behind.some((said) => NEEDS.test(said));
  return matches.length > 0 || needs ? { question, named: all.filter(({ folded }) => !STOPWORDS.has(folded)), asking: new Set(matches), needs, day } : undefined;
}

/** Whether a word of a question is one of these in any form. */
export function isAmong(some: readonly Word[], { folded }: Word): boolean {
  // Of a short word little is left without its ending.
  const short = folded.length <= SHORT ? formsOf(folded) : undefined;
  return some.some((word) => word.folded === folded || areForms(word.folded, folded) || short?.spelt(word.folded) || isOfRoot(word.folded, folded));
}

/** The same consonants in another mould: سعر and أسعار; or with a vowel between the last: кружок and кружки. */
function isOfRoot(one: string, other: string): boolean {
  const arabic = script(one) === "arabic";
  return skeleton(one).length > 2 && skeleton(one) === skeleton(other) && script(one) === script(other) && (arabic || one.slice(0, 2) === other.slice(0, 2));
}

/** Whether an article tells of all that is named: what it has not may be what is asked for. */
export function tellsOfAll({ named, asking }: Sought, { title, text }: ArticleRow): boolean {
  const told = words(`${title ?? ""}\n${text}`);
  return named.every((word) => asking.has(word) || isAmong(told, word));
}
