import { commonestScript } from "../skeleton.ts";
import { STOPWORDS } from "../stopwords.ts";
import { stem } from "../stem.ts";
import { words } from "../words.ts";

/** A question of at most this many naming words leans on the one before; one of a few more does if it points back. Two naming words ask by themselves. */
const BARE = 1;
const SHORT = 6;
/** Words that point back: "and ...?", "... that?", "ومتى كان ذلك؟", "а кто ...?" */
const POINTING =
  /^(?:and|but|also|so|then|what about|how about|а|и|но|тогда|و\p{L}+|طيب|طب)(?: |$)|(?:^| )(?:it|its|he|she|his|her|him|they|them|their|that|this|those|there|then|ذلك|هذا|هذه|تلك|(?<!(?:^| )(?:من|ما) )(?:هو|هي|هم)|هناك|عنه|عنها|فيه|فيها|له|لها|به|بها|منه|منها|دا|ده|هاد|он|она|оно|они|его|ее|их|ему|еи|им|это|этого|этом|там|тогда)(?: |$)/u;

/** Whether nothing in it can be looked for: "why?", "who is he?", a letter. "What is WHO?" has a name. */
export function namesNothing(question: string): boolean {
  return words(question).every(({ folded, start, end }) => (STOPWORDS.has(folded) && !/^\p{Lu}{2,}$/u.test(question.slice(start, end))) || /^[^\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u.test(folded));
}

/** Words that point back elsewhere, and not here: "is there", "this year"; و belongs to وزير. */
const NOT_POINTING = /^و(?=\p{L}{3})|(?<=^| )(?:is|are|was|were|will) there(?= |$)|(?<=^| )this (?:year|week|month|season|summer|winter|spring|autumn)(?= |$)/gu;

/** Whether it points back, or names nothing. */
export function leans(question: string): boolean {
  const here = words(question);
  const naming = here.filter(({ folded }) => !STOPWORDS.has(folded)).length;
  const asks = here[0]?.folded.startsWith("و") && STOPWORDS.has(here[0].folded.slice(1));
  const said = here.map((word) => word.folded).join(" ");
  return namesNothing(question) || (naming <= SHORT && POINTING.test(asks ? said : said.replace(NOT_POINTING, "")));
}

/**
 * The words of the question before that one which leans on it may borrow: none
 * where it stands on its own. As they were typed.
 */
export function borrowed(question: string, before: string): string[] {
  const here = words(question);
  const naming = here.filter(({ folded }) => !STOPWORDS.has(folded));
  const folded = here.map((word) => word.folded).join(" ");
  if (naming.length > BARE && (naming.length > SHORT || !POINTING.test(folded))) return [];
  // Who goes on in another language begins anew.
  const scripts = [here, words(before)].map((all) => commonestScript(all.map((word) => word.folded)));
  if (scripts[0] !== scripts[1]) return [];
  const said = new Set(here.map((word) => stem(word.folded)));
  return words(before)
    .filter((word) => !STOPWORDS.has(word.folded) && !said.has(stem(word.folded)))
    .map(({ start, end }) => before.slice(start, end));
}
