import type { Span } from "../language/span.ts";
import type { Whole } from "./articles.ts";
import { type Cited, type Fate, find, given } from "./cited.ts";
import { nearest } from "./nearest.ts";

/** What became of a citation, with all that can be shown of it. */
export interface Verdict {
  /** `changed`: the article is there, the words are not; `removed`: no article has them, nor their article's name. */
  fate: Fate | "changed" | "removed";
  article?: Whole;
  /** Where the words stand. */
  place?: Span;
  /** The words as cited; absent where they are neither in the article nor remembered. */
  text?: string;
  /** Of a changed article: what is nearest to the cited words now. */
  now?: Span;
}

/** @param id a citation number, as parseCitation takes it */
export async function verdict(deps: Cited, id: string): Promise<Verdict> {
  const { article, place, fate } = await find(deps, id);
  if (article && place && fate) return { fate, article, place, text: article.text.slice(place.start, place.end) };
  const before = (await given(deps, id))?.text;
  const words = before === undefined ? {} : { text: before };
  if (!article) return { fate: "removed", ...words };
  const now = before === undefined ? undefined : nearest(article.text, before);
  return { fate: "changed", article, ...words, ...(now && { now }) };
}
