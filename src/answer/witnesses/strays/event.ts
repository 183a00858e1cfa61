import { besideEvent, eventAsked, eventsAt, mayBeOne } from "../../../articles/claims/kinds/events.ts";
import { claim } from "../../../articles/claims/claims.ts";
import { pattern } from "../../../articles/claims/pattern.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { areForms } from "../../../language/stem.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import type { Span } from "../../../language/span.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

/** What a place in a text tells of an event that a question asks the day of: that event, surely another, or what may be it told otherwise. */
export function toldOf(question: string, text: string, mark: Span): "asked" | "another" | "alike" | undefined {
  const asked = wanted(question) === "date" ? eventAsked(question) : undefined;
  const sentence = asked && sentenceAt(text, mark.start);
  if (!sentence) return undefined;
  const told = besideEvent(asked, eventsAt(text.slice(sentence.start, sentence.end), { start: mark.start - sentence.start, end: mark.end - sentence.start }));
  if (told.length === 0 || (HOURS.has(asked) && tellsHours(text.slice(sentence.start, sentence.end))) || (asked === "found" && isBorn(question, text.slice(sentence.start, mark.start), told))) return undefined;
  return told.includes(asked) ? "asked" : told.some((kind) => mayBeOne(kind, asked)) ? "alike" : "another";
}

/** What a place does every day: "open from 11 to 4" tells when it closes. */
const HOURS = new Set(["open", "close"]);
const EVERY_DAY = pattern("everyDay");
const DATES = new Set(["day", "month", "year"]);

function tellsHours(sentence: string): boolean {
  const { facts } = claim(sentence);
  const all = words(sentence).map(({ folded }) => folded);
  return !facts.some(({ kind }) => DATES.has(kind)) && (facts.filter(({ kind }) => kind === "time").length > 1 || all.some((_, i) => EVERY_DAY.test(all.slice(i).join(" "))));
}

const CUT = /[,،;؛:()—–]/u;

/** Whether a text before a place tells what is asked for as born, not its founder: "the club was born in a pub in". */
function isBorn(question: string, before: string, told: string[]): boolean {
  const clause = words(before.split(CUT).at(-1)!);
  return told.every((kind) => kind === "born") && words(question).some(({ folded }) => !STOPWORDS.has(folded) && clause.some((word) => word.folded === folded || areForms(word.folded, folded)));
}

/** Whether what was read, for a question when something happened, is the day of something else: when the ship was freed, where it is asked when she ran aground. */
export function isOfAnotherEvent(question: string, text: string, { spans: [mark] }: Reading): boolean {
  return mark !== undefined && toldOf(question, text, mark) === "another";
}
