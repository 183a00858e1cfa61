import type { Chunk, Element } from "./chunks.ts";

/** Where a page's article is. */
export interface Region {
  /** Whether a chunk stands in the article's element, or goes on with the article beside it. */
  inside(chunk: Chunk): boolean;
  /** Whether a chunk, inside or not, stands in a part that is never the article's text. */
  chrome(chunk: Chunk): boolean;
}

/** An element and all that it stands in, from the inside out. */
export function* line(element: Element): Generator<Element> {
  for (let e: Element | undefined = element; e; e = e.parent) yield e;
}

export function within(element: Element, other: Element): boolean {
  for (const e of line(element)) if (e === other) return true;
  return false;
}

/** Elements of one make have the same tag and classes, and so have their parents. */
export const make = (e: Element): string => [e.tag, e.names, e.parent?.tag, e.parent?.names].join(" ");
