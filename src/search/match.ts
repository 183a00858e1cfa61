import { script, skeleton } from "../language/skeleton.ts";
import type { Lexicon } from "../library/lexicon.ts";
import { GRAM_BUCKETS } from "../library/statistics.ts";
import type { Question } from "./question.ts";

/** BM25's saturation and length normalisation, and the words of a passage of usual length. */
const K1 = 1.2;
const B = 0.5;
const USUAL = 90;

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
}

/** Matches folded words against one question. Words recur, so each is looked at once. */
export class Matcher {
  private readonly known: (Relevance | null | undefined)[] = [];
  private readonly terms: Map<string, number>;
  private readonly idf: number[];
  private readonly idfTotal: number;
  private readonly consonants: Map<string, number>;
  /** By gram bucket: the index of the question's gram there, plus one. A table, since it is asked a hundred thousand times. */
  private readonly grams = new Uint16Array(GRAM_BUCKETS);
  private readonly gramRarity: number[];
  private readonly gramTotal: number;

  constructor(
    private readonly question: Question,
    private readonly lexicon: Lexicon,
  ) {
    this.terms = new Map(question.terms.map(({ stem }, i) => [stem, i]));
    this.idf = question.terms.map(({ idf }) => idf);
    this.idfTotal = sum(this.idf);
    this.consonants = new Map(question.terms.map(({ word }, i) => [skeleton(word.folded), i]));
    for (const [i, gram] of [...question.grams.keys()].entries()) this.grams[gram] = i + 1;
    this.gramRarity = [...question.grams.values()];
    this.gramTotal = sum(this.gramRarity);
  }

  /** How words[from, to), as the lexicon numbers them, meet the question. */
  match(words: Int32Array, from = 0, to = words.length): Match {
    const counts = new Uint16Array(this.idf.length);
    const named = new Float32Array(this.idf.length);
    const grams = new Uint8Array(this.gramRarity.length);
    const numbers = new Set<number>();
    const places: [term: number, at: number][] = [];
    for (let at = from; at < to; at++) {
      const meets = this.relevance(words[at]!);
      if (meets === null) continue;
      if (meets.term >= 0) {
        counts[meets.term]!++;
        places.push([meets.term, at]);
      }
      for (const gram of meets.grams) grams[gram] = 1;
      if (meets.name >= 0) named[meets.name] = Math.max(named[meets.name]!, meets.nameWeight);
      if (meets.number >= 0) numbers.add(meets.number);
    }
    const length = to - from;
    return {
      words: this.share((i) => (counts[i]! * (K1 + 1)) / (counts[i]! + K1 * (1 - B + (B * length) / USUAL))),
      coverage: this.share((i) => (counts[i]! > 0 ? 1 : 0)),
      grams: this.gramTotal === 0 ? 0 : this.gramRarity.reduce((total, rarity, i) => (grams[i] ? total + rarity : total), 0) / this.gramTotal,
      names: this.share((i) => (counts[i]! > 0 ? 0 : named[i]!)),
      proximity: this.proximity(places),
      numbers: this.question.numbers.length === 0 ? 0 : numbers.size / this.question.numbers.length,
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
    return Array.from(words.subarray(from, to), (word) => this.lexicon.lexeme(word).folded);
  }

  private relevance(word: number): Relevance | null {
    let known = this.known[word];
    if (known === undefined) this.known[word] = known = this.look(word);
    return known;
  }

  private look(word: number): Relevance | null {
    const { folded, stem, consonants, script: kind, grams: all } = this.lexicon.lexeme(word);
    const term = this.terms.get(stem) ?? -1;
    const grams: number[] = [];
    for (const gram of all) {
      const index = this.grams[gram]!;
      if (index > 0) grams.push(index - 1);
    }
    let name = consonants.length >= 3 ? (this.consonants.get(consonants) ?? -1) : -1;
    if (name >= 0 && script(this.question.terms[name]!.word.folded) === kind) name = -1;
    const number = this.question.numbers.indexOf(folded);
    if (term < 0 && grams.length === 0 && name < 0 && number < 0) return null;
    return { term, grams, name, nameWeight: Math.min(1, (consonants.length - 1) / 3), number };
  }

  private share(value: (term: number) => number): number {
    if (this.idfTotal === 0) return 0;
    let total = 0;
    for (let i = 0; i < this.idf.length; i++) total += this.idf[i]! * value(i);
    return total / this.idfTotal;
  }

  private proximity(places: [number, number][]): number {
    const { idf } = this;
    if (idf.length < 2) return 0;
    let found = 0;
    let total = 0;
    for (let term = 1; term < idf.length; term++) {
      const weight = Math.min(idf[term - 1]!, idf[term]!);
      total += weight;
      let nearest = Number.POSITIVE_INFINITY;
      for (const [left, a] of places) {
        if (left !== term - 1) continue;
        for (const [right, b] of places) if (right === term) nearest = Math.min(nearest, Math.abs(b - a));
      }
      found += weight / Math.max(1, nearest);
    }
    return total === 0 ? 0 : found / total;
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
