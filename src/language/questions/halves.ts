import { isOfSomebody } from "./followup.ts";

/** "And" before a word that asks, in Arabic, English and Russian. */
const JOINED = new RegExp(
  [
    "[,;]?\\s+and\\s+(?=(?:who|whom|whose|what|when|where|why|how|which)(?!\\p{L}))",
    "[,;]?\\s+и\\s+(?=(?:кто|кого|кому|кем|что|когда|где|куда|откуда|почему|зачем|как|каков|какова|каково|какой|какая|какое|какие|сколько|чей|чья)(?!\\p{L}))",
    "[،,]?\\s+و(?=(?:متى|أين|اين|كم|كيف|لماذا|ماذا|هل|بكم|(?:من|ما) (?:هو|هي|هم|الذي|التي|كان|كانت|اسم|عدد|سبب))(?!\\p{L}))",
  ].join("|"),
  "iu",
);

/** The two questions of one: "Where is the lake | and | who is its mayor?" Undefined where it asks once. As typed. */
export function halves(question: string): [first: string, second: string] | undefined {
  const joined = JOINED.exec(question);
  const first = joined && question.slice(0, joined.index).trim();
  return first && /\s/.test(first) ? [first, question.slice(joined.index + joined[0].length).trim()] : undefined;
}

/** What asks for somebody by what they are or did; "Who is Ada Stern" has a name. */
const SOUGHT = /^(?:[Ww]ho(?:['’]s)?|[Кк]то) (?!(?:is|was|был|была|такой|такая) \p{Lu})\p{Ll}/u;

/** "Who is the mayor | and | how many houses has he?": of whoever answers the first, so that nothing answers the second alone. */
export function isOfWhoever(second: string, first: string): boolean {
  return SOUGHT.test(first) && isOfSomebody(second);
}
