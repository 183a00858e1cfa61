/**
 * A SentencePiece unigram: of all ways to cut a word into known pieces the likeliest.
 * Two that are as likely: the one whose last piece begins first.
 */
export class Unigram {
  /** The length of the longest piece, in UTF-16 units. */
  readonly longest: number;
  private readonly known = new Map<string, number>();
  private readonly scores: Float64Array;
  private readonly unlikely: number;

  /**
   * @param vocabulary pieces with their log probabilities, as tokenizer.json has them
   * @param unknown the number of what no piece covers; pieces up to it are marks, which no text holds: "<s>" in a text is text
   */
  constructor(vocabulary: [piece: string, score: number][], private readonly unknown: number) {
    this.scores = new Float64Array(vocabulary.length);
    let [longest, least] = [0, 0];
    for (let id = 0; id < vocabulary.length; id++) {
      const [piece, score] = vocabulary[id]!;
      this.scores[id] = score;
      if (score < least) least = score;
      if (id <= unknown) continue;
      this.known.set(piece, id);
      if (piece.length > longest) longest = piece.length;
    }
    this.longest = longest;
    this.unlikely = least - 10;
  }

  /** The pieces of a word and their lengths in UTF-16 units. What no piece covers is one unknown, however long. */
  cut(word: string): [id: number, length: number][] {
    const best = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(word.length + 1);
    const id = new Int32Array(word.length + 1);
    best[0] = 0;
    for (let start = 0; start < word.length; start++) {
      if (best[start] === Number.NEGATIVE_INFINITY) continue;
      const one = start + (word.codePointAt(start)! > 0xffff ? 2 : 1);
      for (let end = start + 1; end <= Math.min(word.length, start + this.longest); end++) {
        const piece = this.known.get(word.slice(start, end));
        if (piece === undefined && end !== one) continue;
        const score = best[start]! + (piece === undefined ? this.unlikely : this.scores[piece]!);
        if (score <= best[end]!) continue;
        best[end] = score;
        from[end] = start;
        id[end] = piece ?? this.unknown;
      }
    }
    const pieces: [number, number][] = [];
    for (let end = word.length; end > 0; end = from[end]!) {
      const last = pieces.at(-1);
      const length = end - from[end]!;
      if (last?.[0] === this.unknown && id[end] === this.unknown) last[1] += length;
      else pieces.push([id[end]!, length]);
    }
    return pieces.reverse();
  }
}
