import type { Role } from "../../article.ts";
import { isClock, isDay, isHours, withoutDate } from "../../facts/dates.ts";
import { agency, isByShape, isCity, isPerson, isPersonAt } from "../../facts/names.ts";
import { phrase } from "../../facts/phrase.ts";
import { any } from "../../languages/lexicon.ts";
import { label } from "../../lines/labels.ts";
import { type Line, SHORT } from "../../lines/lines.ts";
import { ticker } from "../../lines/lists.ts";
import { headsLinks } from "../../lines/pointing.ts";
import { BESIDE_DATE, stamp } from "../../lines/shapes/stamp.ts";
import { datelineOnly } from "../dateline.ts";

/** A post that was copied from Telegram: "The Channel, [12.02.2024 18:45]". */
const POST = /^.{2,60},\s\[\p{Nd}{1,2}[./]\p{Nd}{1,2}[./]\p{Nd}{2,4}\s\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2})?\]$/u;
/** Behind the name of an outlet that the report is its own. */
const OWN_REPORT = new RegExp(`^([^\\p{Nd}.:،]{3,30})\\s[-–|]\\s${any("ownReport")}$`, "u");
/** "Jane Doe | , June 16, 2021" */
const BEHIND_NAME = /\s*[,،|–—-]\s/u;
/** "Jane Doe, Oxley | . 16 June 2021, 14:20" */
const NAME_AND_PLACE = /^[^,،\p{Nd}]{3,40}[,،]\s[^,،.\p{Nd}]{2,30}(?=[.,،]|\s[-–—])/u;

/** The role that a line has by itself, whatever stands around it. */
export function ownRole(line: Line): Role | undefined {
  const { text, words, stop } = line;
  if (ticker(line)) return "links";
  if (text.length > SHORT * 2 || headsLinks(line)) return undefined;
  if (stamp(text)) return "byline";
  const own = label(line)?.role;
  if (own) return own;
  if (words > 14 || (stop === "full" && words > 8) || isHours(text)) return undefined;
  if (isClock(text) || (/[:.]/u.test(text) && isDay(text)) || POST.test(text)) return "dateline";
  const house = OWN_REPORT.exec(text)?.[1];
  if (house && !isCity(house)) return "source";
  const rest = withoutDate(text);
  if (isDated(line, rest)) return "dateline";
  if (rest !== undefined && isSigned(text, rest)) return "byline";
  if (datelineOnly(text).length > 0) return "dateline";
  return agency(text) ? "source" : undefined;
}

/** Whether a line has nothing beside its date but what dates are said with, or that and a colon, the date being on the next: "Updated:". */
function isDated({ text, words, stop, marker }: Line, rest: string | undefined): boolean {
  const isMadeOf = (said: string, is: (word: string) => boolean) => phrase(said).split(" ").every((word) => BESIDE_DATE.has(word) || is(word));
  if (stop === "colon") return words <= 4 && /\p{L}{3}/u.test(text) && isMadeOf(text, (word) => /^\p{Nd}+$/u.test(word));
  return rest !== undefined && marker !== "bullet" && isMadeOf(rest, () => false);
}

/** Whether a line has nothing beside its date but who wrote it, and where. */
function isSigned(text: string, rest: string): boolean {
  const name = text.split(BEHIND_NAME, 1)[0]!;
  const at = NAME_AND_PLACE.exec(text)?.[0];
  const isName = isPerson(name) || (isByShape(name) && /^\p{Lu}/u.test(name));
  return (isName && phrase(rest) === phrase(name)) || (at !== undefined && isPersonAt(at) && phrase(rest) === phrase(at));
}
