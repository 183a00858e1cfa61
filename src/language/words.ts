import { fold } from "./fold.ts";
import { type Grouped, grouped } from "./grouped.ts";
import { remembering } from "./remembering.ts";
import type { Span } from "./span.ts";

/** A word of a text: where it stands as printed, and its folded form. */
export interface Word extends Span {
  folded: string;
}

const ARABIC_LETTER = "[\\u0620-\\u064a\\u066e-\\u06d3\\u06d5\\u06fa-\\u06ff\\u0750-\\u077f\\ufb50-\\ufdff\\ufe70-\\ufefc]";
const INVISIBLE = "\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff";
/** What censors' victims put inside a word: a dot between letters, usually beside a tatweel. Runs are bounded, here and below, so that no text takes quadratic time. */
const BREAK = `(?:(?<=(?:${ARABIC_LETTER}|\\u0640|\\p{M})[${INVISIBLE}]*)[.·•*_|~]{1,8}(?=[${INVISIBLE}]*(?:${ARABIC_LETTER}|\\u0640)))`;
const ATOM = `[\\p{L}\\p{N}\\p{M}\\u0640${INVISIBLE}]`;
const PATTERN = new RegExp(
  [
    "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]+",
    "\\p{Nd}+(?:[.,٫٬]\\p{Nd}+){0,12}(?![\\p{L}\\p{Nd}])",
    "(?:\\p{L}\\.){2,12}(?=\\P{L}|$)",
    `${ATOM}+?(?=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])`,
    `(?:${ATOM}|${BREAK}|(?<=\\p{L})['’](?=\\p{L}))+`,
  ].join("|"),
  "gu",
);
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The words of a text, in order, with spans in UTF-16 units of that text.
 * Words broken by tatweel and dots come out whole (القـ.ـضايا); scripts without
 * spaces come out as overlapping pairs of characters; 55,000 is 55000. A number
 * in groups (+44 20 7946 0991) is one word, and a code (TX-4417B) is also found as one.
 */
export function words(text: string): Word[] {
  return [...wordsOf(text)];
}

/** Whether a word of a text is printed with a capital. */
export function isCapital(text: string, { start }: Word): boolean {
  return /^\p{Lu}/u.test(text.slice(start));
}

const wordsOf = remembering((text: string): Word[] => {
  const found: Word[] = [];
  const groups = grouped(text);
  let next = 0;
  let begun: Grouped | undefined;
  for (const match of text.matchAll(PATTERN)) {
    const start = match.index;
    const printed = match[0];
    while (groups[next] && groups[next]!.end <= start) next++;
    const group = groups[next];
    if (group && group.start <= start) {
      if (group !== begun) found.push(...dialled({ start: group.start, end: group.end, folded: fold(group.joined).replace(/\s/g, "") }));
      begun = group;
      if (group.whole) continue;
    }
    if (IDEOGRAPHIC.test(printed)) {
      pairs(printed, start, found);
      continue;
    }
    // A word that a margin cut in two is found whole.
    const rest = text[start + printed.length] === "-" ? /^-\r?\n[ \t]*(\p{Ll}[\p{L}\p{M}]*)/u.exec(text.slice(start + printed.length, start + printed.length + 60))?.[1] : undefined;
    if (rest) found.push({ start, end: start + printed.length, folded: fold(printed + rest) });
    // One ligature may be several words (ﷺ).
    for (const folded of foldPrinted(printed).split(" ")) {
      if (folded !== "") found.push(...dialled({ start, end: start + printed.length, folded }));
    }
    // قال.وأضاف may be one broken word or two with the space forgotten: both are found.
    const parts = printed.split(".");
    if (parts.length === 2 && ARABIC_WORD.test(parts[0]!) && ARABIC_WORD.test(parts[1]!)) {
      const middle = start + parts[0]!.length;
      found.push({ start, end: middle, folded: fold(parts[0]!) });
      found.push({ start: middle + 1, end: start + printed.length, folded: fold(parts[1]!) });
    }
  }
  return found;
}, 500_000);

/** Of long numbers what is dialled from anywhere is found by itself too. */
function dialled(word: Word): Word[] {
  const number = abroad(word.folded);
  return number === undefined ? [word] : [word, { ...word, folded: number }];
}

/** +44 20 7946 0991 is 020 7946 0991 at home: what both have, of a number that is long enough. */
export function abroad(digits: string): string | undefined {
  return /^\d{10,15}$/.test(digits) ? digits.slice(-9) : undefined;
}

const ARABIC_WORD = /^[\u0621-\u063a\u0641-\u064a]{3,}$/;

function foldPrinted(printed: string): string {
  if (/^\p{Nd}/u.test(printed)) return number(fold(printed.replace(/٫/g, ".").replace(/٬/g, ",")));
  return fold(printed.replace(/[.·•*_|~'’]/g, ""));
}

/** 55,000 and 55.000 are 55000; 3.5 keeps its point, as a character that no tokenizer splits at. */
function number(digits: string): string {
  if (/^\d{1,3}([.,]\d{3})+$/.test(digits)) return digits.replace(/[.,]/g, "");
  return digits.replace(/[.,]/g, "·");
}

function pairs(run: string, start: number, found: Word[]): void {
  const characters = [...run];
  let at = start;
  for (let i = 0; i < characters.length; i++) {
    const first = characters[i]!;
    const second = characters[i + 1];
    if (second === undefined && i > 0) return;
    const printed = first + (second ?? "");
    found.push({ start: at, end: at + printed.length, folded: fold(printed) });
    at += first.length;
  }
}
