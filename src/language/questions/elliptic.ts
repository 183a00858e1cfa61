import { stem } from "../stem.ts";
import { words } from "../words.ts";
import { hasAsking } from "./asking.ts";
import { pointsAt } from "./followup.ts";
import { namesIn, OF } from "./phrases.ts";

/** What opens a question that says only what is new in it, folded: "and the pier?", "а как насчёт моста?" */
const OPENING =
  /^(?:(?:and|but|so|or|then|well|ok|okay|а|и|но|ну|тогда|طيب|طب|و) )*(?:(?:what|how) about |what of |(?:что|как) (?:насчет|про|до|с|со) |و?(?:ماذا|ما|شو|وش|ايش|شنو) (?:عن|بخصوص|بشان|بالنسبه ل) )?/;
/** "And" glued to a word that is surely another: with the article, or with one. */
const GLUED = /^و(?=(?:[بكف]?ال|لل)\p{L}{2})/u;
/** More naming words say more than what is new. */
const MOST = 4;

/** What is new in a question that asks no more than that. */
export interface Elliptic {
  /** As typed, without what opens it. */
  thing: string;
  /** It can be nothing else: "And the pier?", and not "وزير الصحة؟" */
  surely: boolean;
}

/** What opens a question and says nothing at all. */
const FILLER = /^(?:(?:well|ok|okay|ну|طيب|طب)[\s,،]+)+(?=\S)/iu;

/** A question without such words: "Well, why?", "طب وليه؟" */
export function unfilled(question: string): string {
  return question.replace(FILLER, "");
}

/** A question without what opens it and its mark at the end; whether anything does. */
export function unopened(question: string): { thing: string; opened: boolean } {
  const said = question.replace(/[\s?!.؟،,]+$/u, "");
  const all = words(said);
  const folded = `${all.map((word) => word.folded).join(" ")} `;
  const opening = OPENING.exec(folded)![0].split(" ").filter(Boolean).length;
  const first = all[opening];
  return first ? { thing: said.slice(first.start), opened: opening > 0 } : { thing: "", opened: false };
}

/** @param before the question that it would be asked like */
export function elliptic(question: string, before: string): Elliptic | undefined {
  const { thing: rest, opened } = unopened(question);
  const word = words(rest)[0]?.folded ?? "";
  const known = new Set(namesIn(before).map(({ folded }) => stem(folded)));
  const isGlued = !opened && (GLUED.test(word) || (/^و../.test(word) && (OF.has(word.slice(1)) || known.has(stem(word.slice(1))))));
  const thing = isGlued ? rest.slice(1) : rest;
  const naming = namesIn(thing).length;
  // In a dialect "in" asks whether there is something.
  const asks = hasAsking(thing.replace(/^في\s+/, ""));
  if (naming === 0 || naming > MOST || asks || pointsAt(thing) || !hasAsking(before)) return undefined;
  const surely = opened || isGlued;
  return surely || OF.has(word) || /^و\p{L}{3}/u.test(word) ? { thing, surely } : undefined;
}
