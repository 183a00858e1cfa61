import { createHash } from "node:crypto";
import { dayOf, periodOf } from "../../articles/facts/period.ts";
import { news } from "../../language/questions/asks.ts";
import { leans } from "../../language/questions/followup.ts";
import { words } from "../../language/words.ts";
import type { Span } from "../../language/span.ts";

/** A passage that an editor chose for a question. */
export interface Preference extends Span {
  question: string;
  /** The article's key, and a digest of its text: a choice follows its text to another key, and falls away where that is another. */
  article: string;
  hash: string;
}

/** All of them, the latest first. */
export type Preferences = () => Promise<readonly Preference[]>;

export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** What passes, in folded words: what is now, open, next or last, how old and how long since. */
const PASSING = new RegExp(
  `(?:^| )(?:${[
    "current(?:ly)?|now|nowadays|still|yet|already|ago|next|last|upcoming|coming|previous|recent(?:ly)?|latest|newest|today\\S*|tonight|tomorrow|yesterday|at the moment|at present|presently|so far|to date|how old|since when|this (?:week|month|year|season|summer|winter|spring|autumn|morning|evening|weekend)|(?:is|are) \\S+(?: \\S+){0,5} (?:open|closed|alive|dead|married)|how long (?:has|have|until|till)|how (?:many|much) (?:days|weeks|months|years|time) (?:until|till|left|since|remain\\S*)",
    "сеичас|теперь|ныне|нынешн\\S+|действующ\\S+|текущ\\S+|следующ\\S+|ближаиш\\S+|предстоящ\\S+|последн\\S+|прошл\\S+|предыдущ\\S+|недавн\\S+|пока|до сих пор|еще|уже|назад|сегодня\\S*|завтра\\S*|вчера\\S*|этои (?:весно|осень)\\S*|на данныи момент|в данныи момент|сколько (?:лет|времени)|давно|жив|жива|живы|открыт\\S? ли|закрыт\\S? ли",
    "[وفبل]?(?:الان|حاليا|الحالي|الحاليه|اليوم|غدا|امس|البارحه|القادم|القادمه|المقبل|المقبله|التالي|التاليه|الماضي|الماضيه|السابق|السابقه|الاخير|الاخيره|اخر|احدث|مؤخرا|موخرا|حديثا|لحد|هلق|هلا|دلوقتي|هسه|دابا|الحين|قريبا|كم عمر|منذ متي|ما زال|ما زالت|لا يزال|لا تزال|لا زال|بعد كم|كم بقي|مفتوح|مغلق)",
  ].join("|")})(?= |$)`,
  "u",
);

/** Whether a question means the same whenever and after whatever it is asked: only for such a one can be chosen. */
export function standsAlone(question: string, now: Date): boolean {
  const folded = words(question).map((word) => word.folded).join(" ");
  return !leans(question) && news(question) === undefined && !PASSING.test(folded) && periodOf(question, dayOf(now))?.away === undefined;
}
