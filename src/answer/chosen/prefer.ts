import { withoutTalk } from "../../language/smalltalk.ts";
import { overlap } from "../../language/span.ts";
import { type Filter, passes } from "../../library/filter.ts";
import type { Library } from "../../library/library.ts";
import { meanTheSame, worded } from "./wording.ts";
import type { Answer, AskOptions, Quote } from "../answer.ts";
import { USUAL_QUOTES } from "../choose.ts";
import { quote } from "../quote.ts";
import { type Preference, type Preferences, standsAlone, textHash } from "./preference.ts";

/** The passage that an editor chose for what means the same, as a quote; undefined where there is none, or none that still holds. */
export type Prefer = (question: string, library: Library, filter: Filter, options: Pick<AskOptions, "among" | "now">) => Promise<Quote | undefined>;

export function createPrefer(preferences: Preferences): Prefer {
  // Where a text went that is not under its old key is looked up once in a library.
  const moved = new WeakMap<Library, Map<string, string | undefined>>();
  const standing = async ({ article, hash }: Preference, library: Library) => {
    const there = await library.articleByKey(article);
    if (there && textHash(there.text) === hash) return there;
    const known = moved.get(library) ?? new Map<string, string | undefined>();
    moved.set(library, known);
    if (!known.has(hash)) known.set(hash, (await library.articleWith((text) => textHash(text) === hash))?.key);
    const key = known.get(hash);
    return key === undefined ? undefined : library.articleByKey(key);
  };
  return async (question, library, filter, { among, now = new Date() }) => {
    const all = await preferences();
    if (all.length === 0 || !standsAlone(question, now)) return undefined;
    const asked = worded(question);
    for (const preference of all) {
      if (!meanTheSame(asked, worded(withoutTalk(preference.question)))) continue;
      const article = await standing(preference, library);
      if (article && (!among || among.has(article.key)) && passes(filter, article)) return { ...quote(article, preference, 1, []), chosen: true };
    }
    return undefined;
  };
}

/** The answer with what was chosen before what was found; where that has the same words, what is known of them stays. */
export function preferred(answer: Answer, chosen: Quote, { top = USUAL_QUOTES }: Pick<AskOptions, "top">): Answer {
  const found = answer.found ? answer.quotes : [];
  const isSame = (quote: Quote) => quote.article === chosen.article && overlap(quote, chosen);
  const same = found.find(isSame);
  const within = same?.highlights.map(({ start, end }) => ({ start: start + same.start - chosen.start, end: end + same.start - chosen.start })).filter(({ start, end }) => start >= 0 && end <= chosen.text.length);
  const first: Quote = { ...chosen, ...(same && { also: same.also, ...(same.told && { told: same.told }), ...(same.why && { why: same.why }), highlights: within ?? [] }) };
  const { borrowed: _, ...plain } = answer;
  return { ...(answer.found ? plain : {}), found: true, confidence: 1, quotes: [first, ...found.filter((quote) => !isSame(quote))].slice(0, top) };
}
