import { type Line, SHORT } from "./lines.ts";
import { unmarked } from "./markdown.ts";

/** An answer that is longer says itself what it answers, UTF-16 units. */
const ANSWER = 160;
const ASKS = /[?؟？]["”»)*_\s]*$/u;
/** All of a line in bold. */
const BOLD = /^(\*\*|__)(?=\S)(?:(?!\1).)+\1$/su;

/** Of a text such a share is questions and answers, if it is a list of them. */
const SHARE = 0.6;
/** So many questions that are no headings make an interview of it, and its answers are of any length. */
const INTERVIEW = 3;

/**
 * Questions that belong to the line under them, two and more: those with short answers, which where they are no headings
 * are nearly all of the text; and those of an interview, which are in bold, or every other line.
 * @param isFree whether a line is of the text, as far as is known. @param heads whether it is a heading
 */
export function questions(lines: Line[], isFree: (i: number) => boolean, heads: (i: number) => boolean, title: string): number[] {
  const asks = (i: number) => (isFree(i) || heads(i)) && lines[i]!.words <= 25 && lines[i]!.text.length <= SHORT && ASKS.test(lines[i]!.text) && unmarked(lines[i]!.text) !== title;
  const answered = lines.flatMap((_, i) => (asks(i) && !asks(i + 1) && isFree(i + 1) ? [i] : []));
  const brief = answered.filter((i) => lines[i + 1]!.text.length <= ANSWER);
  const headings = answered.filter(heads).length;
  const free = lines.filter((_, i) => isFree(i) || asks(i)).length;
  if (answered.length > 1 && brief.length > answered.length / 2 && (headings > 1 || answered.length * 2 >= free * SHARE)) return answered;
  const asked = answered.filter(isFree);
  const bold = asked.filter((i) => BOLD.test(lines[i]!.text));
  if (bold.length > 1) return bold;
  return asked.length >= INTERVIEW && asked.length * 2 >= free * SHARE ? asked : [];
}
