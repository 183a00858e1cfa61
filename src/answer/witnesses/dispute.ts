import { compared, type Sameness } from "../../articles/claims/sameness.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { script } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { words } from "../../language/words.ts";
import { WEIGHTS } from "../../search/weights.ts";
import { type Choice, type Chosen, USUAL_QUOTES } from "../choose.ts";
import { HOLDS, type ReadHit, WITNESS } from "../confidence.ts";
import { ofTwoTimes } from "./apart/ages.ts";
import { countsAnother, ofTwoParts } from "./apart/quantity.ts";
import { areRecipes, ofTwoSorts } from "./apart/sorts.ts";
import { ofTwoSubjects } from "./apart/subject.ts";
import { placesApart } from "./places.ts";
import { areOthers, countAlike, differ, inPlaceOf, isDenialOf, isNamedBy, mayBeOneName, type Statement, statement } from "./statement.ts";
import { toldOf } from "./strays/event.ts";
import { asksWhoIs } from "./whois.ts";

/** One of several answers to a question, and the choices that give it, the likeliest first. */
export type Side = Choice[];

export interface Disputed extends Chosen {
  /** Where articles give different answers; none where they do not. */
  sides: Side[];
}

/** Words for one thing are nearer than this by meaning (cosine). */
const APART = 0.35;
/** And those that qualify one word, where they say the same of it ("old", "ancient"). */
const OTHER = 0.25;
/** And causes across scripts, which are explained in more words than one (a blue tail's gas 0.3; another cause up to 0.15). */
const CAUSES = 0.2;
/** And how sure it must be of both; chosen as for numbers. */
const SURE = 0.9;
/** One or two small words. */
const JOINED = /^\s+\p{L}{1,4}(?:\s+\p{L}{1,4})?\s+$/u;
/** Of two places that are told as one event's it must be as sure as of numbers. */
const PLACES = 0.8;
/** What the reader must say of one that counts the same as the first, log-odds, and how likely it must be. */
const COUNTS = { answers: -1.5, confidence: 0.8 };

/**
 * Holds against each other what the articles answer, by the marked words alone. Those that differ
 * stand first, side by side, before what only adds to them.
 * @param fold as for readers; else each stands for itself.
 */
export async function dispute(chosen: Chosen, top: number, embedder: Embedder, fold: boolean): Promise<Disputed> {
  const sides: Side[] = [];
  const says = new Map<Choice, Statement>();
  const elsewhere = new Set<Choice>();
  const asked = new Set(chosen.question.terms.map(({ stem }) => stem));
  const holds = ({ hit }: Choice) => (hit.reading?.answers ?? -1) >= HOLDS;
  // What one and another call somebody only adds up: "a goalkeeper", "the captain".
  const witnesses = fold && !asksWhoIs(chosen.question.text) ? [...chosen.choices.filter(holds), ...chosen.choices.filter((choice) => !holds(choice))] : [];
  for (const choice of witnesses) {
    if (!choice.hit.reading || choice.confidence < WITNESS || [...says.keys()].some(({ hit }) => hit.passage.article === choice.hit.passage.article)) continue;
    const said = statement(choice, chosen);
    const [best] = says;
    if (!said.answer || (!holds(choice) && !(best && (isDenialOf(best[1], said, asked) || inPlaceOf(best[1], said, asked) || (isLikely(choice) && countAlike(best[1], said, asked)))))) continue;
    if (best && (await isOfAnother(chosen, best[0].hit, best[1], choice.hit, said, embedder))) {
      elsewhere.add(choice);
      continue;
    }
    if (best && (ofTwoTimes(chosen, best[0], best[1], choice, said) || (await tellsAnother(chosen, best[0], best[1], choice, said, embedder)))) continue;
    says.set(choice, said);
  }
  // What was expected contradicts no outcome, and stands behind it.
  const outcomes = [...says.keys()].filter((choice) => !says.get(choice)!.answer!.expected);
  for (const choice of outcomes.length > 0 ? outcomes : says.keys()) {
    const said = says.get(choice)!;
    const held = await Promise.all(sides.map(([first]) => against(chosen, first!, says.get(first!)!, choice, said, embedder)));
    const agreeing = held.indexOf("same");
    if (held.every((one) => one === "differ")) sides.push([choice]);
    else if (held.every((one, i) => one === (i === agreeing ? "same" : "differ"))) sides[agreeing]!.push(choice);
  }
  for (const side of sides) for (const choice of side) choice.also = choice.also.filter(({ passage }) => !sides.some((other) => other !== side && other.some(({ hit }) => hit.passage.article === passage.article)));
  const disputed = sides.length > 1 ? sides.map(([first]) => first!) : overtaken(chosen.choices[0], outcomes, says);
  const others = chosen.choices.filter((choice) => !choice.rival && !disputed.includes(choice) && !elsewhere.has(choice));
  // Beside an answer stands only what is sure to be one; with more asked for, all.
  const beside = fold && top <= USUAL_QUOTES ? others.filter((choice) => choice === chosen.choices[0] || !choice.hit.reading || choice.corrects || choice.confidence >= WEIGHTS.read.shown) : others;
  const choices = [...disputed, ...beside].slice(0, top);
  return { ...chosen, choices, confidence: Math.min(chosen.confidence, choices[0]?.confidence ?? 0), sides: sides.length > 1 ? sides : [] };
}

/** Whether the second is no other answer to the question: it is of another subject, event or sort, or counts something else. */
async function tellsAnother({ question: { text }, read }: Chosen, { hit }: Choice, first: Statement, { hit: other }: Choice, second: Statement, embedder: Embedder): Promise<boolean> {
  const [own, its] = [hit, other].map(({ passage }) => read?.get(passage.article));
  if (ofTwoEvents(text, first, second) || ofTwoSorts(first, second) || ofTwoParts(text, first, second)) return true;
  if (!own || !its) return false;
  return areRecipes(own.text, its.text) || ofTwoSubjects(text, own, first, its, second) || (await countsAnother(text, first, second, its.text, (one, word) => cosine(one, word, embedder)));
}

function isLikely({ hit, confidence }: Choice): boolean {
  return hit.reading!.answers >= COUNTS.answers && confidence >= COUNTS.confidence;
}

/** The outcome that is to stand before a first choice that says what was expected, where there is one that answers the same. */
function overtaken(first: Choice | undefined, outcomes: Choice[], says: Map<Choice, Statement>): Choice[] {
  const expected = first && says.get(first)?.answer;
  const outcome = expected?.expected && outcomes.find((choice) => compared(says.get(choice)!.answer!.claim, expected.claim) !== "unlike");
  return outcome ? [outcome] : [];
}

/**
 * Whether the second tells of something else that is called alike: the question asks for the chess club, which the first
 * has, and the second tells of the kite club, and nowhere near of chess. What qualifies a word stands behind it in Arabic.
 */
async function isOfAnother({ question: { terms, text }, matcher }: Chosen, hit: ReadHit, first: Statement, other: ReadHit, second: Statement, embedder: Embedder): Promise<boolean> {
  const asked = new Set(terms.map(({ stem }) => stem));
  const there = matcher.termsIn(other.context.words, other.passage.title);
  for (let i = 0; i + 1 < terms.length; i++) {
    const [one, next] = [terms[i]!.word, terms[i + 1]!.word];
    // "A ticket for the parade": in any script what it is for stands behind.
    const joined = isJoined(text, one, next);
    const step = joined || script(one.folded) === "arabic" ? 1 : -1;
    const [head, own] = step > 0 ? [i, i + 1] : [i + 1, i];
    if (there.has(own) || hit.regime !== "same" || other.regime !== "same") continue;
    const isNear = joined ? isJoined : isBeside;
    const beside = ({ answer }: Statement) => answer!.sentence.claim.words.flatMap((word, at, all) => (word.stem === terms[head]!.stem && all[at + step] && isNear(answer!.sentence.text, word, all[at + step]!) ? [all[at + step]] : []));
    if (!beside(first).some((word) => word?.stem === terms[own]!.stem)) continue;
    const instead = beside(second)[0];
    if (instead && !asked.has(instead.stem) && (await cosine(terms[own]!.word.folded, instead.folded, embedder)) < OTHER) return true;
  }
  return false;
}

/** Whether one tells the day of the event that is asked for, or what may be of any, and the other that of another: when the ship ran aground, when she sailed again. */
function ofTwoEvents(question: string, ...both: Statement[]): boolean {
  const told = both.map(({ answer }) => toldOf(question, answer!.sentence.text, { start: answer!.start - answer!.sentence.start, end: answer!.end - answer!.sentence.start }));
  return told[0] !== told[1] && told.some((one) => one === "another" || one === "alike");
}

/** "27 shops before the firemen came" are not shops of the firemen. */
function isBeside(text: string, one: Span, other: Span): boolean {
  return /^[\s-]*$/.test(one.start < other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start));
}

/** Whether a preposition, with or without the article, is all that stands between two words. */
function isJoined(text: string, one: Span, other: Span): boolean {
  const between = one.end < other.start ? text.slice(one.end, other.start) : "";
  return JOINED.test(between) && words(between).every(({ folded }) => STOPWORDS.has(folded));
}

/** Names, places and causes differ where no word is common to both and they mean other things, or are told in the same words. */
async function against({ question, read }: Chosen, one: Choice, a: Statement, other: Choice, b: Statement, embedder: Embedder): Promise<Sameness> {
  const sure = Math.min(one.confidence, other.confidence);
  const sameness = compared(a.answer!.claim, b.answer!.claim);
  if (sameness === "differ") return differ(a, b, sure) ? "differ" : "unlike";
  const texts = [one, other].map(({ hit }) => read?.get(hit.passage.article)?.text ?? "") as [string, string];
  const apart = sameness === "unlike" && question.wanted === "place" ? placesApart(question.text, a, b, texts) : undefined;
  if (apart === "unlike" || (apart && sure >= PLACES)) return apart;
  if (sameness === "same" || !areOthers(a, b, question)) return sameness;
  if (question.wanted === "person" && mayBeOneName(a, b)) return "unlike";
  if (inPlaceOf(a, b, new Set(question.terms.map(({ stem }) => stem)))) return "differ";
  const across = [one, other].some(({ hit }) => hit.regime === "cross");
  // In another language the reader easily takes the wrong one of two whom the article names.
  if (across && question.wanted === "person" && (isNamedBy(a, texts[1]) || isNamedBy(b, texts[0]))) return "unlike";
  if (sure < SURE || [one, other].some(({ hit }) => hit.reading!.answers < 0)) return "unlike";
  const [left, right] = [a, b].map(({ answer }) => answer!.claim.words.map(({ folded }) => folded).join(" ")) as [string, string];
  const far = question.wanted === "reason" && script(left) !== script(right) ? CAUSES : APART;
  return (await cosine(left, right, embedder)) < far ? "differ" : "unlike";
}

async function cosine(one: string, other: string, embedder: Embedder): Promise<number> {
  const [left, right] = await Promise.all([one, other].map((text) => embedder.question(text)));
  return left!.vector.reduce((sum, value, i) => sum + value * right!.vector[i]!, 0);
}
