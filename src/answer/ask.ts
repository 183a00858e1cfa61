import type { Embedder } from "../embedding/embedder.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { type Filter, readFilter } from "../search/filter.ts";
import { WEIGHTS } from "../search/rank.ts";
import { type Found, search } from "../search/search.ts";
import type { Answer, Ask, AskOptions, Quote, Source } from "./answer.ts";
import { type Choice, choose, USUAL_QUOTES } from "./choose.ts";
import { confidence } from "./confidence.ts";
import { borrowed } from "./followup.ts";
import { highlights } from "./highlights.ts";
import { withOrigins } from "./origins.ts";
import { quote, source } from "./quote.ts";
import { why as explain } from "./why.ts";

/** A longer question is a text, not a question. UTF-16 units. */
const LONGEST_QUESTION = 1000;
const NEAREST = 3;
/** A word whose tokens are met this well by some article's is not missing. */
const MET = 0.5;

/** Makes the one function that answers. `library` is asked anew each time, so that a reindexed library is used at once. */
export function createAsk(library: () => Library, embedder: Embedder): Ask {
  return async (question, { before, filter, ...options } = {}): Promise<Answer> => {
    if (question.trim().length > LONGEST_QUESTION) return nothing("long");
    const now = library();
    const read = readFilter(question.trim(), () => now.articles().flatMap(({ source, author }) => [source, author]).filter((name) => name !== null));
    if (words(read.text).length === 0) return nothing("empty");
    const among = { ...filter, ...read.filter };
    const answer = await answered(read.text, now, embedder, among, options);
    if (answer.found || before === undefined) return answer;
    const lent = borrowed(read.text, before);
    if (lent.length === 0) return answer;
    const again = await answered(`${read.text} ${lent.join(" ")}`, now, embedder, among, options);
    return again.found ? { ...again, borrowed: lent } : answer;
  };
}

function nothing(reason: "empty" | "long"): Answer {
  return { found: false, reason, confidence: 0, quotes: [], missing: [], nearest: [] };
}

async function answered(text: string, library: Library, embedder: Embedder, filter: Filter, { top = USUAL_QUOTES, always = false, why = false }: AskOptions): Promise<Answer> {
  const found = await search(text, library, embedder, filter);
  const choices = choose(found, top, !always);
  const sure = confidence(found, choices);
  const answers = sure >= WEIGHTS.answered;
  const quotes = answers || always ? withOrigins(quoted(found, choices, library, embedder, { why, sure }), library) : [];
  if (answers && quotes.length > 0) return { found: true, confidence: sure, quotes };
  return { found: false, reason: "none", confidence: sure, quotes, missing: missing(found), nearest: nearest(found, library) };
}

function quoted(found: Found, choices: Choice[], library: Library, embedder: Embedder, { why, sure }: { why: boolean; sure: number }): Quote[] {
  let score = sure;
  return choices.map((choice): Quote => {
    const article = library.article(choice.hit.passage.article);
    // The first is as sure as the answer; the others by their chance beside it, none surer than one before.
    score = Math.min(score, (sure * choice.chance) / choices[0]!.chance);
    const made = quote(article, choice, score, highlights(found.question, article.text.slice(choice.start, choice.end)));
    const others = new Set(choice.also.map(({ passage }) => passage.article).filter((id) => id !== article.id));
    made.also = [...others].map((id) => source(library.article(id)));
    if (why) made.why = explain(found, choice, embedder);
    return made;
  });
}

/** Words of the question that no article has, as typed: not by stem, not as a name in another script, not by meaning. */
function missing({ question, late, matcher, hits }: Found): string[] {
  const soft = late.support(...hits.flatMap(({ context }) => context.tokens));
  const there = new Set(hits.flatMap(({ context }) => [...matcher.termsIn(context.words)]));
  return question.terms
    .filter(({ count }, i) => count === 0 && !there.has(i) && soft[i]! < MET)
    .map(({ word }) => question.text.slice(word.start, word.end));
}

function nearest({ hits }: Found, library: Library): Source[] {
  const articles = new Map<number, Source>();
  for (const { passage } of hits) {
    if (articles.size === NEAREST) break;
    if (!articles.has(passage.article)) articles.set(passage.article, source(library.article(passage.article)));
  }
  return [...articles.values()];
}
