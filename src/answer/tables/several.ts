import type { Block } from "../../articles/article.ts";
import { overlap, type Span } from "../../language/span.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import type { Choice } from "../choose.ts";
import { placeIn } from "../witnesses/statement.ts";
import { linesOf } from "./lines.ts";
import { rowsOf, tablesIn } from "./rows.ts";
import type { Sought } from "./sought.ts";

/** A quote of several holds so many of them, and is so long at most; UTF-16 units. */
const MOST = 12;
const LONGEST = 700;

/**
 * The rows of a table, or the lines of a list, in which a choice is marked, or all of which the reader marked, and which are all
 * asked for. Undefined where there are no two. Where the reader marked what stands beside a table, its rows must have what is named.
 */
export function severalOf(sought: Sought, { start, end, hit }: Choice, article: ArticleRow): { whole: Span; marks: Span[] } | undefined {
  const [best] = hit.reading?.spans ?? [];
  const mark = placeIn(hit, { start, end });
  if (!best || !mark) return undefined;
  const blocks = JSON.parse(article.blocks) as Block[];
  const tables = tablesIn(article.text, blocks);
  const of = (place: Span) => {
    const table = tables.find((one) => overlap(one, place));
    return table ? rowsOf(sought, place, table, article) : linesOf(sought, place, article, blocks);
  };
  const beside = () => {
    const table = tables.find((one) => overlap(one, { start, end }));
    const place = table && hit.reading!.spans.find((span) => overlap(table, span));
    return place && rowsOf(sought, place, table, article, true);
  };
  const found = of(mark) ?? of(best) ?? beside();
  if (!found) return undefined;
  const from = found[0]!.start;
  const fitting = found.slice(0, MOST).filter((part) => part.end - from <= LONGEST);
  const whole = { start: from, end: fitting.at(-1)?.end ?? from };
  const marks = fitting.flatMap(({ mark }) => mark ?? []);
  return marks.length > 1 ? { whole, marks } : undefined;
}
