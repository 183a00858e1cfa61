import { fold } from "../../../language/fold.ts";
import type { Span } from "../../../language/span.ts";
import { areForms } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { words } from "../../../language/words.ts";
import { any } from "../../languages/lexicon.ts";
import { claim } from "../claims.ts";
import { meanings, pattern } from "../pattern.ts";
import { unit } from "../units.ts";

/** What dishes are made of, by whatever word of whatever language, of so many words: "томатная паста", "لحم الغنم". */
const told = meanings("foods", 3);
const HOW_MUCH = pattern("howMuch");
const BETWEEN = pattern("measures", "foodKinds");
/** Words of a phrase that asks, or of a measure. */
const PHRASE = 3;
/** Words of an item of a list of them at the most. */
const ITEM = 9;
const MEASURE = fold(any("measures"));
/** "- 250 g red lentils", "3 onions", ملعقة ملح. */
const AMOUNT = new RegExp(`^(?:[\\d½¼¾⅓⅔][\\d½¼¾⅓⅔.,/ ]*\\p{L}|(?:${MEASURE})(?![\\p{L}\\p{M}]))`, "u");
const BULLET = /^[\s•·*▪–—-]*/u;

/** What of dishes a text names. */
export function foods(text: string): Set<string> {
  return new Set(told(text).map(({ name }) => name));
}

/** What a question asks the amount of: "how many spoons of | cumin"; nothing where it asks for anything else. */
export function amountAsked(question: string): string[] {
  const all = words(question);
  const said = (at: number, what: RegExp) => what.exec(all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" "))?.[0].split(" ").length;
  const from = all.findIndex((_, i) => said(i, HOW_MUCH));
  if (from < 0) return [];
  const named = told(question);
  const found: string[] = [];
  for (let at = from + said(from, HOW_MUCH)!; at < all.length; ) {
    const here = named.find(({ start, end }) => start <= all[at]!.start && all[at]!.end <= end);
    if (here && found.at(-1) !== here.name) found.push(here.name);
    if (!here && (found.length > 0 || !(said(at, BETWEEN) || STOPWORDS.has(all[at]!.folded)))) break;
    at += here ? 1 : (said(at, BETWEEN) ?? 1);
  }
  return found;
}

/** Whether a question asks in a unit of what an item of a dish does not tell: "how many minutes are the | onions | fried?"; or how many of what an item with its price does not: tonnes of onions. */
export function isInAnotherUnit(question: string, item: string): boolean {
  const folded = words(question).map((word) => word.folded);
  const counted = folded.flatMap((_, i) => folded[i + (HOW_MUCH.exec(folded.slice(i, i + PHRASE).join(" "))?.[0].split(" ").length ?? folded.length)] ?? []);
  const { facts } = claim(item);
  const isNone = (word: string) => facts.length > 1 && !STOPWORDS.has(word) && !words(item).some((told) => areForms(told.folded, word));
  return counted.some((word) => {
    const asked = unit(word);
    return asked ? !facts.some((fact) => fact.unit?.dimension === asked.dimension) : isNone(word);
  });
}

/** The items of a text that say how much there is of what a dish is made of, without what stands before them in their lines. */
export function ingredients(text: string): (Span & { foods: Set<string> })[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap(({ 0: line, index }) => {
    const item = line.slice(BULLET.exec(line)![0].length).trimEnd();
    if (!AMOUNT.test(fold(item)) || words(item).length > ITEM || /[.!?؟]$/u.test(item)) return [];
    const start = index + line.indexOf(item);
    return [{ start, end: start + item.length, foods: foods(item) }];
  });
}
