import { sentences } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { startsDefinite } from "../../facts/names.ts";
import { isNumeral } from "../numerals.ts";
import { GLUED, pattern } from "../pattern.ts";

/** Who beat whom, by one sentence; the span is of the sentence. Undefined where it has "his win" alone. */
export interface Win extends Span {
  winner: Span | undefined;
  loser: Span;
}

const BEATING = pattern("beating");
const LOSING = pattern("losing");
const OVER = pattern("overs");
const BEFORE = pattern("befores");
/** Words of such a phrase, and of a name at the most; and before the words between the two of them. */
const PHRASE = 3;
const NAME = 4;
const FAR = 5;

/** Who beat whom in a text: A beat B, A lost to B, فاز A على B, خسر A أمام B, «А» обыграла «Б». */
export function wins(text: string): Win[] {
  return sentences(text).flatMap(({ start, end }): Win[] => {
    const said = text.slice(start, end);
    const all = words(said);
    return all.flatMap((word, at): Win[] => {
      const ahead = all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" ");
      const [pattern, between] = BEATING.test(ahead) ? [BEATING, OVER] : LOSING.test(ahead) ? [LOSING, BEFORE] : [undefined, undefined];
      if (!pattern) return [];
      const last = at + pattern.exec(ahead)![0].split(" ").length - 1;
      const both = /^\p{Script=Arabic}/u.test(word.folded) ? behindVerb(said, all, at, between) : aroundVerb(said, all, at, last);
      if (!both) return [];
      const [first, second] = both.map((some) => (some.length > 0 ? { start: start + some[0]!.start, end: start + some.at(-1)!.end } : undefined));
      const [winner, loser] = pattern === BEATING ? [first, second] : [second, first];
      return loser ? [{ start, end, winner, loser }] : [];
    });
  });
}

/** A beat B: names right before the verb and right behind it, by their capitals or quotation marks. */
function aroundVerb(text: string, all: Word[], at: number, last: number): [Word[], Word[]] | undefined {
  const first: Word[] = [];
  for (let i = at - 1; i >= 0 && first.length < NAME && isNamed(text, all[i]!) && isNear(text, all[i]!, all[i + 1]!) && !isParted(text, all[i]!, first[0]); i--) first.unshift(all[i]!);
  // "The | Hungarian Imre Vadas", "команда | «Маяк»".
  const from = all.findIndex((word, i) => i > last && i <= last + 2 && isNamed(text, word));
  if (first.length === 0 || from < 0 || !isNear(text, all[last]!, all[last + 1]!)) return undefined;
  const second = [all[from]!];
  for (let i = from + 1; second.length < NAME && all[i] && isNamed(text, all[i]!) && isNear(text, all[i - 1]!, all[i]!) && !isParted(text, all[i - 1]!, all[i]); i++) second.push(all[i]!);
  return [first, second];
}

/** فاز A على B: of B a word, and the next where nothing else begins with it. */
function behindVerb(text: string, all: Word[], at: number, between: RegExp): [Word[], Word[]] | undefined {
  const middle = all.findIndex(({ folded }, i) => i > at && i <= at + FAR && between.test(folded));
  const next = all[middle + 1];
  if (middle < 0 || !next || /[.,،؛:]/u.test(text.slice(all[at]!.start, next.start))) return undefined;
  const behind = all[middle + 2];
  const goesOn = behind && isNear(text, next, behind) && !STOPWORDS.has(behind.folded) && (startsDefinite(behind.folded) || behind.folded.replace(GLUED, "") === behind.folded) && !/^\d/.test(behind.folded) && !isNumeral(behind.folded.replace(GLUED, ""));
  return [all.slice(at + 1, middle), goesOn ? [next, behind] : [next]];
}

function isNamed(text: string, { start }: Word): boolean {
  return /^\p{Lu}/u.test(text.slice(start)) || /["“„«]$/u.test(text.slice(0, start));
}

/** A quotation mark stands between them. */
function isParted(text: string, { end }: Word, next: Word | undefined): boolean {
  return next !== undefined && /["“”„«»]/u.test(text.slice(end, next.start));
}

function isNear(text: string, { end }: Word, { start }: Word): boolean {
  return /^["”»'’]?[\s-]+["“«'‘]?$/u.test(text.slice(end, start));
}
