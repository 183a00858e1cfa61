import { fold } from "../../language/fold.ts";
import { remembering } from "../../language/remembering.ts";
import type { Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { isCapital, type Word, words } from "../../language/words.ts";
import { any } from "../languages/lexicon.ts";
import { dated, namedDates } from "./dates.ts";
import { type Numeral, numerals, part } from "./numerals.ts";
import { pattern } from "./pattern.ts";
import { BASIS_POINTS, currency, ending, joined, PERCENT, POINTS, signed, type Unit, unit } from "./units.ts";

/** What two texts can be held against each other by: a number (of a unit), the day and the year beside a month, a month, a weekday, a time of day in minutes. */
export interface Fact extends Span {
  kind: "number" | "day" | "year" | "month" | "weekday" | "time";
  value: number;
  /** What it counts in, where that is a measure. */
  unit?: Unit;
  /** It is said to be about so much: it may be off by this. */
  within: number;
  /** What it is at least, and at most: "more than 30", "between 15 and 20". */
  low: number;
  high: number;
}

/** What a text says, whatever its language and spelling. Spans are of the text. */
export interface Claim {
  facts: readonly Fact[];
  /** Its other words that name something, in order. */
  words: readonly (Span & { folded: string; stem: string })[];
  /** Words that say that it is not so; and that it only may be. */
  negations: readonly Span[];
  possibilities: readonly Span[];
}

const NEGATION = pattern("negations", "denying");
const NO_NEGATION = pattern("notNegations");
const POSSIBILITY = pattern("possibility");
const APPROXIMATION = pattern("approximations");
const FORENOON = pattern("forenoon");
const AFTERNOON = pattern("afternoon");
const CLOCK_BEFORE = new RegExp(`^${fold(any("beforeClock"))}$`, "u");
const TITLE = pattern("titles");
const ERA = pattern("era");
const BOUNDS = { low: pattern("atLeast"), high: pattern("atMost") };
const LOWER = pattern("lowerBound");
const HUNDREDTHS: [RegExp, Unit][] = [[pattern("points"), POINTS], [pattern("basisPoints"), BASIS_POINTS], [pattern("percent"), PERCENT]];
const CENTURY = pattern("century");
/** Years of the Hijra are numbers of their own, and so are centuries. */
const HIJRA: Unit = { dimension: "hijra", factor: 1 };
const CENTURIES: Unit = { dimension: "century", factor: 1 };

/** Words that a pattern may look at. */
const AHEAD = 5;

/** Texts of which it is remembered what they say: every rule asks the same few sentences. UTF-16 units. */
const REMEMBERED = 100_000;

/** Words glued to a number in digits: و41. */
const GLUED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any("gluedAnd")}?ـ*${any("glued")}?ـ*)(?=\\p{Nd})`, "gu");

export const claim = remembering((text: string): Claim => {
  const all = words(text.replace(GLUED, (glued) => " ".repeat(glued.length)));
  const folded = all.map((word) => word.folded);
  const taken = new Array<boolean>(all.length).fill(false);
  const ahead = folded.map((_, at) => folded.slice(at, at + AHEAD).join(" "));
  /** How many words from here on the pattern takes. */
  const length = (at: number, pattern: RegExp) => pattern.exec(ahead[at] ?? "")?.[0].split(" ").length ?? 0;
  const over = (from: number, to: number): Span => ({ start: all[from]!.start, end: all[to - 1]!.end });
  const take = (from: number, to: number) => taken.fill(true, from, to);
  const facts = namedDates(text, all, take).map((named): Fact => ({ ...named, ...exactly(named.value) }));
  const percents = new Map<number, Unit>();
  const negations: Span[] = [];
  const possibilities: Span[] = [];
  for (let at = 0; at < all.length; at++) {
    if (taken[at]) continue;
    const about = Math.max(...[APPROXIMATION, BOUNDS.low, BOUNDS.high].map((pattern) => length(at, pattern)));
    const harmless = length(at, NO_NEGATION);
    if (about > 0 || harmless > 0) {
      take(at, at + Math.max(about, harmless));
      at += Math.max(about, harmless) - 1;
      continue;
    }
    const hundredth = HUNDREDTHS.find(([name]) => at > 0 && length(at, name) > 0);
    if (hundredth) {
      const words = length(at, hundredth[0]);
      take(at, at + words);
      percents.set(at, hundredth[1]);
      at += words - 1;
      continue;
    }
    // A name may be spelt like a verb: May.
    if (length(at, POSSIBILITY) > 0 && !(at > 0 && isCapital(text, all[at]!))) {
      possibilities.push(over(at, at + 1));
      take(at, at + 1);
    } else if (length(at, NEGATION) > 0) {
      negations.push(over(at, at + 1));
      take(at, at + 1);
    }
  }
  // "An hour and a half", where no number stands before it.
  for (const at of folded.keys()) {
    const own = taken[at] || numerals(folded.slice(Math.max(0, at - 1), at)).length > 0 ? undefined : unit(folded[at]!);
    const more = own && part(folded, at + 1);
    if (!own || !more) continue;
    facts.push({ kind: "number", value: 1 + more.value, unit: own, ...exactly(1 + more.value), ...over(at, more.to) });
    take(at, more.to);
  }
  for (const at of folded.keys()) {
    const one = taken[at] ? undefined : joined(folded[at]!);
    if (!one) continue;
    facts.push({ kind: "number", value: one.value, unit: one.unit, ...exactly(one.value), ...over(at, at + 1) });
    take(at, at + 1);
  }
  const printed = numerals(folded.map((word, i) => (taken[i] ? "" : word)), (at) => /^[\s\p{L}ـ]*$/u.test(text.slice(all[at - 1]!.end, all[at]!.start)));
  const times = printed.flatMap((numeral, i) => time(text, all, numeral, printed[i + 1], length) ?? []);
  for (const { from, to } of times) take(from, to);
  facts.push(...times.map(({ from, to, value }): Fact => ({ kind: "time", value, ...exactly(value), ...over(from, to) })));
  /** What a number counts in, and where the words for that end. */
  const counts = ({ from, to }: Numeral): { unit?: Unit; to: number } => {
    if (ERA.test(folded[to] ?? "")) return { unit: HIJRA, to: to + 1 };
    // "16-летняя": a mere "летняя" is of summer.
    const hyphened = /^[-‐‑–]$/u.test(text.slice(all[to - 1]!.end, all[to]?.start)) ? ending(folded[to]!) : undefined;
    if (hyphened?.at === 0) return { unit: hyphened.unit, to: to + 1 };
    const century = [to, from - 1].find((at) => CENTURY.test(folded[at] ?? ""));
    if (century !== undefined) return { unit: CENTURIES, to: century === to ? to + 1 : to };
    const found = percents.get(to) ?? unit(folded[to] ?? "") ?? currency(folded[to] ?? "");
    if (found) return { unit: found, to: to + (percents.has(to) ? 0 : 1) };
    const money = taken[to] ? undefined : currency(folded[to + 1] ?? "");
    const sign = money ?? signed(text, all[from]!.start, all[to - 1]!.end);
    return { ...(sign && { unit: sign }), to: money ? to + 2 : to };
  };
  for (const [i, numeral] of printed.entries()) {
    const { from, value } = numeral;
    if (taken[from]) continue;
    const upper = printed[i + 1] && isRange(text, all, numeral, printed[i + 1]!, from > 0 && length(from - 1, LOWER) > 0) ? printed[i + 1]! : undefined;
    const { unit, to } = counts(upper ?? numeral);
    // "Three hours and a half".
    const more = unit && part(folded, to);
    take(from, more?.to ?? to);
    // The longest counts: "not less than" is no "less than".
    const before = (pattern: RegExp) => [4, 3, 2, 1].find((back) => from >= back && length(from - back, pattern) === back) ?? 0;
    const [atLeast, atMost] = [before(BOUNDS.low), before(BOUNDS.high)];
    // Of a date the year is told apart, so that June 2021 and 16 June do not differ.
    const kind = unit ? "number" : dated(text, all, { ...numeral, to: (upper ?? numeral).to }, facts);
    const told = value + (more?.value ?? 0);
    const low = upper ? scaledLike(upper, told) : told;
    facts.push({
      ...over(from, (upper ?? numeral).to),
      kind,
      value: low,
      ...(unit && { unit }),
      within: before(APPROXIMATION) > 0 ? roundedTo(value) : 0,
      low: atMost > atLeast ? Number.NEGATIVE_INFINITY : low,
      high: upper ? upper.value : atLeast > atMost ? Number.POSITIVE_INFINITY : low,
    });
  }
  const rest = all.filter(({ folded }, i) => !taken[i] && !STOPWORDS.has(folded) && !TITLE.test(folded)).map(({ start, end, folded }) => ({ start, end, folded, stem: stem(folded) }));
  return { facts, words: rest, negations, possibilities };
}, REMEMBERED);

/** 22:15, 5 p.m., السادسة صباحا, 8 вечера: minutes from midnight. */
function time(text: string, all: Word[], hour: Numeral, next: Numeral | undefined, length: (at: number, pattern: RegExp) => number): { from: number; to: number; value: number } | undefined {
  // "At half past eight" is 8.5, too.
  if (!Number.isInteger(hour.value * 4) || hour.value > 24 || (hour.digits && !Number.isInteger(hour.value))) return undefined;
  const minutes = next && hour.digits && next.digits && next.from === hour.to && next.value < 60 && /^[:٫h]$/.test(text.slice(all[hour.from]!.end, all[next.from]!.start)) ? next : undefined;
  const behind = (minutes ?? hour).to;
  const [forenoon, afternoon] = [length(behind, FORENOON), length(behind, AFTERNOON)];
  if (!minutes && forenoon === 0 && afternoon === 0) return undefined;
  // "Четыре дня" are four days, unless they are at four.
  if (!minutes && unit(all[behind]!.folded) && !CLOCK_BEFORE.test(all[hour.from - 1]?.folded ?? "")) return undefined;
  const hours = afternoon > 0 && hour.value < 12 ? hour.value + 12 : forenoon > 0 && hour.value === 12 ? 0 : hour.value;
  return { from: hour.from, to: behind + Math.max(forenoon, afternoon), value: Math.round(hours * 60) + (minutes?.value ?? 0) };
}

function exactly(value: number): Pick<Fact, "within" | "low" | "high"> {
  return { within: 0, low: value, high: value };
}

/** 15–20, "between 15 and 20". Of days the numbers stay apart, and so do scores that fall. @param led by a word that says so */
function isRange(text: string, all: Word[], lower: Numeral, upper: Numeral, led: boolean): boolean {
  const between = text.slice(all[lower.to - 1]!.end, all[upper.from]!.start);
  const joined = led ? upper.from - lower.to <= 1 && /^[\p{L}\s]*$/u.test(between) : lower.digits && /^\s?[-–—]\s?$/.test(between);
  return joined && scaledLike(upper, lower.value) < upper.value;
}

/** Of "15–20 thousand" the 15 are thousands too. */
function scaledLike({ value, digits }: Numeral, lower: number): number {
  const scale = digits ? undefined : [1_000_000_000, 1_000_000, 1000].find((scale) => value >= scale);
  return scale && lower < 1000 ? lower * scale : lower;
}

/** Of 12,000 the thousand, of 200 the hundred. */
export function roundedTo(value: number): number {
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}
