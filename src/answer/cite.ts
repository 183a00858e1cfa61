import type { Embedder } from "../embedding/embedder.ts";
import type { Library } from "../library/library.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Hit, Ranked } from "../search/rank.ts";
import { WEIGHTS } from "../search/weights.ts";
import type { Answer, AskOptions, Quote } from "./answer.ts";
import type { Chosen } from "./choose.ts";
import { highlights } from "./highlights.ts";
import { withOrigins } from "./origins.ts";
import { quote, source } from "./quote.ts";
import { why as explain } from "./why.ts";

const NEAREST = 3;
/** A word whose tokens are met this well by some article's is not missing. */
const MET = 0.5;

/** The choices as quotes with their sources, or "not found" where they are not sure enough. All articles are read at once. */
export function cite(chosen: Chosen, library: Library, embedder: Embedder, { always = false, why = false }: AskOptions): Answer {
  const { choices, confidence } = chosen;
  const answers = confidence >= WEIGHTS.answered && choices.length > 0;
  const near = answers ? [] : nearest(chosen.hits);
  const cited = answers || always ? choices.flatMap(({ hit, also }) => [hit, ...also]).map(({ passage }) => passage.article) : [];
  const articles = library.articlesBy([...cited, ...near]);
  const quotes = cited.length === 0 ? [] : withOrigins(quoted(chosen, articles, why ? embedder : undefined), library);
  if (answers) return { found: true, confidence, quotes };
  return { found: false, reason: "none", confidence, quotes, missing: missing(chosen), nearest: near.map((id) => source(articles.get(id)!)) };
}

/** @param explained with what to say why; absent where nobody asked. */
function quoted(chosen: Chosen, articles: Map<number, ArticleRow>, explained: Embedder | undefined): Quote[] {
  const { choices, confidence, question } = chosen;
  let score = confidence;
  return choices.map((choice): Quote => {
    const article = articles.get(choice.hit.passage.article)!;
    // The first is as sure as the answer; the others by their chance beside it, none surer than one before.
    score = Math.min(score, (confidence * choice.chance) / choices[0]!.chance);
    const made = quote(article, choice, score, highlights(question, article.text.slice(choice.start, choice.end)));
    const others = new Set(choice.also.map(({ passage }) => passage.article).filter((id) => id !== article.id));
    made.also = [...others].map((id) => source(articles.get(id)!));
    if (explained) made.why = explain(chosen, choice, explained);
    return made;
  });
}

/** Words of the question that no article has, as typed: not by stem, not as a name in another script, not by meaning. */
function missing({ question, late, matcher, hits }: Ranked): string[] {
  const soft = late.support(...hits.flatMap(({ context }) => context.tokens));
  const there = new Set(hits.flatMap(({ context }) => [...matcher.termsIn(context.words)]));
  return question.terms
    .filter(({ count }, i) => count === 0 && !there.has(i) && soft[i]! < MET)
    .map(({ word }) => question.text.slice(word.start, word.end));
}

/** The first few articles of the ranking, by id. */
function nearest(hits: Hit[]): number[] {
  return [...new Set(hits.map(({ passage }) => passage.article))].slice(0, NEAREST);
}
