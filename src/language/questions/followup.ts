import { fold } from "../fold.ts";
import { commonestScript } from "../skeleton.ts";
import { STOPWORDS } from "../lists/stopwords.ts";
import { stem } from "../stem.ts";
import { isCapital, type Word, words } from "../words.ts";
import { hasAsking } from "./asking.ts";
import { verbBehind } from "./named.ts";
import { counted, namesIn, OF, verbOf } from "./phrases.ts";

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
  const naming = namesIn(question).length;
  const asks = here[0]?.folded.startsWith("و") && STOPWORDS.has(here[0].folded.slice(1));
  const said = here.map((word) => word.folded).join(" ");
  return namesNothing(question) || (naming <= SHORT && POINTING.test(asks ? said : said.replace(NOT_POINTING, "")));
}

/** Who or what it is about, in a pronoun alone. */
const PRONOUN = /(?:^| )(?:it|its|he|she|his|her|him|they|them|their|هو|هي|هم|عنه|عنها|فيه|فيها|له|لها|به|بها|منه|منها|он|она|оно|они|его|ее|их|ему|еи|им|неи|нем|нему|него|нее|них)(?: |$)/u;
/** And of somebody: "it" may stand for nothing ("is it true?"). */
const SOMEBODY = /(?:^| )(?:he|she|his|her|him|он|она|его|ее|ему|еи|него|нее)(?: |$)/u;
const THEM = new RegExp(`${SOMEBODY.source}|(?:^| )(?:they|them|their|они|их|им|них)(?: |$)`, "u");
/** So many naming words beside a pronoun say only what is asked of it; more, where persons are meant and none has a name. */
const SAID = 2;
/** The object of a verb, glued to it; as printed, for folded it is an ending of nouns. */
const GLUED = /^(?!و?[بكل]?ال)\p{Script=Arabic}{3,}(?:ه|ها|هما|هم)$/u;

/** A preposition and what it points at: "ضدها", "معه". */
const TO_IT = /^و?(?:ضد|مع|عند|قبل|بعد|حول|لدي|تحت|فوق|امام|خلف|بين|علي|الي|ب|ل|في|من|عن)(?:ه|ها|هما|هم)$/;

/** Whether a folded word is a preposition with what it points at. */
export function isToIt(folded: string): boolean {
  return TO_IT.test(folded);
}

/** What is hers or theirs: "عمقها", "سكانها". ه alone is as often a ة. */
const THEIRS = /^(?!و?[بكل]?ال)\p{Script=Arabic}{3,}(?:ها|هما|هم)$/u;

/** Whether one of its words stands for what was asked about before. */
export function pointsAt(question: string): boolean {
  const here = words(question);
  const printed = namesIn(question).map(({ start, end }) => question.slice(start, end));
  return PRONOUN.test(here.map(({ folded }) => folded).join(" ")) || here.some(({ folded }) => TO_IT.test(folded)) || printed.some((word) => THEIRS.test(word));
}

/** Whether it asks about nothing but what was asked about before: "ومن صممه؟", "А где он родился?", "And when?" It has no name of its own. */
export function pointsBack(question: string): boolean {
  const naming = namesIn(question).filter(({ folded }) => !TO_IT.test(folded));
  if (hasName(question) || naming.length > (isOfThem(question) ? SHORT : SAID)) return false;
  const printed = naming.map(({ start, end }) => question.slice(start, end));
  return pointsAt(question) || (naming.length <= BARE && (leans(question) || printed.some((word) => GLUED.test(word))));
}

/** Whether persons are meant who have no name here; without capitals one may be among many words unseen. */
function isOfThem(question: string): boolean {
  return /\p{Ll}/u.test(question) && THEM.test(words(question).map(({ folded }) => folded).join(" "));
}

function hasName(question: string): boolean {
  return words(question).some((word, i) => i > 0 && isCapital(question, word));
}

/** Whether nobody else can be meant than who was asked about before. */
export function isOfSomebody(question: string): boolean {
  return pointsBack(question) && SOMEBODY.test(words(question).map(({ folded }) => folded).join(" "));
}

const SOUGHT = /^(?:[Ww]ho(?:['’]s)?|[Кк]то) (?!(?:is|was|был|была|такой|такая) \p{Lu})\p{Ll}/u;
/** A name behind what somebody is: "Who is the former mayor Ada Stern", "Кто такая министр Ада Штерн". */
const APPOSED = /^(?:[Ww]ho(?:['’]s| is| was)(?: the| an?)?|[Кк]то так(?:ой|ая)) ((?:\p{Ll}+ ){1,3})\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+[\s?]*$/u;

/** Whether it asks for somebody by what they are or did; "Who is Ada Stern" has a name. */
export function seeksSomebody(question: string): boolean {
  const [, what] = APPOSED.exec(question) ?? [];
  const hasName = what !== undefined && words(what).every(({ folded }) => !STOPWORDS.has(folded) && !OF.has(folded));
  return SOUGHT.test(question) && !hasName;
}

/** A name of several words with the word before it, that a question is about: "лётчик Степан Ерохин". */
export function personIn(question: string): Word[] {
  const all = words(question);
  const capital = (i: number) => i > 0 && all[i] !== undefined && isCapital(question, all[i]);
  const isTitle = (i: number) => i > 0 && !STOPWORDS.has(all[i]!.folded) && /^\s*$/.test(question.slice(all[i]!.end, all[i + 1]!.start));
  const from = all.findIndex((_, i) => capital(i) && capital(i + 1));
  if (from < 0 || OF.has(all[from - 1]!.folded)) return [];
  let to = from;
  while (capital(to)) to++;
  return all.slice(isTitle(from - 1) ? from - 1 : from, to);
}

/** Whether a pronoun is of another than the one of the question before. */
function isOther(folded: string, before: string): boolean {
  const then = words(before).map((word) => word.folded).join(" ");
  return (HE.test(folded) && SHE.test(then)) || (SHE.test(folded) && HE.test(then));
}

const HE = /(?:^| )(?:he|his|him|он|его|ему|него)(?: |$)/u;
const SHE = /(?:^| )(?:she|her|она|ее|еи|нее)(?: |$)/u;

/**
 * The words of the question before that one which leans on it may borrow, of one about somebody his name: none
 * where it stands on its own. As they were typed.
 * @param lent what the question before borrowed itself, of which a pronoun speaks
 */
export function borrowed(question: string, before: string, lent: readonly string[] = []): string[] {
  const here = words(question);
  const naming = namesIn(question).filter(({ folded }) => !TO_IT.test(folded));
  const folded = here.map((word) => word.folded).join(" ");
  const points = POINTING.test(folded) || here.some((word) => TO_IT.test(word.folded)) || (naming.length <= SAID && naming.some(({ start, end }) => THEIRS.test(question.slice(start, end))));
  if (naming.length > BARE && (naming.length > SHORT || !points)) return [];
  // Who goes on in another language begins anew.
  const scripts = [here, words(before)].map((all) => commonestScript(all.map((word) => word.folded)));
  if (scripts[0] !== scripts[1]) return [];
  const said = new Set(here.map((word) => stem(word.folded)));
  // Of somebody is asked anew: what else was asked of him would be answered once more.
  const somebody = SOMEBODY.test(folded);
  // Whoever won is known by that, and a name beside it is of what they won.
  const whoever = somebody && seeksSomebody(before);
  const person = somebody && !whoever ? personIn(before) : [];
  // "Who was her husband?" - "When did he ...": he is not she.
  const name = person.length > 0 && isOther(folded, before) ? namesIn(before) : person;
  if (lent.length > 0 && naming.length > 0 && !SOMEBODY.test(folded)) return lent.filter((word) => !said.has(stem(fold(word))));
  // What it counts itself is counted instead, and what it says itself is said instead.
  const own = naming.filter(({ start }) => start !== counted(question)?.start);
  const itself = naming.length > 0 && !whoever ? [verbOf(before), hasAsking(question.replace(/^و(?=\p{L}{2})/u, "")) && own.length > 0 ? verbBehind(before) : undefined] : [];
  const instead = [counted(question) && counted(before), ...itself].map((word) => word?.start);
  return (name.length > 0 ? name : namesIn(before))
    .filter((word) => !instead.includes(word.start) && !said.has(stem(word.folded)))
    .map(({ start, end }) => before.slice(start, end));
}

/** A question with the words that it borrows: a name in the place of its pronoun, anything else behind it. @param before that lends them: where it seeks somebody, a name in it is not theirs */
export function completed(question: string, lent: string[], before = ""): string {
  const pronoun = words(question).find(({ folded }) => SUBJECT.has(folded));
  const isName = lent.length > 1 && lent.slice(1).every((word) => /^\p{Lu}/u.test(word));
  return pronoun && isName && !seeksSomebody(before) ? question.slice(0, pronoun.start) + lent.join(" ") + question.slice(pronoun.end) : [question, ...lent].join(" ");
}

/** A question with what it is about in the place of the pronoun that stands for it: "And who voted against the wall?" */
export function named(question: string, thing: string): string | undefined {
  const it = words(question).find(({ folded }) => IT.has(folded));
  return it && question.slice(0, it.start) + thing + question.slice(it.end);
}

/** "They" may as well be people who were not named. */
const IT = new Set(["it", "them"]);
const SUBJECT = new Set(["he", "she", "он", "она"]);
