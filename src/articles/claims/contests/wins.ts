import { sentences } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { startsDefinite } from "../../facts/names.ts";
import { isNumeral } from "../numerals.ts";
import { GLUED, pattern } from "../pattern.ts";
import { isNear, nameBefore, nameBehind, placeOf } from "./names.ts";
import { type Taking, takings } from "./prizes.ts";

/** Who beat whom, by one sentence; the span is of the sentence. Undefined where it has "his win" alone. */
export interface Win extends Span {
  winner: Span | undefined;
  loser: Span;
}

const BEATING = pattern("beating");
const LOSING = pattern("losing");
const DEFEATING = pattern("defeating");
const OVER = pattern("overs");
const BEFORE = pattern("befores");
const SUBJECTLESS = pattern("subjectless");
const CLUB = pattern("clubs");
/** Words of such a phrase at the most, and before the words between the two of them. */
const PHRASE = 6;
const FAR = 5;

/** Who beat whom in a text: A beat B, A lost to B, فاز A على B, هزم A B, «А» обыграла «Б»; and A took the cup after it beat B. */
export function wins(text: string): Win[] {
  const taken = takings(text);
  return sentences(text).flatMap(({ start, end }): Win[] => {
    const said = text.slice(start, end);
    const all = words(said);
    return all.flatMap((_, at): Win[] => {
      const { kind, length } = phraseAt(all, at);
      if (!kind) return [];
      const last = at + length - 1;
      const both = sides(said, all, at, last, kind);
      if (!both) return [];
      const [first, second] = both.map((some) => placeOf(some, start));
      const [winner, loser] = kind === LOSING ? [second, first] : [first, second];
      return loser ? [{ start, end, winner: winner ?? takerBefore(taken, all, at, { start, end }), loser }] : [];
    });
  });
}

/** What a phrase that begins there says of two sides, and its words; "and" may be glued to it. */
function phraseAt(all: Word[], at: number): { kind?: RegExp; length: number } {
  const ahead = all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" ");
  for (const said of [ahead, ahead.replace(GLUED, "")]) {
    const kind = [BEATING, LOSING, DEFEATING].find((pattern) => pattern.test(said));
    if (kind) return { kind, length: kind.exec(said)![0].split(" ").length };
  }
  return { length: 0 };
}

/** Who stands before the verb and who behind, or where the verb comes first before and behind what parts them. */
function sides(text: string, all: Word[], at: number, last: number, kind: RegExp): [Word[], Word[]] | undefined {
  const isArabic = /^\p{Script=Arabic}/u.test(all[at]!.folded);
  if (kind === DEFEATING) return isArabic ? bothBehind(text, all, at) : [[], nameBehind(text, all, last)];
  if (isArabic) return behindVerb(text, all, at, kind === BEATING ? OVER : BEFORE);
  const first = nameBefore(text, all, at);
  const second = nameBehind(text, all, last);
  const isHis = kind === BEATING && SUBJECTLESS.test(all[at - 1]?.folded ?? "");
  return second.length > 0 && (first.length > 0 || isHis) ? [first, second] : undefined;
}

/** Who took a prize before, in the sentence: "after they beat ..." is of him. */
function takerBefore(taken: Taking[], all: Word[], at: number, { start, end }: Span): Span | undefined {
  const before = taken.filter((one) => one.start === start && one.end === end && one.winner.end <= start + all[at]!.start);
  return before.length === 1 ? before[0]!.winner : undefined;
}

/** فاز A على B: of B a word, and the next where nothing else begins with it. */
function behindVerb(text: string, all: Word[], at: number, between: RegExp): [Word[], Word[]] | undefined {
  const middle = all.findIndex(({ folded }, i) => i > at && i <= at + FAR && between.test(folded));
  const next = all[middle + 1];
  if (middle < 0 || !next || /[.,،؛:]/u.test(text.slice(all[at]!.start, next.start))) return undefined;
  return [all.slice(at + 1, middle), all.slice(middle + 1, endOfName(text, all, middle + 1))];
}

/** هزم A B: each is a word, or what it is called and one. Behind "after it beat" both are of who loses. */
function bothBehind(text: string, all: Word[], at: number): [Word[], Word[]] | undefined {
  const named = (from: number): Word[] => {
    const next = all[from];
    if (!next || !isNear(text, all[from - 1]!, next) || STOPWORDS.has(next.folded)) return [];
    return CLUB.test(next.folded) ? [next, ...named(from + 1).slice(0, 1)] : [next];
  };
  const first = named(at + 1);
  // Two nouns of which the second alone has the article are one name: اتحاد الجبل.
  const next = all[at + 2];
  const whole = first.length === 1 && next && isNear(text, first[0]!, next) && startsDefinite(next.folded) && !startsDefinite(first[0]!.folded) ? [...first, next] : first;
  if (SUBJECTLESS.test(all[at - 1]?.folded ?? "")) return first.length > 0 ? [[], whole] : undefined;
  const second = named(at + 1 + first.length);
  return first.length > 0 && second.length > 0 && (startsDefinite(second[0]!.folded) || second.length > 1) ? [first, second] : undefined;
}

function endOfName(text: string, all: Word[], from: number): number {
  const [next, behind] = [all[from]!, all[from + 1]];
  const goesOn = behind && isNear(text, next, behind) && !STOPWORDS.has(behind.folded) && (startsDefinite(behind.folded) || behind.folded.replace(GLUED, "") === behind.folded) && !/^\d/.test(behind.folded) && !isNumeral(behind.folded.replace(GLUED, ""));
  return goesOn ? from + 2 : from + 1;
}
