import { claim } from "../../articles/claims/claims.ts";
import { agree } from "../../articles/claims/sameness.ts";
import type { Fact } from "../../articles/claims/claims.ts";
import { isSurname } from "../../articles/facts/names.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { commonestScript, type Script, skeleton } from "../../language/skeleton.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import { manner, type Manner } from "../../language/questions/manner.ts";
import { identities } from "../../search/identities.ts";

/**
 * Words of one meaning are as near as this by their vectors (cosine), in one script and across. Opposites and
 * neighbours are not: opened and closed 0.28, largest and smallest 0.20 (npx tsx test/eval/paraphrases.ts).
 */
const MEANS = 0.5;
const MEANS_ACROSS = 0.4;
/** Consonants by which a name is known in another script. */
const CONSONANTS = 3;
/** More words than a question has are a text. */
const MOST = 24;

interface Naming {
  folded: string;
  stem: string;
  vector: Float32Array | undefined;
  /** By its capital, or known. */
  name: boolean;
}

/** A question made ready to be held against others. */
export interface Worded extends Manner {
  /** Its words, folded: the same are the same question. */
  folded: string;
  script: Script;
  facts: Fact[];
  codes: string[];
  denials: number;
  doubts: boolean;
  naming: Naming[];
}

export async function worded(question: string, embedder: Embedder): Promise<Worded> {
  const { text, naming, ...how } = manner(question);
  const { facts, negations, possibilities } = claim(text);
  const codes = identities(text).filter(({ kind }) => kind === "code");
  const counted = [...facts, ...codes];
  const kept = naming.filter(({ start, end }) => !counted.some((one) => one.start < end && one.end > start)).slice(0, MOST);
  const named: Naming[] = [];
  for (const { start, end, folded } of kept) {
    const printed = text.slice(start, end);
    // Where vectors depend on their neighbours a word's alone tells nothing.
    const vector = embedder.comparison && (await embedder.question(printed)).vector;
    named.push({ folded, stem: stem(folded), vector, name: (start > 0 && /^\p{Lu}/u.test(printed)) || isSurname(printed) });
  }
  const folded = words(text).map((word) => word.folded);
  return { ...how, folded: folded.join(" "), script: commonestScript(folded), facts, codes: codes.map(({ form }) => form).sort(), denials: negations.length, doubts: possibilities.length > 0, naming: named };
}

/**
 * Whether two questions mean the same, and an answer to the one is certainly one to the other. Strict: the same
 * numbers, dates, codes, names and denials, asked for in the same way, and each word of the one is met by one of
 * the other, in an order in which nobody's part was changed. Where that cannot be told they do not.
 */
export function meanTheSame(a: Worded, b: Worded): boolean {
  if (a.folded === b.folded) return true;
  if (a.asks !== b.asks || a.wanted !== b.wanted || a.doubts !== b.doubts || a.denials !== b.denials) return false;
  if (String(a.codes) !== String(b.codes) || !haveTheSame(a.facts, b.facts) || !haveTheSame(b.facts, a.facts)) return false;
  if (a.naming.length !== b.naming.length || a.naming.length === 0) return false;
  const places = met(a, b);
  return places !== undefined && (a.script === b.script ? inOneScript(a, b, places) : across(a, b, places));
}

function haveTheSame(these: readonly Fact[], those: readonly Fact[]): boolean {
  return these.every((one) => those.some((other) => one.kind === other.kind && agree(one, other)));
}

/** By word of the first, the place of the one that meets it; undefined where one is not met. */
function met(a: Worded, b: Worded): number[] | undefined {
  const free = new Set(b.naming.keys());
  const places: number[] = [];
  for (const one of a.naming) {
    let best: number | undefined;
    let most = 0;
    for (const at of free) {
      const how = likeness(one, b.naming[at]!, a.script === b.script);
      if (how > most) [best, most] = [at, how];
    }
    if (best === undefined) return undefined;
    free.delete(best);
    places.push(best);
  }
  return places;
}

/** 1: by spelling; less: by meaning; 0: not at all. Names are met by spelling alone. */
function likeness(one: Naming, other: Naming, sameScript: boolean): number {
  if (sameScript && one.stem === other.stem) return one.folded === other.folded ? 1.1 : 1;
  const bones = sameScript ? "" : skeleton(one.folded);
  if (bones.length >= CONSONANTS && bones === skeleton(other.folded)) return 1;
  if (!one.vector || !other.vector || (sameScript && (one.name || other.name || areSpeltAlike(one.folded, other.folded)))) return 0;
  const near = one.vector.reduce((sum, value, i) => sum + value * other.vector![i]!, 0);
  return near >= (sameScript ? MEANS : MEANS_ACROSS) ? near : 0;
}

/** Two spellings of which neither has the other in it may be two names: Sarrow, Marrow. */
function areSpeltAlike(one: string, other: string): boolean {
  const pairs = (word: string) => new Set(Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)));
  const [left, right] = [pairs(one), pairs(other)];
  const both = [...left].filter((pair) => right.has(pair)).length;
  return 2 * both >= 0.6 * (left.size + right.size) && !(one.length > 4 && other.length > 4 && (one.includes(other) || other.includes(one)));
}

function inOneScript(a: Worded, b: Worded, places: readonly number[]): boolean {
  if (String(a.joining) !== String(b.joining) || a.tense !== b.tense) return false;
  // Who, whom and how are told by their words alone, and so is whatever is asked for in another way.
  if ((a.wanted === undefined || a.wanted === "person") && String(a.asked) !== String(b.asked)) return false;
  const pairs = places.map((at, i) => [a.naming[i]!, b.naming[at]!] as const);
  // Where forms tell who does what to whom no two of them may differ.
  const differing = pairs.filter(([one, other]) => one.folded !== other.folded);
  if (a.script === "cyrillic" && differing.length > 1) return false;
  return inOrder(places) || isMoved(a, places, pairs.map(([one, other]) => one.name || other.name));
}

/** Nobody's part is changed by moving the one word that is no name, where names have capitals, nor one of two words where nobody is asked for. */
function isMoved({ script, wanted }: Worded, places: readonly number[], names: readonly boolean[]): boolean {
  if (wanted === "person" || (script === "latin" && wanted === undefined)) return false;
  if (places.length === 2) return wanted !== undefined;
  if (script === "arabic") return false;
  return names.includes(true) && places.some((_, i) => !names[i] && inOrder(places.filter((_, other) => other !== i)));
}

/** In another language forms and order tell something else: one name at the most, nobody asked for, and a time that both tell. */
function across(a: Worded, b: Worded, places: readonly number[]): boolean {
  const names = places.filter((at, i) => a.naming[i]!.name || b.naming[at]!.name).length;
  return names <= 1 && a.wanted !== "person" && (a.wanted !== undefined || a.asks === "polar") && a.tense !== undefined && a.tense === b.tense;
}

const inOrder = (places: readonly number[]) => places.every((at, i) => i === 0 || places[i - 1]! < at);
