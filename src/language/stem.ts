import { remembering } from "./remembering.ts";

/**
 * Light stemming of folded words: enough that inflected forms meet, too little to
 * join different words. Character grams in the ranking catch what is left.
 */
export function stem(folded: string): string {
  const known = memo.get(folded);
  if (known !== undefined) return known;
  if (memo.size > 200_000) memo.clear();
  const result = ARABIC.test(folded) ? arabic(folded) : CYRILLIC.test(folded) ? cyrillic(folded) : LATIN.test(folded) ? latin(folded) : folded;
  memo.set(folded, result);
  return result;
}

/** Words recur (Zipf): remembering their stems halves the time of indexing. Bounded. */
const memo = new Map<string, string>();

const ARABIC = /^\p{Script=Arabic}/u;
const CYRILLIC = /^\p{Script=Cyrillic}/u;
const LATIN = /^\p{Script=Latin}/u;

const ARTICLE = /^[وف]?(?:[بك]?ال|لل)/;

/** Whether the article is glued to a folded word of Arabic. */
export function hasArticle(folded: string): boolean {
  return ARTICLE.test(folded);
}

/** After light10 (Larkey, Ballesteros, Connell 2007), with the prefixes و ف ب ل ك س before long words. */
function arabic(word: string): string {
  let rest = word;
  const article = ARTICLE.exec(rest)?.[0];
  if (article && rest.length - article.length >= 3) rest = rest.slice(article.length);
  else if (/^[وف]/.test(rest) && rest.length >= 4) rest = rest.slice(1);
  for (let round = 0; round < 2; round++) {
    const ending = /(?:هما|كما|تين|تان|هم|هن|ها|كم|نا|ات|ون|ين|ان|وا|يه|ته|تي|ه|ي|ت)$/.exec(rest)?.[0];
    if (!ending || rest.length - ending.length < 3) break;
    rest = rest.slice(0, -ending.length);
  }
  return rest;
}

/** The stem of a word without the preposition that may be glued to it, where it has no article (بقرية, لمدينة): for words that nothing has as they are. */
export function unglued(folded: string): string | undefined {
  const rest = /^[وف]?[بل](?!ا?ل)(\p{Script=Arabic}{3,})$/u.exec(folded)?.[1];
  return rest && stem(rest);
}

/** The stems that a word may be a form of. */
const stemsOf = remembering((word: string) => [...new Set([stem(word), unglued(word) ?? stem(word)])], 100_000);

/** Whether two folded words are forms of one, as far as stems tell: they may be a letter apart (روايتها, رواية). */
export function areForms(one: string, other: string): boolean {
  return stemsOf(one).some((a) => stemsOf(other).some((b) => Math.abs(a.length - b.length) < 2 && Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a))));
}

/** Of سيارة, سياسة, سياحة, سيطرة, سيناريو, سينما, ستار and ستائر the first letter is the root's. */
const FUTURE = /^[وف]?س(?!يار|ياس|ياح|يطر|ينار|ينم|تار|تاي)([يت](\p{Script=Arabic}{3,}))$/u;

/** The stems of a verb without what says that it will be (ستكلف), and without who does it, too: of what was or is the articles may tell. */
export function unfutured(folded: string): string[] {
  const [, verb, root] = FUTURE.exec(folded) ?? [];
  return verb && root ? [stem(verb), stem(root)] : [];
}

/** What else a verb of now or of the future may be: of another person, or without what it has before its root. For whoever says that it stands nowhere. What begins with ت may be no verb. */
export function verbs(folded: string): string[] {
  const root = /^[وفل]?(?:س[يت]|ي)(\p{Script=Arabic}{3,})$/u.exec(folded)?.[1];
  return root ? [root, `ي${root}`, `ت${root}`] : [];
}

/** Russian endings, longest first; the reflexive goes before them. */
function cyrillic(word: string): string {
  let rest = word.length > 5 ? word.replace(/(?:ся|сь)$/, "") : word;
  const ending =
    /(?:иями|ями|ами|иях|иеи|ого|его|ому|ему|ыми|ими|ешь|ишь|ете|ите|ила|ыла|ена|ило|ыло|ено|или|ыли|ены|ует|уют|ает|яет|ают|яют|ала|яла|али|яли|ать|ять|ить|еть|ыть|ов|ев|еи|ии|ия|ию|ие|ам|ям|ах|ях|ом|ем|ои|ую|юю|ая|яя|ое|ее|ые|ыи|ым|им|ых|их|ла|ло|ли|ть|ет|ит|ут|ют|ат|ят|ал|ял|ил|ел|ан|ен|а|я|о|е|и|ы|у|ю|ь)$/.exec(rest)?.[0];
  if (ending && rest.length - ending.length >= 3) rest = rest.slice(0, -ending.length);
  return rest.length > 4 ? rest.replace(/(?:ост|нн)$/, (end) => (end === "нн" ? "н" : "")) : rest;
}

/** English endings; harmless to the other Latin languages, whose inflection the grams carry. */
function latin(word: string): string {
  if (word.length < 4) return word;
  let rest = word.replace(/(?:ies|ied)$/, "y").replace(/(sses|shes|ches|xes|zes)$/, (end) => end.slice(0, -2));
  if (/[^su]s$/.test(rest)) rest = rest.slice(0, -1);
  if (/(?:ing|ed)$/.test(rest)) {
    const base = rest.replace(/(?:ing|ed)$/, "");
    if (base.length >= 3 && /[aeiouy]/.test(base)) rest = base.replace(/([bdfgmnprt])\1$/, "$1");
  }
  if (rest.length >= 6) rest = rest.replace(/(?:ly|ment|ness)$/, "");
  return rest.length >= 4 ? rest.replace(/[eo]$/, "").replace(/y$/, "i") : rest;
}
