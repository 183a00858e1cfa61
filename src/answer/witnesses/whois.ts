import { officeAsked } from "../../articles/claims/kinds/offices.ts";
import { isGiven } from "../../articles/facts/names.ts";
import { wanted } from "../../language/questions/asks.ts";
import { isProper } from "../../language/questions/named.ts";
import { script } from "../../language/skeleton.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { words } from "../../language/words.ts";

/** Words of a person's name. */
const LONGEST = 4;
/** "Кто такой". Folded. */
const SUCH = /^так(?:ои|ая|ие)$/;

/** Whether a question asks who somebody is whom it names, and nothing else of them: "Who is Anna Reed?", not "Who is the captain?" */
export function asksWhoIs(question: string): boolean {
  const named = words(question).filter(({ folded }) => !STOPWORDS.has(folded) && !SUCH.test(folded) && wanted(folded) === undefined);
  if (wanted(question) !== "person" || named.length === 0 || named.length > LONGEST || officeAsked(question)) return false;
  // Without capitals a name is told by its first word.
  return script(named[0]!.folded) === "arabic" ? isGiven(question.slice(named[0]!.start, named[0]!.end)) : named.every((word) => isProper(question, word));
}
