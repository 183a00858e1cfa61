import { pattern } from "../../articles/claims/pattern.ts";
import { any } from "../../articles/languages/lexicon.ts";
import { fold } from "../../language/fold.ts";
import { wanted } from "../../language/questions/asks.ts";
import { commonestScript, script } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { areForms } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import type { Window } from "../../reading/layout.ts";
import type { Reading } from "../../reading/reading.ts";
import { MOST_ODDS } from "../confidence.ts";

/** Where the list of the dish that is asked for has one item with what is asked for, it answers, whatever the reader thinks of it. Log-odds. */
const TOLD = 8;
/** By so much it leads the places that the reader saw, that it is quoted before theirs. Log-odds. */
const LEAD = 3;
const MEASURE = pattern("measures");
/** "- 250 g red lentils", "- соль - 1 чайная ложка". */
const ITEM = /^[ \t]*[•·*▪–—-][ \t]+(\S.{0,80}?)[ \t]*$/gmu;
const MEASURED = new RegExp(`(?<![\\p{L}\\p{M}])${fold(any("measures"))}(?![\\p{L}\\p{M}])`, "u");

/**
 * A reading for a question how much there is of something, where a list of ingredients has it in one item: that comes first. The
 * reader often takes the item beside it. Where the title has the dish that is asked for, the item answers.
 */
export function ofTheIngredient(question: string, { title, text }: Pick<Window, "title" | "text">, reading: Reading): Reading {
  if (wanted(question) !== "number") return reading;
  const items = Array.from(text.matchAll(ITEM), ({ 0: line, 1: item, index }): Span => ({ start: index + line.indexOf(item!), end: index + line.indexOf(item!) + item!.length }));
  const said = ({ start, end }: Span) => text.slice(start, end);
  if (items.length < 2 || !items.some((item) => MEASURED.test(fold(said(item))))) return reading;
  const asked = words(question).filter(({ folded }) => !STOPWORDS.has(folded) && !MEASURE.test(folded));
  const dish = asked.filter((word) => isIn(word, title));
  const others = asked.filter((word) => !dish.includes(word));
  // Of lentil soup the lentils are asked for where they are named first.
  const sought = dish.includes(asked[0]!) ? [asked[0]!] : others;
  const found = items.filter((item) => sought.some((word) => isIn(word, said(item))));
  const [mark] = reading.spans;
  const isForeign = others.some(({ folded }) => script(folded) !== commonestScript(words(text).map((word) => word.folded)));
  // Of garlic no item of lentils tells, though lentil soup is asked about.
  if (found.length === 0 && dish.length > 0 && sought === others && !isForeign && mark && items.some((item) => item.start < mark.end && mark.start < item.end)) return { ...reading, answers: -MOST_ODDS };
  if (found.length !== 1) return reading;
  const [{ start, end }] = found as [Span];
  const spans = reading.spans.filter((span) => span.start !== start || span.end !== end);
  // "Cabbage soup" is another soup.
  const isBeside = (one: Word, other: Word) => /^\s+$/u.test(question.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));
  const isAnother = others.some((word) => !isIn(word, said({ start, end })) && dish.some((other) => !sought.includes(other) && isBeside(word, other)));
  const answers = dish.length === 0 ? reading.answers : isAnother ? -MOST_ODDS : Math.max(reading.answers, TOLD);
  return { ...reading, answers, spans: [{ start, end, score: (reading.spans[0]?.score ?? 0) + LEAD }, ...spans] };
}

function isIn({ folded }: Word, text: string): boolean {
  return words(text).some((word) => word.folded === folded || areForms(folded, word.folded));
}
