import { isGiven, isSurname } from "../facts/names.ts";
import type { Claim, Fact } from "./claims.ts";
import { agree, equal as exactly, soundAlike, years } from "./sameness.ts";

/** A word or a fact of a text, in order. */
interface Piece {
  start: number;
  stem?: string;
  folded?: string;
  fact?: Fact;
  denies?: true;
  doubts?: true;
  name?: boolean;
}

/** More pieces are not aligned: they would take long, and a quote has fewer. */
const MOST = 160;
/** Within so many pieces one stands for another; further off the text goes on in other words. */
const LOCAL = 3;

/**
 * Whether one text denies, doubts or puts another number, date, time or name where the other
 * has its own, in a place that both tell in the same words around it. What one adds is no conflict
 * unless it denies or doubts.
 * @param strict any other word in place of a word, too.
 */
export function conflicts(a: Claim, aText: string, b: Claim, bText: string, strict: boolean): boolean {
  const [these, those] = [pieces(a, aText), pieces(b, bText)];
  if (these.length > MOST || those.length > MOST) return true;
  const turned = (mark: "denies" | "doubts") => count(these, mark) !== count(those, mark);
  const same = (a: Piece, b: Piece) => equal(a, b, strict ? exactly : agree);
  return gaps(these, those, same).some(([left, right]) => {
    // What was only moved is in both.
    if ((["denies", "doubts"] as const).some((mark) => turned(mark) && count(left, mark) !== count(right, mark))) return true;
    const instead = (own: Piece[], all: Piece[]) => own.filter((piece) => !all.some((other) => same(piece, other)));
    // What stands next to words that both have.
    return [(side: Piece[]) => side.slice(0, LOCAL), (side: Piece[]) => side.slice(-LOCAL)].some((near) =>
      instead(near(left), those).some((one) => instead(near(right), these).some((other) => (one.fact ? other.fact?.kind === one.fact.kind : !other.fact && (strict || (one.name && other.name))))),
    );
  });
}

function count(pieces: Piece[], mark: "denies" | "doubts"): number {
  return pieces.filter((piece) => piece[mark]).length;
}

function pieces({ facts, words, negations, possibilities }: Claim, text: string): Piece[] {
  const all: Piece[] = [
    ...years(facts).map((fact) => ({ start: fact.start, fact })),
    ...words.map(({ start, end, stem, folded }) => ({ start, stem, folded, name: isName(text, start, end) })),
    ...negations.map(({ start }) => ({ start, denies: true as const })),
    ...possibilities.map(({ start }) => ({ start, doubts: true as const })),
  ];
  return all.sort((a, b) => a.start - b.start);
}

/** A capital inside a sentence, or a name that is known. */
function isName(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  return (/^\p{Lu}/u.test(word) && /[\p{L}\p{N},;:]\s+\S{0,2}$/u.test(text.slice(Math.max(0, start - 12), start))) || isGiven(word) || isSurname(word);
}

function equal(a: Piece, b: Piece, fits: (a: Fact, b: Fact) => boolean): boolean {
  if (a.fact || b.fact) return a.fact !== undefined && b.fact !== undefined && a.fact.kind === b.fact.kind && fits(a.fact, b.fact);
  if (soundAlike(a.folded ?? "", b.folded ?? "")) return true;
  return a.stem === b.stem && a.denies === b.denies && a.doubts === b.doubts;
}

/** What stands between the pieces that both have in the same order (their longest common subsequence). */
function gaps(a: Piece[], b: Piece[], equal: (a: Piece, b: Piece) => boolean): [Piece[], Piece[]][] {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = equal(a[i]!, b[j]!) ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const found: [Piece[], Piece[]][] = [];
  let [i, j, fromA, fromB] = [0, 0, 0, 0];
  while (i < a.length && j < b.length) {
    if (equal(a[i]!, b[j]!)) {
      if (i > fromA || j > fromB) found.push([a.slice(fromA, i), b.slice(fromB, j)]);
      i++;
      j++;
      fromA = i;
      fromB = j;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) i++;
    else j++;
  }
  if (fromA < a.length || fromB < b.length) found.push([a.slice(fromA), b.slice(fromB)]);
  return found;
}
