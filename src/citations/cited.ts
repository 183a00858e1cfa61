import type { Source } from "../answer/answer.ts";
import type { Span } from "../language/span.ts";
import type { Articles, Whole } from "./articles.ts";
import { type Citation, citationId, digest, parseCitation, stands } from "./number.ts";
import { quotable } from "./quotable.ts";

/** What became of the cited words; the name is of the text that says so. */
export type Fate = "verbatim" | "moved" | "renamed";

/** A citation as it was given out; `source` is what was known of its article, as JSON. */
interface GivenOut {
  article: string;
  text: string;
  source?: string | null;
}

/** The words of citations that were given out, by number. */
export interface Given {
  citations: { by: (id: string) => Promise<GivenOut | undefined> };
}

/** Remembers the words of what somebody is about to be shown, and whose they are: afterwards it is a citation, whatever becomes of them. */
export async function giveOut({ citations }: { citations: { keep: (id: string, article: string, text: string, source: string) => Promise<void> } }, quotes: readonly (Span & Source & { text: string })[]): Promise<void> {
  for (const quote of quotes) {
    await citations.keep(citationId(quote), quote.article, quote.text, provenance(quote));
  }
}

/** What is known of an article, as it is kept with the words that are given out. */
export function provenance({ title, source, author, date, url, language }: Source): string {
  return JSON.stringify({ title, source, author, date, url, language });
}

/** Where citations are looked up: those that were given out, and the articles. */
export type Cited = { memory: Given } & Pick<Articles, "sees" | "hides" | "sources" | "article" | "articleWith">;

/**
 * The article of a citation as it is now, if it is still there: the words in their place, or where they are gone as they
 * were given out. `was`: what was known last of an article that is gone, where that was kept.
 */
export type Found = { article: Whole; place: Span; fate: Fate } | { article?: Whole; text: string; was?: Source; place?: never };

/**
 * What there is of a citation. Words that were given out are looked for: in their place (by their hash: a database holds no half of a pair), elsewhere in their article, and
 * where its name is gone in all others, for a file may be renamed, or moved to another folder. Anybody can make a number
 * up: one that memory does not know stands for what could be a quote at the very place that it names, else for nothing,
 * and whoever made it up learns no more by it than that. So does who may not know the article that had the words, until
 * it is private no more.
 */
export async function find(deps: Cited, id: string): Promise<Found | undefined> {
  const citation = parseCitation(id);
  if (!citation) return undefined;
  const cited = await deps.memory.citations.by(id);
  if (!cited || (!deps.sees(cited.article) && (await isHidden(deps, id, cited)))) return unknown(deps, citation);
  const { text } = cited;
  const named = deps.sees(cited.article) ? await deps.article(cited.article) : undefined;
  const known = named ?? (await renamed(deps, id, citation, text));
  if (!known && !deps.sees(cited.article)) return unknown(deps, citation);
  const at = known ? (stands(known.text, citation) ? citation.start : known.text.indexOf(text)) : -1;
  if (!known) {
    const was = await lastKnown(deps, id, cited);
    return { text, ...(was && { was }) };
  }
  if (at < 0) return { article: known, text };
  return { article: known, place: { start: at, end: at + citation.end - citation.start }, fate: digest(known.article) !== citation.article ? "renamed" : at === citation.start ? "verbatim" : "moved" };
}

async function unknown({ sources, article }: Cited, citation: Citation): Promise<Found | undefined> {
  const { start, end } = citation;
  const key = remembered(await sources()).keys.get(citation.article);
  const named = key === undefined ? undefined : await article(key);
  return named && stands(named.text, citation) && quotable(named, citation) ? { article: named, place: { start, end }, fate: "verbatim" } : undefined;
}

/** The article that has words whose own is gone. To look at every text takes long: it is done once. */
async function renamed({ sources, article, articleWith }: Cited, id: string, citation: Citation, words: string): Promise<Whole | undefined> {
  const { homes } = remembered(await sources());
  const home = homes.get(id);
  if (home !== undefined) return home === null ? undefined : article(home);
  const found = (await articleWith((text) => stands(text, citation))) ?? (await articleWith((text) => text.includes(words)));
  homes.set(id, found?.article ?? null);
  return found;
}

/** What was known of an article that is gone; nothing where it is there, for others than who asks. */
async function lastKnown(deps: Cited, id: string, cited: GivenOut): Promise<Source | undefined> {
  return cited.source && !(await isHidden(deps, id, cited)) ? whose(cited) : undefined;
}

async function isHidden({ sources, hides }: Cited, id: string, cited: GivenOut): Promise<boolean> {
  const { hidden } = remembered(await sources());
  const is = hidden.get(id) ?? (await hides({ ...whose(cited), text: cited.text }));
  hidden.set(id, is);
  return is;
}

const whose = ({ article, source }: GivenOut): Source => ({ article, ...(source && JSON.parse(source)) });

/** Of a library, as long as there is its list. */
interface Remembered {
  /** The articles' keys by their hashes. */
  keys: Map<string, string>;
  /** Where the words of citations were found whose article is gone; null: nowhere. */
  homes: Map<string, string | null>;
  /** Of those whether their article is kept from whom the list is for. */
  hidden: Map<string, boolean>;
}

const lists = new WeakMap<Source[], Remembered>();

function remembered(list: Source[]): Remembered {
  const known = lists.get(list) ?? { keys: new Map(list.map(({ article }) => [digest(article), article])), homes: new Map(), hidden: new Map() };
  lists.set(list, known);
  return known;
}
