import { fold } from "../../language/fold.ts";
import { remembering } from "../../language/remembering.ts";
import type { Span } from "../../language/span.ts";
import { words } from "../../language/words.ts";
import { any, lexica } from "../languages/lexicon.ts";

/** "And" and a preposition, as they are glued to a folded word. */
export const GLUED = new RegExp(`^${any("gluedAnd")}?${any("glued")}?(?=.{2})`, "u");
/** Words that are looked up come again; so many are remembered. UTF-16 units. */
const REMEMBERED = 200_000;

/** What stands under any of these keys in any language, at the beginning of folded words that spaces join. */
export function pattern(...keys: Parameters<typeof any>): RegExp {
  return new RegExp(`^${fold(any(...keys))}(?= |$)`, "u");
}

/** Words of a phrase that is looked for among others. */
const PHRASE = 4;

/** Whether folded words begin so, by themselves or with what is glued to the first. */
export function isWord(said: RegExp, folded: string): boolean {
  return said.test(folded) || said.test(folded.replace(GLUED, ""));
}

/** Whether a phrase begins at a place among folded words. */
export function beginsAt(said: RegExp, folded: string[], at: number): boolean {
  return isWord(said, folded.slice(at, at + PHRASE).join(" "));
}

/** Whether a text has such a phrase, among its first words where so many are given. */
export function saysPhrase(text: string, said: RegExp, within = Number.POSITIVE_INFINITY): boolean {
  const folded = words(text).map((word) => word.folded);
  return folded.some((_, i) => i < within && beginsAt(said, folded, i));
}

type Meanings = "kinds" | "offices" | "bodies" | "lands" | "periods" | "contrasts" | "stages" | "gatherings" | "foods";

/** What a folded word means among the kinds, offices, bodies, lands, periods, contrasts, stages, gatherings or foods of any language, with what is glued to it or without; undefined where nothing. */
export function meaning(key: Meanings): (folded: string) => string | undefined {
  const means = [...lexica.values()].flatMap((lexicon) => Object.entries(lexicon[key] ?? {}).map(([name, forms]) => ({ name, said: new RegExp(`^(?:${forms.map(fold).join("|")})$`, "u") })));
  return remembering((folded) => {
    const plain = folded.replace(GLUED, "");
    return means.find(({ said }) => said.test(folded) || (plain !== folded && said.test(plain)))?.name;
  }, REMEMBERED);
}

/** All that the words of a text mean so, the longest phrases first, of so many words at the most; none within another. */
export function meanings(key: Meanings, longest: number): (text: string) => (Span & { name: string })[] {
  const meant = meaning(key);
  return (text) => {
    const all = words(text);
    const found: (Span & { name: string })[] = [];
    for (let at = 0; at < all.length; at++) {
      for (let length = Math.min(longest, all.length - at); length > 0; length--) {
        const name = meant(all.slice(at, at + length).map(({ folded }) => folded).join(" "));
        if (!name) continue;
        found.push({ name, start: all[at]!.start, end: all[at + length - 1]!.end });
        at += length - 1;
        break;
      }
    }
    return found;
  };
}
