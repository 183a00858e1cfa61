import { fold } from "../../language/fold.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { isPageWord, speaks } from "./chatter.ts";
import type { Line } from "./lines.ts";

const LEGAL = [...lexica.values()].flatMap(({ legal = [] }) => legal);
/** Notices by their form: a line that begins like this says nothing else. */
const WHOLE = new RegExp(`©|\\(c\\)\\s*\\d{4}|${LEGAL.filter((pattern) => pattern.startsWith("^")).join("|")}`, "iu");
/** Words of rights, cookies and the like, which a sentence may have too. */
const WITHIN = new RegExp(LEGAL.filter((pattern) => !pattern.startsWith("^")).join("|"), "iu");
const WORDS = new RegExp(`^${fold(any("legalWords"))}`, "u");
const CORRECTIONS = new RegExp(any("corrections"), "iu");
/** "The federation corrects the paper: Lin won, and not Dana." */
const CORRECTING = new RegExp(any("correcting"), "iu");
const RETRACTS = new RegExp(any("retractsBehind"), "iu");

const SAYS = new RegExp(any("says"), "iu");

/** Words that a sentence about the world has beside those of a notice, at least. */
const SAID = 3;

/** What a page says of rights, cookies and its own making. Copyright may be long. */
export function isNotice(line: Line): boolean {
  return line.words <= 45 && ((WHOLE.test(line.text) && !goesOn(line)) || (WITHIN.test(line.text) && !tells(line)));
}

/** "Copyright 1998 laws changed ...": behind the year a sentence goes on. */
function goesOn(line: Line): boolean {
  const [notice] = WHOLE.exec(line.text)!;
  return /\d{4}$/.test(notice) && line.stop === "full" && new RegExp(`${notice.replace(/[^\p{L}\d]+/gu, ".{0,3}")}\\s\\p{Ll}`, "u").test(line.text) && tells(line);
}

/** A line that says of an article that it was wrong; its label alone, too. */
export function corrects({ text }: Pick<Line, "text">): boolean {
  return CORRECTIONS.test(text.replace(/^[\s*_>#([]+/u, "")) || (CORRECTING.test(text) && contrasts({ text }));
}

/** Whether a correction says in one what is right and what is not. */
export function contrasts({ text }: Pick<Line, "text">): boolean {
  return RETRACTS.test(text);
}

/** Whether a line, whatever words of notices are in it, is a sentence about the world, and not said to the reader. */
export function tells({ text, words, stop }: Line): boolean {
  if (words < (stop === "full" ? 5 : 10)) return false;
  const folded = fold(text);
  // What somebody says of himself is told of him: "We bake cookies, the teacher said".
  if (speaks(folded) && !SAYS.test(text)) return false;
  const others = (folded.match(/[\p{L}\p{M}]{3,}/gu) ?? []).filter((word) => !STOPWORDS.has(word) && !WORDS.test(word) && !isPageWord(word));
  return new Set(others).size >= SAID;
}
