import { Unigram } from "../embedding/unigram.ts";

/** A text's tokens: ids, and for each where it stands in the text, in UTF-16 units. */
export interface Pieces {
  ids: number[];
  starts: number[];
  ends: number[];
}

/** Words whose pieces are remembered; a word's pieces do not depend on its neighbours. */
const REMEMBERED = 50_000;
/** What the reader takes for a space: XLM-R's own list, and whatever NFKC makes one. */
const SPACE = "\\t\\n\\f\\r \\u00a0\\u1680\\u2000-\\u200f\\u2028\\u2029\\u202f\\u205f\\u2581\\u3000\\ufeff\\ufffd";
const WORD = new RegExp(`[^${SPACE}]+`, "g");
// biome-ignore lint/suspicious/noControlCharactersInRegex: these the reader has never seen.
const CONTROL = /[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/g;
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const UNKNOWN = 3;

/**
 * The reader's tokenizer, a SentencePiece unigram. It exists beside Transformers.js's own because that
 * one does not tell where in the text a token stands.
 */
export class Tokenizer {
  private readonly unigram: Unigram;
  private readonly remembered = new Map<string, Pieces>();

  /** @param vocabulary pieces with their log probabilities, as tokenizer.json has them. */
  constructor(vocabulary: [piece: string, score: number][]) {
    this.unigram = new Unigram(vocabulary, UNKNOWN);
  }

  /** At most `most` tokens of a text, from its beginning. */
  encode(text: string, most: number): Pieces {
    const found: Pieces = { ids: [], starts: [], ends: [] };
    for (const { 0: word, index } of text.slice(0, most * this.unigram.longest).matchAll(WORD)) {
      if (found.ids.length >= most) break;
      const { ids, starts, ends } = this.word(word);
      for (let i = 0; i < ids.length && found.ids.length < most; i++) {
        found.ids.push(ids[i]!);
        found.starts.push(index + starts[i]!);
        found.ends.push(index + ends[i]!);
      }
    }
    return found;
  }

  private word(word: string): Pieces {
    let pieces = this.remembered.get(word);
    if (!pieces) {
      pieces = this.cut(word);
      if (this.remembered.size >= REMEMBERED) this.remembered.clear();
      this.remembered.set(word, pieces);
    }
    return pieces;
  }

  private cut(word: string): Pieces {
    const { text, starts, ends } = normalised(word);
    const pieces: Pieces = { ids: [], starts: [], ends: [] };
    for (const { 0: part, index } of text.matchAll(/[^ ]+/g)) {
      // The mark of a word's beginning is no letter of the text; alone it stands for the first one.
      let at = index - 1;
      for (const [id, length] of this.unigram.cut(`▁${part}`)) {
        const from = Math.max(at, index);
        at += length;
        pieces.ids.push(id);
        pieces.starts.push(starts[from]!);
        pieces.ends.push(ends[Math.max(at - 1, from)]!);
      }
    }
    return pieces;
  }
}

/** A word as the reader sees it, and for each of its units where that stands in the word as printed. */
function normalised(word: string): { text: string; starts: number[]; ends: number[] } {
  const text = word.replace(CONTROL, "").normalize("NFKC");
  let built = "";
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of word.matchAll(CLUSTER)) {
    const clean = cluster.replace(CONTROL, "").normalize("NFKC");
    built += clean;
    for (let i = 0; i < clean.length; i++) {
      // Where a cluster stays as it is, its letters stand one by one.
      starts.push(index + (clean === cluster ? i : 0));
      ends.push(index + (clean === cluster ? i + 1 : cluster.length));
    }
  }
  if (built === text) return { text, starts, ends };
  // Neighbours became one (Korean letters): then only the whole word is known.
  return { text, starts: new Array(text.length).fill(0), ends: new Array(text.length).fill(word.length) };
}
