import { withoutDate } from "../facts/dates.ts";
import { areNames } from "../facts/names.ts";
import { label } from "../lines/labels.ts";
import { lines } from "../lines/lines.ts";
import { isProse, isTabular } from "../lines/lists.ts";
import { headsLinks } from "../lines/pointing.ts";
import type { Chunk } from "./chunks.ts";
import { isText } from "./region.ts";

/** A line of verse or of a notice: words, at most. */
const VERSE = 12;

/**
 * Lines of one paragraph with nothing but forced breaks between, all of them short: a verse, a notice. One above running
 * text is a heading; names, days and what says itself what it is are not the text's. Above the first running text
 * and below the last the writers and the menus stand, so that there a line must look like the article's.
 */
export function versesAmong(chosen: Chunk[]): Set<Chunk> {
  const found = new Set<Chunk>();
  const running = chosen.flatMap((chunk, i) => (isText(chunk) ? [i] : []));
  const [first = Infinity, last = -Infinity] = [running[0], running.at(-1)];
  chosen.forEach(({ element }, i) => {
    if (element.tag !== "p" || chosen[i - 1]?.element === element) return;
    let end = i + 1;
    while (chosen[end]?.element === element && chosen[end]!.soft) end++;
    const all = chosen.slice(i, end);
    const shapes = all.flatMap(({ text }) => lines(text));
    const own = ({ text, linked }: Chunk) => linked === 0 && text.split(" ").length <= VERSE && !areNames(text) && withoutDate(text) === undefined && text.includes(" ");
    if (all.length < 2 || !all.every(own) || shapes.some((line) => headsLinks(line) || label(line))) return;
    const within = running.length === 0 || (i > first && i < last);
    if (within || shapes.some((line) => line.stop === "comma" || (line.stop === "full" && line.words > 2) || isProse(line) || isTabular(line))) for (const chunk of all) found.add(chunk);
  });
  return found;
}
