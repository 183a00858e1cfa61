import { sentenceAt } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { areForms } from "../../../language/stem.ts";
import { type Word, words } from "../../../language/words.ts";
import { any } from "../../languages/lexicon.ts";
import { isWord, pattern } from "../pattern.ts";

const TELLING = pattern("tellingTo");
/** To whom something is said, as it is glued to him: للأسد. */
const TO = new RegExp(`^${any("gluedTo")}`, "u");
const DEFINITE = new RegExp(`^${any("definite")}`, "u");
/** Words from the verb to the last of whom it is told to. */
const NEAR = 5;

/** Whether the sentence of what somebody is told to have said says that he told it to these: "he informed | President Assad | of". */
export function isToldTo(text: string, said: Span, whom: Word[]): boolean {
  const sentence = sentenceAt(text, said.start);
  const all = sentence ? words(text.slice(sentence.start, sentence.end)) : [];
  const verbs = all.flatMap(({ folded }, i) => (isWord(TELLING, folded) ? [i] : []));
  return verbs.some((verb) => whom.every((word) => all.slice(verb + 1, verb + 1 + NEAR).some(({ folded }) => isSame(word.folded, folded))));
}

function isSame(asked: string, told: string): boolean {
  const bare = (word: string) => [word, word.replace(TO, "")];
  return bare(asked).some((one) => one.length > 2 && [...bare(told), told.replace(DEFINITE, "")].some((other) => one === other || areForms(one, other)));
}
