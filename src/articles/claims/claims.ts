import { fold } from "../../language/fold.ts";
import type { Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { STOPWORDS } from "../../language/stopwords.ts";
import { type Word, words } from "../../language/words.ts";
import { months, weekdays } from "../languages/calendar.ts";
import { any } from "../languages/lexicon.ts";
import { type Numeral, numerals } from "./numerals.ts";
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
const TITLE = pattern("titles");
const ERA = pattern("era");
/** Years of the Hijra are numbers of their own. */
const HIJRA: Unit = { dimension: "hijra", factor: 1 };

/** At the beginning of folded words joined by spaces. */
function pattern(key: Parameters<typeof any>[0]): RegExp {
  return new RegExp(`^${fold(any(key))}(?= |$)`, "u");
}

/** Words that a pattern may look at. */
const AHEAD = 5;

export function claim(text: string): Claim {
  const all = words(text);
  const folded = all.map((word) => word.folded);
  const taken = new Array<boolean>(all.length).fill(false);
  /** How many words from here on the pattern takes. */
  const length = (at: number, pattern: RegExp) => pattern.exec(folded.slice(at, at + AHEAD).join(" "))?.[0].split(" ").length ?? 0;
  const over = (from: number, to: number): Span => ({ start: all[from]!.start, end: all[to - 1]!.end });
  const take = (from: number, to: number) => taken.fill(true, from, to);
  const facts = dates(text, all, take);
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
    const counted = ERA.test(folded[to] ?? "") ? HIJRA : unit(folded[to] ?? "");
    if (counted) take(to, to + 1);
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

const AUXILIARY = pattern("auxiliaries");

/** So far off stand the words that deny a span. UTF-16 units. */
const NEAR = 40;
/** And so many words behind it. */
const BEHIND = 3;

/** A span of a text with the words beside it that deny or doubt it: "will not | take place", "Carla Voss | did not resign". */
export function widened(text: string, { start, end }: Span): Span {
  const offset = Math.max(0, start - NEAR);
  let from = start;
  let next = words(text.slice(start, start + NEAR))[0]?.folded ?? "";
  for (const word of words(text.slice(offset, start)).toReversed()) {
    const denies = [NEGATION, POSSIBILITY, AUXILIARY].some((pattern) => pattern.test(`${word.folded} ${next}`));
    // The first may be cut.
    if (!denies || /\S/.test(text.slice(offset + word.end, from)) || (word.start === 0 && offset > 0)) break;
    from = offset + word.start;
    next = word.folded;
  }
  // An auxiliary alone is no denial.
  if (!denied(text.slice(from, start) + (/^\S+/u.exec(text.slice(start, end))?.[0] ?? ""))) from = start;
  const behind = words((/^[\p{L}\p{M}'’ ]*(?=[^\p{L}\p{M}'’ ]|$)/u.exec(text.slice(end, end + NEAR)) ?? [""])[0]);
  const at = behind.slice(0, BEHIND).findIndex((_, i) => [NEGATION, POSSIBILITY].some((pattern) => pattern.test(behind.slice(i, i + 2).map(({ folded }) => folded).join(" "))));
  return { start: from, end: at >= 0 && behind[at + 1] ? end + behind[at + 1]!.end : end };
}

function denied(text: string): boolean {
  const { negations, possibilities } = claim(text);
  return negations.length + possibilities.length > 0;
}

let calendar: { months: Map<string, number>; weekdays: Map<string, number> } | undefined;
const LONGEST_NAME = 3;

/** Months and weekdays by name. */
function dates(text: string, all: Word[], take: (from: number, to: number) => void): Fact[] {
  calendar ??= {
    months: new Map(months().flatMap((names, i) => names.map((name) => [fold(name).replace(/\.$/, ""), i + 1] as const))),
    weekdays: new Map(weekdays().flatMap((names, i) => names.map((name) => [stem(fold(name)), i] as const))),
  };
  const facts: Fact[] = [];
  for (let at = 0; at < all.length; at++) {
    const { start, folded } = all[at]!;
    const numberBeside = [at - 1, at + 1].some((i) => /^\d/.test(all[i]?.folded ?? ""));
    // Without a capital march is no month, unless it stands beside a number.
    const named = numberBeside || !/^\p{Script=Latin}/u.test(folded) || /^\p{Lu}/u.test(text.slice(start));
    for (let length = LONGEST_NAME; length > 0 && named; length--) {
      const name = all.slice(at, at + length).map((word) => word.folded).join(" ");
      const month = calendar.months.get(name);
      const weekday = length === 1 ? calendar.weekdays.get(stem(name)) : undefined;
      if (month === undefined && (weekday === undefined || name.length < 4)) continue;
      facts.push({ kind: month === undefined ? "weekday" : "month", value: month ?? weekday!, within: 0, start, end: all[Math.min(at + length, all.length) - 1]!.end });
      take(at, at + length);
      at += length - 1;
      break;
    }
  }
  return facts;
}

/** 22:15, 5 p.m., السادسة صباحا, 8 вечера: minutes from midnight. */
function time(text: string, all: Word[], hour: Numeral, next: Numeral | undefined, length: (at: number, pattern: RegExp) => number): { from: number; to: number; value: number } | undefined {
  if (!Number.isInteger(hour.value) || hour.value > 24) return undefined;
  const minutes = next && hour.digits && next.digits && next.from === hour.to && next.value < 60 && /^[:٫h]$/.test(text.slice(all[hour.from]!.end, all[next.from]!.start)) ? next : undefined;
  const behind = (minutes ?? hour).to;
  const [forenoon, afternoon] = [length(behind, FORENOON), length(behind, AFTERNOON)];
  if (!minutes && forenoon === 0 && afternoon === 0) return undefined;
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
