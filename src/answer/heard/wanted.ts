import { asksDeed, wantedClause } from "../../articles/claims/expectation.ts";
import { asking } from "../../language/questions/asking.ts";
import type { Read } from "../../reading/reader.ts";
import type { Window } from "../../reading/layout.ts";
import type { Reading } from "../../reading/reading.ts";
import { HOLDS } from "../confidence.ts";
import { refused } from "./led.ts";

/** What the reader says at the least of what may pass for an answer, where the search is sure: of what only goes on about the matter it says -8. Log-odds. */
const PASSES = -6;
/** So many of the clauses of a window that wish for it are taken out. */
const CLAUSES = 4;

/**
 * Readings of windows, for a question whether something was done: that somebody hopes for it, orders or promises it settles
 * nothing, so the window is read again without such clauses, and what it says then is what it says.
 * @param asked the question as the windows print it
 */
export async function unlessWanted(question: string, asked: string, windows: Window[], readings: Reading[], read: Read): Promise<Reading[]> {
  if (asking(question) !== "polar" || !asksDeed(question)) return readings;
  const settled = [...readings];
  const texts = windows.map(({ text }) => text);
  for (let round = 0; ; round++) {
    const left = settled.flatMap(({ answers, spans: [mark] }, i) => {
      const clause = mark && answers >= PASSES ? wantedClause(texts[i]!, mark) : undefined;
      return clause ? [{ i, clause }] : [];
    });
    if (left.length === 0) return settled;
    if (round === CLAUSES) {
      for (const { i } of left) settled[i] = refused(settled[i]!);
      return settled;
    }
    for (const { i, clause: { start, end } } of left) texts[i] = `${texts[i]!.slice(0, start)}${" ".repeat(end - start)}${texts[i]!.slice(end)}`;
    const again = await read(asked, left.map(({ i }) => ({ ...windows[i]!, text: texts[i]! })), true);
    for (const [k, { i }] of left.entries()) {
      // Without the wish the reader must be sure by itself; and what is left out makes of nothing an answer.
      const without = again[k]!;
      settled[i] = without.answers < HOLDS ? refused(without) : { ...without, answers: Math.min(settled[i]!.answers, without.answers) };
    }
  }
}
