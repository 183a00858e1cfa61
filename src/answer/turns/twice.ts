import { isOfWhoever } from "../../language/questions/halves.ts";
import { completed, leans } from "../../language/questions/followup.ts";
import { typedNames } from "../../language/questions/phrases.ts";
import { commonestScript } from "../../language/skeleton.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import type { Library } from "../../library/library.ts";
import type { Answer, Quote } from "../answer.ts";
import { LONGEST_QUOTE } from "../choose.ts";
import { quote } from "../quote.ts";
import { leaning } from "./leaning.ts";

/** A name of more words than these is none. */
const NAME = 4;
/** Two halves of which neither is surer than this are asked as one: what reads both at once knows more of it. */
const DOUBTFUL = 0.7;

/** What two questions in one are put to. */
interface Asked {
  before: readonly string[];
  /** ISO 8601. */
  today: string;
  /** At most so many quotes. */
  top: number;
  library: Library;
  put: (text: string) => Promise<Answer>;
}

/**
 * The answers to both halves of a question in one, the first half's first; where one has none, it is named. The second
 * leans on the first, and is never asked without what it leans on. Undefined where neither is answered, or neither surely.
 */
export async function twice(halves: [first: string, second: string], { before, today, top, library, put }: Asked): Promise<Answer | undefined> {
  const [first, second] = halves;
  const { text, lent } = leaning(first, before, today);
  const one = await put(text);
  const other = await secondly(halves, one, { before, today, library, put });
  const borrowed = lent.length > 0 ? { borrowed: lent } : {};
  if (!one.found) return other?.found ? { ...other, ...borrowed, unanswered: first } : undefined;
  if (!other?.found) return { ...one, ...borrowed, unanswered: second };
  if (Math.max(one.confidence, other.confidence) < DOUBTFUL) return undefined;
  return { ...one, ...borrowed, ...both(one, other), quotes: await together(one.quotes, other.quotes, top, library) };
}

/** The answer to the second half, of whoever answers the first by the name that was found. What it takes of the first an article must have that answers it. */
async function secondly([first, second]: [string, string], one: Answer, { before, today, library, put }: Omit<Asked, "top">): Promise<Answer | undefined> {
  if (isOfWhoever(second, first)) {
    const [quoted] = one.found ? one.quotes : [];
    const [mark] = quoted?.highlights ?? [];
    const name = mark ? typedNames(quoted!.text.slice(mark.start, mark.end)) : [];
    return name.length > 0 && name.length <= NAME ? put(completed(second, name)) : undefined;
  }
  const { text, lent } = leaning(second, [...before, first], today);
  if (lent.length === 0) return leans(second) ? undefined : put(text);
  const answer = await put(text);
  const [best] = answer.found ? answer.quotes : [];
  return best && !one.quotes.some(({ article }) => article === best.article) && !(await tellsOf(best.article, lent, library)) ? undefined : answer;
}

/** Whether an article has one of the words, or is in another script, in which they are spelt otherwise. */
async function tellsOf(key: string, lent: readonly string[], library: Library): Promise<boolean> {
  const article = await library.articleByKey(key);
  const there = words(article?.text ?? "").map(({ folded }) => folded);
  const asked = lent.flatMap((word) => words(word).map(({ folded }) => folded));
  const stems = new Set(there.map(stem));
  return commonestScript(there) !== commonestScript(asked) || asked.some((word) => stems.has(stem(word)));
}

/** Beside the quotes: in what the sources of one differ, and what nobody has of either. */
function both(one: Answer & { found: true }, other: Answer & { found: true }): Pick<Answer & { found: true }, "differ" | "missing"> {
  const differ = one.differ ?? other.differ;
  const missing = [...new Set([...(one.missing ?? []), ...(other.missing ?? [])])];
  return { ...(differ && { differ }), ...(missing.length > 0 && { missing }) };
}

/** The quotes of both, the best of either among those that there is room for; of what both quote the words that answer either are marked. */
async function together(first: Quote[], second: Quote[], top: number, library: Library): Promise<Quote[]> {
  const [best] = second as [Quote];
  const at = first.findIndex((one) => overlap(one, best));
  if (at >= 0) {
    const one = await joined(first[at]!, best, library);
    return [...first.slice(0, at), one, ...first.slice(at + 1).filter((each) => !overlap(each, one)), ...apart(second.slice(1), first)].slice(0, top);
  }
  const shown = first.filter(({ beside }) => !beside).slice(0, Math.max(1, top - 1));
  return [...shown, best, ...apart(second.slice(1).filter(({ beside }) => !beside), shown)].slice(0, top);
}

function apart(quotes: Quote[], others: readonly Quote[]): Quote[] {
  return quotes.filter((quote) => !others.some((other) => overlap(quote, other)));
}

function overlap(one: Quote, other: Quote): boolean {
  return one.article === other.article && one.start < other.end && other.start < one.end;
}

/** Two quotes of one place as one. */
async function joined(one: Quote, other: Quote, library: Library): Promise<Quote> {
  const marks = [one, other].flatMap(({ start: from, highlights }) => highlights.map(({ start, end }) => ({ start: from + start, end: from + end })));
  const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
  const article = await library.articleByKey(one.article);
  if (!article || end - start > LONGEST_QUOTE) return one;
  const merged = marks.sort((a, b) => a.start - b.start).filter((mark, i, all) => i === 0 || mark.start >= all[i - 1]!.end);
  return { ...one, ...quote(article, { start, end }, one.score, merged.map((mark) => ({ start: mark.start - start, end: mark.end - start }))), also: one.also, ...(one.told && { told: one.told }) };
}
