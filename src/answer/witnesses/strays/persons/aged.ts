import { type Fact, claim } from "../../../../articles/claims/claims.ts";
import { offices } from "../../../../articles/claims/kinds/offices.ts";
import { isWord, pattern } from "../../../../articles/claims/pattern.ts";
import { any } from "../../../../articles/languages/lexicon.ts";
import { NICKNAMES } from "../../../../language/lists/nicknames.ts";
import { sentenceAt } from "../../../../language/sentences.ts";
import { STOPWORDS } from "../../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../../language/words.ts";
import type { Reading } from "../../../../reading/reading.ts";
import { isOne, type Place } from "../namesake.ts";
import { agedAsked } from "./person.ts";

/** Right before an age who is so old: "Ann Pole, | 52", سعاد الخطيب، البالغة من العمر. */
const CAPITALS = String.raw`(?:\p{Lu}[\p{L}'’-]+[ \u00a0]){0,3}\p{Lu}[\p{L}'’-]+`;
const ARABIC = String.raw`(?:\p{Script=Arabic}+ ){1,3}\p{Script=Arabic}+(?=[,،]? ${any("aged")})`;
const BEFORE = new RegExp(`(?<![\\p{L}-])(${CAPITALS}|${ARABIC})(?:[,،]?\\s${any("aged")}\\s|,\\s|\\s?\\()$`, "u");
const LASTING = pattern("lasting");
const SINCE = pattern("since");
const TITLE = pattern("titles");
const PASSING = pattern("passing");
const AND = new RegExp(`^${any("and")}$`, "u");
/** Nobody is so many years old: it is a year. */
const OLDEST = 1000;
/** Of so few letters a word is a particle of a name. */
const PARTICLE = 3;
/** Words between what says how long something went on and that. */
const FAR = 3;
const CUT = /[,،;؛:()—–]/u;

/**
 * Whether what was read of a window, for a question for a person's age, stands right behind another's name, be it of the same
 * family; or is since when or how long something went on.
 */
export function isAgeOfAnother(question: string, { window: { text }, article, start }: Place, { spans: [mark] }: Reading): boolean {
  const asked = mark && agedAsked(question);
  const sentence = asked && sentenceAt(text, mark.start);
  if (!sentence || asked.names.length === 0) return false;
  const { names, others } = asked;
  const said = text.slice(sentence.start, sentence.end);
  const marked = claim(said).facts.filter((fact) => fact.start < mark.end - sentence.start && mark.start - sentence.start < fact.end);
  if (marked.length > 0 && marked.every((fact) => isNoAge(said, fact)) && others.every((word) => isSmall(question, word))) return true;
  const printed = BEFORE.exec(text.slice(0, mark.start));
  if (!printed) return false;
  const ahead = words(text.slice(sentence.start, printed.index));
  const all = words(printed[1]!);
  // Where a verb comes first it is no name: وتعمل بيطار، البالغة من العمر.
  const told = ahead.length === 0 && all.length > 1 && /^\p{Script=Arabic}/u.test(all[0]!.folded) ? all.slice(1) : all;
  const isAsked = ({ folded }: Word) => names.some((name) => isOne(name.folded, folded));
  if (!told.some(isAsked)) {
    return told.length === 1 && ahead.some(isAsked) && isGoverned(ahead.at(-1)!, text.slice(sentence.start, printed.index)) && fullName(article, told[0]!) !== undefined;
  }
  const [family, ...given] = names.toReversed();
  const own = told.length > 1 ? told : [fullName(article.slice(0, start + mark.start), told[0]!)].flatMap((name) => name ?? []);
  const first = own.filter(({ folded }) => !isOne(family!.folded, folded));
  const isGiven = ({ folded }: Word) => given.some((name) => isOne(name.folded, folded) || NICKNAMES.get(name.folded)?.has(folded));
  return first.length > 0 && !own.some(isGiven) && words(article).some(isGiven);
}

/** Since when, or how long, something went on: "served for | six years". */
function isNoAge(text: string, { start, kind, value, unit }: Fact): boolean {
  const ahead = words(text.slice(0, start).split(CUT).at(-1)!).slice(-FAR);
  const says = (said: RegExp) => ({ folded }: Word) => isWord(said, folded);
  if (kind === "year" || (kind === "number" && value >= OLDEST)) return ahead.slice(-1).some(says(SINCE));
  return kind === "number" && unit?.dimension === "duration" && ahead.some(says(LASTING));
}

/** Whether a word of a question says nothing of an age: "how many years" may be those of a reign. */
function isSmall(question: string, { start, end, folded }: Word): boolean {
  return folded.length <= PARTICLE || STOPWORDS.has(folded) || offices(question.slice(start, end)).length > 0;
}

/** Whether a word before a name is what somebody does to its bearer: "told | Pole", not "of | Corran". */
function isGoverned({ folded, end }: Word, ahead: string): boolean {
  return /^\s$/.test(ahead.slice(end)) && (AND.test(folded) || (!STOPWORDS.has(folded) && !PASSING.test(folded)));
}

/** The name that stands last right before a family's in a text. */
function fullName(text: string, family: Word): Word | undefined {
  const all = words(text);
  return all.findLast((word, i) => {
    const next = all[i + 1];
    const printed = text.slice(word.start, word.end);
    const isName = /^\p{Lu}\p{Ll}/u.test(printed) && !STOPWORDS.has(word.folded) && !TITLE.test(word.folded) && offices(printed).length === 0 && claim(printed).facts.length === 0;
    return next !== undefined && isName && isOne(family.folded, next.folded) && /^[ \u00a0]$/.test(text.slice(word.end, next.start));
  });
}
