import type { Span } from "../../language/span.ts";
import { words } from "../../language/words.ts";
import { any } from "../languages/lexicon.ts";
import { claim } from "./claims.ts";
import { pattern } from "./pattern.ts";

const NEGATION = pattern("negations");
const POSSIBILITY = pattern("possibility");
const AUXILIARY = pattern("auxiliaries");
/** What behind "and" is denied is told of something else. */
const AND = new RegExp(`^(?:${any("and")}$|${any("gluedAnd")}(?:${any("negations", "possibility")})$)`, "u");

/** So far off stand the words that deny a span; and a verb that denies a clause. UTF-16 units. */
const NEAR = 40;
const FAR = 120;
const DENYING = pattern("denying");
const LIMIT = pattern("limits");
/** So many words between a negation and a limit, at the most. */
const FEW = 5;
/** Behind it the clause follows after its "that" and few words, or at once: "denies that it | let", "denied | dumping". */
const CLAUSE = new RegExp(`^[^,،;:]*?[,،]?(?:^|\\s)(?:${any("subordinates", "clauses")})(?:\\s+[^\\s,،;:]+){0,4}\\s*$|^\\s*$`, "iu");
/** And so many words behind it. */
const BEHIND = 3;

/** A span of a text with the words beside it that deny or doubt it: "will not | take place", "Carla Voss | did not resign"; no number is cut: "a million | three hundred thousand". */
export function widened(text: string, span: Span): Span {
  const { start, end } = uncut(text, span);
  const offset = Math.max(0, start - NEAR);
  let from = start;
  let next = words(text.slice(start, start + NEAR))[0]?.folded ?? "";
  for (const word of words(text.slice(offset, start)).toReversed()) {
    const denies = [NEGATION, POSSIBILITY, AUXILIARY].some((pattern) => pattern.test(`${word.folded} ${next}`));
    // The first may be cut.
    if (!denies || /\S/.test(text.slice(offset + word.end, from)) || (word.start === 0 && offset > 0)) break;
    from = offset + word.start;
    next = word.folded;
  }
  // An auxiliary alone is no denial.
  if (!denied(text.slice(from, start) + (/^\S+/u.exec(text.slice(start, end))?.[0] ?? ""))) from = start;
  // One denial is enough: another behind it is of something else.
  if (denied(text.slice(from, end))) return { start: from, end };
  from = denier(text, from) ?? notBefore(text, start, end) ?? from;
  const behind = words((/^[\p{L}\p{M}'’ ]*(?=[^\p{L}\p{M}'’ ]|$)/u.exec(text.slice(end, end + NEAR)) ?? [""])[0]);
  const joined = behind.findIndex(({ folded }) => AND.test(folded));
  const at = behind.slice(0, joined < 0 ? BEHIND : Math.min(joined, BEHIND)).findIndex((_, i) => [NEGATION, POSSIBILITY].some((pattern) => pattern.test(behind.slice(i, i + 2).map(({ folded }) => folded).join(" "))));
  return { start: from, end: at >= 0 && behind[at + 1] ? end + behind[at + 1]!.end : end };
}

/** With all of a number that it has a part of. */
function uncut(text: string, { start, end }: Span): Span {
  const offset = Math.max(0, start - NEAR);
  const numbers = claim(text.slice(offset, end + NEAR)).facts.filter(({ kind }) => kind === "number");
  const cut = (at: number) => numbers.find((number) => offset + number.start < at && at < offset + number.end);
  return { start: offset + (cut(start)?.start ?? start - offset), end: offset + (cut(end)?.end ?? end - offset) };
}

/** Where the verb stands that denies the clause from here on. */
function denier(text: string, start: number): number | undefined {
  const [clause] = /[^.!?؟;؛\n]*$/u.exec(text.slice(Math.max(0, start - FAR), start))!;
  const before = words(clause);
  const verb = before.findLast(({ folded }) => DENYING.test(folded));
  return verb && CLAUSE.test(clause.slice(verb.end)) ? start - clause.length + verb.start : undefined;
}

/** Where "will not sail again | before 27 March" begins: what a limit denies stands before it, a few words off. */
function notBefore(text: string, start: number, end: number): number | undefined {
  if (!LIMIT.test(words(text.slice(start, end)).map(({ folded }) => folded).join(" "))) return undefined;
  const offset = Math.max(0, start - NEAR);
  const [clause] = /[^.!?؟;؛:,،\n]*$/u.exec(text.slice(offset, start))!;
  const before = words(clause);
  let at = before.findLastIndex((_, i) => NEGATION.test(before.slice(i, i + 2).map(({ folded }) => folded).join(" ")));
  // The first may be cut.
  if (at < 0 || before.length - at > FEW || (at === 0 && offset > 0 && clause.length === start - offset)) return undefined;
  if (at > 0 && AUXILIARY.test(before[at - 1]!.folded)) at--;
  return start - clause.length + before[at]!.start;
}

function denied(text: string): boolean {
  const { negations, possibilities } = claim(text);
  return negations.length + possibilities.length > 0;
}
