import { type Fact, claim } from "../../../articles/claims/claims.ts";
import { lands } from "../../../articles/claims/kinds/lands.ts";
import { unit } from "../../../articles/claims/units.ts";
import { counted } from "../../../language/questions/phrases.ts";
import { STOPWORDS } from "../../../language/lists/stopwords.ts";
import { areForms } from "../../../language/stem.ts";
import { words } from "../../../language/words.ts";
import type { Statement } from "../statement.ts";

/** One word for what is asked for and one in an article mean the same (cosine): ships and سفينة 0.7; and others not: ships and قاطرة 0.0. */
const [SAME, OTHER] = [0.4, 0.2];
/** Between a number and the land that it is told of stand so many words: "31 thousand | people | in | Turkey". */
const BEHIND = 3;
const CUT = /[.;:؛()\n]/u;

/**
 * Whether a second number is of something else than is asked for: it measures, where the first counts a thing; or it counts
 * what is not meant, and its article counts what is by its own word: 13 tugs, for 422 ships.
 * @param text of the article of the second
 * @param near how much alike two words are meant
 */
export async function countsAnother(question: string, { answer: a }: Statement, { answer: b }: Statement, text: string, near: (one: string, other: string) => Promise<number>): Promise<boolean> {
  const asked = counted(question);
  const [first, second] = [a, b].map((answer) => answer?.claim.facts.filter(({ kind }) => kind === "number") ?? []) as [Fact[], Fact[]];
  if (!asked || !a || !b || first.length !== 1 || second.length !== 1 || unit(asked.folded)) return false;
  const means = async (word: string | undefined) => (word === undefined ? 0 : areForms(word, asked.folded) ? 1 : near(asked.folded, word));
  const [one, own] = [nounOf(a, first[0]!), nounOf(b, second[0]!)];
  if (second[0]!.unit) return !first[0]!.unit && (await means(one)) >= SAME;
  if (own === undefined || (await means(own)) >= OTHER) return false;
  const others = claim(text).facts.flatMap((fact) => (fact.kind === "number" && !fact.unit ? (nounBehind(text, fact.end) ?? []) : []));
  for (const other of new Set(others)) if ((await means(other)) >= SAME) return true;
  return false;
}

function nounOf({ sentence, start }: NonNullable<Statement["answer"]>, { end }: Fact): string | undefined {
  return nounBehind(sentence.text, start - sentence.start + end);
}

/** The word right behind a number, where that may be what it counts. */
function nounBehind(text: string, end: number): string | undefined {
  const [next] = words(text.slice(end, end + 40));
  return next && /^[ \u00a0]*$/u.test(text.slice(end, end + next.start)) && !STOPWORDS.has(next.folded) && !/\d/.test(next.folded) ? next.folded : undefined;
}

/** Whether two numbers are parts, or one is a part, of what is asked for of several countries: of Turkey, of Syria, of both. */
export function ofTwoParts(question: string, one: Statement, other: Statement): boolean {
  const asked = new Set(lands(question).map(({ land }) => land));
  const [a, b] = [one, other].map(landOf);
  if (a !== undefined && b !== undefined) return a !== b;
  return asked.size > 1 && a !== b;
}

/** The country that a number is told of, right behind it: "31,000 in Turkey". */
function landOf({ answer }: Statement): string | undefined {
  const last = answer?.claim.facts.findLast(({ kind }) => kind === "number");
  if (!answer || !last) return undefined;
  const { text, claim } = answer.sentence;
  const end = answer.start - answer.sentence.start + last.end;
  const next = claim.facts.find((fact) => fact.start >= end)?.start ?? text.length;
  const behind = text.slice(end, next).split(CUT)[0]!;
  const land = lands(behind)[0];
  return land && words(behind.slice(0, land.start)).length <= BEHIND ? land.land : undefined;
}
