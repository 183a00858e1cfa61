import type { Block } from "../articles/article.ts";
import { corrections } from "../articles/claims/corrections.ts";
import { beginning } from "../language/questions/asking.ts";
import type { Library } from "../library/library.ts";
import type { Read } from "../reading/reader.ts";
import type { Reading } from "../reading/reading.ts";
import type { Ranked } from "../search/rank.ts";
import { asPrinted } from "../search/identities.ts";
import type { Identified } from "../search/identify.ts";
import { type ReadPassage, type Regime, WEIGHTS, weigh } from "../search/weights.ts";
import { putRight } from "./heard/heard.ts";
import { replied } from "./heard/replies.ts";
import { around } from "./around.ts";
import { readCorrections } from "./witnesses/correct.ts";
import { outcomes } from "./heard/outcome.ts";
import { placed, repeated } from "./heard/repeated.ts";
import { isStray } from "./witnesses/strays/stray.ts";
import { asListed, eitherWay } from "./tables/listed.ts";
import { ANSWERED, clip, evidence, type Heard, HOLDS, MOST_ODDS, oddsOf, type ReadHit, searchOdds, WITNESS } from "./confidence.ts";

/** Passages read at once; and of one question at the most. */
export const AT_ONCE = 2;
const MOST_READ = 6;
/** And in the question's own script so many at least. */
const OWN = 2;
/** And so many corrections in their articles, which are few, and must not be missed. */
const CORRECTIONS = 4;
/** What by the search alone could be held against another answer. Log-odds. */
const LIKELY = oddsOf(WITNESS);
/** What the reader says of a passage that it takes for no answer. Log-odds. */
const DENIED = -1;
/** Between the last that was read and the first that was not. Log-odds. */
const APART = 0.01;

/**
 * Reads the best passages, and further ones until none that is left could well come first, and ranks anew by what
 * they say. Nothing is read where key words are given, which nothing answers, nor where even the surest reading would not make an answer of what was found.
 * @param always what does not answer is shown as well, so that its order counts.
 */
export async function consult(ranked: Ranked & Partial<Identified>, library: Library, reader: Read | undefined, always = false): Promise<Heard> {
  if (!reader || ranked.hits.length === 0 || (ranked.question.asks === "topic" && ranked.hits[0]!.regime === "same") || hopeless(ranked)) return ranked;
  const [hits, others] = readable(ranked.hits);
  const articles = await library.articlesBy([...new Set(hits.map(({ passage }) => passage.article))]);
  const windows = hits.map(({ passage }) => {
    const { title, text, blocks } = articles.get(passage.article)!;
    return { title: title ?? "", text: text.slice(passage.start, passage.end), around: around(ranked.question.text, passage, title ?? "", text, JSON.parse(blocks) as Block[]) };
  });
  const texts = windows.map(({ text }) => text);
  const whole = [...articles.values()].flatMap(({ title, text }) => [title ?? "", text]);
  // Of "in 2014 and in 2021" what no article has is not asked.
  const known = (ranked.absent ?? []).reduce((question, { joined = "" }) => question.replace(joined, ""), ranked.question.text);
  const asked = asPrinted(known, texts);
  const read = eitherWay(reader, asked, asListed(asked, texts));
  const answering = (reading: Reading, i: number) => replied(reading, texts[i]!, articles.get(hits[i]!.passage.article)!.blocks, hits[i]!.passage.start, ranked.question.wanted === undefined);
  const odds = hits.map((hit) => searchOdds(ranked, hit));
  const likely = hits.map((hit, i): ReadHit => ({ ...hit, searched: hit.score, odds: odds[i]! }));
  for (const hit of likely) hit.score = combined(hit);
  const listen = async (asked: string, some: number[], begun: boolean) => {
    const shown = some.map((i) => windows[i]!);
    const readings = await outcomes(ranked.question.text, asked, shown, await read(asked, shown, begun), read);
    for (const [k, i] of some.entries()) {
      const { passage, reading: before } = likely[i]!;
      const reading = putRight(ranked.question.text, windows[i]!, articles.get(passage.article)!.text, answering(readings[k]!, i));
      const off = isStray(asked, { window: windows[i]!, article: articles.get(passage.article)!.text, start: passage.start, texts: whole }, reading);
      // What is read again counts where it says more.
      if (before && (off || reading.answers <= before.answers)) continue;
      if (off) likely[i]!.strange = true;
      // What was said before stands where it stood.
      if (before && before.answers >= HOLDS) hear(likely[i]!, { ...before, answers: reading.answers });
      else hear(likely[i]!, placed(off ? { ...reading, answers: -MOST_ODDS } : reading, passage.start));
    }
  };
  for (let left = [...likely.keys()]; left.length > 0 && !settled(likely, left) && (always || !inVain(likely, left)); ) {
    const two = left.slice(0, AT_ONCE);
    await listen(asked, two, left.length < likely.length);
    left = left.filter((i) => !two.includes(i));
    for (const hit of two.map((i) => likely[i]!)) {
      for (const i of left) {
        const said = repeated(ranked, hit, articles.get(hit.passage.article)!.text, likely[i]!, texts[i]!);
        if (said) hear(likely[i]!, said);
      }
    }
    left = left.filter((i) => !likely[i]!.reading);
  }
  // Where one says whether it is so, the reader takes what says the opposite for an answer only to the plain words, and what says the same for more of one.
  const plain = asked.slice(beginning(asked));
  const said = likely.filter(({ reading }) => reading && reading.answers >= HOLDS);
  const isOnly = (hit: ReadHit) => said.length === 1 && said[0] === hit;
  if (plain !== asked && said.length > 0) await listen(plain, [...likely.keys()].filter((i) => likely[i]!.reading && !likely[i]!.strange && !isOnly(likely[i]!)), true);
  const opened = new Set(likely.flatMap(({ reading, passage }) => (reading ? [passage.article] : [])));
  const corrected = [...articles.values()]
    .filter(({ id }) => opened.has(id))
    .flatMap(({ id, title, text, blocks }) => corrections(title ?? "", text, JSON.parse(blocks) as Block[]).map((span) => ({ ...span, article: id, title: title ?? "", text: text.slice(span.start, span.end) })))
    .slice(0, CORRECTIONS);
  const corrects = await readCorrections(asked, corrected.map(({ title, text }) => ({ title, text })), read);
  // What was not read must not win by that: whoever answers was read. Nor what was not even likely.
  below(likely.filter(({ reading }) => reading), likely.filter(({ reading }) => !reading));
  const unlikely = others.map((hit): ReadHit => ({ ...hit, searched: hit.score }));
  below(likely, unlikely);
  const heard = [...likely, ...unlikely].sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return { ...ranked, hits: heard, read: articles, corrections: corrected.map((correction, i) => ({ ...correction, reading: corrects[i]! })) };
}

/** What may be read, and the others: the best, and the best in the question's own script: what words are worth, and what meanings alone, compare badly. */
function readable<H extends { regime: Regime }>(hits: H[]): [H[], H[]] {
  const may = new Set([...hits.slice(0, MOST_READ), ...hits.filter(({ regime }) => regime === "same").slice(0, OWN)]);
  return [hits.filter((hit) => may.has(hit)), hits.filter((hit) => !may.has(hit))];
}

/** Moves all the others, as far from each other as they are, below the least of the first. */
function below(first: ReadHit[], others: ReadHit[]): void {
  const over = Math.max(...others.map(({ score }) => score)) - Math.min(...first.map(({ score }) => score)) + APART;
  for (const hit of others) hit.score -= Math.max(over, 0);
}

/**
 * Whether the best that was read leads all that was not by more than reading them would make good, and none of
 * these is likely, by the search alone, to be another answer. @param left the places of those that were not.
 */
export function settled(hits: Pick<ReadHit, "score" | "odds">[], left: number[]): boolean {
  const unread = new Set(left);
  const best = (read: boolean) => Math.max(...hits.filter((_, i) => unread.has(i) !== read).map(({ score }) => score));
  return left.length < hits.length && best(true) - best(false) >= WEIGHTS.read.settled && left.every((i) => hits[i]!.odds! < LIKELY);
}

/** Whether nothing that was read answers, and none of what is left is likely enough, by the search alone, to be read after that. @param left the places of what was not read */
export function inVain(hits: Pick<ReadHit, "odds" | "reading">[], left: number[]): boolean {
  return left.length < hits.length && hits.every(({ reading }) => !reading || reading.answers < DENIED) && left.every((i) => hits[i]!.odds! < WEIGHTS.read.vain);
}

function hear(hit: ReadHit, reading: Reading): void {
  hit.reading = reading;
  hit.score = combined(hit);
}

/** What speaks for a passage once the best were read. */
export function passageFeatures(hit: ReadHit): Record<ReadPassage, number> {
  return { score: hit.searched!, odds: hit.odds!, answers: hit.reading ? clip(hit.reading.answers) : 0 };
}

/** What search and reading say together; of what was not read, search alone. */
export function combined(hit: ReadHit): number {
  return weigh(WEIGHTS.read.passage[hit.regime], passageFeatures(hit));
}

function hopeless(ranked: Ranked): boolean {
  const best = ranked.hits[0]!;
  return weigh(WEIGHTS.read.confidence[best.regime], evidence(ranked, best, MOST_ODDS, [])) < oddsOf(ANSWERED);
}
