import { contrasts } from "../../../articles/claims/kinds/contrasts.ts";
import type { Statement } from "../statement.ts";
import { isMeasured } from "../strays/measure.ts";

/** Items that a recipe measures, at the least. */
const ITEMS = 2;

/** Whether two answers are told of one sort each, of which one is not the other: who was killed and who was hurt, tickets for adults and for children; or of an ingredient. */
export function ofTwoSorts({ answer: a }: Statement, { answer: b }: Statement): boolean {
  if (!a || !b) return false;
  if ([a, b].some(({ sentence }) => isMeasured(sentence.text))) return true;
  const [these, those] = [a, b].map(sortsOf) as [Map<string, Set<string>>, Map<string, Set<string>>];
  return [...these].some(([sort, own]) => {
    const others = those.get(sort);
    return others !== undefined && own.size === 1 && others.size === 1 && !others.has([...own][0]!);
  });
}

/** Where a clause ends; not within a number. */
const CUT = /[,،;؛](?!\p{Nd})/u;

/** Of a sentence that tells of several the clause in which the answer stands: "163 dead, more than 6,000 hurt". */
function sortsOf({ sentence, start, text }: NonNullable<Statement["answer"]>): Map<string, Set<string>> {
  const at = start - sentence.start;
  const before = sentence.text.slice(0, at).split(CUT).at(-1)!;
  const own = contrasts(before + text + sentence.text.slice(at + text.length).split(CUT)[0]!);
  return new Map([...contrasts(sentence.text)].map(([sort, members]) => [sort, own.get(sort) ?? members]));
}

/** Whether two articles are a recipe each: what the one takes, in eggs or hours, says nothing of the other. */
export function areRecipes(...texts: string[]): boolean {
  return texts.every((text) => text.split("\n").filter(isMeasured).length >= ITEMS);
}
