import type { Bot } from "grammy";
import type { InlineKeyboardButton, InlineQueryResultArticle } from "grammy/types";
import type { Ask, Quote, Side } from "../../answer/answer.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean } from "../../texts/bidi.ts";
import { giveOut } from "../../citations/cited.ts";
import { citationId } from "../../citations/number.ts";
import { dateOf } from "../../texts/dates.ts";
import { deepLink } from "../messages/deeplink.ts";
import { renderQuotes } from "../messages/render.ts";
import type { Talk } from "../talk.ts";
import { wordsButtons } from "./buttons/proof.ts";

const RESULTS = 10;
/** People type; a letter or two is no question yet. */
const SHORTEST = 3;
/** Seconds. The index may change, and a result that says something else by now would be worse than asking again. */
const CACHED = 60;

/** @bot question, in any chat: up to ten quotes, each to be sent with its citation. Nothing of it is kept. */
export function installInline(bot: Bot<Talk>, { ask, memory, log }: { ask: Ask; memory: Memory; log: Log }): void {
  bot.on("inline_query", async (ctx) => {
    const started = performance.now();
    const question = ctx.inlineQuery.query.trim();
    const given = question.length < SHORTEST ? undefined : await ask(question, { top: RESULTS });
    const quotes = given?.found ? given.quotes : [];
    const differ = (given?.found && given.differ) || [];
    const busy = given?.found === false && given.reason === "busy";
    const results = new Map(quotes.map((quote) => [citationId(quote), quote]));
    await giveOut(memory, quotes);
    // Personal always: the words around a quote are in the language of who asks.
    await ctx.answerInlineQuery([...results].map(([id, quote]) => result(ctx, id, quote, differ.some(({ sources }) => sources.some(({ article }) => article === quote.article)) ? differ : [])), {
      is_personal: true,
      cache_time: busy ? 0 : CACHED,
      ...(given && !given.found ? { button: { text: ctx.say(busy ? "busy" : "inline-nothing"), start_parameter: "inline" } } : {}),
    });
    const ms = Math.round(performance.now() - started);
    log({ level: "info", event: "inline", results: results.size, ms });
  });
}

/** @param differ the other answers there are, where this is one of several. */
function result(ctx: Talk, id: string, quote: Quote, differ: Side[]): InlineQueryResultArticle {
  const { text, entities } = renderQuotes([quote], ctx.language, differ);
  const [marked] = quote.highlights;
  const several = differ.length > 0 ? `${ctx.say("differ")}: ${differ.map(({ says }) => clean(says, 20)).join(" / ")}` : "";
  const about = [several, marked && several === "" ? quote.text.slice(marked.start, marked.end) : "", quote.title ?? quote.article, quote.source ?? "", dateOf(quote.date ?? "", ctx.language)];
  const seen: InlineKeyboardButton = { text: ctx.say("in-article"), url: deepLink(ctx.me.username, "a", id) };
  return {
    type: "article",
    id,
    title: clean(quote.text, 120),
    description: about
      .map((name) => clean(name, 80))
      .filter((name) => name !== "")
      .join(" · "),
    input_message_content: { message_text: text, entities, link_preview_options: { is_disabled: true } },
    reply_markup: { inline_keyboard: [[seen, ...wordsButtons(ctx, quote).slice(1)]] },
  };
}
