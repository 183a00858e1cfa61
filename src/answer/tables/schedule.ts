import type { Block } from "../../articles/article.ts";
import { contains, overlap, type Span } from "../../language/span.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import type { Choice, Chosen } from "../choose.ts";
import { placeIn } from "../witnesses/statement.ts";
import { asked, itemsIn } from "./cells.ts";
import { hasOtherDays, isSilent, listOf } from "./days.ts";
import { isUnlisted } from "./labels.ts";
import { paidLine } from "./paid.ts";
import { severalOf } from "./several.ts";
import { severalIn } from "./sought.ts";

/** A quote is not made longer than this; UTF-16 units. */
const LONGEST = 700;

/**
 * What is quoted of lists and tables is the line that was asked for. A question that names a weekday is answered by the line of that day, whatever
 * the list calls it ("Sun", "Sat to Mon"), and that is marked: alone where the reader saw the answer in the list; what is quoted of the text right above one goes on to it. Of rows and
 * of entries that are quoted as one, that is quoted which has most words of the question, and its cell is marked that was asked for. A list of days that has not the one asked for, or a table, does not answer.
 * Where several rows or lines are asked for at once they are quoted as one, and each of their cells is marked.
 * @param day from Sunday, 0; without one all stays.
 * @param alone the question was asked without its day: what has no such line does not answer.
 * @param fold as for readers; else each stands for itself.
 */
export function schedule(chosen: Chosen, day: number | undefined, alone: boolean, fold: boolean): Chosen {
  if (!fold || !chosen.read) return chosen;
  const terms = new Set(chosen.question.terms.map(({ stem }) => stem));
  const sought = severalIn(chosen.question.text, day);
  const choices: Choice[] = [];
  const silent = new Set<Choice>();
  for (const choice of chosen.choices) {
    const article = chosen.read.get(choice.hit.passage.article);
    const list = article && day !== undefined ? listOf(choice, article) : undefined;
    const line = list?.lines.find(({ days }) => days.includes(day!));
    const mark = placeIn(choice.hit, choice);
    if ((list?.marked && !line && isSilent(list, day!, article!.text)) || (article && mark && (isUnlisted(chosen.question.text, mark, article) || (day !== undefined && hasOtherDays(day, mark, article))))) silent.add(choice);
    const several = sought && article && !silent.has(choice) ? severalOf(sought, choice, article) : undefined;
    if (several) {
      choices.push({ ...onto(choice, several.marks[0]!), ...several.whole, marks: several.marks });
      continue;
    }
    const paid = article && mark && !line ? paidLine(terms, chosen.question.text, mark, article.text) : undefined;
    const entry = article && !line && !paid ? entryOf(terms, chosen.question.text, choice, article) : undefined;
    if (silent.has(choice) || (alone && !line)) continue;
    choices.push(paid ? onto(choice, paid) : line ? { ...onto(choice, line), ...(list!.marked && { start: line.start, end: line.end }) } : entry ? { ...onto(choice, entry.marked), start: entry.whole.start, end: entry.whole.end } : choice);
  }
  const confidence = silent.has(chosen.choices[0]!) ? (choices[0]?.confidence ?? 0) : chosen.confidence;
  return { ...chosen, confidence, choices: choices.filter((one, i) => !choices.slice(0, i).some((other) => other.hit.passage.article === one.hit.passage.article && (other.marks ? overlap(other, one) : contains(other, one)))) };
}

/**
 * Of the rows and entries that are quoted the one that has more words of the question than any other, quoted alone, and its cell
 * that was asked for; of a single one the cell. Nothing where the reader marked what stands beside them.
 */
function entryOf(terms: ReadonlySet<string>, question: string, { start, end, hit }: Choice, { text, blocks }: ArticleRow): { marked: Span; whole: Span } | undefined {
  const items = itemsIn(text, JSON.parse(blocks) as Block[], { start, end });
  const mark = placeIn(hit, { start, end });
  const of = (item: Span) => mark !== undefined && overlap(mark, item);
  if (!mark || !items.some(of)) return undefined;
  const counted = items.map((item) => ({ item, said: new Set(words(text.slice(item.start, item.end)).map(({ folded }) => stem(folded)).filter((own) => terms.has(own))).size }));
  const most = Math.max(...counted.map(({ said }) => said));
  const [first, second] = counted.filter(({ said }) => said === most);
  if (items.length > 1 && (most === 0 || second)) return undefined;
  const { item } = first!;
  const cell = asked(item, question, text);
  if (!of(item) && !item.row && !cell) return undefined;
  const within = contains(item, mark);
  return { marked: cell ?? (within ? mark : { start: Math.max(item.start, text.lastIndexOf("\n", item.end - 1) + 1), end: item.end }), whole: items.length > 1 ? item : { start, end } };
}

function onto(choice: Choice, { start, end }: Span): Choice {
  const whole = { start: Math.min(choice.start, start), end: Math.max(choice.end, end) };
  const spans = [{ start, end, score: 0 }, ...(choice.hit.reading?.spans ?? [])];
  const hit = choice.hit.reading ? { ...choice.hit, reading: { ...choice.hit.reading, spans } } : choice.hit;
  return { ...choice, hit, ...(whole.end - whole.start > LONGEST ? { start, end } : whole) };
}
