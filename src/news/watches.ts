import type { Answer, Ask } from "../answer/answer.ts";
import type { Library } from "../library/library.ts";
import type { Memory } from "../memory/memory.ts";
import type { Parcel } from "../memory/news/outbox.ts";
import type { Watch } from "../memory/news/watches.ts";
import { type Embed, WatchIndex } from "./likely.ts";

/** News of a watch as it waits in the outbox. */
export interface WatchNews extends Pick<Answer & { found: true }, "quotes" | "differ"> {
  watch: string;
  question: string;
}

/** Quotes that a watch is told at once. */
const QUOTES = 3;

/** What is known by which number: a watch and an article that answers it. */
export const subjectOf = (watch: string, article: string) => `watch ${watch} ${article}`;

/**
 * New articles are held against the watches, not the watches against the library: of those that may be answered by
 * their words each question is asked of these articles alone, with the judgement of any answer. A story that
 * was told of a watch before is no news, whoever tells it.
 */
export async function watchNews(added: readonly string[], library: Library, { ask, embed, memory }: { ask: Ask; embed: Embed; memory: Memory }, batch: string, due: number): Promise<Parcel[]> {
  const watches = added.length > 0 ? await memory.watches.all() : [];
  if (watches.length === 0) return [];
  const parcels: Parcel[] = [];
  const watching = new Map<string, Watch[]>();
  for (const watch of watches) watching.set(watch.question, [...(watching.get(watch.question) ?? []), watch]);
  for (const [question, articles] of await likely(added, library, watches, embed)) {
    const answer = await ask(question, { top: QUOTES, among: articles });
    if (!answer.found) continue;
    const { quotes, differ } = answer;
    const told = (await library.stories(quotes.map(({ article }) => article))).flat().map(({ key }) => key);
    for (const { id, chat } of watching.get(question)!) {
      if (await memory.outbox.has(chat, [...told, ...quotes.map(({ article }) => article)].map((article) => subjectOf(id, article)))) continue;
      const news: WatchNews = { watch: id, question, quotes, ...(differ && { differ }) };
      parcels.push({ chat, kind: "watch", subject: subjectOf(id, quotes[0]!.article), batch, due, body: JSON.stringify(news) });
    }
  }
  return parcels;
}

/** The questions that may be answered, each once, and by which articles. */
async function likely(added: readonly string[], library: Library, watches: readonly Watch[], embed: Embed): Promise<Map<string, Set<string>>> {
  const questions = [...new Set(watches.map(({ question }) => question))];
  const rarities = async (stems: string[]) => (await library.frequencies(stems)).map((count) => Math.log(1 + library.passageCount / (count + 0.5)));
  const index = await WatchIndex.of(questions, rarities, embed);
  const found = new Map<string, Set<string>>();
  for (const article of added) {
    const row = await library.articleByKey(article);
    for (const place of await index.likely(`${row?.title ?? ""} ${row?.text ?? ""}`)) {
      const question = questions[place]!;
      found.set(question, (found.get(question) ?? new Set()).add(article));
    }
  }
  return found;
}
