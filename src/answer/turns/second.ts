import { isOfWhoever } from "../../language/questions/halves.ts";
import { completed, leans } from "../../language/questions/followup.ts";
import { namesIn, typedNames } from "../../language/questions/phrases.ts";
import { commonestScript } from "../../language/skeleton.ts";
import { stem } from "../../language/stem.ts";
import { words } from "../../language/words.ts";
import type { Library } from "../../library/library.ts";
import type { Answer, Quote } from "../answer.ts";
import { leaning } from "./leaning.ts";

/** A name of more words than these is none. */
const NAME = 4;
/** What names no more than this, and nothing by its name, is of what the first half is about. */
const FEW = 3;

/** So nearly an article answers the first half too, that it tells of another of its kind. */
const NEARLY = 0.4;

/** Asks: all articles, or a few of them by their keys; "always" for the best quotes of what is refused too, "why" with what they meet. */
export type Put = (text: string, how?: { few?: readonly string[]; always?: true; why?: true }) => Promise<Answer>;

/** What two questions in one are put to. */
export interface Asked {
  before: readonly string[];
  /** ISO 8601. */
  today: string;
  library: Library;
  put: Put;
}

/** The answer to half a question, and how it was asked. */
export interface Half {
  text: string;
  answer: Answer;
}

/**
 * The answer to the second half, of whoever answers the first by the name that was found. What it takes of the first an article
 * must have that answers it, or be the one that answers the first. Undefined where it cannot be asked.
 */
export async function secondly([first, second]: [string, string], one: Half, { before, today, library, put }: Asked): Promise<Half | undefined> {
  const asked = async (text: string, few?: readonly string[]): Promise<Half> => ({ text, answer: await put(text, few && { few }) });
  if (isOfWhoever(second, first)) {
    const [quoted] = one.answer.found ? one.answer.quotes : [];
    const [mark] = quoted?.highlights ?? [];
    const name = mark ? typedNames(quoted!.text.slice(mark.start, mark.end)) : [];
    return name.length > 0 && name.length <= NAME ? asked(completed(second, name)) : undefined;
  }
  const { text, lent } = leaning(second, [...before, first], today);
  if (lent.length === 0) return leans(second) ? undefined : ofTheSame(await asked(text));
  const leant = await asked(text);
  const elsewhere = articleOf(leant, one);
  const known = elsewhere === undefined || (await tellsOf(elsewhere, lent, library)) ? leant : undefined;
  if (known?.answer.found) return ofTheSame(known);
  const alone = leans(second) ? undefined : await asked(second);
  const other = alone && articleOf(alone, one);
  return alone?.answer.found && (other === undefined || (await tellsOf(other, lent, library, "all"))) ? alone : known;

  /** Where what answers it tells of another one that the first half could be of, it is sought first where the first was found. */
  async function ofTheSame(half: Half): Promise<Half | undefined> {
    const [best] = half.answer.found ? half.answer.quotes : [];
    const [known] = one.answer.found ? one.answer.quotes : [];
    if (!best || !known || namesSomething(second) || articlesOf([known]).includes(best.article)) return half;
    if ((await put(one.text, { few: [best.article] })).confidence < NEARLY) return half;
    const there = await asked(completed(second, typedNames(first)), [known.article]);
    const plainly = there.answer.found ? there : await asked(second, [known.article]);
    return !plainly.answer.found && articleOf(half, one) === undefined ? half : plainly;
  }
}

/** The article that answers, if it is none of those that answer the first half. */
function articleOf({ answer }: Half, one: Half): string | undefined {
  const [best] = answer.found ? answer.quotes : [];
  return best && !articlesOf(one.answer.quotes).includes(best.article) ? best.article : undefined;
}

function articlesOf(quotes: readonly Quote[]): string[] {
  return quotes.flatMap(({ article, also }) => [article, ...also.map((source) => source.article)]);
}

/** Whether it says itself what it is about. */
function namesSomething(question: string): boolean {
  const names = namesIn(question);
  return names.length > FEW || names.some(({ start }) => start > 0 && /^[\p{Lu}\p{N}]/u.test(question.slice(start)));
}

/** Whether an article has one of the words, or all, or is in another script, in which they are spelt otherwise. */
async function tellsOf(key: string, lent: readonly string[], library: Library, how: "one" | "all" = "one"): Promise<boolean> {
  const article = await library.articleByKey(key);
  const there = words(article?.text ?? "").map(({ folded }) => folded);
  const asked = lent.flatMap((word) => words(word).map(({ folded }) => folded));
  const stems = new Set(there.map(stem));
  const has = (word: string) => stems.has(stem(word));
  return how === "all" ? asked.every(has) : commonestScript(there) !== commonestScript(asked) || asked.some(has);
}
