import type { Database, Statement } from "../../sqlite.ts";
import { POSTINGS } from "../library.ts";

/** Titles name what an article is about: a hit there counts this much more in the proposal. */
const TITLE_WEIGHT = 2;
/** Counts of stems that are remembered: those that are asked for come again. */
const REMEMBERED = 4000;

/** The passages of a library by the stems in them. */
export class WordIndex {
  private readonly count: Statement;
  private readonly matching: Statement;
  private readonly matchingAmong: Statement;
  private readonly frequencies = new Map<string, number>();

  constructor(db: Database) {
    const best = `ORDER BY bm25(words, ${TITLE_WEIGHT}, 1), rowid LIMIT ?`;
    this.count = db.prepare("SELECT doc FROM terms WHERE term = ?").pluck();
    this.matching = db.prepare(`SELECT rowid FROM words WHERE words MATCH ? ${best}`).pluck();
    this.matchingAmong = db.prepare(`SELECT rowid FROM words WHERE words MATCH ? AND rowid IN (SELECT value FROM json_each(?)) ${best}`).pluck();
  }

  /** In how many passages a stem occurs. */
  frequency(stem: string): number {
    let known = this.frequencies.get(stem);
    if (known === undefined) {
      known = (this.count.get(stem) as number | undefined) ?? 0;
      if (this.frequencies.size >= REMEMBERED) this.frequencies.clear();
      this.frequencies.set(stem, known);
    }
    return known;
  }

  /** Passage ids whose text or title has any of the stems, best first by BM25. Rare stems are read first. `among`: no others. */
  best(stems: string[], most: number, among?: Set<number>): number[] {
    const known = [...new Set(stems)].map((stem) => ({ stem, count: this.frequency(stem) })).filter(({ count }) => count > 0);
    known.sort((a, b) => a.count - b.count || (a.stem < b.stem ? -1 : 1));
    let postings = 0;
    const chosen = known.filter(({ count }, i) => {
      postings += count;
      return i < 2 || postings <= POSTINGS;
    });
    if (chosen.length === 0) return [];
    return this.match(any(chosen.map(({ stem }) => stem)), most, among);
  }

  /** Passage ids whose text or title has a stem of every group, best first by BM25. `among`: no others. */
  all(groups: string[][], most: number, among?: Set<number>): number[] {
    return this.match(groups.map((stems) => `(${any(stems)})`).join(" AND "), most, among);
  }

  private match(query: string, most: number, among: Set<number> | undefined): number[] {
    return (among ? this.matchingAmong.all(query, JSON.stringify([...among]), most) : this.matching.all(query, most)) as number[];
  }
}

function any(stems: string[]): string {
  return stems.map((stem) => `"${stem.replaceAll('"', '""')}"`).join(" OR ");
}
