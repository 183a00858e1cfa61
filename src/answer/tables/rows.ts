import type { Block } from "../../articles/article.ts";
import { daysNamed, weekdaysOf } from "../../articles/facts/weekdays.ts";
import { counted } from "../../language/questions/phrases.ts";
import type { Span } from "../../language/span.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import { type Item, itemsIn } from "./cells.ts";
import { isAmong, type Part, type Sought, tellsOfAll } from "./sought.ts";

/** A table whose columns are named: from where their names stand. */
interface Table extends Span {
  rows: Item[];
  /** What is named of each column. */
  heads: Word[][];
}

/** The tables of a text, of two rows and more. */
export function tablesIn(text: string, blocks: Block[]): Table[] {
  const tables = new Map<number, Item[]>();
  for (const item of itemsIn(text, blocks, { start: 0, end: text.length })) {
    const [first, second] = item.cells;
    if (item.row && first && second) tables.set(first.name.start, [...(tables.get(first.name.start) ?? []), item]);
  }
  return [...tables].flatMap(([start, rows]) => (rows.length > 1 ? [{ start, end: rows.at(-1)!.end, rows, heads: rows[0]!.cells.map(({ name }) => words(text.slice(name.start, name.end))) }] : []));
}

/**
 * The rows that are asked for of a table: all where the question names a column of it and nothing else that its rows have, and
 * what is named the article tells of; those that have what it names ("on Thursday"), where they are several. Each with the cell
 * that was asked for. The rows between are quoted with them, without a mark.
 * @param mark what the reader marked of it. @param some not all of the rows
 */
export function rowsOf(sought: Sought, mark: Span, table: Table, article: ArticleRow, some = false): Part[] | undefined {
  const { rows, heads } = table;
  const { text, title } = article;
  const column = sought.asking.size > 0 ? columnOf(sought, mark, table, article) : undefined;
  if (column === undefined) return undefined;
  const subject = words(title ?? "");
  const days = daysNamed(sought.question);
  const left = sought.named.filter((word) => ![heads[column]!, heads[0]!, subject].some((known) => isAmong(known, word)) && !days.some(({ start }) => start === word.start));
  const chosen = having(left, column, sought.day, rows, article);
  const lacks = left.some((word) => /^\p{Nd}/u.test(word.folded) && !chosen.some(({ start, end }) => isAmong(words(text.slice(start, end)), word)));
  if (chosen.length < 2 || lacks || (chosen.length === rows.length && (some || !tellsOfAll(sought, article)))) return undefined;
  const answering = chosen.filter(({ cells }) => /[\p{L}\p{Nd}]/u.test(text.slice(cells[column]!.value.start, cells[column]!.value.end)));
  const [first, last] = [answering[0], answering.at(-1)].map((row) => rows.indexOf(row!)) as [number, number];
  return answering.length < 2 ? undefined : rows.slice(first, last + 1).map((row) => ({ start: row.start, end: row.end, ...(answering.includes(row) && { mark: row.cells[column]!.value }) }));
}

/**
 * The place of the column that is asked for: that of what the question chooses among ("which courses"), or whose name has most of
 * its words, but for the first, which says of whom; else that in which the reader saw the answer. None that has what is named.
 */
function columnOf({ question, named, asking, day }: Sought, mark: Span, { rows, heads }: Table, { text, language }: ArticleRow): number | undefined {
  const chosen = counted(question) ?? named.slice(0, 1).find((word) => asking.has(word));
  const among = chosen ? heads.findIndex((head) => isAmong(head, chosen)) : -1;
  if (among >= 0) return among;
  const said = ({ start, end }: Span) => text.slice(start, end);
  const open = heads.map((_, i) => i > 0 && (day === undefined || !rows.some(({ cells }) => weekdaysOf(said(cells[i]!.value), language ?? undefined).includes(day))));
  const count = heads.map((head) => named.filter((word) => isAmong(head, word)).length);
  const most = Math.max(...count.filter((_, i) => open[i]));
  const [first, second] = most > 0 ? count.flatMap((one, i) => (open[i] && one === most ? [i] : [])) : [];
  if (first !== undefined && second === undefined) return first;
  const { cells } = rows.find(({ start, end }) => mark.start >= start && mark.start < end) ?? rows[0]!;
  const seen = cells.findIndex(({ value }) => mark.start >= value.start && mark.start < value.end);
  const isNumber = (i: number) => /\p{Nd}/u.test(said(cells[i]!.value));
  const alone = cells.filter((_, i) => i > 0 && isNumber(i)).length < 2;
  const isNamed = seen >= 0 && words(said(cells[seen]!.value)).some((word) => isAmong(named, word));
  if (second === undefined && (seen === 0 ? most === 0 : open[seen]) && !isNamed && (alone || !isNumber(seen))) return seen;
  return count[0]! > 0 ? 0 : undefined;
}

/** Of the rows those that have what is named, and are of the day: of each column that has some of it the rows with most. */
function having(named: Word[], asked: number, day: number | undefined, rows: Item[], { text, language }: ArticleRow): Item[] {
  const said = (row: Item, column: number) => {
    const { value } = row.cells[column]!;
    const own = words(text.slice(value.start, value.end)).filter(({ folded }) => !STOPWORDS.has(folded));
    const met = own.filter((word) => named.some((one) => isAmong([word], one)));
    const whole = own.some(({ folded }) => /^\p{Nd}/u.test(folded)) ? met.length === own.length : met.length * 2 >= own.length;
    return whole || met.some(({ start }) => /^\p{Lu}/u.test(text.slice(value.start + start))) ? met.length : 0;
  };
  const ofDay = ({ cells }: Item) => cells.some(({ value }) => weekdaysOf(text.slice(value.start, value.end), language ?? undefined).includes(day!));
  let left = day === undefined ? rows : rows.filter(ofDay);
  for (const column of rows[0]!.cells.keys()) {
    if (column === asked && column > 0) continue;
    const counts = new Map(rows.map((row) => [row, said(row, column)]));
    const most = Math.max(...counts.values());
    if (most > 0 && [...counts.values()].some((count) => count !== most)) left = left.filter((row) => counts.get(row) === most);
  }
  return left;
}
