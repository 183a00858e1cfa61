import { STOPWORDS } from "../lists/stopwords.ts";
import type { Word } from "../words.ts";

/** Question words that may be mistyped, as they are written, behind their folded form. */
const ASKING = new Map(
  ["كم", "متى", "أين", "كيف", "لماذا", "ماذا", ..."who what when where why how which whose кто что где как когда откуда почему зачем сколько какой какая какое какие".split(" ")].map((word) => [word.replace("ى", "ي").replace("أ", "ا").replace("й", "и"), word]),
);
/** Words that are like one, and none. */
const OTHERS = new Set(
  ("اني يان مدي متر ميت كفي ممن ماذي انين كيس كلف كشف كهف لما كمن " + "whom whole while white wheat wheel whale wham how hows who whos whore whim whip whit whet whey were hot hop hope show wich witch then wow " + "кот код кода кошка так тоже затем туда оттуда чтоб где гдр кадр каков каково какова кольцо столько несколько токо тоска чек").split(" "),
);
/** What stands behind a short one. */
const BEHIND = new Set("much many long old far big tall high deep often fast large happened do does did is are r was were has have had can could will would should".split(" "));
/** So long that a letter left out or put for another is told without that. */
const LONG = 5;

/** The question word that a word at the beginning was meant for, where no article has such a word. */
export function slip(all: Word[], i: number, knows: ((folded: string) => boolean) | undefined): string | undefined {
  const { folded } = all[i]!;
  const opens = i === 0 || (i === 1 && STOPWORDS.has(all[0]!.folded) && !ASKING.has(all[0]!.folded));
  const isAsked = BEHIND.has(all[i + 1]?.folded ?? "");
  // A small word of one language ("wen") may be a slip in another.
  if (!opens || knows === undefined || !couldBe(folded) || (STOPWORDS.has(folded) && !isAsked)) return undefined;
  const meant = [...ASKING].filter(([word]) => isSlip(folded, word, isAsked));
  return meant.length > 0 && !knows(folded) ? meant[0]![1] : undefined;
}

function couldBe(folded: string): boolean {
  return folded.length > 1 && /^\p{L}+$/u.test(folded) && !OTHERS.has(folded) && !ASKING.has(folded);
}

/** Two letters swapped, one typed twice, or, where that tells enough, one missing or another. @param isAsked what is behind it stands behind questions */
function isSlip(typed: string, word: string, isAsked: boolean): boolean {
  const [a, b] = [typed, word].map((one) => [...one].sort().join(""));
  let from = 0;
  while (from < word.length && typed[from] === word[from]) from++;
  const rest = (text: string, skipped: number) => text.slice(from + skipped);
  if (a === b) return rest(typed, 2) === rest(word, 2);
  if (typed.length === word.length + 1) return typed[from] === typed[from - 1] && rest(typed, 1) === rest(word, 0);
  const tells = from > 0 && (isAsked || word.length >= LONG);
  if (typed.length === word.length) return tells && word.length > 3 && rest(typed, 1) === rest(word, 1);
  return tells && typed.length === word.length - 1 && rest(typed, 0) === rest(word, 1);
}
