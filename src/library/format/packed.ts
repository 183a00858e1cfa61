import type { Script } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { bytes, int32 } from "./blobs.ts";

/** What is derived from a passage's text. */
export interface Packed {
  script: Script;
  /** Folded, as the lexicon numbers them; and those of the article's title. */
  words: Int32Array;
  title: Int32Array;
  /** Of the sentences, then of the title; none with contextual models. */
  tokens: Uint32Array;
  /** Spans in the article's text, with the ranges of `words` and `tokens` that are theirs. */
  sentences: (Span & { words: number; wordsEnd: number; tokens: number; tokensEnd: number })[];
}

const SCRIPTS: Script[] = ["other", "arabic", "cyrillic", "latin"];

/**
 * As one row of 32-bit numbers, so that reading is looking: the script; how many sentences, words
 * and title words; each sentence's start and end and where its words and tokens end; words, title, tokens.
 */
export function pack({ script, words, title, tokens, sentences }: Packed): Buffer {
  const head = [SCRIPTS.indexOf(script), sentences.length, words.length, title.length];
  for (const { start, end, wordsEnd, tokensEnd } of sentences) head.push(start, end, wordsEnd, tokensEnd);
  const all = new Int32Array(head.length + words.length + title.length + tokens.length);
  all.set(head);
  all.set(words, head.length);
  all.set(title, head.length + words.length);
  all.set(tokens, head.length + words.length + title.length);
  return bytes(all);
}

export function packed(blob: Buffer): Packed {
  const all = int32(blob);
  const wordsFrom = 4 + 4 * all[1]!;
  const titleFrom = wordsFrom + all[2]!;
  const tokensFrom = titleFrom + all[3]!;
  const sentences: Packed["sentences"] = [];
  let words = 0;
  let tokens = 0;
  for (let at = 4; at < wordsFrom; at += 4) {
    const wordsEnd = all[at + 2]!;
    const tokensEnd = all[at + 3]!;
    sentences.push({ start: all[at]!, end: all[at + 1]!, words, wordsEnd, tokens, tokensEnd });
    words = wordsEnd;
    tokens = tokensEnd;
  }
  return {
    script: SCRIPTS[all[0]!]!,
    words: all.subarray(wordsFrom, titleFrom),
    title: all.subarray(titleFrom, tokensFrom),
    tokens: new Uint32Array(all.buffer, all.byteOffset + 4 * tokensFrom, all.length - tokensFrom),
    sentences,
  };
}
