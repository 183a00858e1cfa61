import type { Block } from "../../articles/article.ts";
import { daysNamed, isOfEveryDay, weekdaysOf } from "../../articles/facts/weekdays.ts";
import type { Span } from "../../language/span.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import type { Choice } from "../choose.ts";
import { placeIn } from "../witnesses/statement.ts";
import { tablesIn } from "./rows.ts";

/** Lines of which each is of a weekday or of several, from Sunday, 0. */
interface DayList {
  lines: (Span & { days: number[] })[];
  /** With what stands right above and below. */
  around: Span;
  /** What the reader marked is in it. */
  marked: boolean;
}

/** The list of days that a quote is of, or stands right above. */
export function listOf({ start, end, hit }: Choice, { text, blocks, language }: ArticleRow): DayList | undefined {
  const lines = (JSON.parse(blocks) as Block[]).flatMap((block, i, all): DayList["lines"] => {
    // A day above its hours is one line with them, and so is the heading of a list with the first.
    if (block.role !== "body" || (all[i - 1]?.leads && !block.head)) return [];
    const parts = block.leads && all[i + 1] ? [block, all[i + 1]!] : [block];
    const days = parts.map(({ start, end }) => weekdaysOf(text.slice(start, end), language ?? undefined)).find((named) => named.length > 0) ?? [];
    return [{ start: block.start, end: parts.at(-1)!.end, days }];
  });
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (lines[to] && lines[to]!.days.length > 0) to++;
    if (to - from < 2) continue;
    const list = lines.slice(from, to);
    const [first, last] = [list[0]!, list.at(-1)!];
    const above = lines[from - 1]?.start ?? first.start;
    if (start < last.end && end > above) {
      const mark = placeIn(hit, { start, end });
      return { lines: list, around: { start: above, end: lines[to]?.end ?? last.end }, marked: mark !== undefined && mark.end > first.start && mark.start < last.end };
    }
    from = to;
  }
  return undefined;
}

/** Whether neither a list of days nor what stands beside it tells of a day: names it, or those that are not named ("daily"). */
export function isSilent({ around }: DayList, day: number, text: string): boolean {
  const told = text.slice(around.start, around.end);
  return !daysNamed(told).some((named) => named.day === day) && !isOfEveryDay(told);
}

/** Whether a table in which the answer is marked has a day in each of its rows, and never the one asked for, of which the article does not tell elsewhere. */
export function hasOtherDays(day: number, mark: Span, { text, blocks, language }: ArticleRow): boolean {
  const table = tablesIn(text, JSON.parse(blocks) as Block[]).find(({ start, end }) => mark.start < end && mark.end > start);
  const named = (table?.heads ?? []).map((_, i) => table!.rows.map(({ cells }) => weekdaysOf(text.slice(cells[i]?.value.start, cells[i]?.value.end), language ?? undefined)));
  const ofDays = named.filter((column) => column.every((days) => days.length > 0));
  return ofDays.length > 0 && !ofDays.flat(2).includes(day) && !daysNamed(text).some((one) => one.day === day) && !isOfEveryDay(text);
}
