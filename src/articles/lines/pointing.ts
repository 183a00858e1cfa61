import { fold } from "../../language/fold.ts";
import { phrase } from "../facts/phrase.ts";
import { any, words as listed } from "../languages/lexicon.ts";
import { type Line, SHORT } from "./lines.ts";

/** What heads a list of other articles; also with one of them behind a colon on the same line. */
const readAlso = new Set(listed("readAlso").map(phrase));
/** Of such words any heading is made that points elsewhere, in wordings that no list has. */
const POINTING = new Set(listed("pointing").map(phrase));
/** What a page points to, how it is pointed to, and what may stand between. */
const THINGS = new Set(listed("things").map(fold));
const WAYS = new Set(listed("ways").map(fold));
const BETWEEN = new Set(listed("between").map(fold));

/** Whether a word tells how a page points elsewhere: "next". */
export const isWay = (word: string): boolean => WAYS.has(fold(word));

const DEFINITE = new RegExp(`^${any("definite")}(?=\\p{L}{3})`, "u");

/** An end of a sentence that no space follows. */
const GLUED = /(?<=[\p{L}\p{M}\p{Nd})%]{2})[.!?؟…]["”»)]*(?=\p{Lu}|\p{Lo})/gu;

/** "Read in the app", "Читайте на ...": a request of a few words. */
const READ_ON = new RegExp(`^${any("readOn", "earlier")}(?![\\p{L}\\p{M}])`, "iu");
const MORE_FROM = new RegExp(`^${any("moreFrom")} `, "iu");
const EARLIER = new RegExp(`^${any("earlier")}(?![\\p{L}\\p{M}])`, "iu");

/** "Similar posts", "Das könnte Dich auch interessieren", "المزيد من الأخبار": a short line of nothing but words that point elsewhere. */
function pointsOn({ text, words, stop }: Line): boolean {
  if (words < 2 || words > 8 || stop === "full" || stop === "comma") return false;
  let [things, ways, others] = [0, 0, 0];
  for (const word of fold(text).match(/[\p{L}\p{M}]+/gu) ?? []) {
    const bare = word.replace(DEFINITE, "");
    if (THINGS.has(word) || THINGS.has(bare)) things++;
    else if (WAYS.has(word) || WAYS.has(bare)) ways++;
    else if (!BETWEEN.has(word)) others++;
  }
  return (things > 0 && ways > 0 && others === 0) || (ways >= 3 && others === 0) || (things > 0 && ways > 1 && others <= 1);
}

/** "Read also" and its like, alone or with a headline behind a colon. */
export function headsLinks(line: Line): boolean {
  if (line.words > 24 || line.text.length > SHORT) return false;
  const bare = line.text.replace(/^[^\p{L}\p{N}]+/u, "");
  const colon = bare.search(/\s?[:：]|\.\.|…|\s[-–—|]\s|(?<=\p{L} \p{L}+)\.\s/u);
  if (line.stop === "full" && (colon < 0 || line.words > 14)) return false;
  // No such phrase has more than six words: most lines need no folding to be told apart.
  if (line.words <= 6 && readAlso.has(phrase(bare))) return true;
  if (pointsOn(line)) return true;
  if (line.words >= 2 && line.words <= 5 && line.stop === "none" && READ_ON.test(bare)) return true;
  // "More from the Daily Post", "المزيد من أخبار سوريا": the phrase and a few words.
  if (colon < 0)
    return (
      line.stop === "none" &&
      line.words <= 6 &&
      MORE_FROM.test(bare)
    );
  if (colon > 45) return false;
  const head = phrase(bare.slice(0, colon));
  // "Related - ..." may begin a sentence; "Related: ..." does not.
  return readAlso.has(head) && (/^\s?[:：]/u.test(bare.slice(colon)) || head.includes(" "));
}

/** "From the archive: The bull that swam to Jura": words that point elsewhere, and a headline behind them. */
export function points({ text, words, stop }: Line): boolean {
  if (words <= 16 && EARLIER.test(text)) return true;
  const [, head, headline] = /^([^:：|]{4,45}?)\s?[:：|]\s?(\S.+)$/su.exec(text) ?? [];
  if (!head || words > 24 || stop === "full" || headline!.split(/\s+/).length < 3 || gluedAt(text) > 0) return false;
  const parts = phrase(head).split(" ");
  return parts.length <= 6 && parts.some((word) => POINTING.has(word));
}

/** Where words that point elsewhere are glued to a sentence before them ("The fine is £50.Read also: Cow on railway"); -1 where none are. */
export function gluedAt(text: string): number {
  const [end] = [...text.matchAll(GLUED)].slice(-1);
  if (!end || end.index < 8) return -1;
  const at = end.index + end[0].length;
  const [, head, headline] = /^([^:：]{3,30}?)\s?[:：]\s?(\S.+)$/su.exec(text.slice(at)) ?? [];
  return head && readAlso.has(phrase(head)) && headline!.length <= SHORT && !/[.。۔]["”»)]*$/u.test(headline!) ? at : -1;
}
