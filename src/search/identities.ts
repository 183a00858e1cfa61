import { fold } from "../language/fold.ts";
import { grouped } from "../language/grouped.ts";
import type { Span } from "../language/span.ts";
import { abroad, words } from "../language/words.ts";

/** What a question names that nothing else is: a code, a number, a year, a name. TX-4418B is not TX-4417B. */
export interface Identity extends Span {
  kind: "code" | "number" | "year" | "name";
  /** Folded, without what parts its groups. */
  form: string;
}

/** A number of fewer digits may be written in words, and a round one. */
const LEAST_DIGITS = 3;
/** Letters that a name keeps in all cases, at least; and of an ending, at the most. */
const LEAST_ROOT = 4;
const LONGEST_ENDING = 2;
/** A code may be printed in so many groups. */
const GROUPS = 6;

/** The identities of a question by their form alone; names come from what the articles lack. */
export function identities(text: string): Identity[] {
  const groups = grouped(text).filter(({ start, end }) => !YEAR_OF.test(text.slice(start, end)));
  for (const { 0: printed, index } of text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}\p{L}{1,20}[-‐‑–]\p{Nd}+\p{L}?(?![\p{L}\p{N}-])/gu)) {
    if (!groups.some(({ start, end }) => start < index + printed.length && end > index)) groups.push({ start: index, end: index + printed.length, joined: printed.replace(/[^\p{L}\p{Nd}]/gu, ""), whole: false });
  }
  const found = groups.map(({ start, end, joined }): Identity => ({ start, end, kind: "code", form: codeOf(fold(joined)) }));
  for (const { start, end, folded } of words(text)) {
    if (found.some((other) => other.start < end && other.end > start)) continue;
    // و2021: a small word may be glued to a number.
    const number = folded.replace(/^\p{Script=Arabic}{1,3}(?=\d)/u, "");
    if (abroad(folded) || isCode(folded, text.slice(start, end))) found.push({ start, end, kind: "code", form: codeOf(folded) });
    else if (/^\d+(?:·\d+)*$/.test(number) && isTelling(number)) found.push({ start: end - number.length, end, kind: /^(?:1\d|20)\d\d$/.test(number) ? "year" : "number", form: number });
  }
  return found;
}

/** "ABC 2001" is a year of something. */
const YEAR_OF = /\s(?:19|20)\d\d$/;

/** A question with its codes as the first of these texts that has them prints them: who reads compares letters. */
export function asPrinted(question: string, texts: string[]): string {
  const codes = identities(question).filter(({ kind }) => kind === "code");
  if (codes.length === 0) return question;
  const printed = texts.flatMap((text) => words(text).map(({ start, end, folded }) => ({ form: codeOf(folded), text: text.slice(start, end) })));
  return codes.sort((a, b) => b.start - a.start).reduce((asked, { start, end, form }) => asked.slice(0, start) + (printed.find((word) => word.form === form)?.text ?? asked.slice(start, end)) + asked.slice(end), question);
}

/** Letters and digits, but no rank, unit or decade (19th, 10km, 1990s). */
function isCode(folded: string, typed: string): boolean {
  if (YEAR_OF.test(typed) || !/\p{L}/u.test(folded) || (folded.match(/\d/g)?.length ?? 0) < 2) return false;
  return /^(?!\p{Script=Arabic}{1,3}\d+$)\p{L}/u.test(folded) || /^\p{Nd}+[\p{Lu}]/u.test(typed);
}

/** Whether it is written alike in all scripts: Apollo-11 is not, AS-206 is. */
export function isWritten({ kind, form }: Identity): boolean {
  return kind !== "code" || /^\p{L}{0,2}\d\d/u.test(form) || (!/\p{L}{4}/u.test(form) && /\d{3}/.test(form));
}

function isTelling(folded: string): boolean {
  return folded.includes("·") || (folded.length >= LEAST_DIGITS && !folded.endsWith("00"));
}

function codeOf(folded: string): string {
  return abroad(folded) ?? plain(folded);
}

/** Letters that look alike are one: АВ-17 may be typed in either script. */
function plain(folded: string): string {
  return folded.replace(/[авекмнорстух]/g, (letter) => "abekmhopctyx"["авекмнорстух".indexOf(letter)]!);
}

/** Whether an identity stands among words, in whatever groups it is printed. */
export function stands({ kind, form }: Identity, folded: string[]): boolean {
  const alone = new RegExp(`(?<!\\d)${form}(?!\\d)`);
  if (kind === "number") return folded.some((word) => alone.test(word));
  // 1620-21 is 1621 too.
  if (kind === "year") return folded.some((word, i) => alone.test(word) || (word === form.slice(2) && /^\d{4}$/.test(folded[i - 1] ?? "")));
  return folded.some((_, at) => {
    let joined = "";
    for (let i = at; i < Math.min(folded.length, at + GROUPS) && joined.length < form.length; i++) joined += plain(folded[i]!).replace(/·/g, "");
    return joined === form || isInflected(form, folded[at]!, folded[at + 1]);
  });
}

/** "Мостостроя-9" is Мостострой-9: a name before a number has an ending of its case. */
function isInflected(form: string, name: string, number: string | undefined): boolean {
  const asked = /^(\p{L}+)(\d+)$/u.exec(form);
  if (!asked || asked[2] !== number || !/^\p{Script=Cyrillic}{4,}$/u.test(name)) return false;
  const [one, other] = [asked[1]!, plain(name)];
  const most = Math.max(LEAST_ROOT, Math.max(one.length, other.length) - LONGEST_ENDING);
  return one.slice(0, most) === other.slice(0, most);
}

/** Coordinated, or bounds: "2018 and 2021", "TX-1 or in TX-2", "from 1995 to 2000". */
export function areBeside(one: Span, other: Span, text: string): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, second.start);
  return words(between).length <= 4 && /^\s*[,،–—-]|(?:^|\s)(?:and|or|&|to|till|until|и|или|до|по|أو|او|و|إلى|الى|حتى)(?:\s|$)|\sو$/u.test(between);
}
