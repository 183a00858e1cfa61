import { isWord, pattern } from "../../articles/claims/pattern.ts";
import { script, skeleton } from "../../language/skeleton.ts";
import { overlap } from "../../language/span.ts";
import { areForms, stem } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../language/words.ts";
import type { Statement } from "./statement.ts";

const SETTLEMENT = pattern("settlements");
const RELATIVE = pattern("family");
const OF = pattern("of");
/** Words of a name. */
const LONGEST = 3;
/** Nothing else stands between a kind and a name, nor within one. */
const BARE = /^[ \u00a0-]$/;
/** Among all words of an article many have two consonants in common by chance. */
const TELLING = 3;

/** A village or a town as a sentence calls it, with what is told to have happened there; not where that may be of somebody's family. */
interface Place {
  name: Word[];
  told?: string;
}

/**
 * Whether two sentences put one event of what a question asks for into two villages or towns: "born in the village of Karn",
 * "born in the town of Lisse". Of two such places none lies in the other, unless an article names both or they sound alike:
 * then nothing is held against each other, nor where only one is said to be such a place, which may lie in the other.
 * Undefined where it cannot be told.
 * @param texts of their articles
 */
export function placesApart(question: string, one: Statement, other: Statement, texts: [string, string]): "differ" | "unlike" | undefined {
  const [a, b] = [one, other].map((said) => placeIn(question, said)) as [Place | undefined, Place | undefined];
  if (!a || !b) return a || b ? "unlike" : undefined;
  if (script(a.name[0]!.folded) !== script(b.name[0]!.folded) || a.told === undefined || b.told === undefined || !areForms(a.told, b.told)) return undefined;
  const asked = words(question);
  if (script(asked[0]?.folded ?? "") === script(a.told) && !asked.some(({ folded }) => areForms(folded, a.told!))) return undefined;
  const names = ({ name }: Place, all: Word[]) => name.every((own) => all.some((word) => soundAlike(own, word, TELLING)));
  const shared = a.name.some((own) => b.name.some((word) => soundAlike(own, word, 1)));
  return shared || names(a, words(texts[1])) || names(b, words(texts[0])) ? "unlike" : "differ";
}

/** Also with other vowels: Tal al-Joz, Tell el-Jawz. @param least consonants that must be alike */
function soundAlike(one: Word, other: Word, least: number): boolean {
  const sound = skeleton(one.folded);
  return stem(one.folded) === stem(other.folded) || (sound.length >= least && sound === skeleton(other.folded));
}

/** The settlement in which the marked words stand. */
function placeIn(question: string, { answer }: Statement): Place | undefined {
  if (!answer) return undefined;
  const { text, start } = answer.sentence;
  const mark = { start: answer.start - start, end: answer.start - start + answer.text.length };
  const all = words(text);
  const kind = all.findIndex((word, at) => isSettlement(word) && overlap(mark, { start: word.start, end: nameBehind(text, all, at).at(-1)?.end ?? word.end }));
  // Without capitals the reader tells where the name ends.
  const name = kind < 0 ? [] : nameBehind(text, all, kind).filter(({ start: from, folded }) => script(folded) !== "arabic" || from < mark.end);
  if (name.length === 0) return undefined;
  const before = answer.sentence.claim.words.filter(({ end }) => end <= all[kind]!.start);
  const ofFamily = before.some((word) => RELATIVE.test(word.folded) && !words(question).some(({ folded }) => areForms(folded, word.folded)));
  const told = before.at(-1)?.folded;
  return { name, ...(told !== undefined && !ofFamily && { told }) };
}

function isSettlement({ folded }: Word): boolean {
  return isWord(SETTLEMENT, folded);
}

/** The village of | Karn; in a script without capitals what stands there bare. */
function nameBehind(text: string, all: Word[], at: number): Word[] {
  const first = OF.test(all[at + 1]?.folded ?? "") && script(all[at]!.folded) !== "arabic" ? at + 2 : at + 1;
  const rest = all.slice(first, first + LONGEST);
  const isName = (word: Word, i: number) =>
    BARE.test(text.slice(all[first + i - 1]!.end, word.start)) && !STOPWORDS.has(word.folded) && !/\p{Nd}/u.test(word.folded) && (script(word.folded) === "arabic" || isCapital(text, word) || (i > 0 && text[word.start - 1] === "-"));
  const end = rest.findIndex((word, i) => !isName(word, i));
  return end < 0 ? rest : rest.slice(0, end);
}
