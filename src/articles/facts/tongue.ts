/**
 * The language of a text, BCP 47: by script, and within one by letters only it
 * has or by its commonest words. Undefined when nothing decides.
 */
export function languageOf(text: string): string | undefined {
  const sample = text.slice(0, 4000).toLowerCase();
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const scripts: [string, number][] = [
    ["Arab", count(/\p{Script=Arabic}/gu)],
    ["Latn", count(/\p{Script=Latin}/gu)],
    ["Cyrl", count(/\p{Script=Cyrillic}/gu)],
    // An ideograph says as much as several letters.
    ["Hani", 3 * count(/\p{Script=Han}/gu)],
    ["Kana", 9 * count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)],
    ...Object.keys(ONE).map((script): [string, number] => [script, count(new RegExp(`\\p{Script=${script}}`, "gu"))]),
  ];
  const [script, letters] = scripts.reduce((best, next) => (next[1] > best[1] ? next : best));
  if (letters < 3) return undefined;
  if (script === "Hani") return "zh";
  if (script === "Kana") return "ja";
  if (script === "Arab") {
    // Urdu has letters that neither Arabic nor Persian has, Persian some that Arabic has not.
    if (count(/[ٹڈڑےںھہ]/gu) > letters * 0.02) return "ur";
    // Arabic is typed with Persian letters too: the small words decide.
    if (count(/[پچژگکی]/gu) <= letters * 0.04) return "ar";
    const small = (list: string) => count(new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, "gu"));
    return small("من|في|فی|على|علی|إلى|إلی|أن|إن|عن|ما|هذا|هذه|التي|الذي") > small("است|این|که|از|به|را|در|با|شد|شده|می|برای|بود|آن|تا|ها|های") ? "ar" : "fa";
  }
  if (script === "Cyrl") return count(/[іїєґ]/gu) > letters * 0.02 && !/[ыэъ]/u.test(sample) ? "uk" : "ru";
  return script === "Latn" ? vote(sample) : ONE[script];
}

/**
 * The language of a passage in an article of a known one: another where its letters or its words
 * clearly say so, for a name or a quoted line does not make a language.
 */
export function languageWithin(passage: string, article: string | undefined): string | undefined {
  if (article === "ar" || article === "ru") {
    const own = passage.match(article === "ar" ? /[\u0620-\u064a]/g : /[\u0400-\u045f]/g)?.length ?? 0;
    // Nearly every passage is like its article: this says so at once.
    if (own > passage.length * 0.5 && !/[\u0679-\u06d3іїєґ]/.test(passage)) return article;
  }
  const own = languageOf(passage);
  if (own === undefined || own === article || article === undefined) return article ?? own;
  const letters = passage.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return article;
  const script = scriptOf(own);
  if (script !== scriptOf(article)) return (passage.match(new RegExp(`\\p{Script=${script}}`, "gu"))?.length ?? 0) > letters * 0.6 ? own : article;
  if (script !== "Latn") return letters >= 120 ? own : article;
  const votes = votesOf(passage.toLowerCase());
  return (votes.get(own) ?? 0) >= 5 && votes.get(own)! >= 2 * (votes.get(article) ?? 0) ? own : article;
}

/** As regular expressions know it. */
function scriptOf(language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? "Latn";
  return { Hans: "Hani", Hant: "Hani", Jpan: "Hani", Kore: "Hang" }[script] ?? script;
}

/** Scripts that are as good as one language here. */
const ONE: Record<string, string> = {
  Devanagari: "hi",
  Hebrew: "he",
  Greek: "el",
  Hangul: "ko",
  Thai: "th",
  Bengali: "bn",
  Tamil: "ta",
  Armenian: "hy",
  Georgian: "ka",
};

const COMMON: Record<string, Set<string>> = Object.fromEntries(
  Object.entries({
    en: "the of and to in is was for that on with as by at from has have had it be are were this which an not but they his her their will said",
    fr: "le la les des du et est une dans que qui pour sur au aux par pas avec ce cette il elle sont ont été plus se sa son ses en un leur d l",
    es: "el la los las de del y en que por con para una un es se su al lo como más pero fue ha han sus entre no también desde este",
    de: "der die das und ist in den von zu mit dem des ein eine für auf nicht sich im auch als bei nach aus wurde werden sind hat an er sie einer",
    tr: "ve bir bu için ile olarak da de daha çok olan en ancak gibi kadar sonra olduğu ise değil göre yeni var tarafından ya büyük olduğunu dedi",
    it: "il la di che e un una per con del della dei le gli è sono non da al nel alla si anche come più dal",
    pt: "o a os as de do da dos das e em que um uma para com não por no na se mais ao foi como são",
    nl: "de het een van en in is dat op te voor met zijn niet aan er om door ook als bij naar",
    id: "yang dan di ini itu dengan untuk dari pada dalam tidak akan telah oleh juga ke adalah",
    pl: "i w z na się do że nie jest to o jak po od za dla oraz przez są był",
  }).map(([language, list]) => [language, new Set(list.split(" "))]),
);

/** Letters that hardly another of these languages has; two of them are as good as a word. */
const LETTERS: Record<string, RegExp> = { tr: /[ğşı]/g, es: /[ñ¿¡]/g, pl: /[łąęśżź]/g, pt: /[ãõ]/g, de: /ß/g };

function votesOf(sample: string): Map<string, number> {
  const votes = new Map<string, number>();
  for (const [word] of sample.matchAll(/\p{L}+/gu))
    for (const [language, common] of Object.entries(COMMON))
      if (common.has(word)) votes.set(language, (votes.get(language) ?? 0) + 1);
  for (const [language, letters] of Object.entries(LETTERS)) {
    const count = sample.match(letters)?.length ?? 0;
    if (count > 0) votes.set(language, (votes.get(language) ?? 0) + count / 2);
  }
  return votes;
}

function vote(sample: string): string | undefined {
  const [first, second] = [...votesOf(sample)].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}
