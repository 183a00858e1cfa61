import { fold } from "../../language/fold.ts";
import { hasAsking } from "../../language/questions/asking.ts";
import { type Wanted, wanted } from "../../language/questions/asks.ts";
import { type Elliptic, elliptic, unfilled, unopened } from "../../language/questions/elliptic.ts";
import { borrowed, completed, isOfSomebody, named, namesNothing, pointsAt, pointsBack } from "../../language/questions/followup.ts";
import { inPlace, namesIn, objectIn, OF, typedNames } from "../../language/questions/phrases.ts";
import { paidBy } from "../../language/questions/payers.ts";
import { smallTalk } from "../../language/smalltalk.ts";
import { stem } from "../../language/stem.ts";
import { type Word, words } from "../../language/words.ts";
import { renumbered, timeIn, trimmed, withoutValuesOf, yearFor } from "./values.ts";

/** A question as it is meant after those before it. */
export interface Leaning {
  /** With what it leaves unsaid. */
  text: string;
  /** The words of those before that are in it, as typed. */
  lent: string[];
  /** What it is about, where it took that from before or put it there: as it stands in the text. */
  object?: string;
  /** It is so meant rather than as it stands alone: that is asked first; or at all. */
  meant?: "rather" | "only";
}

/** So many questions before count: beyond them nobody remembers what "it" was. */
const REMEMBERED = 8;

/** What a question takes of those before it, the latest last, each of which may lean on the one before. @param today ISO 8601 */
export function leaning(question: string, before: readonly string[], today: string): Leaning {
  const [last, ...earlier] = before.filter((text) => smallTalk(text) === undefined).slice(-REMEMBERED).reverse();
  if (last === undefined) return { text: question, lent: [] };
  const told = leaning(last, earlier.reverse(), today);
  return instead(question, told, today) ?? added(question, told, today);
}

/** With words of the question before added to it: of two days or years its own counts. */
function added(question: string, before: Leaning, today: string): Leaning {
  const object = before.object ?? objectIn(before.text);
  const typed = object === undefined ? [] : typedNames(object);
  const lent = borrowed(question, withoutValuesOf(question, before.text, today), before.object === undefined ? [] : typed);
  if (lent.length === 0) return { text: question, lent };
  const meant = isOfSomebody(question) || elliptic(question, before.text)?.surely ? "only" : pointsBack(question) ? "rather" : undefined;
  const about = namesNothing(question) ? before.object : lent.join(" ");
  const told = object === undefined ? undefined : named(question, object);
  if (told !== undefined) return { text: told, lent: typed, object: object!, ...(meant && { meant }) };
  return { text: reasked(question, before.text) ?? completed(unfilled(question), lent, before.text), lent, ...(about !== undefined && { object: about }), ...(meant && { meant }) };
}

const CIRCUMSTANCE: ReadonlySet<string | undefined> = new Set(["date", "place", "reason"] satisfies Wanted[]);

/** The question before with another word that asks: "When was it built?" - "Why?" Only of what is beside the matter, when, where and why, so that the rest stays as it is. */
function reasked(question: string, before: string): string | undefined {
  const [first, last] = [words(before)[0], words(question).at(-1)];
  if (!first || !last || !namesNothing(question) || pointsAt(question)) return undefined;
  const asks = last.folded.replace(/^و/, "");
  const typed = question.slice(last.end - asks.length, last.end);
  return [asks, first.folded].every((word) => CIRCUMSTANCE.has(wanted(word))) ? typed + before.slice(first.end) : undefined;
}

/** The question before, asked of something else: "And on Sunday?", "What about the pier?" Undefined where more is new, or nothing can be told from it. */
function instead(question: string, before: Leaning, today: string): Leaning | undefined {
  const fresh = elliptic(question, before.text) ?? aloneValue(question, before.text, today);
  if (!fresh) return undefined;
  const { thing, surely } = fresh;
  const rest = trimmed(withoutValuesOf(thing, before.text, today));
  const day = thing.replace(/^و(?=\p{L}{2})/u, "");
  const value = timeIn(day, today);
  const isValue = value !== undefined && namesIn(value.rest).length === 0;
  const known = new Set(words(before.text).map(({ folded }) => stem(folded)));
  const at = before.object === undefined ? -1 : rest.lastIndexOf(before.object);
  const placed = () => inPlace(rest, thing, at < 0 ? undefined : { start: at, end: at + before.object!.length });
  const isNew = ({ folded, start, end }: Word) => namesIn(thing.slice(start, end)).length > 0 && !OF.has(folded) && !known.has(stem(folded));
  const payer = paidBy(rest, thing, isNew);
  const text = payer ?? renumbered(before.text, thing) ?? (isValue ? `${rest} ${day}${yearFor(value, before.text, today)}` : (placed() ?? (surely ? `${rest} ${thing}` : undefined)));
  if (text === undefined) return undefined;
  const said = (word: string) => stem(word.replace(/^و/, ""));
  const own = new Set(namesIn(question).map(({ folded }) => said(folded)));
  const lent = typedNames(text).filter((word) => !own.has(said(fold(word))));
  const object = isValue || payer || namesIn(thing).every(({ folded }) => OF.has(folded)) ? before.object : behindPreposition(thing);
  return { text: `${trimmed(text)}?`, lent, ...(object !== undefined && { object }), meant: surely ? "only" : "rather" };
}

/** "Of the pier": the pier. */
function behindPreposition(thing: string): string {
  const [first, next] = words(thing);
  return first && next && OF.has(first.folded) ? thing.slice(next.start) : thing;
}

/** "Sunday?", "And in May?" */
function aloneValue(question: string, before: string, today: string): Elliptic | undefined {
  const { thing, opened } = unopened(question);
  const value = timeIn(thing, today);
  return value && !hasAsking(thing) && hasAsking(before) && namesIn(value.rest).length === 0 ? { thing, surely: opened } : undefined;
}
