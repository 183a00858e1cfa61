import { type Bot, GrammyError } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Source } from "../answer/answer.ts";
import { words } from "../language/words.ts";
import { clean } from "./bidi.ts";
import type { Deps, Talk } from "./bot.ts";
import { type Draft, fill, plain } from "./draft.ts";
import { cite } from "./render.ts";
import { reply } from "./reply.ts";
import { type Language, say } from "./texts.ts";

const PER_PAGE = 8;

/** /sources: the articles, paged; with words after it, those that have them. Page and words stand in the message, so old ones work after a restart. */
export function installSources(bot: Bot<Talk>, { sources }: Deps): void {
  bot.command("sources", async (ctx) => {
    const { draft, buttons } = pageOf(sources(), ctx.match.trim(), 1, ctx.language);
    await reply(ctx, draft, buttons);
  });

  bot.callbackQuery(/^sources:(\d+)(?::(.+))?$/, async (ctx) => {
    const { draft, buttons } = pageOf(sources(), ctx.match[2] ?? "", Number(ctx.match[1]), ctx.language);
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

/** Articles that have every word, folded, in title, source, author, date, language or key. */
export function matching(all: Source[], query: string): Source[] {
  const wanted = words(query).map(({ folded }) => folded);
  if (wanted.length === 0) return all;
  return all.filter((source) => {
    const known = [source.title, source.source, source.author, source.date, source.language, source.article];
    const has = words(known.join(" ")).map(({ folded }) => folded);
    return wanted.every((word) => has.some((other) => other.startsWith(word)));
  });
}

/** One page and the buttons to others. A page that no longer exists is the last one. */
function pageOf(
  everything: Source[],
  query: string,
  wanted: number,
  language: Language,
): { draft: Draft; buttons?: InlineKeyboardMarkup } {
  if (everything.length === 0) return { draft: plain(say(language)("no-sources")) };
  const all = matching(everything, query);
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const page = Math.min(Math.max(wanted, 1), pages);
  const first = (page - 1) * PER_PAGE;
  const items = all.slice(first, first + PER_PAGE).map((source, i) => cite(source, language, first + i + 1));
  const head = { count: all.length, page: `${page}/${pages}`, query: clean(query, 100) };
  const draft = fill([say(language)(query === "" ? "sources" : "sources-found", head), ...items], "\n\n");
  const others = [...new Set([1, page - 1, page + 1, pages])].filter(
    (other) => other !== page && other >= 1 && other <= pages,
  );
  if (others.length === 0) return { draft };
  const button = (to: number) => ({ text: to < page ? `‹ ${to}` : `${to} ›`, callback_data: data(to, query) });
  return { draft, buttons: { inline_keyboard: [others.map(button)] } };
}

/** A button holds 64 bytes: of a longer search the words that fit. */
function data(page: number, query: string): string {
  let kept = query;
  while (Buffer.byteLength(`sources:${page}:${kept}`) > 64) kept = kept.slice(0, -1).trim();
  return kept === "" ? `sources:${page}` : `sources:${page}:${kept}`;
}
