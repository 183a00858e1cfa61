import type { Span } from "../../language/span.ts";
import type { Reading } from "../../reading/reading.ts";
import { MOST_ODDS } from "../confidence.ts";

/** What the text itself says answers, whatever the reader thinks of it. Log-odds. */
const TOLD = 8;

/** A reading that a place leads, the best that the reader saw by so much. Log-odds. */
export function ledBy({ start, end }: Span, reading: Reading, lead = 0): Reading {
  const others = reading.spans.filter((span) => span.start !== start || span.end !== end);
  return { ...reading, spans: [{ start, end, score: (reading.spans[0]?.score ?? 0) + lead }, ...others] };
}

/** A reading that answers. */
export function sure(reading: Reading): Reading {
  return { ...reading, answers: Math.max(reading.answers, TOLD) };
}

/** A reading that does not. */
export function refused(reading: Reading): Reading {
  return { ...reading, answers: -MOST_ODDS };
}
