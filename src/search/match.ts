import { script, skeleton } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { hash, type Lexicon } from "../library/format/lexicon.ts";
import { GRAM_BUCKETS, gramHashes } from "../library/format/statistics.ts";
import type { Question } from "./understand.ts";

/** BM25's saturation and length normalisation, and the words of a passage of usual length. */
const K1 = 1.2;
const B = 0.5;
const USUAL = 90;

/** A word that means nothing to the question. */
const NOTHING = 1;
/** Words share at least this much of their grams (Dice) to be spellings of one another. */
const LIKE = 0.3;

/** How a stretch of words meets the question; each a share of what the question could reach, 0..1. */
export interface Match {
  /** BM25 over stems. */
  words: number;
  /** Stems that occur at all, by rarity. */
  coverage: number;
  /** Character 3- and 4-grams, by rarity: typos, inflection, compounds. */
  grams: number;
  /** Words whose consonants stand here in another script. */
  names: number;
  /** Neighbouring words of the question that are near each other here. */
  proximity: number;
  /** Numbers of the question that stand here. */
  numbers: number;
  /** By term of the question, 0..1: 1 where its stem stands here, else how like it the likest word is, in spelling or as a name in another script. */
  spelling: Float32Array;
}

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

/** Matches folded words against one question. Words recur, so each is looked at once. */
export class Matcher {
  /** By word: its place in `met`; 0 for a word that was not looked at yet. */
  private readonly known: Uint16Array;
  private readonly met: (Relevance | null)[] = [null, null];
  /** By hash, of the stems and of the consonants. */
  private readonly terms: Map<number, number>;
  private readonly idf: number[];
  private readonly idfTotal: number;
  private readonly consonants: Map<number, number>;
  /** Whether a gram bucket is the question's: a table, since it is asked a hundred thousand times; and its index. */
  private readonly isGram = new Uint8Array(GRAM_BUCKETS);
  private readonly grams: Map<number, number>;
  private readonly gramRarity: number[];
  private readonly gramTotal: number;
  /** By the question's gram: the terms that have it; and by term: how many grams it has. */
  private readonly gramTerms: number[][];
  private readonly gramCounts: number[];

  constructor(
    private readonly question: Question,
    private readonly lexicon: Lexicon,
  ) {
    this.known = new Uint16Array(lexicon.size);
    this.terms = new Map(question.terms.map(({ stem }, i) => [hash(stem), i]));
    this.idf = question.terms.map(({ idf }) => idf);
    this.idfTotal = sum(this.idf);
    this.consonants = new Map(question.terms.map(({ word }, i) => [hash(skeleton(word.folded)), i]));
    this.grams = new Map([...question.grams.keys()].map((gram, i) => [gram, i]));
    for (const gram of this.grams.keys()) this.isGram[gram] = 1;
    this.gramRarity = [...question.grams.values()];
    this.gramTotal = sum(this.gramRarity);
    const spellings = question.terms.map(({ word }) => gramHashes(word.folded));
    this.gramTerms = [...question.grams.keys()].map((gram) => spellings.flatMap((grams, i) => (grams.includes(gram) ? [i] : [])));
    this.gramCounts = spellings.map(({ length }) => length);
  }

  /** How words[from, to), as the lexicon numbers them, meet the question. */
  match(words: Int32Array, from = 0, to = words.length): Match {
    const n = this.idf.length;
    const counts = new Uint16Array(n);
    const named = new Float32Array(n);
    const spelling = new Float32Array(n);
    const grams = new Uint8Array(this.gramRarity.length);
    const numbers = new Set<number>();
    /** Where a term stood last, and how near it came to the term before it in the question. */
    const last = new Int32Array(n).fill(-1);
    const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    for (let at = from; at < to; at++) {
      const meets = this.relevance(words[at]!);
      if (meets === null) continue;
      const { term } = meets;
      if (term >= 0) {
        counts[term]!++;
        last[term] = at;
        if (term > 0 && last[term - 1]! >= 0) nearest[term] = Math.min(nearest[term]!, at - last[term - 1]!);
        if (term + 1 < n && last[term + 1]! >= 0) nearest[term + 1] = Math.min(nearest[term + 1]!, at - last[term + 1]!);
      }
      for (const gram of meets.grams) grams[gram] = 1;
      if (meets.name >= 0) named[meets.name] = Math.max(named[meets.name]!, meets.nameWeight);
      if (meets.number >= 0) numbers.add(meets.number);
      for (const [like, how] of meets.like) if (how > spelling[like]!) spelling[like] = how;
    }
    const length = to - from;
    let shared = 0;
    for (let i = 0; i < grams.length; i++) if (grams[i] === 1) shared += this.gramRarity[i]!;
    return {
      words: this.share((i) => (counts[i]! * (K1 + 1)) / (counts[i]! + K1 * (1 - B + (B * length) / USUAL))),
      coverage: this.share((i) => (counts[i]! > 0 ? 1 : 0)),
      grams: this.gramTotal === 0 ? 0 : shared / this.gramTotal,
      names: this.share((i) => (counts[i]! > 0 ? 0 : named[i]!)),
      proximity: this.proximity(nearest),
      numbers: this.question.numbers.length === 0 ? 0 : numbers.size / this.question.numbers.length,
      spelling,
    };
  }

  /** The indices of terms that stand among the words, by stem or as a name in another script. */
  termsIn(words: Int32Array): Set<number> {
    const found = this.spelt(words);
    for (const word of words) {
      const name = this.relevance(word)?.name ?? -1;
      if (name >= 0) found.add(name);
    }
    return found;
  }

  /** The indices of terms that stand among the words by stem. */
  spelt(words: Int32Array): Set<number> {
    const found = new Set<number>();
    for (const word of words) {
      const term = this.relevance(word)?.term ?? -1;
      if (term >= 0) found.add(term);
    }
    return found;
  }

  /** words[from, to) as they are folded. */
  folded(words: Int32Array, from: number, to: number): string[] {
    return Array.from(words.subarray(from, to), (word) => this.lexicon.folded(word));
  }

  private relevance(word: number): Relevance | null {
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
    const shared = new Uint8Array(this.idf.length);
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

  private share(value: (term: number) => number): number {
    if (this.idfTotal === 0) return 0;
    let total = 0;
    for (let i = 0; i < this.idf.length; i++) total += this.idf[i]! * value(i);
    return total / this.idfTotal;
  }

  private proximity(nearest: Float64Array): number {
    const { idf } = this;
    let found = 0;
    let total = 0;
    for (let term = 1; term < idf.length; term++) {
      const weight = Math.min(idf[term - 1]!, idf[term]!);
      total += weight;
      found += weight / Math.max(1, nearest[term]!);
    }
    return total === 0 ? 0 : found / total;
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
