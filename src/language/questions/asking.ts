import { words } from "../words.ts";

/** An open question, one to be answered by yes or no, or the key words of a search. */
export type Asking = "open" | "polar" | "topic";

const MARK = /[?؟？]/;
/** Folded words that ask wherever they stand; and those that do at the beginning. */
const ASKS = new Set(
  ("ماذا لماذا متي اين كيف مين منو شكون شو ايش شنو شلون ازاي كيفاش قديش شكد شحال وين فين ليش علاش امتي " +
    "what who whom whose when where why how which кто что кого кому кем чем чего где когда куда откуда почему зачем сколько какои какая какое какие каком каких каким какого скока").split(" "),
);
const ASKS_FIRST = new Set(
  "ما من كم وما ومن وكم اي بكم بماذا لمن باي في كم وش ايه ليه كام جم اذكر عدد اعط اعطي اشرح tell list name give explain describe назови назовите перечисли перечислите скажи скажите объясни как чеи чья чье".split(" "),
);
const POLAR = /^(?:هل|وهل|اهل|واش|اكو|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|isnt|didnt|правда|верно)(?: |$)|(?:^| )(?:ли|разве|неужели)(?: |$)/;
/** Key words are few. */
const TOPIC = 8;

export function asking(question: string): Asking {
  const folded = words(question).map((word) => word.folded);
  if (POLAR.test(folded.join(" "))) return "polar";
  const open = MARK.test(question) || folded.length > TOPIC || ASKS_FIRST.has(folded[0] ?? "") || folded.some((word) => ASKS.has(word));
  return open ? "open" : "topic";
}
