import type { Pieces, Tokenizer } from "./tokenizer.ts";

/** What is read beside the question: a stretch of an article. */
export interface Window {
  /** May be empty. */
  title: string;
  text: string;
}

/** One row for the model: `<s> question </s> title </s> text </s>`. */
export interface Row {
  ids: number[];
  /** 0 question, 1 title, 2 text; the separators after them 0, 1 and 1. */
  segments: number[];
  /** Where the text's tokens begin in `ids`. */
  first: number;
  /** The text's tokens, as many as there was room for. */
  text: Pieces;
}

/** Tokens of a row, as trained; a window is cut at its tail to fit. */
const LONGEST = 224;
const QUESTION = 48;
const TITLE = 24;
const START = 0;
const END = 2;

export function layOut(tokenizer: Tokenizer, question: string, window: Window): Row {
  const asked = tokenizer.encode(question, QUESTION).ids;
  const title = tokenizer.encode(window.title, TITLE).ids;
  const text = tokenizer.encode(window.text, LONGEST - 4 - asked.length - title.length);
  return {
    ids: [START, ...asked, END, ...title, END, ...text.ids, END],
    segments: [...repeated(0, asked.length + 2), ...repeated(1, title.length + 1), ...repeated(2, text.ids.length), 1],
    first: asked.length + title.length + 3,
    text,
  };
}

function repeated(value: number, times: number): number[] {
  return new Array<number>(times).fill(value);
}
