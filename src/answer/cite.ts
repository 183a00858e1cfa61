import type { Embedder } from "../embedding/embedder.ts";
import type { Block } from "../articles/article.ts";
import type { Days } from "../articles/facts/period.ts";
import { isProper, namedIn } from "../language/questions/named.ts";
import type { Span } from "../language/span.ts";
import { verbs } from "../language/stem.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Ranked } from "../search/rank.ts";
import { isBody, isSomewhere } from "../search/names.ts";
import { WEIGHTS } from "../search/weights.ts";
import type { Answer, AskOptions, Quote, Side } from "./answer.ts";
import { nearestInTime } from "./chronicle.ts";
import { ANSWERED, confidence as confidenceOf, WITNESS } from "./confidence.ts";
import type { Choice } from "./choose.ts";
import type { Disputed } from "./witnesses/dispute.ts";
import { highlights } from "./highlights.ts";
import { sentencesOf } from "./judge.ts";
import { withOrigins } from "./witnesses/origins.ts";
import { belowRule, outsideMarks, quote, source } from "./quote.ts";
import { marked } from "./witnesses/statement.ts";
import { why as explain } from "./why.ts";

const NEAREST = 3;
/** A word whose tokens are met this well by some article's is not missing. */
const MET = 0.5;
/** And of less than this nothing that is there means it. */
const MEANT = 0.35;

/** The choices as quotes with their sources, or "not found" where they are not sure enough. The articles are fetched at once. */
export async function cite(chosen: Disputed, library: Library, embedder: Embedder, { always = false, why = false }: AskOptions): Promise<Answer> {
  const { choices, confidence } = chosen;
  const answers = choices.length > 0 && confidence >= ANSWERED;
  const near = answers ? [] : await nearest(chosen, library);
  const cited = answers || always ? [...choices, ...chosen.sides.flat()].flatMap(({ hit, also }) => [hit, ...also]).map(({ passage }) => passage.article) : [];
  const { articles, stories } = await library.citable(cited, near);
  const { differ } = answers ? differing(chosen, articles) : {};
  const quotes = cited.length === 0 ? [] : withOrigins(quoted(chosen, articles, why ? embedder : undefined), stories, differ);
  const absent = (chosen.absent ?? []).flatMap(({ word, elsewhere }) => (elsewhere ? [] : [word]));
  if (answers) return { found: true, confidence, quotes, ...(differ && { differ }), ...(absent.length > 0 && { missing: absent }) };
  const told = { missing: missing(chosen, absent, library, near.map((id) => articles.get(id)!.text)), ...unreported(chosen), nearest: near.map((id) => source(articles.get(id)!)) };
  return { found: false, reason: "none", asked: chosen.question.asked, confidence, quotes, ...told, ...(why && { considered: considered(chosen, new Map([...articles, ...(chosen.read ?? [])]), embedder) }) };
}

/** What came nearest to an answer, a sentence for each passage: the reader's likeliest place, or what the search takes for the best. */
function considered(chosen: Disputed, articles: ReadonlyMap<number, ArticleRow>, embedder: Embedder): Quote[] {
  const read = chosen.hits.filter(({ reading }) => reading);
  const hits = (read.length > 0 ? read : chosen.hits).filter(({ passage }) => articles.has(passage.article)).slice(0, NEAREST);
  return hits.flatMap((hit) => {
    const article = articles.get(hit.passage.article)!;
    const sentences = sentencesOf(chosen, hit, 0);
    const place = hit.reading?.spans[0];
    const best = sentences.find(({ start, end }) => place && start <= place.start && place.start < end) ?? sentences.sort((a, b) => b.score - a.score)[0];
    if (!best) return [];
    const choice: Choice = { hit, sentences: [best], start: best.start, end: best.end, chance: 0, also: [], confidence: confidenceOf(chosen, hit) };
    const span = outsideMarks(article.text, best);
    return [{ ...quote(article, span, choice.confidence, highlighted(choice, span, article.text) ?? []), why: explain(chosen, choice, article.text, embedder) }];
  });
}

/** @param explained with what to say why; absent where nobody asked. */
function quoted(chosen: Disputed, articles: Map<number, ArticleRow>, explained: Embedder | undefined): Quote[] {
  const { choices, question } = chosen;
  return choices.map((choice, i): Quote => {
    const article = articles.get(choice.hit.passage.article)!;
    const span = outsideMarks(article.text, belowRule(JSON.parse(article.blocks) as Block[], choice));
    const made = quote(article, span, choice.confidence, highlighted(choice, span, article.text) ?? highlights(question, article.text.slice(span.start, span.end)));
    const others = new Set(choice.also.map(({ passage }) => passage.article).filter((id) => id !== article.id));
    made.also = [...others].map((id) => source(articles.get(id)!));
    const isSide = chosen.sides.some((side) => side.includes(choice));
    // What was not worth reading, where others were, seldom says it.
    const doubted = choice.hit.reading ? choice.confidence < WEIGHTS.read.shown : choices[0]!.hit.reading !== undefined && choice.confidence < WITNESS;
    if (i > 0 && doubted && !isSide) made.beside = true;
    if (choice.corrects) made.corrects = true;
    if (choice.corrected) made.corrected = true;
    if (explained) made.why = explain(chosen, choice, article.text, explained);
    return made;
  });
}

/** The sides as a transport sees them. */
function differing({ sides }: Disputed, articles: Map<number, ArticleRow>): { differ?: Side[] } {
  if (sides.length === 0) return {};
  const differ = sides.map((choices): Side => {
    const [first] = choices as [Choice];
    const { text } = articles.get(first.hit.passage.article)!;
    const { start, end } = marked(first, text)!;
    const ids = new Set(choices.flatMap(({ hit, also }) => [hit, ...also]).map(({ passage }) => passage.article));
    return { says: text.slice(start, end), ...(first.corrects && { corrects: true }), ...(first.corrected && { corrected: true }), sources: [...ids].map((id) => source(articles.get(id)!)) };
  });
  const latest = differ.map(({ sources }) => sources.reduce((last, { date = "" }) => (date > last ? date : last), ""));
  const newest = latest.indexOf([...latest].sort().at(-1)!);
  // An article without a date may be of any.
  if (!latest.includes("") && latest.every((date, i) => i === newest || !latest[newest]!.startsWith(date))) differ[newest]!.newest = true;
  return { differ };
}

/** The words that answer, as a span of the quote. */
function highlighted(choice: Choice, { start, end }: Span, text: string): Span[] | undefined {
  const span = marked(choice, text);
  const marks = choice.marks ?? (span && [span]);
  return marks?.map((mark) => ({ start: Math.max(start, mark.start) - start, end: Math.min(end, mark.end) - start }));
}

/**
 * What the question names and no article has in any form, as typed; its codes and names first. Verbs and their like are left out,
 * which articles put otherwise; and where some are in other scripts what is no name, unless nothing means it.
 * @param texts of articles that are named beside it, with what is not their body
 */
function missing({ question, late, matcher, hits }: Ranked, absent: string[], { lexicon, names }: Library, texts: string[]): string[] {
  const soft = late.support(...hits.flatMap(({ context }) => context.tokens));
  const there = matcher.termsIn(...hits.map(({ context }) => context.words));
  const across = hits.some(({ regime }) => regime === "cross");
  const named = new Set(namedIn(question.text).map(({ start }) => start));
  const isMeant = ({ word }: (typeof question.terms)[number], i: number) => soft[i]! >= (!across || (isProper(question.text, word) && !isBody(word)) ? MET : MEANT);
  const lacking = question.terms.filter((term, i) => named.has(term.word.start) && term.count === 0 && !there.has(i) && !isMeant(term, i));
  const known = new Set((lacking.length > 0 ? [...names, ...texts] : []).flatMap((text) => words(text).map(({ folded }) => folded)));
  const typed = lacking
    // What articles may word otherwise was not looked for as it was typed.
    .filter(({ word }) => question.typed(word) === question.text.slice(word.start, word.end) && ![word.folded, ...verbs(word.folded)].some((form) => known.has(form) || isSomewhere(form, lexicon)))
    .map(({ word }) => question.typed(word));
  return [...absent, ...typed.filter((word) => !absent.some((name) => name.includes(word)))];
}

/** The days that were asked about, where nothing that was found is of them. */
function unreported({ question: { days }, hits }: Ranked): { days?: Days } {
  return days && !hits.some(({ standing }) => standing === "told" || standing === "published") ? { days: { from: days.from, to: days.to } } : {};
}

/** The first few articles of the ranking, by id; those nearest in time first, where days were asked about. */
async function nearest({ question, hits }: Ranked, library: Library): Promise<number[]> {
  const ids = [...new Set(hits.map(({ passage }) => passage.article))];
  if (!question.days) return ids.slice(0, NEAREST);
  if (question.terms.length === 0) return nearestInTime(await library.articles(), question.days).slice(0, NEAREST).map(({ id }) => id);
  const likely = ids.slice(0, 2 * NEAREST).map((id) => ({ id, date: hits.find(({ passage }) => passage.article === id)!.published ?? null }));
  return nearestInTime(likely, question.days).slice(0, NEAREST).map(({ id }) => id);
}
