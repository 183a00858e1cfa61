import { fold } from "../../../language/fold.ts";
import { sentenceAt } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { type Word, words } from "../../../language/words.ts";
import { lexica } from "../../languages/lexicon.ts";
import { claim } from "../claims.ts";
import { pattern } from "../pattern.ts";

/** The sides of a vote. */
const SIDES = ["for", "against", "abstained"] as const;
type Side = (typeof SIDES)[number];

/** How many were on a side; the span is of the number. */
export interface Counted extends Span {
  side: Side;
}

const said = (key: string) => new RegExp(`^(?:${[...lexica.values()].flatMap(({ votes }) => votes?.[key] ?? []).map(fold).join("|")})(?= |$)`, "u");
const SAYS = SIDES.map((side) => [side, said(side)] as const);
/** "For" and "за", where they govern nothing. */
const ALONE = said("alone");
const TO = said("to");
const ADOPTED = said("adopted");
const REJECTED = said("rejected");
const JOINING = pattern("joining");
/** A number stands no further from its side than this. UTF-16 units. */
const NEAR = 40;
/** Words that a pattern may look at; and between the two numbers of "nine votes to eight". */
const AHEAD = 3;

/** The one side of a vote that a question names. */
export function sideAsked(question: string): Side | undefined {
  const named = new Set(sidesNamed(question, words(question)).map(({ side }) => side));
  return named.size === 1 ? [...named][0] : undefined;
}

/** How many were on which side, as the sentence at a place tells: "five voted for, eight against", "by nine votes to eight". */
export function sidesAt(text: string, place: number): Counted[] {
  const sentence = sentenceAt(text, place);
  if (!sentence) return [];
  const own = text.slice(sentence.start, sentence.end);
  const all = words(own);
  const numbers = claim(own).facts.filter(({ kind }) => kind === "number").sort((a, b) => a.start - b.start);
  const scores = numbers.slice(1).flatMap((second, i) => {
    const first = numbers[i]!;
    return isScore(own, first, second) ? [{ first, second }] : [];
  });
  const scored = scores.flatMap(({ first, second }): Counted[] => {
    const won = outcome(all, first, second);
    return won ? [{ start: first.start, end: first.end, side: won }, { start: second.start, end: second.end, side: won === "for" ? "against" : "for" }] : [];
  });
  const named = scores.length > 0 ? scored : eachBySide(sidesNamed(own, all), numbers);
  return named.map(({ side, start, end }) => ({ side, start: sentence.start + start, end: sentence.start + end }));
}

/** Where words name a side. */
function sidesNamed(text: string, all: Word[]): Counted[] {
  return all.flatMap(({ start, end, folded }, i): Counted[] => {
    const ahead = all.slice(i, i + AHEAD).map((word) => word.folded).join(" ");
    const [side, match] = SAYS.flatMap(([side, pattern]) => (pattern.test(ahead) ? [[side, pattern.exec(ahead)![0]] as const] : []))[0] ?? [];
    if (side) return [{ side, start, end: all[i + match!.split(" ").length - 1]!.end }];
    const next = all[i + 1];
    const governs = next && /^\s*$/.test(text.slice(end, next.start)) && !JOINING.test(next.folded);
    return ALONE.test(folded) && !governs ? [{ side: "for", start, end }] : [];
  }).filter((one, i, all) => all[i - 1] === undefined || one.start >= all[i - 1]!.end);
}

/** Sides with their numbers, which stand all before them or all behind: of several between two sides the nearest. */
function eachBySide(sides: Counted[], numbers: Span[]): Counted[] {
  const [first] = sides;
  if (sides.length < 2 || new Set(sides.map(({ side }) => side)).size < sides.length) return [];
  const before = numbers.some(({ end }) => end <= first!.start && first!.start - end <= NEAR);
  return sides.flatMap(({ side, start, end }, i): Counted[] => {
    const [from, to] = before ? [Math.max(sides[i - 1]?.end ?? 0, start - NEAR), start] : [end, Math.min(sides[i + 1]?.start ?? Number.POSITIVE_INFINITY, end + NEAR)];
    const own = numbers.filter((number) => number.start >= from && number.end <= to).at(before ? -1 : 0);
    return own ? [{ start: own.start, end: own.end, side }] : [];
  });
}

/** 11 to 6, nine votes to eight, تسعة أصوات مقابل أربعة, 9 голосами против 8. */
function isScore(text: string, first: Span, second: Span): boolean {
  const between = text.slice(first.end, second.start);
  const joining = words(between).map(({ folded }) => folded);
  return /^\s?[-–—:]\s?$/.test(between) || (/^[\p{L}\p{M}\s]*$/u.test(between) && joining.length > 0 && joining.length < AHEAD && TO.test(joining.at(-1)!));
}

/** Which side the first number of a score is of: those who won. Undefined where it is not said what came of it. */
function outcome(all: Word[], first: Span, second: Span): Side | undefined {
  const verdicts = all.flatMap(({ start, end }, i): Counted[] => {
    const ahead = all.slice(i, i + AHEAD).map(({ folded }) => folded).join(" ");
    if (REJECTED.test(ahead)) return [{ start, end, side: "against" }];
    return ADOPTED.test(ahead) ? [{ start, end, side: "for" }] : [];
  });
  const clauseEnd = all.find(({ start, folded }) => start >= second.end && JOINING.test(folded))?.start ?? Number.POSITIVE_INFINITY;
  const behind = verdicts.find(({ start }) => start >= second.end && start < clauseEnd);
  const before = verdicts.findLast(({ end }) => end <= first.start);
  return behind?.side === "against" ? "against" : (before ?? behind)?.side;
}
