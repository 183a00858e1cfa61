import type { Embedder } from "../../embedding/embedder.ts";
import { withoutTalk } from "../../language/smalltalk.ts";
import { type Filter, passes } from "../../library/filter.ts";
import type { Library } from "../../library/library.ts";
import { meanTheSame, type Worded, worded } from "./paraphrase.ts";
import type { Answer, AskOptions, Quote } from "../answer.ts";
import { USUAL_QUOTES } from "../choose.ts";
import { quote } from "../quote.ts";
import { type Preferences, standsAlone, textHash } from "./preference.ts";

/** Questions that are remembered as they are held against others. */
const REMEMBERED = 5000;

/** The passage that an editor chose for what means the same, as a quote; undefined where there is none, or none that still holds. */
export type Prefer = (question: string, library: Library, filter: Filter, options: Pick<AskOptions, "among" | "now">) => Promise<Quote | undefined>;

export function createPrefer(preferences: Preferences, embedder: Embedder): Prefer {
  const known = new Map<string, Promise<Worded>>();
  const remembered = (question: string) => {
    const before = known.get(question) ?? worded(question, embedder);
    if (known.size >= REMEMBERED) known.clear();
    known.set(question, before);
    return before;
  };
  return async (question, library, filter, { among, now = new Date() }) => {
    const all = await preferences();
    if (all.length === 0 || !standsAlone(question, now)) return undefined;
    const asked = await worded(question, embedder);
    for (const preference of all) {
      if ((among && !among.has(preference.article)) || !meanTheSame(asked, await remembered(withoutTalk(preference.question)))) continue;
      const article = await library.articleByKey(preference.article);
      if (article && passes(filter, article) && textHash(article.text) === preference.hash) return { ...quote(article, preference, 1, []), chosen: true };
    }
    return undefined;
  };
}

/** The answer with what was chosen before what was found; where that has the same words, what is known of them stays. */
export function preferred(answer: Answer, chosen: Quote, { top = USUAL_QUOTES }: Pick<AskOptions, "top">): Answer {
  const found = answer.found ? answer.quotes : [];
  const isSame = ({ article, start, end }: Quote) => article === chosen.article && start < chosen.end && chosen.start < end;
  const same = found.find(isSame);
  const within = same?.highlights.map(({ start, end }) => ({ start: start + same.start - chosen.start, end: end + same.start - chosen.start })).filter(({ start, end }) => start >= 0 && end <= chosen.text.length);
  const first: Quote = { ...chosen, ...(same && { also: same.also, ...(same.told && { told: same.told }), ...(same.why && { why: same.why }), highlights: within ?? [] }) };
  const { borrowed: _, ...plain } = answer;
  return { ...(answer.found ? plain : {}), found: true, confidence: 1, quotes: [first, ...found.filter((quote) => !isSame(quote))].slice(0, top) };
}
