import { contrasts } from "../../../articles/claims/kinds/contrasts.ts";
import { gatherings } from "../../../articles/claims/kinds/gatherings.ts";
import { asking } from "../../../language/questions/asking.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { sentences } from "../../../language/sentences.ts";
import type { Reading } from "../../../reading/reading.ts";
import type { Place } from "./namesake.ts";

/**
 * Whether what was read of a window, for a question about one of a sort (the prize for literature, the women's final), is
 * told of another (the prize for chemistry), and its article has nothing of the one that is asked for. Not where yes or no
 * is asked for: who won silver did not win gold.
 */
export function isOfAnotherSort(question: string, { window: { title, text }, article }: Place, { spans: [mark] }: Reading): boolean {
  const asked = [...contrasts(question)].filter(([, members]) => members.size === 1);
  if (!mark || asked.length === 0 || asking(question) === "polar") return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const near = contrasts(`${title}\n${text.slice(all[Math.max(0, own - 1)]!.start, all[own]!.end)}`);
  const told = asked.filter(([sort]) => near.has(sort));
  if (told.length === 0) return false;
  const anywhere = contrasts(`${title}\n${article}`);
  return told.some(([sort, members]) => ![...members].some((member) => anywhere.get(sort)?.has(member)));
}

/**
 * Whether what was read of a window, for a question how long something was that is heard (a press conference, a call), or
 * when, is told of a meeting, and the window has no word for the other. Who speaks at a meeting may be said to speak there.
 */
export function isOfMeeting(question: string, { title, text }: Place["window"], { spans: [mark] }: Reading): boolean {
  const kind = wanted(question);
  const [asked, ...others] = new Set(gatherings(question).map((one) => one.kind));
  if (!mark || !asked || others.length > 0 || asked === "meeting" || !(kind === "number" || (kind === "date" && asked !== "speech"))) return false;
  const own = sentences(text).find(({ start, end }) => start <= mark.start && mark.start < end);
  const told = own ? gatherings(text.slice(own.start, own.end)) : [];
  return told.some((one) => one.kind === "meeting") && !gatherings(`${title}\n${text}`).some((one) => one.kind === asked);
}
