import { fold } from "../../../language/fold.ts";
import { remembering } from "../../../language/remembering.ts";
import { contains, overlap, type Span } from "../../../language/span.ts";
import { words } from "../../../language/words.ts";
import { lexica } from "../../languages/lexicon.ts";
import { claim } from "../claims.ts";
import { GLUED, pattern } from "../pattern.ts";
import { years } from "../sameness.ts";

/** What happens once, by its kind: "ran aground", "was freed". */
interface Event extends Span {
  kind: string;
}

const KINDS = [...new Set([...lexica.values()].flatMap(({ events }) => Object.keys(events ?? {})))].map((kind): [string, RegExp] => [kind, said(kind)]);
const ELSEWHEN = pattern("elsewhen");
/** Words of a phrase for one. */
const LONGEST = 8;
/** Texts whose events are remembered. UTF-16 units. */
const REMEMBERED = 100_000;
/** Where a clause ends; not within a number. */
const CUT = /[,،;؛:.!?؟—–()\n](?!\p{Nd})/u;
const DATES = new Set(["day", "month", "year", "weekday"]);
/** What may be told of one happening: a school is founded when it is built, or opens; who is killed when a plane crashes dies, or is found dead. */
const ONE: ReadonlySet<string>[] = [
  new Set(["found", "build", "open", "reopen", "sign", "move", "buy", "publish"]),
  new Set(["found", "open", "launch", "sign", "publish"]),
  new Set(["found", "build", "begin"]),
  new Set(["leave", "free", "resign", "die", "move", "close"]),
  new Set(["die", "ruin", "sink", "close", "bury"]),
  new Set(["die", "discover"]),
  new Set(["elect", "win", "sign", "arrive", "marry"]),
  new Set(["free", "open", "launch", "leave"]),
  new Set(["arrest", "steal", "discover", "arrive"]),
];
/** What is told of anything else. */
const TELLING = "announce";
/** What anything does once, whatever else it is: of these one tells of the other alone that it is another. */
const EDGES = new Set(["start", "end"]);

/** The one event that a question asks for. */
export function eventAsked(question: string): string | undefined {
  const kinds = new Set(events(question).map(({ kind }) => kind));
  const own = [...kinds].filter((kind) => !EDGES.has(kind));
  const [first, ...others] = own.length > 0 ? own : kinds;
  return others.length === 0 ? first : undefined;
}

/** Those of some events that can be held against one: when a strike began against when it ended, and against nothing else. */
export function besideEvent(asked: string, told: string[]): string[] {
  return told.filter((kind) => EDGES.has(kind) === EDGES.has(asked));
}

/** The events of the clause in which a place of a sentence stands; where that has other dates, those that no such date is between. */
export function eventsAt(sentence: string, place: Span): string[] {
  const dates = years(claim(sentence).facts).filter(({ kind }) => DATES.has(kind));
  // Of "1996, when a launch in 2007" the first; and "Thursday | 18 January" is one date.
  const first = dates.find((date) => overlap(date, place));
  const start = dates.findLast((date) => date.start < place.start && place.start - date.end <= 1)?.start ?? place.start;
  const end = first?.end ?? place.end;
  const clause = clauseOf(sentence, { start, end });
  const near = events(sentence).filter((event) => contains(clause, event));
  const others = dates.filter((date) => contains(clause, date) && (date.end <= start || date.start >= end));
  const own = near.filter((event) => event.end <= start && !others.some((date) => date.start >= event.end && date.end <= start));
  return (others.length > 0 && own.length > 0 ? own : near).map(({ kind }) => kind);
}

function clauseOf(sentence: string, { start, end }: Span): Span {
  const all = words(sentence);
  const begins = all.filter((word, i) => ELSEWHEN.test(all.slice(i, i + LONGEST).map(({ folded }) => folded).join(" ")) || (i > 0 && CUT.test(sentence.slice(all[i - 1]!.end, word.start + 1))));
  return { start: begins.findLast((word) => word.start <= start)?.start ?? 0, end: begins.find((word) => word.start >= end)?.start ?? sentence.length };
}

/** Whether two kinds of events may be one happening, told otherwise. */
export function mayBeOne(one: string, other: string): boolean {
  return one === other || one === TELLING || other === TELLING || ONE.some((kinds) => kinds.has(one) && kinds.has(other));
}

/** The same question and the same sentences are asked for every place. */
const events = remembering((text: string): readonly Event[] => {
  const all = words(text);
  const found: Event[] = [];
  for (let i = 0; i < all.length; ) {
    const here = all.slice(i, i + LONGEST).map(({ folded }) => folded).join(" ");
    const bare = here.replace(GLUED, "");
    const forms = bare === here ? [here] : [here, bare];
    const matches = KINDS.flatMap(([kind, pattern]) => forms.flatMap((from) => pattern.exec(from)?.[0] ?? []).map((phrase) => ({ kind, count: phrase.split(" ").length })));
    const best = matches.sort((a, b) => b.count - a.count)[0];
    if (best) found.push({ kind: best.kind, start: all[i]!.start, end: all[i + best.count - 1]!.end });
    i += best?.count ?? 1;
  }
  return found;
}, REMEMBERED);

function said(kind: string): RegExp {
  return new RegExp(`^(?:${[...lexica.values()].flatMap(({ events }) => events?.[kind] ?? []).map(fold).join("|")})(?= |$)`, "u");
}
