import type { Block } from "../../articles/article.ts";
import { sentences } from "../../language/sentences.ts";
import { contains, overlap, type Span } from "../../language/span.ts";
import type { Answering, Reading } from "../../reading/reading.ts";

/** A question that a text asks itself, and the sentence behind it. */
interface Asked {
  question: Span;
  reply?: Span;
  /** It is a line that its answer stands under: all of the line asks, though its first sentence may look as if it told. */
  interview: boolean;
}

const ASKS = /[?؟？][)*_]*$/u;
/** What stands before the words of a line, and behind those of a sentence. */
const BEFORE = /^[^\p{L}\p{N}"'“«„(]+/u;
const BEHIND = /[\s.。*_]+$/u;

/**
 * What was read, without what the text only asks: of "Is it true that you found gold? No, copper." the second. What goes on
 * from a question into its reply begins with the reply; and where the reader saw nothing but the question, the reply answers.
 * In an interview it does so wherever it is asked whether something is so, as nobody else says that.
 * @param blocks of the article. @param offset of the text in it. @param either whether it is asked for no number, day, name ...
 */
export function replied(reading: Reading, text: string, blocks: string, offset: number, either: boolean): Reading {
  if (!/[?؟？]/u.test(text)) return reading;
  const asked = questionsOf(text, JSON.parse(blocks) as Block[], offset);
  const told: Answering[] = [];
  const replies: Answering[] = [];
  for (const span of reading.spans) {
    const over = asked.find(({ question }) => overlap(span, question));
    const { question, reply, interview } = over ?? {};
    const behind = question && span.end > question.end ? inner(text, { start: question.end, end: span.end }) : undefined;
    if (!over) (asksOn(text, span) ? replies : told).push(either ? withYes(text, span, asked) : span);
    else if (behind && reply) told.push({ ...span, ...behind });
    else if (reply) (interview && either ? told : replies).push({ ...span, ...inner(text, reply) });
  }
  const spans = (told.length > 0 ? told : replies).filter((span, i, all) => all.findIndex(({ start, end }) => start === span.start && end === span.end) === i);
  return spans.length > 0 ? { ...reading, spans } : reading;
}

/** The questions of a text, from its interviews and from its sentences. */
function questionsOf(text: string, blocks: Block[], offset: number): Asked[] {
  const lines = blocks
    .filter(({ leads, row }) => leads && !row)
    .map(({ start, end }) => ({ start: start - offset, end: end - offset }))
    .filter(({ start, end }) => start >= 0 && end <= text.length && ASKS.test(text.slice(start, end)));
  const all = sentences(text);
  const inLine = (span: Span) => lines.some((line) => contains(line, span));
  const alone = all.filter((span) => !inLine(span) && ASKS.test(text.slice(span.start, span.end)));
  const replyTo = ({ end }: Span) => all.find(({ start }) => start >= end);
  const found = (question: Span, interview: boolean): Asked => {
    const reply = replyTo(question);
    return { question, interview, ...(reply && !alone.includes(reply) && !inLine(reply) && { reply }) };
  };
  return [...lines.map((line) => found(line, true)), ...alone.map((sentence) => found(sentence, false))];
}

/** Whether it stands before a question mark, as in what somebody is said to have asked. */
function asksOn(text: string, { start, end }: Span): boolean {
  return /[?؟？]$/u.test(text.slice(start, end)) || /^[^.!?؟？\n]*[?؟？]/u.test(text.slice(end));
}

/** "No. | The house is real": of an interview the word that says it all goes with what is said right behind it. */
function withYes(text: string, span: Answering, asked: Asked[]): Answering {
  const word = asked.find(({ reply, interview }) => interview && reply && reply.end <= span.start && text.slice(reply.end, span.start).trim() === "")?.reply;
  return word && !/\s/.test(text.slice(inner(text, word).start, word.end)) ? { ...span, start: inner(text, word).start } : span;
}

/** Without the dash or bullet before it, and the full stop behind. */
function inner(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  const from = start + (BEFORE.exec(said)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, end - (BEHIND.exec(said)?.[0].length ?? 0)) };
}
