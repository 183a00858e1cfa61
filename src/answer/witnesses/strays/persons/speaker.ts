import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { wordsAsked } from "../../../../articles/claims/speech/asked.ts";
import { utterances } from "../../../../articles/claims/speech/utterances.ts";
import { sentences } from "../../../../language/sentences.ts";
import { contains } from "../../../../language/span.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";
import { isName, isPerson } from "./person.ts";

/**
 * Whether what was read of a window, for a question what somebody said, is told as the words of another: both have names
 * of their own, and no sentence of the article has the two together, as it would who speaks for whom.
 */
export function isOfAnotherSpeaker(question: string, { window: { text }, article, texts }: Place, { spans: [mark] }: Reading): boolean {
  const asked = mark && wordsAsked(question);
  const told = asked && utterances(text).find(({ said }) => said.start <= mark.start && mark.start < said.end);
  if (!told) return false;
  const { who } = asked;
  const phrase = text.slice(told.speaker.start, told.speaker.end);
  const own = words(phrase);
  const held = offices(question);
  const isAmong = (some: Word[], others: Word[]) => some.some(({ folded }) => others.some((other) => isOne(folded, other.folded)));
  if (isAmong(who, own) || offices(phrase).some(({ office }) => held.some((one) => one.office === office))) return false;
  const speaker = own.filter((word) => isName(phrase, word, article));
  if (speaker.length === 0 || !texts.some((one) => isPerson(question, who, one))) return false;
  const others = utterances(article).map(({ said }) => said);
  const apart = words(article).filter((word) => !others.some((said) => contains(said, word)));
  return !sentences(article).some(({ start, end }) => {
    const all = apart.filter((word) => start <= word.start && word.end <= end);
    return isAmong(who, all) && isAmong(speaker, all);
  });
}
