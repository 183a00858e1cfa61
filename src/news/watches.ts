import { setImmediate as breathe } from "node:timers/promises";
import type { Answer, Ask } from "../answer/answer.ts";
import type { Library } from "../library/library.ts";
import type { Memory } from "../memory/memory.ts";
import type { Parcel } from "../memory/news/outbox.ts";
import type { Prospect } from "../memory/news/prospects.ts";
import { AT_ONCE, type Embed, WatchIndex } from "./likely.ts";

/** News of a watch as it waits in the outbox. */
export interface WatchNews extends Pick<Answer & { found: true }, "quotes" | "differ"> {
  watch: string;
  question: string;
}

/** Quotes that a watch is told at once. */
const QUOTES = 3;
/** Steps of a likelihood. */
const STEPS = 1000;

/** What is known by which number: a watch and an article that answers it. */
export const subjectOf = (watch: string, article: string) => `watch ${watch} ${article}`;

/**
 * New articles are held against the watches, not the watches against the library: the questions that may be answered
 * by their words, each once, with the articles that may. They are judged one by one, when there is time.
 */
export async function prospectsOf(added: readonly string[], library: Library, { embed, memory }: { embed: Embed; memory: Memory }, at: number): Promise<Prospect[]> {
  const questions = added.length > 0 ? await memory.watches.questions() : [];
  if (questions.length === 0) return [];
  const rarities = async (stems: string[]) => {
    const found: number[] = [];
    for (let from = 0; from < stems.length; from += AT_ONCE) {
      found.push(...(await library.frequencies(stems.slice(from, from + AT_ONCE))).map((count) => Math.log(1 + library.passageCount / (count + 0.5))));
      await breathe();
    }
    return found;
  };
  const index = await WatchIndex.of(questions, rarities, embed);
  const found = new Map<string, Prospect>();
  for (const article of added) {
    const row = await library.articleByKey(article);
    for (const [place, likelihood] of await index.likely(`${row?.title ?? ""} ${row?.text ?? ""}`)) {
      const question = questions[place]!;
      const prospect = found.get(question) ?? { question, articles: [], likelihood: 0, batch: library.built, at };
      prospect.articles.push(article);
      prospect.likelihood = Math.max(prospect.likelihood, Math.round(STEPS * likelihood));
      found.set(question, prospect);
    }
  }
  return [...found.values()];
}

/** The question, asked of these articles alone, with the judgement of any answer. A story that was told of a watch before is no news, whoever tells it. */
export async function judged({ question, articles, batch, at }: Prospect, library: Library, { ask, memory }: { ask: Ask; memory: Memory }, due: number): Promise<Parcel[]> {
  const watching = await memory.watches.asking(question, at);
  const answer = watching.length > 0 ? await ask(question, { top: QUOTES, among: new Set(articles) }) : undefined;
  if (!answer?.found) return [];
  const { quotes, differ } = answer;
  const told = (await library.stories(quotes.map(({ article }) => article))).flat().map(({ key }) => key);
  const parcels: Parcel[] = [];
  for (const { id, chat } of watching) {
    if (await memory.outbox.has(chat, [...told, ...quotes.map(({ article }) => article)].map((article) => subjectOf(id, article)))) continue;
    const news: WatchNews = { watch: id, question, quotes, ...(differ && { differ }) };
    parcels.push({ chat, kind: "watch", subject: subjectOf(id, quotes[0]!.article), batch, due, body: JSON.stringify(news) });
  }
  return parcels;
}
