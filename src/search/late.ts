import type { Embedder } from "../embedding/embedder.ts";
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
    /** Row of a token in `cosines`, or -1 where it meets nothing of the question. */
    private readonly rows: Int32Array,
    private readonly cosines: Float32Array,
  ) {}

  /** Compares the question with every token that any of the texts has, at once. */
  static async over(question: Question, texts: Uint32Array[], library: Library, embedder: Embedder): Promise<Late> {
    const asked = questionTokens(question, embedder);
    const weights = Float32Array.from(asked, ([token, share]) => share * embedder.weight(token) * rarity(library.passageCount, library.statistics.tokens[token] ?? 0));
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
    distinct.forEach((token, row) => {
      let meets = false;
      for (let i = row * n; i < (row + 1) * n; i++) if (cosines[i]! > FLOOR) meets = true;
      if (!meets) rows[token] = -1;
    });
    return new Late(weights, weights.reduce((sum, weight) => sum + weight, 0), rows, cosines);
  }

  /** 0..1: the share of the question that tokens[from, to) meet. */
  score(tokens: Uint32Array, from = 0, to = tokens.length): number {
    const n = this.weights.length;
    if (n === 0 || this.total === 0) return 0;
    const best = new Float32Array(n).fill(FLOOR);
    for (let at = from; at < to; at++) {
      const row = this.rows[tokens[at]!]!;
      if (row < 0) continue;
      for (let i = 0; i < n; i++) if (this.cosines[row * n + i]! > best[i]!) best[i] = this.cosines[row * n + i]!;
    }
    let sum = 0;
    for (let i = 0; i < n; i++) sum += this.weights[i]! * (best[i]! - FLOOR);
    return sum / (this.total * (1 - FLOOR));
  }
}

/** The question's tokens; those of function words count little. */
function questionTokens(question: Question, embedder: Embedder): Map<number, number> {
  const shares = new Map<number, number>();
  let at = 0;
  const put = (text: string, share: number) => {
    for (const token of embedder.tokens(text)) shares.set(token, Math.max(share, shares.get(token) ?? 0));
  };
  for (const { start, end, folded } of words(question.text)) {
    if (start < at) continue;
    put(question.text.slice(start, end), STOPWORDS.has(folded) ? FUNCTION_WORD : 1);
    at = end;
  }
  return shares;
}
