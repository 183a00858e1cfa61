import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { type Word, words } from "../../../language/words.ts";
import { pattern } from "../pattern.ts";
import { speaks } from "./utterances.ts";

/** Whose words a question asks for. */
export interface Asked {
  who: Word[];
  /** What else it says of them: "at the airport". */
  besides: Word[];
  /** It asks only for what is said about something. */
  about: boolean;
}

const WHAT = pattern("whatSaid");
const ABOUT = pattern("aboutWhat");
/** Words that ask. */
const ASKING = 3;

/** "What did | the mayor | say | at the airport", "что сказал | мэр | в аэропорту": undefined where it asks for nobody's words. */
export function wordsAsked(question: string): Asked | undefined {
  const all = words(question);
  const asking = WHAT.exec(all.slice(0, ASKING).map(({ folded }) => folded).join(" "))?.[0].split(" ").length;
  const verb = asking === undefined ? -1 : all.findIndex(({ folded }, i) => i >= asking && speaks(folded));
  if (asking === undefined || verb < 0) return undefined;
  const behind = all.slice(verb + 1);
  const before = names(all.slice(asking, verb));
  const end = behind.findIndex(({ folded }, i) => i > 0 && STOPWORDS.has(folded));
  const name = end < 0 ? behind : behind.slice(0, end);
  const [who, rest] = before.length > 0 ? [before, behind] : [names(name), behind.slice(name.length)];
  return who.length > 0 ? { who, besides: names(rest), about: rest.some(({ folded }) => ABOUT.test(folded)) } : undefined;
}

function names(some: Word[]): Word[] {
  return some.filter(({ folded }) => !STOPWORDS.has(folded));
}
