import type { Block } from "../article.ts";
import { isByShape, isCity, isFamilyName, isGiven, isPerson, isSurname, startsDefinite } from "../facts/names.ts";
import { withoutDate } from "../facts/dates.ts";
import { any } from "../languages/lexicon.ts";
import { dateline } from "./dateline.ts";

const VERBS = any("initialVerbs", "verbs");
const INITIAL = new RegExp(`^${any("initialVerbs")}$`, "u");
/** Verbs that open reports, glued to a name; not where they are the end of another word. */
const GLUED = new RegExp(`^(\\p{Script=Arabic}{3,}?)(${VERBS})$`, "u");
const PREFIXES = new RegExp(`^${any("verbPrefixes")}$`, "u");
/** No word goes on behind such a letter. */
const FINAL_ONLY = new RegExp(`^(\\p{L}+${any("wordEnds")})(?:${VERBS}|${any("afterName")})$`, "u");

/** How long the byline is that is glued to the first word, e.g. 9 in محمد عباسأكد; undefined where there is none. */
export function gluedByline(paragraph: string): number | undefined {
  const tokens = [...paragraph.slice(0, 80).matchAll(/\S+/g)].slice(0, 7);
  for (const [i, token] of tokens.entries()) {
    if (i === 0) continue;
    const word = token[0].replace(/[,،:]$/u, "");
    const cut =
      verbCut(word, tokens, i) ??
      capitalCut(word, tokens, i) ??
      placeCut(word, tokens, i, paragraph.slice(token.index));
    if (cut !== undefined && paragraph.length > token.index + token[0].length + 20) return token.index + cut;
    if (!/^[\p{L}\p{M}'’.-]+$/u.test(token[0])) return undefined;
  }
  return undefined;
}

/** محمد عباسأكد: no capital tells where the name ends, but a verb does. */
function verbCut(token: string, tokens: RegExpExecArray[], i: number): number | undefined {
  const known = isGiven(tokens[0]![0]);
  // Only names may stand before it: two words of no known name are the beginning of a sentence.
  if (i > 3 || (!known && i > 1)) return undefined;
  const final = FINAL_ONLY.exec(token)?.[1];
  if (final && known && final.length >= 3) return final.length;
  const [, rest, verb] = GLUED.exec(token) ?? [];
  if (!rest || PREFIXES.test(rest)) return undefined;
  if (INITIAL.test(verb!)) return rest.length;
  // محمد الزعبيقال: behind a given name a word with the article is the family's.
  return known && (isSurname(rest) || (startsDefinite(rest) && rest.length >= 5)) ? rest.length : undefined;
}

const SENTENCE_START = new RegExp(`^${any("sentenceStarts")}$`, "u");
const NAME_BEGINNING = new RegExp(`^${any("nameBeginnings")}$`, "u");
const BY = new RegExp(`^${any("by")}$`, "u");
const NAME_PART = new RegExp(`^(?:\\p{Lu}[\\p{L}.]*|${any("and")})$`, "u");

/** "By Jane DoeThe minister ...", "Иван ПетровПрезидент ...": a capital in the middle of a word, but not MacDonald's. */
function capitalCut(token: string, tokens: RegExpExecArray[], i: number): number | undefined {
  const [, rest, next] = /^(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(\p{Lu}\p{L}*)$/u.exec(token) ?? [];
  if (!rest || NAME_BEGINNING.test(rest)) return undefined;
  const labelled = BY.test(tokens[0]![0]);
  const name = tokens.slice(labelled ? 1 : 0, i).map((t) => t[0]);
  if (name.length === 0 || name.length > (labelled ? 5 : 2)) return undefined;
  if (!name.every((part) => NAME_PART.test(part))) return undefined;
  if (labelled) return rest.length;
  const given = isGiven(name[0]!);
  if (/\p{Script=Cyrillic}/u.test(token)) return given || isFamilyName(rest) ? rest.length : undefined;
  return given && SENTENCE_START.test(next!) ? rest.length : undefined;
}

/** "نواف المهيريالدوحة - أسدل ...": inside a word a place begins, and behind it goes on as a dateline. */
function placeCut(token: string, tokens: RegExpExecArray[], i: number, from: string): number | undefined {
  if (i > 1 && !isGiven(tokens[0]![0])) return undefined;
  for (let cut = 3; cut <= token.length - 3; cut++) {
    const place = token.slice(cut);
    if ((isCity(place) || (startsDefinite(place) && place.length >= 5)) && dateline(from.slice(cut)).length > 0) return cut;
  }
  return undefined;
}

const WROTE = new RegExp(`^${any("wrote")}\\s*[-–/:]?\\s*([^:–،,.\\n-]{5,40}?)\\s*[:–-]+\\s*(?=\\S)`, "u");

/** "كتب محمد عباس: ...", "كتبت - نورا سعيد: ...": the label, the name, a colon or dash, and the sentence behind it. */
export function spokenByline(paragraph: string): number | undefined {
  const match = WROTE.exec(paragraph);
  return match && isPerson(match[1]!) ? match[0].length : undefined;
}

/** "القاهرة - خالد سمير:صوّت ...": behind where it was written a name, and a colon that the sentence is glued to; of who speaks, a space stands behind it. */
export function namedByline(behindPlace: string): number | undefined {
  const [whole, name] = /^([^\s:：]+(?:\s[^\s:：]+){1,3})[:：](?=["“«]?\p{L})/u.exec(behindPlace) ?? [];
  return name && (isPerson(name) || isByShape(name)) ? whole!.length : undefined;
}

const HOUSE = new RegExp(`(?:\\p{Nd}{2}|(?:^|[\\s-])${any("outletEndings")})$`, "iu");

/** "أطلس بريس - عبد الإله بنسعيد": the house, which is called as houses are, and behind it who wrote for it. */
export function behindHouse(line: string): Block[] {
  const [whole, house, name] = /^(\p{L}[^.:،,]{2,30}?)\s+[-–]\s+(?=(\S.*))/u.exec(line) ?? [];
  if (!whole || !HOUSE.test(house!) || withoutDate(house!) !== undefined || !isPerson(name!)) return [];
  return [{ start: 0, end: whole.length, role: "source" }, { start: whole.length, end: line.length, role: "byline" }];
}
