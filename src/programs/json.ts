import type { Answer, Quote, Source } from "../answer/answer.ts";
import type { Whole } from "../citations/articles.ts";
import { citationId } from "../citations/number.ts";
import type { Verdict } from "../citations/verify.ts";
import { whole } from "../texts/bidi.ts";

/** What programs get, whatever the door: an answer, a citation, an article as JSON. The schemas beside this file describe it. */

/** An answer as one line, with the number of every quote's citation. @param ms how long it took */
export function answerLine<Id>(asked: { id: Id; question: string }, answer: Answer, ms: number) {
  const { found, confidence, quotes } = answer;
  return {
    ...{ ...asked, found, confidence, quotes: quotes.map(quoteOf) },
    ...(answer.found && answer.differ && { differ: answer.differ }),
    ...(answer.missing && answer.missing.length > 0 && { missing: answer.missing }),
    ...(answer.found && answer.unanswered !== undefined && { unanswered: answer.unanswered }),
    ...(!answer.found && answer.within && { within: answer.within }),
    ...(!answer.found && answer.undated && { undated: answer.undated }),
    ...(!answer.found && answer.considered && { considered: answer.considered.map(quoteOf) }),
    ...(!answer.found && answer.days && { days: answer.days }),
    ...(!answer.found && answer.reason !== "none" && { reason: answer.reason }),
    ...(answer.release !== undefined && { release: answer.release }),
    ms: Math.round(ms * 100) / 100,
  };
}

function quoteOf({ highlights, ...quote }: Quote) {
  const marks = highlights.map(({ start, end }) => ({ start: quote.start + start, end: quote.start + end, text: quote.text.slice(start, end) }));
  return { ...quote, marks, citation: citationId(quote) };
}

/** Of a number that stands for nothing, made up or long forgotten. */
export const NO_CITATION = "There is no such citation: no article has its words, and nobody is known who was given them. Numbers look like this: k3f9a2-x7q1ab-1f4-8c";

/** What became of a citation. */
export function citationLine(citation: string, { fate, article, was, place, text, now }: Verdict) {
  return {
    ...{ citation, fate },
    ...(article && { source: sourceOf(article) }),
    ...(was && { was: sourceOf(was) }),
    text,
    ...(place && { start: place.start, end: place.end }),
    ...(article && now && { now: { start: now.start, end: now.end, text: article.text.slice(now.start, now.end) } }),
  };
}

/** An article with its text as received, or so much of it from a place on; its blocks say what each part of it is. Neither end parts a pair. */
export function articleLine(article: Whole, tellers: Source[], offset = 0, limit = Number.POSITIVE_INFINITY) {
  const { text, blocks } = article;
  const start = whole(text, offset);
  const to = whole(text, start + limit);
  return {
    ...sourceOf(article),
    ...{ length: text.length, start, end: to, text: text.slice(start, to), ...(to < text.length && { next: to }) },
    blocks: blocks.filter((block) => block.end > start && block.start < to).map(({ role, start, end }) => ({ role, start, end })),
    tellers: tellers.filter((other) => other.article !== article.article),
  };
}

/** What is known of an article, without its text and where its file lies. */
export function sourceOf({ article, title, source, author, date, url, language }: Source): Source {
  return { article, ...(title !== undefined && { title }), ...(source !== undefined && { source }), ...(author !== undefined && { author }), ...(date !== undefined && { date }), ...(url !== undefined && { url }), ...(language !== undefined && { language }) };
}
