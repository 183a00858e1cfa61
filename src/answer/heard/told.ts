import { asksOutcome, expectedClause } from "../../articles/claims/expectation.ts";
import type { Reading } from "../../reading/reading.ts";
import { isOfOneBefore } from "../witnesses/strays/earlier.ts";
import { isOfEponym } from "../witnesses/strays/persons/eponym.ts";
import { isOfAnotherEvent, toldOf } from "../witnesses/strays/event.ts";

/**
 * A reading without the places that tell of another event, of whom a thing is named after, or of one before the one asked
 * for; where the best is such a place, it stays, unless another tells of the very event that is asked for, and not that it is to come.
 */
export function ofWhatIsAsked(question: string, text: string, reading: Reading): Reading {
  const [best, ...others] = reading.spans;
  if (!best) return reading;
  const left = others.filter((span) => !isTellingOfAnother(question, text, { ...reading, spans: [span] }));
  if (!isTellingOfAnother(question, text, reading)) return left.length < others.length ? { ...reading, spans: [best, ...left] } : reading;
  const asked = left.find((span) => toldOf(question, text, span) === "asked" && (!asksOutcome(question) || !expectedClause(text, span, true)));
  return asked ? { ...reading, spans: [{ ...asked, score: best.score }, ...left.filter((span) => span !== asked)] } : reading;
}

/** Whether the best place of what was read is told of another event than the one asked for, of a person instead of a thing, or of one before. */
export function isTellingOfAnother(question: string, text: string, reading: Reading): boolean {
  return isOfAnotherEvent(question, text, reading) || isOfEponym(question, text, reading) || isOfOneBefore(question, text, reading);
}
