import type { Source } from "../answer/answer.ts";
import { source } from "../answer/quote.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Library } from "../library/library.ts";
import { passes, readFilter } from "../search/filter.ts";
import type { Articles, Narrow, Whole } from "./articles.ts";

/** The articles as readers and editors see them. */
export function articlesOf(library: () => Library): Articles {
  const listed = new WeakMap<Library, Source[]>();
  return {
    sources: () => {
      const now = library();
      const known = listed.get(now) ?? now.articles().map(source);
      listed.set(now, known);
      return known;
    },
    narrow: narrow(() => library().articles().flatMap(({ source, author }) => [source, author].filter((name) => name !== null))),
    article: (key) => whole(library().articleByKey(key)),
    articleWith: (passes) => whole(library().articleWith(passes)),
    tellers: (key) => library().stories([key]).flat().map(source),
  };
}

function whole(row: ArticleRow | undefined): Whole | undefined {
  return row && { ...source(row), text: row.text, path: row.path, blocks: JSON.parse(row.blocks) };
}

/** The filters of a question, for the list of the articles. `names`: the sources and authors that there are. */
export function narrow(names: () => string[]): Narrow {
  return (query) => {
    const { text, filter } = readFilter(query, names);
    const known = ({ source, author, date, language }: Source) => ({ source: source ?? null, author: author ?? null, date: date ?? null, language: language ?? null });
    return { words: text, passes: (source) => passes(filter, known(source)) };
  };
}
