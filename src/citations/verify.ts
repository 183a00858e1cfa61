import type { Source } from "../answer/answer.ts";
import type { Span } from "../language/span.ts";
import type { Whole } from "./articles.ts";
import { type Cited, type Fate, find } from "./cited.ts";
import { nearest } from "./nearest.ts";
import { parseCitation } from "./number.ts";

/** What became of a citation, with all that can be shown of it. */
export interface Verdict {
  /** `changed`: the article is there, the words are not; `removed`: no article has them, nor their article's name. */
  fate: Fate | "changed" | "removed";
  article?: Whole;
  /** of an article that is gone: what was known of it last; absent where that was not kept. */
  was?: Source;
  /** Where the words stand. */
  place?: Span;
  /** The words as cited. */
  text: string;
  /** Of a changed article: what is nearest to the cited words now. */
  now?: Span;
}

/** Undefined for a number that stands for nothing (see `find`). @param id a citation number, as parseCitation takes it */
export async function verdict(deps: Cited, id: string): Promise<Verdict | undefined> {
  const found = await find(deps, id);
  if (!found) return undefined;
  if (found.place) return { ...found, text: found.article.text.slice(found.place.start, found.place.end) };
  const { article, text, was } = found;
  if (!article) return { fate: "removed", text, ...(was && { was }) };
  const now = nearest(article.text, text, parseCitation(id)!.start);
  return { fate: "changed", article, text, ...(now && { now }) };
}
