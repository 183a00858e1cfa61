import type { Line } from "./line.ts";
import { hungLink } from "./shapes/hung.ts";
import { marginOf, paragraphEnd } from "./printed.ts";
import { pageBreaks } from "./shapes/pages.ts";

export type { Line };

/** Headlines and labels are short: nothing longer (UTF-16 units) is looked at for anything but prose. */
export const SHORT = 220;

const BULLET = /^(?:[-–—•·●○▪■◦‣►▶»›>*+✓✔➤→]|&gt;)[\s\u200e\u200f]*(?=\S)/u;
const NUMBER = /^[([]?\p{Nd}{1,2}(?:[.)\]/:]|\s?[-–—])[\s\u200e\u200f]*(?=[^\s\p{Nd}])/u;
/** A sentence of so many words with "Read more" behind is the story's; shorter ones, or several below each other, lead to others. */
const LONG = 12;
/** Closing quotes, brackets, stars of markdown, invisible marks of direction. */
const CLOSERS = /["'”“»’)\]】」』*_\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]+$/u;
/** Marks of notes behind the end of a sentence: "built in 1760.[1][2]", "in 1784.²". */
const NOTES = /(?<=[.!?؟…。۔]["'”’»)]?)(?:\s?\[[\p{L}\p{Nd}]{1,3}\]|[¹²³⁰⁴-⁹])+$/u;
/** All of a line between stars is said with emphasis, and no item of a list. */
const EMPHASIS = /^(\*\*?)(?=[^\s*])(?:(?!\1).)+\1$/su;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** The lines of text[from...] that are not white space, wrapped paragraphs as one. */
export function lines(text: string, from = 0): Line[] {
  const found: Line[] = [];
  const pattern = /\S(?:[^\r\n\u2028\u2029]*\S)?/g;
  pattern.lastIndex = from;
  let before = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const gap = text.slice(before, match.index);
    found.push(line(match[0], match.index, before === from || (gap.match(/\r\n|[\r\n]/g)?.length ?? 0) > 1));
    before = pattern.lastIndex;
  }
  const result = unwrapped(text, found);
  const hung = result.map((line) => hungLink(line.text));
  for (const [i, line] of result.entries()) if (hung[i]! > 0 && line.words >= LONG && !hung[i - 1] && !hung[i + 1]) line.stop = stop(line.text.slice(0, -hung[i]!));
  return result;
}

function line(text: string, start: number, apart: boolean): Line {
  const lead = text.slice(0, 12);
  const marker = BULLET.test(lead) && !(text[0] === "*" && EMPHASIS.test(text)) ? "bullet" : NUMBER.test(lead) ? "number" : "none";
  return { start, end: start + text.length, text, marker, words: wordCount(text), stop: stop(text), apart };
}

function wordCount(text: string): number {
  let count = 0;
  // A mark alone is no word; French puts spaces before some.
  for (const match of text.matchAll(/\S+/g)) if (match[0].length > 2 || /[\p{L}\p{N}]/u.test(match[0])) count++;
  const han = /[\u3040-\u9fff]/.test(text) ? (text.match(HAN)?.length ?? 0) : 0;
  return count + Math.floor(han / 2);
}

function stop(text: string): Line["stop"] {
  const end = text.slice(-24).replace(NOTES, "").replace(CLOSERS, "");
  if (/(?:\.\.|…|[!?؟？！]|\.\s\.)$/u.test(end)) return "weak";
  if (/[.。．।۔။]$/u.test(end)) return "full";
  if (/[:：]$/u.test(end)) return "colon";
  return /[,،、，;؛]$/u.test(end) ? "comma" : "none";
}

/** Joins lines that a margin broke. */
function unwrapped(text: string, found: Line[]): Line[] {
  const result: Line[] = [];
  const page = { breaks: pageBreaks(found), margin: marginOf(found) };
  for (let i = 0; i < found.length; ) {
    const end = paragraphEnd(found, i, page);
    if (end - i < 2) result.push(found[i]!);
    else {
      const { start, apart } = found[i]!;
      result.push(line(text.slice(start, found[end - 1]!.end), start, apart));
    }
    i = Math.max(end, i + 1);
  }
  return result;
}
