import { script, skeleton } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { hash, type Lexicon } from "../library/format/lexicon.ts";
import { GRAM_BUCKETS, gramHashes } from "../library/format/statistics.ts";
import type { Question } from "./understand.ts";

/** A word that means nothing to the question. */
const NOTHING = 1;
/** Words share at least this much of their grams (Dice) to be spellings of one another. */
const LIKE = 0.3;

/** What one folded word means to the question. */
interface Relevance {
  /** Index of the term with its stem, or -1. */
  term: number;
  /** Indices of the question's grams that it has. */
  grams: number[];
  /** Index of the term with its consonants in another script, or -1, and how telling those are, 0..1. */
  name: number;
  nameWeight: number;
  number: number;
  /** Indices of the terms that it is like, and how much, 0..1: itself one of them if it is a term. */
  like: [term: number, how: number][];
}

/** Looks words of a library up in one question. Words recur, so each is looked at once. */
export class Relevances {
  /** By word: its place in `met`; 0 for a word that was not looked at yet. */
  private readonly known: Uint16Array;
  private readonly met: (Relevance | null)[] = [null, null];
  /** By hash, of the stems and of the consonants. */
  private readonly terms: Map<number, number>;
  private readonly consonants: Map<number, number>;
  /** Whether a gram bucket is the question's: a table, since it is asked a hundred thousand times; and its index. */
  private readonly isGram = new Uint8Array(GRAM_BUCKETS);
  private readonly grams: Map<number, number>;
  /** By the question's gram: the terms that have it; and by term: how many grams it has. */
  private readonly gramTerms: number[][];
  private readonly gramCounts: number[];

  constructor(
    private readonly question: Question,
    private readonly lexicon: Lexicon,
  ) {
    this.known = new Uint16Array(lexicon.size);
    this.terms = new Map(question.terms.map(({ stem }, i) => [hash(stem), i]));
    this.consonants = new Map(question.terms.map(({ word }, i) => [hash(skeleton(word.folded)), i]));
    this.grams = new Map([...question.grams.keys()].map((gram, i) => [gram, i]));
    for (const gram of this.grams.keys()) this.isGram[gram] = 1;
    const spellings = question.terms.map(({ word }) => gramHashes(word.folded));
    this.gramTerms = [...question.grams.keys()].map((gram) => spellings.flatMap((grams, i) => (grams.includes(gram) ? [i] : [])));
    this.gramCounts = spellings.map(({ length }) => length);
  }

  /** Of a word, as the lexicon numbers it; null where it means nothing. */
  of(word: number): Relevance | null {
    const known = this.known[word]!;
    if (known > 0) return this.met[known]!;
    const meets = this.look(word);
    this.known[word] = meets === null ? NOTHING : this.met.push(meets) - 1;
    return meets;
  }

  private look(word: number): Relevance | null {
    const folded = this.lexicon.folded(word);
    let term = this.terms.get(this.lexicon.stems[word]!) ?? -1;
    if (term >= 0 && stem(folded) !== this.question.terms[term]!.stem) term = -1;
    const grams = this.gramsOf(word);
    const name = this.name(word, folded);
    const number = this.question.numbers.indexOf(folded);
    if (term < 0 && grams.length === 0 && name < 0 && number < 0) return null;
    const nameWeight = name < 0 ? 0 : Math.min(1, (skeleton(folded).length - 1) / 3);
    return { term, grams, name, nameWeight, number, like: this.like(word, grams, term, name, nameWeight) };
  }

  private like(word: number, grams: number[], term: number, name: number, nameWeight: number): [number, number][] {
    const shared = new Uint8Array(this.question.terms.length);
    for (const gram of grams) for (const of of this.gramTerms[gram]!) shared[of]!++;
    const own = this.lexicon.gramEnds[word]! - (word === 0 ? 0 : this.lexicon.gramEnds[word - 1]!);
    const found: [number, number][] = [];
    for (let i = 0; i < shared.length; i++) {
      const how = i === term ? 1 : Math.max(Math.min(1, (2 * shared[i]!) / (own + this.gramCounts[i]!)), i === name ? nameWeight : 0);
      if (how >= LIKE) found.push([i, how]);
    }
    return found;
  }

  private gramsOf(word: number): number[] {
    const { grams, gramEnds } = this.lexicon;
    const found: number[] = [];
    const end = gramEnds[word]!;
    for (let at = word === 0 ? 0 : gramEnds[word - 1]!; at < end; at++) if (this.isGram[grams[at]!] === 1) found.push(this.grams.get(grams[at]!)!);
    return found;
  }

  /** The index of the term with a word's consonants in another script, or -1. */
  private name(word: number, folded: string): number {
    const consonants = this.lexicon.consonants[word]!;
    const name = consonants === 0 ? -1 : (this.consonants.get(consonants) ?? -1);
    if (name < 0) return -1;
    const { folded: asked } = this.question.terms[name]!.word;
    return skeleton(folded) === skeleton(asked) && script(folded) !== script(asked) ? name : -1;
  }
}
