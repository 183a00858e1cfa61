import type { Block } from "../../../articles/article.ts";
import { claim } from "../../../articles/claims/claims.ts";
import { lands } from "../../../articles/claims/kinds/lands.ts";
import { areOneKind, type Named, named } from "../../../articles/claims/kinds/named.ts";
import { isProper } from "../../../language/questions/named.ts";
import { script, skeleton } from "../../../language/skeleton.ts";
import type { Span } from "../../../language/span.ts";
import { hasArticle, stem } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../language/words.ts";
import type { ArticleRow } from "../../../library/format/schema.ts";
import type { Statement } from "../statement.ts";
import { foldedOf, isOne } from "../strays/namesake.ts";

/** An article says in so much of its body what it is about. UTF-16 units. */
const LEAD = 400;
/** Of two scripts so many consonants tell that two words are one name; in a title or a question, which are few words, one less. */
const TELLING = 3;
/** A title of more words, most of them with capitals, has them for no names. */
const SHORT = 2;

/** What an article says first. */
interface Head {
  /** The title; the beginning; the sentence that answers. */
  parts: Part[];
  /** The countries that it names. */
  lands: string[];
}

interface Part {
  text: string;
  folded: string[];
  /** Printed with a capital; `sure`: inside a sentence. None in a script without. */
  capitals: { folded: string; sure: boolean }[];
}

/**
 * Whether two articles are about different things, so that what one says is not held against the other: the bridge of one
 * town, the library of another. They are about one where their titles and beginnings have a name in common, in whatever
 * script, or both have one that the question asks for. Where either names nothing it cannot be told.
 */
export function ofTwoSubjects(question: string, one: ArticleRow, a: Statement, other: ArticleRow, b: Statement): boolean {
  const [first, second] = [headOf(one, a), headOf(other, b)];
  if (isBare(first) && isBare(second)) return titledOtherwise(first, second) || qualifiedOtherwise(question, first, second);
  if (isNameless(first) || isNameless(second)) return false;
  return !first.lands.some((land) => second.lands.includes(land)) && !shareName(first, second) && !bothHaveAsked(question, one, first, other, second);
}

function headOf({ title, text, blocks }: ArticleRow, { answer }: Statement): Head {
  const body = (JSON.parse(blocks) as Block[]).filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end)).join("\n");
  // Who or what answers differs where articles do.
  const answers = new Set(answer?.claim.words.map(({ folded }) => folded));
  const parts = [title ?? "", body.slice(0, LEAD), answer?.sentence.text ?? ""].map((text): Part => ({ text, folded: foldedOf(text), capitals: capitalsOf(text).filter(({ folded }) => !answers.has(folded)) }));
  return { parts, lands: parts.flatMap((part) => lands(part.text).map(({ land }) => land)) };
}

/** What may be a name of all that has a capital; dates and what everything has are none. */
function capitalsOf(text: string): Part["capitals"] {
  const all = claim(text).words;
  const capitals = all.filter((word) => isCapital(text, word));
  const isTitle = all.length > SHORT && capitals.length > all.length / 2;
  return capitals.map((word) => ({ folded: word.folded, sure: !isTitle && isInside(text, word) }));
}

function isInside(text: string, { start }: Span): boolean {
  return /[\p{L}\p{N},;]\s+\S{0,2}$/u.test(text.slice(Math.max(0, start - 12), start));
}

/** In a script without capitals. */
function isBare({ parts }: Head): boolean {
  const letters = parts.flatMap(({ folded }) => folded).filter((word) => script(word) !== "other");
  return letters.length > 0 && letters.filter((word) => script(word) === "arabic").length > letters.length / 2;
}

function isNameless(head: Head): boolean {
  return !isBare(head) && !head.parts.some(({ capitals }) => capitals.some(({ sure }) => sure));
}

function shareName(first: Head, second: Head): boolean {
  const [one, other] = isBare(first) ? [second, first] : [first, second];
  const names = one.parts.flatMap(({ capitals }) => capitals);
  const others = other.parts.flatMap(({ capitals }) => capitals);
  // Of an article without capitals any word may be the name.
  if (isBare(other)) return names.some(({ folded }) => isAmong(folded, other.parts, TELLING) || isAmong(folded, other.parts.slice(0, 1), TELLING - 1));
  return names.some((a) => others.some((b) => (a.sure || b.sure) && isOneName(a.folded, b.folded, a.sure && b.sure ? TELLING - 1 : TELLING)));
}

function isAmong(name: string, parts: Part[], least: number): boolean {
  return parts.some(({ folded }) => folded.some((word) => isOneName(name, word, least)));
}

/** @param least consonants across scripts */
function isOneName(name: string, word: string, least: number): boolean {
  return isOne(name, word) && (script(name) === script(word) || skeleton(name).length >= least);
}

/** A name that is asked for, which both articles have: one may say it far behind its beginning. A country has many that are called alike. */
function bothHaveAsked(question: string, one: ArticleRow, first: Head, other: ArticleRow, second: Head): boolean {
  const names = [first, second].flatMap(({ parts }) => parts.flatMap(({ capitals }) => capitals.filter(({ sure }) => sure)));
  const countries = lands(question);
  const asked = claim(question).words.filter((word) => !countries.some(({ start }) => start === word.start) && (isProper(question, word) || names.some(({ folded }) => isOneName(folded, word.folded, TELLING - 1))));
  const [there, elsewhere] = [one, other].map(({ title, text }) => foldedOf(`${title ?? ""}\n${text}`)) as [string[], string[]];
  return asked.some(({ folded }) => [there, elsewhere].every((all) => all.some((word) => isOneName(folded, word, TELLING - 1))));
}

/** The titles have each a thing of one kind by another name: جسر النور, جسر السلام. */
function titledOtherwise(first: Head, second: Head): boolean {
  const [these, those] = [first, second].map(({ parts }) => named(parts[0]!.text).filter(({ name }) => name.length > 0)) as [Named[], Named[]];
  const pairs = these.flatMap((one) => those.flatMap((other) => (areOneKind(one.noun, other.noun) ? [[one, other] as const] : [])));
  return pairs.length > 0 && pairs.every(([one, other]) => !one.name.some((word) => other.name.some((same) => isOne(word, same))));
}

/** Without capitals what stands behind a thing says which it is that is asked for as the only one: مهرجان | التمر, مهرجان | العنب for المهرجان. Neither article has the other's. */
function qualifiedOtherwise(question: string, first: Head, second: Head): boolean {
  return words(question).some(({ folded }) => {
    const thing = stem(folded);
    const [own, others] = [first, second].map((head) => head.parts.flatMap(({ text }) => behind(text, thing))) as [string[], string[]];
    const lacks = (some: string[], { parts }: Head) => some.length > 0 && !some.some((word) => isAmong(word, parts, TELLING));
    return hasArticle(folded) && lacks(own, second) && lacks(others, first);
  });
}

/** What stands right behind a thing in construct with it. */
function behind(text: string, thing: string): string[] {
  const all = words(text);
  const isJoined = (word: Word, next: Word | undefined) => next !== undefined && /^ $/.test(text.slice(word.end, next.start)) && !STOPWORDS.has(next.folded) && !/\d/.test(next.folded);
  return all.flatMap((word, i) => (stem(word.folded) === thing && !hasArticle(word.folded) && isJoined(word, all[i + 1]) ? [all[i + 1]!.folded] : []));
}
