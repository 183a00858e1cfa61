import { claim, type Fact } from "../../articles/claims/claims.ts";
import { contrasts } from "../../articles/claims/kinds/contrasts.ts";
import { type Fate, fates } from "../../articles/claims/kinds/fates.ts";
import { pattern } from "../../articles/claims/pattern.ts";
import { unit } from "../../articles/claims/units.ts";
import { wanted } from "../../language/questions/asks.ts";
import { sentenceAt } from "../../language/sentences.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { words } from "../../language/words.ts";
import type { Reading } from "../../reading/reading.ts";
import { ledBy } from "./led.ts";

const COUNTED = pattern("persons", "counting");
/** Words between a number and what became of so many. */
const FAR = 3;
const CUT = /[,،;؛:.!?؟()\n—–]/u;

/**
 * A reading for a question how many died (were hurt, are missing): where the sentence of the best place tells of no such thing,
 * and the text has elsewhere, once, how many did, that comes before it: "112 were below", "| nine | miners were killed".
 */
export function ofTheToll(question: string, text: string, reading: Reading): Reading {
  const [best] = reading.spans;
  const asked = best && wanted(question) === "number" ? fates(question) : [];
  const [first] = asked;
  if (!best || !first || asked.some(({ kind }) => kind !== first.kind)) return reading;
  const { kind } = first;
  const who = words(question.slice(0, first.start)).slice(1).filter(({ folded }) => !STOPWORDS.has(folded) && !COUNTED.test(folded));
  // Of children, women or men only a number of them tells.
  if (contrasts(question.slice(0, first.start)).size > 0 || who.length > 1 || who.some(({ folded }) => unit(folded) !== undefined)) return reading;
  const told = fates(text);
  const sentence = sentenceAt(text, best.start);
  if (!sentence || told.some((fate) => fate.kind === kind && sentence.start <= fate.start && fate.start < sentence.end)) return reading;
  const { facts } = claim(text);
  const counted = told.filter((fate) => fate.kind === kind).flatMap((fate) => beside(text, facts, told, fate) ?? []);
  if (counted.length !== 1) return reading;
  const number = counted[0]!;
  const behind = words(text.slice(number.end)).slice(0, FAR);
  if (who.some(({ folded }) => !behind.some((word) => areForms(folded, word.folded)))) return reading;
  return ledBy(reading.spans.find(({ start, end }) => start === number.start && end >= number.end) ?? number, reading);
}

/** How many there are of whom something became: the number that stands nearest in its clause, nearer to no other such word. */
function beside(text: string, facts: readonly Fact[], told: Fate[], fate: Fate): Span | undefined {
  const apart = ({ start, end }: Span, other: Span) => (end <= other.start ? text.slice(end, other.start) : text.slice(other.end, start));
  const far = (one: Span, other: Span) => (CUT.test(apart(one, other)) ? Number.POSITIVE_INFINITY : words(apart(one, other)).length);
  const near = facts.filter((fact) => fact.kind === "number" && !fact.unit && far(fact, fate) <= FAR);
  const [number] = near.sort((a, b) => far(a, fate) - far(b, fate));
  return number && told.every((other) => other === fate || far(number, other) >= far(number, fate)) ? number : undefined;
}
