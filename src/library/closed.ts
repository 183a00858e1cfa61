import { ALIKE, likeness } from "../articles/duplicates.ts";
import { isPrivate } from "../articles/files/private.ts";
import type { Library } from "./library.ts";
import type { Release } from "./releases.ts";

/** A library that was, and its articles, by key, that everybody may not know any more. */
export interface Past {
  library: Library;
  closed: string[];
}

/** What tells a text, and its likes. */
export interface Print {
  key: string;
  hash: string;
  sketch: Uint32Array | undefined;
}

/**
 * The articles of a release that are not for everybody now. Shown is what is public today, under its key or word for
 * word under another; and of that, where it reads otherwise today, only what was private in no release since. The
 * releases are themselves the list of what ever was: the oldest goes first, so those since are all there.
 * @param all the oldest first
 */
export async function closedSince(then: Release, all: Release[]): Promise<string[]> {
  const listed = async (release: Release) => (await release.look(true)).articles;
  const open = (await listed(all.at(-1)!)).filter(({ key }) => !isPrivate(key));
  const [keys, hashes] = [new Set(open.map(({ key }) => key)), new Set(open.map(({ hash }) => hash))];
  const before = (await listed(then)).filter(({ key, hash }) => !isPrivate(key) && !hashes.has(hash));
  const closed = before.filter(({ key }) => !keys.has(key)).map(({ key }) => key);
  const changed = before.filter(({ key }) => keys.has(key));
  if (changed.length === 0) return closed;
  const secrets = (await Promise.all(all.slice(all.indexOf(then) + 1).map(async (release) => prints(release, (await listed(release)).filter(({ key }) => isPrivate(key)))))).flat();
  const secret = madePrivate(secrets);
  return [...closed, ...(await prints(then, changed)).filter(secret).map(({ key }) => key)];
}

/** Whether an article is one of these that are private, as far as it can be told: by its words, much the same words, or the name of its file, in whatever folder. */
export function madePrivate(secrets: readonly Print[]): (article: Print) => boolean {
  const [hashes, names] = [new Set(secrets.map(({ hash }) => hash)), new Set(secrets.map(({ key }) => nameOf(key)))];
  const alike = ({ sketch }: Print) => sketch !== undefined && secrets.some((secret) => secret.sketch && likeness(sketch, secret.sketch) >= ALIKE);
  return (article) => hashes.has(article.hash) || names.has(nameOf(article.key)) || alike(article);
}

async function prints(release: Release, articles: { key: string; hash: string }[]): Promise<Print[]> {
  const sketches = articles.length > 0 ? await release.sketches(articles.map(({ key }) => key)) : new Map<string, Uint32Array>();
  return articles.map(({ key, hash }) => ({ key, hash, sketch: sketches.get(key) }));
}

/** What an article is called, in whatever folder. */
export const nameOf = (key: string) => key.slice(key.lastIndexOf("/") + 1);
