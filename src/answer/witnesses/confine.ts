import { grouped } from "../../language/grouped.ts";
import { words } from "../../language/words.ts";
import { identities, stands } from "../../search/identities.ts";
import type { Choice, Chosen } from "../choose.ts";

/** A number of so many digits calls something: a telephone, a ticket, an account. */
const CALLS = /\d{4}/;
const YEAR = /^(?:1\d|20)\d\d$/;

/**
 * Who asks by a number or code is shown what has it, and not what stands beside it under another: of a quote in which a
 * sentence has the one that was asked for, the sentences around it that have none.
 * @param fold as for readers; else each stands for itself.
 */
export function confine(chosen: Chosen, fold: boolean): Chosen {
  const asked = identities(chosen.question.text).filter(({ kind, form }) => kind !== "year" && CALLS.test(form));
  if (!fold || asked.length === 0 || !chosen.read) return chosen;
  return { ...chosen, choices: chosen.choices.map((choice) => confined(choice)) };

  function confined(choice: Choice): Choice {
    const { text } = chosen.read!.get(choice.hit.passage.article) ?? {};
    if (text === undefined) return choice;
    const sentences = choice.sentences.map(({ start, end }) => text.slice(start, end));
    const has = sentences.map((sentence) => asked.some((identity) => stands(identity, words(sentence).map(({ folded }) => folded))));
    const at = has.indexOf(true);
    if (at < 0) return choice;
    const ofAnother = sentences.map((sentence, i) => !has[i] && isCalling(sentence));
    const from = ofAnother.lastIndexOf(true, at) + 1;
    const behind = ofAnother.indexOf(true, at);
    const kept = choice.sentences.slice(from, behind < 0 ? undefined : behind);
    return { ...choice, sentences: kept, start: kept[0]!.start, end: kept.at(-1)!.end };
  }
}

function isCalling(sentence: string): boolean {
  return grouped(sentence).some(({ joined }) => CALLS.test(joined)) || words(sentence).some(({ folded }) => CALLS.test(folded) && !YEAR.test(folded));
}
