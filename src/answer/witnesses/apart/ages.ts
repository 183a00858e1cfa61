import { pattern, saysPhrase } from "../../../articles/claims/pattern.ts";
import { years } from "../../../articles/claims/sameness.ts";
import type { Choice, Chosen } from "../../choose.ts";
import type { Statement } from "../statement.ts";

const ASKS_AGE = pattern("asksAge");
const THEN = pattern("ageThen");
/** Words of a question that ask; and behind an age, what says when it was stands so near. */
const ASKING = 4;
const NEAR = 4;
const YEAR = 365.25 * 86_400_000;
/** Between two articles there must be so much of a year, or two ages of one person in them differ. */
const APART = 0.5;

/** Whether two ages of one person are of two times: "was 34 when she ...", or of articles as many years apart. */
export function ofTwoTimes({ question, read }: Chosen, one: Choice, a: Statement, other: Choice, b: Statement): boolean {
  if (!saysPhrase(question.text, ASKS_AGE, ASKING)) return false;
  const [first, second] = [a, b].map(ageOf);
  if (first === undefined || second === undefined) return false;
  if (isThen(a) !== isThen(b)) return true;
  const [from, to] = ([[one, a], [other, b]] as const).map(([{ hit }, said]) => timeOf(read?.get(hit.passage.article)?.date, said)) as [number, number];
  const apart = (to - from) / YEAR;
  return Math.abs(apart) >= APART && Math.abs(second - first - apart) <= 1;
}

/** The middle of the one year that its sentence names, else the day of its article. */
function timeOf(date: string | null | undefined, { answer }: Statement): number {
  const named = years(answer!.sentence.claim.facts).filter(({ kind }) => kind === "year");
  return named.length === 1 ? Date.UTC(named[0]!.value, 6) : Date.parse(date ?? "");
}

function ageOf({ answer }: Statement): number | undefined {
  const numbers = answer?.claim.facts.filter(({ kind }) => kind === "number") ?? [];
  return numbers.length === 1 ? numbers[0]!.value : undefined;
}

function isThen({ answer }: Statement): boolean {
  return saysPhrase(answer!.sentence.text.slice(answer!.end - answer!.sentence.start), THEN, NEAR);
}
