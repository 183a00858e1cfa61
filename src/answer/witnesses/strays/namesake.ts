import { areOneKind, kindOf, type Named, named, quoted } from "../../../articles/claims/kinds/named.ts";
import { pattern } from "../../../articles/claims/pattern.ts";
import { any } from "../../../articles/languages/lexicon.ts";
import { formsOf } from "../../../language/forms.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { sentences } from "../../../language/sentences.ts";
import { script, skeleton } from "../../../language/skeleton.ts";
import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

const BESIDES = pattern("besides");
const PASSING = pattern("passing");
const OF = pattern("of");
const BACKS = new RegExp(`^${any("backs")}$`, "iu");
/** Words before a kind that may say that it is only named beside. */
const AHEAD = 2;

/** A window of an article, with what may tell what it goes on about. */
export interface Place {
  window: { title: string; text: string };
  /** The text that the window is of, from `start` on. */
  article: string;
  start: number;
  /** Of the articles that were found. */
  texts: string[];
}

/**
 * Whether what was read of a window, for a question about a thing by its kind and name, is told of another of that kind: of
 * the ferry «Zajil», or in the sentence behind it, where the ferry «Nasma» is asked for, which the articles name elsewhere.
 */
export function isOfNamesake(question: string, place: Place, { spans: [mark] }: Reading): boolean {
  const typed = foldedOf(question);
  if (!mark || typed.some((word) => BESIDES.test(word))) return false;
  const all = named(question);
  const asked = all.filter(({ name }) => name.length > 0);
  // Who took people from a ship may be another ship's; "of" is no such word, though in Arabic it is "from" as well.
  const isOf = ["number", "date"].includes(wanted(question) ?? "");
  if (asked.some((thing) => isPassing(question, thing, (word) => !isOf || !OF.test(word)))) return false;
  // Whoever asks for the captain of the Nasma need not say that she is a ferry.
  for (const thing of quotedIn(place.texts)) {
    const isTyped = kindOf(thing.noun) !== undefined && thing.name.every((word) => typed.some((other) => isOne(word, other)));
    if (isTyped && !asked.some(({ noun }) => areOneKind(thing.noun, noun))) asked.push(thing);
  }
  return asked.some((thing) => all.filter(({ noun }) => areOneKind(noun, thing.noun)).length < 2 && tellsOfAnother(thing, place, mark));
}

/** The same articles are asked for every passage of a question, and may be long. */
const remembered = new WeakMap<string[], Named[]>();

function quotedIn(texts: string[]): Named[] {
  const found = remembered.get(texts) ?? texts.flatMap(quoted);
  remembered.set(texts, found);
  return found;
}

function tellsOfAnother(asked: Named, { window: { title, text }, article, start, texts }: Place, mark: Span): boolean {
  const things = named(text).filter(({ noun }) => areOneKind(noun, asked.noun));
  const all = sentences(text);
  const own = all.findIndex((sentence) => sentence.start <= mark.start && mark.start < sentence.end);
  const thingsOf = (at: number) => things.filter((thing) => all[at] && all[at].start <= thing.start && thing.start < all[at].end);
  const before = all[own - 1];
  const goesOn = before !== undefined && thingsOf(own).length === 0 && !text.slice(before.end, all[own]!.start).includes("\n");
  const first = all[goesOn ? own - 1 : own];
  const there = thingsOf(goesOn ? own - 1 : own);
  if (!first || there.length === 0 || !there.every((thing) => isOther(asked, thing) && !isPassing(text.slice(first.start), { ...thing, start: thing.start - first.start }) && isMarkedBy(text, thing, mark))) return false;
  // Of an article about the one that is asked for what stands behind the other goes on about it only where it says so.
  if (goesOn && !pointsBack(text.slice(all[own]!.start, mark.end)) && isNamedIn(`${title}\n${article.slice(0, start)}`, asked)) return false;
  const others = there.flatMap(({ name }) => name);
  const around = foldedOf(text.slice(first.start, all[own]!.end));
  const itsOwn = asked.name.filter((word) => !isAmong(word, others));
  return !itsOwn.some((word) => isAmong(word, around)) && texts.some((one) => isNamedIn(one, asked));
}

/** Whether two names each have a word that the other has not. */
function isOther({ name: asked }: Named, { name }: Named): boolean {
  return name.length > 0 && asked.some((word) => !isAmong(word, name)) && name.some((word) => !isAmong(word, asked));
}

/** Whether a mark may be told of a thing: it stands behind it, or in one clause with it, and is not its name. */
function isMarkedBy(text: string, { start, end }: Named, mark: Span): boolean {
  return end <= mark.start || (start >= mark.end && !/[,،;؛:—–]/u.test(text.slice(mark.end, start)));
}

/** Whether a thing is only named beside: "near the school". */
function isPassing(text: string, { start }: Span, counts = (_: string) => true): boolean {
  const before = foldedOf(text.slice(0, start)).slice(-AHEAD);
  return before.some((word, i) => PASSING.test(before.slice(i).join(" ")) && counts(word));
}

function pointsBack(text: string): boolean {
  return words(text).some(({ start, end }) => BACKS.test(text.slice(start, end)));
}

/** A number is a name beside its kind alone. */
function isNamedIn(text: string, { noun, name }: Named): boolean {
  if (/^\d/.test(name[0]!)) return named(text).some((thing) => areOneKind(thing.noun, noun) && thing.name[0] === name[0]);
  const told = [...new Set(foldedOf(text))];
  return name.some((word) => !STOPWORDS.has(word) && isAmong(word, told));
}

function isAmong(word: string, others: string[]): boolean {
  return STOPWORDS.has(word) || others.some((other) => isOne(word, other));
}

/** Whether two words are one name, in whatever script. */
export function isOne(one: string, other: string): boolean {
  if (one === other || /^\d/.test(one) || /^\d/.test(other)) return one === other;
  const { spelt, consonants, sounds } = formsOf(one);
  return script(one) === script(other) ? spelt(other) : consonants.has(skeleton(other)) && sounds(other);
}

export function foldedOf(text: string): string[] {
  return words(text).map(({ folded }) => folded);
}
