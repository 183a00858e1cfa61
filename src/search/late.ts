import type { Comparison, Embedder } from "../embedding/embedder.ts";
import { stem } from "../language/stem.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import type { Question } from "./question.ts";

/** Passages in which a unit is looked for to tell how rare it is. */
const SAMPLE = 100;

/** Room for this many unit vectors, used again from question to question; several while questions are answered side by side. */
const ROOM = 8192;
const spare: Float32Array[] = [];

/** A unit of the question: a word or a part of one. */
interface Asked {
  unit: number;
  /** The term of the question that it stands in; -1 for function words. */
  term: number;
  times: number;
}

/**
 * Late interaction: every unit of the question takes its best match among a text's
 * units, whatever the language, weighted by what the unit tells. Formulas:
 * embeddings/README.md, "Late interaction". Nought for models that cannot.
 */
export class Late {
  private constructor(
    private readonly comparison: Comparison | undefined,
    private readonly asked: Asked[],
    private readonly weights: Float32Array,
    private readonly termCount: number,
    /** Row of a unit in `cosines`; a unit that meets nothing of the question has none. */
    private readonly rows: Map<number, number>,
    private readonly cosines: Float32Array,
  ) {}

  /** Compares the question with every unit that any of the texts (as tokens) has, at once. */
  static async over(question: Question, texts: Uint32Array[], library: Library, embedder: Embedder): Promise<Late> {
    const { comparison } = embedder;
    if (!comparison) return new Late(undefined, [], new Float32Array(0), question.terms.length, new Map(), new Float32Array(0));
    const { units, floor } = comparison;
    const asked = askedUnits(question, embedder, comparison);
    const right = units.vectors(Int32Array.from(asked, ({ unit }) => unit));
    const distinct = [...new Set(texts.flatMap((tokens) => [...units.of(tokens)]))];
    const room = spare.pop() ?? new Float32Array(ROOM * embedder.dimensions);
    const cosines = await embedder.cosines(units.vectors(Int32Array.from(distinct), room), right);
    spare.push(room);
    const n = asked.length;
    const rows = new Map<number, number>();
    for (const [row, unit] of distinct.entries()) {
      for (let i = row * n; i < (row + 1) * n; i++) {
        if (cosines[i]! > floor) {
          rows.set(unit, row);
          break;
        }
      }
    }
    const rare = await rarities(right, n, library, embedder, comparison);
    const weights = Float32Array.from(asked, ({ unit, times }, i) => times * units.weight(unit) * rare[i]!);
    return new Late(comparison, asked, weights, question.terms.length, rows, cosines);
  }

  /** 0..1: the share of the question that the texts, taken as one, meet. */
  score(...texts: Uint32Array[]): number {
    const best = this.best(texts);
    let sum = 0;
    let total = 0;
    for (let i = 0; i < best.length; i++) {
      sum += this.weights[i]! * best[i]!;
      total += this.weights[i]!;
    }
    return total > 0 ? sum / total : 0;
  }

  /** How well the texts meet each term of the question: the weighted mean over its units, 0..1. */
  support(...texts: Uint32Array[]): Float32Array {
    const best = this.best(texts);
    const sums = new Float32Array(this.termCount);
    const totals = new Float32Array(this.termCount);
    for (const [i, { term }] of this.asked.entries()) {
      if (term < 0) continue;
      sums[term]! += this.weights[i]! * best[i]!;
      totals[term]! += this.weights[i]!;
    }
    return sums.map((sum, term) => (totals[term]! > 0 ? sum / totals[term]! : 0));
  }

  /** By unit of the question: its best cosine, as a share of what is above the floor. */
  private best(texts: Uint32Array[]): Float32Array {
    const n = this.asked.length;
    const best = new Float32Array(n);
    if (!this.comparison) return best;
    const { units, floor } = this.comparison;
    best.fill(floor);
    for (const tokens of texts) {
      for (const unit of units.of(tokens)) {
        const row = this.rows.get(unit);
        if (row === undefined) continue;
        for (let i = 0; i < n; i++) if (this.cosines[row * n + i]! > best[i]!) best[i] = this.cosines[row * n + i]!;
      }
    }
    return best.map((cosine) => (cosine - floor) / (1 - floor));
  }
}

/** The question's distinct units, each with the term it stands in. */
function askedUnits({ text, terms }: Question, embedder: Embedder, { units }: Comparison): Asked[] {
  const found = new Map<number, Asked>();
  let at = 0;
  for (const { start, end, folded } of words(text)) {
    if (start < at) continue;
    at = end;
    const stemmed = stem(folded);
    const term = terms.findIndex((known) => known.stem === stemmed);
    for (const unit of units.cut(embedder.tokens(text.slice(start, end)))) {
      const known = found.get(unit);
      if (known) known.times++;
      else found.set(unit, { unit, term, times: 1 });
    }
  }
  return [...found.values()];
}

/** Passages spread over the library, with their distinct units as one matrix. The same for the same library. */
interface Sample {
  passages: number[][];
  vectors: Float32Array;
}
const samples = new WeakMap<Library, Sample>();

function sampleOf(library: Library, { units }: Comparison): Sample {
  let known = samples.get(library);
  if (!known) {
    const rows = new Map<number, number>();
    const passages = library.spread(SAMPLE).map(({ tokens }) =>
      [...new Set(units.of(tokens))].map((unit) => {
        const row = rows.get(unit) ?? rows.size;
        rows.set(unit, row);
        return row;
      }),
    );
    known = { passages, vectors: units.vectors(Int32Array.from(rows.keys())) };
    samples.set(library, known);
  }
  return known;
}

/** Soft inverse document frequency: in how many passages each unit finds a match, translations and synonyms counted. */
async function rarities(right: Float32Array, n: number, library: Library, embedder: Embedder, comparison: Comparison): Promise<number[]> {
  const { passages, vectors } = sampleOf(library, comparison);
  const cosines = await embedder.cosines(vectors, right);
  const found = new Float64Array(n);
  for (const rows of passages) {
    for (let i = 0; i < n; i++) {
      let best = -1;
      for (const row of rows) if (cosines[row * n + i]! > best) best = cosines[row * n + i]!;
      found[i]! += 1 / (1 + Math.exp((comparison.match - best) / comparison.width));
    }
  }
  return Array.from(found, (count) => Math.log(1 + (passages.length - count + 0.5) / (count + 0.5)));
}
