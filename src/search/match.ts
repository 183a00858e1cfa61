import type { Lexicon } from "../library/format/lexicon.ts";
import { Relevances } from "./relevance.ts";
import type { Question } from "./understand.ts";

/** BM25's saturation and length normalisation, and the words of a passage of usual length. */
const K1 = 1.2;
const B = 0.5;
const USUAL = 90;

/** How a stretch of words meets the question; each a share of what the question could reach, 0..1. */
interface Match {
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

/** A word that means nothing to the question. */
const NO_TERM = { term: -1, name: -1 };

/** Matches folded words against one question. */
export class Matcher {
  private readonly relevances: Relevances;
  private readonly idf: number[];
  private readonly idfTotal: number;
  private readonly gramRarity: number[];
  private readonly gramTotal: number;

  constructor(
    private readonly question: Question,
    private readonly lexicon: Lexicon,
  ) {
    this.relevances = new Relevances(question, lexicon);
    this.idf = question.terms.map(({ idf }) => idf);
    this.idfTotal = sum(this.idf);
    this.gramRarity = [...question.grams.values()];
    this.gramTotal = sum(this.gramRarity);
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
      const meets = this.relevances.of(words[at]!);
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
  termsIn(...texts: Int32Array[]): Set<number> {
    const found = new Set<number>();
    for (const words of texts) {
      for (const word of words) {
        const { term, name } = this.relevances.of(word) ?? NO_TERM;
        if (term >= 0) found.add(term);
        if (name >= 0) found.add(name);
      }
    }
    return found;
  }

  /** The indices of terms that stand among the words by stem. */
  spelt(words: Int32Array): Set<number> {
    const found = new Set<number>();
    for (const word of words) {
      const term = this.relevances.of(word)?.term ?? -1;
      if (term >= 0) found.add(term);
    }
    return found;
  }

  /** words[from, to) as they are folded. */
  folded(words: Int32Array, from: number, to: number): string[] {
    return Array.from(words.subarray(from, to), (word) => this.lexicon.folded(word));
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
