import { normalDate } from "../articles/facts/dates.ts";
import { fold } from "../language/fold.ts";
import { type Filter, plain } from "../library/filter.ts";

const KEYS: Record<string, keyof Filter> = {
  from: "source", source: "source", المصدر: "source", مصدر: "source", источник: "source",
  by: "author", author: "author", الكاتب: "author", كاتب: "author", автор: "author",
  lang: "language", language: "language", لغة: "language", اللغة: "language", язык: "language",
  since: "since", منذ: "since", с: "since", until: "until", حتى: "until", до: "until",
};
const KEYED = new RegExp(`(?<![\\p{L}\\p{N}])(${Object.keys(KEYS).join("|")}):\\s*(?:"([^"]+)"|«([^»]+)»|“([^”]+)”|(\\S+))`, "giu");
/** "since 2021" and the like, where it opens or ends the question; inside, it belongs to what is asked. */
const YEAR = "(?:(?:the year|عام|سنة|год[ау]?) )?((?:19|20)\\d\\d(?:-\\d\\d(?:-\\d\\d)?)?)(?: (?:года|год))?";
const SPOKEN: [keyof Filter, RegExp][] = [
  ["since", new RegExp(`(?:^(?:since|منذ|с|начиная с) ${YEAR}[,،:]?\\s)|(?:[,،]\\s*(?:since|منذ|с|начиная с) ${YEAR}\\s*[?؟.]?$)`, "iu")],
  ["until", new RegExp(`(?:^(?:until|before|حتى|قبل|до) ${YEAR}[,،:]?\\s)|(?:[,،]\\s*(?:until|before|حتى|قبل|до) ${YEAR}\\s*[?؟.]?$)`, "iu")],
];

/**
 * Takes the filters out of a question: `from:"…"`, `since:2021`, `lang:ar`, and a year
 * after "since" or "until" that a comma sets off. What is left is the question; what names no day after "since:" is left in it, unless `whatever`.
 * @returns with the filters as typed, too
 * @param names the sources and authors that there are, so that one of several words needs no quotation marks.
 */
export function readFilter(question: string, names: () => string[], whatever = false): { text: string; filter: Filter; typed: string[] } {
  const filter: Filter = {};
  const typed: string[] = [];
  let text = question;
  const take = (start: number, end: number) => {
    typed.push(text.slice(start, end).replace(/^[\s,،]+|[\s,،:.?؟]+$/gu, ""));
    text = `${text.slice(0, start)} ${text.slice(end)}`;
  };
  KEYED.lastIndex = 0;
  for (let match = KEYED.exec(text); match; match = KEYED.exec(text)) {
    const [whole, key, ...forms] = match;
    const field = KEYS[key!.toLowerCase()]!;
    const from = match.index + whole.length - (forms[3]?.length ?? 0);
    // A name without quotation marks may be of several words: from:نداء سوريا
    const value = forms[3] === undefined ? forms.find((form) => form !== undefined)! : (longest(text.slice(from), names()) ?? forms[3]);
    const dated = field === "since" || field === "until" ? value.replace(/\p{Nd}/gu, fold).replace(/[,،.?؟]+$/u, "") : undefined;
    if (dated !== undefined && !whatever && normalDate(dated) !== dated) continue;
    filter[field] = dated ?? value;
    take(match.index, forms[3] === undefined ? match.index + whole.length : from + value.length);
    KEYED.lastIndex = match.index;
  }
  for (const [field, pattern] of SPOKEN) {
    const match = pattern.exec(text);
    if (!match) continue;
    filter[field] = match[1] ?? match[2]!;
    take(match.index, match.index + match[0].length);
  }
  return { text: text.replace(/\s+/g, " ").trim(), filter, typed };
}

/** As much of the text's beginning as is one of the names. */
function longest(text: string, names: string[]): string | undefined {
  const fits = names.filter((name) => plain(text.slice(0, name.length)) === plain(name));
  const name = fits.sort((x, y) => y.length - x.length)[0];
  return name && text.slice(0, name.length);
}
