import { words } from "../words.ts";
import { standard } from "./dialect.ts";

/** An open question, one to be answered by yes or no, or the key words of a search. */
export type Asking = "open" | "polar" | "topic";

const MARK = /[?؟？]/;
/** Folded words that ask wherever they stand; and those that do at the beginning. */
const ASKS = new Set(
  ("ماذا لماذا متي اين كيف بكم بماذا لمن " +
    "what who whom whose when where why how which кто что кого кому кем чем чего где когда куда откуда почему зачем отчего сколько скока скольких скольким какои какая какое какие каком каких каким какого какому какую каков какова каково каковы").split(" "),
);
const ASKS_FIRST = new Set(
  ("ما من كم اي ايهما ايهم باي في عما فيم بم مم ممن كام جم ماهو ماهي اذكر عدد اعط اعطي اشرح " +
    "tell list name give explain describe назови назовите перечисли перечислите скажи скажите объясни как чеи чья чье чьи чьего чьим чьих докуда").split(" "),
);
/** Whether: at the beginning, and in Russian behind what is asked. */
const POLAR = /^(?:هل|وهل|اهل|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should)nt|правда|верно)(?: |$)|(?:^| )(?:ли|разве|неужели)(?: |$)/;
/** Asks whether what follows is so, and names nothing. Folded words. */
const WHETHER_IT_IS_SO =
  /^(?:(?:so |and )?(?:is|was|isnt|wasnt) it (?:really |actually |also )?(?:true|correct|right|so|a fact|the case) that|و?(?:هل )?(?:من )?(?:ال)?(?:صحيح|حق|صح|مضبوط|حقيقي) (?:ان(?:ه|ها|هم|و)?)|و?هل (?:حقا|فعلا)(?: ان(?:ه|ها|هم)?)?|(?:а |и )?(?:это )?(?:правда|верно|деиствительно)(?: ли)?(?: то)? что|(?:а |и )?(?:правда|верно|деиствительно) ли)(?= .)/;
/** "And" is glued to words in Arabic. */
const AND = /^[وف](?=\p{Script=Arabic}{2})/u;
/** Key words are few. */
const TOPIC = 8;

/** Where what is asked begins, behind words that only ask whether it is so: "Is it true that | NAME resigned?" */
export function beginning(question: string): number {
  const all = words(question);
  const frame = WHETHER_IT_IS_SO.exec(all.map(({ folded }) => folded).join(" "))?.[0];
  return frame === undefined ? 0 : all[frame.split(" ").length]!.start;
}

/** In the middle of a sentence these ask as well, which begin other words there ("كم", "как"), and a dialect's word for "who", which says nothing else. */
const ASKS_BEHIND = new Set("كم هل اي كام how как чеи чья чье чьи чьего чьим чьих".split(" "));

/** Whether a folded word asks behind another: "and | when". Arabic من and ما are as often others. */
export function asksWithin(folded: string): boolean {
  const written = words(standard(folded))[0]?.folded ?? folded;
  return ASKS.has(written) || ASKS_BEHIND.has(written) || (written === "من" && folded !== written);
}

/** Whether one of its words asks, in a dialect too. */
export function hasAsking(question: string): boolean {
  const folded = words(standard(question)).map((word) => word.folded);
  return POLAR.test(folded.join(" ")) || ASKS_FIRST.has(folded[0] ?? "") || folded.some((word) => ASKS.has(word.replace(/^[وف](?=.{2})/, "")));
}

export function asking(question: string): Asking {
  const folded = words(standard(question)).map((word) => word.folded);
  if (POLAR.test(folded.join(" "))) return "polar";
  const [first = ""] = folded;
  const asks = folded.some((word) => ASKS.has(word) || ASKS.has(word.replace(AND, ""))) || ASKS_FIRST.has(first) || ASKS_FIRST.has(first.replace(AND, ""));
  return MARK.test(question) || folded.length > TOPIC || asks ? "open" : "topic";
}
