import { type Claim, claim, type Fact } from "../../articles/claims/claims.ts";
import { retracted } from "../../articles/claims/corrections.ts";
import { compared } from "../../articles/claims/sameness.ts";
import { contains, type Span } from "../../language/span.ts";
import type { Read } from "../../reading/reader.ts";
import type { Reading } from "../../reading/reading.ts";
import type { Choice, Chosen } from "../choose.ts";
import type { Correction, ReadHit } from "../confidence.ts";
import { statement } from "./statement.ts";

/** A correction is quoted whole, and not where it is longer; UTF-16 units. */
const LONGEST = 700;

/**
 * Readings of corrections. Where the reader saw nothing but what is taken back, that is left out and the rest read again:
 * "we wrote that it is 780 metres long; it is 870".
 * @param corrections each with its title and its text
 */
export async function readCorrections(asked: string, corrections: { title: string; text: string }[], read: Read): Promise<Reading[]> {
  const readings = await read(asked, corrections, true);
  const again = corrections.flatMap(({ title, text }, i) => {
    const takenBack = isTakenBack(text);
    const { spans: [best, ...others] } = readings[i]!;
    if (!best || ![best, ...others].every(takenBack)) return [];
    return [{ i, title, text: `${text.slice(0, best.start)}${" ".repeat(best.end - best.start)}${text.slice(best.end)}`, takenBack }];
  });
  const without = again.length > 0 ? await read(asked, again.map(({ title, text }) => ({ title, text })), true) : [];
  for (const [k, { i, takenBack }] of again.entries()) {
    const right = without[k]!.spans.filter((span) => !takenBack(span));
    if (without[k]!.answers >= 0) readings[i] = { ...readings[i]!, spans: [...right, ...readings[i]!.spans] };
  }
  return readings;
}

/** Whether a span of a correction is of what it says was wrong. */
function isTakenBack(text: string): (span: Span) => boolean {
  const wrong = retracted(text);
  return (span) => wrong.some((told) => span.start < told.end && span.end > told.start);
}

/**
 * A correction outweighs what it corrects: one that answers is quoted first; one that only takes
 * something back stands behind what is quoted; and what either denies is marked as corrected.
 * @param fold as for readers; else each stands for itself.
 */
export function correct(chosen: Chosen, fold: boolean): Chosen {
  const corrections = (fold && chosen.corrections) || [];
  return { ...chosen, choices: corrections.reduce((choices, correction) => corrected(chosen, choices, correction), chosen.choices) };
}

function corrected(chosen: Chosen, choices: Choice[], { article, start, end, text, reading }: Correction): Choice[] {
  if (choices.length === 0 || end - start > LONGEST) return choices;
  const part = (span: Span) => claim(text.slice(span.start, span.end));
  const wrong = retracted(text);
  // Where it says what was wrong, nothing else was.
  const named = wrong.some((told) => part(told).facts.length > 0);
  const others = choices.flatMap((choice) => (choice.hit.passage.article === article ? outside(choice, { start, end }) : [choice]));
  const answers = new Map(others.map((choice) => [choice, statement(choice, chosen).answer?.claim]));
  const denied = others.filter((choice) => wrong.some((told) => holds(part(told), answers.get(choice))));
  const takenBack = isTakenBack(text);
  const rightly = (hit: ReadHit): ReadHit => ({ ...hit, ...(hit.reading && { reading: { ...hit.reading, spans: hit.reading.spans.filter((span) => !takenBack({ start: span.start - start, end: span.end - start })) } }) });
  const right = reading.spans.find((span) => !takenBack(span)) ?? instead(part({ start: 0, end: text.length }), denied.flatMap((choice) => answers.get(choice)!.facts), takenBack);
  if (reading.answers < 0 && denied.length === 0) return choices.map((choice) => (choice.hit.passage.article === article && choice.start >= start && choice.start < end ? { ...choice, hit: rightly(choice.hit), corrects: true } : choice));

  const own = choices.find(({ hit }) => hit.passage.article === article) ?? choices[0]!;
  const hit = own.hit.passage.article === article ? own.hit : chosen.hits.find(({ passage }) => passage.article === article)!;
  const placed = (span: Span) => ({ ...span, start: start + span.start, end: start + span.end });
  const spans = [...(right ? [{ ...right, score: 0 }] : []), ...reading.spans.filter((span) => span !== right && !takenBack(span))].map((span) => ({ ...span, ...placed(span) }));
  const itself: Choice = { ...own, hit: { ...hit, reading: { ...reading, spans } }, start, end, also: [], corrects: true, confidence: chosen.confidence };
  const rest: Choice[] = [];
  for (const choice of others) {
    const answer = answers.get(choice);
    const also = choice.also.filter(({ passage }) => passage.article !== article);
    const sameness = right && answer ? compared(part(right), answer) : "unlike";
    if (denied.includes(choice) || (!named && right && answer && sameness !== "same" && ofOneHouse(chosen, choice.hit.passage.article, article))) rest.push({ ...choice, also, corrected: true });
    else if (sameness === "same" && choice.hit.passage.article !== article) itself.also.push(choice.hit, ...also);
    else rest.push({ ...choice, also });
  }
  // What only takes back answers nothing.
  return right ? [itself, ...rest] : [...rest.slice(0, 1), itself, ...rest.slice(1)];
}

/** What is quoted of an article before its correction, where both are in one quote; nothing where that answers no more. */
function outside(choice: Choice, { start, end }: Span): Choice[] {
  if (choice.end <= start || choice.start >= end) return [choice];
  const sentences = choice.sentences.filter((sentence) => sentence.end <= start);
  const before = { ...choice, sentences, end: sentences.at(-1)?.end ?? choice.start };
  return choice.hit.reading?.spans.some((span) => contains(before, span)) ? [before] : [];
}

/** Of what a correction says that is not taken back, the last of the kind that is: "said 14; it is 41". */
function instead({ facts }: Claim, wrong: Fact[], takenBack: (span: Span) => boolean): Span | undefined {
  return facts.findLast((fact) => !takenBack(fact) && wrong.some(({ kind }) => kind === fact.kind));
}

/** An article, or two of one source: who corrects itself. */
function ofOneHouse({ read }: Chosen, one: number, other: number): boolean {
  const source = read?.get(one)?.source;
  return one === other || (source !== null && source !== undefined && source === read?.get(other)?.source);
}

/** What was told holds all numbers, days and names of an answer; or the answer all of these that were told, and more: "5 March", "Thursday 5 March at 7.30". */
function holds(told: Claim, answer: Claim | undefined): boolean {
  if (!answer) return false;
  const has = (one: Claim, other: Claim) => one.facts.every((fact) => other.facts.some((same) => compared({ ...one, facts: [fact] }, { ...other, facts: [same] }) === "same"));
  if (answer.facts.length > 0) return has(answer, told) || (told.facts.length > 0 && has(told, answer));
  return answer.words.length > 0 && answer.words.every(({ stem }) => told.words.some((other) => other.stem === stem));
}
