import { isProse, isTabular } from "./lists.ts";
import type { Line } from "./lines.ts";
import { headsLinks } from "./pointing.ts";

/** Verses are short: words, and UTF-16 units. */
const WORDS = 10;
const LENGTH = 64;
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
  const found = runs.filter((run) => run.length >= STANZA && !(run[0]! > 0 && headsLinks(lines[run[0]! - 1]!)));
  const [first, ...others] = found;
  // A first line heads the poem, unless its stanza would be shorter than the others without it.
  const size = others[0]?.length;
  if (first?.[0] === 0 && !titled && !(size === first.length && others.every(({ length }) => length === size))) first.shift();
  const all = found.flat();
  const open = lines.flatMap((_, i) => (free(i) ? [i] : []));
  const beside = open.filter((i) => !all.includes(i) && i > 0);
  if (all.length < STANZA || all.length < open.length * SHARE || beside.filter((i) => lines[i]!.words > LONG).length > 1) return new Set();
  const said = all.filter((i) => lines[i]!.stop === "comma" || lines[i]!.stop === "full" || (lines[i]!.stop !== "weak" && isProse(lines[i]!)));
  return new Set(beside.length === 0 || said.length >= all.length / 4 ? all : []);
}
