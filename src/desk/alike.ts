import type { Ask, Source } from "../answer/answer.ts";
import { sentences } from "../language/sentences.ts";
import { words } from "../language/words.ts";
import type { Articles } from "../citations/articles.ts";

/** Sentences of the new text whose sources are looked at. */
const PROBES = 5;
/** Texts that share this much of their words are nearly the same. */
const SAME = 0.8;

/** Articles of the library that say nearly the same as a text: who has its longest sentences, and nearly all its words? */
export async function alike(text: string, { ask, article }: { ask: Ask } & Pick<Articles, "article">): Promise<Source[]> {
  const probes = sentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .sort((a, b) => b.length - a.length)
    .slice(0, PROBES);
  const keys = new Set<string>();
  for (const probe of probes) {
    const { quotes } = await ask(probe, { top: 3, always: true });
    for (const { article, also } of quotes) for (const key of [article, ...also.map((other) => other.article)]) keys.add(key);
  }
  const said = wordsOf(text);
  const others = await Promise.all([...keys].map(article));
  return others.flatMap((other) => {
    if (!other || shared(said, wordsOf(other.text)) < SAME) return [];
    const { text: _, ...source } = other;
    return [source];
  });
}

const wordsOf = (text: string) => new Set(words(text).map(({ folded }) => folded));

function shared(a: Set<string>, b: Set<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both || 1);
}
