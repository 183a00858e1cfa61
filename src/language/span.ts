/**
 * A range of a text, in UTF-16 code units, end excluded: what JavaScript strings
 * and Telegram entities both count, so a span reaches the chat unconverted.
 */
export interface Span {
  start: number;
  end: number;
}
