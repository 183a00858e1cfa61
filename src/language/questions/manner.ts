import { commonestScript, type Script } from "../skeleton.ts";
import { STOPWORDS } from "../stopwords.ts";
import { type Word, words } from "../words.ts";
import { asking, type Asking } from "./asking.ts";
import { type Wanted, wanted } from "./asks.ts";
import { standard } from "./dialect.ts";

/** How a question asks, beside what it names. */
export interface Manner {
  asks: Asking;
  wanted: Wanted | undefined;
  /** Folded words that ask (who, кого), and others that join and turn (to, by, not); those left out that change nothing. */
  asked: string[];
  joining: string[];
  tense: "past" | "present" | "future" | undefined;
}

const list = (text: string) => new Set(text.split(/\s+/));

/** Folded words that ask; of two that ask for the same the first. */
const ASKS = list("who whom whose what which when where why how кто кого кому кем ком чем чего чему что какои какая какое какие каком каких каким какого какому какую когда где куда откуда почему зачем сколько чеи чья чье чьи من ما ماذا متي اين كيف لماذا كم هل اي لمن بمن عمن ممن بم بماذا لماذا");
const ALIKE: Record<string, string> = { which: "what", какая: "какои", какое: "какои", какие: "какои", какую: "какои", ماذا: "ما" };
/** Which change nothing: articles, of and in, helping verbs, please; and the years that stand beside a number, or for "when". */
const NOTHING = list(
  "a an the of in on at did do does done has have had been being be that s please tell me say many much year " +
    "в во на ли же бы это то пожалуиста скажите скажи году год года г " +
    "في الذي التي الذين هو هي هم تم عدد عام سنه لقد قد",
);
const TENSES: Record<NonNullable<Manner["tense"]>, Set<string>> = {
  future: list("will shall going будет будут سوف رح سيتم"),
  past: list("was were did had был была было были كان كانت"),
  present: list("is are does do now есть сеичас حاليا الان"),
};
/** Verbs tell of the past by how they end. */
const PAST = /(?<=[аеиоуыяю])(?:л|ла|ло|ли)(?:с[ья])?$/u;
const FUTURE = /^س[ينت](?=\p{L}{3})/u;
/** Which may begin a verb of the present, or a noun. */
const UNTOLD = /^[يت](?=\p{L}{3})/u;

/** What is told by verbs alone; undefined where it cannot be. */
const PLAIN: Partial<Record<Script, (some: (pattern: RegExp) => boolean) => Manner["tense"]>> = {
  latin: () => "past",
  cyrillic: (some) => (some(PAST) ? "past" : "present"),
  arabic: (some) => (some(UNTOLD) ? undefined : "past"),
};

/** @returns the manner, and the words that name something, in their order; who owns or is the place of something before it */
export function manner(question: string): Manner & { text: string; naming: Word[] } {
  const text = standard(question);
  const all = words(text);
  const folded = all.map((word) => word.folded);
  // A question says "the year 2023" and "2023", and of its numbers facts are made.
  const small = (word: string) => STOPWORDS.has(word) || NOTHING.has(word) || ASKS.has(word);
  const naming = ownersFirst(all.filter((word) => !small(word.folded)), text);
  const found = (["future", "past", "present"] as const).find((tense) => folded.some((word) => TENSES[tense].has(word)));
  const some = (pattern: RegExp) => naming.some((word) => pattern.test(word.folded));
  const told = some(FUTURE) ? "future" : PLAIN[commonestScript(folded)]?.(some);
  return {
    text,
    naming,
    asks: asking(text),
    wanted: wanted(text),
    asked: [...new Set(folded.filter((word) => ASKS.has(word)).map((word) => ALIKE[word] ?? word))].sort(),
    joining: folded.filter((word) => small(word) && !ASKS.has(word) && !NOTHING.has(word) && !Object.values(TENSES).some((tense) => tense.has(word))).sort(),
    tense: found ?? told,
  };
}

/** "The bridge of Tolmin" as "the Tolmin bridge". */
function ownersFirst(naming: Word[], text: string): Word[] {
  const ordered = [...naming];
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [one, other] = [ordered[i]!, ordered[i + 1]!];
    if (!/^ +of +(?:the +)?$/i.test(text.slice(one.end, other.start))) continue;
    ordered.splice(i, 2, other, one);
    i++;
  }
  return ordered;
}
