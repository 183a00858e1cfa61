import { conflicts } from "../../articles/claims/alignment.ts";
import { type Claim, claim, type Fact } from "../../articles/claims/claims.ts";
import { asksOutcome, asksPast, expectedClause } from "../../articles/claims/expectation.ts";
import { agree as same, clashes, compared, inLikeWords, ofOtherTimes, otherwise } from "../../articles/claims/sameness.ts";
import { widened } from "../../articles/claims/widened.ts";
import type { Wanted } from "../../language/questions/asks.ts";
import { script, skeleton } from "../../language/skeleton.ts";
import type { Span } from "../../language/span.ts";
import { words } from "../../language/words.ts";
import type { Answering } from "../../reading/reading.ts";
import type { Heard, ReadHit } from "../confidence.ts";
import type { Sentence } from "../judge.ts";
import { isOne } from "./strays/namesake.ts";

/** A stretch of a passage, as it may be quoted. */
export interface Stretch extends Span {
  hit: ReadHit;
  sentences: Sentence[];
}

/** What a stretch says: all of it, and the words that answer with their sentence, where it was read. */
export interface Statement extends Said {
  answer?: Answered;
}

interface Answered extends Said {
  sentence: Said;
  score: number;
  /** It is what was expected or planned, where it is asked what was. */
  expected: boolean;
}

interface Said extends Span {
  text: string;
  claim: Claim;
}

/** The reader's likeliest place that lies whole in a quote. */
export function placeIn({ reading }: ReadHit, { start, end }: Span): Answering | undefined {
  return reading?.spans.find((span) => span.start >= start && span.end <= end);
}

/** That place in the stretch, with the words beside it that deny or doubt it. */
export function marked({ hit, start, end }: Pick<Stretch, "hit"> & Span, text: string): Answering | undefined {
  const span = placeIn(hit, { start, end });
  if (!span) return undefined;
  const wide = widened(text, span);
  return { ...span, start: Math.max(start, wide.start), end: Math.min(end, wide.end) };
}

/** Of what was not read there are the folded words alone. */
export function statement(stretch: Stretch, { read, matcher, question }: Heard): Statement {
  const text = read?.get(stretch.hit.passage.article)?.text;
  if (text === undefined) {
    const folded = stretch.sentences.flatMap(({ words }) => matcher.folded(words, 0, words.length)).join(" ");
    return { ...stretch, text: folded, claim: claim(folded) };
  }
  const said = ({ start, end }: Span): Said => ({ start, end, text: text.slice(start, end), claim: claim(text.slice(start, end)) });
  const mark = marked(stretch, text);
  const sentence = mark && stretch.sentences.find(({ start, end }) => start <= mark.start && mark.start < end);
  if (!mark || !sentence) return said(stretch);
  const expected = asksOutcome(question.text) && expectedClause(text.slice(sentence.start, sentence.end), { start: mark.start - sentence.start, end: mark.end - sentence.start }, asksPast(question.text)) !== undefined;
  return { ...said(stretch), answer: { ...within(said(sentence), said(mark)), sentence: said(sentence), score: mark.score, expected } };
}

/** The marked words with their facts as the sentence tells them: "about", "at least" and what a number counts may stand beside the mark. */
function within(sentence: Said, mark: Said): Said {
  const offset = mark.start - sentence.start;
  const facts = sentence.claim.facts.flatMap((fact) => (fact.start >= offset && fact.end <= offset + mark.text.length ? [{ ...fact, start: fact.start - offset, end: fact.end - offset }] : []));
  return facts.length === mark.claim.facts.length ? { ...mark, claim: { ...mark.claim, facts } } : mark;
}

/** Both say the same in nearly the same words, or give the same answer and differ in nothing that both speak of. */
export function agree(a: Statement, b: Statement, alike: boolean): boolean {
  const answers = a.answer && b.answer && compared(a.answer.claim, b.answer.claim);
  if (alike && answers !== "differ" && !conflicts(a.claim, a.text, b.claim, b.text, true)) return true;
  if (!a.answer || !b.answer || a.answer.expected !== b.answer.expected || answers !== "same") return false;
  const [one, other] = [a.answer.sentence, b.answer.sentence];
  return !conflicts(one.claim, one.text, other.claim, other.text, false) && !clashes(one.claim, other.claim);
}

/** What has one answer; lists of things ("which") would only add to each other. */
const NAMING: ReadonlySet<Wanted | undefined> = new Set(["person", "place", "reason"]);

/** Two names, places or causes with no word in common, where one is asked for: they may differ. Each year may have its own. */
export function areOthers({ answer: a }: Statement, { answer: b }: Statement, { wanted }: { wanted?: Wanted | undefined }): boolean {
  return NAMING.has(wanted) && a !== undefined && b !== undefined && otherwise(a.claim, b.claim) && !ofOtherTimes(a.sentence.claim, b.sentence.claim);
}

/** Consonants by which a verb is one, whatever its form: استقال, يستقل. */
const ROOT = 3;
/** Consonants by which a surname is known in another script. */
const SURNAME = 4;

/** Whether a text names whom a statement answers with, by the last word of the name, in whatever script. */
export function isNamedBy({ answer }: Statement, text: string): boolean {
  const last = answer?.claim.words.at(-1)?.folded;
  return last !== undefined && skeleton(last).length >= SURNAME && words(text).some(({ folded }) => isOne(last, folded));
}

/** Whether two names in two scripts may be one: each word of the shorter sounds as one of the other, but for a letter that is not spoken: Graham, Грэм. */
export function mayBeOneName({ answer: a }: Statement, { answer: b }: Statement): boolean {
  const [few, many] = [a?.claim.words ?? [], b?.claim.words ?? []].sort((one, other) => one.length - other.length) as [Claim["words"], Claim["words"]];
  return few.length > 0 && few.every((one) => many.some((other) => script(one.folded) !== script(other.folded) && soundsNearly(skeleton(one.folded), skeleton(other.folded))));
}

function soundsNearly(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 1 && (short === long || [...long].some((_, i) => i > 0 && long.slice(0, i) + long.slice(i + 1) === short));
}

/** Whether the second answer stands where the first does: around both the sentences have much the same words, those of the question among them. @param asked stems. */
export function inPlaceOf({ answer: a }: Statement, { answer: b }: Statement, asked: ReadonlySet<string>): boolean {
  if (!a || !b) return false;
  const [one, other] = [a, b].map(around) as [Claim, Claim];
  // A verb has another ending for a woman.
  const has = (word: string) => other.words.some(({ stem }) => stem.startsWith(word) || word.startsWith(stem));
  return Math.min(one.words.length, other.words.length) >= FRAME && one.negations.length === other.negations.length && inLikeWords(one, other) && one.words.every(({ stem }) => !asked.has(stem) || has(stem));
}

/** Whether one answer denies what the other says, and both their sentences have what the question asks about, but for a word at the most. @param asked stems. */
export function isDenialOf({ answer: a }: Statement, { answer: b }: Statement, asked: ReadonlySet<string>): boolean {
  if (!a || !b || (a.claim.negations.length + b.claim.negations.length) % 2 === 0 || compared(a.claim, b.claim) !== "differ") return false;
  const has = ({ claim }: Said, stem: string) => claim.words.some((word) => word.stem === stem || (skeleton(word.stem).length >= ROOT && skeleton(word.stem) === skeleton(stem)));
  const both = [...asked].filter((stem) => has(a.sentence, stem) && has(b.sentence, stem));
  return both.length >= FRAME - 1 && both.length >= asked.size - 1;
}

/** Whether both answer with one number, of one unit or of what the question asks about: 64 million roubles, 81 million roubles; 19 boats, 26 sunken boats. @param asked stems. */
export function countAlike({ answer: a }: Statement, { answer: b }: Statement, asked: ReadonlySet<string>): boolean {
  const [one, ...more] = a?.claim.facts ?? [];
  const [other, ...others] = b?.claim.facts ?? [];
  if (one?.kind !== "number" || other?.kind !== "number" || more.length + others.length > 0) return false;
  if (one.unit || other.unit) return one.unit?.dimension === other.unit?.dimension;
  return counted(a!).some((word) => asked.has(word) && counted(b!).includes(word));
}

/** A number counts one of so many words behind it: "26 | sunken boats". */
const BEHIND = 2;

function counted({ start, sentence }: Answered): string[] {
  return sentence.claim.words.filter((word) => sentence.start + word.start >= start).slice(0, BEHIND).map(({ stem }) => stem);
}

/** Around an answer there are so many words, or it cannot be told what it answers. */
const FRAME = 3;

/** What the sentence says without the words that answer. */
function around({ start, end, sentence }: Answered): Claim {
  const outside = (span: Span) => sentence.start + span.end <= start || sentence.start + span.start >= end;
  return { ...sentence.claim, words: sentence.claim.words.filter(outside) };
}

/** Of how few false disputes there are on XQuAD, where one paragraph alone answers; a sentence in much the same words needs less. */
const SURE = 0.8;

/** The words that answer differ, and so surely that it is to be said: one is hardly an answer where the other is. @param sure the lesser confidence of the two. */
export function differ({ answer: a }: Statement, { answer: b }: Statement, sure: number): boolean {
  if (!a || !b || a.expected !== b.expected || measures(a.sentence.claim, b.claim) || measures(b.sentence.claim, a.claim) || ofAnotherOrder(a.claim, b.claim)) return false;
  return compared(a.claim, b.claim) === "differ" && (sure >= SURE || inLikeWords(a.sentence.claim, b.sentence.claim));
}

/** So many times as much, in another unit, is the measure of something else: three hours of talks, six months until they show a result. */
const ORDERS = 100;

/** Whether all that both measure is measured in other units and is orders apart. Who errs by a nought keeps the unit. */
function ofAnotherOrder(a: Claim, b: Claim): boolean {
  const pairs = a.facts.flatMap((one) => b.facts.flatMap((other) => (one.unit && one.unit.dimension === other.unit?.dimension ? [[one, other] as const] : [])));
  const size = ({ value, unit }: Fact) => Math.abs(value) * unit!.factor;
  return pairs.length > 0 && pairs.every(([one, other]) => one.unit!.factor !== other.unit!.factor && Math.max(size(one), size(other)) >= ORDERS * Math.min(size(one), size(other)));
}

/**
 * Whether a sentence gives what the other answers, too: "185 km long, of which 140 km are in use". Measures alone: what a mere
 * number counts cannot be told, and who names the day before the one that it was moved to differs all the same.
 */
function measures(sentence: Claim, { facts, negations }: Claim): boolean {
  return sentence.negations.length === negations.length && facts.length > 0 && facts.every((fact) => fact.unit && sentence.facts.some((other) => other.unit && same(fact, other)));
}
