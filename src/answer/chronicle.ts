import { apart, type Days, daysOf } from "../articles/facts/period.ts";
import { onlySounding } from "../search/names.ts";
import { type Choice, type Chosen, alike, USUAL_QUOTES } from "./choose.ts";
import type { Heard, ReadHit } from "./confidence.ts";
import { sentencesOf } from "./judge.ts";

/** How much of what news is asked about a passage has to meet, on the average of the words, and each. In another language by meaning alone: a little less. */
const ABOUT = { same: 0.7, cross: 0.6 };
const EACH = 0.4;
/** What is of the day that was asked for is what was asked for. */
const SURE = 0.95;

/**
 * What to quote where news is asked for: of each article of the days, or of the newest, how it
 * begins, or the sentence that names the day. None where nothing is of these days, or about what was asked.
 */
export function chronicle(ranked: Heard, top: number): Chosen {
  const { days, news, terms } = ranked.question;
  const likely = ranked.hits.filter((hit) => (days ? hit.standing === "published" || hit.standing === "told" : hit.published) && isAbout(ranked, hit));
  const anything = terms.length === 0;
  likely.sort((a, b) => {
    const first = news === "latest" || !days ? (b.published ?? "").localeCompare(a.published ?? "") : Number(b.standing === "published") - Number(a.standing === "published");
    // Where it may be about anything an article is told by how it begins.
    return first || (anything ? a.passage.id - b.passage.id : b.score - a.score);
  });
  const choices: Choice[] = [];
  const seen = new Set<number>();
  for (const hit of likely) {
    if (choices.length === top) break;
    if (seen.has(hit.passage.article)) continue;
    seen.add(hit.passage.article);
    const choice = choiceOf(ranked, hit);
    const same = top <= USUAL_QUOTES ? choices.find((other) => alike(other, choice)) : undefined;
    if (same) same.also.push(hit);
    else choices.push(choice);
  }
  return { ...ranked, sentences: choices.flatMap(({ sentences }) => sentences), choices, confidence: choices.length > 0 ? SURE : 0 };
}

function isAbout(ranked: Heard, hit: ReadHit): boolean {
  const { question, matcher, late } = ranked;
  const { context, passage, regime } = hit;
  const { terms } = question;
  if (terms.length === 0) return true;
  const sounding = onlySounding(ranked, hit);
  const there = matcher.termsIn(context.words, passage.title);
  const soft = late.support(...context.tokens);
  const met = terms.map((_, i) => (there.has(i) && !sounding.has(i) ? 1 : soft[i]!));
  return Math.min(...met) >= EACH && met.reduce((sum, value) => sum + value, 0) / met.length >= ABOUT[regime];
}

/** The sentence that names the day; else the first that has most of the words; else the first. */
function choiceOf(ranked: Heard, hit: ReadHit): Choice {
  const sentences = sentencesOf(ranked, hit, 0);
  const most = Math.max(...sentences.map(({ features }) => features.words));
  const sentence = sentences[hit.tells ?? sentences.findIndex(({ features }) => features.words === most)]!;
  return { hit, start: sentence.start, end: sentence.end, sentences: [sentence], chance: 1, also: [], confidence: SURE };
}

/** Those nearest in time to the days, the nearest first. */
export function nearestInTime<Dated extends { date: string | null }>(articles: Dated[], days: Days): Dated[] {
  const distance = ({ date }: Dated) => Math.min(Math.abs(apart(days.from, daysOf(date!).from)), Math.abs(apart(days.to, daysOf(date!).to)));
  return articles.filter(({ date }) => date !== null).sort((a, b) => distance(a) - distance(b));
}
