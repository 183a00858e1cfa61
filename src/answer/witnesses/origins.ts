import type { Telling } from "../../library/stories.ts";
import type { Quote, Side } from "../answer.ts";
import { source } from "../quote.ts";

/**
 * Says of every quote that is not of one article alone who told it first, and names the others the earliest first. However
 * alike two articles are, who gives another answer does not tell the same.
 * @param all the stories that the quotes tell.
 */
export function withOrigins(quotes: Quote[], all: Telling[][], differ: Side[] = []): Quote[] {
  const tellers = ({ article, also }: Quote) => [article, ...also.map((other) => other.article)];
  for (const quote of quotes) {
    const own = new Set(tellers(quote));
    const others = new Set(differ.map(({ sources }) => sources.map(({ article }) => article)).filter((side) => !side.includes(quote.article)).flat());
    const stories = all.filter((story) => story.some(({ key }) => own.has(key))).map((story) => story.filter(({ key }) => own.has(key) || !others.has(key)));
    const order = stories.flat().map(({ key }) => key);
    quote.also.sort((a, b) => order.indexOf(a.article) - order.indexOf(b.article));
    if (order.length > 1) quote.told = { articles: order.length, origins: stories.map(([first]) => source(first!)) };
  }
  return quotes;
}
