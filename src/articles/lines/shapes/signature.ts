import type { Role } from "../../article.ts";
import { fold } from "../../../language/fold.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { areNames } from "../../facts/names.ts";
import { phrase } from "../../facts/phrase.ts";
import { words } from "../../languages/lexicon.ts";
import { type Line, SHORT } from "../lines.ts";
import { isProse } from "../lists.ts";

/** "Yours faithfully", whole lines. */
const CLOSINGS = new Set(words("closings").map(phrase));
/** Whoever signs takes so many lines, of so many words; a name that we do not know, fewer. */
const LINES = 3;
const WORDS = 8;
const NAME = 4;

/** A name that nobody knows, by its first word: it has a capital, where there are capitals, and does not go on like a sentence. */
const mayBeName = ({ text }: Line) => /^(?:\p{Lu}|\p{Lo})[^,،]*[,،]?$/u.test(text) && !STOPWORDS.has(fold(text.split(/[\s,،]/u, 1)[0]!));

/** Where a letter is signed: the line that closes it, and below it who wrote, and what he is or where. Verses may have such lines, but no name below. */
export function signed(lines: Line[], roles: (Role | undefined)[]): void {
  const isText = (i: number) => (roles[i] === undefined || roles[i] === "body") && isProse(lines[i]!);
  lines.forEach((line, at) => {
    if (roles[at] !== undefined || line.words > WORDS || line.text.length > SHORT || !CLOSINGS.has(phrase(line.text))) return;
    const signs = (i: number) => lines[i] !== undefined && i <= at + LINES && (i === at + 1 || !lines[i]!.apart) && lines[i]!.words <= WORDS && lines[i]!.marker === "none" && !isProse(lines[i]!);
    let end = at + 1;
    while (signs(end)) end++;
    const below = lines.slice(at + 1, end);
    const [above, behind] = [lines.findIndex((_, i) => isText(i)), lines.findLastIndex((_, i) => isText(i))];
    // Above all text it is a headline; between two texts a heading may stand below it.
    if (above < 0 || above >= at) return;
    const isName = below.length > 0 && !/\p{Nd}/u.test(below[0]!.text) && (areNames(below[0]!.text.replace(/[\s,،.]+$/u, "")) || (behind <= at && below.length < LINES && mayBeName(below[0]!) && below.every(({ words }) => words <= NAME)));
    // Over a text it is a heading.
    if (!isName && (below.length > 0 || lines[end])) return;
    roles[at] = "boilerplate";
    // Whose letter is quoted within a text did not write the text.
    for (let i = at + 1; i < end; i++) roles[i] = i === at + 1 && behind <= at ? "byline" : (roles[i] ?? "boilerplate");
  });
}
