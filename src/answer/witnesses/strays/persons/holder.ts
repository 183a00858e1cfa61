import { asksPast } from "../../../../articles/claims/expectation.ts";
import { type Held, officeAsked, offices } from "../../../../articles/claims/kinds/offices.ts";
import { pattern } from "../../../../articles/claims/pattern.ts";
import { sentenceAt } from "../../../../language/sentences.ts";
import { words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";

const BECOMING = pattern("becoming");
/** Whoever is called one of these is not called another of them, in whatever language: a head or a president may be either. */
const APART = new Set(["minister", "premier", "governor", "mayor", "ambassador", "judge", "prosecutor", "captain", "coach", "spokesman", "treasurer", "architect", "engineer", "conductor"]);
/** Words of a phrase that says so. */
const PHRASE = 2;
/** Words between an office and its holder's name: "deputy minister of health | Ivan Petrov". */
const FAR = 5;
/** Between these one comma may stand, right before the name. */
const PARTS = /[;:؛.]|[,،]\s*\S/u;
/** Between a name and the office behind it. */
const APPOSITION = /^\s*[,،(–—-]\s*(?:\p{L}{1,4}\s)?$/u;

/**
 * Whether what was read of a window, for a question for who holds an office, is who holds it otherwise: the deputy for the
 * mayor, or the mayor for the deputy; of what is, not of what was, the former mayor as well. Not where the sentence has
 * who holds it as asked, or tells how somebody came into it.
 */
export function isOtherwiseHeld(question: string, window: string, { spans: [mark] }: Reading): boolean {
  const asked = mark && officeAsked(question);
  const sentence = asked && sentenceAt(window, mark.start);
  if (!sentence) return false;
  const text = window.slice(sentence.start, sentence.end);
  const all = offices(text);
  const held = beside(text, all, mark.start - sentence.start, Math.min(mark.end, sentence.end) - sentence.start);
  if (!held) return false;
  if (held.office !== undefined && held.office !== asked.office) return isApart(asked) && isApart(held) && !offices(window).some(({ office }) => office === asked.office);
  const told = words(text).map(({ folded }) => folded);
  if (told.some((_, i) => BECOMING.test(told.slice(i, i + PHRASE).join(" ")))) return false;
  if (asked.as === "deputy") return held.as === undefined && !all.some(({ as }) => as === "deputy");
  if (asked.as !== undefined || held.as === undefined || all.some(({ office, as }) => office === asked.office && as === undefined)) return false;
  return held.as !== "former" || !asksPast(question);
}

/** Offices that are hardly told of without a word for them. A minister may be the head of a ministry. */
const TOLD = new Set(["premier", "ambassador"]);

/** Whether a window, for a question for who holds such an office, has no word for it in any language. */
export function isWithoutOffice(question: string, { title, text }: { title: string; text: string }): boolean {
  const asked = officeAsked(question)?.office;
  return asked !== undefined && TOLD.has(asked) && !offices(`${title}\n${text}`).some(({ office }) => office === asked);
}

function isApart({ office }: Held): boolean {
  return office !== undefined && APART.has(office);
}

/** The office by which a sentence calls whom it marks: before the name or in it, or behind its comma. */
function beside(text: string, all: Held[], from: number, to: number): Held | undefined {
  const before = all.findLast(({ end }) => end <= to);
  const between = before && text.slice(before.end, from);
  if (between !== undefined && words(between).length <= FAR && !PARTS.test(between)) return before;
  return all.find(({ start }) => start >= to && APPOSITION.test(text.slice(to, start)));
}
