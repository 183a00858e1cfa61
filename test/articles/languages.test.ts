import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findDate, isDay } from "../../src/articles/facts/dates.ts";
import { type Lexicon, lexica } from "../../src/articles/languages/lexicon.ts";
import { PATTERNS, WORDS } from "../../src/articles/languages/lists.ts";
import { STATEMENTS } from "../../src/articles/languages/statements.ts";

const folder = "src/articles";
const languages = [...lexica.keys()];

/** What is no plain list, with what it is. */
const OTHER: Record<string, string> = {
  regions: "countries with other names of months or units",
  dayFirst: "false where 3/4 may be the fourth of March",
  months: "names of months that CLDR has not",
  weekdays: "names of weekdays that CLDR has not",
  calendars: "other calendars in use",
  days: "'today', 'yesterday' and the like",
  spans: "'last week', 'this month' and the like",
  ordinals: "'first' to 'thirty-first', as days are called",
  own: "letters of its own",
  legacy: "encodings of a time before Unicode",
  labels: "words before a colon that say what a line is",
  numerals: "numbers in words, by their value",
  compounds: "how words end that say a number and its unit, by the unit",
  duals: "words for two of a unit, by the unit",
  ranks: "ordinals, by their value",
  periods: "what is counted in a row of time, such as days and seasons",
  timetable: "that something leaves or arrives",
  votes: "who was for and against in a vote, and what came of it",
  acts: "tells by what act of speech somebody admits, thanks or accuses, by its kind; and who says anything",
  actsAsked: "verbs by which questions ask for such an act",
  events: "what happens once, by its kind: a ship runs aground, is freed, sinks",
  fates: "what becomes of people in a disaster, by its kind: they die, are hurt, are missing",
  money: "what money is called, by its kind",
  kinds: "what is named by its kind, such as schools and ships",
  foods: "what dishes are made of",
  offices: "offices that persons hold",
  gatherings: "what people come together for or are heard in: a meeting, a press conference",
  contrasts: "what one thing of a sort is and another is not: a prize for chemistry, for physics",
  stages: "stages of a contest: the final, a semi-final",
  bodies: "bodies of which every country has its own, such as ministries",
  lands: "what is of a country, and its people",
  mail: "names of the lines above an e-mail",
  fields: "names of fields in tables and exports",
};
const KEYS: Record<string, string> = { ...OTHER, ...WORDS, ...PATTERNS, ...STATEMENTS };

test("every language is a file, and every file a language", () => {
  const files = readdirSync(`${folder}/languages`).filter((name) => name.endsWith(".json"));
  expect(files.map((name) => name.replace(".json", "")).sort()).toEqual([...languages].sort());
  for (const language of languages) expect(new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(language), language).toBeDefined();
});

describe.each([...lexica])("%s", (language, lexicon) => {
  it("has no list that no rule reads", () => {
    for (const key of Object.keys(lexicon)) expect(Object.keys(KEYS)).toContain(key);
  });

  it("has each list once", () => {
    const keys = [...readFileSync(`${folder}/languages/${language}.json`, "utf8").matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it("has words, once each, and patterns that are some", () => {
    for (const key of Object.keys(WORDS) as (keyof typeof WORDS)[]) expect(new Set(lexicon[key]).size, key).toBe(lexicon[key]?.length ?? 0);
    for (const key of Object.keys({ ...PATTERNS, ...STATEMENTS }) as (keyof typeof PATTERNS | keyof typeof STATEMENTS)[]) {
      for (const pattern of lexicon[key] ?? []) expect(new RegExp(`(?:${pattern})`, "u").test(""), `${key}: ${pattern}`).toBe(false);
    }
  });

  it("has twelve months and seven days", () => {
    expect(lexicon.ordinals?.length ?? 31).toBe(31);
    expect(lexicon.months?.length ?? 12).toBe(12);
    expect(lexicon.weekdays?.length ?? 7).toBe(7);
    for (const months of Object.values(lexicon.calendars ?? {})) expect([0, 12]).toContain(months.length);
  });
});

test("what each language has and lacks is told in docs/languages.md (npx vitest run -u writes it)", async () => {
  const has = (lexicon: Lexicon, key: string) => ((lexicon as Record<string, unknown>)[key] === undefined ? "" : "•");
  const rows = Object.entries(KEYS).map(([key, what]) => `| \`${key}\` | ${what.replaceAll("|", "\\|")} | ${languages.map((language) => has(lexica.get(language)!, key)).join(" | ")} |`);
  const told = `# What is known of each language

A language is a file in \`src/articles/languages\`; the rules that read articles name none. Names of months and weekdays are CLDR's, as Node brings them, and which language a script is most used for as well. What a language lacks here its articles are read without. This table is written by \`test/articles/languages.test.ts\`.

| list | what stands in it | ${languages.join(" | ")} |
|---|---|${languages.map(() => "---|").join("")}
${rows.join("\n")}
`;
  await expect(told).toMatchFileSnapshot("../../docs/languages.md");
});

test("the rules name no language and hold no word of one", () => {
  const rules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  for (const name of rules) {
    const code = readFileSync(`${folder}/${name}`, "utf8").replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
    // A lone tatweel serves as a dash, a raised o as a sign of degrees.
    expect((code.match(/\p{L}/gu) ?? []).filter((letter) => letter > "\x7f" && !"ـº".includes(letter)), name).toEqual([]);
    // "id" is a record's id before it is Indonesian; what templates of web pages say by default is no rule on a language.
    const codes = languages.filter((language) => language !== "id").join("|");
    if (!name.startsWith("page/")) expect(code.match(new RegExp(`["'\`](?:${codes})["'\`]`, "g")) ?? [], name).toEqual([]);
  }
});

test.each(languages)("a date is read as CLDR writes it: %s", (language) => {
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2021, month, 5));
    for (const region of ["", ...(lexica.get(language)!.regions ?? []).map((region) => `-${region}`)]) {
      const written = new Intl.DateTimeFormat(`${language}${region}-u-ca-gregory`, { dateStyle: "long", timeZone: "UTC" }).format(date);
      expect(findDate(written), written).toBe(date.toISOString().slice(0, 10));
    }
    expect(isDay(`${new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(date)} 10:30`)).toBe(true);
  }
});
