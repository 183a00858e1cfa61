import { remembering } from "./remembering.ts";

/**
 * Folding: one spelling for search of what people spell in many ways. It is for
 * matching only; what is quoted is never folded.
 *
 * NFKC, lower case, marks and elongation dropped, alef, ya, kaf, hamza and
 * ta-marbuta forms joined, digits of any script as 0-9. Idempotent.
 */
export function fold(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return squeeze(word);
  return folded(word);
}

/** A language has few words that come often, and they are short. */
const folded = remembering((word: string): string => {
  const plain = word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(DROPPED, "")
    .normalize("NFC")
    .replace(/[\u0622-\u06d5\u0131]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
  return squeeze(plain);
}, 100_000, 12);

/** Marks of Arabic, Hebrew, Latin, Greek and Cyrillic; tatweel; invisible and direction characters. Indic vowel signs stay. */
const DROPPED =
  /[\ufe00-\ufe0f\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const LETTERS: Record<string, string> = {
  آ: "ا", أ: "ا", إ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ئ: "ي", ې: "ي", ؤ: "و", ة: "ه", ۀ: "ه", ہ: "ه", ھ: "ه", ە: "ه", ک: "ك", ڪ: "ك", ڤ: "ف", ڨ: "ق", ı: "i",
};

/** Decimal digits stand in runs of ten from a zero; the value is the distance to it. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** Elongation: a letter written three times or more is one in Arabic (جداااا) and two elsewhere (cooool). */
function squeeze(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, (_, letter: string) => (ARABIC.test(letter) ? letter : letter + letter));
}

export const ARABIC = /\p{Script=Arabic}/u;
