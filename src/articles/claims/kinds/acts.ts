import { fold } from "../../../language/fold.ts";
import { words } from "../../../language/words.ts";
import { lexica } from "../../languages/lexicon.ts";
import { pattern } from "../pattern.ts";

const TOLD = byKind("acts");
const ASKED = byKind("actsAsked");
const RELATIVE = pattern("relatives");
/** So many words at the beginning of a question ask: "for what did", "за что". */
const ASKING = 2;
/** Who says anything may admit, accuse or promise by that; to thank or be sorry takes words of its own. */
const ALONE = new Set(["apologise", "thank", "congratulate"]);

/** The act of speech that a question asks for: whether somebody admitted something, why he apologised. Not what others are called by: "Did the man who admitted it flee?" */
export function actAsked(question: string): string | undefined {
  const folded = words(question).map((word) => word.folded);
  const joined = folded.join(" ");
  for (const [act, asked] of ASKED) {
    const match = asked.exec(joined);
    if (!match) continue;
    const before = joined.slice(0, match.index).split(" ").filter(Boolean);
    if (!before.slice(ASKING).some((word) => RELATIVE.test(word))) return act;
  }
  return undefined;
}

/** Whether a sentence has a word for an act of speech, in any language, or tells by another what somebody says; or one of those around it has a word for the act. */
export function tellsOf(act: string, sentence: string, around: string): boolean {
  const told = TOLD.get(act)!;
  return told.test(plain(around)) || (!ALONE.has(act) && TOLD.get("said")!.test(plain(sentence)));
}

function byKind(key: "acts" | "actsAsked"): Map<string, RegExp> {
  const forms = [...lexica.values()].flatMap((lexicon) => Object.entries(lexicon[key] ?? {}));
  return new Map(forms.map(([kind]) => [kind, new RegExp(`(?:^| )(?:${forms.filter(([other]) => other === kind).flatMap(([, said]) => said).map(fold).join("|")})(?= |$)`, "u")]));
}

function plain(text: string): string {
  return words(text).map(({ folded }) => folded).join(" ");
}
