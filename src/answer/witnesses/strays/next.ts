import { GLUED, pattern, saysPhrase } from "../../../articles/claims/pattern.ts";
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

/** Whether what was read, for a question about the next year or season, is told as of now: neither the sentence nor the one before it says what is to come, or of when it is. */
export function isOfNow(question: string, window: string, { spans: [mark] }: Reading): boolean {
  if (!mark || !asksNext(question)) return false;
  const all = sentences(window);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const text = window.slice(all[Math.max(0, own - 1)]!.start, all[own]!.end);
  return !saysPhrase(text, NEXT) && !saysPhrase(text, FUTURE) && !words(text).some(({ folded }) => YEAR.test(folded));
}

/** Whether what was read, for a question about this year or season, is told of the last time that it was so before. */
export function isOfLastTime(question: string, window: string, { spans: [mark] }: Reading): boolean {
  const sentence = mark && saysPhrase(question, THIS) && sentenceAt(window, mark.start);
  return !!sentence && saysPhrase(window.slice(sentence.start, sentence.end), LAST) && !saysPhrase(window.slice(sentence.start, sentence.end), THIS);
}

/** "Next | year", السنة | المقبلة. */
function asksNext(question: string): boolean {
  const folded = words(question).map((word) => word.folded);
  return folded.some((word, i) => NEXT.test(word.replace(GLUED, "")) && [folded[i - 1], folded[i + 1]].some((near) => near !== undefined && LONG.has(periodOf(near) ?? "")));
}
