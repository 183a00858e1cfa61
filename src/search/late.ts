import type { Embedder } from "../embedding/embedder.ts";
import { stem } from "../language/stem.ts";
import { STOPWORDS } from "../language/stopwords.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { FUNCTION_WORD, type Question, rarity } from "./question.ts";

/** Cosines up to this are noise. */
const FLOOR = 0.2;

/**
 * Late interaction: every token of the question takes its best match among a
 * text's tokens, whatever the language, weighted by what the token tells.
 */
export class Late {
  private constructor(
    private readonly weights: Float32Array,
    private readonly total: number,
    /** The term of the question that each of its tokens belongs to; -1 for function words. */
    private readonly terms: Int32Array,
    private readonly termCount: number,
    /** Row of a token in `cosines`, or -1 where it meets nothing of the question. */
    private readonly rows: Int32Array,
    private readonly cosines: Float32Array,
  ) {}

  /** Compares the question with every token that any of the texts has, at once. */
  static async over(question: Question, texts: Uint32Array[], library: Library, embedder: Embedder): Promise<Late> {
    const asked = questionTokens(question, embedder);
    const weights = Float32Array.from(asked.values(), ({ share, token }) => share * embedder.weight(token) * rarity(library.passageCount, library.statistics.tokens[token] ?? 0));
    const rows = new Int32Array(embedder.vocabulary).fill(-1);
    const distinct: number[] = [];
    for (const tokens of texts) {
      for (const token of tokens) {
        if (rows[token]! >= 0) continue;
        rows[token] = distinct.length;
        distinct.push(token);
      }
    }
    const cosines = await embedder.similarities(Uint32Array.from(distinct), Uint32Array.from(asked.keys()));
    const n = weights.length;
    for (const [row, token] of distinct.entries()) {
      let meets = false;
      for (let i = row * n; i < (row + 1) * n; i++) if (cosines[i]! > FLOOR) meets = true;
      if (!meets) rows[token] = -1;
    }
    const terms = Int32Array.from(asked.values(), ({ term }) => term);
    return new Late(weights, weights.reduce((sum, weight) => sum + weight, 0), terms, question.terms.length, rows, cosines);
  }

  /** 0..1: the share of the question that the texts, taken as one, meet. */
  score(...texts: Uint32Array[]): number {
    if (this.total === 0) return 0;
    const best = this.best(texts);
    let sum = 0;
    for (let i = 0; i < best.length; i++) sum += this.weights[i]! * (best[i]! - FLOOR);
    return sum / (this.total * (1 - FLOOR));
  }

  /** How well the texts meet each term of the question: the weighted mean of its tokens' best cosines, 0..1. */
  support(...texts: Uint32Array[]): Float32Array {
    const best = this.best(texts);
    const sums = new Float32Array(this.termCount);
    const totals = new Float32Array(this.termCount);
    for (let i = 0; i < best.length; i++) {
      const term = this.terms[i]!;
      if (term < 0) continue;
      sums[term]! += this.weights[i]! * (best[i]! - FLOOR);
      totals[term]! += this.weights[i]! * (1 - FLOOR);
    }
    return sums.map((sum, term) => (totals[term]! > 0 ? sum / totals[term]! : 0));
  }

  /** Into how many tokens a term of the question falls, at least 1. */
  pieces(term: number): number {
    return Math.max(1, this.terms.filter((known) => known === term).length);
  }

  private best(texts: Uint32Array[]): Float32Array {
    const n = this.weights.length;
    const best = new Float32Array(n).fill(FLOOR);
    for (const tokens of texts) {
      for (const token of tokens) {
        const row = this.rows[token] ?? -1;
        if (row < 0) continue;
        for (let i = 0; i < n; i++) if (this.cosines[row * n + i]! > best[i]!) best[i] = this.cosines[row * n + i]!;
      }
    }
    return best;
  }
}

/** The question's tokens, each with the term it stands in; those of function words count little. */
function questionTokens({ text, terms }: Question, embedder: Embedder): Map<number, { token: number; share: number; term: number }> {
  const found = new Map<number, { token: number; share: number; term: number }>();
  let at = 0;
  for (const { start, end, folded } of words(text)) {
    if (start < at) continue;
    at = end;
    const stemmed = stem(folded);
    const term = terms.findIndex((known) => known.stem === stemmed);
    const share = term < 0 && STOPWORDS.has(folded) ? FUNCTION_WORD : 1;
    for (const token of embedder.tokens(text.slice(start, end))) {
      if (share > (found.get(token)?.share ?? 0)) found.set(token, { token, share, term });
    }
  }
  return found;
}
