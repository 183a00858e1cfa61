import { words } from "../languages/lexicon.ts";

/** What stands before and behind a hyphen that belongs to its word; longer words are told by the text. */
const BEFORE = new Set(words("beforeHyphen"));
const BEHIND = new Set(words("behindHyphen"));

/** Words that a line's end cut in two, told from those that have a hyphen anyway. */
export class Hyphens {
  private readonly known: Set<string>;
  /** Whether the lines of this text are hyphenated at all: their ends have far more hyphens than their middles. */
  private readonly hyphenated: boolean;

  constructor(lines: string[]) {
    this.known = new Set(lines.flatMap((line) => line.toLowerCase().split(/[^\p{L}\p{M}‐-]+/u)));
    const ends = lines.filter((line) => CUT.test(line)).length;
    const middles = lines.reduce((sum, line) => sum + (line.match(/\p{L}[-‐]\p{Ll}/gu)?.length ?? 0), 0);
    this.hyphenated = ends * 3 > middles;
  }

  /** A line's text and the next, with what the line's end cut put together again. */
  joined(text: string, next: string): string {
    const cut = CUT.exec(text);
    if (!cut || !/^\p{L}/u.test(next)) return `${text} ${next}`;
    const rest = /^[\p{L}\p{M}]+/u.exec(next)![0];
    const compound = /[-‐]$/.test(text.slice(0, cut.index));
    return (!compound && this.isOne(cut[1]!, cut[2]!, rest) ? text.slice(0, -1) : text) + next;
  }

  private isOne(first: string, hyphen: string, rest: string): boolean {
    if (!/^\p{Ll}/u.test(rest)) return false;
    if (hyphen === "\u00ad") return true;
    const [before, behind] = [first.toLowerCase(), rest.toLowerCase()];
    if (this.known.has(before + behind)) return true;
    if (this.known.has(`${before}-${behind}`) || before.length < 2 || BEFORE.has(before) || BEHIND.has(behind)) return false;
    return this.hyphenated;
  }
}

/** The piece of a word at the end of a line, with what cuts it. */
const CUT = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)([-‐\u00ad])$/u;
