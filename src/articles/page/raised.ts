import { fold } from "../../language/fold.ts";
import { any } from "../languages/lexicon.ts";

/** Marks around what a page prints above or below the line, until the whole line is known: no text has these characters. */
export const UP = "\ufdd0";
export const DOWN = "\ufdd1";
export const END = "\ufdd2";

const FRACTION = /(\p{Nd}?)\s?\ufdd0\s*(\p{Nd}{1,3})\s*\ufdd2\s*[/\u2044\u2215]\s*(?:\ufdd1\s*(\p{Nd}{1,3})\s*\ufdd2|(\p{Nd}{1,3})(?!\p{Nd}))/gu;
const RAISED = /(\s*)\ufdd0([^\ufdd0-\ufdd2]*)\ufdd2/g;
const LOWERED = /\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2/g;

const DIGITS = "0123456789+-−=()";
const ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
const BELOW = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

/**
 * A line with raised and lowered pieces between the marks above, written so that nobody can misread it:
 * 10⁶ m³ and 41 1/2 keep what is raised, 19th its letters, and the number of a note, which is no part
 * of what is said, goes. What cannot be told from an exponent stays raised, as it is printed.
 */
export function levelled(text: string): string {
  if (!/[\ufdd0-\ufdd2]/.test(text)) return text;
  return text
    // A sign and its number may be raised each on its own.
    .replace(/\ufdd0(\s*[+−–-]\s*)\ufdd2\s*\ufdd0/g, `${UP}$1`)
    .replace(FRACTION, (_, digit: string, above: string, below?: string, beside?: string) => `${digit}${digit && " "}${above}/${below ?? beside}`)
    .replace(RAISED, (_, space: string, mark: string, at: number, all: string) => raised(all.slice(Math.max(0, at - 40), at), space, mark.trim(), all.slice(at + space.length + mark.length + 2, at + space.length + mark.length + 14)))
    .replace(LOWERED, (_, mark: string, at: number, all: string) => lowered(all.slice(0, at), mark, all.slice(at + mark.length + 2)))
    .replace(/[\ufdd0-\ufdd2]/g, "");
}

function lowered(before: string, mark: string, next: string): string {
  // H2O and CO2 are read right as they are; a number beside a number is not.
  const apart = (/\p{Nd}$/u.test(before) && /^\s*\p{Nd}/u.test(mark)) || (/\p{Nd}\s*$/u.test(mark) && /^\p{Nd}/u.test(next));
  return apart ? (written(mark.trim(), BELOW) ?? ` ${mark}`) : mark;
}

/** What a raised piece becomes behind `before`; `space` stood between them. */
function raised(before: string, space: string, mark: string, next: string): string {
  if (!mark) return space;
  const gone = /^[\p{L}\p{N}("«“]/u.test(next) ? space : "";
  if (/^\[[^\]]{1,40}\]$|^\(\p{Nd}{1,3}\)$|^[*†‡§¶∗⁎,;\s]+$/u.test(mark)) return gone;
  if (/^(?:tm|sm)$/i.test(mark)) return mark.toLowerCase() === "tm" ? "™" : "℠";
  // A degree may be printed as any round letter, a Cyrillic one too.
  if (/\p{Nd}$/u.test(before) && /^[o\u043e0°º˚]$/u.test(mark)) {
    if (/^[°˚\u043e]$/.test(mark) || /^\s?[CF\u0421](?!\p{L})/u.test(next)) return "°";
    if (mark !== "0") return "º";
  }
  if (/^[+−–-]?\s?\p{Nd}+[+−–-]?$/u.test(mark)) return number(before, space, mark.replace(/\s/g, ""), next) ?? gone;
  if (/^[\p{Nd}\s,;–-]+$/u.test(mark)) return gone;
  if (/^[nxk]$/.test(mark) && /(?:^|[^\p{Nd}])\p{Nd}$/u.test(before)) return `^${mark}`;
  if (/^\p{L}{1,4}$/u.test(mark)) return letters(before, mark) ? space + mark : gone;
  if (/^\p{L}[\p{L}.-]*$/u.test(mark) && !space) return mark;
  return ` ${mark}${/^[\s\p{P}]|^$/u.test(next) ? "" : " "}`;
}

/** An exponent, a charge, the number of an isotope, or of the note that begins here; undefined for the number of a note elsewhere. */
function number(before: string, space: string, mark: string, next: string): string | undefined {
  if (!before.trim()) return /^\p{Lu}\p{Ll}?(?!\p{L})/u.test(next) ? written(mark, ABOVE) : `${mark}${/^\s|^$/.test(next) ? "" : " "}`;
  const isotope = (space || /[(\s]$/.test(before)) && /^(?!I\s)\p{Lu}\p{Ll}?(?!\p{L})/u.test(next);
  if (isotope) return space + written(mark, ABOVE);
  if (/^[+−–-]|[+−–-]$/.test(mark) || (!space && isBase(before, mark, next))) return written(mark, ABOVE);
  return undefined;
}

/** Units and variables: a letter, or two or three without a vowel; others by name. */
const UNIT = new RegExp(`(?<![\\p{L}\\p{Nd}])(?:\\p{L}|(?!\\p{Lu}{2})[^\\P{Script=Latin}aeiouyAEIOUY]{2,3}|${any("units")})$`, "u");

/** Whether a number raised right behind this is its exponent. */
function isBase(before: string, mark: string, next: string): boolean {
  const digits = /\p{Nd}+(?:[.,٫٬\u00a0 ]\p{Nd}+)*$/u.exec(before)?.[0];
  if (digits === undefined) return UNIT.test(before.replace(/(?<=\p{Nd})(?=\p{L}+$)/u, " ")) || /[+−*/=^][^()]*\)$/u.test(before);
  // Ten to the sixth; two to the tenth; and what stands in a formula.
  return /^(?:10|١٠|۱۰)$/u.test(digits) || (digits.length === 1 && mark.length > 1) || /[=×·⋅*+÷√^]\s*$/u.test(before.slice(0, -digits.length)) || /^\s*[=×·⋅*÷^]/u.test(next);
}

const ORDINAL = new RegExp(any("ordinalLetters"), "iu");

/** Whether letters raised behind this are part of it, as in 19th and XIXe, and no note's. */
function letters(before: string, mark: string): boolean {
  const [, word = ""] = /([\p{L}\p{M}]+|\p{Nd}+(?:[.,٫٬]\p{Nd}+)*)$/u.exec(before) ?? [];
  if (mark.length > 1) return true;
  return /^\p{Nd}/u.test(word) ? word.length < 3 && ORDINAL.test(mark) : word.length < 3 || /^[IVXLC]+$/.test(word);
}

/** In raised or lowered digits, where there are such. */
function written(mark: string, shapes: string): string | undefined {
  const digits = [...fold(mark).replace(/–/g, "-")];
  return digits.every((digit) => DIGITS.includes(digit)) ? digits.map((digit) => shapes[DIGITS.indexOf(digit)]).join("") : undefined;
}
