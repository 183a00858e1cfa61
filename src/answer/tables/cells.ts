import type { Block } from "../../articles/article.ts";
import { move } from "../../articles/facts/timetable.ts";
import type { Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";

/** A row of a table, or lines that are quoted as one. */
export interface Item extends Span {
  row: boolean;
  /** Its cells with what names each: the heads of their columns, or the labels before them. */
  cells: { name: Span; value: Span }[];
}

/** "Departure: 9:40". */
const LABELLED = /^(\p{L}[^:：\n]{0,40}?)\s*[:：]\s+(?=\S)/u;

/** The rows and the lines that belong together, in a stretch of a text. */
export function itemsIn(text: string, blocks: Block[], { start, end }: Span): Item[] {
  const found: Item[] = [];
  let from: number | undefined;
  for (const [i, block] of blocks.entries()) {
    if (block.role !== "body") continue;
    if (block.leads) from ??= i;
    else if (block.row || from !== undefined) {
      const above = blocks.slice(from ?? i, i);
      const head = block.head ?? above.find(({ row, leads }) => row && leads);
      const own = block.row ? [block] : [...above, block];
      // A row whose columns are named apart needs nothing above it.
      const whole = { start: block.head ? block.start : (above[0]?.start ?? block.start), end: block.end };
      if (whole.start < end && whole.end > start) found.push({ ...whole, row: block.row === true, cells: block.row ? (head ? inColumns(text, head, block) : []) : own.flatMap((line) => labelled(text, line)) });
      from = undefined;
    } else from = undefined;
  }
  return found;
}

/** The cell whose name has more words of the question than any other's, by meaning where it is of a timetable; what is asked about has no such cell. */
export function asked({ cells }: Item, question: string, text: string): Span | undefined {
  const said = kinds(question);
  const own = cells.filter(({ value }) => ![...kinds(text.slice(value.start, value.end))].some((kind) => said.has(kind)));
  const counted = own.map(({ name, value }) => ({ value, count: [...kinds(text.slice(name.start, name.end))].filter((kind) => said.has(kind)).length }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const [first, second] = counted.filter(({ count }) => count === most);
  return most > 0 && first && !second ? first.value : undefined;
}

function kinds(text: string): Set<string> {
  return new Set(words(text).map(({ folded }) => move(folded) ?? stem(folded)));
}

function labelled(text: string, { start, end }: Span): Item["cells"] {
  const match = LABELLED.exec(text.slice(start, end));
  return match ? [{ name: { start, end: start + match[1]!.length }, value: { start: start + match[0].length, end } }] : [];
}

function inColumns(text: string, head: Span, row: Span): Item["cells"] {
  const [names, values] = [cells(text, head), cells(text, row)];
  return names.length === values.length ? names.map((name, i) => ({ name, value: values[i]! })) : [];
}

/** What stands between bars or tabs, without the white around it. */
function cells(text: string, { start, end }: Span): Span[] {
  const line = text.slice(start, end).replace(/^\||\|$/g, " ");
  return [...line.matchAll(/[^|\t]+/g)].map(({ 0: cell, index }) => {
    const from = start + index + /^\s*/.exec(cell)![0].length;
    return { start: from, end: Math.max(from, start + index + cell.trimEnd().length) };
  });
}
