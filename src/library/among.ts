import { cosine } from "../embedding/cosine.ts";
import { isEmpty } from "./filter.ts";
import { hash } from "./format/lexicon.ts";
import type { Library, Passage, Proposal, Wanted } from "./library.ts";

type Held = Awaited<ReturnType<Library["within"]>>;

/** Articles of which the passages (about 3 KB each) are held: the same few are asked again and again. */
const HELD = 500;
/** Where the whole library is asked, of how many times the usual proposals those of the few articles are taken. */
const MORE = 4;

/** What is known of a library: the numbers of its articles by their keys, and passages that are held by their articles. */
interface Known {
  numbers: Promise<Map<string, number>>;
  held: Map<number, Held>;
}
const known = new WeakMap<Library, Known>();

/** The same library, of which only some articles, by key, answer, out of memory: what is rare in all of it is still rare. */
export async function among(library: Library, keys: ReadonlySet<string>): Promise<Library> {
  const there = known.get(library) ?? { numbers: library.articles().then((all) => new Map(all.map(({ key, id }) => [key, id]))), held: new Map() };
  known.set(library, there);
  there.numbers.catch(() => known.delete(library));
  const numbers = await there.numbers;
  const few = [...keys].flatMap((key) => numbers.get(key) ?? []);
  // What is filtered, or news, only the library tells.
  const propose: Library["propose"] = async (wanted) => (wanted.news || !isEmpty(wanted.filter) ? ofAll(library, new Set(few), wanted) : ofFew(library, await hold(library, few, there), wanted));
  // What the library remembers it remembers for itself.
  return Object.create(library, { propose: { value: propose }, names: { get: () => library.names } }) as Library;
}

async function hold(library: Library, articles: number[], { held }: Known): Promise<Held> {
  const found = new Map(articles.map((id) => [id, held.get(id)]));
  const missing = articles.filter((id) => !found.get(id));
  if (missing.length > 0) {
    for (const id of missing) found.set(id, []);
    for (const each of await library.within(missing)) found.get(each.passage.article)!.push(each);
    if (held.size + missing.length > HELD) held.clear();
    for (const id of missing) held.set(id, found.get(id)!);
  }
  return articles.flatMap((id) => found.get(id)!);
}

/** The passages that have any of the stems, and all by their vectors, best first. */
async function ofFew(library: Library, held: Held, { stems, vector, most }: Wanted): Promise<Proposal> {
  const counts = await library.frequencies(stems);
  const rare = new Map(stems.map((stem, i) => [hash(stem), Math.log(1 + library.passageCount / (counts[i]! + 0.5))]));
  const met = ({ words, title }: Passage) => {
    const here = new Set([...words, ...title].map((word) => library.lexicon.stems[word]!));
    return [...rare].reduce((sum, [stem, rarity]) => (here.has(stem) ? sum + rarity : sum), 0);
  };
  const all = held.map(({ passage, vector: own }) => ({ passage, cosine: cosine(own, vector), met: met(passage) }));
  const best = (by: "met" | "cosine", some: typeof all) => some.sort((a, b) => b[by] - a[by] || a.passage.id - b.passage.id).slice(0, most).map(({ passage }) => passage.id);
  return {
    counts,
    words: best("met", all.filter(({ met }) => met > 0)),
    vectors: best("cosine", [...all]),
    news: [],
    cosines: new Map(all.map(({ passage, cosine }) => [passage.id, cosine])),
    passages: new Map(all.map(({ passage }) => [passage.id, passage])),
  };
}

async function ofAll(library: Library, articles: ReadonlySet<number>, wanted: Wanted): Promise<Proposal> {
  const found = await library.propose({ ...wanted, most: wanted.most * MORE });
  const few = (proposed: number[]) => proposed.filter((id) => articles.has(found.passages.get(id)!.article)).slice(0, wanted.most);
  return { ...found, words: few(found.words), vectors: few(found.vectors), news: few(found.news) };
}
