import { readdirSync, readFileSync } from "node:fs";
import type { PATTERNS, WORDS } from "./lists.ts";
import type { STATEMENTS } from "./statements.ts";

type Pattern = keyof typeof PATTERNS | keyof typeof STATEMENTS;

/** Roles that a line gives itself by a word before a colon. */
type Labelled = "title" | "byline" | "dateline" | "source" | "links" | "caption";

/**
 * What is known of a language stands in a file of its own, `ar.json`; the rules name none. A
 * language that is new is a file that is new, with as many of these lists as somebody knows.
 */
export interface Lexicon extends Partial<Record<keyof typeof WORDS | Pattern, string[]>> {
  /** Countries with other names of months or units, ISO 3166. */
  regions?: string[];
  /** Set where 3/4 may be the fourth of March. */
  dayFirst?: false;
  /** Names of the months, twelve, and of the weekdays from Sunday, beside those of CLDR. */
  months?: string[][];
  weekdays?: string[][];
  /** Other calendars in use, by their name in CLDR, with further names of their months. */
  calendars?: Record<string, string[][]>;
  /** Words for days, patterns, by their distance from the day of writing. */
  days?: Record<string, string[]>;
  /** Phrases for weeks, months and years, patterns, by their distance from the one of now: "last week". */
  spans?: Partial<Record<"week" | "month" | "year", Record<string, string[]>>>;
  /** "First" to "thirty-first" as days of a month are called, patterns. */
  ordinals?: string[];
  /** Letters that hardly another language of its script has. With a share of all letters they decide, without one they are a hint; `never` are letters that it has not. */
  own?: { letters: string; share?: number; never?: string };
  /** Encodings before Unicode, its commonest letters, and what many of its words begin with. */
  legacy?: { encodings: string[]; letters: string; beginnings?: string[] };
  /** Numbers in words, by their value, of any gender and case. */
  numerals?: Record<string, string[]>;
  /** How words end that say a number and what it counts in, by that unit, patterns of folded words: "sixteen-year". */
  compounds?: Record<string, string[]>;
  /** Words for two of a unit, by the unit, patterns of folded words. */
  duals?: Record<string, string[]>;
  /** Ordinals of any gender and case by their value, patterns of folded words. */
  ranks?: Record<string, string[]>;
  /** Stretches of time that are counted in a row, patterns of folded words: days, seasons, halves of a match. */
  periods?: Record<string, string[]>;
  /** What is named by its kind, such as schools and ships, patterns of folded words. */
  kinds?: Record<string, string[]>;
  /** What dishes are made of, patterns of folded words. */
  foods?: Record<string, string[]>;
  /** Offices that persons hold, patterns of folded words. */
  offices?: Record<string, string[]>;
  /** What one thing of a sort is and another is not, as "sort member", patterns of folded words: a prize for chemistry, for physics. */
  contrasts?: Record<string, string[]>;
  /** Stages of a contest by their kind, patterns of folded words: the final, a semi-final; `none` is what only sounds like one. */
  stages?: Record<string, string[]>;
  /** Bodies of which every country has its own, patterns of folded words. */
  bodies?: Record<string, string[]>;
  /** What is of a country, by its code, ISO 3166, patterns of folded words; its name is CLDR's. */
  lands?: Record<string, string[]>;
  /** What people come together for or are heard in, by its kind, patterns of folded words: a meeting, a press conference. */
  gatherings?: Record<string, string[]>;
  /** Words of timetables by what they say, patterns of folded words. */
  timetable?: Record<string, string[]>;
  /** Words of votes by what they say, patterns of folded words: who was for and against, what came of it. */
  votes?: Record<string, string[]>;
  /** What says by an act of speech, by its kind, that somebody admits, thanks or accuses, patterns of folded words; and the verbs by which questions ask for it. */
  acts?: Record<string, string[]>;
  actsAsked?: Record<string, string[]>;
  /** What happens once, by its kind, patterns of folded words: a ship runs aground, is freed, sinks. */
  events?: Record<string, string[]>;
  /** What becomes of people in a disaster, by its kind, patterns of folded words: they die, are hurt, are missing. */
  fates?: Record<string, string[]>;
  /** Money by its kind, patterns of folded words. */
  money?: Record<string, string[]>;
  /** Words before a colon, by the role of their line. */
  labels?: Partial<Record<Labelled, string[]>>;
  /** Names of the lines above an e-mail by what they tell, and what is put before the subject of one that is sent on. */
  mail?: Partial<Record<"from" | "to" | "subject" | "date" | "again", string[]>>;
  /** Names of the fields of an article in tables and exports. */
  fields?: Record<string, string[]>;
}

/** All languages by their code, ISO 639. */
export const lexica: ReadonlyMap<string, Lexicon> = new Map(
  readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json")).sort().map((name) => [name.slice(0, -".json".length), JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, "utf8"))]),
);

/** The words of all languages under these keys. */
export function words(...keys: (keyof typeof WORDS)[]): string[] {
  return entries(keys);
}

/** A regular expression's source, for what stands under any of these keys in any language. */
export function any(...keys: Pattern[]): string {
  return `(?:${entries(keys).join("|") || "(?!)"})`;
}

function entries(keys: (keyof typeof WORDS | Pattern)[]): string[] {
  return keys.flatMap((key) => [...lexica.values()].flatMap((lexicon) => lexicon[key] ?? []));
}
