import { besideEvent, eventAsked, eventsAt, mayBeOne } from "../../../articles/claims/kinds/events.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { areForms } from "../../../language/stem.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import { STOPWORDS } from "../../../language/stopwords.ts";
import type { Span } from "../../../language/span.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

/** What a place in a text tells of an event that a question asks the day of: that event, surely another, or what may be it told otherwise. */
export function toldOf(question: string, text: string, mark: Span): "asked" | "another" | "alike" | undefined {
  const asked = wanted(question) === "date" ? eventAsked(question) : undefined;
  const sentence = asked && sentenceAt(text, mark.start);
  if (!sentence) return undefined;
  const told = besideEvent(asked, eventsAt(text.slice(sentence.start, sentence.end), { start: mark.start - sentence.start, end: mark.end - sentence.start }));
  if (told.length === 0 || (asked === "found" && isBorn(question, text.slice(sentence.start, mark.start), told))) return undefined;
  return told.includes(asked) ? "asked" : told.some((kind) => mayBeOne(kind, asked)) ? "alike" : "another";
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
