import { sideAsked, sidesAt } from "../../articles/claims/votes/sides.ts";
import { wanted } from "../../language/questions/asks.ts";
import { overlap } from "../../language/span.ts";
import type { Reading } from "../../reading/reading.ts";
import { ledBy } from "./led.ts";

/** A reading for a question how many were for, or against: where the best place is the number of the other side, that of the side asked for comes before it. */
export function ofTheSide(question: string, text: string, reading: Reading): Reading {
  const [best] = reading.spans;
  const asked = best && wanted(question) === "number" ? sideAsked(question) : undefined;
  if (!best || !asked) return reading;
  const sides = sidesAt(text, best.start);
  const marked = sides.filter((side) => overlap(side, best));
  const right = sides.filter(({ side }) => side === asked);
  if (marked.length !== 1 || marked[0]!.side === asked || right.length !== 1) return reading;
  return ledBy(right[0]!, reading);
}
