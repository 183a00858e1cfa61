import { isFamilyName, isGiven } from "../articles/facts/names.ts";
import { pattern } from "../articles/claims/pattern.ts";
import { type Forms, formsOf } from "../language/forms.ts";
import { skeleton } from "../language/skeleton.ts";
import type { Span } from "../language/span.ts";
import { hasArticle, stem } from "../language/stem.ts";
import { STOPWORDS } from "../language/lists/stopwords.ts";
import { type Word, words } from "../language/words.ts";
import { hash, type Lexicon } from "../library/format/lexicon.ts";
import type { Identity } from "./identities.ts";
import type { Hit, Ranked } from "./rank.ts";

/** A name that is spelled or meant as much like another word is that, inflected or mistyped. */
const LIKE = 0.45;
const MEANT = 0.5;
/** So too where another word stands in its place. */
const ALIKE = 0.75;
const LEAST_NAME = 5;
/** Few consonants are those of many words (Morocco's of امريكية): a name of fewer, in another script, has to mean something like it. */
const CONSONANTS = 5;
const MEANS = 0.3;
/** Across scripts a name is met by its consonants, or by what means something like it: what the best passage meets less, and no other this much, nobody told of. */
const UNHEARD = { best: 0.1, others: 0.4 };
const LEAST_ABROAD = 4;

/**
 * Rare names that no article has: words with a capital where the others have none, and words that stand
 * where the best passage has another after the same words ("Hester Quennell" for "Hester Quayle").
 */
export function namesIn({ question: { text, terms }, matcher, late, hits }: Ranked, known: () => string[]): Identity[] {
  const [best] = hits;
  if (best?.regime !== "same" || !terms.some(({ count }) => count === 0)) return [];
  const there = matcher.termsIn(...hits.map(({ context }) => context.words));
  const soft = late.support(...best.context.tokens);
  const rare = terms.filter(({ word, count }, i) => count === 0 && !there.has(i) && soft[i]! < ALIKE && word.folded.length >= LEAST_NAME && !/\d/.test(word.folded));
  if (rare.length === 0) return [];
  const spelling = hits.map(({ context }) => matcher.match(context.words).spelling);
  const all = words(text);
  const first = matcher.folded(best.context.words, 0, best.context.words.length).map(stem);
  const found = rare.flatMap((term): Identity[] => {
    const { word } = term;
    const place = terms.indexOf(term);
    if (spelling.some((like) => like[place]! >= LIKE)) return [];
    const at = all.findIndex(({ start, folded }) => start === word.start && folded === word.folded);
    const typed = text.slice(word.start, word.end);
    const before = all.slice(Math.max(0, at - 2), at).map(({ folded }) => stem(folded));
    const hasCase = typed.toUpperCase() !== typed.toLowerCase();
    const isName = hasCase ? at > 0 && /^\p{Lu}(?!\p{Lu}+$)/u.test(typed) && hasName(text, word) : isFamily(text, all, at) ? isOther(before.slice(-1), first) : before.length === 2 && !BOUND.test(typed) && !before[1]!.startsWith("ال") && isOther(before, first);
    const beside = [all[at - 1], all[at + 1]].filter((near) => near && /^\p{Lu}/u.test(text.slice(near.start)) && first.includes(stem(near.folded)));
    // Of a name that the passage has in part, only what stands in its place tells: "Lake Baikal" is Baikal.
    if (!isName || (hasCase && !isOther(before.slice(-1), first) && (beside.length > 0 || soft[place]! >= MEANT))) return [];
    const start = word.start - /[\p{L}’'-]*$/u.exec(text.slice(0, word.start))![0].length;
    return [{ start, end: word.end + /^[\p{L}’'-]*/u.exec(text.slice(word.end))![0].length, kind: "name", form: word.folded }];
  });
  if (found.length === 0) return [];
  const read = new Set(hits.flatMap(({ context }) => matcher.folded(context.words, 0, context.words.length)));
  const named = known().flatMap((name) => words(name).map(({ folded }) => folded));
  return found.filter(({ form, start }, i) => found.findIndex((other) => other.start === start) === i && ![...read, ...named].some(isOne(formsOf(form))));
}

/** Whether a question in another script than the best passage names what nothing that was found sounds like or means, nor any word of the library sounds like. */
export function isUnheard({ question: { text, terms }, matcher, late, hits }: Ranked, lexicon: Lexicon): boolean {
  if (hits[0]?.regime !== "cross") return false;
  const met = ({ context, passage }: Hit) => {
    const soft = late.support(...context.tokens);
    const spelling = [context.words, passage.title].map((words) => matcher.match(words).spelling);
    return terms.map((_, i) => Math.max(soft[i]!, ...spelling.map((like) => like[i]!)));
  };
  const first = met(hits[0]);
  const names = [...terms.keys()].filter((i) => {
    const { word } = terms[i]!;
    return first[i]! < UNHEARD.best && word.start > 0 && word.folded.length >= LEAST_ABROAD && /^\p{Lu}\p{Ll}/u.test(text.slice(word.start)) && hasName(text, word) && !isBody(word);
  });
  if (names.length === 0) return false;
  const others = hits.slice(1).map(met);
  return names.some((i) => others.every((some) => some[i]! < UNHEARD.others) && !isSomewhere(terms[i]!.word.folded, lexicon));
}

/** Whether a capital at a word tells of a name: neither where a sentence opens, nor where most words have one. */
function hasName(text: string, { start }: Span): boolean {
  const all = words(text);
  const capitals = all.filter((word) => /\p{Lu}/u.test(text[word.start]!)).length;
  return capitals * 2 <= all.length + 1 && !OPENS.test(text.slice(0, start));
}

/** The terms of a question that stand in a passage by nothing but consonants that many words have. */
export function onlySounding({ question: { terms }, matcher, late }: Ranked, { context, passage }: Hit): Set<number> {
  const among = (find: (words: Int32Array) => Set<number>) => new Set([...find(context.words), ...find(passage.title)]);
  const spelt = among((words) => matcher.spelt(words));
  const soft = late.support(...context.tokens);
  return new Set([...among((words) => matcher.termsIn(words))].filter((i) => !spelt.has(i) && soft[i]! < MEANS && skeleton(terms[i]!.word.folded).length < CONSONANTS));
}

function isOne({ spelt, consonants, sounds }: Forms): (word: string) => boolean {
  return (word) => spelt(word) || (consonants.has(skeleton(word)) && sounds(word));
}

/** Whether a word that was asked for, or another form of it, may stand in any article. Looks at every word of the library: for what is asked seldom. */
export function isSomewhere(asked: string, { all, consonants }: Lexicon): boolean {
  const forms = formsOf(asked);
  const is = isOne(forms);
  // Of two consonants none is kept.
  const hashes = new Set([...forms.consonants].map((letters) => (letters.length > 2 ? hash(letters) : 0)));
  return all.some((word, i) => word !== "" && (forms.spelt(word) || (hashes.has(consonants[i]!) && is(word))));
}

/** What such a body is called by another may call otherwise: the State Department is a foreign ministry. */
const BODY = pattern("institutions");
export const isBody = ({ folded }: Word): boolean => BODY.test(folded);

/** A capital there tells of no name. */
const OPENS = /[.!?…:«"“„]\s*$/u;
/** Without capitals a name is told from other words by what is not glued to it. */
const BOUND = /^(?:ال|[لب])|(?:ها|هم|نا|[هة])$/u;

/** Behind a given name, or behind a bare word that follows one with an article ("the judge Nizar | al-Halabi"), stands no adjective but a family name. */
function isFamily(text: string, all: Word[], at: number): boolean {
  const [called, name, family] = [at - 2, at - 1, at].map((i) => all[i]) as [Word | undefined, Word | undefined, Word];
  if (!name || !hasArticle(family.folded)) return false;
  if (isGiven(text.slice(name.start, name.end))) return true;
  return called !== undefined && hasArticle(called.folded) && !STOPWORDS.has(called.folded) && !hasArticle(name.folded) && isFamilyName(text.slice(family.start, family.end));
}

/** Whether other words stand behind these wherever the text has them. */
function isOther(before: string[], read: string[]): boolean {
  if (before.length === 0) return false;
  const behind = read.flatMap((_, at) => (before.every((word, i) => read[at + i] === word) ? [read[at + before.length]] : []));
  return behind.length > 0 && behind.every((word) => word !== undefined && !STOPWORDS.has(word));
}

/** Between a first name and a family name there may be so many more. */
const BETWEEN = 2;

/**
 * Names of two words of which the articles have either in another's name and nowhere both: who asks for Iain Wenlock where
 * Paul Wenlock and Iain Moffat are told of asks for nobody.
 * @param texts of the articles that are likeliest
 */
export function crossed(question: string, texts: string[]): Identity[] {
  const pairs = pairsIn(question);
  const all = texts.map((text) => ({ text, told: words(text) }));
  return pairs.flatMap(([first, last]): Identity[] => {
    let [otherFirst, otherLast] = [false, false];
    for (const { text, told } of all) {
      for (const [i, word] of told.entries()) {
        const next = told[i + 1];
        if (isSame(word, first)) {
          // A word that is no name elsewhere is none here: "Mayor", "Lake".
          if (hasCase(text, word) && !isCapital(text, word)) return [];
          if (told.slice(Math.max(0, i - 1 - BETWEEN), i + 2 + BETWEEN).some((near) => isSame(near, last))) return [];
          otherLast ||= next !== undefined && isPair(text, word, next);
        }
        if (next && isSame(next, last)) otherFirst ||= isPair(text, word, next);
      }
    }
    return otherFirst && otherLast ? [{ start: first.start, end: last.end, kind: "name", form: `${first.folded} ${last.folded}` }] : [];
  });
}

/** Whether a question has such a name that does not stand in what was found, as typed: then the articles are worth a look. */
export function mayName({ question: { text }, matcher }: Ranked, hits: Hit[]): boolean {
  const pairs = pairsIn(text);
  if (pairs.length === 0) return false;
  const found = hits.map(({ context }) => ` ${matcher.folded(context.words, 0, context.words.length).join(" ")} `);
  return pairs.some(([first, last]) => !found.some((words) => words.includes(` ${first.folded} ${last.folded} `)));
}

function pairsIn(question: string): [first: Word, last: Word][] {
  const asked = words(question);
  return asked.slice(1).flatMap((last, i): [Word, Word][] => (isPair(question, asked[i]!, last) ? [[asked[i]!, last]] : []));
}

/** Few words begin alike: the others need no stem. */
const isSame = (word: Word, name: Word) => word.folded === name.folded || (word.folded.startsWith(name.folded.slice(0, 2)) && stem(word.folded) === stem(name.folded));
const isCapital = (text: string, { start }: Word) => /^\p{Lu}/u.test(text.slice(start, start + 2));
const hasCase = (text: string, { start, end }: Word) => /\p{Lu}|\p{Ll}/u.test(text.slice(start, end));

/** Side by side, both with a capital inside a sentence; where there are none, a given name and what may be a family's. */
function isPair(text: string, first: Word, last: Word): boolean {
  if (STOPWORDS.has(first.folded) || STOPWORDS.has(last.folded) || !/^[ \u00a0]$/.test(text.slice(first.end, last.start))) return false;
  return hasCase(text, first) ? isCapital(text, first) && isCapital(text, last) : isGiven(text.slice(first.start, first.end)) && !isGiven(text.slice(last.start, last.end));
}
