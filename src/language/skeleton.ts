import { ARABIC } from "./fold.ts";
import { remembering } from "./remembering.ts";

/**
 * The consonants of a folded word in one alphabet, whatever script it is in, so
 * that a name meets itself across scripts: بوتين, Putin and Путин are all "bdn".
 * Sounds that one of the scripts does not tell apart share a letter
 * (p/b/f/v, t/d, k/g/q, s/z), and what one writes as two is one (تش and ч, ts and ц). Empty where fewer than two consonants stand.
 */
export const skeleton = remembering((folded: string): string => {
  let letters: string;
  if (ARABIC.test(folded)) letters = fused(folded.replace(/^ال(?=.{3})/, "").replace(/ت(?=ش)/g, ""), /(?<=[اويلرن])ت(?=[سز])/g, ARABIC_LETTERS);
  else if (/^\p{Script=Cyrillic}/u.test(folded)) letters = fused(folded.replace(/дж/g, "ж").replace(/т(?=[чш])/g, ""), /т(?=[сзц])/g, CYRILLIC);
  else if (/^[a-z]/.test(folded)) letters = fused(LATIN_PAIRS.reduce((word, [from, to]) => word.replace(from, to), folded), /(?<=.)t(?=[sz])/g, LATIN);
  else return "";
  // A doubled consonant is one sound; h at the end is often not spoken or not written.
  const plain = letters.replace(/(.)\1+/g, "$1").replace(/(?<=.)h$/, "");
  return plain.length >= 2 ? plain : "";
}, 200_000);

const CYRILLIC: Record<string, string> = {
  б: "b", п: "b", в: "f", ф: "f", г: "k", к: "k", х: "h", д: "d", т: "d", ж: "j", з: "s", с: "s", ц: "s", ш: "c", щ: "c", ч: "c", л: "l", м: "m", н: "n", р: "r", дж: "j",
};
const ARABIC_LETTERS: Record<string, string> = {
  ب: "b", پ: "b", ف: "f", ت: "d", ط: "d", د: "d", ض: "d", ث: "d", ذ: "s", ظ: "s", ز: "s", س: "s", ص: "s", ش: "c", چ: "c", ج: "j", ژ: "j", ك: "k", ق: "k", غ: "k", گ: "k", خ: "h", ح: "h", ه: "h", ل: "l", م: "m", ن: "n", ر: "r",
};
const LATIN_PAIRS: [RegExp, string][] = [
  [/sch|tsh|tch|sh|ch/g, "C"], [/ph/g, "f"], [/kh/g, "H"], [/gh/g, "k"], [/th/g, "d"], [/dh/g, "d"], [/zh|dj/g, "J"], [/ck|q/g, "k"], [/x/g, "ks"], [/c(?=[eiy])/g, "s"], [/c/g, "k"],
];
const LATIN: Record<string, string> = {
  b: "b", p: "b", f: "f", v: "f", w: "", d: "d", t: "d", k: "k", g: "k", s: "s", z: "s", l: "l", m: "m", n: "n", r: "r", h: "h", j: "j", C: "c", J: "j", H: "h",
};

function map(word: string, table: Record<string, string>): string {
  let result = "";
  for (const letter of word) result += table[letter] ?? "";
  return result;
}

/** Consonants that are left, at the least, where two letters are one sound: Watson keeps both. */
const FUSED = 3;

/** The letters of a word of which two may stand for one sound, as in Kuznetsov; not where another vowel stood between them: معتز is Moataz. */
function fused(word: string, first: RegExp, table: Record<string, string>): string {
  const one = map(word.replace(first, ""), table);
  return one.length >= FUSED ? one : map(word, table);
}

export type Script = "arabic" | "cyrillic" | "latin" | "other";

/** The script that a folded word is written in, as far as skeletons care. */
export function script(folded: string): Script {
  if (ARABIC.test(folded)) return "arabic";
  if (/^\p{Script=Cyrillic}/u.test(folded)) return "cyrillic";
  return /^[a-z]/.test(folded) ? "latin" : "other";
}

/** A few words tell. */
const SAMPLE = 15;

/** The script that most of the words are written in. */
export function commonestScript(folded: string[]): Script {
  const counts = { arabic: 0, cyrillic: 0, latin: 0 };
  const step = Math.max(1, Math.floor(folded.length / SAMPLE));
  for (let i = 0; i < folded.length; i += step) {
    const kind = script(folded[i]!);
    if (kind !== "other") counts[kind]++;
  }
  const [kind, count] = Object.entries(counts).sort((a, b) => b[1] - a[1])[0] as [Script, number];
  return count === 0 ? "other" : kind;
}
