import { isPerson } from "../facts/names.ts";
import { isProse, isTabular } from "./lists.ts";
import type { Line } from "./lines.ts";
import { headsLinks } from "./pointing.ts";

/** Verses are short: words, and UTF-16 units. */
const WORDS = 10;
const LENGTH = 64;
/** Of verses or sentences with their marks such a share has one. */
const MARKED = 0.3;
/** A menu or a list of headlines has so many lines at least. */
const MENU = 3;
/** In so many lines with no gap there may be a text and a menu, few marks as it has. */
const BOTH = 8;
/** So many lines make a stanza, and such a share of a text makes it a poem. */
const STANZA = 3;
const SHARE = 0.6;
/** Beside one note on it, nothing in a poem has more words. */
const LONG = 14;

/**
 * The lines of a poem: a text of hardly anything but stanzas, which are short lines with no gap between. Lists of headlines
 * look so as well, but there is other text beside them, and no line of them ends as parts of sentences do.
 * @param free whether nothing else is known of a line
 * @param titled whether the text has a headline from elsewhere, so that its first line need not be one
 */
export function stanzas(lines: Line[], free: (i: number) => boolean, titled: boolean): Set<number> {
  const ended = (i: number) => lines[i]!.stop === "full" || lines[i]!.stop === "comma";
  const says = (i: number) => ended(i) || (lines[i]!.stop !== "weak" && isProse(lines[i]!));
  const found = verses(runsOf(lines, free), ended, says);
  // "Method", over sentences.
  for (const run of found) if (run[0]! > 0 && !ended(run[0]!) && lines[run[0]!]!.words <= 2 && run.slice(1).every((i) => lines[i]!.stop === "full")) run.shift();
  const open = lines.flatMap((_, i) => (free(i) ? [i] : []));
  withoutHead(found, lines, open[0] ?? -1, titled);
  const all = found.flat();
  const beside = open.filter((i) => i > 0 && !all.includes(i));
  if (all.length < STANZA || all.length < open.length * SHARE || beside.filter((i) => lines[i]!.words > LONG).length > 1) return new Set();
  // Right under its name a front page has headlines.
  const song = beside.length === 0 && (found.length > 1 || titled || lines[all[0]!]!.apart);
  return new Set(song || all.filter(says).length >= all.length / (beside.length === 0 ? 2 : 4) ? all : []);
}

/** Lines with no gap between that could be verses, as many as a stanza has and more, under no heading of links. */
function runsOf(lines: Line[], free: (i: number) => boolean): number[][] {
  const fits = (i: number) => free(i) && lines[i]!.marker === "none" && lines[i]!.words <= WORDS && lines[i]!.text.length <= LENGTH && !isTabular(lines[i]!) && !headsLinks(lines[i]!);
  const runs: number[][] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!fits(i)) continue;
    if (i > 0 && !lines[i]!.apart && runs.at(-1)?.at(-1) === i - 1) runs.at(-1)!.push(i);
    else runs.push([i]);
  }
  return runs.filter((run) => run.length >= STANZA && !(run[0]! > 0 && headsLinks(lines[run[0]! - 1]!)));
}

/** Beside verses or sentences with their marks, lines without any are a menu, headlines or who signed, also where no gap is between. */
function verses(runs: number[][], ended: (i: number) => boolean, says: (i: number) => boolean): number[][] {
  if (!runs.some((run) => run.some(ended))) return runs;
  const marked = (run: number[]) => run.filter(ended).length >= run.length * MARKED;
  return runs.filter((run) => run.some(says)).map((run) => (marked(run) || (run.length >= BOTH && run.some(ended)) ? inner(run, says) : run));
}

/** Takes off who wrote it and what it is called, where they are the first lines of all, at `top`. */
function withoutHead([first, ...others]: number[][], lines: Line[], top: number, titled: boolean): void {
  if (first?.[0] !== top) return;
  if (isPerson(lines[top]!.text)) first.shift();
  // A first line heads the poem, unless its stanza would be shorter than the others without it.
  const size = others[0]?.length;
  if (!titled && !(size === first.length && others.every(({ length }) => length === size))) first.shift();
}

/** A run without the lines at its ends that say nothing, where they are as many as a menu has. */
function inner(run: number[], says: (i: number) => boolean): number[] {
  const first = run.findIndex(says);
  const last = run.findLastIndex(says);
  return run.slice(first >= MENU ? first : 0, run.length - 1 - last >= MENU ? last + 1 : run.length);
}
