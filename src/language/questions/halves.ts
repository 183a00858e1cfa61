import { words } from "../words.ts";
import { hasAsking } from "./asking.ts";
import { isOfSomebody, seeksSomebody } from "./followup.ts";
import { counted, namesIn } from "./phrases.ts";

/** "And" before a word that asks, in Arabic, English and Russian. */
const JOINED = new RegExp(
  [
    "[,;]?\\s+and\\s+(?=(?:who|whom|whose|what|when|where|why|how|which)(?!\\p{L}))",
    "[,;]?\\s+и\\s+(?=(?:кто|кого|кому|кем|что|когда|где|куда|откуда|почему|зачем|как|каков|какова|каково|какой|какая|какое|какие|сколько|чей|чья)(?!\\p{L}))",
    "[،,]?\\s+و(?=(?:متى|أين|اين|كم|كيف|لماذا|ماذا|هل|بكم|(?:من|ما) (?:هو|هي|هم|الذي|التي|كان|كانت|اسم|عدد|سبب))(?!\\p{L}))",
  ].join("|"),
  "iu",
);

/** The end of one question with another behind it: "Where is the lake? Who is its mayor?" */
const BEHIND = /[?؟]+\s+(?:(?:and|и|а)\s+|و(?=(?:متى|أين|اين|كم|كيف|لماذا|ماذا|هل|بكم|من|ما|أي|اي|في|لمن)\s))?(?=\p{L})/iu;

/** The two questions of one: "Where is the lake | and | who is its mayor?" Undefined where it asks once. As typed. */
export function halves(question: string): [first: string, second: string] | undefined {
  const behind = BEHIND.exec(question);
  const joined = behind ?? JOINED.exec(question);
  if (!joined) return undefined;
  const first = question.slice(0, joined.index).trim();
  const second = question.slice(joined.index + joined[0].length).trim();
  return asksOfSomething(first) && hasAsking(second.replace(/[?؟]/g, "")) && (behind || !continues(first, second)) ? [first, second] : undefined;
}

/** Whether it asks, and of more than it counts: "in what year", and where, is no question yet. */
function asksOfSomething(first: string): boolean {
  const asked = counted(first)?.start;
  return /\s/.test(first) && hasAsking(first) && namesIn(first).some(({ start }) => start !== asked);
}

/** Whether what seems a second question goes on with a clause of the first: "the man who built the mill and who ...", "when" and "how". */
function continues(first: string, second: string): boolean {
  const said = words(first).map(({ folded }) => folded);
  const asks = words(second)[0]!.folded;
  return said.lastIndexOf(asks) > 1 || hasAsking(said.at(-1)!);
}

/** "Who is the mayor | and | how many houses has he?": of whoever answers the first, so that nothing answers the second alone. */
export function isOfWhoever(second: string, first: string): boolean {
  return seeksSomebody(first) && isOfSomebody(second);
}
