import type { Quote, Source } from "../../answer/answer.ts";
import type { Articles } from "../../citations/articles.ts";
import { giveOut } from "../../citations/cited.ts";
import { citationId } from "../../citations/number.ts";
import type { Digest } from "../../memory/news/digests.ts";
import { type Doors, mayBeTold } from "../../news/audience.ts";
import { arrivedAt, isChosen } from "../../news/digest.ts";
import { clean } from "../../texts/bidi.ts";
import { type Language, say } from "../../texts/texts.ts";
import { deepLink } from "../messages/deeplink.ts";
import { type Draft, fits, join, styled } from "../messages/draft.ts";
import { differing, renderQuotes } from "../messages/render.ts";
import type { Compose } from "./courier.ts";
import { newsOf } from "./watch.ts";

/** Articles of which a digest quotes the beginning, and quotes of one watch; of the others it says how many. */
const ARTICLES = 10;
const QUOTES = 2;
/** Letters of a question. */
const QUESTION = 300;

/** What a digest has to tell: quotes, as they are shown. */
interface Item {
  draft: Draft;
  quotes: readonly Quote[];
  /** The parcel of a watch; what came from a source is of many. */
  id?: string;
}

type Needs = Doors & Pick<Articles, "sources" | "article" | "opening" | "tellers">;

/** What came since the last: first what answers the watches, then how the articles of the chosen sources begin. */
export function composeDigest(deps: Needs): Compose {
  const { memory } = deps;
  const known = new WeakMap<Source[], Map<string, Source>>();
  const listed = async () => {
    const all = await deps.sources();
    if (!known.has(all)) known.set(all, new Map(all.map((source) => [source.article, source])));
    return known.get(all)!;
  };

  return async (parcels, username) => {
    const { chat } = parcels[0]!;
    const looks = parcels.filter(({ subject }) => arrivedAt(subject) !== undefined);
    const watched = parcels.filter((parcel) => !looks.includes(parcel));
    const digest = await memory.digests.of(chat);
    if (!digest?.watches && watched.length > 0) await memory.outbox.apart(chat, Date.now());
    if (!digest) return { moot: looks.map(({ id }) => id) };
    const language = (await memory.people.languageOf(chat)) ?? digest.language;
    const moot: string[] = [];
    const items: Item[] = [];
    for (const parcel of digest.watches ? watched : []) {
      const news = await newsOf(parcel, deps);
      if (!news) moot.push(parcel.id);
      else items.push({ ...watchItem(news.question, news.quotes.slice(0, QUOTES), news.differ, language, username), id: parcel.id });
    }
    const arrived = (await Promise.all(looks.map(({ subject }) => memory.known.came(arrivedAt(subject)!)))).flat();
    const there = await listed();
    const chosen = arrived.flatMap((key) => there.get(key) ?? []).filter(({ source }) => isChosen(digest, source));
    const { openings, left } = await beginnings(chat, chosen, new Set(items.flatMap(({ quotes }) => quotes.map(({ article }) => article))), deps);
    items.push(...openings.map((quote): Item => ({ draft: linked(quote, language, username), quotes: [quote] })));
    if (items.length === 0) return { moot: [...moot, ...looks.map(({ id }) => id)] };
    const { draft, shown } = letter(digest, items, left, language);
    const told = new Set(shown.flatMap(({ id }) => id ?? []));
    // Longer than any message, it would come again and again.
    if (shown.length === 0 && items[0]!.id) told.add(items[0]!.id);
    const rest = items.some(({ id }) => id !== undefined && !told.has(id));
    const quotes = shown.flatMap((item) => item.quotes);
    await giveOut(memory, quotes);
    return { moot, letter: { draft, told: [...told, ...(rest ? [] : looks.map(({ id }) => id))], showing: { user: digest.user, language, citations: quotes.map(citationId) } } };
  };
}

/** How articles begin, of each source in turn the newest first, a story once; and how many more there are. */
async function beginnings(chat: number, chosen: readonly Source[], said: ReadonlySet<string>, deps: Needs): Promise<{ openings: Quote[]; left: number }> {
  const bySource = new Map<string, Source[]>();
  for (const one of [...chosen].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""))) bySource.set(one.source ?? "", [...(bySource.get(one.source ?? "") ?? []), one]);
  const turns = [...bySource.values()].flatMap((all) => all.map((one, turn) => ({ one, turn }))).sort((a, b) => a.turn - b.turn);
  const told = new Set(said);
  const openings: Quote[] = [];
  let left = 0;
  for (const { one } of turns) {
    if (openings.length === ARTICLES) {
      left++;
      continue;
    }
    if (told.has(one.article) || !(await mayBeTold({ chat, article: one.article }, deps))) continue;
    const opening = await deps.opening(one.article);
    const story = opening ? await deps.tellers(one.article) : [];
    if (!opening || story.some(({ article }) => told.has(article))) continue;
    for (const article of [one, ...story].map(({ article }) => article)) told.add(article);
    openings.push(opening);
  }
  return { openings, left };
}

/** As many of the first as one message holds, and how many more there are. */
function letter({ weekday }: Digest, items: readonly Item[], left: number, language: Language): { draft: Draft; shown: readonly Item[] } {
  const t = say(language);
  const head = t(weekday === null ? "digest-of-day" : "digest-of-week");
  for (let count = items.length; ; count--) {
    const more = items.length - count + left;
    const draft = join([head, ...items.slice(0, count).map((item) => item.draft), ...(more > 0 ? [t("more", { count: more })] : []), t("digest-settings")], "\n\n");
    if (count === 0 || fits(draft)) return { draft, shown: items.slice(0, count) };
  }
}

function watchItem(question: string, quotes: readonly Quote[], differ: Parameters<typeof differing>[0] | undefined, language: Language, username: string): Item {
  const head = styled(say(language)("digest-watch", { question: clean(question, QUESTION) }), { type: "bold" });
  return { draft: join([head, ...(differ ? [differing(differ, language)] : []), ...quotes.map((quote) => linked(quote, language, username))], "\n"), quotes };
}

/** A quote with its source, and the way into its article. */
function linked(quote: Quote, language: Language, username: string): Draft {
  return join([renderQuotes([quote], language), styled(say(language)("in-article"), { type: "text_link", url: deepLink(username, "a", citationId(quote)) })], "\n");
}
