import { difference } from "../citations/difference.ts";
import { parseCitation } from "../citations/number.ts";
import type { Verdict } from "../citations/verify.ts";
import type { Span } from "../language/span.ts";

/** Words that were shown, by the number of their citation, and what became of them. */
export interface Shown {
  citation: string;
  found: Verdict;
}

/**
 * One sentence may have been shown alone and within longer quotes: what changed in it is told once. Gives what is to be told,
 * in the order given, each with those that it tells as well: all that differs in them differs in it too.
 */
export function widest<T extends Shown>(all: readonly T[]): { tells: T; also: T[] }[] {
  const changes = new Map(all.map((one) => [one, changeOf(one)]));
  const kept: { tells: T; also: T[] }[] = [];
  for (const one of [...all].sort((a, b) => b.found.text.length - a.found.text.length)) {
    const wider = kept.find(({ tells }) => holds(changes.get(tells)!, changes.get(one)!));
    if (wider) wider.also.push(one);
    else kept.push({ tells: one, also: [] });
  }
  return kept.sort((a, b) => all.indexOf(a.tells) - all.indexOf(b.tells));
}

/** What differs, as places in the article as it was, with the words, and as it is. */
interface Change {
  article: string;
  gone: (Span & { words: string })[];
  come: Span[];
  /** A word of the article as it was; undefined outside of what was shown. */
  shown: (span: Span) => string;
}

function changeOf({ citation, found: { article, text, now } }: Shown): Change {
  const cited = parseCitation(citation);
  const from = cited?.start ?? 0;
  const after = article && now ? article.text.slice(now.start, now.end) : undefined;
  const { before, after: come } = after === undefined ? { before: [{ start: 0, end: text.length }], after: [] } : difference(text, after);
  const seen = (all: readonly Span[], there: string) => all.filter(({ start, end }) => there.slice(start, end).trim() !== "");
  return {
    article: cited?.article ?? citation,
    gone: seen(before, text).map(({ start, end }) => ({ start: from + start, end: from + end, words: text.slice(start, end) })),
    come: seen(come, after ?? "").map(({ start, end }) => ({ start: now!.start + start, end: now!.start + end })),
    shown: ({ start, end }) => text.slice(Math.max(start - from, 0), Math.max(end - from, 0)),
  };
}

function holds(wide: Change, other: Change): boolean {
  const within = (spans: readonly Span[], { start, end }: Span) => spans.some((span) => span.start <= start && end <= span.end);
  const gone = other.gone.every((span) => within(wide.gone, span) && wide.shown(span) === span.words);
  return wide.article === other.article && gone && other.come.every((span) => within(wide.come, span));
}
