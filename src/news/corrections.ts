import { conflicts } from "../articles/claims/alignment.ts";
import { claim } from "../articles/claims/claims.ts";
import { compared } from "../articles/claims/sameness.ts";
import { nearest } from "../citations/nearest.ts";
import { parseCitation } from "../citations/number.ts";
import type { Library } from "../library/library.ts";
import type { Memory } from "../memory/memory.ts";
import type { Changed } from "./changed.ts";

/** Words that were shown and do not stand any more. */
export interface Fallen {
  /** The number of the citation. */
  citation: string;
  /** What names these words: the same that stood in the same article have one, wherever in it. */
  words: string;
  /** The article is there and says something else, or no longer that; not so where it was only put otherwise, or the whole article went. */
  weighty: boolean;
}

/**
 * What an index run left of the words that somebody was shown since: those that stand nowhere any more. An article
 * under a new name is known again by the words. What changed its meaning comes first. @param since milliseconds
 */
export async function fallen({ added, changed, removed }: Changed, library: Library, { citations, shown }: Memory, since: number): Promise<Fallen[]> {
  const touched = new Set([...changed, ...removed]);
  const found: Fallen[] = [];
  const homeless = new Map<string, { text: string; words: string }>();
  for (const article of (await shown.articles(since)).filter((key) => touched.has(key))) {
    const now = (await library.articleByKey(article))?.text;
    for (const { citation, text } of await shown.cited(article, since)) {
      const words = `${article} ${text}`;
      if (now === undefined) homeless.set(citation, { text, words });
      else if (!now.includes(text)) found.push({ citation, words, weighty: meansOtherwise(text, now, parseCitation(citation)?.start ?? 0) });
    }
  }
  for (const article of homeless.size > 0 ? added : []) {
    const text = (await library.articleByKey(article))?.text ?? "";
    for (const [citation, lost] of homeless) {
      if (!text.includes(lost.text)) continue;
      homeless.delete(citation);
      await citations.rehome(citation, article);
    }
  }
  if (homeless.size > 0) {
    // Copies of it, maybe: one look at every text for all of them.
    await library.articleWith((text) => {
      for (const [citation, lost] of homeless) if (text.includes(lost.text)) homeless.delete(citation);
      return homeless.size === 0;
    });
  }
  return [...found, ...[...homeless].map(([citation, { words }]) => ({ citation, words, weighty: false }))].sort((a, b) => Number(b.weighty) - Number(a.weighty) || (a.citation < b.citation ? -1 : 1));
}

/** Whether what stands where words stood has another number, date or name, or denies or doubts it; or nothing stands there. */
function meansOtherwise(before: string, article: string, around: number): boolean {
  const place = nearest(article, before, around);
  if (!place) return true;
  const now = article.slice(place.start, place.end);
  const [one, other] = [claim(before), claim(now)];
  return compared(one, other) === "differ" || conflicts(one, before, other, now, false);
}
