import { fold } from "../../language/fold.ts";
import { any, words as listed } from "../languages/lexicon.ts";
import { type Line, SHORT } from "./lines.ts";

/** Beginnings of the words in which a page speaks of itself; what counts is never one of them alone. */
const PAGE = new RegExp(`(?<![\\p{L}\\p{M}])${fold(any("pageWords"))}`, "gu");

/** Requests by the form of the verb, and by what they begin with. */
const REQUEST = new RegExp(any("requests"), "u");
const CALLS = new RegExp(`^${any("calls")}(?![\\p{L}\\p{M}])`, "u");

/** Words that speak to the reader, or of those who write: "your", "our", "this"; whole, folded. */
const READER = new Set(listed("reader").map(fold));
const POINTING = new Set(listed("demonstratives").map(fold));

/** A question about the page and nothing else; or one, and what to do about it. */
const PAGE_ALONE = /^[^.!?؟]{6,60}[?؟]$/u;
const CALL = /[?؟]\s*\p{L}[^.!?؟]{3,80}[.!]?$/u;

const NETWORK = new RegExp(any("messengers"), "iu");
/** Where a capital alone tells "you" from "they". */
const POLITE = new RegExp(`\\p{L} ${any("politeYou")}\\b`, "u");

/** What a page asks for; a price alone is anybody's. */
const PRICE = new RegExp(`[€£$₽₴]\\s?\\p{Nd}|\\p{Nd}\\s?(?:[€£$₽₴]|${any("currency")})`, "iu");

/** An address in running words; behind a colon it may be what the article tells. */
const ADDRESS = /(?<![:：]\s*)(?<![\w.+-])(?:[\w.+-]+@[\w-]+\.\w|https?:\/\/|www\.|t\.me\/)/iu;

/** How much a line is the page's talk with its reader, and not the article's: nothing, words of a page, or such words to the reader. */
export function chatter({ text, words, stop }: Line): "none" | "page" | "reader" {
  // "The most important news: in our group ...": a network, and whose.
  if (words <= 12 && stop !== "full" && NETWORK.test(text) && addresses(fold(text))) return "reader";
  if (words > 24 || text.length > SHORT) return "none";
  const folded = fold(text);
  const asked = asks(folded) && /^\p{L}/u.test(text);
  if (/["“”«»„]/u.test(text) && !asked) return "none";
  const own = folded.match(PAGE)?.length ?? 0;
  // "Did you like the article? Tell your friends!"
  const question = /^[^.!?؟]{6,60}[?؟]/u.exec(folded)?.[0];
  if (question?.match(PAGE) && (PAGE_ALONE.test(text) || CALL.test(text))) return "reader";
  if (own > 0 && (addresses(folded) || POLITE.test(text)) && (own > 1 || PRICE.test(text) || (asked && stop === "full" && words <= 20 && /[.!]\s/u.test(text)) || /\p{L}\s?[!?؟]\s/u.test(text) || (stop !== "full" && words <= 12))) return "reader";
  return own > (stop === "full" ? 1 : 0) || ADDRESS.test(text) ? "page" : "none";
}

/** Whether a line invites the reader to what follows it: "If you liked this, try:". */
export function invites({ text, words, stop }: Line): boolean {
  return stop === "colon" && words <= 8 && text.length <= SHORT && addresses(fold(text));
}

/** Whether a line, folded, speaks to the reader or asks something of him. */
export function speaks(folded: string): boolean {
  return wordsOf(folded).some((word) => READER.has(word)) || asks(folded);
}

/** The same of a line that may as well point to itself: "this article". */
function addresses(folded: string): boolean {
  return speaks(folded) || wordsOf(folded).some((word) => POINTING.has(word));
}

/** Whether a word, folded, is one in which a page speaks of itself, or points there. */
export function isPageWord(word: string): boolean {
  return POINTING.has(word) || word.search(PAGE) === 0;
}

const wordsOf = (folded: string) => folded.match(/[\p{L}\p{M}]+/gu) ?? [];

function asks(folded: string): boolean {
  return REQUEST.test(folded) || CALLS.test(folded);
}
