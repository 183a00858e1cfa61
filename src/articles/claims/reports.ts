import { fold } from "../../language/fold.ts";
import { claim } from "./claims.ts";
import { any, words } from "../languages/lexicon.ts";

const DENIES = new RegExp(any("denials"), "iu");
const ATTRIBUTES = new RegExp(any("attributes"), "iu");
/** From a quotation mark to one, and nothing else. */
const QUOTED = /^["“„«‹»'‘‚][^"“”„«»]*["”“»›«'’]?[.!?؟…]?["”“»›«'’]?$/u;

/** A sentence that is somebody's words from beginning to end: who says them is told beside it. */
export function isQuoted(sentence: string): boolean {
  return QUOTED.test(sentence.trim());
}

/** A sentence that says of the one before it that it is not so. */
export function denies(sentence: string): boolean {
  return DENIES.test(sentence.trim());
}

const HEARSAY = new RegExp(any("hearsay"), "iu");
const SAYS = new RegExp(any("says", "attributes"), "iu");
/** Words in quotation marks: a title or a nickname has fewer. */
const CITES = /["“„«]\s*\S+(?:\s+\S+){3,}?\s*["”“»]/u;

/** A sentence that tells what somebody says, in quotation marks or not. */
export function reports(sentence: string): boolean {
  return isQuoted(sentence) || CITES.test(sentence) || HEARSAY.test(sentence);
}

/** A sentence in which somebody says that something is not so, whatever the word for it. */
export function negates(sentence: string): boolean {
  return claim(sentence).negations.length > 0;
}

/** A sentence that somebody is said to have said. */
export function says(sentence: string): boolean {
  return SAYS.test(sentence);
}

/** A sentence that says whose words the one before it was. */
export function attributes(sentence: string): boolean {
  return ATTRIBUTES.test(sentence.trim());
}

const POINTING = new Set(words("demonstratives").map(fold));

/** A sentence that points at something said before: "rejected this", "опровергла это", "هذا الاتهام". */
export function points(sentence: string): boolean {
  return (fold(sentence).match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => POINTING.has(word));
}

/** What of a sentence may say who speaks in it: behind a verb of saying, or with a capital inside it. Empty where nobody does. */
export function speakers(sentence: string): string[] {
  const said = SAYS.exec(sentence);
  if (!said && !/["“„«]/u.test(sentence)) return [];
  const named = [...sentence.matchAll(/(?<=[\p{L}\p{N},;:]\s+)\p{Lu}\p{L}+/gu)].map(([word]) => word);
  const behind = said && /^[\s]*(\p{Script=Arabic}+)/u.exec(sentence.slice(said.index + said[0].length))?.[1];
  return behind ? [...named, behind] : named;
}
