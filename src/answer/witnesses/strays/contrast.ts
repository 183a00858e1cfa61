import { contrasts } from "../../../articles/claims/kinds/contrasts.ts";
import { asking } from "../../../language/questions/asking.ts";
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
