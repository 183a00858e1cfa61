import { sentences } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { type Word, words } from "../../../language/words.ts";
import { GLUED, pattern } from "../pattern.ts";
import { nameBefore, placeOf } from "./names.ts";

/** Who took which prize, by one sentence; the span is of the sentence. */
export interface Taking extends Span {
  winner: Span;
  prize: Span;
}

const TAKING = pattern("taking");
const PRIZE = pattern("trophies");
/** Words of the verb, of who takes it behind a verb, and of the prize, at the most. */
const PHRASE = 4;
const NAME = 4;
const LONG = 6;
const CUT = /[.,،؛;:()—–]/u;

/** Who took what in a text: A lifted the B Cup, «А» завоевала кубок, توج A بكأس B. */
export function takings(text: string): Taking[] {
  return sentences(text).flatMap(({ start, end }): Taking[] => {
    const said = text.slice(start, end);
    const all = words(said);
    return all.flatMap((word, at): Taking[] => {
      const ahead = all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" ");
      // "And" may be glued to it.
      const verb = (TAKING.exec(ahead) ?? TAKING.exec(ahead.replace(GLUED, "")))?.[0].split(" ").length;
      if (verb === undefined) return [];
      const both = /^\p{Script=Arabic}/u.test(word.folded) ? behindVerb(all, at) : [nameBefore(said, all, at), all.slice(at + verb)];
      const prize = untilCut(said, both?.[1] ?? []);
      const [winner, taken] = [placeOf(both?.[0] ?? [], start), placeOf(prize, start)];
      return winner && taken && !CUT.test(said.slice(word.start, prize[0]!.start)) ? [{ start, end, winner, prize: taken }] : [];
    });
  });
}

/** توج A | بكأس B: what is taken begins with what is called a prize. */
function behindVerb(all: Word[], at: number): [Word[], Word[]] | undefined {
  const from = all.findIndex(({ folded }, i) => i > at + 1 && i <= at + 1 + NAME && (PRIZE.test(folded) || PRIZE.test(folded.replace(GLUED, ""))));
  return from < 0 ? undefined : [all.slice(at + 1, from), all.slice(from)];
}

function untilCut(text: string, some: Word[]): Word[] {
  const end = some.findIndex((word, i) => i > 0 && CUT.test(text.slice(some[i - 1]!.end, word.start)));
  return some.slice(0, Math.min(LONG, end < 0 ? some.length : end));
}
