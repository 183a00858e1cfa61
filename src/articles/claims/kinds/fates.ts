import { fold } from "../../../language/fold.ts";
import type { Span } from "../../../language/span.ts";
import { words } from "../../../language/words.ts";
import { lexica } from "../../languages/lexicon.ts";
import { GLUED } from "../pattern.ts";

/** What became of people, where it says so: "killed", "were injured", пропали без вести. */
export interface Fate extends Span {
  kind: string;
}

const KINDS = [...new Set([...lexica.values()].flatMap(({ fates }) => Object.keys(fates ?? {})))].map((kind): [string, RegExp] => [kind, said(kind)]);
/** Words of a phrase for one. */
const LONGEST = 4;

/** All that a text says became of people. */
export function fates(text: string): Fate[] {
  const all = words(text);
  return all.flatMap(({ start }, i): Fate[] => {
    const here = all.slice(i, i + LONGEST).map(({ folded }) => folded).join(" ");
    for (const [kind, pattern] of KINDS) {
      const phrase = (pattern.exec(here) ?? pattern.exec(here.replace(GLUED, "")))?.[0];
      if (phrase) return [{ kind, start, end: all[i + phrase.split(" ").length - 1]!.end }];
    }
    return [];
  });
}

function said(kind: string): RegExp {
  return new RegExp(`^(?:${[...lexica.values()].flatMap(({ fates }) => fates?.[kind] ?? []).map(fold).join("|")})(?= |$)`, "u");
}
