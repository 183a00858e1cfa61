import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { pattern } from "../../../../articles/claims/pattern.ts";
import { wanted } from "../../../../language/questions/asks.ts";
import { script } from "../../../../language/skeleton.ts";
import { hasArticle } from "../../../../language/stem.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../../../language/words.ts";

const WHO = pattern("asksDoer");
const AUXILIARY = pattern("auxiliaries");
const ACTIVE = pattern("active");
const PASSIVE = pattern("passives");
/** An object that is glued to its verb. */
const OBJECT = /(?:ه|ها|هم|هما)$/u;
/** Words of a question that ask. */
const ASKING = 3;
/** What may be asked of what somebody does, or what is done. */
const ALONE = new Set<string>(["date", "place"]);

/** The deed that a question asks for: its verb, who is to have done it by name, or to whom it was done. */
export interface Deed {
  verb: Word;
  doer: Word[];
  object: Word[];
  /** It is done by a person by name, and not by what belongs to one. */
  isByName: boolean;
  /** Nothing is asked or said of to whom it was done: "when did the museum | open?", which somebody may have opened. */
  isAlone?: boolean;
}

/** The deed that a question asks for, if it names who did it or to whom. @param texts those that know the names, where no capital tells them */
export function deedAsked(question: string, texts: string[]): Deed | undefined {
  const all = words(question);
  const asksWho = WHO.test(all.slice(0, ASKING).map(({ folded }) => folded).join(" "));
  if (script(all[0]?.folded ?? "") !== "arabic") return deedBeside(question, all, asksWho);
  // Behind "how many" stands a noun.
  return wanted(question) === "number" ? undefined : deedBefore(all, asksWho, texts);
}

/** The deed of a question whose verb stands beside a name. */
function deedBeside(question: string, all: Word[], asksWho: boolean): Deed | undefined {
  const isContent = (word: Word | undefined): word is Word => word !== undefined && word !== all[0] && !STOPWORDS.has(word.folded);
  const isName = (word: Word | undefined) => isContent(word) && isCapital(question, word);
  const isVerb = (word: Word | undefined) => isContent(word) && !isCapital(question, word) && (script(word.folded) !== "cyrillic" || ACTIVE.test(word.folded));
  const from = all.findIndex(isName);
  if (from < 0) return undefined;
  const to = endOf(all, from, isName);
  // "Комета Харлова": a noun before the name goes with it.
  const isCased = script(all[from]!.folded) === "cyrillic";
  const noun = isCased && !isVerb(all[from - 1]) && isVerb(all[from - 2]) && !STOPWORDS.has(all[from - 1]!.folded) ? from - 1 : from;
  const names = all.slice(noun, to);
  const before = all[noun - 1];
  if (asksWho) return isVerb(before) ? { verb: before!, doer: [], object: names, isByName: false } : undefined;
  const verb = [all[to], isCased ? before : undefined].find(isVerb);
  if (!verb || !(isCased || all.slice(0, from).some(({ folded }) => AUXILIARY.test(folded) && !PASSIVE.test(folded)))) return undefined;
  const next = Math.max(to, all.indexOf(verb) + 1);
  return { verb, doer: names, object: all.slice(next, endOf(all, next, isName)), isByName: noun === from, isAlone: verb === all.at(-1) && ALONE.has(wanted(question) ?? "") };
}

/** The deed of a question whose verb comes first, and behind it a name of two words that the texts have side by side. */
function deedBefore(all: Word[], asksWho: boolean, texts: string[]): Deed | undefined {
  const at = all.findIndex(({ folded }, i) => i > 0 && i < ASKING && !STOPWORDS.has(folded));
  const [verb, first, last] = all.slice(at < 0 ? all.length : at);
  if (!verb || !first || !last || [first, last].some(({ folded }) => STOPWORDS.has(folded) || hasArticle(folded))) return undefined;
  // Who holds an office has a name besides.
  if (offices(first.folded).length > 0) return undefined;
  const isThere = texts.some((text) => words(text).some(({ folded }, i, some) => folded === first.folded && some[i + 1]?.folded === last.folded));
  if (!isThere) return undefined;
  return asksWho && !hasObject(verb) ? { verb, doer: [], object: [first, last], isByName: false } : { verb, doer: [first, last], object: [], isByName: true };
}

/** Whether to whom it is done is glued to a verb: ه. */
export function hasObject({ folded }: Word): boolean {
  return OBJECT.test(folded);
}

/** Where a run of such words ends. */
function endOf(all: Word[], from: number, is: (word: Word) => boolean): number {
  const length = all.slice(from).findIndex((word) => !is(word));
  return length < 0 ? all.length : from + length;
}
