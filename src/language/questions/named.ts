import { script } from "../skeleton.ts";
import type { Span } from "../span.ts";
import { hasArticle } from "../stem.ts";
import { STOPWORDS } from "../lists/stopwords.ts";
import { type Word, words } from "../words.ts";
import { type Wanted, wanted } from "./asks.ts";
import { BEFORE_VERB, counted, OF, VERB, verbOf } from "./phrases.ts";

/** Behind these, in English, stands what has a name, or another word of it. */
const BEFORE_NOUN = new Set("the a an this that these those its our your my his her their no any some every which much many".split(" "));
/** Of now, and of what she or they did; but ترميم is what is done. */
const ARABIC_VERB = /^(?!ت\p{L}{2}ي\p{L}$)(?:[وف]?س?[يتن]\p{L}{3,}(?<!ه)|\p{L}{2,}(?:ت|وا))$/u;
const PAST = /\p{Script=Cyrillic}[аяеиуы]л[аои]?(?:с[ья])?$/u;
/** Before a verb in a dialect: of what will be, or is. */
const DIALECT = /^[هحب](?=[يتن]\p{L}{3})/u;
const CIRCUMSTANCE: ReadonlySet<string | undefined> = new Set(["date", "place", "reason"] satisfies Wanted[]);
/** Parts of a word with a hyphen, of which one alone tells nothing: Харроу-Ки, ад-Далати. */
const PART = 4;

/** The words of a question that name something, as far as their form and place tell: neither verbs nor what joins. */
export function namedIn(question: string): Word[] {
  const all = words(question);
  const things = new Set<Word>();
  for (const [i, word] of all.entries()) {
    if (!STOPWORDS.has(word.folded) && !isSplinter(question, word) && (isProper(question, word) || isThing(question, all, i, things))) things.add(word);
  }
  return [...things];
}

function isThing(question: string, all: Word[], i: number, things: Set<Word>): boolean {
  const { folded } = all[i]!;
  const before = all[i - 1];
  const behindAsking = before === undefined || BEFORE_VERB.test(before.folded);
  switch (script(folded)) {
    case "arabic":
      return hasArticle(folded) || /^[وف]?[بلك]\p{L}{4}/u.test(folded) || (before !== undefined && OF.has(before.folded)) || (!behindAsking && !ARABIC_VERB.test(folded));
    case "cyrillic":
      return !behindAsking && !VERB.test(folded) && !PAST.test(folded);
    case "latin":
      return before !== undefined && (BEFORE_NOUN.has(before.folded) || OF.has(before.folded) || counted(question)?.start === all[i]!.start || (things.has(before) && goesOn(question, before, all[i]!)));
    default:
      return true;
  }
}

/** A word of the same name: "the measles | campaign", not "the gate | reopens", nor "the State Department | thinks". */
function goesOn(question: string, before: Word, word: Word): boolean {
  return verbOf(question)?.start !== word.start && (!isProper(question, before) || isProper(question, word)) && /^\s*$/.test(question.slice(before.end, word.start));
}

/** The verb right behind a word that asks when, where or why, where its form says so: "متى | تبدأ | الامتحانات؟", "Где | родилась | она?" */
export function verbBehind(question: string): Word | undefined {
  const all = words(question);
  const verb = all[all.findIndex(({ folded }) => CIRCUMSTANCE.has(wanted(folded))) + 1];
  if (!verb || verb === all[0] || STOPWORDS.has(verb.folded)) return undefined;
  const forms = script(verb.folded) === "arabic" ? [ARABIC_VERB] : [VERB, PAST];
  return forms.some((form) => form.test(verb.folded.replace(DIALECT, ""))) ? verb : undefined;
}

/** A capital inside a sentence. */
export function isProper(question: string, { start }: Span): boolean {
  return start > 0 && /^\p{Lu}\p{Ll}/u.test(question.slice(start));
}

function isSplinter(question: string, { start, end }: Word): boolean {
  return end - start < PART && /[-‐‑]/.test((question[start - 1] ?? "") + (question[end] ?? ""));
}
