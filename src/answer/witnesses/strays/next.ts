import { GLUED, pattern } from "../../../articles/claims/pattern.ts";
import { periodOf } from "../../../articles/claims/ranks/periods.ts";
import { sentenceAt, sentences } from "../../../language/sentences.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

const NEXT = pattern("nextOne");
const FUTURE = pattern("future");
const THIS = pattern("thisOne");
const LAST = pattern("lastTime");
/** Of days and weeks a paper often writes as if they were now. */
const LONG = new Set(["year", "season"]);
const YEAR = /^(?:1\d|20)\d\d$/;
/** Words of a phrase that tells what is to come. */
const PHRASE = 3;

/** Whether what was read, for a question about the next year or season, is told as of now: neither the sentence nor the one before it says what is to come, or of when it is. */
export function isOfNow(question: string, window: string, { spans: [mark] }: Reading): boolean {
  if (!mark || !asksNext(question)) return false;
  const all = sentences(window);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const text = window.slice(all[Math.max(0, own - 1)]!.start, all[own]!.end);
  const folded = words(text).map((word) => word.folded);
  const isAhead = folded.some((word, i) => NEXT.test(word) || NEXT.test(word.replace(GLUED, "")) || FUTURE.test(folded.slice(i, i + PHRASE).join(" ")));
  return !isAhead && !folded.some((word) => YEAR.test(word));
}

/** Whether what was read, for a question about this year or season, is told of the last time that it was so before. */
export function isOfLastTime(question: string, window: string, { spans: [mark] }: Reading): boolean {
  const sentence = mark && says(question, THIS) && sentenceAt(window, mark.start);
  return !!sentence && says(window.slice(sentence.start, sentence.end), LAST) && !says(window.slice(sentence.start, sentence.end), THIS);
}

function says(text: string, said: RegExp): boolean {
  const folded = words(text).map((word) => word.folded);
  return folded.some((_, i) => said.test(folded.slice(i, i + PHRASE).join(" ")));
}

/** "Next | year", السنة | المقبلة. */
function asksNext(question: string): boolean {
  const folded = words(question).map((word) => word.folded);
  return folded.some((word, i) => NEXT.test(word.replace(GLUED, "")) && [folded[i - 1], folded[i + 1]].some((near) => near !== undefined && LONG.has(periodOf(near) ?? "")));
}
