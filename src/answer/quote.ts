import type { Article, Block, Metadata } from "../articles/article.ts";
import { linkable } from "../articles/facts/links.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import { sentences } from "../language/sentences.ts";
import type { Span } from "../language/span.ts";
import { words } from "../language/words.ts";
import type { Quote, Source } from "./answer.ts";

/** A paragraph of fewer words is no beginning; a sentence of fewer UTF-16 units says little by itself. */
const LEAST_WORDS = 4;
const SHORT = 80;
/** So much of a paragraph is looked at for how it begins. UTF-16 units. */
const BEGINNING = 5000;

/** Marks that turn the words behind them, to the end of a line that somebody else wrote; and NUL, which ends a name for some who read it. */
const TURNING = /[\0\u202a-\u202e\u2066-\u2069]/g;

/** The only way a quote comes to be: a slice of the article's text as received. */
export function quote(article: ArticleRow, { start, end }: Span, score: number, highlights: Span[]): Quote {
  const head = (JSON.parse(article.blocks) as Block[]).find((block) => block.start <= start && block.end > start)?.head;
  const named = head && { head: article.text.slice(head.start, head.end) };
  return { text: article.text.slice(start, end), start, end, ...named, score, highlights, also: [], ...source(article) };
}

/** A span without the head of a table and the line that Markdown draws under it, where it begins with them: the row below names its columns. */
export function belowRule(blocks: Block[], { start, end }: Span): Span {
  const at = blocks.findIndex((block) => block.start === start);
  const [head, rule, row] = blocks.slice(at, at + 3);
  return head?.row && head.leads && rule?.row && rule.leads && row?.head?.start === start && row.end <= end ? { start: row.start, end } : { start, end };
}

/** A span that neither begins nor ends within words in bold: without a mark at its end whose other half is outside of it. */
export function outsideMarks(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  const line = { before: text.slice(text.lastIndexOf("\n", start - 1) + 1, start), behind: text.slice(end).split("\n", 1)[0]! };
  for (const mark of ["**", "__"]) {
    if (said.split(mark).length !== 2) continue;
    if (said.startsWith(mark) && /^\S/.test(said.slice(mark.length)) && line.behind.includes(mark)) return { start: start + mark.length, end };
    if (said.endsWith(mark) && /\S$/.test(said.slice(0, -mark.length)) && line.before.includes(mark)) return { start, end: end - mark.length };
  }
  return { start, end };
}

/** An article by how it begins; undefined where it has no body. */
export function opening(article: ArticleRow): Quote | undefined {
  const span = openingOf({ text: article.text, blocks: JSON.parse(article.blocks) as Block[] });
  return span && quote(article, span, 1, []);
}

/** The first sentence of an article's body, and the next where that says little. */
export function openingOf({ text, blocks }: Pick<Article, "text" | "blocks">): Span | undefined {
  const block = blocks.find(({ role, row, leads, start, end }) => role === "body" && !row && !leads && words(text.slice(start, Math.min(end, start + BEGINNING))).length >= LEAST_WORDS);
  if (!block) return undefined;
  const [first, second] = sentences(text, block.start, Math.min(block.end, block.start + BEGINNING)) as [Span, Span?];
  const short = second && first.end - first.start < SHORT;
  return { start: first.start, end: short ? second.end : first.end };
}

/**
 * What is known of an article; what is unknown is absent. Names stand in the sentences of others, whatever the door, so
 * they are without what would turn those; an address is one of the web, or absent. A quote is never touched.
 */
export function source(row: Pick<ArticleRow, "key" | keyof Metadata>): Source {
  const known: Source = { article: row.key };
  for (const field of ["title", "source", "author", "date", "url", "language"] satisfies (keyof Metadata)[]) {
    const value = row[field]?.replace(TURNING, "");
    if (value && (field !== "url" || linkable(value))) known[field] = value;
  }
  return known;
}
