import { officeAsked } from "../../../articles/claims/kinds/offices.ts";
import type { Reading } from "../../../reading/reading.ts";
import { isAhead } from "../../heard/outcome.ts";
import { isTellingOfAnother } from "../../heard/told.ts";
import { isOfAnotherRank } from "../ranked.ts";
import { isOfAnotherSort, isOfOtherHalf } from "./contrast.ts";
import { isEcho } from "./echo.ts";
import { isOtherwiseHeld, isWithoutOffice } from "./persons/holder.ts";
import { isOfAnotherLand, isOfAnotherVote } from "./land.ts";
import { isOfAnotherIngredient, isOtherMeasure } from "./measure.ts";
import { isOfMeeting, isOfThisMeeting } from "./meeting.ts";
import { isOfNamesake, type Place } from "./namesake.ts";
import { isOfLastTime, isOfNow } from "./next.ts";
import { isBeforeItsName } from "./names/later.ts";
import { isOfAnotherNumber } from "./names/numbered.ts";
import { isOfAnotherPeriod } from "./period.ts";
import { isAgeOfAnother } from "./persons/aged.ts";
import { isOfOthers } from "./persons/party.ts";
import { isOfAnothersAge } from "./persons/person.ts";
import { isOfAnotherSpeaker } from "./persons/speaker.ts";
import { isUnspoken } from "./unspoken.ts";

/**
 * Whether what was read of a window looks like an answer and cannot be one: it is told of another in a row, of another
 * stretch of time, of another thing of that kind, number or sort, of what is not named until later, of the other half of a
 * sentence, of another's age, of who holds the office otherwise or another country's, of what nobody or another is told to
 * have said, of others who met, of another meeting, or of what is still to come; or it is of another measure, or says only what was asked.
 */
export function isStray(question: string, place: Place, reading: Reading): boolean {
  const { window, article, start } = place;
  const { text } = window;
  if (isOfAnotherRank(question, window, article, start, reading) || isOfAnotherPeriod(question, text, reading) || isOfNow(question, text, reading) || isOfLastTime(question, text, reading)) return true;
  if (isOfOthers(question, place, reading) || isOfMeeting(question, window, reading) || isOfThisMeeting(question, window, reading)) return true;
  if (isOfNamesake(question, place, reading) || isOfAnotherNumber(question, place, reading) || isBeforeItsName(question, place, reading) || isOfAnotherSort(question, place, reading) || isOfOtherHalf(question, text, reading)) return true;
  if (isOtherwiseHeld(question, text, reading) || isWithoutOffice(question, window) || isOfAnotherLand(question, window, reading) || isOfAnotherVote(question, text, reading)) return true;
  if (isTellingOfAnother(question, text, reading)) return true;
  if (isOfAnotherSpeaker(question, place, reading) || isOfAnothersAge(question, place, reading) || isAgeOfAnother(question, place, reading)) return true;
  if (isUnspoken(question, window, reading) || isOtherMeasure(question, text, reading) || isOfAnotherIngredient(question, text, reading) || isEcho(question, text, reading)) return true;
  // Who holds an office does so whatever else the sentence promises.
  return officeAsked(question) === undefined && isAhead(question, text, reading);
}
