import { script, skeleton } from "../language/skeleton.ts";
import { stem } from "../language/stem.ts";
import { STOPWORDS } from "../language/stopwords.ts";
import { words } from "../language/words.ts";

/** An article is looked at so many words at a time, half of them twice: what answers stands together. */
const WINDOW = 120;
/** Of a watch's words, by how rare they are among all watches, an article in its script meets so much. */
const MET = 0.55;
/** In another script there are names alone to go by. */
const MET_BY_NAMES = 0.2;

interface Term {
  stem: string;
  script: string;
  skeleton: string;
  watch: number;
}

/**
 * Many watches by their words, so that what a new article says finds those that it may answer, whatever their number.
 * A word in another script is met as a name. It finds too many rather than too few: whether one is answered is read.
 */
export class WatchIndex {
  private readonly stems = new Map<string, Term[]>();
  private readonly skeletons = new Map<string, Term[]>();
  private readonly totals: Float64Array;

  /** @param questions of the watches, by their place */
  constructor(private readonly questions: readonly string[]) {
    this.totals = new Float64Array(questions.length);
    for (const [watch, question] of questions.entries()) {
      const all = words(question).map(({ folded }) => folded);
      const telling = all.filter((folded) => !STOPWORDS.has(folded));
      for (const folded of new Set(telling.length > 0 ? telling : all)) {
        const term: Term = { stem: stem(folded), script: script(folded), skeleton: skeleton(folded), watch };
        push(this.stems, term.stem, term);
        if (term.skeleton.length > 2) push(this.skeletons, term.skeleton, term);
      }
    }
    for (const terms of this.stems.values()) for (const { watch } of terms) this.totals[watch]! += this.weight(terms);
  }

  /** The places of the watches that a text may answer. */
  likely(text: string): Set<number> {
    const all = words(text).map(({ folded }) => folded);
    const found = new Set<number>();
    for (let from = 0; from === 0 || from + WINDOW / 2 < all.length; from += WINDOW / 2) this.meet(all.slice(from, from + WINDOW), found);
    return found;
  }

  private meet(window: readonly string[], found: Set<number>): void {
    const same = new Map<number, number>();
    const names = new Map<number, number>();
    const add = (to: Map<number, number>, { watch, stem }: Term) => to.set(watch, (to.get(watch) ?? 0) + this.weight(this.stems.get(stem)!));
    for (const each of new Set(window.map(stem))) for (const term of this.stems.get(each) ?? []) add(same, term);
    const scripts = new Map(window.map((folded) => [skeleton(folded), script(folded)]));
    for (const [bones, written] of scripts) for (const term of this.skeletons.get(bones) ?? []) if (term.script !== written) add(names, term);
    for (const [watch, met] of same) if (met + (names.get(watch) ?? 0) >= MET * this.totals[watch]!) found.add(watch);
    for (const [watch, met] of names) if (met >= MET_BY_NAMES * this.totals[watch]!) found.add(watch);
  }

  private weight(terms: readonly Term[]): number {
    return Math.log(1 + this.questions.length / terms.length);
  }
}

function push(to: Map<string, Term[]>, key: string, term: Term): void {
  const there = to.get(key);
  if (there) there.push(term);
  else to.set(key, [term]);
}
