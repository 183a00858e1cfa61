import { any, words } from "../languages/lexicon.ts";
import { phrase } from "./phrase.ts";

/**
 * A few names, as evidence only: that a short line is a person, an agency or a
 * place is believed where its first word is known, and never guessed otherwise.
 */
const set = (list: string[]) => new Set(list.map(phrase));

const GIVEN = set(words("given"));
/** They tell where a name ends that is glued to the next word. */
const SURNAMES = set(words("surnames"));
const CITIES = set(words("cities"));
const AGENCIES = new Map(words("agencies").map((name) => [phrase(name), name]));
const NO_NAME = set(words("notNames"));
const KIN = set(words("kin"));

const SENTENCE = new RegExp(`(?:^|\\s)${any("notInNames")}(?:\\s|$)`, "u");
const SMALL = new RegExp(`^${any("inNames", "familyAnd")}$`, "u");

/** A person's name by its shape: two to four words, the first of them a given name. */
export function isPerson(text: string): boolean {
  if (/[\p{Nd}.:،,!?؟()«»"“”|/]/u.test(text)) return false;
  const parts = text.trim().split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || !GIVEN.has(phrase(parts[0]!))) return false;
  // Where there are capitals, every part has one, the particles apart.
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text)) return !SENTENCE.test(text);
  return parts.every((part) => /^\p{Lu}/u.test(part) || SMALL.test(part));
}

const HONORIFIC = new RegExp(`^${any("honorifics")}\\.\\s?`, "iu");
const DEFINITE = new RegExp(`^${any("definite")}`, "u");
const FAMILY_NAME = new RegExp(`^${any("familyNames")}$`, "u");
const IN_NAMES = new RegExp(`^(?:\\p{Lu}\\.|${any("inNames")})$`, "u");

/** What may be a name by its shape alone, to be believed only where names stand: a family name at the end, or capitals throughout. */
export function isByShape(name: string): boolean {
  const text = name.replace(HONORIFIC, "");
  const parts = text.split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || /[^\p{L}\p{M}\s.'’-]/u.test(text) || parts.some((part) => NO_NAME.has(phrase(part)))) return false;
  if (/^\p{Script=Arabic}/u.test(text)) return (parts.length > 2 && parts.some((part) => KIN.has(phrase(part)))) || (parts.length < 4 && !startsDefinite(parts[0]!) && (isSurname(parts.at(-1)!) || isFamilyName(parts.at(-1)!)));
  // A family name may be printed in capitals.
  if (/^\p{Lu}\p{Ll}/u.test(parts[0]!) && parts.length <= 3 && /^\p{Lu}{3,}$/u.test(parts.at(-1)!)) return true;
  return parts.every((part) => /^\p{Lu}\p{Ll}/u.test(part) || IN_NAMES.test(part)) && /^\p{Lu}\p{Ll}/u.test(parts.at(-1)!);
}

const AND = new RegExp(`,\\s+|\\s${any("and")}\\s`, "u");

/** One name by its shape, or several. */
export function areNames(text: string): boolean {
  const names = text.split(AND);
  return names.length < 5 && names.every((name) => isPerson(name) || isByShape(name));
}

/** "Jane Doe, Oxley": who wrote, and from where. */
export function isPersonAt(text: string): boolean {
  const [name = "", place = "", ...more] = text.split(/\s*[,،]\s+/u);
  if (more.length > 0 || !isPerson(name) || name.split(/\s+/).some((part) => NO_NAME.has(phrase(part)))) return false;
  return /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}\s'’-]{1,29}$/u.test(place) && place.split(/\s+/).length < 4 && !isPerson(place) && !SENTENCE.test(place);
}

const REPORTER = new RegExp(`^[^\\p{Nd}.:,،()]{5,40}(?:[,،]\\s|\\s\\()[^.:,،()]{0,30}${any("reporters")}(?:\\s[^()]{0,30}\\))?$`, "iu");

/** "Megan Tully, arts reporter": a name of any sort and what it does. */
export const isReporter = (text: string): boolean => REPORTER.test(text);
export const isGiven = (word: string): boolean => GIVEN.has(phrase(word));
export const isSurname = (word: string): boolean => SURNAMES.has(phrase(word)) || GIVEN.has(phrase(word));
/** What looks like a family name by its ending. */
export const isFamilyName = (word: string): boolean => FAMILY_NAME.test(word);
/** A noun with the article glued to it. */
export const startsDefinite = (word: string): boolean => DEFINITE.test(word);
export const isCity = (text: string): boolean => text.length <= 30 && CITIES.has(phrase(text));

/** The agency a text names and nothing else, as it is usually written; "agencies" in general is one too. */
export function agency(text: string): string | undefined {
  return text.length <= 40 ? AGENCIES.get(phrase(text)) : undefined;
}

const NOBODY = new RegExp(`^${any("nobody")}$`, "iu");

/** "وكالات", "Agencies": true as a label, but nobody to cite. */
export const isNobody = (name: string): boolean => NOBODY.test(name.trim());
