import { ABBREVIATIONS } from "../language/lists/abbreviations.ts";
import type { Span } from "../language/span.ts";

/** Behind what is said: points that end it, what leads on to the next, markup. */
const BEHIND = /[\s.,،;؛:…*_`#|~•–—-]+$/u;
/** And before it; a sign, a point or a hash that touches a letter or number is a part of it. */
const BEFORE = /^(?:[\s,،;؛:*_`|~•]|[.…#–—-](?![.\p{L}\p{N}]))+/u;
const QUOTES = /["“”„«»‹›]/gu;
/** What opens or closes wherever it stands. */
const OPENS = /[«„‹]/u;
const CLOSES = /[»”›]/u;
const OPENING = "([{";
const CLOSING = ")]}";
/** Letters between points (U.S., т.е.), a letter alone (г.). */
const POINTED = /(?:^|[^\p{L}\p{M}])(?:\p{L}\.)+$/u;
// From its beginning only: tried at each of its letters a word of thousands takes seconds.
const LAST_WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}]+(?=\.$)/u;

/** A span without what is not said: white space, markup, the point behind a sentence, one half of a pair of quotation marks or brackets. Where nothing else is in it, as it is. */
export function tidied(text: string, span: Span): Span {
  let { start, end } = trimmed(text, span);
  for (let printed = ""; printed !== text.slice(start, end); ) {
    printed = text.slice(start, end);
    const quotes = printed.match(QUOTES) ?? [];
    const half = quotes.length % 2 === 1;
    // Of three the one in the middle says which of the others it belongs to.
    if ((half && isQuote(printed[0]!) && !CLOSES.test(quotes[1] ?? "")) || isAlone(printed[0]!, OPENING, CLOSING, printed)) start++;
    else if ((half && isQuote(printed.at(-1)!) && !OPENS.test(quotes.at(-2) ?? "")) || isAlone(printed.at(-1)!, CLOSING, OPENING, printed)) end--;
    else {
      start += BEFORE.exec(printed)?.[0].length ?? 0;
      if (!isAbbreviated(printed)) end -= BEHIND.exec(text.slice(start, end))?.[0].length ?? 0;
    }
    if (start >= end) return trimmed(text, span);
  }
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? { start, end } : trimmed(text, span);
}

/** White space can be left of what the reader does not see (a vertical tab before a letter). */
function trimmed(text: string, { start, end }: Span): Span {
  const printed = text.slice(start, end);
  return { start: end - printed.trimStart().length, end: start + printed.trimEnd().length };
}

function isQuote(character: string): boolean {
  return character.search(QUOTES) === 0;
}

/** A bracket whose other half is not there. */
function isAlone(character: string, own: string, others: string, printed: string): boolean {
  const at = own.indexOf(character);
  return at >= 0 && !printed.includes(others[at]!);
}

/** Whether the point behind it belongs to its last word: "a. m.", "150 руб." */
function isAbbreviated(printed: string): boolean {
  return POINTED.test(printed) || ABBREVIATIONS.has((LAST_WORD.exec(printed)?.[0] ?? "").toLowerCase());
}
