import { contrasts } from "../../../articles/claims/kinds/contrasts.ts";
import { pattern } from "../../../articles/claims/pattern.ts";
import { asking } from "../../../language/questions/asking.ts";
import { sentenceAt, sentences } from "../../../language/sentences.ts";
import { overlap } from "../../../language/span.ts";
import { areForms } from "../../../language/stem.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";
import type { Place } from "./namesake.ts";

const WHEREAS = pattern("whereas");
const NOT = pattern("negations");
/** Words of the question that the other half says, a verb and who does it; or a name alone. */
const LEAST = 2;
/** Words that stand for what is denied, at the most; and where they end. */
const FEW = 3;
const CUT = /[,،؛;:.!?؟…»”"—–]/u;
/** Words of a phrase that sets one thing against another. */
const PHRASE = 3;

/**
 * Whether what was read of a window stands in one half of a sentence, and all else that the question says in the half that is
 * set against it: "The port got | 1,500 tents |, while Jordan sent a hospital", where it is asked how many tents Jordan sent.
 */
export function isOfOtherHalf(question: string, text: string, { spans: [mark] }: Reading): boolean {
  const sentence = mark && sentenceAt(text, mark.start);
  if (!sentence || asking(question) === "polar") return false;
  const all = words(text).filter(({ start }) => sentence.start <= start && start < sentence.end);
  const turns = all.filter((word, i) => i > 0 && /[,،؛;]\s*$/u.test(text.slice(all[i - 1]!.end, word.start)) && setsAgainst(all, i) && !(word.start < mark.start && isCorrected(text, all, i)));
  const [turn] = turns;
  if (!turn || turns.length > 1 || words(question).some(({ folded }) => WHEREAS.test(folded))) return false;
  if (mark.start < turn.start && turn.start < mark.end) return false;
  const isBefore = mark.start < turn.start;
  const asked = words(question).filter(({ folded }) => !STOPWORDS.has(folded));
  const met = (some: Word[]) => asked.filter(({ folded }) => some.some((word) => areForms(folded, word.folded)));
  const apart = all.filter((word) => !overlap(word, mark));
  const own = met(apart.filter(({ start }) => start < turn.start === isBefore));
  const other = met(apart.filter(({ start }) => start < turn.start !== isBefore));
  // "A ticket costs 60, and for children | 20 |" is of a child's ticket, too.
  const here = contrasts(text.slice(isBefore ? sentence.start : turn.start, isBefore ? turn.start : sentence.end));
  if ([...contrasts(question)].some(([sort, members]) => [...members].some((member) => here.get(sort)?.has(member)))) return false;
  return own.length === 0 && (other.length >= LEAST || other.some((word) => word.start > 0 && isCapital(question, word)));
}

function setsAgainst(all: Word[], at: number): boolean {
  return WHEREAS.test(all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" "));
}

/** "Не город, а | область": no other half, but a few words for what was denied right before. */
function isCorrected(text: string, all: Word[], at: number): boolean {
  const before = words(text.slice(0, all[at - 1]!.end).split(CUT).at(-1)!);
  const behind = words(text.slice(all[at]!.end).split(CUT)[0]!);
  return before.some(({ folded }) => NOT.test(folded)) && behind.length <= FEW && !behind.some(({ folded }) => NOT.test(folded));
}

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
