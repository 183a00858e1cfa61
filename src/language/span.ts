/**
 * A range of a text, in UTF-16 code units, end excluded: what JavaScript strings
 * and Telegram entities both count, so a span reaches the chat unconverted.
 */
export interface Span {
  start: number;
  end: number;
}

/** Whether two spans share a place. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether all of one span lies in another. */
export function contains(whole: Span, part: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end;
}
