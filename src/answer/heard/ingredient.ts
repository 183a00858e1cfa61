import { amountAsked, foods, ingredients } from "../../articles/claims/kinds/foods.ts";
import { pattern } from "../../articles/claims/pattern.ts";
import { skeleton } from "../../language/skeleton.ts";
import { STOPWORDS } from "../../language/stopwords.ts";
import { words } from "../../language/words.ts";
import type { Window } from "../../reading/layout.ts";
import type { Reading } from "../../reading/reading.ts";
import { foldedOf, isOne } from "../witnesses/strays/namesake.ts";

const PRICE = pattern("asksPrice");
/** Words of a phrase that asks for a price. */
const ASKING = 10;
/** Where a recipe that the question names has the item, it answers, whatever the reader thinks of it. Log-odds. */
const TOLD = 8;
/** The reader's places are so much less likely than the item. Log-odds. */
const APART = 5;
/** Consonants of a name, at the least. */
const NAME = 3;

/** A reading for a question how much there is of something in a dish: the one item that has it, by whatever word, comes first. */
export function ofTheIngredient(question: string, { title, text }: Window, reading: Reading): Reading {
  const asked = amountAsked(question);
  const folded = foldedOf(question);
  if (asked.length === 0 || folded.some((_, i) => PRICE.test(folded.slice(i, i + ASKING).join(" ")))) return reading;
  const having = ingredients(text).filter(({ foods }) => asked.every((food) => foods.has(food)));
  const [item] = having;
  if (!item || having.length > 1) return reading;
  const { start, end } = item;
  const around = foldedOf(`${title}\n${text}`);
  const dish = foods(`${title}\n${text}`);
  const rest = words(question).filter(({ folded }) => !STOPWORDS.has(folded) && skeleton(folded).length >= NAME && foods(folded).size === 0);
  const isNamed = [...foods(question)].some((food) => !asked.includes(food) && dish.has(food)) || rest.some((word) => around.some((other) => isOne(word.folded, other) || isOne(other, word.folded)));
  const spans = reading.spans.map((span) => ({ ...span, score: span.score - APART }));
  return { ...reading, answers: isNamed ? Math.max(reading.answers, TOLD) : reading.answers, spans: [{ start, end, score: reading.spans[0]?.score ?? 0 }, ...spans] };
}
