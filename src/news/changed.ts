import { READING } from "../articles/raw.ts";
import { FORMAT } from "../library/format/schema.ts";
import type { Listed } from "../library/library.ts";

/** Which version of the program read the articles: another one may read the same files otherwise. */
export const EDITION = `${FORMAT}.${READING}`;

/** What differs between two libraries, by the keys of articles. */
export interface Changed {
  added: string[];
  /** Those of the added that were not there under another name. */
  arrived: string[];
  changed: string[];
  removed: string[];
}

/** Where so many articles changed at once, and they are most of all, nobody edited them: they were read otherwise. */
const MANY = 50;

export function changedSince(known: ReadonlyMap<string, string>, now: readonly Pick<Listed, "key" | "hash">[]): Changed {
  const left = new Set(known.keys());
  const found: Changed = { added: [], arrived: [], changed: [], removed: [] };
  for (const { key, hash } of now) {
    left.delete(key);
    const before = known.get(key);
    if (before === undefined) found.added.push(key);
    else if (before !== hash) found.changed.push(key);
  }
  found.removed.push(...left);
  const gone = new Set(found.removed.map((key) => known.get(key)));
  const added = new Set(found.added);
  found.arrived = now.filter(({ key, hash }) => added.has(key) && !gone.has(hash)).map(({ key }) => key);
  return found;
}

/** A new version of the program, or a format that is read otherwise by now, changes texts that nobody changed. */
export function readAnew({ changed }: Changed, known: number): boolean {
  return changed.length >= MANY && changed.length > known / 2;
}
