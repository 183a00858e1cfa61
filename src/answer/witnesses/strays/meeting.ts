import { type Gathering, gatherings } from "../../../articles/claims/kinds/gatherings.ts";
import { GLUED, pattern, saysPhrase } from "../../../articles/claims/pattern.ts";
import { ordinals } from "../../../articles/claims/ranks/ordinals.ts";
import { periodOf } from "../../../articles/claims/ranks/periods.ts";
import { asking } from "../../../language/questions/asking.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { sentenceAt, sentences } from "../../../language/sentences.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";
import type { Place } from "./namesake.ts";

const NEXT = pattern("nextOne");
const PREVIOUS = pattern("previous");
const PRIOR = pattern("priorOnes");
const COUNTS_ON = pattern("countsOn");
const HELD = pattern("held");
const AHEAD = pattern("future", "expectations", "wishes");
/** Words between a meeting and what says which one it is: "the next | Lake Tarn | summit". */
const NEAR = 3;

/**
 * Whether what was read of a window, for a question how long something was that is heard (a press conference, a call), or
 * when, is told of a meeting, and the window has no word for the other. Who speaks at a meeting may be said to speak there.
 */
export function isOfMeeting(question: string, { title, text }: Place["window"], { spans: [mark] }: Reading): boolean {
  const kind = wanted(question);
  const [asked, ...others] = new Set(gatherings(question).map((one) => one.kind));
  if (!mark || !asked || others.length > 0 || asked === "meeting" || !(kind === "number" || (kind === "date" && asked !== "speech"))) return false;
  const own = sentenceAt(text, mark.start);
  const told = own ? gatherings(text.slice(own.start, own.end)) : [];
  return told.some((one) => one.kind === "meeting") && !gatherings(`${title}\n${text}`).some((one) => one.kind === asked);
}

/**
 * Whether what was read, for a question about the next meeting or one before (the previous, the second), is told of another:
 * of one that was held, and nothing beside it is to come; or of the first, and no other is counted there. Whether there was
 * one before, the first may tell.
 */
export function isOfThisMeeting(question: string, { title, text }: Place["window"], { spans: [mark] }: Reading): boolean {
  const asked = gatherings(question).filter(({ kind }) => kind === "meeting");
  if (!mark || asked.length === 0 || asking(question) === "polar") return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const near = [own - 1, own].map((at) => (all[at] ? text.slice(all[at].start, all[at].end) : ""));
  if (asked.some((meeting) => isCalled(question, meeting, (word) => NEXT.test(word)))) return saysPhrase(near[1]!, HELD) && ![NEXT, AHEAD, COUNTS_ON].some((ahead) => near.some((told) => saysPhrase(told, ahead)));
  const ranks = ordinals(question).filter(({ value }) => value > 1);
  const isAnother = asked.some((meeting) => isCalled(question, meeting, (word, start) => PRIOR.test(word) || ranks.some((rank) => rank.start === start)));
  const counted = ordinals(text);
  if (!isAnother || [PREVIOUS, PRIOR].some((other) => saysPhrase(`${title}\n${text}`, other)) || counted.some(({ value }) => value > 1)) return false;
  return all.some(({ start, end }) => counted.some((one) => start <= one.start && one.end <= end) && gatherings(text.slice(start, end)).some(({ kind }) => kind === "meeting"));
}

/** Whether such a word stands beside a meeting of a question: before it, or in Arabic behind it. "Next week" is another. */
function isCalled(question: string, { start, end }: Gathering, isSaid: (folded: string, start: number) => boolean): boolean {
  const all = words(question);
  const near = /^\p{Script=Arabic}/u.test(question.slice(start)) ? all.filter((word) => word.start >= end).slice(0, NEAR) : all.filter((word) => word.end <= start).slice(-NEAR);
  return near.some((word, i) => isSaid(word.folded.replace(GLUED, ""), word.start) && periodOf(near[i + 1]?.folded ?? "") === undefined && periodOf(near[i - 1]?.folded ?? "") === undefined);
}
