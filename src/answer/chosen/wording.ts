import { fold } from "../../language/fold.ts";
import { standard } from "../../language/questions/dialect.ts";
import { words } from "../../language/words.ts";

/** A question made ready to be held against others. */
export interface Worded {
  /** Its words in their order, letter for letter; without those that change nothing. */
  words: string[];
  /** What is no word and counts: -5, C++, 50 %, €, 1/2. */
  signs: string;
  /** Its writer begins with a capital, so that capitals within tell: Turkey, turkey. */
  careful: boolean;
}

/** Ways to ask that say the same, between spaces. */
const SAME: [said: RegExp, same: string][] = [
  [/^(?: (?:please|(?:can|could) you tell me|tell me|пожалуйста|скажите|скажи|подскажите|من فضلك|لو سمحت|قل لي))+ /iu, " "],
  [/ (?:please|пожалуйста|من فضلك|لو سمحت) $/iu, " "],
  [/ (who|what|when|where)['’]?s /iu, " $1 is "],
  [/ (?:in )?(?:what|which) year /iu, " when "],
  [/ which /iu, " what "],
  [/ в каком году /iu, " когда "],
  [/ (?:في )?[أا]ي (?:عام|سنة) /u, " متى "],
  [/^ و(?=(?:ما|من|متى|كم|أين|كيف|هل|ماذا|لماذا) )/u, " "],
  [/ ما (?:هو|هي) /u, " ما "],
];
const ARTICLE = /^(?:a|an|the)$/i;

/** What is neither letter nor space nor ends or sets off a sentence; and a hyphen where it counts: -5, O-, 3-2. */
const SIGNS = /(?<![\p{L}\p{N}])[-−–](?=\p{N})|(?<=(?<![\p{L}\p{N}])\p{L}{1,2})[-−–](?![\p{L}\p{N}])|(?<=\p{N})[-−–](?=\p{N})|(?<=\p{N})['"]|[^\p{L}\p{M}\p{N}\p{Cf}\s.,:;!?¿¡…'"‘’“”„«»()[\]\-−–—،؛؟ـ]/gu;

export function worded(question: string): Worded {
  // One by one, so that only words which mean one thing everywhere are put in their standard form.
  const printed = words(question).map(({ start, end }) => standard(question.slice(start, end)));
  const plain = SAME.reduce((text, [said, same]) => text.replace(said, same), ` ${printed.join(" ")} `);
  const isShouted = printed.length > 2 && question === question.toUpperCase();
  return {
    words: plain.trim().split(" ").filter((word) => !ARTICLE.test(word)).map((word, i) => (isShouted || (i === 0 && !isAcronym(word)) ? word.toLowerCase() : word)),
    signs: (question.match(SIGNS) ?? []).join("").replace(/[−–]/g, "-"),
    careful: !isShouted && /^\P{L}*\p{Lu}/u.test(question),
  };
}

/**
 * Whether two questions mean the same, and an answer to the one is certainly one to the other: the same words in the
 * same order with the same signs. What is asked in other words may be about somebody else (prince, princess; учит,
 * учится; انتقد, انتقده), and a wrong passage is worse than none.
 */
export function meanTheSame(a: Worded, b: Worded): boolean {
  return a.words.length > 0 && a.words.length === b.words.length && a.signs === b.signs && a.words.every((word, i) => isSame(word, b.words[i]!, a.careful && b.careful));
}

/** The same letters; marks that people leave out may be left out by one of them. */
function isSame(one: string, other: string, careful: boolean): boolean {
  if (!careful && !isAcronym(one) && !isAcronym(other)) return isSame(one.toLowerCase(), other.toLowerCase(), true);
  const [left, right] = [one, other].map((word) => word.normalize("NFKC").replace(/[\u0640\p{Cf}]/gu, "").replace(/\p{Nd}/gu, (digit) => fold(digit))) as [string, string];
  if (left === right) return true;
  const bare = (word: string) => word.replace(VOWELS, "");
  if (left !== bare(left) && right !== bare(right)) return false;
  return LEFT_OUT.some(([marks, without]) => [bare(left), bare(left).replace(marks, without)].includes(bare(right)) || bare(left) === bare(right).replace(marks, without));
}

const isAcronym = (word: string) => /^\p{Lu}{2,}$/u.test(word);
/** Without u and doubling, which make another word: قَتل, قُتل; درس, درّس. */
const VOWELS = /[\u064b-\u064e\u0650\u0652]/g;
const LEFT_OUT: [marks: RegExp, without: string][] = [
  [/[أإآ]/g, "ا"],
  [/ё/gi, "е"],
];
