import { words } from "../../language/words.ts";
import type { Article } from "../article.ts";
import { conflicts } from "./alignment.ts";
import { type Claim, claim } from "./claims.ts";

/** What an article tells, piece by piece, to be held against another's. */
export interface Told {
  pieces: ReadonlySet<string>;
}

/** Pieces with this share of the words of both in common tell of the same. */
const ALIKE = 0.5;
const END = /(?<=[.!?؟…۔。]["”»)]?)\s+|\n+/u;

const known = new Map<string, { claim: Claim; words: Set<string> }>();
const MOST_KNOWN = 5000;

/** Its body, cut roughly at sentences: what both have is the same wherever it is cut. */
export function told({ text, blocks }: Pick<Article, "text" | "blocks">): Told {
  const pieces = blocks.filter(({ role }) => role === "body").flatMap(({ start, end }) => text.slice(start, end).split(END));
  return { pieces: new Set(pieces.map((piece) => piece.replace(/\s+/gu, " ").trim()).filter(Boolean)) };
}

/**
 * Where two texts that are much alike say otherwise: a number, day, time, name, denial or doubt of the one
 * that is another in the other, among the same words. Undefined where the one retells the other.
 */
export function contradiction(a: Told, b: Told): [string, string] | undefined {
  const [these, those] = [[...a.pieces].filter((piece) => !b.pieces.has(piece)), [...b.pieces].filter((piece) => !a.pieces.has(piece))];
  for (const piece of these) {
    const one = said(piece);
    const [nearest] = those.map((text) => ({ text, ...said(text) })).map((other) => ({ ...other, alike: alike(one.words, other.words) })).filter((other) => other.alike >= ALIKE).sort((x, y) => y.alike - x.alike);
    if (nearest && conflicts(one.claim, piece, nearest.claim, nearest.text, false)) return [piece, nearest.text];
  }
  return undefined;
}

function said(piece: string): { claim: Claim; words: Set<string> } {
  const before = known.get(piece);
  if (before) return before;
  const told = claim(piece);
  // With the small words: a text that was copied has those, too.
  const made = { claim: told, words: new Set(words(piece).map(({ folded }) => folded)) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(piece, made);
  return made;
}

/** The share of the words of both that both have. */
function alike(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared || 1);
}
