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

/** How each line looks, by its number; of no line, nothing is true. */
interface Looks {
  short(i: number): boolean;
  heads(i: number): boolean;
  measured(i: number): boolean;
  named(i: number): boolean;
  amount(i: number): boolean;
}

/**
 * Lists of ingredients: neighbouring short lines with amounts. Where a heading says that they are, or
 * another list is there, fewer prove it; headlines count things as well, but do not measure them.
 * @param credits whether a line tells who wrote the article or when
 */
export function amounts(lines: Line[], free: (i: number) => boolean, credits: (i: number) => boolean): Amounts {
  const found: Amounts = { rows: new Set(), heads: new Set() };
  const look = looks(lines, free);
  const runs = runsOf(lines, look);
  if (runs.length === 0) return found;
  const [firstProse, lastProse] = [lines.findIndex(isProse), lines.findLastIndex(isProse)];
  // Over who wrote it stand the headline and what the page has above.
  const overCredits = (end: number) => lines.some((_, i) => i > end && i < firstProse && credits(i));
  for (const run of runs) trim(run, lines, look);
  const left = runs.filter((run) => run.length > 0);
  const take = (run: number[]) => {
    for (const i of run) found.rows.add(i);
    const [above, below] = [run[0]! - 1, run.at(-1)! + 1];
    // "Method", over what is to be done.
    if (look.short(below) && lines[below]!.words <= 3 && lines[below + 1] && (isProse(lines[below + 1]!) || lines[below + 1]!.marker === "number")) found.heads.add(below);
    if (above > 0 && !found.rows.has(above) && look.short(above) && lines[above]!.words <= HEADING) found.heads.add(above);
  };
  const proven = left.filter((run) => !overCredits(run.at(-1)!));
  for (const run of proven) if (isList(run, false)) take(run);
  // Where one list is, another needs less.
  if (found.rows.size > 0) for (const run of proven) if (isList(run, true)) take(run);
  return found;

  function isList(run: number[], known: boolean): boolean {
    const headed = look.heads(run[0]! - 1);
    const all = run.filter(look.amount).length;
    const exact = run.filter((i) => look.measured(i) || ((headed || known) && look.named(i))).length;
    if (headed) return run.length > 1 && (exact > 0 || all * 2 >= run.length);
    const words = run.reduce((sum, i) => sum + lines[i]!.words, 0);
    if (words > run.length * MEAN || headsLinks(lines[run[0]! - 1]!) || run.at(-1)! >= lastProse) return false;
    return known ? run.length > 1 && exact * 2 >= run.length : run.length > 2 && exact * 3 >= run.length && all * 2 >= run.length;
  }
}

function looks(lines: Line[], free: (i: number) => boolean): Looks {
  const bare = lines.map(({ text, words }) => (words > WORDS || text.length > SHORT ? "" : fold(text.replace(/^[\s•·*▪–—-]+/u, ""))));
  const measured = (i: number) => MEASURED.test(bare[i] ?? "");
  const named = (i: number) => NAMED.test(bare[i] ?? "");
  const ends = ({ stop }: Line) => stop === "none" || stop === "comma";
  return {
    measured,
    named,
    amount: (i) => measured(i) || named(i) || COUNTED.test(bare[i] ?? ""),
    short: (i) => lines[i] !== undefined && free(i) && lines[i]!.words <= WORDS && ends(lines[i]!) && !headsLinks(lines[i]!),
    heads: (i) => lines[i] !== undefined && bare[i] !== "" && lines[i]!.words <= HEADING && HEADS.has(phrase(lines[i]!.text)),
  };
}

/** Neighbouring short lines that an amount or a heading begins; behind a gap only an amount goes on. */
function runsOf(lines: Line[], { short, heads, amount }: Looks): number[][] {
  const runs: number[][] = [];
  for (let i = 1; i < lines.length; i++) {
    if (!short(i) || heads(i)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1 && (!lines[i]!.apart || amount(i))) last.push(i);
    else if (amount(i) || heads(i - 1)) runs.push([i]);
  }
  return runs;
}

/** Without what heads the text below: at the end of a run, and no amount. */
function trim(run: number[], lines: Line[], { amount }: Looks): void {
  const over = (i: number) => lines[i + 1] !== undefined && !lines[i + 1]!.apart && isProse(lines[i + 1]!);
  while (run.length > 0 && !amount(run.at(-1)!) && over(run.at(-1)!)) run.pop();
}
