/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Role } from "../../articles/article.ts";
import type { Whole } from "../../citations/articles.ts";
import type { Span } from "../../language/span.ts";
import { whole } from "../../texts/bidi.ts";
import { shown } from "./words.tsx";

/** A quote of the article that was given out. */
export interface Quoted extends Span {
  id: string;
}

interface Given {
  article: Whole;
  /** What of it is shown; all, if it is not given. */
  within?: Span;
  /** Marked, and scrolled to unless what it became stands elsewhere on the page. */
  place?: Span;
  scrolled?: boolean;
  /** Marked lightly, each the way to its own page. */
  others?: Quoted[];
}

/**
 * An article as it was received, letter for letter, line for line. What was not taken for its
 * own text is greyed. Every stretch between two bounds is one element, so nothing is nested.
 */
export function Reading({ article: { text, blocks: all, language }, within = { start: 0, end: text.length }, place, scrolled = true, others = [] }: Given) {
  const blocks = all.filter(({ start, end }) => start < within.end && within.start < end);
  const bounds = [...blocks, ...others, ...(place ? [place] : [])].flatMap(({ start, end }) => [whole(text, start), whole(text, end)]);
  const at = [...new Set([within.start, within.end, ...bounds.filter((bound) => within.start < bound && bound < within.end)])].sort((a, b) => a - b);
  const covers = ({ start, end }: Span, from: number) => whole(text, start) <= from && from < whole(text, end);
  // The blocks are sorted: the one that a stretch lies in is never before that of the last.
  let block = 0;
  let marked = false;
  const stretches = at.slice(0, -1).map((from, i) => {
    while (block < blocks.length && whole(text, blocks[block]!.end) <= from) block++;
    const role = blocks[block] && covers(blocks[block]!, from) ? blocks[block]!.role : "body";
    const words = shown(text.slice(from, at[i + 1]));
    if (place && covers(place, from)) {
      const first = scrolled && !marked;
      marked = true;
      return (
        <mark class={`here ${role}`} {...(first && { id: "quote", tabindex: -1 })}>
          {words}
        </mark>
      );
    }
    const other = others.find((other) => covers(other, from));
    if (other) {
      return (
        <a class={`quoted ${role}`} href={`/c/${other.id}#quote`}>
          {words}
        </a>
      );
    }
    return role === "body" ? words : <span class={shownAs(role)}>{words}</span>;
  });
  return (
    <div class="article" id="text" {...(language !== undefined && { lang: language })}>
      {stretches}
    </div>
  );
}

/** The title is the article's own, whoever printed it. */
function shownAs(role: Role): string {
  return role === "title" ? "heading" : "around";
}
