import { payersIn } from "../../language/questions/payers.ts";
import type { Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";

/** "- Child (4 to 15): £2.80". */
const LABELLED = /^([ \t]*(?:[-*•–—][ \t]+)?)([^:：\n]{1,60}?)\s*[:：][ \t]*(?=\S)/u;

/** Lines looked at on either side: no list of prices is longer. */
const LIST = 40;

/**
 * What a list of prices has for who was asked for, where the line that is marked is of another: "child", and "Adult swim" is marked.
 * Of several such lines the one that has most words of the question.
 */
export function paidLine(terms: ReadonlySet<string>, question: string, mark: Span, text: string): Span | undefined {
  const [asked, ...others] = payersIn(question);
  if (!asked || others.length > 0) return undefined;
  const own = lineAt(text, mark.start);
  if (!own || own.payers.length === 0 || own.payers.includes(asked.payer)) return undefined;
  const found = [...linesFrom(text, own.start, -1), ...linesFrom(text, own.end, 1)].filter(({ payers }) => payers.every((payer) => payer === asked.payer) && payers.length > 0);
  const counted = found.map((line) => ({ line, said: words(line.label).filter(({ folded }) => terms.has(stem(folded))).length }));
  const most = Math.max(...counted.map(({ said }) => said));
  const [first, second] = counted.filter(({ said }) => said === most);
  return first && !second ? first.line.value : undefined;
}

interface Line extends Span {
  label: string;
  value: Span;
  payers: string[];
}

/** The line around a place, if it has a label. */
function lineAt(text: string, at: number): Line | undefined {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const next = text.indexOf("\n", at);
  const end = next < 0 ? text.length : next;
  const match = LABELLED.exec(text.slice(start, end));
  const label = match?.[2];
  return label === undefined ? undefined : { start, end, label, value: { start: start + match![0].length, end: start + text.slice(start, end).trimEnd().length }, payers: payersIn(label).map(({ payer }) => payer) };
}

/** The lines with labels right above a place, or below it. */
function linesFrom(text: string, from: number, way: -1 | 1): Line[] {
  const found: Line[] = [];
  for (let at = from + way; at >= 0 && at < text.length && found.length < LIST; ) {
    const line = lineAt(text, at);
    if (!line) break;
    found.push(line);
    at = way < 0 ? line.start - 1 : line.end + 1;
  }
  return found;
}
