import { fold } from "../../../language/fold.ts";
import type { Span } from "../../../language/span.ts";
import { stem } from "../../../language/stem.ts";
import { type Word, words } from "../../../language/words.ts";
import { any, lexica } from "../../languages/lexicon.ts";
import { GLUED, meaning } from "../pattern.ts";

/** A country that a text names, or calls something by: "the | Russian | ministry", министр | Франции. */
export interface Land extends Span {
  /** Its code, ISO 3166. */
  land: string;
  /** The office or body that is called by it, with where all of this stands. */
  of?: Span & { kind: string };
}

const ofLand = meaning("lands");
const officeOf = meaning("offices");
const bodyOf = meaning("bodies");
/** Names of countries in one word, by their stems. */
const NAMES = new Map([...lexica].flatMap(([language, { lands = {} }]) => namesIn(language, Object.keys(lands))));
const AND = new RegExp(`^${any("gluedAnd")}`, "u");
/** So many words may stand between a body and the country behind it, or before it: "министр иностранных дел | Франции", "French | foreign ministry". */
const [BEHIND, BEFORE] = [2, 1];
/** "The presidents of America, Jane Doe, | and Russia": so far behind one country another may go with the same word. */
const JOINED = 5;

/** The countries of a text, with the offices and bodies that are theirs. */
export function lands(text: string): Land[] {
  const all = words(text);
  const found: (Land & { at: number })[] = [];
  for (const [at, { start, end, folded }] of all.entries()) {
    const land = landOf(folded);
    if (!land) continue;
    const body = bodyOfLand(text, all, at);
    const last = found.at(-1);
    const joined = !body && last?.of && AND.test(folded) && at - last.at <= JOINED ? last.of : undefined;
    const of = body ? { kind: body.kind, start: Math.min(start, body.start), end: Math.max(end, body.end) } : joined;
    found.push({ start, end, at, land, ...(of && { of }) });
  }
  return found.map(({ at: _, ...land }) => land);
}

/** The office or body beside the word for a country. */
function bodyOfLand(text: string, all: Word[], at: number): (Span & { kind: string }) | undefined {
  // In Arabic it stands behind; elsewhere before as well, as an adjective.
  const steps = /^\p{Script=Arabic}/u.test(all[at]!.folded) ? [-1, -2, -3] : [...upTo(BEFORE + 1), ...upTo(BEHIND + 1).map((step) => -step)];
  for (const step of steps) {
    const word = all[at + step];
    const between = word && (step > 0 ? text.slice(all[at]!.end, word.start) : text.slice(word.end, all[at]!.start));
    const kind = word && !/[.,;:،؛()\n]/u.test(between!) ? (bodyOf(word.folded) ?? officeOf(word.folded)) : undefined;
    if (kind) return { kind, start: word!.start, end: word!.end };
  }
  return undefined;
}

function landOf(folded: string): string | undefined {
  return ofLand(folded) ?? NAMES.get(stem(folded)) ?? NAMES.get(stem(folded.replace(GLUED, "")));
}

function namesIn(language: string, codes: string[]): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return codes.flatMap((code): [string, string][] => {
    const name = fold(names.of(code)!);
    return name.includes(" ") ? [] : [[stem(name), code]];
  });
}

function upTo(most: number): number[] {
  return Array.from({ length: most }, (_, i) => i + 1);
}
