import type { Article, Block } from "../articles/article.ts";
import type { Span } from "../language/span.ts";
import { LONGEST, sentences } from "../language/sentences.ts";

/** A stretch of an article's body that is searched as one: a few whole sentences. */
export interface Passage extends Span {
  sentences: Span[];
}

/** Words in a passage: a full one is closed, a rest shorter than the least joins the one before. */
const FULL = 60;
const LEAST = 25;
const MOST = 110;

/**
 * The passages of an article's body, in order, each a run of whole sentences of
 * about 60-120 words. Together they cover the body but for white space, and never
 * anything else: a passage does not reach across a link list in the middle of the text.
 */
export function split(article: Pick<Article, "text" | "blocks">): Passage[] {
  return runs(article).flatMap((run) => pack(article.text, run));
}

/** Sentences of body blocks with nothing but white space between them. What says little alone is one with the first behind it. */
function runs({ text, blocks }: Pick<Article, "text" | "blocks">): Span[][] {
  const result: Span[][] = [[]];
  let lead: Span | undefined;
  for (const block of blocks) {
    const run = result.at(-1)!;
    if (block.role !== "body") {
      if (lead) run.push(lead);
      lead = undefined;
      result.push([]);
      continue;
    }
    // Of what an interviewer says before he asks, nothing is said without the question.
    const found = block.leads && block.end - block.start <= LONGEST ? [{ start: block.start, end: block.end }] : sentencesOf(text, block);
    if (lead && found[0] && found[0].end - lead.start <= LONGEST) found[0] = { start: lead.start, end: found[0].end };
    else if (lead) run.push(lead);
    lead = block.leads && found.length === 1 ? found.pop() : undefined;
    run.push(...found);
  }
  if (lead) result.at(-1)!.push(lead);
  return result.filter((run) => run.length > 0);
}

/** What of a block stands by itself. A block is one paragraph: a line end in it is only where the margin was. */
export function sentencesOf(text: string, { row, start, end }: Block): Span[] {
  return row && end - start <= LONGEST ? [{ start, end }] : sentences(text, start, end, true);
}

function pack(text: string, run: Span[]): Passage[] {
  const groups: { sentences: Span[]; words: number }[] = [];
  for (const sentence of run) {
    const words = countWords(text.slice(sentence.start, sentence.end));
    const last = groups.at(-1);
    if (last && last.words < FULL && last.words + words <= MOST) {
      last.sentences.push(sentence);
      last.words += words;
    } else groups.push({ sentences: [sentence], words });
  }
  const rest = groups.at(-1);
  const before = groups.at(-2);
  if (rest && before && rest.words < LEAST && before.words + rest.words <= MOST) {
    before.sentences.push(...rest.sentences);
    groups.pop();
  }
  return groups.map((group) => ({
    start: group.sentences[0]!.start,
    end: group.sentences.at(-1)!.end,
    sentences: group.sentences,
  }));
}

/** Words as white space sets them off; a script without spaces counts two characters a word. */
function countWords(text: string): number {
  const spaced = text.split(/\s+/).filter(Boolean).length;
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return spaced + ideographs / 2;
}
