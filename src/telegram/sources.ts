import { type Bot, GrammyError } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Source } from "../answer/answer.ts";
import type { Deps, Talk } from "./bot.ts";
import { type Draft, fill, plain } from "./draft.ts";
import { cite } from "./render.ts";
import { reply } from "./reply.ts";
import { type Language, say } from "./texts.ts";

const PER_PAGE = 8;

/** /sources: the articles, paged. The page stands in the buttons, so old messages work after a restart. */
export function installSources(bot: Bot<Talk>, { sources }: Deps): void {
  bot.command("sources", async (ctx) => {
    const { draft, buttons } = pageOf(sources(), 1, ctx.language);
    await reply(ctx, draft, buttons);
  });

  bot.callbackQuery(/^sources:(\d+)$/, async (ctx) => {
    const { draft, buttons } = pageOf(sources(), Number(ctx.match[1]), ctx.language);
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
function pageOf(all: Source[], wanted: number, language: Language): { draft: Draft; buttons?: InlineKeyboardMarkup } {
  if (all.length === 0) return { draft: plain(say(language)("no-sources")) };
  const pages = Math.ceil(all.length / PER_PAGE);
  const page = Math.min(Math.max(wanted, 1), pages);
  const first = (page - 1) * PER_PAGE;
  const items = all.slice(first, first + PER_PAGE).map((source, i) => cite(source, language, first + i + 1));
  const draft = fill([say(language)("sources", { count: all.length, page: `${page}/${pages}` }), ...items], "\n\n");
  const others = [...new Set([1, page - 1, page + 1, pages])].filter(
    (other) => other !== page && other >= 1 && other <= pages,
  );
  if (others.length === 0) return { draft };
  const button = (to: number) => ({ text: to < page ? `‹ ${to}` : `${to} ›`, callback_data: `sources:${to}` });
  return { draft, buttons: { inline_keyboard: [others.map(button)] } };
}
