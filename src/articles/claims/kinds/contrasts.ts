import { words } from "../../../language/words.ts";
import { meaning } from "../pattern.ts";

const meant = meaning("contrasts");
/** Words of one: "presidential election", "выборы в парламент". */
const LONGEST = 3;

/** What a text says of sorts of which one is not the other, by their sort: of a prize that it is for chemistry, of a team that it is the women's. */
export function contrasts(text: string): Map<string, Set<string>> {
  const all = words(text).map(({ folded }) => folded);
  const found = new Map<string, Set<string>>();
  for (let at = 0; at < all.length; at++) {
    for (let length = LONGEST; length > 0; length--) {
      const name = at + length > all.length ? undefined : meant(all.slice(at, at + length).join(" "));
      if (!name) continue;
      const [sort, member] = name.split(" ") as [string, string];
      found.set(sort, (found.get(sort) ?? new Set()).add(member));
      at += length - 1;
      break;
    }
  }
  return found;
}
