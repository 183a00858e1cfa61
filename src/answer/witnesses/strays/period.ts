import { pattern } from "../../../articles/claims/pattern.ts";
import { periodOf, periods } from "../../../articles/claims/ranks/periods.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

/** What is in one is in those behind it as well. */
const WITHIN = ["minute", "hour", "half", "day", "week", "month", "season", "year"];
/** The first year somewhere may be the first season. */
const ALIKE = new Set(["season", "year"]);
const CUT = /[,،;؛:—–]/u;
const JOINING = pattern("joining");

/**
 * Whether what was read, for a question about the first year (last round, second week), is told in its clause of the first
 * day. How many there were then is of that day alone; what else was on the first day was in the first year as well.
 */
export function isOfAnotherPeriod(question: string, window: string, { spans: [mark] }: Reading): boolean {
  const [asked, ...more] = mark ? periods(question) : [];
  const sentence = asked && more.length === 0 && sentenceAt(window, mark!.start);
  if (!sentence) return false;
  const text = window.slice(sentence.start, sentence.end);
  if (words(text).some(({ folded }) => isAlike(periodOf(folded), asked.period))) return false;
  const at = { start: mark!.start - sentence.start, end: mark!.end - sentence.start };
  return periods(text).some(({ rank, period, start, end }) => {
    const between = end <= at.start ? text.slice(end, at.start) : start >= at.end ? text.slice(at.end, start) : undefined;
    const isOther = rank === asked.rank && between !== undefined && !CUT.test(between) && !words(between).some(({ folded }) => JOINING.test(folded));
    return isOther && (wanted(question) === "number" || !isWithin(period, asked.period));
  });
}

function isAlike(period: string | undefined, asked: string): boolean {
  return period !== undefined && (period === asked || (ALIKE.has(period) && ALIKE.has(asked)));
}

/** Whether one may lie within the other. */
function isWithin(period: string, other: string): boolean {
  const [inner, outer] = [WITHIN.indexOf(period), WITHIN.indexOf(other)];
  return inner < 0 || outer < 0 || inner < outer;
}
