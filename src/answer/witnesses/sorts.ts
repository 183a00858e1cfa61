import { contrasts } from "../../articles/claims/kinds/contrasts.ts";
import type { Statement } from "./statement.ts";
import { isMeasured } from "./strays/measure.ts";

/** Items that a recipe measures, at the least. */
const ITEMS = 2;

/** Whether two answers are told of one sort each, of which one is not the other: who was killed and who was hurt, tickets for adults and for children; or of an ingredient. */
export function ofTwoSorts({ answer: a }: Statement, { answer: b }: Statement): boolean {
  if (!a || !b) return false;
  if ([a, b].some(({ sentence }) => isMeasured(sentence.text))) return true;
  const [these, those] = [a, b].map(({ sentence }) => contrasts(sentence.text)) as [Map<string, Set<string>>, Map<string, Set<string>>];
  return [...these].some(([sort, own]) => {
    const others = those.get(sort);
    return others !== undefined && own.size === 1 && others.size === 1 && !others.has([...own][0]!);
  });
}

/** Whether two articles are a recipe each: what the one takes, in eggs or hours, says nothing of the other. */
export function areRecipes(...texts: string[]): boolean {
  return texts.every((text) => text.split("\n").filter(isMeasured).length >= ITEMS);
}
