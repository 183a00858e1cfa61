import { holds } from "../../language/questions/asks.ts";
import { contains, type Span } from "../../language/span.ts";
import type { Reading } from "../../reading/reading.ts";
import type { Ranked } from "../../search/rank.ts";
import { HOLDS, type ReadHit } from "../confidence.ts";

/**
 * What was read of a passage, of another that has the very sentence that answers and every word of the question that the
 * first meets, and nothing else that could answer: a story in ten papers is read once. Undefined where it is to be read by itself.
 * @param text of the article of the first. @param window of the other.
 */
export function repeated({ question, matcher }: Ranked, { reading, passage, context }: ReadHit, text: string, other: ReadHit, window: string): Reading | undefined {
  const { answers, spans } = reading!;
  const sentence = passage.sentences.find((one) => spans[0] && contains(one, spans[0]));
  if (!sentence || answers < HOLDS) return undefined;
  const at = window.indexOf(text.slice(sentence.start, sentence.end));
  if (at < 0) return undefined;
  const asked = matcher.termsIn(context.words, passage.title);
  const there = matcher.termsIn(other.context.words, other.passage.title);
  // "Yes." stands behind many questions.
  const tells = (words: Int32Array) => matcher.termsIn(words).size * 2 >= Math.max(asked.size, 1);
  if (!tells(passage.words.subarray(sentence.words, sentence.wordsEnd)) || ![...asked].every((term) => there.has(term))) return undefined;
  const said = new Set(question.terms.map(({ word }) => word.folded));
  const { start, words, sentences } = other.passage;
  const adds = sentences.some((one) => {
    if (text.includes(window.slice(one.start - start, one.end - start))) return false;
    return tells(words.subarray(one.words, one.wordsEnd)) || (question.wanted && holds(question.wanted, matcher.folded(words, one.words, one.wordsEnd), said));
  });
  return adds ? undefined : placed({ ...reading!, spans: spans.filter((span) => contains(sentence, span)) }, start + at - sentence.start);
}

/** A reading with its spans so much further on. */
export function placed(reading: Reading, offset: number): Reading {
  const moved = <S extends Span>(span: S): S => ({ ...span, start: span.start + offset, end: span.end + offset });
  return { ...reading, spans: reading.spans.map(moved) };
}
