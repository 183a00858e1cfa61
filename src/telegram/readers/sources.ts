import { type Bot, GrammyError } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { InlineKeyboardMarkup } from "grammy/types";
import { matching } from "../../citations/matching.ts";
import type { Articles } from "../../citations/articles.ts";
import { clean } from "../../texts/bidi.ts";
import { type Draft, fill, plain } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { meantFor } from "../wire/own.ts";

const PER_PAGE = 8;

type Listing = Pick<Articles, "sources" | "narrow">;

/**
 * /sources: the articles, paged; with words or filters after it, those that have them. Page and search stand
 * in the button, or where they are too long in the message replied to, so old ones work after a restart.
 */
export function installSources(bot: Bot<Talk>, deps: Inside & Listing): void {
  bot.command("sources", async (ctx) => {
    // Signs alone are no search.
    const query = /[\p{L}\p{N}]/u.test(ctx.match) ? ctx.match.trim() : "";
    const { draft, buttons } = await pageOf(ctx, seen(ctx.insider, deps), query, 1);
    const pointing = { message_id: ctx.msg.message_id, allow_sending_without_reply: true };
    await reply(ctx, draft, buttons, query === "" ? undefined : pointing);
  });

  bot.callbackQuery(/^sources:(\d+)(?::(.*))?$/, async (ctx) => {
    const typed = ctx.match[2] ?? "";
    const long = ctx.callbackQuery.data.endsWith(":") && ctx.callbackQuery.message?.reply_to_message?.text;
    if (ctx.callbackQuery.data.endsWith(":") && !long) return void (await ctx.answerCallbackQuery({ text: ctx.say("gone") }));
    const query = long ? long.replace(/^\/\S+/, "").trim() : typed;
    const { draft, buttons } = await pageOf(ctx, seen(ctx.insider, deps), query, Number(ctx.match[1]));
    try {
      await ctx.editMessageText(draft.text, {
        entities: draft.entities,
        link_preview_options: { is_disabled: true },
        ...(buttons === undefined ? {} : { reply_markup: buttons }),
      });
    } catch (error) {
      // Pressed twice, or the message is gone: nothing is lost.
      if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
    }
    await ctx.answerCallbackQuery();
  });
}

/** One page and the buttons to others. A page that no longer exists is the last one. */
async function pageOf(ctx: Talk, { sources, narrow }: Listing, query: string, wanted: number): Promise<{ draft: Draft; buttons?: InlineKeyboardMarkup }> {
  const everything = await sources();
  if (everything.length === 0) return { draft: plain(ctx.say("no-sources")) };
  const { words, passes } = await narrow(query);
  const all = matching(everything.filter(passes), words);
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const page = Math.min(Math.max(wanted, 1), pages);
  const first = (page - 1) * PER_PAGE;
  const items = all.slice(first, first + PER_PAGE).map((source, i) => cite(source, ctx.language, first + i + 1));
  const head = { count: all.length, page: `${page}/${pages}`, query: clean(query, 100) };
  const draft = fill([ctx.say(query === "" ? "sources" : "sources-found", head), ...items], "\n\n");
  const others = [...new Set([1, page - 1, page + 1, pages])].filter(
    (other) => other !== page && other >= 1 && other <= pages,
  );
  if (others.length === 0) return { draft };
  const button = (to: number) => ({ text: to < page ? `‹ ${to}` : `${to} ›`, callback_data: data(ctx, to, query) });
  return { draft, buttons: { inline_keyboard: [others.map(button)] } };
}

/** A button holds 64 bytes: a longer search is read again from the message replied to. */
function data(ctx: Talk, page: number, query: string): string {
  const whole = meantFor(ctx, query === "" ? `sources:${page}` : `sources:${page}:${query}`);
  return Buffer.byteLength(whole) <= 64 ? whole : meantFor(ctx, `sources:${page}:`);
}
