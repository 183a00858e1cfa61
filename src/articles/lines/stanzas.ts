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
  const runs: number[][] = [];
  const fits = (i: number) => free(i) && lines[i]!.marker === "none" && lines[i]!.words <= WORDS && lines[i]!.text.length <= LENGTH && !isTabular(lines[i]!) && !headsLinks(lines[i]!);
  for (let i = 0; i < lines.length; i++) {
    if (!fits(i)) continue;
    if (i > 0 && !lines[i]!.apart && runs.at(-1)?.at(-1) === i - 1) runs.at(-1)!.push(i);
    else runs.push([i]);
  }
  const stanza = runs.filter((run) => run.length >= STANZA && !(run[0]! > 0 && headsLinks(lines[run[0]! - 1]!)));
  const ended = (i: number) => lines[i]!.stop === "full" || lines[i]!.stop === "comma";
  const marked = (run: number[]) => run.filter(ended).length >= run.length * MARKED;
  // Beside verses or sentences with their marks, lines without any are a menu, headlines or who signed, also where no gap is between.
  const says = (i: number) => ended(i) || (lines[i]!.stop !== "weak" && isProse(lines[i]!));
  const found = stanza.some((run) => run.some(ended)) ? stanza.filter((run) => run.some(says)).map((run) => (marked(run) || (run.length >= BOTH && run.some(ended)) ? inner(run, says) : run)) : stanza;
  // "Method", over sentences.
  for (const run of found) if (run[0]! > 0 && !ended(run[0]!) && lines[run[0]!]!.words <= 2 && run.slice(1).every((i) => lines[i]!.stop === "full")) run.shift();
  // Who wrote it, over the headline.
  const top = lines.findIndex((_, i) => free(i));
  const signed = found[0]?.[0] === top && isPerson(lines[top]!.text);
  if (signed) found[0]!.shift();
  const [first, ...others] = found;
  // A first line heads the poem, unless its stanza would be shorter than the others without it.
  const size = others[0]?.length;
  if (first?.[0] === top + (signed ? 1 : 0) && !titled && !(size === first.length && others.every(({ length }) => length === size))) first.shift();
  const all = found.flat();
  const open = lines.flatMap((_, i) => (free(i) ? [i] : []));
  const beside = open.filter((i) => !all.includes(i) && i > 0);
  if (all.length < STANZA || all.length < open.length * SHARE || beside.filter((i) => lines[i]!.words > LONG).length > 1) return new Set();
  // Right under its name a front page has headlines.
  const song = found.length > 1 || titled || lines[all[0]!]!.apart;
  const said = all.filter(says);
  return new Set((beside.length === 0 && song) || said.length >= all.length / (beside.length === 0 ? 2 : 4) ? all : []);
}

/** A run without the lines at its ends that say nothing, where they are as many as a menu has. */
function inner(run: number[], says: (i: number) => boolean): number[] {
  const first = run.findIndex(says);
  const last = run.findLastIndex(says);
  return run.slice(first >= MENU ? first : 0, run.length - 1 - last >= MENU ? last + 1 : run.length);
}
