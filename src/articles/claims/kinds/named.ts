import { contains, overlap, type Span } from "../../../language/span.ts";
import { areForms, hasArticle } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../language/words.ts";
import { isGiven } from "../../facts/names.ts";
import { GLUED, meaning, pattern } from "../pattern.ts";
import { unit } from "../units.ts";

/** A thing as its kind and its name: the ferry «Nasma», School No. 7, Harbour ward, حي الزهور. */
export interface Named extends Span {
  /** The word for its kind, folded. */
  noun: string;
  /** Its name, folded; none where only the kind is said: "the ferry". */
  name: string[];
}

/** The kind that a folded word is for, whatever the language; undefined where it is for none that is known. */
export const kindOf = meaning("kinds");
const NUMBERED = pattern("numbered");
const OF = pattern("of");
const ARTICLE = pattern("article");
const NAMED_FOR = pattern("namedFor");
const GENERIC = pattern("generic");
/** Words of a name. */
const LONGEST = 3;
/** Before quotation marks so much is looked at for their noun. UTF-16 units. */
const NOUNS = 60;
const QUOTED = /["«“„]\s*([^"«»“”„\n]{1,40}?)\s*["»”“]/gu;
const BARE = /^[ \u00a0]$/;

/** Whether two words are for things of one kind. */
export function areOneKind(one: string, other: string): boolean {
  const kind = kindOf(one);
  return kind === undefined ? areForms(one, other) : kind === kindOf(other);
}

/** The things of a text that are named, and those of which only a known kind is said. */
export function named(text: string): Named[] {
  const all = words(text);
  const found = quoted(text);
  const isFound = (span: Span) => found.some((other) => overlap(other, span));
  for (const [at, word] of all.entries()) {
    if (isFound(word)) continue;
    const kind = kindOf(word.folded);
    const thing = inNumber(text, all, at, kind !== undefined) ?? (kind === undefined ? undefined : (inCapitals(text, all, at) ?? inConstruct(text, all, at) ?? { start: word.start, end: word.end, noun: word.folded, name: [] }));
    if (thing) found.push(thing);
  }
  // Of "Harbour ward" the harbour is none.
  return found.filter((thing) => thing.name.length > 0 || !found.some((other) => other !== thing && contains(other, thing))).sort((a, b) => a.start - b.start);
}

/** The things of a text whose names stand in quotation marks: the ferry "Nasma". */
export function quoted(text: string): Named[] {
  return [...text.matchAll(QUOTED)].flatMap(({ 0: printed, 1: said, index }): Named[] => {
    const name = words(said!).map(({ folded }) => folded);
    if (name.length === 0 || name.length > LONGEST + 1 || /^\p{Ll}/u.test(said!)) return [];
    const end = index + printed.length;
    const from = Math.max(0, index - NOUNS);
    const all = words(text.slice(from, index)).map(({ start, end, folded }) => ({ start: start + from, end: end + from, folded }));
    const at = all.length - 1;
    const last = all[at];
    if (!last || !BARE.test(text.slice(last.end, index)) || STOPWORDS.has(last.folded)) return [];
    // What has the article may be an adjective, or whose it is.
    const before = all[at - 1];
    const isBehind = kindOf(last.folded) === undefined && hasArticle(last.folded) && before && BARE.test(text.slice(before.end, last.start)) && !STOPWORDS.has(before.folded);
    const noun = isBehind ? before : last;
    return [{ start: noun.start, end, noun: noun.folded, name }];
  });
}

/** School No. 7; without the sign only where the kind is known. */
function inNumber(text: string, all: Word[], at: number, known: boolean): Named | undefined {
  const signed = /№|#/.test(text.slice(all[at]!.end, all[at + 1]?.start ?? text.length)) ? at + 1 : NUMBERED.test(all[at + 1]?.folded ?? "") ? at + 2 : undefined;
  const number = all[signed ?? at + 1];
  if (!number || !/^\d{1,3}$/.test(number.folded) || (signed === undefined && !known)) return undefined;
  if (/[,;:.()]/.test(text.slice(all[at]!.end, number.start).replace(/№|No\./giu, "")) || /^[%٪:,.]\p{Nd}|^[%٪]/u.test(text.slice(number.end))) return undefined;
  // "The ship, 400 metres long": without a sign what is counted must not stand behind it.
  const next = all[at + 2];
  if (signed === undefined && next && BARE.test(text.slice(number.end, next.start)) && (unit(next.folded) || !(STOPWORDS.has(next.folded) || /^\p{Script=Latin}/u.test(next.folded)))) return undefined;
  if (STOPWORDS.has(all[at]!.folded) || /\d/.test(all[at]!.folded)) return undefined;
  return { start: all[at]!.start, end: number.end, noun: all[at]!.folded, name: [number.folded] };
}

/** Harbour ward, Hotel Olive, Заречный район; a capital at the beginning of a sentence tells nothing. */
function inCapitals(text: string, all: Word[], at: number): Named | undefined {
  const isName = (i: number) => all[i] !== undefined && /^\p{Lu}[\p{L}’'-]*\p{Ll}/u.test(text.slice(all[i]!.start)) && !STOPWORDS.has(all[i]!.folded);
  const beside = (one: number) => BARE.test(text.slice(all[one]!.end, all[one + 1]?.start ?? text.length));
  const opens = (i: number) => i === 0 || /[.!?…:»”"\n]\s*$/u.test(text.slice(all[i - 1]!.end, all[i]!.start));
  let from = at;
  while (at - from < LONGEST && from > 0 && beside(from - 1) && isName(from - 1)) from--;
  if (at - from === 1 && opens(from)) from++;
  if (from < at) return { start: all[from]!.start, end: all[at]!.end, noun: all[at]!.folded, name: folded(all, from, at) };
  const latin = /^\p{Script=Latin}/u.test(all[at]!.folded);
  const capital = latin && isCapital(text, all[at]!) && !opens(at);
  // One name alone: of more the second is a family's.
  const called = latin && ARTICLE.test(all[at - 1]?.folded ?? "") && !isName(at + 2) && !isGiven(text.slice(all[at + 1]?.start, all[at + 1]?.end));
  let to = at + 1;
  const small = beside(at) && all[to] && (OF.test(all[to]!.folded) || NAMED_FOR.test(all[to]!.folded)) ? to++ : undefined;
  const first = to;
  while (to - first < LONGEST && all[to] && (to === first ? beside(at) : beside(to - 1)) && isName(to)) to++;
  if (to === first || (small === undefined && !capital && !called)) return undefined;
  return { start: all[at]!.start, end: all[to - 1]!.end, noun: all[at]!.folded, name: folded(all, first, to) };
}

/** حي الزهور: a kind without the article, and behind it what has it, or a given name. */
function inConstruct(text: string, all: Word[], at: number): Named | undefined {
  const noun = all[at]!;
  const next = all[at + 1];
  if (!next || !/^\p{Script=Arabic}/u.test(noun.folded) || hasArticle(noun.folded) || !BARE.test(text.slice(noun.end, next.start))) return undefined;
  const isName = hasArticle(next.folded) ? !GENERIC.test(next.folded.replace(GLUED, "")) : isGiven(text.slice(next.start, next.end));
  if (!isName) return undefined;
  // "The port ward (Harbour)": in its own letters, too.
  const aside = /^ \(([^()\n]{2,30})\)/.exec(text.slice(next.end))?.[1];
  return { start: noun.start, end: next.end, noun: noun.folded, name: [next.folded, ...(aside ? words(aside).map((word) => word.folded) : [])] };
}

function folded(all: Word[], from: number, to: number): string[] {
  return all.slice(from, to).map((word) => word.folded);
}
