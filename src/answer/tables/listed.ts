import { move } from "../../articles/facts/timetable.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import type { Read } from "../../reading/reader.ts";

/** A row of a table, or "Departure: 9:40". */
const LISTED = /[|\t]|^\p{L}[^:：\n]{0,40}[:：]\s/u;

/** A question whose word for leaving or arriving no text has, with the word that a table or list of theirs has for it: that says nothing more. */
export function asListed(question: string, texts: string[]): string {
  const moving = words(question).map((word) => ({ ...word, kind: move(word.folded) })).filter(({ kind }) => kind !== undefined);
  if (moving.length === 0) return question;
  const known = new Set(texts.flatMap((text) => words(text).map(({ folded }) => stem(folded))));
  const listed = texts.flatMap((text) => text.split("\n")).filter((line) => LISTED.test(line)).flatMap((line) => words(line).map(({ start, end, folded }) => ({ kind: move(folded), printed: line.slice(start, end) })));
  return moving.filter(({ folded }) => !known.has(stem(folded))).reduceRight((asked, { start, end, kind }) => asked.slice(0, start) + (listed.find((word) => word.kind === kind)?.printed ?? asked.slice(start, end)) + asked.slice(end), question);
}

/** Reads with a question as it is and as a table would put it, where that is another, and takes what says more. */
export function eitherWay(read: Read, asked: string, listed: string): Read {
  if (asked === listed) return read;
  return async (question, windows, more) => {
    const readings = await read(question, windows, more);
    const others = await read(listed, windows, true);
    return readings.map((reading, i) => (others[i]!.answers > reading.answers ? others[i]! : reading));
  };
}
