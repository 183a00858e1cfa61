import type { Library } from "./library.ts";

/** Of how many times the usual proposals those of the few articles are taken. */
const MORE = 4;

const numbers = new WeakMap<Library, Promise<Map<string, number>>>();

/** The same library, of which only some articles, by key, answer: what is rare in all of it is still rare. */
export async function among(library: Library, keys: ReadonlySet<string>): Promise<Library> {
  const known = numbers.get(library) ?? library.articles().then((all) => new Map(all.map(({ key, id }) => [key, id])));
  numbers.set(library, known);
  const all = await known;
  const ids = new Set([...keys].map((key) => all.get(key)));
  const propose: Library["propose"] = async (wanted) => {
    const found = await library.propose({ ...wanted, most: wanted.most * MORE });
    const few = (proposed: number[]) => proposed.filter((id) => ids.has(found.passages.get(id)!.article)).slice(0, wanted.most);
    return { ...found, words: few(found.words), vectors: few(found.vectors), news: few(found.news) };
  };
  // What the library remembers it remembers for itself.
  return Object.create(library, { propose: { value: propose }, names: { get: () => library.names } }) as Library;
}
