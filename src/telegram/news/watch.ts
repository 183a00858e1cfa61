import type { Bot } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { giveOut } from "../../citations/cited.ts";
import { citationId } from "../../citations/number.ts";
import { withoutLinks } from "../../articles/facts/links.ts";
import { leans, namesNothing } from "../../language/questions/followup.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Watch } from "../../memory/news/watches.ts";
import type { Articles } from "../../citations/articles.ts";
import type { Kept } from "../../memory/news/outbox.ts";
import { type Doors, stillNews } from "../../news/audience.ts";
import { type Clock, daily } from "../../news/hours.ts";
import type { WatchNews } from "../../news/watches.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { type Say, say } from "../../texts/texts.ts";
import { deepLink } from "../messages/deeplink.ts";
import { fill, join, plain } from "../messages/draft.ts";
import { renderQuotes, shown } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { meantFor } from "../wire/own.ts";
import type { Compose } from "./courier.ts";

/** Watches of one chat, and letters of a question that is watched. */
const MOST = 50;
const LONGEST = 300;
const DAY = 86_400_000;

/** Under a refusal: tell me when an article answers it. */
export function watchButton(ctx: Talk, asked: number): InlineKeyboardButton[] {
  return [{ text: ctx.say("watch-this"), callback_data: meantFor(ctx, `watch:${asked}`) }];
}

/** What a parcel tells of a watch, as far as it is still to be told. */
export async function newsOf({ chat, body }: Kept, doors: Doors & Pick<Articles, "article">): Promise<(WatchNews & { kept: Watch }) | undefined> {
  const { quotes: all, differ, ...news } = JSON.parse(body) as WatchNews;
  const kept = await doors.memory.watches.by(news.watch);
  const quotes = [];
  for (const quote of all) if (await stillNews({ chat, ...quote }, doors)) quotes.push(quote);
  return kept && quotes.length > 0 ? { ...news, kept, quotes, ...(differ && quotes.length === all.length && { differ }) } : undefined;
}

/** News of a watch: the answer with its quotes, at most so many a day. */
export function composeWatch({ clock, watchesPerDay, ...doors }: Doors & Pick<Articles, "article"> & { clock: Clock; watchesPerDay: number }): Compose {
  const { memory } = doors;
  return async (parcels, username) => {
    const [{ id, chat }] = parcels as [(typeof parcels)[0]];
    const news = await newsOf(parcels[0]!, doors);
    if (!news) return { moot: [id] };
    const { watch, question, quotes, differ, kept } = news;
    const now = Date.now();
    if ((await memory.outbox.told(chat, "watch", now - DAY)) >= watchesPerDay) return { later: { ids: parcels.map((parcel) => parcel.id), due: daily(now, clock) } };
    const language = (await memory.people.languageOf(chat)) ?? kept.language;
    const t = say(language);
    const draft = renderQuotes(quotes, language, differ);
    const seen = quotes.slice(0, shown(draft));
    await giveOut(memory, seen);
    const buttons = seen.map((quote, i): InlineKeyboardButton[] => [{ text: `${seen.length > 1 ? `${i + 1} · ` : ""}${t("in-article")}`, url: deepLink(username, "a", citationId(quote)) }]);
    return {
      letter: {
        draft: fill([t("watch-news", { question: clean(question, LONGEST) }), draft], "\n\n"),
        markup: { inline_keyboard: [...buttons, [{ text: t("watch-end"), callback_data: `unwatch:${watch}` }]] },
        told: [id],
        showing: { user: kept.user, language, citations: seen.map(citationId) },
      },
    };
  };
}

/** /watch words, or a tap under a refusal; /watching lists them, each with a button that ends it. */
export function installWatch(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  const watch = async (ctx: Talk, question: string): Promise<string> => {
    const chat = ctx.chat?.id ?? 0;
    const bare = withoutLinks(question);
    if (namesNothing(bare)) return ctx.say("watch-names-nothing");
    if (leans(bare)) return ctx.say("watch-leans");
    if (await memory.watches.has(chat, question)) return ctx.say("watch-already", { question: clean(question, 100) });
    if ((await memory.watches.of(chat)).length >= MOST) return ctx.say("watch-many", { most: MOST });
    const isNew = await memory.watches.add({ chat, user: ctx.from?.id ?? 0, question, language: ctx.language });
    return ctx.say(isNew ? "watch-begun" : "watch-already", { question: clean(question, 100) });
  };

  bot.command("watch", async (ctx) => {
    const question = ctx.match.trim();
    await reply(ctx, plain(question === "" || question.length > LONGEST ? ctx.say("watch-how", { most: LONGEST }) : await watch(ctx, question)));
  });

  bot.callbackQuery(/^watch:(\d+)$/, async (ctx) => {
    const asked = await memory.questions.by(Number(ctx.match[1]));
    const own = asked?.question && asked.user === ctx.from.id ? asked.question : undefined;
    await ctx.answerCallbackQuery({ text: own === undefined ? ctx.say("asked-forgotten") : await watch(ctx, own.slice(0, LONGEST)) });
  });

  bot.command("watching", async (ctx) => {
    const { draft, inline_keyboard } = await listed(ctx, memory, ctx.say);
    await reply(ctx, draft, inline_keyboard.length > 0 ? { inline_keyboard } : undefined);
  });

  bot.callbackQuery(/^unwatch:([\w-]{12})(:list)?$/, async (ctx) => {
    const ended = await memory.watches.end(ctx.match[1]!, ctx.chat?.id ?? 0);
    await ctx.answerCallbackQuery({ text: ctx.say(ended ? "watch-ended" : "watch-none") });
    if (!ctx.match[2] || !ended) return;
    const { draft, inline_keyboard } = await listed(ctx, memory, ctx.say);
    await ctx.editMessageText(draft.text, { entities: draft.entities, reply_markup: { inline_keyboard } });
  });
}

async function listed(ctx: Talk, memory: Memory, t: Say) {
  const all = await memory.watches.of(ctx.chat?.id ?? 0);
  if (all.length === 0) return { draft: plain(t("watching-nothing")), inline_keyboard: [] };
  const lines = all.map(({ question }, i) => `${mark(question)}${i + 1}. ${isolate(clean(question, 70))}`);
  const buttons = all.map(({ id }, i) => ({ text: `✕ ${i + 1}`, callback_data: meantFor(ctx, `unwatch:${id}:list`) }));
  const rows = Array.from({ length: Math.ceil(buttons.length / 5) }, (_, row) => buttons.slice(row * 5, row * 5 + 5));
  return { draft: join([t("watching"), ...lines], "\n"), inline_keyboard: rows };
}
