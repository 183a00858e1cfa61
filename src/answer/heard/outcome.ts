import { asksDone, asksOutcome, asksPast, expectedClause, isDeedPlanned, isUnreal } from "../../articles/claims/expectation.ts";
import { asksForWords, wanted } from "../../language/questions/asks.ts";
import { sentenceAt } from "../../language/sentences.ts";
import type { Window } from "../../reading/layout.ts";
import type { Read } from "../../reading/reader.ts";
import type { Reading } from "../../reading/reading.ts";
import { HOLDS } from "../confidence.ts";
import { unlessWanted } from "./wanted.ts";

/** What it says against a place that it says what was expected. Log-odds. */
const EXPECTED = 3;
/** What the reader must say of the rest of a window that answers: of one that only goes on about the matter it says -8. Log-odds. */
const LEFT = -2;

/**
 * Readings of windows, for a question for what was: what was expected or planned comes behind other places, and where
 * the reader saw nothing else, the window is read again without that clause, in case it goes on to say how it came.
 * @param asked the question as the windows print it
 */
export async function outcomes(question: string, asked: string, windows: Window[], first: Reading[], read: Read): Promise<Reading[]> {
  if (!asksOutcome(question)) return first;
  const readings = await unlessWanted(question, asked, windows, first, read);
  const past = asksPast(question);
  const weighed = readings.map((reading, i) => {
    const spans = reading.spans.map((span) => (expectedClause(windows[i]!.text, span, past) ? { ...span, score: span.score - EXPECTED } : span));
    return { ...reading, spans: spans.sort((a, b) => b.score - a.score) };
  });
  const clauses = weighed.map(({ answers, spans: [best] }, i) => (best && answers >= HOLDS ? expectedClause(windows[i]!.text, best, past) : undefined));
  const again = windows.flatMap((window, i) => {
    const { text } = window;
    const clause = clauses[i];
    return clause ? [{ i, window: { ...window, text: `${text.slice(0, clause.start)}${" ".repeat(clause.end - clause.start)}${text.slice(clause.end)}` } }] : [];
  });
  const without = again.length > 0 ? await read(asked, again.map(({ window }) => window), true) : [];
  for (const [k, { i }] of again.entries()) {
    const { answers, spans } = without[k]!;
    if (answers >= LEFT && spans[0] && !expectedClause(windows[i]!.text, spans[0], past)) weighed[i] = { ...weighed[i]!, spans };
  }
  return weighed;
}

/** Whether a question asks how much, who, when or where it was, and what was read only tells what is to come or can be. Why is told by plans as well. */
export function isAhead(question: string, text: string, { spans: [best] }: Reading): boolean {
  const kind = wanted(question);
  if (best === undefined || kind === undefined || kind === "reason" || !asksPast(question) || asksForWords(question)) return false;
  const sentence = sentenceAt(text, best.start);
  return (asksDone(question) && isUnreal(text, best)) || (sentence !== undefined && isDeedPlanned(question, text.slice(sentence.start, sentence.end), best.start - sentence.start));
}
