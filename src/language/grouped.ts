import type { Span } from "./span.ts";

/** A number or code that is printed in groups. */
export interface Grouped extends Span {
  /** Without what parts the groups, as printed else. */
  joined: string;
  /** Whether it is nothing but one number; else its groups may be meant each on its own. */
  whole: boolean;
}

const SPACE = "[ \\u00a0\\u2007\\u2009\\u202f]";
const EDGE = "(?<![\\p{L}\\p{Nd}\\p{M}])";
const END = "(?![\\p{L}\\p{Nd}\\p{M}])";
/** Digits in groups, in brackets perhaps, or between stops or a stroke behind a 0. */
const DIGITS = new RegExp(
  `${EDGE}(?:\\+?\\(?\\p{Nd}{1,6}\\)?(?:(?:${SPACE}|${SPACE}?[-‐‑–]${SPACE}?|\\)${SPACE}?[-‐‑]?|${SPACE}?(?=\\())\\(?\\p{Nd}{1,7}\\)?){1,9}|0\\p{Nd}{1,4}(?:(?:\\.\\p{Nd}{2,4}){2,4}|/\\p{Nd}{4,8}))${END}`,
  "gu",
);
const IBAN = new RegExp(`${EDGE}[A-Za-z]{2}\\p{Nd}{2}(?:[ \\u00a0-]?[A-Za-z\\p{Nd}]{4}){2,7}(?:[ \\u00a0-]?[A-Za-z\\p{Nd}]{1,3})?${END}`, "gu");
/** Capitals and digits in many groups, a parcel's. */
const GROUPS = new RegExp(`(?<![/-])${EDGE}[A-Z\\d]{1,6}(?:[ \\u00a0-][A-Z\\d]{1,6}){2,8}${END}`, "gu");
const CODE = new RegExp(`${EDGE}[\\p{L}\\p{Nd}]{1,8}(?:[-‐‑/][\\p{L}\\p{Nd}]{1,8}){1,4}${END}`, "gu");

/** Capitals and, a space apart, what has digits: TX 4417B; but no thousands of anything. */
const SPACED = new RegExp(`${EDGE}\\p{Lu}{1,5}${SPACE}(?=\\p{Lu}*\\p{Nd})[\\p{Lu}\\p{Nd}]{2,10}(?!${SPACE}\\p{Nd}{3}(?!\\p{Nd}))${END}`, "gu");

/** Each kind, with whether a match is one number, or may be one; undefined for anything else. */
const KINDS: [RegExp, (printed: string) => boolean | undefined][] = [
  [IBAN, (printed) => count(printed) >= 10 || undefined],
  [GROUPS, (printed) => (!(/-/.test(printed) && /\s/.test(printed)) && count(printed) >= 8 && /\d[A-Z]|[A-Z]\d/.test(printed) && printed.split(/[ \u00a0-]/).every((group) => /\d/.test(group) || group.length < 4)) || undefined],
  [DIGITS, kindOf],
  [CODE, (printed) => (isCode(printed) ? false : undefined)],
  [SPACED, () => false],
];

/** Numbers and codes of a text that are printed in groups, in order. */
export function grouped(text: string): Grouped[] {
  if (!/\p{Nd}[^\p{L}\p{Nd}]{1,3}\p{Nd}|\p{L}[-‐‑/]\p{Nd}|\p{Nd}[-‐‑/]\p{L}|\p{Lu}\s\p{Lu}*\p{Nd}/u.test(text)) return [];
  const found: Grouped[] = [];
  for (const [pattern, kind] of KINDS)
    for (const { 0: printed, index: start } of text.matchAll(pattern)) {
      const [whole, end] = [kind(printed), start + printed.length];
      if (whole === undefined || found.some((other) => other.start < end && other.end > start)) continue;
      found.push({ start, end, joined: pattern === DIGITS ? plain(printed) : printed.replace(/[^\p{L}\p{Nd}]/gu, ""), whole });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** A telephone number has at most so many digits, a card's one more. */
const MOST = 16;

const count = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

/** Of digits in groups: true for one number, false for what may be one, undefined for a date, a range or a list. */
function kindOf(printed: string): boolean | undefined {
  const groups = printed.match(/\p{Nd}+/gu)!;
  if (new RegExp(`^\\p{Nd}{1,3}(?:${SPACE}\\p{Nd}{3})+$`, "u").test(printed)) return true;
  const all = count(printed);
  // Dates, and years from and to.
  if (groups.length === 3 && isDate(groups)) return undefined;
  if (groups.length === 2 && groups.every((group) => /^(?:1\d|20)\d\d$/.test(group))) return undefined;
  const marked = /^[+(0٠۰]|[()]/u.test(printed);
  const hyphens = printed.match(/[-‐‑–]/g)?.length ?? 0;
  if (all >= 7 && all <= MOST && (marked || (groups.length > 2 && groups.every((group) => group.length === 4)))) return true;
  if (all <= MOST && ((hyphens >= 2 && hyphens === groups.length - 1 && all >= 5) || (hyphens >= 2 && all >= 10))) return true;
  return groups.length === 2 && hyphens === 1 && /^\p{Nd}{3}[-‐‑]\p{Nd}{4}$/u.test(printed) ? false : undefined;
}

function isDate(groups: string[]): boolean {
  const [a, b, c] = groups.map(Number) as [number, number, number];
  const day = (n: number) => n >= 1 && n <= 31;
  const fits = (first: number, second: number) => day(first) && day(second) && Math.min(first, second) <= 12;
  return (groups[0]!.length === 4 && fits(b, c)) || (groups[2]!.length !== 3 && groups[2]!.length < 5 && groups[0]!.length < 3 && groups[1]!.length < 3 && fits(a, b));
}

/** The digits alone: 00 before a country's number is +, and the (0) that is dialled at home alone is none of it. */
function plain(printed: string): string {
  const digits = printed.replace(/(?<=\+.{1,5})\(0\)/, "").replace(/[^\p{Nd}]/gu, "");
  return digits.length > 10 ? digits.replace(/^00/, "") : digits;
}

/** Letters and digits, the letters few and capital: TX-4417B, GB/2024/0087. */
function isCode(printed: string): boolean {
  const groups = printed.split(/[^\p{L}\p{Nd}]/u);
  return groups.some((group) => /\p{Nd}/u.test(group)) && groups.some((group) => /\p{L}/u.test(group)) && groups.every((group) => /\p{Nd}/u.test(group) || (group.length < 6 && group === group.toUpperCase()));
}
