import { type Bot, GrammyError } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Source } from "../answer/answer.ts";
import { isolate, mark } from "./bidi.ts";
import type { Deps } from "./bot.ts";
import { type Draft, fill, join, plain } from "./draft.ts";
import { cite } from "./render.ts";
import { reply } from "./reply.ts";
import { type Language, languageOf, texts } from "./texts.ts";

const PER_PAGE = 8;

/** /sources: the articles, paged. The page stands in the buttons, so old messages work after a restart. */
export function installSources(bot: Bot, { sources }: Deps): void {
  bot.command("sources", async (ctx) => {
    const { draft, buttons } = pageOf(sources(), 1, languageOf(ctx.from?.language_code));
    await reply(ctx, draft, buttons);
  });

  bot.callbackQuery(/^sources:(\d+)$/, async (ctx) => {
    const { draft, buttons } = pageOf(sources(), Number(ctx.match[1]), languageOf(ctx.from.language_code));
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
  if (all.length === 0) return { draft: plain(texts[language].noSources) };
  const pages = Math.ceil(all.length / PER_PAGE);
  const page = Math.min(Math.max(wanted, 1), pages);
  const first = (page - 1) * PER_PAGE;
  const items = all.slice(first, first + PER_PAGE).map((source, i) => {
    const name = source.title ?? source.article;
    return join([`${mark(name)}${isolate(first + i + 1)}. `, cite(source, language)]);
  });
  const draft = fill([texts[language].sources(all.length, page, pages), ...items], "\n\n");
  const others = [...new Set([1, page - 1, page + 1, pages])].filter(
    (other) => other !== page && other >= 1 && other <= pages,
  );
  if (others.length === 0) return { draft };
  const button = (to: number) => ({ text: to < page ? `‹ ${to}` : `${to} ›`, callback_data: `sources:${to}` });
  return { draft, buttons: { inline_keyboard: [others.map(button)] } };
}
