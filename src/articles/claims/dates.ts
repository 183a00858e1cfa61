import { fold } from "../../language/fold.ts";
import { hasArticle, stem } from "../../language/stem.ts";
import type { Span } from "../../language/span.ts";
import type { Word } from "../../language/words.ts";
import { months, weekdays } from "../languages/calendar.ts";
import { isNumeral } from "./numerals.ts";

/** A month from 1, or a weekday from Sunday, 0, that a text names. */
interface NamedDate extends Span {
  kind: "month" | "weekday";
  value: number;
}

/** By folded names; made when the first text is looked at. */
let calendar: { months: Map<string, number>; weekdays: Map<string, number> } | undefined;
const LONGEST_NAME = 3;

/** Months and weekdays by name; `take` is told which words they are. */
export function namedDates(text: string, all: Word[], take: (from: number, to: number) => void): NamedDate[] {
  calendar ??= {
    months: new Map(months().flatMap((names, i) => names.map((name) => [fold(name).replace(/\.$/, ""), i + 1] as const))),
    weekdays: new Map(weekdays().flatMap((names, i) => names.map((name) => [key(fold(name)), i] as const))),
  };
  const found: NamedDate[] = [];
  for (let at = 0; at < all.length; at++) {
    const { start, folded } = all[at]!;
    const numberBeside = [at - 1, at + 1].some((i) => /^\d/.test(all[i]?.folded ?? ""));
    // Without a capital march is no month, unless it stands beside a number.
    const named = numberBeside || !/^\p{Script=Latin}/u.test(folded) || /^\p{Lu}/u.test(text.slice(start));
    for (let length = LONGEST_NAME; length > 0 && named; length--) {
      const name = all.slice(at, at + length).map((word) => word.folded).join(" ");
      const month = calendar.months.get(name);
      const weekday = length === 1 && !isNumeral(name) ? calendar.weekdays.get(key(name)) : undefined;
      if (month === undefined && (weekday === undefined || name.length < 4)) continue;
      found.push({ kind: month === undefined ? "weekday" : "month", value: month ?? weekday!, start, end: all[Math.min(at + length, all.length) - 1]!.end });
      take(at, at + length);
      at += length - 1;
      break;
    }
  }
  return found;
}

/** Without its article Monday is two, in Arabic, and Sunday somebody. */
function key(folded: string): string {
  return `${hasArticle(folded)} ${stem(folded)}`;
}
