import { marked } from "../../language/questions/halves.ts";
import { overlap, type Span } from "../../language/span.ts";
import type { Library } from "../../library/library.ts";
import type { Answer, Met, Quote } from "../answer.ts";
import { LONGEST_QUOTE } from "../choose.ts";
import { quote } from "../quote.ts";
import { leaning } from "./leaning.ts";
import { type Asked, type Half, type Put, secondly } from "./second.ts";

/** Two halves of which neither is surer than this are asked as one as well: what reads both at once knows more of it. */
const DOUBTFUL = 0.7;
/** So sure what is refused by itself answers where the other half is answered: both were asked of one thing, and there it is. */
const NEARLY = 0.4;

/**
 * The answers to both halves of a question in one, the first half's first; where one has none, it is named. The second
 * leans on the first, and is never asked without what it leans on. Undefined where neither is answered.
 * @param top at most so many quotes
 */
export async function twice(question: string, halves: [first: string, second: string], top: number, asked: Asked): Promise<Answer | undefined> {
  const { before, today, library, put } = asked;
  const { text, lent } = leaning(marked(halves[0], question), before, today);
  const first: Half = { text, answer: await put(text) };
  const second = await secondly(halves, first, asked);
  const one = (await found(first, second, put)) ?? first.answer;
  const other = (await found(second, first, put)) ?? second?.answer;
  const borrowed = lent.length > 0 ? { borrowed: lent } : {};
  if (!one.found && !other?.found) {
    // As it was typed it is read otherwise, which is less sure.
    const typed = await put(leaning(halves[0], before, today).text);
    return typed.found ? { ...typed, ...borrowed, unanswered: halves[1] } : undefined;
  }
  if (!one.found) return other?.found ? { ...other, ...borrowed, unanswered: halves[0] } : undefined;
  if (!other?.found) return { ...one, ...borrowed, unanswered: halves[1] };
  const sure = Math.max(one.confidence, other.confidence);
  const whole = sure < DOUBTFUL ? await put(leaning(question, before, today).text) : undefined;
  if (whole?.found && whole.confidence > sure) return { ...whole, ...borrowed };
  return { ...one, ...borrowed, ...both(one, other), quotes: await together(one.quotes, one.differ !== undefined, other.quotes, top, library) };
}

/** What answers a half that was refused by itself: the sentence that answers the other half, where it nearly answers this one, by words of its own, and has the name that this is about. */
async function found(half: Half | undefined, other: Half | undefined, put: Put): Promise<Answer | undefined> {
  if (!half || half.answer.found || half.answer.confidence < NEARLY || !other?.answer.found) return undefined;
  const { confidence, quotes, missing } = await put(half.text, { always: true, why: true });
  const [{ why, ...best }] = quotes as [Quote];
  const met = (kind: Met["by"]) => why?.met.filter(({ by }) => by === kind).length ?? 0;
  const isNamed = met("nothing") === 0 && (met("name") > 0 || met("spelling") === why?.met.length);
  const [known] = other.answer.quotes as [Quote];
  return isNamed && best.highlights.length > 0 && share(best, known) && !marksTheSame(best, known) ? { found: true, confidence, quotes: [best], ...(missing && { missing }) } : undefined;
}

/** Whether words are marked in both: what answers the other half, as when he was born, says not of itself when he died. */
function marksTheSame(one: Quote, other: Quote): boolean {
  return marksOf(one).some((mark) => marksOf(other).some((known) => overlap(mark, known)));
}

/** As spans of the article. */
function marksOf({ start: from, highlights }: Quote): Span[] {
  return highlights.map(({ start, end }) => ({ start: from + start, end: from + end }));
}

/** Beside the quotes: in what the sources of one differ, and what nobody has of either. */
function both(one: Answer & { found: true }, other: Answer & { found: true }): Pick<Answer & { found: true }, "differ" | "missing"> {
  const differ = one.differ ?? other.differ;
  const missing = [...new Set([...(one.missing ?? []), ...(other.missing ?? [])])];
  return { ...(differ && { differ }), ...(missing.length > 0 && { missing }) };
}

/**
 * The quotes of both, the best of either among those that there is room for; of what both quote the words that answer either
 * are marked. Of the first half's those that stand behind its best are left out where the second half is answered, unless sources differ.
 */
async function together(first: Quote[], differ: boolean, second: Quote[], top: number, library: Library): Promise<Quote[]> {
  const [best] = second as [Quote];
  const at = first.findIndex((one) => share(one, best));
  if (at > 0 && !differ) return [...first.slice(0, at), best, ...apart([...first.slice(at + 1), ...second.slice(1)], [...first.slice(0, at), best])].slice(0, top);
  if (at >= 0) {
    const one = await joined(first[at]!, best, library);
    return [...first.slice(0, at), one, ...first.slice(at + 1).filter((each) => !share(each, one)), ...apart(second.slice(1), first)].slice(0, top);
  }
  const shown = first.filter(({ beside }) => !beside).slice(0, Math.max(1, top - 1));
  return [...shown, best, ...apart(second.slice(1).filter(({ beside }) => !beside), shown)].slice(0, top);
}

function apart(quotes: Quote[], others: readonly Quote[]): Quote[] {
  return quotes.filter((quote) => !others.some((other) => share(quote, other)));
}

function share(one: Quote, other: Quote): boolean {
  return one.article === other.article && overlap(one, other);
}

/** Two quotes of one place as one. */
async function joined(one: Quote, other: Quote, library: Library): Promise<Quote> {
  const marks = [one, other].flatMap(marksOf);
  const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
  const article = await library.articleByKey(one.article);
  if (!article || end - start > LONGEST_QUOTE) return one;
  const merged = marks.sort((a, b) => a.start - b.start).filter((mark, i, all) => i === 0 || mark.start >= all[i - 1]!.end);
  return { ...one, ...quote(article, { start, end }, one.score, merged.map((mark) => ({ start: mark.start - start, end: mark.end - start }))), also: one.also, ...(one.told && { told: one.told }) };
}
