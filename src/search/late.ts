import type { Embedder } from "../embedding/embedder.ts";
import type { Comparison } from "../embedding/static.ts";
import { stem } from "../language/stem.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { rarities } from "./rarity.ts";
import type { Question } from "./understand.ts";

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

/** How texts meet a question; each a share of what it could reach, 0..1. */
interface Meeting {
  /** Units, by what they tell: by meaning alone. */
  late: number;
  /** The same, where a unit counts as much as its term's spelling does, if that is more. */
  met: number;
  /** Terms, by rarity: by meaning alone. */
  soft: number;
  /** The same, by meaning or spelling. */
  support: number;
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
    private readonly idf: number[],
    private readonly meetings: Meetings,
  ) {}

  /** Compares the question with every unit that any of the texts (as tokens) has, at once. */
  static async over(question: Question, texts: Uint32Array[], library: Library, embedder: Embedder): Promise<Late> {
    const { comparison } = embedder;
    const idf = question.terms.map((term) => term.idf);
    if (!comparison) return new Late(undefined, [], new Float32Array(0), idf, { rows: new Int32Array(0), cosines: new Float32Array(0), best: new Map() });
    const { units } = comparison;
    const asked = askedUnits(question, embedder, comparison);
    const right = units.vectors(asked.map(({ unit }) => unit));
    const meetings = await meet(texts, right, asked.length, embedder, comparison);
    const rare = await rarities(right, asked.length, library, embedder, comparison);
    const weights = Float32Array.from(asked, ({ unit, times }, i) => times * units.weight(unit) * rare[i]!);
    return new Late(comparison, asked, weights, idf, meetings);
  }

  /** How the texts, taken as one, meet the question. `spelling`: how their words are spelt like each of its terms. */
  meet(spelling: Float32Array, ...texts: Uint32Array[]): Meeting {
    const best = this.best(texts);
    let total = 0;
    let late = 0;
    let met = 0;
    for (const [i, { term }] of this.asked.entries()) {
      total += this.weights[i]!;
      late += this.weights[i]! * best[i]!;
      met += this.weights[i]! * Math.max(best[i]!, term < 0 ? 0 : spelling[term]!);
    }
    const terms = this.perTerm(best);
    const { idf } = this;
    let rarity = 0;
    let soft = 0;
    let support = 0;
    for (let i = 0; i < idf.length; i++) {
      rarity += idf[i]!;
      soft += idf[i]! * terms[i]!;
      support += idf[i]! * Math.max(terms[i]!, spelling[i]!);
    }
    const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
    return { late: share(late, total), met: share(met, total), soft: share(soft, rarity), support: share(support, rarity) };
  }

  /** How well the texts meet each term of the question: the weighted mean over its units, 0..1. */
  support(...texts: Uint32Array[]): Float32Array {
    return this.perTerm(this.best(texts));
  }

  private perTerm(best: Float32Array): Float32Array {
    const sums = new Float32Array(this.idf.length);
    const totals = new Float32Array(this.idf.length);
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
      const known = this.meetings.best.get(tokens) ?? bestOf(units.cut(tokens), this.meetings, n, floor);
      for (let i = 0; i < n; i++) if (known[i]! > best[i]!) best[i] = known[i]!;
    }
    return best.map((cosine) => (cosine - floor) / (1 - floor));
  }
}

/** How the units of some texts meet those of the question. */
interface Meetings {
  /** By unit: its row in `cosines`, from 1; 0 for a unit that meets nothing of the question. */
  rows: Int32Array;
  /** Row after row: a unit's cosines with each of the question's. */
  cosines: Float32Array;
  /** By text: its best cosine with each of the question's. */
  best: Map<Uint32Array, Float32Array>;
}

/** Only pieces are compared: a unit's vector being the sum of its pieces', so are its cosines. */
async function meet(texts: Uint32Array[], right: Float32Array, n: number, embedder: Embedder, { units, floor }: Comparison): Promise<Meetings> {
  const cut = texts.map((tokens) => units.of(tokens));
  const rows = new Int32Array(units.size);
  const pieces: number[] = [];
  const joined: number[] = [];
  for (const text of cut) {
    for (const unit of text) {
      if (rows[unit] !== 0) continue;
      const parts = units.pieces(unit);
      if (parts) rows[unit] = -joined.push(unit);
      for (const piece of parts ?? [unit]) if (rows[piece] === 0) rows[piece] = pieces.push(piece);
    }
  }
  const room = spare.pop() ?? new Float32Array(ROOM * embedder.dimensions);
  const products = await embedder.products(units.kept(pieces, room), right);
  spare.push(room);
  const cosines = new Float32Array((pieces.length + joined.length) * n);
  for (let row = 0, at = 0; row < pieces.length; row++) {
    const scale = units.scale(pieces[row]!);
    for (let i = 0; i < n; i++, at++) cosines[at] = products[at]! * scale;
  }
  for (const [j, unit] of joined.entries()) {
    const at = (pieces.length + j) * n;
    rows[unit] = pieces.length + j + 1;
    for (const piece of units.pieces(unit)!) {
      const share = units.share(piece, unit);
      const from = (rows[piece]! - 1) * n;
      for (let i = 0; i < n; i++) cosines[at + i]! += share * cosines[from + i]!;
    }
  }
  for (const unit of [...joined, ...pieces]) {
    const at = (rows[unit]! - 1) * n;
    let near = false;
    for (let i = at; i < at + n; i++) near ||= cosines[i]! > floor;
    if (!near) rows[unit] = 0;
  }
  const meetings: Meetings = { rows, cosines, best: new Map() };
  for (const [i, tokens] of texts.entries()) {
    if (!meetings.best.has(tokens)) meetings.best.set(tokens, bestOf(cut[i]!, meetings, n, floor));
  }
  return meetings;
}

function bestOf(text: Int32Array, { rows, cosines }: Meetings, n: number, floor: number): Float32Array {
  const best = new Float32Array(n).fill(floor);
  for (const unit of text) {
    const row = rows[unit] ?? 0;
    if (row === 0) continue;
    const at = (row - 1) * n;
    for (let i = 0; i < n; i++) if (cosines[at + i]! > best[i]!) best[i] = cosines[at + i]!;
  }
  return best;
}

/** The question's distinct units, each with the term it stands in. */
function askedUnits({ text, terms }: Question, embedder: Embedder, { units }: Comparison): Asked[] {
  const found = new Map<number, Asked>();
  let at = 0;
  for (const { start, end, folded } of words(text)) {
    if (start < at) continue;
    at = end;
    const stemmed = stem(folded);
    const term = terms.findIndex((known) => known.stem === stemmed || known.word.folded === folded);
    for (const unit of units.cut(embedder.tokens(text.slice(start, end)))) {
      const known = found.get(unit);
      if (known) known.times++;
      else found.set(unit, { unit, term, times: 1 });
    }
  }
  return [...found.values()];
}
