import type { Block } from "../../articles/article.ts";
import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../language/span.ts";
import { type Word, words } from "../../language/words.ts";
import type { ArticleRow } from "../../library/format/schema.ts";
import { isAmong, type Part, type Sought, tellsOfAll } from "./sought.ts";

/** What stands before the words of an item, and what parts a name from what is said of it. */
const BULLET = /^(?:[-*•·●▪–—]|\p{Nd}{1,2}[.)])\s+/u;
const APART = /\s*[,،:;(|]|\s[-–—]\s/u;
/** A line of more words, or that ends like a sentence, is no item, unless a sign before it says so; and a heading without a colon has no more than these. */
const LONGEST = 14;
const LONGEST_BULLETED = 40;
const HEADING = 4;
const COLON = /[:：][*_]*$/u;
const STOP = /[.!?؟…]$/u;
/** What parts an item from the next, of which the last may end like a sentence. */
const GOING_ON = /[,،;؛]$/u;
const PARTING = /[,،;؛.\s]+$/u;

/**
 * The lines of the list in which the reader marked one, where the question names its heading, and nothing that only some of
 * them have: all that it asks for. Of each what was marked of the one: its name, or all of it. What is needed a list tells
 * under a heading with a colon that may put it otherwise, and its items qualify: of these all is marked.
 */
export function linesOf(sought: Sought, mark: Span, article: ArticleRow, blocks: Block[]): Part[] | undefined {
  const { text, title } = article;
  const at = blocks.findIndex(({ start, end }) => mark.start >= start && mark.start < end);
  const said = (block: Block) => text.slice(block.start, block.end);
  const isProse = (block: Block | undefined) => block === undefined || block.role === "title" || STOP.test(said(block));
  const heads = (block: Block, i: number) =>
    !block.row && (block.role === "title" || COLON.test(said(block)) || (block.role === "body" && isProse(blocks[i - 1]) && !isProse(block) && !BULLET.test(said(block)) && words(said(block)).length <= HEADING));
  const head = blocks.slice(0, at + 1).findLastIndex(heads);
  if (at < 0 || head < 0 || sought.day !== undefined) return undefined;
  const items = itemsBehind(blocks.slice(head + 1), said);
  const own = items.indexOf(blocks[at]!);
  // A list may be announced at the end of a paragraph.
  const announcing = sentences(text, blocks[head]!.start, blocks[head]!.end).at(-1);
  if (!announcing || items.length < 2 || (own < 0 && mark.start < announcing.start)) return undefined;
  const needs = sought.needs && COLON.test(said(blocks[head]!));
  const heading = words(text.slice(announcing.start, announcing.end));
  const around = needs ? words(text.slice(0, items[0]!.start) + text.slice(items.at(-1)!.end)) : [];
  const known = [...heading, ...words(title ?? ""), ...around];
  const some = (word: Word) => items.filter((item) => isAmong(words(said(item)), word)).length;
  if (sought.named.some((word) => !isAmong(known, word) && some(word) > 0)) return undefined;
  if (!needs && (!sought.named.some((word) => isAmong(heading, word)) || !tellsOfAll(sought, article))) return undefined;
  const whole = items.map((item) => ({ start: item.start + (BULLET.exec(said(item))?.[0].length ?? 0), end: item.end - (PARTING.exec(said(item))?.[0].length ?? 0) }));
  const named = whole.map((item) => ({ start: item.start, end: item.start + (APART.exec(text.slice(item.start, item.end))?.index ?? item.end - item.start) }));
  const byName = !needs && (own < 0 || (mark.start === whole[own]!.start && (mark.end <= named[own]!.end || mark.end > whole[own]!.end)));
  const above = blocks[head]!.role === "title" ? [] : [announcing];
  return [...above, ...items.map((item, i) => ({ start: item.start, end: item.end, mark: (byName ? named : whole)[i]! }))];
}

/** The lines right behind a heading that are items of one list: with signs before them all, or none. */
function itemsBehind(behind: Block[], said: (block: Block) => string): Block[] {
  const bulleted = behind[0] !== undefined && BULLET.test(said(behind[0]));
  const ends = (i: number) => STOP.test(said(behind[i]!)) && !(i > 0 && GOING_ON.test(said(behind[i - 1]!)));
  // "2. A photograph of the applicant": a sign tells of what kind a line is, whatever it looks like by itself.
  const isItem = (block: Block, i: number) => (bulleted || block.role === "body") && !block.row && BULLET.test(said(block)) === bulleted && (bulleted || !ends(i)) && words(said(block)).length <= (bulleted ? LONGEST_BULLETED : LONGEST);
  const end = behind.findIndex((block, i) => !isItem(block, i));
  return end < 0 ? behind : behind.slice(0, end);
}
