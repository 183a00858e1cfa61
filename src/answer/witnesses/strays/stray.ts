import { officeAsked } from "../../../articles/claims/kinds/offices.ts";
import type { Reading } from "../../../reading/reading.ts";
import { isAhead } from "../../heard/outcome.ts";
import { isTellingOfAnother } from "../../heard/told.ts";
import { isOfAnotherRank } from "../ranked.ts";
import { isOfAnotherSort, isOfOtherHalf } from "./contrast.ts";
import { isEcho } from "./echo.ts";
import { isOtherwiseHeld, isWithoutOffice } from "./persons/holder.ts";
import { isOfAnotherLand, isOfAnotherVote } from "./land.ts";
import { isOfAnotherIngredient, isOtherMeasure, isWithoutIngredient } from "./measure.ts";
import { isOfMeeting, isOfThisMeeting } from "./meeting.ts";
import { isOfNamesake, type Place } from "./namesake.ts";
import { isOfLastTime, isOfNow } from "./next.ts";
import { isBeforeItsName } from "./names/later.ts";
import { isOfAnotherNumber } from "./names/numbered.ts";
import { isOfAnotherPeriod } from "./period.ts";
import { isAgeOfAnother } from "./persons/aged.ts";
import { isOfAnotherDoer } from "./persons/doer.ts";
import { isOfOthers } from "./persons/party.ts";
import { isOfAnothersAge } from "./persons/person.ts";
import { isOfAnotherSpeaker } from "./persons/speaker.ts";
import { isUnspoken } from "./unspoken.ts";

/** Rules by what they look at beside the question and what was read: the window's text, its title as well, or all of the article. */
const OF_TEXT: ((question: string, text: string, reading: Reading) => boolean)[] = [
  isOfAnotherPeriod,
  isOfNow,
  isOfLastTime,
  isOfOtherHalf,
  isOtherwiseHeld,
  isOfAnotherVote,
  isTellingOfAnother,
  isOtherMeasure,
  isOfAnotherIngredient,
  isEcho,
  // Who holds an office does so whatever else the sentence promises.
  (question, text, reading) => officeAsked(question) === undefined && isAhead(question, text, reading),
];
const OF_WINDOW: ((question: string, window: Place["window"], reading: Reading) => boolean)[] = [isOfMeeting, isOfThisMeeting, isWithoutOffice, isOfAnotherLand, isUnspoken];
const OF_ARTICLE: ((question: string, place: Place, reading: Reading) => boolean)[] = [
  (question, { window, article, start }, reading) => isOfAnotherRank(question, window, article, start, reading),
  isOfOthers,
  isOfAnotherDoer,
  isOfNamesake,
  isOfAnotherNumber,
  isBeforeItsName,
  isOfAnotherSort,
  isOfAnotherSpeaker,
  isOfAnothersAge,
  isAgeOfAnother,
  isWithoutIngredient,
];

/**
 * Whether what was read of a window looks like an answer and cannot be one: it is told of another in a row, of another
 * stretch of time, of another thing of that kind, number or sort, of what is not named until later, of the other half of a
 * sentence, of another's age, of what another did, of who holds the office otherwise or another country's, of what nobody or another is told to
 * have said, of others who met, of another meeting, or of what is still to come; or it is of another measure, or says only what was asked.
 */
export function isStray(question: string, place: Place, reading: Reading): boolean {
  const { window } = place;
  return OF_TEXT.some((is) => is(question, window.text, reading)) || OF_WINDOW.some((is) => is(question, window, reading)) || OF_ARTICLE.some((is) => is(question, place, reading));
}
