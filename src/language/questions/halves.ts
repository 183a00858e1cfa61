import type { Span } from "../span.ts";
import { STOPWORDS } from "../lists/stopwords.ts";
import { words } from "../words.ts";
import { asksWithin, hasAsking } from "./asking.ts";
import { isOfSomebody, isToIt, seeksSomebody } from "./followup.ts";
import { counted, namesIn, OF } from "./phrases.ts";

const AND = new Set(["and", "и", "و"]);
/** The end of one question with another behind it: "Where is the lake? Who is its mayor?" */
const BEHIND = /[?؟]+\s+(?:(?:and|и|а)\s+|و(?=(?:متى|أين|اين|كم|كيف|لماذا|ماذا|هل|بكم|من|ما|أي|اي|في|لمن)\s))?(?=\p{L})/iu;
/** Behind these "who" and "what" ask in Arabic, wherever they stand. */
const IT_IS = new Set("هو هي هم الذي التي كان كانت".split(" "));
const WHAT_IS = new Set("اسم عدد سبب".split(" "));
/** Of a way, a side or a time: before these من is "from". */
const FROM = new Set("اجل جهه جانب ناحيه جديد حين وقت هنا داخل خارج وراء قبيل".split(" "));

/** A half as it would be asked by itself: the first with the mark that stands behind the second, for what is read is read otherwise without. */
export function marked(half: string, whole: string): string {
  const [mark = ""] = /[?؟](?=\s*$)/u.exec(whole) ?? [];
  return /[?؟]\s*$/u.test(half) ? half : half + mark;
}

/** The two questions of one: "Where is the lake | and | who is its mayor?" Undefined where it asks once. As typed. */
export function halves(question: string): [first: string, second: string] | undefined {
  const behind = BEHIND.exec(question);
  const cuts = behind ? [{ start: behind.index, end: behind.index + behind[0].length }] : joints(question);
  for (const { start, end } of cuts) {
    const first = question.slice(0, start).replace(/[\s,;،؛]+$/u, "");
    const second = question.slice(end).replace(/^\p{M}+/u, "").trim();
    if (asksOfSomething(first) && hasAsking(second.replace(/[?؟]/g, "")) && (behind || !continues(first, second))) return [first, second];
  }
  return undefined;
}

/** Where "and" stands before what asks, in Arabic glued to it or not. */
function joints(question: string): Span[] {
  const all = words(question);
  const folded = all.map((word) => word.folded);
  return all.flatMap(({ start }, i) => {
    if (i > 1 && AND.has(folded[i - 1]!) && asksFrom(folded.slice(i), folded.slice(0, i - 1))) return [{ start: all[i - 1]!.start, end: start }];
    const glued = folded[i]!.startsWith("و") && asksFrom([folded[i]!.slice(1), ...folded.slice(i + 1)], folded.slice(0, i));
    return i > 0 && glued ? [{ start, end: start + 1 }] : [];
  });
}

/** Whether folded words begin with one that asks, or with a preposition before it: "in what year". من asks who did or is something, unless somebody comes from somewhere. */
function asksFrom([word, next]: string[], before: string[]): boolean {
  if (asksWithin(word!) || (OF.has(word!) && next !== undefined && asksWithin(next))) return true;
  if (next === undefined || (word !== "من" && word !== "ما")) return false;
  if (IT_IS.has(next) || (word === "ما" && WHAT_IS.has(next))) return true;
  return word === "من" && !STOPWORDS.has(next) && !OF.has(next) && !FROM.has(next) && !isToIt(next) && !before.includes("الي");
}

/** Whether it asks, and of more than it counts: "in what year", and where, is no question yet. */
function asksOfSomething(first: string): boolean {
  const asked = counted(first)?.start;
  return /\s/.test(first) && hasAsking(first) && namesIn(first).some(({ start }) => start !== asked);
}

/** Whether what seems a second question goes on with a clause of the first: "the man who built the mill and who ...", "when" and "how". */
function continues(first: string, second: string): boolean {
  const said = words(first).map(({ folded }) => folded);
  const [word, next] = words(second).map(({ folded }) => folded) as [string, string | undefined];
  const asks = OF.has(word) && next !== undefined && asksWithin(next) ? next : word;
  return said.lastIndexOf(asks) > 1 || asksWithin(said.at(-1)!) || said.at(-1) === "من";
}

/** "Who is the mayor | and | how many houses has he?": of whoever answers the first, so that nothing answers the second alone. */
export function isOfWhoever(second: string, first: string): boolean {
  return seeksSomebody(first) && isOfSomebody(second);
}
