import { officeAsked } from "../../../articles/claims/kinds/offices.ts";
import type { Reading } from "../../../reading/reading.ts";
import { isAhead } from "../outcome.ts";
import { isOfAnotherRank } from "../ranked.ts";
import { isOtherwiseHeld } from "./holder.ts";
import { isOfNamesake, type Place } from "./namesake.ts";
import { isUnspoken } from "./unspoken.ts";

/**
 * Whether what was read of a window looks like an answer and cannot be one: it is told of another in a row, of another
 * thing of that kind, of who holds the office otherwise, of what somebody said nothing of, or of what is still to come.
 */
export function isStray(question: string, place: Place, reading: Reading): boolean {
  const { window, article, start } = place;
  if (isOfAnotherRank(question, window, article, start, reading) || isOfNamesake(question, place, reading) || isOtherwiseHeld(question, window.text, reading) || isUnspoken(question, window, reading)) return true;
  // Who holds an office does so whatever else the sentence promises.
  return officeAsked(question) === undefined && isAhead(question, window.text, reading);
}
