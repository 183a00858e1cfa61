import { fold } from "../../language/fold.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { pattern } from "./pattern.ts";

/** A number among words: words [from, to) say it. */
export interface Numeral {
  from: number;
  to: number;
  value: number;
  /** Printed in digits and nothing else. */
  digits: boolean;
}

const VALUES: ReadonlyMap<string, number> = new Map(
  [...lexica.values()].flatMap(({ numerals = {} }) => Object.entries(numerals).flatMap(([value, names]) => names.map((name) => [fold(name), Number(value)] as const))),
);
/** What multiplies the number before it. */
const SCALES = new Set([100, 1000, 1_000_000, 1_000_000_000]);
/** Where words are glued: "and", "with", "for", "the". Only the first of them joins two parts of one number. */
const GLUED = new RegExp(`^(${any("gluedAnd")})?${any("glued")}?(?=.{2})`, "u");
const PARTS = ([["andHalf", 0.5], ["andQuarter", 0.25]] as const).map(([key, value]) => ({ said: pattern(key), value }));
const BEFORE = ([["halfPast", 0.5], ["quarterPast", 0.25], ["quarterTo", -0.25]] as const).map(([key, value]) => ({ said: pattern(key), value }));
/** Words of such a part, at the most; and of what means one number: "three quarters of a million". */
const PART = 4;
const LONGEST = 5;
const AND = new RegExp(`^${any("and", "gluedAnd")}$`, "u");

/** The number that a folded word, or several, are for. */
export function numberFor(folded: string): number | undefined {
  return VALUES.get(folded);
}

/** Whether a folded word is one of those that say numbers. */
export function isNumeral(folded: string): boolean {
  return VALUES.has(folded);
}

/**
 * The numbers that folded words say, in digits or words: 1·5 million, خمسة وأربعون, двести.
 * @param beside whether a word stands beside the one before, with no sign between: then "3 тысячи 500" is one number
 */
export function numerals(folded: readonly string[], beside: (at: number) => boolean = () => false): Numeral[] {
  const found: Numeral[] = [];
  for (let from = 0; from < folded.length; ) {
    const numeral = at(folded, from, beside);
    if (numeral) found.push(numeral);
    from = numeral?.to ?? from + 1;
  }
  return found;
}

function at(folded: readonly string[], from: number, beside: (at: number) => boolean): Numeral | undefined {
  const ahead = partOf(BEFORE, folded, from);
  const hour = ahead && at(folded, ahead.to, beside);
  if (hour) return { ...hour, from, value: hour.value + ahead.value, digits: false };
  const first = /^\d+(?:·\d+)?$/.test(folded[from]!) ? Number(folded[from]!.replace("·", ".")) : undefined;
  let total = 0;
  let current = first;
  let scale = Number.POSITIVE_INFINITY;
  let to = from + (first === undefined ? 0 : 1);
  while (to < folded.length) {
    const more = to > from ? part(folded, to) : undefined;
    if (more) {
      if (current === undefined) total += more.value * scale;
      else current += more.value;
      to = more.to;
      continue;
    }
    const and = to > from && AND.test(folded[to]!) ? 1 : 0;
    const rest = current === undefined && total > 0 && beside(to) ? goingOn(folded, to, scale) : undefined;
    const word = rest ?? meant(folded, to + and);
    if (!word) break;
    const { value } = word;
    if (SCALES.has(value) && value < scale && (value > 100 || current === undefined || (current < 100 && current % 10 !== 0))) {
      if (value === 100) current = (current ?? 1) * 100;
      else {
        total += (current ?? 1) * value;
        current = undefined;
        scale = value;
      }
    } else if (value > 1000 && current === undefined && value < scale) {
      // "Two thousand" in one word.
      total += value;
      scale = Math.max(...[...SCALES].filter((scale) => scale <= value));
    } else {
      if ((first !== undefined && !rest) || value >= scale || (value < 1 && total > 0)) break;
      const sum = added(current, value, word.joined || and === 1);
      if (sum === undefined) break;
      current = sum;
    }
    to = word.to;
  }
  if (to === from) return undefined;
  return { from, to, value: total + (current ?? 0), digits: first !== undefined && to === from + 1 };
}

/** What is in digits behind a scale: "a million | 200 thousand", "3 thousand | 500". */
function goingOn(folded: readonly string[], at: number, scale: number): { value: number; joined: boolean; to: number } | undefined {
  const value = /^\d{1,3}$/.test(folded[at]!) ? Number(folded[at]) : 0;
  const next = meant(folded, at + 1)?.value ?? 0;
  const scaled = SCALES.has(next) && next >= 1000 && next < scale;
  return value > 0 && (scaled || (scale === 1000 && value >= 100)) ? { value, joined: true, to: at + 1 } : undefined;
}

/** "And a half", "с половиной", "ونصف": what is added to the number before it, and where that ends. */
export function part(folded: readonly string[], at: number): { value: number; to: number } | undefined {
  return partOf(PARTS, folded, at);
}

function partOf(parts: typeof PARTS | typeof BEFORE, folded: readonly string[], at: number): { value: number; to: number } | undefined {
  const ahead = folded.slice(at, at + PART).join(" ");
  for (const { said, value } of parts) {
    const words = said.exec(ahead)?.[0].split(" ").length;
    if (words !== undefined) return { value, to: at + words };
  }
  return undefined;
}

/** What a word means, or two and three that mean one number: "two dozen", أحد عشر, "half a million". */
function meant(folded: readonly string[], at: number): { value: number; joined: boolean; to: number } | undefined {
  const word = folded[at] ?? "";
  const [glued = "", and = ""] = GLUED.exec(word) ?? [];
  // The article may be a part of the number: وألفي.
  const glues = [glued, and].filter(Boolean);
  for (let to = Math.min(at + LONGEST, folded.length); to > at; to--) {
    const said = folded.slice(at, to).join(" ");
    const plain = VALUES.get(said);
    if (plain !== undefined) return { value: plain, joined: false, to };
    const value = glues.map((glue) => VALUES.get(said.slice(glue.length))).find((value) => value !== undefined);
    if (value !== undefined) return { value, joined: and !== "", to };
  }
  return undefined;
}

/** Part by part: 100 + 40 + 5, and 5 + 40 where "and" joins them, 3 + 10; undefined where another number begins. */
function added(current: number | undefined, value: number, joined: boolean): number | undefined {
  if (current === undefined) return value;
  const [tens, ones] = [current % 100, current % 10];
  if (value < 10) return value >= 1 && ones === 0 && tens !== 10 && current >= 20 ? current + value : undefined;
  if (value === 10 && tens > 0 && tens < 10 && !joined) return current + value;
  if (value < 100) return (tens === 0 && current > 0) || (joined && tens > 0 && tens < 10) ? current + value : undefined;
  return undefined;
}
