import type { Library } from "../library/library.ts";
import type { Quote, Source } from "./answer.ts";
import { source } from "./quote.ts";

/** A story that several articles tell. Retold, printed again or copied, it is still of one origin. */
export interface Told {
  /** How many articles tell it, the quoted one among them. */
  articles: number;
  /** Who told it first: for each independent origin the earliest article, the earliest first. */
  origins: Source[];
}

/** Says of every quote that is not of one article alone who told it first, and names the others the earliest first. */
export function withOrigins(quotes: Quote[], library: Library): Quote[] {
  for (const quote of quotes) {
    const stories = library.stories([quote.article, ...quote.also.map(({ article }) => article)]);
    const order = stories.flat().map(({ key }) => key);
    quote.also.sort((a, b) => order.indexOf(a.article) - order.indexOf(b.article));
    if (order.length > 1) quote.told = { articles: order.length, origins: stories.map(([first]) => source(first!)) };
  }
  return quotes;
}
