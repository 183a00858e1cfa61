import type { Source } from "../answer/answer.ts";
import { words } from "../language/words.ts";

/** Articles that have every word, folded, in title, source, author, date, language or key. */
export function matching(all: Source[], query: string): Source[] {
  const wanted = words(query).map(({ folded }) => ` ${folded}`);
  return wanted.length === 0 ? all : all.filter((source) => wanted.every((word) => foldedOf(source).includes(word)));
}

/** Folded once for each article of a library: there may be tens of thousands. */
const folded = new WeakMap<Source, string>();

function foldedOf(source: Source): string {
  let known = folded.get(source);
  if (known === undefined) {
    const said = [source.title, source.source, source.author, source.date, source.language, source.article].join(" ");
    known = words(said).map((word) => ` ${word.folded}`).join("");
    folded.set(source, known);
  }
  return known;
}
