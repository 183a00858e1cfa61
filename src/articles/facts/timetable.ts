import { fold } from "../../language/fold.ts";
import { lexica } from "../languages/lexicon.ts";

const KINDS = [...new Set([...lexica.values()].flatMap(({ timetable = {} }) => Object.keys(timetable)))];
const MOVES: [kind: string, words: RegExp][] = KINDS.map((kind) => [kind, new RegExp(`^(?:${[...lexica.values()].flatMap(({ timetable }) => timetable?.[kind] ?? []).map(fold).join("|")})$`, "u")]);

/** What a folded word says in a timetable, if it does: that something leaves, whatever it does on water or in the air, or that it arrives; or that it is the first or the last. */
export function move(folded: string): string | undefined {
  return MOVES.find(([, words]) => words.test(folded))?.[0];
}
