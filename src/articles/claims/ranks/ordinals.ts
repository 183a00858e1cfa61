import { fold } from "../../../language/fold.ts";
import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { monthOf, once } from "../../facts/spellings.ts";
import { monthsOf } from "../../languages/calendar.ts";
import { any, lexica } from "../../languages/lexicon.ts";
import { isNumeral, numerals } from "../numerals.ts";
import { GLUED, isWord, pattern } from "../pattern.ts";
import { unit } from "../units.ts";

/** A place in a row: "the third edition", الطبعة الثالثة, 3-е издание. */
export interface Ordinal extends Span {
  value: number;
  /** The folded words that it may count; none where it stands alone, or counts what is told in other ways as well. */
  nouns: string[];
}

/** What says an ordinal, once words glued to it are off; whether it may stand behind what it counts. */
const RANKS = [...lexica.values()].flatMap(({ ranks = {}, definite }) => Object.entries(ranks).map(([value, forms]) => ({ value: Number(value), said: new RegExp(`^(?:${forms.map(fold).join("|")})$`, "u"), behind: definite !== undefined })));
const ARTICLE = `${any("gluedAnd")}?${any("glued")}?${any("definite")}`;
const DEFINITE = new RegExp(`^${ARTICLE}(?=.{2})`, "u");
const DEFINITE_NUMBER = new RegExp(`^${ARTICLE}(\\d{1,3})$`, "u");
const LETTERED = new RegExp(`^(\\d+)${fold(any("ordinal"))}$`, "u");
const ENDING = new RegExp(`^[-‐‑–]?${any("rankEndings")}(?![\\p{L}\\p{M}])`, "iu");
/** What stands between a day and its month. */
export const OF = new RegExp(`^(?:${fold(any("of", "monthWord"))})$`, "u");
/** "Second largest" is told by sizes, "third place" by medals, "the second year" by its number. */
const UNRANKED = pattern("unranked", "century");
/** Words between what is counted and an ordinal behind it: "رواية سلمى الحكيم | الثانية". */
const APART = 2;
/** Letters behind a number that make it an ordinal, their hyphen and what may follow. */
const LONGEST_ENDING = 6;

/** Months of two words, of which an ordinal may be one: تشرين الثاني. */
const longMonths = once(() => {
  const others = [...new Set([...lexica.values()].flatMap(({ calendars = {} }) => Object.keys(calendars)))].flatMap(monthsOf).flat().map(fold);
  return new Set([...monthOf().keys(), ...others].filter((name) => name.includes(" ")));
});

/** The ordinals of a text, without those of dates. */
export function ordinals(text: string): Ordinal[] {
  const all = words(text);
  const found: Ordinal[] = [];
  for (let at = 0; at < all.length; at++) {
    const said = rankAt(text, all, at);
    if (!said) continue;
    const { value, from, to } = said;
    if (!isDay(all, from, to)) found.push({ start: all[from]!.start, end: all[to - 1]!.end, value, nouns: counted(text, all, said) });
    at = to - 1;
  }
  return found;
}

/** The ordinal that the word says, with what makes it greater beside it: it stands at the words [from, to). */
export function rankAt(text: string, all: Word[], at: number): Said | undefined {
  return inDigits(text, all, at) ?? inWords(all, at);
}

interface Said {
  value: number;
  from: number;
  to: number;
  /** What it counts may stand before it; it has the article, so that others may stand between. */
  behind: boolean;
  definite: boolean;
}

/** 2nd, الـ2, 2-й. */
function inDigits(text: string, all: Word[], at: number): Said | undefined {
  const { folded, end } = all[at]!;
  const lettered = LETTERED.exec(folded)?.[1];
  if (lettered) return { value: Number(lettered), from: at, to: at + 1, behind: false, definite: false };
  // The article may stand apart: "الـ 2".
  for (const from of [at, at - 1]) {
    const number = DEFINITE_NUMBER.exec(all.slice(Math.max(from, 0), at + 1).map((word) => word.folded).join(""))?.[1];
    if (number) return { value: Number(number), from, to: at + 1, behind: true, definite: true };
  }
  const ending = /^\d{1,3}$/.test(folded) && ENDING.exec(text.slice(end, end + LONGEST_ENDING))?.[0];
  if (!ending) return undefined;
  const apart = all[at + 1] !== undefined && all[at + 1]!.start < end + ending.length;
  return { value: Number(folded), from: at, to: apart ? at + 2 : at + 1, behind: false, definite: false };
}

/** Third, الثالثة, третьего; with what makes it greater beside it: twenty-third, الثالثة والعشرون, الثالثة عشرة. */
function inWords(all: Word[], at: number): Said | undefined {
  const { folded } = all[at]!;
  const rank = RANKS.find(({ said }) => said.test(folded)) ?? RANKS.find(({ said, behind }) => behind && said.test(folded.replace(GLUED, "")));
  if (!rank) return undefined;
  const { value, behind } = rank;
  const definite = behind && DEFINITE.test(folded);
  const number = (word: Word | undefined) => (word ? (numerals([word.folded])[0]?.value ?? 0) : 0);
  const isTens = (tens: number) => tens >= 20 && tens < 100 && tens % 10 === 0;
  const [before, next] = [number(all[at - 1]), number(all[at + 1])];
  if (value < 10 && behind && (next === 10 || isTens(next))) return { value: value + next, from: at, to: at + 2, behind, definite };
  if (value < 10 && !behind && isTens(before)) return { value: value + before, from: at - 1, to: at + 1, behind, definite };
  return { value, from: at, to: at + 1, behind, definite };
}

/** The second of May, May 2nd, تشرين الثاني. */
function isDay(all: Word[], from: number, to: number): boolean {
  const isMonth = (at: number) => monthOf().has(all[at]?.folded ?? "") || longMonths().has(`${all[at]?.folded} ${all[at + 1]?.folded}`);
  let behind = to;
  while (OF.test(all[behind]?.folded ?? "")) behind++;
  return isMonth(behind) || isMonth(from - 1) || longMonths().has(`${all[from - 1]?.folded.replace(GLUED, "")} ${all[from]!.folded}`) || longMonths().has(`${all[from - 1]?.folded} ${all[from]!.folded}`);
}

/** What stands beside an ordinal and may be counted by it. */
function counted(text: string, all: Word[], { from, to, behind, definite }: Said): string[] {
  const beside = (one: Word | undefined, other: Word | undefined) => one && other && /^[\s-]+$/.test(text.slice(one.end, other.start));
  const names = ({ folded }: Word) => !STOPWORDS.has(folded) && !/\d/.test(folded) && !isNumeral(folded) && !isNumeral(folded.replace(GLUED, ""));
  const found: Word[] = [];
  if (!definite && beside(all[to - 1], all[to]) && names(all[to]!)) found.push(all[to]!);
  for (let at = from - 1; behind && at >= from - 1 - (definite ? APART : 0); at--) {
    if (!beside(all[at], all[at + 1]) || !names(all[at]!)) break;
    found.push(all[at]!);
  }
  const folded = found.map((word) => word.folded);
  return folded.some((word) => isWord(UNRANKED, word) || unit(word) || unit(word.replace(GLUED, ""))) ? [] : folded;
}
