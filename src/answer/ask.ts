import type { Embedder } from "../embedding/embedder.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { type Filter, readFilter } from "../search/filter.ts";
import { WEIGHTS } from "../search/rank.ts";
import { type Found, search } from "../search/search.ts";
import { windows } from "../search/sentences.ts";
import type { Answer, Ask, AskOptions, Quote, Source } from "./answer.ts";
import { type Choice, confidence } from "./confidence.ts";
import { borrowed } from "./followup.ts";
import { highlights } from "./highlights.ts";
import { withOrigins } from "./origins.ts";
import { quote, source } from "./quote.ts";
import { why as explain } from "./why.ts";

/** A longer question is a text, not a question. UTF-16 units. */
const LONGEST_QUESTION = 1000;
const USUAL_QUOTES = 3;
const NEAREST = 3;
/** Passages whose sentences are looked at, for every quote that may be given. */
const LOOKED_AT = 4;
/** A word whose tokens are met this well by some article's is not missing. */
const MET = 0.5;
/** Quotes of which the shorter shares this much of its words with the longer say the same. */
const SAME = 0.8;

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
  const choices = choose(found, top);
  const sure = confidence(found, choices);
  const answers = sure >= WEIGHTS.answered;
  const quotes = answers || always ? withOrigins(quoted(found, choices, library, { top, always, why, sure }), library) : [];
  if (answers && quotes.length > 0) return { found: true, confidence: sure, quotes };
  return { found: false, reason: "none", confidence: sure, quotes, missing: missing(found), nearest: nearest(found, library) };
}

/** The best window of each of the best passages, ranked by both. */
export function choose(found: Found, top: number): Choice[] {
  const choices = found.hits.slice(0, Math.max(12, top * LOOKED_AT)).flatMap((hit): Choice[] => {
    const window = windows(found, hit)[0];
    return window ? [{ hit, window, score: hit.score + WEIGHTS.share[hit.regime] * window.score }] : [];
  });
  return choices.sort((a, b) => b.score - a.score || a.hit.passage.id - b.hit.passage.id);
}

function quoted(found: Found, choices: Choice[], library: Library, { top, always, why, sure }: { top: number; always: boolean; why: boolean; sure: number }): Quote[] {
  const quotes: { quote: Quote; words: Set<number> }[] = [];
  for (const choice of choices) {
    const { hit, window, score } = choice;
    const said = new Set(window.words);
    const same = always ? undefined : quotes.find((other) => alike(other.words, said));
    if (!same && quotes.length === top) continue;
    const article = library.article(hit.passage.article);
    if (same) {
      const known = [same.quote, ...same.quote.also].some((other) => other.article === article.key);
      if (!known) same.quote.also.push(source(article));
      continue;
    }
    // The first is as sure as the answer; the others by their odds against it.
    const made = quote(article, window, sure * Math.exp(score - choices[0]!.score), highlights(found.question, article.text.slice(window.start, window.end)));
    if (why) made.why = explain(found, choice);
    quotes.push({ quote: made, words: said });
  }
  return quotes.map((entry) => entry.quote);
}

/** One quote holds nearly all words of the other: the same told again, or a part of it. */
function alike(a: Set<number>, b: Set<number>): boolean {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size) >= SAME;
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
