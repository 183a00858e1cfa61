import { Unigram } from "./unigram.ts";

/** A static model's tokenizer.json: how a text is made plain, and its pieces. */
export interface TokenizerFile {
  normalizer: { normalizers: Step[] };
  model: { vocab: [piece: string, score: number][]; unk_id: number };
}
type Step = { type: "NFKD" | "NFKC" | "Lowercase" } | { type: "Replace"; pattern: { Regex: string }; content: string };

/**
 * A static model's tokenizer. It exists beside Transformers.js's own because that one grows a tree of a
 * map a letter out of the pieces, for a quarter of a second at every start.
 */
export class Tokenizer {
  private readonly steps: ((text: string) => string)[];
  private readonly unigram: Unigram;

  constructor({ normalizer, model }: TokenizerFile) {
    this.steps = normalizer.normalizers.map(step);
    this.unigram = new Unigram(model.vocab, model.unk_id);
  }

  encode(text: string): number[] {
    const plain = this.steps.reduce((text, step) => step(text), text);
    // A space is the mark of a word's beginning; the first word may have brought its own.
    const marked = plain.replaceAll(" ", "▁");
    return this.unigram.cut(marked.startsWith("▁") ? marked : `▁${marked}`).map(([id]) => id);
  }
}

function step(step: Step): (text: string) => string {
  if (step.type === "Lowercase") return (text) => text.toLowerCase();
  if (step.type !== "Replace") return (text) => text.normalize(step.type);
  // Where it was trained, a digit is one of any script.
  const pattern = new RegExp(step.pattern.Regex.replaceAll("\\d", "\\p{Nd}"), "gu");
  return (text) => text.replace(pattern, step.content);
}
