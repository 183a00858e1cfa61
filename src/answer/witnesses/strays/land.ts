import { type Land, lands } from "../../../articles/claims/kinds/lands.ts";
import { wanted } from "../../../language/questions/asks.ts";
import { sentenceAt, sentences } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { words } from "../../../language/words.ts";
import type { Reading } from "../../../reading/reading.ts";

/** Words of a clause before who acts in it: a verb, "as said". */
const OPENING = { arabic: 2, other: 1 };
/** Words between an office and its holder's name. */
const BESIDE = 1;
/** Where a clause ends; and what would lead from it to another's. */
const CUT = /[,،;؛:.«"“(—–]/u;
const AWAY = /[,،;؛—–]/u;

/**
 * Whether what was read of a window, for a question about an office or body of one country, is told of another country's:
 * of the American ministry for the Russian one. That one acts in the clause, or stands beside the mark, and nothing near it
 * speaks of the country that is asked for.
 */
export function isOfAnotherLand(question: string, { title, text }: { title: string; text: string }, { spans: [mark] }: Reading): boolean {
  const inQuestion = mark ? lands(question) : [];
  const asked = inQuestion.find(({ of }) => of);
  if (!mark || !asked || inQuestion.some(({ land }) => land !== asked.land)) return false;
  const all = sentences(text);
  const own = all.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  if (own < 0) return false;
  const { start, end } = all[own]!;
  const sentence = text.slice(start, end);
  const told = lands(sentence);
  const isAsked = (one: Land) => one.land === asked.land && (one.of === undefined || one.of.kind === asked.of!.kind);
  const before = all[own - 1];
  const goesOn = before && !text.slice(before.end, start).includes("\n") ? lands(text.slice(before.start, before.end)) : [];
  if ([...told, ...goesOn].some(isAsked)) return false;
  const at = { start: mark.start - start, end: mark.end - start };
  const other = told.findLast(({ of }) => of?.kind === asked.of!.kind && of.end <= at.start);
  const heading = lands(title);
  // An article about one country may call the other by its office alone.
  if (heading.some((one) => isAsked(one) && (one.of || !heading.some(({ land }) => land === other?.land)))) return false;
  return other?.of !== undefined && other.land !== asked.land && !told.some((one) => one !== other && one.start >= other.start && one.start < at.start) && isActing(sentence, other.of, at, wanted(question) === "person");
}

/** Whether what was read of a window, for a question about the elections of one country, is told in a sentence that has those of another, and none of that one. */
export function isOfAnotherVote(question: string, text: string, { spans: [mark] }: Reading): boolean {
  const votes = (some: Land[]) => some.filter(({ of }) => of?.kind === "vote").map(({ land }) => land);
  const asked = mark ? votes(lands(question)) : [];
  const own = asked.length > 0 ? sentenceAt(text, mark!.start) : undefined;
  const told = own ? votes(lands(text.slice(own.start, own.end))) : [];
  return told.length > 0 && !told.some((land) => asked.includes(land));
}

/** Whether an office or body begins its clause, and goes on to the mark; or (`named`) has that beside it as its holder's name. */
function isActing(sentence: string, { start, end }: Span, mark: Span, named: boolean): boolean {
  const behind = sentence.slice(end, mark.start);
  if (named && words(behind).length <= BESIDE && !/[.;:]/u.test(behind)) return true;
  const clause = words(sentence.slice(0, start).split(CUT).at(-1)!);
  const most = /^\p{Script=Arabic}/u.test(sentence.slice(start)) ? OPENING.arabic : OPENING.other;
  return clause.length <= most && !AWAY.test(behind);
}
