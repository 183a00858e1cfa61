import { fold } from "../../language/fold.ts";
import type { Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import { any } from "../languages/lexicon.ts";
import { namedDates } from "./dates.ts";
import { type Numeral, numerals } from "./numerals.ts";
import { pattern } from "./pattern.ts";
import { type Unit, unit } from "./units.ts";

/** What two texts can be held against each other by: a number (of a unit), the day and the year beside a month, a month, a weekday, a time of day in minutes. */
export interface Fact extends Span {
  kind: "number" | "day" | "year" | "month" | "weekday" | "time";
  value: number;
  /** What it counts in, where that is a measure. */
  unit?: Unit;
  /** It is said to be about so much: it may be off by this. */
  within: number;
}

/** What a text says, whatever its language and spelling. Spans are of the text. */
export interface Claim {
  facts: Fact[];
  /** Its other words that name something, in order. */
  words: (Span & { folded: string; stem: string })[];
  /** Words that say that it is not so; and that it only may be. */
  negations: Span[];
  possibilities: Span[];
}

const NEGATION = pattern("negations");
const NO_NEGATION = pattern("notNegations");
const POSSIBILITY = pattern("possibility");
const APPROXIMATION = pattern("approximations");
const FORENOON = pattern("forenoon");
const AFTERNOON = pattern("afternoon");
const CLOCK_BEFORE = new RegExp(`^${fold(any("beforeClock"))}$`, "u");
const TITLE = pattern("titles");
const ERA = pattern("era");
const PERCENT = pattern("percent");
const CENTURY = pattern("century");
const PERCENTAGE: Unit = { dimension: "percent", factor: 1 };
/** Years of the Hijra are numbers of their own, and so are centuries. */
const HIJRA: Unit = { dimension: "hijra", factor: 1 };
const CENTURIES: Unit = { dimension: "century", factor: 1 };

/** Words that a pattern may look at. */
const AHEAD = 5;

/** Words glued to a number in digits: و41. */
const GLUED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any("gluedAnd")}?ـ*${any("glued")}?ـ*)(?=\\p{Nd})`, "gu");

export function claim(text: string): Claim {
  const all = words(text.replace(GLUED, (glued) => " ".repeat(glued.length)));
  const folded = all.map((word) => word.folded);
  const taken = new Array<boolean>(all.length).fill(false);
  /** How many words from here on the pattern takes. */
  const length = (at: number, pattern: RegExp) => pattern.exec(folded.slice(at, at + AHEAD).join(" "))?.[0].split(" ").length ?? 0;
  const over = (from: number, to: number): Span => ({ start: all[from]!.start, end: all[to - 1]!.end });
  const take = (from: number, to: number) => taken.fill(true, from, to);
  const facts = namedDates(text, all, take).map((named): Fact => ({ ...named, within: 0 }));
  const percents = new Set<number>();
  const negations: Span[] = [];
  const possibilities: Span[] = [];
  for (let at = 0; at < all.length; at++) {
    if (taken[at]) continue;
    const about = length(at, APPROXIMATION);
    const harmless = length(at, NO_NEGATION);
    if (about > 0 || harmless > 0) {
      take(at, at + Math.max(about, harmless));
      at += Math.max(about, harmless) - 1;
      continue;
    }
    const hundredth = at > 0 ? length(at, PERCENT) : 0;
    if (hundredth > 0) {
      take(at, at + hundredth);
      percents.add(at);
      at += hundredth - 1;
      continue;
    }
    // A name may be spelt like a verb: May.
    if (length(at, POSSIBILITY) > 0 && !(at > 0 && /^\p{Lu}/u.test(text.slice(all[at]!.start)))) {
      possibilities.push(over(at, at + 1));
      take(at, at + 1);
    } else if (length(at, NEGATION) > 0) {
      negations.push(over(at, at + 1));
      take(at, at + 1);
    }
  }
  const printed = numerals(folded.map((word, i) => (taken[i] ? "" : word)));
  const times = printed.flatMap((numeral, i) => time(text, all, numeral, printed[i + 1], length) ?? []);
  for (const { from, to } of times) take(from, to);
  facts.push(...times.map(({ from, to, value }): Fact => ({ kind: "time", value, within: 0, ...over(from, to) })));
  for (const numeral of printed) {
    if (taken[numeral.from]) continue;
    const { from, to, value } = numeral;
    take(from, to);
    const counted = ERA.test(folded[to] ?? "") ? HIJRA : [from - 1, to].some((at) => CENTURY.test(folded[at] ?? "")) ? CENTURIES : percents.has(to) ? PERCENTAGE : unit(folded[to] ?? "");
    if (counted && counted !== PERCENTAGE && (counted !== CENTURIES || CENTURY.test(folded[to] ?? ""))) take(to, to + 1);
    const about = [1, 2, 3].some((back) => from >= back && length(from - back, APPROXIMATION) === back);
    facts.push({
      ...over(from, to),
      // Of a date the year is told apart, so that June 2021 and 16 June do not differ.
      kind: !counted && facts.some(({ kind, start, end }) => kind === "month" && near(all, numeral, start, end)) ? dated(numeral, folded[from]!) : "number",
      value,
      ...(counted && { unit: counted }),
      within: about ? roundedTo(value) : 0,
    });
  }
  const rest = all.filter(({ folded }, i) => !taken[i] && !STOPWORDS.has(folded) && !TITLE.test(folded)).map(({ start, end, folded }) => ({ start, end, folded, stem: stem(folded) }));
  return { facts, words: rest, negations, possibilities };
}

/** 22:15, 5 p.m., السادسة صباحا, 8 вечера: minutes from midnight. */
function time(text: string, all: Word[], hour: Numeral, next: Numeral | undefined, length: (at: number, pattern: RegExp) => number): { from: number; to: number; value: number } | undefined {
  if (!Number.isInteger(hour.value) || hour.value > 24) return undefined;
  const minutes = next && hour.digits && next.digits && next.from === hour.to && next.value < 60 && /^[:٫h]$/.test(text.slice(all[hour.from]!.end, all[next.from]!.start)) ? next : undefined;
  const behind = (minutes ?? hour).to;
  const [forenoon, afternoon] = [length(behind, FORENOON), length(behind, AFTERNOON)];
  if (!minutes && forenoon === 0 && afternoon === 0) return undefined;
  // "Четыре дня" are four days, unless they are at four.
  if (!minutes && unit(all[behind]!.folded) && !CLOCK_BEFORE.test(all[hour.from - 1]?.folded ?? "")) return undefined;
  const hours = afternoon > 0 && hour.value < 12 ? hour.value + 12 : forenoon > 0 && hour.value === 12 ? 0 : hour.value;
  return { from: hour.from, to: behind + Math.max(forenoon, afternoon), value: hours * 60 + (minutes?.value ?? 0) };
}

/** What a number beside a month is. */
function dated({ value, digits }: Numeral, folded: string): Fact["kind"] {
  if (digits && folded.length === 4 && value >= 1000 && value < 2200) return "year";
  return Number.isInteger(value) && value >= 1 && value <= 31 ? "day" : "number";
}

function near(all: Word[], { from, to }: Numeral, start: number, end: number): boolean {
  return all.slice(Math.max(0, from - 3), to + 2).some((word) => word.start >= start && word.end <= end);
}

/** Of 12,000 the thousand, of 200 the hundred. */
function roundedTo(value: number): number {
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}
