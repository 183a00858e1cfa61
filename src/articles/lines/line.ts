import type { Span } from "../../language/span.ts";

/** A paragraph of a text, which is a line of the file or several that were wrapped, with its shape. */
export interface Line extends Span {
  /** As printed, without outer white space. */
  text: string;
  /** What leads it: a dash, bullet, arrow or number. */
  marker: "none" | "bullet" | "number";
  /** Words behind the marker; in scripts without spaces, what the length would be in words. */
  words: number;
  /** How it ends, closing quotes and brackets passed over. Three dots are `weak`: headlines have them too. */
  stop: "none" | "full" | "weak" | "colon" | "comma";
  /** An empty line stands before it. */
  apart: boolean;
}
