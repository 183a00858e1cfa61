import type { Block } from "../articles/article.ts";
import { isNamed, isNear } from "../articles/claims/contests/names.ts";
import { sentences } from "../language/sentences.ts";
import { script } from "../language/skeleton.ts";
import type { Span } from "../language/span.ts";
import { areForms } from "../language/stem.ts";
import { STOPWORDS } from "../language/lists/stopwords.ts";
import { type Word, words } from "../language/words.ts";
import type { Window } from "../reading/layout.ts";

/** More of a paragraph than is read with a passage. UTF-16 units. */
const NEAR = 1000;
/** A line of prose, where a heading has none. */
const TOLD = /[.!?؟…]["”»’)]*\s*$/u;

/**
 * What stands before and behind a passage in the paragraphs that it begins and ends in. Where neither they nor the title have a name
 * of the question, and the passage calls what has it by its kind, which the question does not say, the sentence that introduced it
 * comes right before the passage: "The barge was built in 1958" is read for the Lady Maud behind "The barge Lady Maud was freed".
 */
export function around(question: string, { start, end }: Span, title: string, text: string, blocks: Block[]): NonNullable<Window["around"]> {
  const from = blocks.find((block) => block.start <= start && start < block.end)?.start ?? start;
  const to = blocks.find((block) => block.start < end && end <= block.end)?.end ?? end;
  const before = text.slice(Math.max(from, start - NEAR), start);
  const after = text.slice(end, Math.min(to, end + NEAR));
  const passage = text.slice(start, end);
  const known = words(`${title}\n${before}\n${passage}\n${after}`);
  const asked = words(question);
  const lacking = asked.filter((word) => !STOPWORDS.has(word.folded) && !isAmong(word, known));
  // Whoever says "in the bay of Maud" is understood without.
  const isKind = (word: Word) => isAmong(word, words(passage)) && !isAmong(word, asked);
  const told = lacking.length > 0 ? introduction(lacking, isKind, text, blocks.filter((block) => block.end <= from)) : undefined;
  return { before: told === undefined ? before : `${before}\n${told}\n`, after };
}

/** The first sentence of the paragraphs before in which such a name stands right behind its kind; none beyond a heading, where another matter begins. */
function introduction(names: Word[], isKind: (word: Word) => boolean, text: string, blocks: Block[]): string | undefined {
  const heading = blocks.findLastIndex(({ role, start, end }) => role === "body" && !TOLD.test(text.slice(start, end)));
  for (const { start, end } of blocks.slice(heading + 1).filter(({ role }) => role === "body")) {
    const paragraph = text.slice(start, end);
    const found = sentences(paragraph).find((sentence) => introduces(paragraph.slice(sentence.start, sentence.end), names, isKind));
    if (found) return paragraph.slice(found.start, found.end);
  }
  return undefined;
}

/** "The grain barge | Lady Maud", "баржа | «Ветер»": where there are capitals a name has one, and its kind has none, unless it begins the sentence. */
function introduces(sentence: string, names: Word[], isKind: (word: Word) => boolean): boolean {
  const all = words(sentence);
  return all.some((word, i) => {
    const kind = all[i - 1];
    if (!kind || !isNear(sentence, kind, word) || !isNamed(sentence, word) || (i > 1 && isNamed(sentence, kind)) || STOPWORDS.has(kind.folded)) return false;
    return isAmong(word, names) && isKind(kind);
  });
}

function isAmong({ folded }: Word, some: Word[]): boolean {
  return some.some((word) => folded === word.folded) || some.some((word) => areForms(folded, word.folded) && script(folded) === script(word.folded));
}
