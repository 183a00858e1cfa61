import { ARABIC } from "./fold.ts";

/**
 * The consonants of a folded word in one alphabet, whatever script it is in, so
 * that a name meets itself across scripts: بوتين, Putin and Путин are all "bdn".
 * Sounds that one of the scripts does not tell apart share a letter
 * (p/b/f/v, t/d, k/g/q, s/z). Empty where fewer than two consonants stand.
 */
export function skeleton(folded: string): string {
  const known = memo.get(folded);
  if (known !== undefined) return known;
  if (memo.size > 200_000) memo.clear();
  const result = reduce(folded);
  memo.set(folded, result);
  return result;
}

const memo = new Map<string, string>();

const CYRILLIC: Record<string, string> = {
  б: "b", п: "b", в: "f", ф: "f", г: "k", к: "k", х: "h", д: "d", т: "d", ж: "j", з: "s", с: "s", ц: "s", ш: "c", щ: "c", ч: "c", л: "l", м: "m", н: "n", р: "r", дж: "j",
};
const ARABIC_LETTERS: Record<string, string> = {
  ب: "b", پ: "b", ف: "f", ت: "d", ط: "d", د: "d", ض: "d", ث: "d", ذ: "s", ظ: "s", ز: "s", س: "s", ص: "s", ش: "c", چ: "c", ج: "j", ژ: "j", ك: "k", ق: "k", غ: "k", گ: "k", خ: "h", ح: "h", ه: "h", ل: "l", م: "m", ن: "n", ر: "r",
};
const LATIN_PAIRS: [RegExp, string][] = [
  [/sch|tch|sh|ch/g, "C"], [/ph/g, "f"], [/kh/g, "H"], [/gh/g, "k"], [/th/g, "d"], [/dh/g, "d"], [/zh|dj/g, "J"], [/ck|q/g, "k"], [/x/g, "ks"], [/c(?=[eiy])/g, "s"], [/c/g, "k"],
];
const LATIN: Record<string, string> = {
  b: "b", p: "b", f: "f", v: "f", w: "", d: "d", t: "d", k: "k", g: "k", s: "s", z: "s", l: "l", m: "m", n: "n", r: "r", h: "h", j: "j", C: "c", J: "j", H: "h",
};

function reduce(folded: string): string {
  let letters: string;
  if (ARABIC.test(folded)) letters = map(folded.replace(/^ال(?=.{3})/, ""), ARABIC_LETTERS);
  else if (/^\p{Script=Cyrillic}/u.test(folded)) letters = map(folded.replace(/дж/g, "ж"), CYRILLIC);
  else if (/^[a-z]/.test(folded)) letters = map(LATIN_PAIRS.reduce((word, [from, to]) => word.replace(from, to), folded), LATIN);
  else return "";
  // A doubled consonant is one sound; h at the end is often not spoken or not written.
  const plain = letters.replace(/(.)\1+/g, "$1").replace(/(?<=.)h$/, "");
  return plain.length >= 2 ? plain : "";
}

function map(word: string, table: Record<string, string>): string {
  let result = "";
  for (const letter of word) result += table[letter] ?? "";
  return result;
}

/** The script that a folded word is written in, as far as skeletons care. */
export function script(folded: string): "arabic" | "cyrillic" | "latin" | "other" {
  if (ARABIC.test(folded)) return "arabic";
  if (/^\p{Script=Cyrillic}/u.test(folded)) return "cyrillic";
  return /^[a-z]/.test(folded) ? "latin" : "other";
}
