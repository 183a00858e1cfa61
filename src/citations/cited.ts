import type { Span } from "../language/span.ts";
import type { Articles, Whole } from "./articles.ts";
import { digest, locate, parseCitation, stands } from "./number.ts";

/** What became of the cited words; the name is of the text that says so. */
export type Fate = "verbatim" | "moved" | "renamed";

/** The words of citations that were given out, by number. */
export interface Given {
  citations: { by: (id: string) => Promise<{ article: string; text: string } | undefined> };
}

/** Where citations are looked up: those that were given out, and the articles. */
export type Cited = { memory: Given } & Pick<Articles, "sees" | "sources" | "article" | "articleWith">;

/** The words of a citation as it was given out, to whom its article may be known. */
export async function given({ memory, sees }: Pick<Cited, "memory" | "sees">, id: string): Promise<{ article: string; text: string } | undefined> {
  const cited = await memory.citations.by(id);
  return cited && sees(cited.article) ? cited : undefined;
}

/** The article of a citation as it is now, if it is still there: the words in their place, or where they are gone as they were given out. */
export type Found = { article: Whole; place: Span; fate: Fate } | { article?: Whole; text: string; place?: never };

/**
 * What there is of a citation. An article whose name is gone is known again by the words: a file may be renamed,
 * or moved to another folder. Undefined for a number that stands for nothing: no article has its words, and nobody was
 * given them. Whoever makes one up learns no more by it than that.
 */
export async function find({ sources, article, articleWith, ...deps }: Cited, id: string): Promise<Found | undefined> {
  const citation = parseCitation(id);
  if (!citation) return undefined;
  const cited = await given(deps, id);
  const key = cited?.article ?? (await sources()).find((source) => digest(source.article) === citation.article)?.article;
  const named = key === undefined ? undefined : await article(key);
  const known =
    named ?? (await articleWith((text) => stands(text, citation))) ?? (cited && (await articleWith((text) => text.includes(cited.text))));
  const place = known && locate(known.text, citation, cited?.text);
  if (!known || !place) return cited && { ...(known && { article: known }), text: cited.text };
  return { article: known, place, fate: digest(known.article) !== citation.article ? "renamed" : place.start === citation.start ? "verbatim" : "moved" };
}
