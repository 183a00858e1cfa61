import { GLUED, pattern } from "../../../articles/claims/pattern.ts";
import { periodOf } from "../../../articles/claims/ranks/periods.ts";
import { type Gathering, gatherings } from "../../../articles/claims/kinds/gatherings.ts";
import { ordinals } from "../../../articles/claims/ranks/ordinals.ts";
import { asking } from "../../../language/questions/asking.ts";
import { sentences } from "../../../language/sentences.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

const NEXT = pattern("nextOne");
const PREVIOUS = pattern("previous");
const PRIOR = pattern("priorOnes");
const COUNTS_ON = pattern("countsOn");
const HELD = pattern("held");
const PLANNED = pattern("expectations", "wishes");
const FUTURE = pattern("future");
/** Of days and weeks a paper often writes as if they were now. */
const LONG = new Set(["year", "season"]);
const YEAR = /^(?:1\d|20)\d\d$/;
/** Words of a phrase that tells what is to come. */
const PHRASE = 3;
/** Words between a meeting and what says which one it is: "the next | Lake Tarn | summit". */
const NEAR = 3;

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

/** "Next | year", السنة | المقبلة. */
function asksNext(question: string): boolean {
  const folded = words(question).map((word) => word.folded);
  return folded.some((word, i) => NEXT.test(word.replace(GLUED, "")) && [folded[i - 1], folded[i + 1]].some((near) => near !== undefined && LONG.has(periodOf(near) ?? "")));
}

/**
 * Whether what was read, for a question about the next meeting or one before (the previous, the second), is told of another:
 * of one that was held, and nothing beside it is to come; or of the first, and no other is counted there. Whether there was
 * one before, the first may tell.
 */
export function isOfThisMeeting(question: string, { title, text }: { title: string; text: string }, { spans: [mark] }: Reading): boolean {
  const asked = gatherings(question).filter(({ kind }) => kind === "meeting");
  if (!mark || asked.length === 0 || asking(question) === "polar") return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const near = [own - 1, own].map((at) => (all[at] ? text.slice(all[at].start, all[at].end) : ""));
  if (asked.some((meeting) => isCalled(question, meeting, (word) => NEXT.test(word)))) return says(near[1]!, HELD) && ![NEXT, FUTURE, PLANNED, COUNTS_ON].some((ahead) => near.some((told) => says(told, ahead)));
  const ranks = ordinals(question).filter(({ value }) => value > 1);
  const isAnother = asked.some((meeting) => isCalled(question, meeting, (word, start) => PRIOR.test(word) || ranks.some((rank) => rank.start === start)));
  const counted = ordinals(text);
  if (!isAnother || [PREVIOUS, PRIOR].some((other) => says(`${title}\n${text}`, other)) || counted.some(({ value }) => value > 1)) return false;
  return all.some(({ start, end }) => counted.some((one) => start <= one.start && one.end <= end) && gatherings(text.slice(start, end)).some(({ kind }) => kind === "meeting"));
}

/** Whether such a word stands beside a meeting of a question: before it, or in Arabic behind it. "Next week" is another. */
function isCalled(question: string, { start, end }: Gathering, isSaid: (folded: string, start: number) => boolean): boolean {
  const all = words(question);
  const near = /^\p{Script=Arabic}/u.test(question.slice(start)) ? all.filter((word) => word.start >= end).slice(0, NEAR) : all.filter((word) => word.end <= start).slice(-NEAR);
  return near.some((word, i) => isSaid(word.folded.replace(GLUED, ""), word.start) && periodOf(near[i + 1]?.folded ?? "") === undefined && periodOf(near[i - 1]?.folded ?? "") === undefined);
}

/** Whether one of these phrases stands in a text. */
function says(text: string, said: RegExp): boolean {
  const folded = words(text).map((word) => word.folded);
  return folded.map((_, i) => folded.slice(i, i + PHRASE).join(" ")).some((from) => said.test(from) || said.test(from.replace(GLUED, "")));
}
