import { lands } from "../../articles/claims/kinds/lands.ts";
import { skeleton } from "../../language/skeleton.ts";
import type { Lexicon } from "../../library/format/lexicon.ts";
import { hasName, isBody, isOne, isSomewhere } from "../names.ts";
import type { Hit, Ranked } from "../rank.ts";

/** Letters of a name, at the least. */
const LEAST = 4;
/** Across scripts a name is met by its consonants, or by what means something like it: what the best passage meets less, and no other this much, nobody told of. */
const UNHEARD = { best: 0.1, others: 0.4 };
/** What meets a name so much by meaning in another script tells of it; what meets it less than this does not. In its own script what is spelled so is it; by its consonants a long one, or one that means something like it, too. */
const TOLD = { meaning: 0.5, less: 0.3, spelling: 0.9, sound: 1, consonants: 5, alike: 0.1 };

/** How the hits of one article meet the terms of a question, 0..1. */
interface Met {
  isAcross: boolean;
  script: string;
  meaning: number[];
  spelling: number[];
  /** The words of the hits, and of their title. */
  told: Int32Array[];
}

/** Whether a question in another script than the best passage names what nothing that was found sounds like or means, nor any word of the library sounds like. */
export function isUnheard(ranked: Ranked, lexicon: Lexicon): boolean {
  const { hits, question } = ranked;
  if (hits[0]?.regime !== "cross") return false;
  const met = ({ meaning, spelling }: Met, i: number) => Math.max(meaning[i]!, spelling[i]!);
  const first = metBy(ranked, [hits[0]]);
  const names = inCapitals(ranked).filter((i) => met(first, i) < UNHEARD.best);
  if (names.length === 0) return false;
  const others = hits.slice(1).map((hit) => metBy(ranked, [hit]));
  return names.some((i) => others.every((some) => met(some, i) < UNHEARD.others) && !isSomewhere(question.terms[i]!.word.folded, lexicon));
}

/**
 * The articles in another script than the question that have none of its names, where another article has one that they
 * lack: the mayor of Sidon is not told of where another mayor is.
 */
export function ofOtherNames(ranked: Ranked): Set<number> {
  const { hits, question, matcher } = ranked;
  const capitals = new Set(inCapitals(ranked));
  const isNamed = (i: number) => capitals.has(i) || /^\p{Script=Arabic}/u.test(question.terms[i]!.word.folded);
  if (!hits.some(({ regime }) => regime === "cross") || ![...question.terms.keys()].some(isNamed)) return new Set();
  const articles = new Map<number, Hit[]>();
  for (const hit of hits) articles.set(hit.passage.article, [...(articles.get(hit.passage.article) ?? []), hit]);
  const all = new Map([...articles].map(([article, some]) => [article, metBy(ranked, some)]));
  const sounds = ({ isAcross, spelling, meaning }: Met, i: number) => isAcross && isNamed(i) && spelling[i]! >= TOLD.sound && (meaning[i]! >= TOLD.alike || skeleton(question.terms[i]!.word.folded).length >= TOLD.consonants);
  const means = ({ isAcross, meaning }: Met, i: number) => isAcross && capitals.has(i) && meaning[i]! >= TOLD.meaning;
  const tells = (met: Met, i: number) => sounds(met, i) || means(met, i) || (!met.isAcross && capitals.has(i) && met.spelling[i]! >= TOLD.spelling);
  const names = [...question.terms.keys()].flatMap((i) => {
    const having = [...all.values()].filter((met) => tells(met, i));
    return having.length > 0 ? [{ i, having, is: isOne(question.terms[i]!.word.folded) }] : [];
  });
  const lacks = (met: Met, { i, having, is }: (typeof names)[number]) => met.meaning[i]! < TOLD.less && (having.some((other) => means(other, i) && other.script === met.script) || !met.told.some((words) => matcher.folded(words, 0, words.length).some(is)));
  // What is told at home seldom names its own country: it is of another only where it names one.
  const mayBeThere = (met: Met, i: number) => {
    const [asked] = lands(question.terms[i]!.word.folded);
    const there = asked && lands(met.told.flatMap((words) => matcher.folded(words, 0, words.length)).join(" "));
    return there !== undefined && (there.length === 0 || there.some(({ land }) => land === asked!.land));
  };
  return new Set([...all].filter(([, met]) => met.isAcross && !names.some(({ i }) => tells(met, i)) && names.some((name) => lacks(met, name) && !mayBeThere(met, name.i))).map(([article]) => article));
}

/** The terms of a question that have a capital as a name has. */
function inCapitals({ question: { text, terms } }: Ranked): number[] {
  return [...terms.keys()].filter((i) => {
    const { word } = terms[i]!;
    return word.start > 0 && word.folded.length >= LEAST && /^\p{Lu}\p{Ll}/u.test(text.slice(word.start)) && hasName(text, word) && !isBody(word);
  });
}

function metBy({ question: { terms }, matcher, late }: Ranked, hits: Hit[]): Met {
  const told = hits.flatMap(({ context, passage }) => [context.words, passage.title]);
  const soft = late.support(...hits.flatMap(({ context }) => context.tokens));
  const spelling = told.map((words) => matcher.match(words).spelling);
  const [first] = hits;
  return {
    isAcross: first!.regime === "cross",
    script: first!.passage.script,
    meaning: [...soft],
    spelling: terms.map((_, i) => Math.max(...spelling.map((like) => like[i]!))),
    told,
  };
}
