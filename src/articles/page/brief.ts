import { CHROME_NAMES, CHROME_ROLES, CHROME_TAGS } from "./chrome.ts";
import type { Chunk, Element } from "./chunks.ts";
import { line, make, type Region, within } from "./elements.ts";

/** Text beside links (UTF-16 units) that a page has at least, to say something. */
const LEAST = 20;
/** A page with a larger share of links leads to others. */
const LINKED = 0.3;
/** So many elements may stand between an answer and the list of all questions. */
const DEPTH = 6;
const ASKS = /[?؟？]$/u;

/**
 * Where the article of a page is that has no running text: questions with short answers, a
 * timetable, a notice of one line. Undefined for one that says nothing.
 */
export function brief(chunks: Chunk[], isTitle: (chunk: Chunk) => boolean): Region | undefined {
  const main = chunks.map(({ element }) => [...line(element)].find(({ tag, role, property }) => tag === "main" || tag === "article" || role === "main" || property.includes("articlebody"))).find((element) => element !== undefined);
  const inside = (chunk: Chunk) => (main ? within(chunk.element, main) : chunk.element.tag !== "title");
  const chrome = (chunk: Chunk) => !isTitle(chunk) && [...line(chunk.element)].some((element) => element !== main && (CHROME_TAGS.has(element.tag) || CHROME_ROLES.test(element.role) || CHROME_NAMES.test(element.names)));
  const own = chunks.filter((chunk) => inside(chunk) && !chrome(chunk));
  const all = own.reduce((sum, { text }) => sum + text.length, 0);
  const linked = own.reduce((sum, chunk) => sum + chunk.linked, 0);
  return all - linked >= LEAST && linked <= all * LINKED && says(own) ? { inside, chrome } : undefined;
}

/** Two answers, rows or terms with what is said of them; or a sentence. */
function says(own: Chunk[]): boolean {
  const pairs = own.filter(({ text, element }, i) => {
    const next = own[i + 1];
    return element.tag === "dd" || (element.tag === "tr" && text.includes(" | ")) || (ASKS.test(text) && next !== undefined && !ASKS.test(next.text));
  });
  return pairs.length > 1 || own.some(({ text, element }) => !/^(?:h\d|title)$/.test(element.tag) && /[.!۔。]$/u.test(text) && text.split(/\s+/).length >= 4);
}

/** The element of an answer that is longer than the others, or, where it is one of a list, that of all questions. */
export function ofAllQuestions(answer: Element, chunks: Chunk[]): Element {
  for (let e = answer, up = 0; e.parent && up < DEPTH; e = e.parent, up++) {
    const parts = new Map<Element, { asks: boolean; length: number; linked: number }>();
    for (const { text, linked, element } of chunks) {
      const part = [...line(element)].find(({ parent }) => parent === e.parent);
      if (!part || make(part) !== make(e)) continue;
      const known = parts.get(part) ?? { asks: ASKS.test(text), length: 0, linked: 0 };
      parts.set(part, { ...known, length: known.length + text.length, linked: known.linked + linked });
    }
    const questions = [...parts.values()].filter(({ asks, length, linked }) => asks && linked < length * LINKED).length;
    if (questions > 2 && questions >= parts.size * 0.7) return e.parent;
  }
  return answer;
}
