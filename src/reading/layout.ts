import { sentences } from "../language/sentences.ts";
import type { Pieces, Tokenizer } from "./tokenizer.ts";

/** What is read beside the question: a stretch of an article. */
export interface Window {
  /** May be empty. */
  title: string;
  text: string;
  /** What stands right before and behind it in its paragraph: a short text is understood by the sentences around it, which answer nothing themselves. */
  around?: { before: string; after: string };
}

/** One row for the model: `<s> question </s> title </s> text </s>`. */
export interface Row {
  ids: number[];
  /** 0 question, 1 title, 2 text; the separators after them 0, 1 and 1. */
  segments: number[];
  /** Where the tokens of the text and of what is around it begin in `ids`; they end before the last. */
  first: number;
  /** How many of them stand before the text. */
  before: number;
  /** The text's tokens, as many as there was room for. */
  text: Pieces;
}

/** Tokens of a row, as trained; a window is cut at its tail to fit. */
const LONGEST = 224;
/** Tokens up to which a shorter text is read with sentences around it: with 120, 160 and 180 near misses are told apart less well. */
const ENOUGH = 140;
const QUESTION = 48;
const TITLE = 24;
const START = 0;
const END = 2;

export function layOut(tokenizer: Tokenizer, question: string, window: Window): Row {
  const asked = tokenizer.encode(question, QUESTION).ids;
  const title = tokenizer.encode(window.title, TITLE).ids;
  const room = LONGEST - 4 - asked.length - title.length;
  const text = tokenizer.encode(window.text, room);
  const { before, after } = context(tokenizer, window, Math.min(ENOUGH, room) - text.ids.length);
  const all = [...before, ...text.ids, ...after];
  return {
    ids: [START, ...asked, END, ...title, END, ...all, END],
    segments: [...repeated(0, asked.length + 2), ...repeated(1, title.length + 1), ...repeated(2, all.length), 1],
    first: asked.length + title.length + 3,
    before: before.length,
    text,
  };
}

/** The tokens of the sentences around a text, from the nearest on, as many as there is room for: by turns before and behind it. */
function context(tokenizer: Tokenizer, { around }: Window, room: number): { before: number[]; after: number[] } {
  const found: { before: number[]; after: number[] } = { before: [], after: [] };
  if (!around || room <= 0) return found;
  const pieces = (text: string) => sentences(text).map(({ start, end }) => tokenizer.encode(text.slice(start, end), LONGEST).ids);
  const before = pieces(around.before);
  const after = pieces(around.after);
  const fits = (ids: number[] | undefined): ids is number[] => ids !== undefined && found.before.length + found.after.length + ids.length <= room;
  for (;;) {
    const back = fits(before.at(-1));
    const on = fits(after[0]);
    if (back && (!on || found.before.length <= found.after.length)) found.before.unshift(...before.pop()!);
    else if (on) found.after.push(...after.shift()!);
    else return found;
  }
}

function repeated(value: number, times: number): number[] {
  return new Array<number>(times).fill(value);
}
