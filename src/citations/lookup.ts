import type { Source } from "../answer/answer.ts";
import { opening, source } from "../answer/quote.ts";
import { isPrivate } from "../articles/files/private.ts";
import { nameOf } from "../library/closed.ts";
import { passes } from "../library/filter.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Audience, Library } from "../library/library.ts";
import { readFilter } from "../search/filter.ts";
import type { Articles, Narrow, Whole } from "./articles.ts";

/** The articles as an audience sees them. @param seenBy the library as an audience may know it */
export function articlesOf(audience: Audience, seenBy: (audience: Audience) => Promise<Library>): Articles {
  const library = () => seenBy(audience);
  const listed = new WeakMap<Library, Promise<Source[]>>();
  return {
    sees: (key) => audience === "insiders" || !isPrivate(key),
    hides: async ({ article, title, text }) => {
      if (audience === "insiders") return false;
      const all = await seenBy("insiders");
      const secret = (await all.articles()).filter(({ key }) => isPrivate(key));
      if (secret.length === 0) return false;
      if (secret.some((one) => nameOf(one.key) === nameOf(article) || (title !== undefined && source(one).title === title))) return true;
      const home = await all.articleWith((words) => words.includes(text));
      return home !== undefined && isPrivate(home.key);
    },
    sources: async () => {
      const now = await library();
      const known = listed.get(now) ?? now.articles().then((all) => all.map(source));
      listed.set(now, known);
      return known;
    },
    narrow: narrow(async () => (await library()).names),
    article: async (key) => whole(await (await library()).articleByKey(key)),
    opening: async (key) => {
      const row = await (await library()).articleByKey(key);
      return row && opening(row);
    },
    articleWith: async (passes) => whole(await (await library()).articleWith(passes)),
    tellers: async (key) => (await (await library()).stories([key])).flat().map(source),
  };
}

function whole(row: ArticleRow | undefined): Whole | undefined {
  return row && { ...source(row), text: row.text, path: row.path, blocks: JSON.parse(row.blocks) };
}

/** The filters of a question, for the list of the articles. `names`: the sources and authors that there are. */
export function narrow(names: () => Promise<string[]>): Narrow {
  return async (query) => {
    const there = await names();
    // Of a list it is said that a date is none.
    const { text, filter } = readFilter(query, () => there, true);
    const known = ({ source, author, date, language }: Source) => ({ source: source ?? null, author: author ?? null, date: date ?? null, language: language ?? null });
    return { words: text, passes: (source) => passes(filter, known(source)), days: filter };
  };
}
