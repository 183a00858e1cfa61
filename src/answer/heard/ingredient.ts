import { amountAsked, foods, ingredients, isInAnotherUnit } from "../../articles/claims/kinds/foods.ts";
import { pattern } from "../../articles/claims/pattern.ts";
import { any } from "../../articles/languages/lexicon.ts";
import { fold } from "../../language/fold.ts";
import { wanted } from "../../language/questions/asks.ts";
import { commonestScript, script, skeleton } from "../../language/skeleton.ts";
import { overlap, type Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { Window } from "../../reading/layout.ts";
import type { Reading } from "../../reading/reading.ts";
import { foldedOf, isOne } from "../witnesses/strays/namesake.ts";
import { ledBy, refused, sure } from "./led.ts";

const PRICE = pattern("asksPrice");
/** Words of a phrase that asks for a price. */
const ASKING = 10;
/** By so much it leads the places that the reader saw, that it is quoted before theirs. Log-odds. */
const LEAD = 5;
/** Consonants of a name, at the least. */
const NAME = 3;
const MEASURE = pattern("measures");
/** "- 250 g red lentils", "- соль - 1 чайная ложка". */
const ITEM = /^[ \t]*[•·*▪–—-][ \t]+(\S.{0,80}?)[ \t]*$/gmu;
const MEASURED = new RegExp(`(?<![\\p{L}\\p{M}])${fold(any("measures"))}(?![\\p{L}\\p{M}])`, "u");

/**
 * A reading for a question how much there is of something, where one item of a dish has it: that comes first. The reader often
 * takes the item beside it. What is eaten is known by whatever word of whatever language, other things by their own.
 */
export function ofTheIngredient(question: string, window: Window, reading: Reading): Reading {
  return ofTheFood(question, window, reading) ?? ofTheItem(question, window, reading);
}

function ofTheFood(question: string, { title, text }: Window, reading: Reading): Reading | undefined {
  const asked = amountAsked(question);
  const folded = foldedOf(question);
  if (asked.length === 0 || folded.some((_, i) => PRICE.test(folded.slice(i, i + ASKING).join(" ")))) return undefined;
  const having = ingredients(text).filter(({ foods }) => asked.every((food) => foods.has(food)));
  const [item] = having;
  if (!item || having.length > 1 || isInAnotherUnit(question, text.slice(item.start, item.end))) return undefined;
  const around = foldedOf(`${title}\n${text}`);
  const dish = foods(`${title}\n${text}`);
  const others = [...foods(question)].filter((food) => !asked.includes(food));
  // Of tomato soup no lentil soup tells.
  if (!others.every((food) => dish.has(food))) return undefined;
  const rest = words(question).filter(({ folded }) => !STOPWORDS.has(folded) && skeleton(folded).length >= NAME && foods(folded).size === 0);
  const isNamed = others.length > 0 || rest.some((word) => around.some((other) => isOne(word.folded, other) || isOne(other, word.folded)));
  const led = ledBy(item, reading, LEAD);
  return isNamed ? sure(led) : led;
}

function ofTheItem(question: string, { title, text }: Window, reading: Reading): Reading {
  if (wanted(question) !== "number") return reading;
  const items = Array.from(text.matchAll(ITEM), ({ 0: line, 1: item, index }): Span => ({ start: index + line.indexOf(item!), end: index + line.indexOf(item!) + item!.length }));
  const said = ({ start, end }: Span) => text.slice(start, end);
  if (items.length < 2 || !items.some((item) => MEASURED.test(fold(said(item))))) return reading;
  const asked = words(question).filter(({ folded }) => !STOPWORDS.has(folded) && !MEASURE.test(folded));
  const dish = asked.filter((word) => isIn(word, title));
  const others = asked.filter((word) => !dish.includes(word));
  // Of lentil soup the lentils are asked for where they are named first.
  const sought = dish.includes(asked[0]!) ? [asked[0]!] : others;
  const found = items.filter((item) => sought.some((word) => isIn(word, said(item))));
  const [mark] = reading.spans;
  const isForeign = others.some(({ folded }) => script(folded) !== commonestScript(words(text).map((word) => word.folded)));
  // Of garlic no item of lentils tells, though lentil soup is asked about.
  if (found.length === 0 && dish.length > 0 && sought === others && !isForeign && mark && items.some((item) => overlap(item, mark))) return refused(reading);
  const [item] = found;
  if (!item || found.length > 1 || isInAnotherUnit(question, said(item))) return reading;
  // "Cabbage soup" is another soup.
  const isBeside = (one: Word, other: Word) => /^\s+$/u.test(question.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));
  const isAnother = others.some((word) => !isIn(word, said(item)) && dish.some((other) => !sought.includes(other) && isBeside(word, other)));
  const led = ledBy(item, reading, LEAD);
  if (dish.length === 0) return led;
  return isAnother ? refused(led) : sure(led);
}

function isIn({ folded }: Word, text: string): boolean {
  return words(text).some((word) => word.folded === folded || areForms(folded, word.folded));
}
