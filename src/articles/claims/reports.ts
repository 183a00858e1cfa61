import { any } from "../languages/lexicon.ts";

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

/** A sentence that says whose words the one before it was. */
export function attributes(sentence: string): boolean {
  return ATTRIBUTES.test(sentence.trim());
}
