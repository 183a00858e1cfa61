import type { Span } from "../../../language/span.ts";
import { isCapital, type Word } from "../../../language/words.ts";

/** Words of a name at the most. */
const NAME = 4;

/** The name that ends right before a word, by its capitals or quotation marks; no words where none does. */
export function nameBefore(text: string, all: Word[], at: number): Word[] {
  const name: Word[] = [];
  for (let i = at - 1; i >= 0 && name.length < NAME && isNamed(text, all[i]!) && isNear(text, all[i]!, all[i + 1]!) && !isParted(text, all[i]!, name[0]); i--) name.unshift(all[i]!);
  return name;
}

/** The name that begins right behind a word, or behind one more that is none: "The | Hungarian Imre Vadas", "команда | «Маяк»". */
export function nameBehind(text: string, all: Word[], last: number): Word[] {
  const from = all.findIndex((word, i) => i > last && i <= last + 2 && isNamed(text, word));
  if (from < 0 || !isNear(text, all[last]!, all[last + 1]!)) return [];
  const name = [all[from]!];
  for (let i = from + 1; name.length < NAME && all[i] && isNamed(text, all[i]!) && isNear(text, all[i - 1]!, all[i]!) && !isParted(text, all[i - 1]!, all[i]); i++) name.push(all[i]!);
  return name;
}

/** Where some words of a sentence stand in the text that it begins in so far on. */
export function placeOf(some: Word[], offset: number): Span | undefined {
  return some.length > 0 ? { start: offset + some[0]!.start, end: offset + some.at(-1)!.end } : undefined;
}

/** Whether nothing but a space or a quotation mark stands between two words. */
export function isNear(text: string, { end }: Word, { start }: Word): boolean {
  return /^["”»'’]?[\s-]+["“«'‘]?$/u.test(text.slice(end, start));
}

/** Whether a word has a capital, or stands right behind a quotation mark. */
export function isNamed(text: string, word: Word): boolean {
  return isCapital(text, word) || /["“„«]/u.test(text.charAt(word.start - 1));
}

/** A quotation mark stands between them. */
function isParted(text: string, { end }: Word, next: Word | undefined): boolean {
  return next !== undefined && /["“”„«»]/u.test(text.slice(end, next.start));
}
