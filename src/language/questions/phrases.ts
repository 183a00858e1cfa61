import { commonestScript } from "../skeleton.ts";
import { hasArticle, stem } from "../stem.ts";
import { contains, type Span } from "../span.ts";
import { STOPWORDS } from "../lists/stopwords.ts";
import { isCapital, type Word, words } from "../words.ts";

/** Behind these a name says only more about what is asked of. */
export const OF = new Set("of in at on for from to by with about against near under over во в на о об из от до у к с про за против по без через في علي الي من عن مع ضد قرب".split(" "));
/** What belongs to another thing is asked about with it. */
const BELONGS = new Set(["of"]);
const DETERMINERS = new Set("the a an this that these those its our your my".split(" "));
/** Behind these and their subject comes a verb: "When does the library | open?" Behind others what is the case, where its form says so. */
const AUXILIARY = new Set("do does did will would can could shall should may might must has have had".split(" "));
const BE = new Set("is are was were".split(" "));
const CASE = /^(?:\w{2,}ed|born|built|held|sold|made|found|known|open|shown|lost|drawn|hung|shot|sunk|led)$/;
/** Behind these what is asked of: "how many councillors", "كم عضو", "какой поезд". */
const COUNTED = /^(?:كم|وكم|قديش|كام|اي|ايه|باي|many|much|which|what|сколько|какои|какая|какое|какие|каких|какого|какую|каком|скольких)$/;
/** Right behind these a verb stands more often than a noun. */
export const BEFORE_VERB = /^(?:متي|امتي|اين|وين|كيف|لماذا|ليش|هل|من|مين|ما|ماذا|شو|ايش|وش|شنو|who|what|кто|что|когда|где|куда|откуда|почему|зачем|как)$/;
const OPPOSITES = [["for", "against"], ["before", "after"], ["with", "without"], ["за", "против"], ["до", "после"], ["مع", "ضد"], ["لصالح", "ضد"], ["قبل", "بعد"]];
/** Forms of verbs and of adjectives, folded, where an ending tells them. */
export const VERB = /\p{Script=Cyrillic}(?:[еиую]т(?:ся)?|ть(?:ся)?|ся|сь)$/u;
const ADJECTIVE = /\p{Script=Cyrillic}(?:[ыио]и|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]ми?|[ыи]х|[ую]ю)$/u;

/** Words that name something: not of asking, not of joining, with "and" glued to them or not. */
export function namesIn(question: string): Word[] {
  return words(question).filter(({ folded }, i) => !STOPWORDS.has(folded) && !(i === 0 && /^[وف]./.test(folded) && STOPWORDS.has(folded.slice(1))));
}

/** As typed. */
export function typedNames(question: string): string[] {
  return namesIn(question).map(({ start, end }) => question.slice(start, end));
}

/** The noun that a question counts or chooses among: "How many | councillors | voted ...?" */
export function counted(question: string): Word | undefined {
  const all = words(question);
  return all.find(({ folded }, i) => i > 0 && COUNTED.test(all[i - 1]!.folded) && !STOPWORDS.has(folded));
}

/** The verb that an auxiliary sends behind what it is of, or what is said to be: "How much will the wall | cost?", "When is the library | open | on Sunday?" */
export function verbOf(question: string): Word | undefined {
  const all = words(question);
  const auxiliary = all.findIndex(({ folded }) => AUXILIARY.has(folded) || BE.has(folded));
  const isNoun = (word: Word | undefined) => word !== undefined && !STOPWORDS.has(word.folded) && !OF.has(word.folded);
  const isVerb = (word: Word, i: number) =>
    isNoun(word) && /^\p{Ll}/u.test(question.slice(word.start)) && (!BE.has(all[auxiliary]!.folded) || CASE.test(word.folded)) && isNoun(all[i - 1]) && !isNoun(all[i + 1]) && !BELONGS.has(all[i + 1]?.folded ?? "");
  return auxiliary < 0 ? undefined : all.findLast((word, i) => i > auxiliary + 1 && isVerb(word, i));
}

/** What a question is about, from what says that it is known or has a name: "the Regal cinema in Harrow Street". Undefined where it is about two things. */
export function objectIn(question: string): string | undefined {
  const closed = new Set([counted(question), verbOf(question), behindAsking(question)].flatMap((word) => word?.start ?? []));
  const phrases = phrasesIn(question, closed);
  const first = phrases.findIndex(({ determined, isName }) => determined || isName);
  if (first < 0) return undefined;
  const [start, end] = [phrases[first]!.start, phrases.at(-1)!.end];
  const others = words(question).filter((word) => word.start > start && word.end <= end && !phrases.some((phrase) => contains(phrase, word)));
  return others.some(({ folded }) => !OF.has(folded)) ? undefined : question.slice(start, end);
}

/** Words that name one thing together, and what stands before them. */
interface Phrase extends Span {
  words: Word[];
  preposition: string | undefined;
  /** From what says that it is known. */
  determined: boolean;
  isName: boolean;
}

/**
 * A question asked of something else: the new thing in the place of the old one. Undefined where nothing in it is of the
 * new one's form: a name for a name, what has an article for what has one, behind the same preposition.
 * @param lent where words stand that the question itself took from one before
 */
export function inPlace(question: string, thing: string, lent?: Span): string | undefined {
  const put = ({ start, end }: Span) => question.slice(0, start) + thing + question.slice(end);
  const turned = opposite(question, thing);
  if (turned) return put(turned);
  const [fresh] = phrasesIn(thing);
  if (!fresh) return undefined;
  const shared = beside(question, thing);
  if (shared) return put(shared);
  if (lent && fresh.preposition === undefined) return put(lent);
  const closed = new Set([counted(question), verbOf(question), behindAsking(question)].flatMap((word) => word?.start ?? []));
  const old = placeFor(fresh, phrasesIn(question, closed)) ?? placeFor(fresh, phrasesIn(question));
  if (!old) return undefined;
  const from = words(question).filter(({ end }) => end <= old.start).at(-1);
  return put(fresh.preposition !== undefined && from ? { start: from.start, end: old.end } : old);
}

/** The phrase in whose place another can be: the last of its form, where words are inflected of its case. */
function placeFor(fresh: Phrase, phrases: Phrase[]): Phrase | undefined {
  const all = phrases.flatMap((old) => ofForm(old, fresh));
  const strictly = all.filter(({ determined }) => determined === fresh.determined);
  const alike = strictly.length > 0 ? strictly : all;
  const free = alike.filter(({ preposition }) => preposition === undefined || BELONGS.has(preposition));
  const places = fresh.preposition === undefined ? (free.length > 0 ? free : alike) : alike.filter(({ preposition }) => preposition === fresh.preposition);
  return places.reduce<Phrase | undefined>((best, place) => (best && endsLike(best, fresh) > endsLike(place, fresh) ? best : place), undefined);
}

/** Where it says the opposite of what is said now: "voted for", "and against?" */
function opposite(question: string, thing: string): Span | undefined {
  const [word, more] = words(thing);
  const pair = word && !more ? OPPOSITES.find((two) => two.includes(word.folded)) : undefined;
  return pair && words(question).find(({ folded }) => folded !== word!.folded && pair.includes(folded));
}

/** The word behind the one that asks. */
function behindAsking(question: string): Word | undefined {
  const all = words(question);
  return all.find((_, i) => i > 0 && BEFORE_VERB.test(all[i - 1]!.folded));
}

/** Where both have a word, as many words beside it as the new one has: "the adult ticket | the child ticket". */
function beside(question: string, thing: string): Span | undefined {
  const [old, fresh] = [namesIn(question), namesIn(thing)];
  const at = (word: Word | undefined) => (word ? old.findIndex(({ folded }) => stem(folded) === stem(word.folded)) : -1);
  if (fresh.length < 2) return undefined;
  const [first, last] = [at(fresh[0]), at(fresh.at(-1))];
  const near = last >= 0 ? old.slice(Math.max(0, last - fresh.length + 1), last + 1) : first >= 0 ? old.slice(first, first + fresh.length) : [];
  const [from, to] = [near[0], near.at(-1)];
  if (!from || !to || near.length < fresh.length || words(question.slice(from.start, to.end)).length > near.length) return undefined;
  const ahead = words(question).filter(({ end }) => end <= from.start).at(-1);
  const known = ahead && DETERMINERS.has(ahead.folded) && DETERMINERS.has(words(thing)[0]!.folded);
  return { start: known ? ahead.start : from.start, end: to.end };
}

/** Phrases of a text: names apart from other words. @param closed where words begin that are of none */
function phrasesIn(text: string, closed: ReadonlySet<number> = new Set()): Phrase[] {
  const all = words(text);
  const naming = new Set(namesIn(text).map(({ start }) => start));
  const found: Phrase[] = [];
  for (const [i, word] of all.entries()) {
    if (!naming.has(word.start) || closed.has(word.start) || (VERB.test(word.folded) && !isCapital(text, word)) || /^\d/.test(word.folded) || OF.has(word.folded)) continue;
    const last = found.at(-1);
    if (last && all[i - 1] === last.words.at(-1) && last.isName === isCapital(text, word) && /^[\s"“”«»]*$/.test(text.slice(last.end, word.start))) {
      last.words.push(word);
      last.end = word.end;
      continue;
    }
    const before = [all[i - 1], all[i - 2]].map((one) => one?.folded ?? "");
    const determined = DETERMINERS.has(before[0]!);
    const preposition = [before[determined ? 1 : 0]!].find((one) => OF.has(one));
    found.push({ start: determined ? all[i - 1]!.start : word.start, end: word.end, words: [word], preposition, determined, isName: isCapital(text, word) });
  }
  return found;
}

/** What of a phrase could be in the place of another by its form. */
function ofForm(old: Phrase, fresh: Phrase): Phrase[] {
  if (old.isName !== fresh.isName) return [];
  const script = commonestScript(fresh.words.map(({ folded }) => folded));
  const part = (some: Word[]): Phrase[] => (some.length > 0 ? [{ ...old, words: some, start: some[0]!.start, end: some.at(-1)!.end }] : []);
  if (fresh.isName || (script !== "arabic" && script !== "cyrillic")) return [old];
  if (script === "cyrillic") {
    const isAdjective = ({ folded }: Word) => ADJECTIVE.test(folded);
    if (fresh.words.every(isAdjective)) return old.words.filter(isAdjective).flatMap((word) => part([word]));
    return old.words.flatMap((word, i) => (isAdjective(word) ? [] : part(old.words.slice(old.words.slice(0, i).findLastIndex((one) => !isAdjective(one)) + 1, i + 1))));
  }
  const definite = old.words.findIndex(({ folded }) => hasArticle(folded));
  if (!hasArticle(fresh.words.at(-1)!.folded)) return definite < 0 ? part(old.words.slice(-fresh.words.length)) : [];
  if (definite < 0) return [];
  const rest = old.words.slice(definite);
  const last = rest.findIndex(({ folded }) => !hasArticle(folded));
  return part(old.words.slice(hasArticle(fresh.words[0]!.folded) ? definite : Math.max(0, definite - 1), last < 0 ? undefined : definite + last));
}

/** How many letters two phrases end alike: where words are inflected that tells their case. */
function endsLike(one: Phrase, other: Phrase): number {
  const [a, b] = [one, other].map(({ words }) => [...words.at(-1)!.folded].reverse()) as [string[], string[]];
  const apart = a.findIndex((letter, i) => letter !== b[i]);
  return apart < 0 ? a.length : apart;
}
