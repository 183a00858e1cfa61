import type { Block } from "../../articles/article.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import { itemsIn } from "./cells.ts";

/**
 * Whether a table in which the answer is marked has no row for what is asked about: the question has a name beside the word
 * that heads the first column ("the Green party", "станция Дубки", "محطة جونية"), and no row is called so, or by any other word of it.
 */
export function isUnlisted(question: string, mark: Span, { text, blocks }: ArticleRow): boolean {
  const rows = itemsIn(text, JSON.parse(blocks) as Block[], { start: 0, end: text.length }).filter(({ row, cells }) => row && cells.length > 1);
  const own = rows.find(({ start, end }) => mark.start < end && mark.end > start);
  if (!own) return false;
  const head = own.cells[0]!.name;
  const kind = words(text.slice(head.start, head.end));
  const labels = rows.filter(({ cells }) => cells[0]!.name.start === head.start).map(({ cells: [label] }) => text.slice(label!.value.start, label!.value.end));
  const told = labels.flatMap(words);
  const all = words(question).filter(({ folded }) => !STOPWORDS.has(folded));
  const has = (some: Word[], { folded }: Word) => some.some((word) => areForms(word.folded, folded));
  // "Lab" is Labour, and CDU may be whoever.
  if (labels.some((label) => /^\p{Lu}{2,}$/u.test(label)) || told.some(({ folded }) => all.some((word) => word.folded.startsWith(folded)))) return false;
  if (all.some((word) => !has(kind, word) && has(told, word))) return false;
  return all.some((word, i) => has(kind, word) && [all[i - 1], all[i + 1]].some((beside) => beside && isName(question, beside) && areBeside(question, word, beside)));
}

/** A word with a capital, or of a script that has none. */
function isName(text: string, { start, end }: Span): boolean {
  return start > 0 && /^(?!\p{Ll})\p{L}/u.test(text.slice(start, end));
}

function areBeside(text: string, one: Span, other: Span): boolean {
  return /^[\s«»"“”„]+$/u.test(one.start < other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start));
}
