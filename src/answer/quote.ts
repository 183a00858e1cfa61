import type { Block, Metadata } from "../articles/article.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Span } from "../language/span.ts";
import type { Quote, Source } from "./answer.ts";

/** The only way a quote comes to be: a slice of the article's text as received. */
export function quote(article: ArticleRow, { start, end }: Span, score: number, highlights: Span[]): Quote {
  const head = (JSON.parse(article.blocks) as Block[]).find((block) => block.start <= start && block.end > start)?.head;
  const named = head && { head: article.text.slice(head.start, head.end) };
  return { text: article.text.slice(start, end), start, end, ...named, score, highlights, also: [], ...source(article) };
}

/** What is known of an article; what is unknown is absent. */
export function source(row: Pick<ArticleRow, "key" | keyof Metadata>): Source {
  const known: Source = { article: row.key };
  for (const field of ["title", "source", "author", "date", "url", "language"] satisfies (keyof Metadata)[]) {
    const value = row[field];
    if (value !== null) known[field] = value;
  }
  return known;
}
