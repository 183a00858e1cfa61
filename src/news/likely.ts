import { setImmediate as breathe } from "node:timers/promises";
import { cosine } from "../embedding/cosine.ts";
import { script, skeleton } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { STOPWORDS } from "../language/lists/stopwords.ts";
import { words } from "../language/words.ts";

/** An article is looked at so many words at a time, half of them twice: what answers stands together. */
const WINDOW = 120;
/** A window that has less than this of a watch's words, by how rare they are in the library, is not looked at any closer. */
const MET = 0.45;
/** Words met and likeness of meaning (a cosine), together: of questions whose article comes 71-83 % reach it (XQuAD, ARCD), of others 1.2 % at any of a hundred articles. */
const LIKELY = 0.85;
/** In another script there are names to go by, by how rare they are among the watches, and likeness. */
const NAMED = 0.2;
const ALIKE = 0.25;

/** Words and watches that are looked at before others have their turn: nobody who asks a question waits for the rest. */
export const AT_ONCE = 1000;

/** Turns texts into unit vectors. */
export type Embed = (texts: string[]) => Promise<Float32Array[]>;

interface Term {
  watch: number;
  script: string;
  weight: number;
}

/** What a watch asks for: the share that each of its words has of all, by how rare they are. */
interface Telling {
  folded: string;
  stem: string;
  watch: number;
}

/**
 * Many watches by their words, so that what a new article says finds those that it may answer, whatever their number.
 * A word in another script is met as a name. It finds too many rather than too few: whether one is answered is read.
 */
export class WatchIndex {
  private readonly vectors = new Map<number, Float32Array>();

  private constructor(
    private readonly questions: readonly string[],
    private readonly stems: ReadonlyMap<string, Term[]>,
    private readonly skeletons: ReadonlyMap<string, Term[]>,
    private readonly embed: Embed,
  ) {}

  /** @param questions of the watches, by their place @param rarities how rare stems are in the library */
  static async of(questions: readonly string[], rarities: (stems: string[]) => Promise<number[]>, embed: Embed): Promise<WatchIndex> {
    const telling: Telling[] = [];
    const all = new Set<string>();
    for (const [watch, question] of questions.entries()) {
      for (const one of tellingOf(question, watch)) {
        telling.push(one);
        all.add(one.stem);
      }
      if (watch % AT_ONCE === 0) await breathe();
    }
    const asked = [...all];
    const rare = new Map((await rarities(asked)).map((rarity, i) => [asked[i]!, rarity]));
    const totals = new Float64Array(questions.length);
    for (const { watch, stem } of telling) totals[watch]! += rare.get(stem)!;
    const [stems, skeletons] = [new Map<string, Term[]>(), new Map<string, Term[]>()];
    for (const [i, { folded, stem, watch }] of telling.entries()) {
      if (i % AT_ONCE === 0) await breathe();
      const term: Term = { watch, script: script(folded), weight: rare.get(stem)! / totals[watch]! };
      push(stems, stem, term);
      const bones = skeleton(folded);
      if (bones.length > 2) push(skeletons, bones, term);
    }
    return new WatchIndex(questions, stems, skeletons, embed);
  }

  /** The places of the watches that a text may answer, and how likely: comparable. */
  async likely(text: string): Promise<Map<number, number>> {
    const all = words(text);
    const found = new Map<number, number>();
    for (let from = 0; from === 0 || from + WINDOW / 2 < all.length; from += WINDOW / 2) {
      const window = all.slice(from, from + WINDOW);
      if (window.length === 0) continue;
      await breathe();
      const { same, names } = this.meet([...new Set(window.map(({ folded }) => folded))]);
      const near = [...new Set([...same.keys(), ...names.keys()])].filter((watch) => (same.get(watch) ?? 0) + (names.get(watch) ?? 0) >= MET || (names.get(watch) ?? 0) >= NAMED);
      if (near.length === 0) continue;
      const [[here], asked] = await Promise.all([this.embed([text.slice(window[0]!.start, window.at(-1)!.end)]), this.vectorsOf(near)]);
      for (const [i, watch] of near.entries()) {
        const alike = cosine(asked[i]!, here!);
        const named = names.get(watch) ?? 0;
        const likelihood = (same.get(watch) ?? 0) + named + alike;
        if (likelihood >= LIKELY || (named >= NAMED && alike >= ALIKE)) found.set(watch, Math.max(likelihood, found.get(watch) ?? 0));
      }
    }
    return found;
  }

  /** How much of each watch's words these are: the same words, and names in another script. */
  private meet(window: readonly string[]): { same: Map<number, number>; names: Map<number, number> } {
    const [same, names] = [new Map<number, number>(), new Map<number, number>()];
    const add = (to: Map<number, number>, { watch, weight }: Term) => to.set(watch, (to.get(watch) ?? 0) + weight);
    for (const each of new Set(window.map(stem))) for (const term of this.stems.get(each) ?? []) add(same, term);
    const scripts = new Map(window.map((folded) => [skeleton(folded), script(folded)]));
    for (const [bones, written] of scripts) for (const term of this.skeletons.get(bones) ?? []) if (term.script !== written) add(names, term);
    return { same, names };
  }

  private async vectorsOf(watches: readonly number[]): Promise<Float32Array[]> {
    const unknown = watches.filter((watch) => !this.vectors.has(watch));
    const vectors = await this.embed(unknown.map((watch) => this.questions[watch]!));
    for (const [i, watch] of unknown.entries()) this.vectors.set(watch, vectors[i]!);
    return watches.map((watch) => this.vectors.get(watch)!);
  }
}

function tellingOf(question: string, watch: number): Telling[] {
  const all = words(question).map(({ folded }) => folded);
  const telling = all.filter((folded) => !STOPWORDS.has(folded));
  return [...new Set(telling.length > 0 ? telling : all)].map((folded) => ({ folded, stem: stem(folded), watch }));
}

function push(to: Map<string, Term[]>, key: string, term: Term): void {
  const there = to.get(key);
  if (there) there.push(term);
  else to.set(key, [term]);
}
