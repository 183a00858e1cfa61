import { script, skeleton } from "../../language/skeleton.ts";
import { type Claim, type Fact, roundedTo } from "./claims.ts";
import { PERCENT } from "./units.ts";

/**
 * What two claims are to each other. `unlike`: neither says what the other does, and
 * neither denies it, as far as can be told.
 */
export type Sameness = "same" | "differ" | "unlike";

const FEW = 2;
const LIKE = 0.6;
const KINDS: Fact["kind"][] = ["number", "day", "year", "month", "weekday", "time"];

/** Holds two claims against each other: two say the same only if no number, date, time, negation or possibility differs, and no name. */
export function compared(one: Claim, other: Claim): Sameness {
  const [a, b] = [asserted(one), asserted(other)];
  const shared = sharedWords(a, b);
  const denied = denies(a, b) !== denies(b, a);
  const doubted = (a.possibilities.length === 0) !== (b.possibilities.length === 0);
  if ((denied || doubted) && shared > 0) return "differ";
  // As many of other money, or of points in place of percents.
  if (a.facts.some((one) => b.facts.some((other) => isMistaken(one, other)))) return "differ";
  const kinds = common(a, b);
  const clashing = kinds.filter(([these, those]) => clash(these, those));
  // Of three numbers and more it cannot be told which answers.
  if (clashing.length > 0) return clashing.some(([these, those]) => Math.max(these.length, those.length) <= FEW) ? "differ" : "unlike";
  if (denied || doubted) return "unlike";
  // "At least 30" is not contradicted by 37, and does not say it.
  if (kinds.length > 0) return kinds.some(([these, those]) => clash(these, those, equal)) ? "unlike" : "same";
  if (a.facts.length > 0 || b.facts.length > 0) return "unlike";
  if (shared === 0) return "unlike";
  return shared === Math.min(a.words.length, b.words.length) ? "same" : "unlike";
}

/** Between a denial and the number that it denies there are so many letters, its own among them. */
const DENIAL = 6;

/** Of "185 km, not 140" what is so: the first. */
function asserted(claim: Claim): Claim {
  const [denial, ...more] = claim.negations;
  const denied = denial && more.length === 0 ? claim.facts.findIndex(({ start }) => start > denial.start && start - denial.start <= DENIAL) : -1;
  const instead = denied > 0 && claim.facts.slice(0, denied).some(({ kind, end }) => kind === claim.facts[denied]!.kind && end <= denial!.start);
  return instead ? { ...claim, facts: claim.facts.slice(0, denied), negations: [] } : claim;
}

/** Whether it denies what the other is about: of several denials that behind the last word of both ("..., unless it is not paid") takes back nothing. */
function denies({ words, negations }: Claim, other: Claim): boolean {
  const last = words.findLast(({ stem }) => other.words.some((word) => word.stem === stem));
  const of = negations.filter(({ start }) => negations.length === 1 || !last || start < last.start);
  return of.length % 2 === 1;
}

/** One has a number, date or time for another that the other has: neither has all that the other has of a kind. "In 2024" is no number that another is held against. */
export function clashes(a: Claim, b: Claim): boolean {
  return common({ ...a, facts: years(a.facts) }, { ...b, facts: years(b.facts) }).some(([these, those]) => clash(these, those));
}

/** Facts of the kinds that both have. */
function common(a: Claim, b: Claim): [Fact[], Fact[]][] {
  const [these, those] = [a, b].map(({ facts }) => dated(facts, [...a.facts, ...b.facts])) as [Fact[], Fact[]];
  const kinds = KINDS.map((kind): [Fact[], Fact[]] => [of(these, kind), of(those, kind)]);
  return kinds.map(([left, right]): [Fact[], Fact[]] => [comparable(left, right), comparable(right, left)]).filter(([left, right]) => left.length > 0 && right.length > 0);
}

/** Of these a number without its unit is none: a year of another era, a century. */
const ALONE = new Set<string | undefined>(["hijra", "century"]);

/** A number without its unit may be of any other. */
function comparable(facts: Fact[], others: Fact[]): Fact[] {
  const fits = (a: string | undefined, b: string | undefined) => a === b || (a === undefined && !ALONE.has(b)) || (b === undefined && !ALONE.has(a));
  return facts.filter(({ unit }) => others.some((other) => fits(unit?.dimension, other.unit?.dimension)));
}

/** Neither counts or dates anything, and they have no word or name in common: two names, two places, two causes. */
export function otherwise(a: Claim, b: Claim): boolean {
  return [a, b].every(({ facts, words }) => facts.length === 0 && words.length > 0) && sharedWords(a, b) === 0;
}

/** Each is told of a year or a month, and none of these is the other's. */
export function ofOtherTimes(a: Claim, b: Claim): boolean {
  return (["year", "month"] as const).some((kind) => {
    const [these, those] = [a, b].map(({ facts }) => of(years(facts), kind)) as [Fact[], Fact[]];
    return these.length > 0 && those.length > 0 && !these.some((one) => those.some((other) => equal(one, other)));
  });
}

/** Neither has all the values of the other. */
function clash(a: Fact[], b: Fact[], fits = agree): boolean {
  const lacks = (these: Fact[], those: Fact[]) => these.some((one) => !those.some((other) => fits(one, other)));
  return lacks(a, b) && lacks(b, a);
}

/** Whether two values of one kind may both be true. Two that are given as bounds are held against each other as they are told. */
export function agree(a: Fact, b: Fact): boolean {
  const [one, other] = scaled(a, b);
  if (!one || !other) return false;
  if (one.bounds !== "" && one.bounds === other.bounds) return equal(a, b);
  const loose = Math.max(tolerance(one, other), rounding(a, b));
  return one.low <= other.high + loose && other.low <= one.high + loose;
}

/** Whether they are the same, as exactly as they are told. */
export function equal(a: Fact, b: Fact): boolean {
  const [one, other] = scaled(a, b);
  if (!one || !other) return false;
  const near = (left: number, right: number) => left === right || Math.abs(left - right) <= tolerance(one, other);
  return near(one.value, other.value) && ((one.bounds !== "range" && other.bounds !== "range") || near(one.high, other.high));
}

/** Whoever tells a measure in another unit rounds it by this at the most, as a share; and no more than what its last digit leaves open. */
const CONVERTED = 0.04;

type Scaled = Pick<Fact, "value" | "low" | "high" | "within"> & { bounds: "" | "least" | "most" | "range" };

function tolerance(one: Scaled, other: Scaled): number {
  return Math.max(one.within, other.within, 1e-6 * Math.abs(one.value));
}

/** What two measures in two units may be apart: 38 metres, 125 feet. */
function rounding(a: Fact, b: Fact): number {
  if (!a.unit || !b.unit || a.unit.factor === b.unit.factor) return 0;
  return Math.max(...[a, b].map(({ value, unit }) => Math.min(CONVERTED * Math.abs(value), step(value) / 2) * unit!.factor));
}

/** What one more of the last digit of a number is worth that is not nought. */
function step(value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  return decimals > 0 ? 10 ** -decimals : roundedTo(value);
}

/** In one unit, a half as 50 percent; none where there is none that both have. */
function scaled(a: Fact, b: Fact): Scaled[] {
  if (a.unit && b.unit && a.unit.dimension !== b.unit.dimension) return [];
  return [a, b].map(({ unit, value, low, high, within }) => {
    const factor = a.unit && b.unit ? unit!.factor : !unit && value < 1 && [a, b].some((other) => other.unit?.dimension === PERCENT.dimension) ? 100 : 1;
    const bounds = low === high ? "" : high === Number.POSITIVE_INFINITY ? "least" : low === Number.NEGATIVE_INFINITY ? "most" : "range";
    return { value: value * factor, low: low * factor, high: high * factor, within: within * factor, bounds };
  });
}

/** The same number of what is easily taken for each other. */
function isMistaken(a: Fact, b: Fact): boolean {
  const [one, other] = [a, b].map(({ unit }) => unit?.dimension);
  return one !== undefined && other !== undefined && one !== other && one.split(" ")[0] === other.split(" ")[0] && a.value === b.value;
}

function of(facts: readonly Fact[], kind: Fact["kind"]): Fact[] {
  return facts.filter((fact) => fact.kind === kind);
}

/** Where one of the two names a year beside its month, what looks like a year is one. */
function dated(facts: readonly Fact[], all: readonly Fact[]): readonly Fact[] {
  return all.some(({ kind }) => kind === "year") ? years(facts) : facts;
}

/** What looks like a year is told as one. */
export function years(facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => (fact.kind === "number" && !fact.unit && fact.value >= 1000 && fact.value < 2200 ? { ...fact, kind: "year" } : fact));
}

/** Told in much the same words: most of the shorter's are the other's too. */
export function inLikeWords(a: Claim, b: Claim): boolean {
  return sharedWords(a, b) >= LIKE * Math.min(a.words.length, b.words.length);
}

/** How many words of the one with fewer the other has too, by stem or as names in another script. */
function sharedWords(a: Claim, b: Claim): number {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const stems = new Set(many.words.map(({ stem }) => stem));
  return few.words.filter(({ stem, folded }) => stems.has(stem) || many.words.some((other) => soundAlike(folded, other.folded))).length;
}

/** One name in two scripts, as folded words; in one script another spelling may be another name. */
export function soundAlike(a: string, b: string): boolean {
  return script(a) !== script(b) && skeleton(a) !== "" && skeleton(a) === skeleton(b);
}
