import { sentences } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { GLUED, isWord, pattern } from "../pattern.ts";
import { isNamed, nameBefore, placeOf } from "./names.ts";

/** Who took which prize, by one sentence; the span is of the sentence. */
export interface Taking extends Span {
  winner: Span;
  prize: Span;
}

const TAKING = pattern("taking");
const CROWNING = pattern("crowning");
const CLUB = pattern("clubs");
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
      const both = /^\p{Script=Arabic}/u.test(word.folded) ? (behindVerb(all, at) ?? crowned(all, at)) : [subject(said, all, at), all.slice(at + verb)];
      const prize = untilCut(said, both?.[1] ?? []);
      const [winner, taken] = [placeOf(both?.[0] ?? [], start), placeOf(prize, start)];
      return winner && taken && !CUT.test(said.slice(word.start, prize[0]!.start)) ? [{ start, end, winner, prize: taken }] : [];
    });
  });
}

/** توج A | بكأس B: what is taken begins with what is called a prize. */
function behindVerb(all: Word[], at: number): [Word[], Word[]] | undefined {
  const from = all.findIndex(({ folded }, i) => i > at + 1 && i <= at + 1 + NAME && isWord(PRIZE, folded));
  return from < 0 ? undefined : [all.slice(at + 1, from), all.slice(from)];
}

/** على كأس B، بتتويج | A: the prize was told before. */
function crowned(all: Word[], at: number): [Word[], Word[]] | undefined {
  const from = CROWNING.test(all[at]!.folded) ? all.slice(0, at).findLastIndex(({ folded }) => isWord(PRIZE, folded)) : -1;
  return from < 0 ? undefined : [all.slice(at + 1, at + (CLUB.test(all[at + 1]?.folded ?? "") ? 3 : 2)), all.slice(from, at)];
}

/** The name before the verb; or, where it is further off, what the clause begins with: «Маяк» из Онежска | впервые выиграл. */
function subject(text: string, all: Word[], at: number): Word[] {
  const name = nameBefore(text, all, at);
  const cut = all.findLastIndex((word, i) => i > 0 && i <= at && CUT.test(text.slice(all[i - 1]!.end, word.start)));
  const clause = all.slice(Math.max(0, cut), at);
  if (name.length > 0 || clause.length > LONG || !clause[0] || STOPWORDS.has(clause[0].folded) || !isNamed(text, clause[0])) return name;
  return clause.slice(0, clause.findLastIndex((word) => isNamed(text, word)) + 1);
}

function untilCut(text: string, some: Word[]): Word[] {
  const end = some.findIndex((word, i) => i > 0 && CUT.test(text.slice(some[i - 1]!.end, word.start)));
  return some.slice(0, Math.min(LONG, end < 0 ? some.length : end));
}
