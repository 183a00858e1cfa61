import { type Lexicon, lexica } from "../languages/lexicon.ts";

/** Scripts by their names in ISO 15924, and how much a character of them says: an ideograph as much as several letters. */
const SCRIPTS: [script: string, weight: number][] = [
  ["Arab", 1],
  ["Latn", 1],
  ["Cyrl", 1],
  ["Hani", 3],
  ["Kana", 9],
  ...["Deva", "Hebr", "Grek", "Hang", "Thai", "Beng", "Taml", "Armn", "Geor"].map((script): [string, number] => [script, 1]),
];

const lettersOf = new Map(SCRIPTS.map(([script]) => [script, new RegExp(script === "Kana" ? "[\\p{Script=Hira}\\p{Script=Kana}]" : `\\p{Script=${script}}`, "gu")]));

/** The languages of each script that we know something of. */
const knownOf = new Map(SCRIPTS.map(([script]) => [script, [...lexica].filter(([language]) => scriptOf(language) === script).map(([language, lexicon]) => known(language, lexicon))]));

interface Known {
  language: string;
  common: Set<string>;
  /** Letters of its own, and of others of its script. */
  letters: RegExp | undefined;
  share: number | undefined;
  never: RegExp | undefined;
}

function known(language: string, { common = [], own }: Lexicon): Known {
  return {
    language,
    common: new Set(common),
    letters: own && new RegExp(`[${own.letters}]`, "gu"),
    share: own?.share,
    never: own?.never ? new RegExp(`[${own.never}]`, "u") : undefined,
  };
}

/**
 * The language of a text, BCP 47: by script, and within one by letters only it
 * has or by its commonest words. Undefined when nothing decides.
 */
export function languageOf(text: string): string | undefined {
  const sample = text.slice(0, 4000).toLowerCase();
  const [script, letters] = SCRIPTS.map(([script, weight]): [string, number] => [script, weight * count(sample, lettersOf.get(script)!)]).reduce((best, next) => (next[1] > best[1] ? next : best));
  if (letters < 3) return undefined;
  const all = knownOf.get(script)!;
  if (script === "Latn") return vote(sample);
  const usual = usualOf(script);
  // The rarer letters tell first: who has them may have the others too.
  for (const { language, share, letters: own, never, common } of decided(all)) {
    if (count(sample, own!) <= letters * share! || never?.test(sample)) continue;
    // It may be typed with another's letters: the small words decide.
    const votes = votesOf(sample, script);
    if (common.size === 0 || (votes.get(usual) ?? 0) <= (votes.get(language) ?? 0)) return language;
  }
  return usual;
}

const decided = (all: Known[]) => all.filter(({ share }) => share !== undefined).sort((a, b) => a.share! - b.share!);

/**
 * The language of a passage in an article of a known one: another where its letters or its words
 * clearly say so, for a name or a quoted line does not make a language.
 */
export function languageWithin(passage: string, article: string | undefined): string | undefined {
  // Nearly every passage is like its article: this says so at once.
  if (article !== undefined && isPlainly(passage, article)) return article;
  const own = languageOf(passage);
  if (own === undefined || own === article || article === undefined) return article ?? own;
  const letters = passage.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return article;
  const script = scriptOf(own);
  if (script !== scriptOf(article)) return (passage.match(new RegExp(`\\p{Script=${script}}`, "gu"))?.length ?? 0) > letters * 0.6 ? own : article;
  if (script !== "Latn") return letters >= 120 ? own : article;
  const votes = votesOf(passage.toLowerCase(), script);
  return (votes.get(own) ?? 0) >= 5 && votes.get(own)! >= 2 * (votes.get(article) ?? 0) ? own : article;
}

/** A language that its whole script is taken for, in a passage of its letters without a rival's. */
function isPlainly(passage: string, language: string): boolean {
  const script = scriptOf(language);
  const rivals = rivalsOf.get(script);
  return rivals !== undefined && usualOf(script) === language && count(passage, lettersOf.get(script)!) > passage.length * 0.5 && !rivals.test(passage);
}

const rivalsOf = new Map(
  [...knownOf].flatMap(([script, all]) => {
    const letters = decided(all).map(({ language }) => lexica.get(language)!.own!.letters);
    return letters.length > 0 ? [[script, new RegExp(`[${letters.join("")}]`, "u")] as const] : [];
  }),
);

/** The language that a script is most used for, as CLDR has it. */
function usualOf(script: string): string {
  return new Intl.Locale(`und-${script}`).maximize().language;
}

/** As regular expressions know it. */
function scriptOf(language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? "Latn";
  return { Hans: "Hani", Hant: "Hani", Jpan: "Hani", Kore: "Hang" }[script] ?? script;
}

/** How many words of a sample each language of a script has among its commonest; two letters of its own are as good as a word. */
function votesOf(sample: string, script: string): Map<string, number> {
  const all = knownOf.get(script)!;
  const votes = new Map<string, number>();
  for (const [word] of sample.matchAll(/\p{L}+/gu))
    for (const { language, common } of all) if (common.has(word)) votes.set(language, (votes.get(language) ?? 0) + 1);
  for (const { language, letters, share } of all) {
    const own = letters && share === undefined ? count(sample, letters) : 0;
    if (own > 0) votes.set(language, (votes.get(language) ?? 0) + own / 2);
  }
  return votes;
}

function vote(sample: string): string | undefined {
  const [first, second] = [...votesOf(sample, "Latn")].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
