import { meanings } from "../pattern.ts";

/** Of so many words: "presidential election", "выборы в парламент". */
const told = meanings("contrasts", 3);

/** What a text says of sorts of which one is not the other, by their sort: of a prize that it is for chemistry, of a team that it is the women's. */
export function contrasts(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name } of told(text)) {
    const [sort, member] = name.split(" ") as [string, string];
    found.set(sort, (found.get(sort) ?? new Set()).add(member));
  }
  return found;
}
