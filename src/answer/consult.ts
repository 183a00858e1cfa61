import type { Block } from "../articles/article.ts";
import { corrections } from "../articles/claims/corrections.ts";
import type { Span } from "../language/span.ts";
import type { Library } from "../library/library.ts";
import type { Read } from "../reading/reader.ts";
import type { Reading } from "../reading/reading.ts";
import type { Hit, Ranked } from "../search/rank.ts";
import { asPrinted } from "../search/identities.ts";
import type { Identified } from "../search/identify.ts";
import { type ReadPassage, WEIGHTS, weigh } from "../search/weights.ts";
import { clip, evidence, type Heard, MOST_ODDS, type ReadHit } from "./confidence.ts";

/** The best passages are read; more would cost more time than they are worth. */
const READ = 4;
/** And so many corrections in their articles, which are few, and must not be missed. */
const CORRECTIONS = 4;
/** Between the last that was read and the first that was not. Log-odds. */
const APART = 0.01;

/**
 * Reads the best passages and ranks anew by what they say. Nothing is read where
 * even the surest reading would not make an answer of what was found.
 */
export async function consult(ranked: Ranked & Partial<Identified>, library: Library, read: Read | undefined): Promise<Heard> {
  if (!read || ranked.hits.length === 0 || hopeless(ranked)) return ranked;
  const hits = ranked.hits.slice(0, READ);
  const articles = await library.articlesBy([...new Set(hits.map(({ passage }) => passage.article))]);
  const windows = hits.map(({ passage }) => {
    const { title, text } = articles.get(passage.article)!;
    return { title: title ?? "", text: text.slice(passage.start, passage.end) };
  });
  const corrected = [...articles.values()].flatMap(({ id, title, text, blocks }) => corrections(title ?? "", JSON.parse(blocks) as Block[]).map((span) => ({ ...span, article: id, title: title ?? "", text: text.slice(span.start, span.end) }))).slice(0, CORRECTIONS);
  const question = asPrinted(ranked.question.text, windows.map(({ text }) => text));
  const readings = await read(question, [...windows, ...corrected.map(({ title, text }) => ({ title, text }))]);
  const heard = ranked.hits.map((hit, i): ReadHit => {
    const reading = i < hits.length ? placed(readings[i]!, hit.passage.start) : undefined;
    return { ...hit, ...(reading && { reading }), searched: hit.score, score: weigh(WEIGHTS.read.passage[hit.regime], passageFeatures(hit, reading)) };
  });
  // What was not read must not win by that: whoever answers was read.
  const least = Math.min(...heard.flatMap(({ reading, score }) => (reading ? [score] : [])));
  const unread = heard.filter(({ reading }) => !reading);
  const over = Math.max(0, ...unread.map(({ score }) => score - least)) + APART;
  for (const hit of unread) hit.score -= over;
  heard.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return { ...ranked, hits: heard, read: articles, corrections: corrected.map((correction, i) => ({ ...correction, reading: readings[hits.length + i]! })) };
}

/** What speaks for a passage once the best were read. */
export function passageFeatures(hit: Hit, reading: Reading | undefined): Record<ReadPassage, number> {
  return { score: hit.score, answers: reading ? clip(reading.answers) : 0, unread: reading ? 0 : 1 };
}

function hopeless(ranked: Ranked): boolean {
  const best = ranked.hits[0]!;
  return weigh(WEIGHTS.read.confidence[best.regime], evidence(ranked, best, MOST_ODDS, [])) < 0;
}

function placed(reading: Reading, offset: number): Reading {
  const moved = <S extends Span>(span: S): S => ({ ...span, start: span.start + offset, end: span.end + offset });
  return { ...reading, spans: reading.spans.map(moved) };
}
