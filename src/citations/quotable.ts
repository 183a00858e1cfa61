import { openingOf, outsideMarks } from "../answer/quote.ts";
import type { Block } from "../articles/article.ts";
import { overlap, type Span } from "../language/span.ts";
import { sentencesOf } from "../passages/split.ts";
import type { Whole } from "./articles.ts";

/** No quote is longer. UTF-16 units. */
const LONGEST = 1000;
/** Letters of a mark of bold, which a quote has not where the other half of it is outside. */
const MARK = 2;
/**
 * A paragraph may be as long as a book: no more of it is read than this before a place and behind it, which takes some
 * milliseconds. Where nothing ends a sentence, where one is cut depends on where it began: less would miss it. UTF-16 units.
 */
const NEAR = 50_000;

/**
 * Whether a stretch could be a quote: of the article's body alone, from where a sentence or a row begins to where one ends.
 * Anybody can make up a citation's number; of a part of a sentence, without its "not", it is none.
 */
export function quotable({ text, blocks }: Pick<Whole, "text" | "blocks">, { start, end }: Span): boolean {
  if (end - start > LONGEST) return false;
  const within = blocks.filter((block) => overlap(block, { start, end }));
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last || within.some(({ role, was }) => (was ?? role) !== "body")) return false;
  const near = (block: Block) => sentencesOf(text, { ...block, start: Math.max(block.start, start - NEAR), end: Math.min(block.end, end + NEAR) });
  const opens = near(first);
  const begins = opens.filter((one) => start - MARK <= one.start && one.start <= start);
  const ends = (last === first ? opens : near(last)).filter((one) => end <= one.end && one.end <= end + MARK);
  const is = (span: Span) => span.start === start && span.end === end;
  const isOf = (sentences: Span) => is(sentences) || is(outsideMarks(text, sentences));
  if (begins.some((from) => ends.some((to) => isOf({ start: from.start, end: to.end })))) return true;
  const opening = openingOf({ text, blocks });
  return opening?.start === start && opening.end === end;
}
