import { readdirSync, readFileSync } from "node:fs";

/**
 * What is known of a language stands in a file of its own, `ar.json`; the rules name none. A
 * language that is new is a file that is new, with as many of these lists as somebody knows.
 *
 * Plain words and phrases. They are compared folded, so case, marks and alef forms do not matter.
 */
export const WORDS = {
  common: "words that every longer text has",
  besideDate: "what dates are said with, beside days and months",
  given: "given names",
  surnames: "family names",
  kin: "'son of', 'servant of': what only names are joined by",
  notNames: "words of sections and offices, that a name does not have",
  cities: "places that datelines begin with",
  agencies: "agencies and outlets, as a citation shows them",
  readAlso: "heads a list of other articles, or one of them behind a colon",
  pointing: "of such words headings are made that point elsewhere",
  things: "what a page points to, of any case and number",
  ways: "how it is pointed to: other, more, similar, latest",
  between: "small words that may stand between those",
  beforeHyphen: "stands before a hyphen that belongs to its word",
  behindHyphen: "stands behind one",
  reader: "speaks to the reader, or of those who write: 'your', 'our'",
  demonstratives: "'this', 'here'",
  notWeekdays: "inflected like the name of a weekday",
} as const;

/** Pieces of regular expressions, in any case unless it is said otherwise. */
export const PATTERNS = {
  notToday: "behind 'today' where it is none: 'the same day'",
  onDay: "before a weekday",
  atHour: "before a clock time",
  beforeClock: "before the hour of a clock: 'at', 'from', 'until'",
  clock: "behind a clock time",
  of: "between day, month and year",
  monthWord: "'the month of'",
  inYear: "before a year",
  year: "behind a year",
  ordinal: "behind the number of a day",
  ordinalLetters: "letters that end the number of a rank, raised",
  units: "units whose number may be raised (as printed)",
  era: "behind a year of the Hijra",
  yearMonthDay: "three marks behind the numbers of year, month and day",
  familyNames: "what family names look like",
  familyAnd: "joins two family names of one person",
  and: "joins two persons",
  inNames: "small words in names",
  notInNames: "words of sentences, between names that were none",
  nameBeginnings: "after these a name goes on with a capital (as printed)",
  honorifics: "before a name, with a full stop",
  reporters: "what a reporter is called behind his name",
  definite: "the article, where it is glued to its noun",
  agencyWords: "'agency', before its name",
  outletEndings: "ends the name of an outlet",
  nobody: "names as a source whom nobody can cite: 'agencies'",
  ownReport: "says behind an outlet's name that the report is its own",
  pressOffices: "who speaks for an office",
  by: "'by', before a writer's name (as printed)",
  bylines: "begins a byline without a colon (as printed)",
  wrote: "begins a byline in a sentence: 'So-and-so wrote:'",
  postedBy: "stands before the name in a page's field for the writer",
  contributed: "ends a line about helpers",
  quotedFrom: "'taken from', before a source",
  published: "when it was published",
  initialVerbs: "verbs that open reports, of a form that cannot stand inside a word (as printed)",
  verbs: "other verbs that open reports (as printed)",
  verbPrefixes: "what makes another word of such a verb",
  wordEnds: "letters that end a word",
  afterName: "words that may be glued behind such a letter",
  sentenceStarts: "words that begin sentences (as printed)",
  joined: "'and' glued to the first word of a sentence (as printed)",
  openers: "what opens a sentence of running text and hardly ever a headline (as printed)",
  readOn: "'read in the app': a request of a few words",
  moreFrom: "'more from'",
  earlier: "'earlier we wrote'",
  pageWords: "beginnings of the words in which a page speaks of itself",
  politeYou: "'you', where a capital alone tells it from 'they' (as printed)",
  requests: "what a verb that asks the reader looks like",
  calls: "verbs that ask something of the reader, at the beginning of a line",
  messengers: "networks where a page has groups",
  currency: "names of money, behind a number",
  legal: "notices of rights, cookies and the like",
  legalWords: "beginnings of the words that such notices are made of",
  corrections: "says that something was told wrongly",
  comments: "heads the comments of readers",
  replies: "what readers' comments are called behind their number",
  repliesTo: "'to', behind these",
  buttons: "words on buttons",
  appeals: "begins a request to share, follow, subscribe, pay",
  wholeNotices: "notices that are all of a line",
  advertising: "heads an advertisement",
  click: "begins a short line that says what to press",
  counters: "what is counted: views",
  mastheads: "what a paper calls itself",
  founded: "'founded in'",
  ofTotal: "between '1' and '3' of a counter",
  loading: "shown while something loads",
  pageNumber: "before the number of a page",
  theEnd: "ends a text",
  readAloud: "what a screen reader says of a list",
  sizeLetter: "the letter of buttons for the size of letters",
  networks: "networks and apps, as buttons call them",
  home: "the first of the ways to a page",
  photo: "says that a picture is meant",
  photoBy: "between that and the photographer",
  pictureMarks: "the same in brackets",
  pictureNotes: "notes on a picture",
  captions: "captions by their form",
  filePhoto: "a note on a picture behind a sentence",
  about: "heads notes on house and writer, and how to reach them",
  policy: "what is asked of those who comment",
  chapters: "'chapter', before its number",
  breaking: "before a headline that is new",
  rights: "whose the rights are, before the owner",
  rightsOf: "between that and the owner",
  allRights: "behind the owner",
  noOwner: "what is no owner's name",
  companies: "forms of companies",
  errors: "'error', before its number",
  notFound: "says that a page is not there",
  signIn: "heads a form to sign in",
  robots: "asks whether the reader is a person, or denies access",
  negations: "says that it is not so",
  notNegations: "holds such a word and denies nothing: 'no more than'",
  possibility: "says that it may be so",
  rhymeTails: "letters behind the one that rhymes (as printed)",
  subordinates: "'that': behind a comma it ends no clause (as printed)",
  expectations: "says that it was expected or planned",
  notExpectations: "holds such a word and compares with it: 'longer than expected'",
  future: "says that it is to come",
  past: "says in a question that it asks what was",
  retracts: "says in a correction what was told wrongly (as printed)",
  retractsBehind: "'and not': before what is not right (as printed)",
  rightly: "before what is right (as printed)",
  denials: "says of what was claimed that it is not so (as printed)",
  hearsay: "tells what somebody claims (as printed)",
  attributes: "begins a sentence that says who said the one before it (as printed)",
  century: "'century', beside its number",
  says: "says that somebody says it (as printed)",
  percent: "'in a hundred', behind a number",
  gluedAnd: "'and' glued to a number",
  glued: "other words glued to it",
  titles: "what persons are called before their names",
  auxiliaries: "stands before a verb, its negation between",
  approximations: "before a number that is not exact",
  forenoon: "behind an hour before noon",
  afternoon: "behind one after it",
} as const;

/** Roles that a line gives itself by a word before a colon. */
type Labelled = "title" | "byline" | "dateline" | "source" | "links" | "caption";

export interface Lexicon extends Partial<Record<keyof typeof WORDS | keyof typeof PATTERNS, string[]>> {
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
  /** Encodings before Unicode, and its commonest letters. */
  legacy?: { encodings: string[]; letters: string };
  /** Numbers in words, by their value, of any gender and case. */
  numerals?: Record<string, string[]>;
  /** Words before a colon, by the role of their line. */
  labels?: Partial<Record<Labelled, string[]>>;
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
export function any(...keys: (keyof typeof PATTERNS)[]): string {
  return `(?:${entries(keys).join("|") || "(?!)"})`;
}

function entries(keys: (keyof typeof WORDS | keyof typeof PATTERNS)[]): string[] {
  return keys.flatMap((key) => [...lexica.values()].flatMap((lexicon) => lexicon[key] ?? []));
}
