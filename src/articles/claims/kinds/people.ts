import { remembering } from "../../../language/remembering.ts";
import type { Span } from "../../../language/span.ts";
import { hasArticle } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { isGiven } from "../../facts/names.ts";
import { lands } from "./lands.ts";
import { offices } from "./offices.ts";

/** Somebody whom a text calls by office and name, or by a given name that is known: "the French president, | Jane Doe". */
export interface Person extends Span {
  /** Given name and the next, folded. */
  name: [string, string];
  office?: string;
  /** The country whose office it is. */
  land?: string;
}

/** What may stand between the parts of a name, and between an office and it. */
const BARE = /^[ \u00a0]$/;
const OPENING = /^[\s,،“”"«„]*$/u;
/** Adjectives and countries between an office and its holder's name. */
const BETWEEN = 3;

/** Texts whose people are remembered: the same whole articles are asked for passage after passage. UTF-16 units. */
const REMEMBERED = 500_000;

/** Whom a text calls so, wherever it does. */
export const people = remembering((text: string): readonly Person[] => {
  const all = words(text);
  const countries = lands(text);
  const isLand = ({ start }: Word) => countries.some((one) => one.start === start);
  const found: Person[] = [];
  const add = (at: number, more: Pick<Person, "office" | "land">) => {
    const [first, last] = [all[at], all[at + 1]];
    if (!first || !last || !BARE.test(text.slice(first.end, last.start)) || !isName(text, first) || !isName(text, last) || isLand(first) || isLand(last)) return;
    if (!found.some(({ start }) => start === first.start)) found.push({ start: first.start, end: last.end, name: [first.folded, last.folded], ...more });
  };
  const held = [...countries.flatMap(({ land, of, end }) => (of ? [{ office: of.kind, land, end: Math.max(of.end, end) }] : [])), ...offices(text).flatMap(({ office, end }) => (office ? [{ office, land: undefined, end }] : []))];
  for (const { end, office, land } of held) {
    let at = all.findIndex(({ start }) => start >= end);
    // In Arabic an adjective has the article, a name that comes first hardly.
    for (let i = 0; i < BETWEEN && all[at] && (isLand(all[at]!) || (hasArticle(all[at]!.folded) && /^\p{Script=Arabic}/u.test(all[at]!.folded))); i++) at++;
    if (all[at] && OPENING.test(text.slice(at > 0 ? all[at - 1]!.end : 0, all[at]!.start))) add(at, { office, ...(land && { land }) });
  }
  for (const [at, { start, end }] of all.entries()) if (isGiven(text.slice(start, end))) add(at, {});
  return found;
}, REMEMBERED);

/** What may be part of a name: a word with a capital; where there are none, any that is not small. */
function isName(text: string, { start, folded }: Word): boolean {
  if (STOPWORDS.has(folded) || /\d/.test(folded) || folded.length < 2) return false;
  return /^\p{Script=Arabic}/u.test(folded) || /^\p{Lu}\p{Ll}/u.test(text.slice(start));
}
