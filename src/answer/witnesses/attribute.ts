import type { Block } from "../../articles/article.ts";
import { attributes, denies, isQuoted, negates, points, reports, says, speakers } from "../../articles/claims/reports.ts";
import { asksForWords } from "../../language/questions/asks.ts";
import { sentences } from "../../language/sentences.ts";
import { overlap, type Span } from "../../language/span.ts";
import { fold } from "../../language/fold.ts";
import { stem } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { words } from "../../language/words.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import type { Choice, Chosen } from "../choose.ts";
import { placeIn } from "./statement.ts";

/** A quote is not made longer than this; UTF-16 units. */
const LONGEST = 700;
/** Sentences that may deny one, behind it; and so many where they say by their words what they deny, or point at it. */
const BEHIND = 2;
const FURTHER = { named: 6, pointed: 4 };
/** Words that such a sentence has in common with what it denies. */
const SHARED = 2;

/**
 * No claim stands without who claims it and who denies it: somebody's words go with the sentence that
 * says whose they are, and any sentence with those behind it that say that it is not so.
 * @param fold as for readers; else each stands for itself.
 */
export function attribute(chosen: Chosen, fold: boolean): Chosen {
  if (!fold || !chosen.read) return chosen;
  const choices: Choice[] = [];
  const asked = asksForWords(chosen.question.text) ? new Set(chosen.question.terms.map(({ stem }) => stem)) : undefined;
  for (const one of chosen.choices) {
    const choice = asked ? ofOne(one, asked, chosen) : one;
    const article = chosen.read.get(choice.hit.passage.article);
    const whole = article ? { ...choice, ...attributed(choice, article, asked === undefined) } : choice;
    const within = choices.some((other) => other.hit.passage.article === whole.hit.passage.article && overlap(other, whole));
    if (!within) choices.push(whole);
  }
  return { ...chosen, choices };
}

/** The stems of what a sentence names. */
function naming(sentence: string): string[] {
  return [...new Set(words(sentence).flatMap(({ folded }) => (STOPWORDS.has(folded) ? [] : [stem(folded)])))];
}

/** Of somebody's words the quote without the sentences before and behind them in which another speaks. */
function ofOne(choice: Choice, asked: ReadonlySet<string>, { read }: Chosen): Choice {
  const text = read?.get(choice.hit.passage.article)?.text;
  const mark = placeIn(choice.hit, choice);
  const at = choice.sentences.findIndex(({ start, end }) => mark && start <= mark.start && mark.start < end);
  if (text === undefined || at < 0) return choice;
  const ofAnother = ({ start, end }: Span) => {
    const said = text.slice(start, end);
    const others = speakers(said).map((word) => stem(fold(word))).filter((word) => !STOPWORDS.has(word));
    return others.length > 0 && !others.some((word) => asked.has(word));
  };
  const first = choice.sentences.slice(0, at).findLastIndex(ofAnother) + 1;
  const behind = choice.sentences.slice(at + 1).findIndex(ofAnother);
  const own = choice.sentences.slice(first, behind < 0 ? undefined : at + 1 + behind);
  return { ...choice, sentences: own, start: own[0]!.start, end: own.at(-1)!.end };
}

/** @param fact it is asked what is so, and not what somebody says: then it matters who says otherwise. */
function attributed({ start, end }: Span, { text, blocks }: ArticleRow, fact: boolean): Span {
  const body = (JSON.parse(blocks) as Block[]).filter(({ role }) => role === "body");
  // Of the paragraphs around it alone: what stands further off speaks of something else.
  const at = body.findIndex((block) => block.start <= start && start < block.end);
  const near = body.slice(Math.max(0, at - 1), at + 3).flatMap((block) => sentences(text, block.start, block.end));
  const said = (i: number) => text.slice(near[i]!.start, near[i]!.end);
  let first = near.findIndex((sentence) => sentence.end > start);
  let last = near.findLastIndex((sentence) => sentence.start < end);
  if (first < 0 || last < first) return { start, end };
  if (isQuoted(said(last)) && near[last + 1] && attributes(said(last + 1))) last++;
  else if (isQuoted(said(first)) && first > 0) first--;
  // "Rejected this": with what it points at.
  const pointing = near.slice(first, last + 1).findIndex((_, i) => denies(said(first + i)) && points(said(first + i)));
  const before = near.slice(0, first);
  if (pointing >= 0 && !near.slice(first, first + pointing).some((_, i) => reports(said(first + i)))) {
    const claim = before.findLastIndex((_, i) => i >= first - FURTHER.pointed && reports(said(i)));
    if (claim >= 0) first = claim;
  }
  const claimed = near.slice(first, last + 1).flatMap((_, i) => naming(said(first + i)));
  const told = last;
  const reported = near.slice(first, last + 1).some((_, i) => reports(said(first + i)));
  const negated = near.slice(first, last + 1).some((_, i) => negates(said(first + i)));
  for (let i = last + 1; i <= told + FURTHER.named && near[i]; i++) {
    const shared = naming(said(i)).filter((word) => claimed.includes(word)).length;
    // Of what is only claimed who says right behind it that it is not so denies it in any words.
    const otherwise = fact && reported && !negated && i <= told + BEHIND && negates(said(i)) && (shared > 0 || (i === told + 1 && says(said(i))));
    if (!denies(said(i)) && !otherwise) continue;
    if (i <= last + BEHIND || shared >= SHARED || (points(said(i)) && i <= told + FURTHER.pointed)) last = i;
  }
  const whole = { start: Math.min(start, near[first]!.start), end: Math.max(end, near[last]!.end) };
  // Nothing but body is quoted.
  const gap = body.some((block, i) => block.end > whole.start && block.end < whole.end && body[i + 1] && /\S/.test(text.slice(block.end, body[i + 1]!.start)));
  return whole.end - whole.start > LONGEST || gap ? { start, end } : whole;
}
