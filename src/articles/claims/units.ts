import { fold } from "../../language/fold.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { lexica } from "../languages/lexicon.ts";
import { numberFor } from "./numerals.ts";
import { GLUED } from "./pattern.ts";

/** What a number counts in: units of one dimension compare. Dimensions that begin with the same word are taken for each other by who reads fast: "money dollar", "money euro". */
export interface Unit {
  dimension: string;
  factor: number;
}

const UNITS: Record<string, [dimension: string, factor: number]> = {
  millimeter: ["length", 0.001], centimeter: ["length", 0.01], meter: ["length", 1], kilometer: ["length", 1000],
  inch: ["length", 0.0254], foot: ["length", 0.3048], yard: ["length", 0.9144], mile: ["length", 1609.344],
  gram: ["mass", 0.001], kilogram: ["mass", 1], ounce: ["mass", 0.02835], stone: ["mass", 6.35],
  milliliter: ["volume", 0.001], liter: ["volume", 1], gallon: ["volume", 3.785],
  hectare: ["area", 10_000], acre: ["area", 4046.86],
  second: ["duration", 1], minute: ["duration", 60], hour: ["duration", 3600], day: ["duration", 86_400], week: ["duration", 604_800], month: ["duration", 2_629_800], year: ["duration", 31_557_600],
  celsius: ["celsius", 1], fahrenheit: ["fahrenheit", 1], percent: ["percent", 1],
};
export const PERCENT: Unit = { dimension: "percent", factor: 1 };
export const POINTS: Unit = { dimension: "percent points", factor: 1 };
export const BASIS_POINTS: Unit = { dimension: "percent points", factor: 0.01 };
const SYMBOLS: Record<string, Unit> = { "%": PERCENT, "٪": PERCENT, ...Object.fromEntries(Object.entries({ $: "dollar", "€": "euro", "£": "pound", "₺": "pound", "₽": "rouble", "₴": "hryvnia", "₪": "shekel", "₹": "rupee", "¥": "yen" }).map(([sign, kind]) => [sign, money(kind)])) };
/** Of a number's forms: one, two, few, many. */
const COUNTS = [1, 2, 3, 11, 100, 1.5];

/** Units by their folded names, as CLDR has them, in the languages whose numbers are known; made when the first number is looked at. */
let names: Map<string, Unit> | undefined;

/** The unit of that name, long or short, of any number; no word that is commoner as another ("in"). */
export function unit(folded: string): Unit | undefined {
  names ??= new Map(
    [...lexica].filter(([, { numerals }]) => numerals).flatMap(([language, { regions = [] }]) => [language, ...regions.map((region) => `${language}-${region}`)]).flatMap((language) =>
      Object.entries(UNITS).flatMap(([unit, [dimension, factor]]) =>
        (["long", "short"] as const).flatMap((unitDisplay) => {
          const format = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: "unit", unit, unitDisplay });
          return COUNTS.flatMap((count) => format.formatToParts(count).filter(({ type }) => type === "unit").map(({ value }) => [fold(value.replace(/[.\s]/g, "")), { dimension, factor }] as const));
        }),
      ),
    ),
  );
  return STOPWORDS.has(folded) ? undefined : names.get(folded);
}

const MONEY: [RegExp, Unit][] = [...new Set([...lexica.values()].flatMap((lexicon) => Object.keys(lexicon.money ?? {})))].map((kind) => [new RegExp(`^(?:${[...lexica.values()].flatMap((lexicon) => lexicon.money?.[kind] ?? []).map(fold).join("|")})$`, "u"), money(kind)]);

/** The money of that name, whichever country's: a pound may be Egypt's or Britain's. */
export function currency(folded: string): Unit | undefined {
  return MONEY.find(([name]) => name.test(folded))?.[1];
}

/** What is told by a sign beside a number that stands from `start` to `end` of a text: $40, 40 €, 2 %. */
export function signed(text: string, start: number, end: number): Unit | undefined {
  return SYMBOLS[text.slice(0, start).trimEnd().at(-1) ?? ""] ?? SYMBOLS[text.slice(end).trimStart()[0] ?? ""];
}

function money(kind: string): Unit {
  return { dimension: `money ${kind}`, factor: 1 };
}

const COMPOUNDS = measures("compounds");
const DUALS = measures("duals");
const ANY = new RegExp([...COMPOUNDS, ...DUALS].map(({ said }) => said.source).join("|"), "u");

/** What one folded word counts, and in what: шестнадцатилетней, two of what is told by its ending alone (ساعتين). */
export function joined(folded: string): { value: number; unit: Unit } | undefined {
  // Most words are neither.
  if (!ANY.test(folded)) return undefined;
  const plain = folded.replace(GLUED, "");
  const dual = DUALS.find(({ said }) => [folded, plain].some((word) => said.exec(word)?.index === 0));
  if (dual) return { value: 2, unit: dual.unit };
  const end = ending(folded);
  const value = end && compound(folded.slice(0, end.at));
  return value === undefined ? undefined : { value, unit: end!.unit };
}

/** What a word with such an ending counts in, and where that begins: шестнадцати | летней; behind digits it is the whole word. */
export function ending(folded: string): { unit: Unit; at: number } | undefined {
  const found = COMPOUNDS.map(({ said, unit }) => ({ unit, at: said.exec(folded)?.index ?? -1 }));
  return found.find(({ at }) => at >= 0);
}

/** Numbers in one word, the greater first: двадцати | пяти. */
function compound(said: string): number | undefined {
  const whole = numberFor(said);
  if (whole !== undefined || said === "") return whole;
  for (let cut = said.length - 1; cut > 1; cut--) {
    const [tens, ones] = [numberFor(said.slice(0, cut)), numberFor(said.slice(cut))];
    if (tens !== undefined && ones !== undefined && tens >= 20 && tens < 100 && tens % 10 === 0 && ones >= 1 && ones < 10) return tens + ones;
  }
  return undefined;
}

function measures(key: "compounds" | "duals"): { said: RegExp; unit: Unit }[] {
  return [...lexica.values()].flatMap((lexicon) =>
    Object.entries(lexicon[key] ?? {}).map(([name, forms]) => ({ said: new RegExp(`(?:${forms.map(fold).join("|")})$`, "u"), unit: { dimension: UNITS[name]![0], factor: UNITS[name]![1] } })),
  );
}
