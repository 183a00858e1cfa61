import type { Span } from "../../../language/span.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { any } from "../../languages/lexicon.ts";
import { isWord, meaning, pattern } from "../pattern.ts";

/** An office that somebody holds, with what says how: "the | deputy mayor". */
export interface Held extends Span {
  /** Undefined in "his deputy". */
  office: string | undefined;
  /** Undefined where it is held as it is. */
  as: "deputy" | "acting" | "former" | undefined;
}

const officeOf = meaning("offices");
const HOW = [["deputy", pattern("deputies")], ["acting", pattern("acting")], ["former", pattern("former")]] as const;
const AND = new RegExp(`^${any("gluedAnd")}`, "u");
const OWN = pattern("ownDeputies");
const WHOSE = pattern("whose");
const JOINING = pattern("joining");
const HOLDING = pattern("holding");
const MODIFYING = pattern("modifying");
/** Words of a phrase that says how, or that asks. */
const PHRASE = 4;
/** Words of an office: "رئيس مجلس الوزراء". */
const TITLE = 3;
/** So far before or behind an office may stand how it is held: "deputy | to the | mayor", "رئيس | بلدية الرابية | السابق". */
const FAR = 3;

/** The offices of a text, with how they are held. */
export function offices(text: string): Held[] {
  const all = words(text);
  let behind = 0;
  return all.flatMap(({ start, end, folded }, at): Held[] => {
    if (at < behind) return [];
    const isOwn = isWord(OWN, folded) || (WHOSE.test(all[at - 1]?.folded ?? "") && howAt(all, at) === "deputy");
    if (isOwn) return [{ start, end, office: undefined, as: "deputy" }];
    const titled = titleAt(all, at);
    if (!titled) return [];
    const { office, last } = titled;
    behind = last + 1;
    const how = howBefore(text, all, at) ?? howBehind(text, all, last);
    return [{ start: how ? Math.min(start, all[how.at]!.start) : start, end: all[last]!.end, office, as: how?.as }];
  });
}

/** The office that begins with a word, by as many words as are its name: a prime minister is no minister. */
function titleAt(all: Word[], at: number): { office: string; last: number } | undefined {
  for (let last = Math.min(at + TITLE, all.length) - 1; last >= at; last--) {
    const office = officeOf(all.slice(at, last + 1).map(({ folded }) => folded).join(" "));
    if (office) return { office, last };
  }
  return undefined;
}

/** How an office is held, by the words from a place on. */
function howAt(all: Word[], at: number): Held["as"] {
  const said = ahead(all, at);
  return HOW.find(([, how]) => isWord(how, said))?.[0];
}

interface How {
  as: Held["as"];
  at: number;
}

/** Between them one word at most that is neither small nor an office: "former Rovers coach". */
function howBefore(text: string, all: Word[], at: number): How | undefined {
  const { folded } = all[at]!;
  // "The deputy mayor and the director", where "and" is glued to the second.
  if (AND.test(folded) && officeOf(folded.replace(AND, ""))) return undefined;
  let others = 0;
  for (let i = at - 1; i >= Math.max(0, at - FAR); i--) {
    const { end, folded } = all[i]!;
    // A letter may be short for a word: "и. о."
    if (folded.length > 1 && /[.,;:،؛]\s/u.test(text.slice(end, all[i + 1]!.start))) return undefined;
    const as = howAt(all, i);
    if (as) return { as, at: i };
    if (!STOPWORDS.has(folded) && officeOf(folded) === undefined) others++;
    if (others > 1 || JOINING.test(folded)) return undefined;
  }
  return undefined;
}

/** Where adjectives stand behind their nouns. */
function howBehind(text: string, all: Word[], at: number): How | undefined {
  if (!/^\p{Script=Arabic}/u.test(all[at]!.folded)) return undefined;
  for (let i = at + 1; i <= at + FAR && all[i] && /^ $/.test(text.slice(all[i - 1]!.end, all[i]!.start)); i++) {
    const as = howAt(all, i);
    if (as && as !== "deputy") return { as, at: i };
  }
  return undefined;
}

/** The office whose holder a question asks for: "who is the club's head coach?", and not "who is the mayor's driver?" */
export function officeAsked(question: string): Held | undefined {
  const all = words(question);
  const from = all.findIndex((_, i) => HOLDING.test(ahead(all, i)));
  if (from < 0) return undefined;
  const opening = from + HOLDING.exec(ahead(all, from))![0].split(" ").length;
  const held = offices(question).filter(({ office, start }) => office !== undefined && all[opening] && start >= all[opening].start);
  // Of offices side by side the last is meant.
  const last = held.find(({ end }, i) => held[i + 1] === undefined || held[i + 1]!.start > end + 1);
  if (!last || /['’]s?$/u.test(question.slice(last.start, last.end))) return undefined;
  const between = all.slice(opening).filter(({ start }) => start < held[0]!.start);
  return between.every(({ folded }) => MODIFYING.test(folded)) ? last : undefined;
}

function ahead(all: Word[], at: number): string {
  return all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" ");
}
