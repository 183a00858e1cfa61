import { fold } from "../../../language/fold.ts";
import { phrase } from "../../facts/phrase.ts";
import { any, words } from "../../languages/lexicon.ts";
import { type Line, SHORT } from "../lines.ts";
import { isProse } from "../lists.ts";
import { headsLinks } from "../pointing.ts";

/** An ingredient has so many words at most, and its heading. */
const WORDS = 9;
const HEADING = 5;

const MEASURE = `${fold(any("measures"))}(?![\\p{L}\\p{M}])`;
/** "200g flour", "flour: 3 cups"; a year is no amount: "2019 г." */
const MEASURED = new RegExp(`(?:[½¼¾⅓⅔]|(?<!(?<!\\d)(?:1[89]|20)\\d)\\d)\\s?${MEASURE}`, "u");
/** Where the number is in the word, the measure begins the line; but "كأس" is a trophy, "банки" are banks, "L." is a name. */
const NAMED = new RegExp(`^${MEASURE}`, "u");
/** "4 eggs", "½ onion, chopped". */
const COUNTED = /^[\d½¼¾⅓⅔][\d\s½¼¾⅓⅔/.,–-]*\p{L}/u;
const HEADS = new Set(words("ingredients").map(phrase));

/** Where no heading says so, ingredients have so many words on the average at most: headlines with numbers have more. */
const MEAN = 4;

/** What a recipe is made of, as lines copied from a page show it. */
export interface Amounts {
  rows: Set<number>;
  /** What stands above them and behind: "Ingredients", "For the cake", "Method". */
  heads: Set<number>;
}

/**
 * Lists of ingredients: neighbouring short lines with amounts. Where a heading says that they are, or
 * another list is there, fewer prove it; headlines count things as well, but do not measure them.
 * @param credits whether a line tells who wrote the article or when
 */
export function amounts(lines: Line[], free: (i: number) => boolean, credits: (i: number) => boolean): Amounts {
  const found: Amounts = { rows: new Set(), heads: new Set() };
  const bare = lines.map(({ text, words }) => (words > WORDS || text.length > SHORT ? "" : fold(text.replace(/^[\s•·*▪–—-]+/u, ""))));
  const measured = (i: number) => MEASURED.test(bare[i] ?? "");
  const named = (i: number) => NAMED.test(bare[i] ?? "");
  const amount = (i: number) => measured(i) || named(i) || COUNTED.test(bare[i] ?? "");
  const short = (i: number) => lines[i] !== undefined && free(i) && lines[i]!.words <= WORDS && (lines[i]!.stop === "none" || lines[i]!.stop === "comma") && !headsLinks(lines[i]!);
  const heads = (i: number) => lines[i] !== undefined && bare[i] !== "" && lines[i]!.words <= HEADING && HEADS.has(phrase(lines[i]!.text));
  const runs: number[][] = [];
  for (let i = 1; i < lines.length; i++) {
    const last = runs.at(-1);
    const goesOn = last?.at(-1) === i - 1 && (!lines[i]!.apart || amount(i));
    if (!short(i) || heads(i) || (!goesOn && !amount(i) && !heads(i - 1))) continue;
    if (goesOn) last!.push(i);
    else runs.push([i]);
  }
  const [firstProse, lastProse] = runs.length > 0 ? [lines.findIndex(isProse), lines.findLastIndex(isProse)] : [0, -1];
  // Over who wrote it stand the headline and what the page has above.
  const overCredits = (end: number) => lines.some((_, i) => i > end && i < firstProse && credits(i));
  for (const known of [false, true]) {
    for (const run of runs) {
      const over = (i: number) => lines[i + 1] !== undefined && !lines[i + 1]!.apart && isProse(lines[i + 1]!);
      while (run.length > 0 && !amount(run.at(-1)!) && over(run.at(-1)!)) run.pop();
      if (run.length === 0) continue;
      const headed = heads(run[0]! - 1);
      const [all, exact] = [run.filter(amount).length, run.filter((i) => measured(i) || ((headed || known) && named(i))).length];
      const plain = run.reduce((sum, i) => sum + lines[i]!.words, 0) <= run.length * MEAN && !headsLinks(lines[run[0]! - 1]!) && run.at(-1)! < lastProse;
      const proven = headed ? run.length > 1 && (exact > 0 || all * 2 >= run.length) : plain && (known ? run.length > 1 && exact * 2 >= run.length : run.length > 2 && exact * 3 >= run.length && all * 2 >= run.length);
      if (!proven || overCredits(run.at(-1)!) || (known && found.rows.size === 0)) continue;
      for (const i of run) found.rows.add(i);
      const above = run[0]! - 1;
      // "Method", over what is to be done.
      const below = run.at(-1)! + 1;
      if (short(below) && lines[below]!.words <= 3 && lines[below + 1] && (isProse(lines[below + 1]!) || lines[below + 1]!.marker === "number")) found.heads.add(below);
      if (above > 0 && !found.rows.has(above) && short(above) && lines[above]!.words <= HEADING) found.heads.add(above);
    }
  }
  return found;
}
