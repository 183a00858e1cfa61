import type { Bot } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { isPrivate } from "../../articles/files/private.ts";
import { placeOf } from "../../articles/files/place.ts";
import type { Articles, Whole } from "../../citations/articles.ts";
import { digest } from "../../citations/number.ts";
import type { Reindex } from "../../desk/desk.ts";
import { IntakeError } from "../../intake/incoming.ts";
import type { Log } from "../../log.ts";
import { clean } from "../../texts/bidi.ts";
import { join, plain } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import type { Admins } from "./admins.ts";

export type Shelving = Admins &
  Pick<Articles, "article" | "sources"> & {
    /** Moves an article's file out of the private folder, or into it; gives back where it is now. Rejects with IntakeError. */
    shelve: (article: Whole, secret: boolean) => Promise<string>;
    reindex: Reindex;
    log: Log;
  };

/** Who may read an article: everybody, or editors and those whom they name. Changed after a look; it is a move of its file. */
export function installShelve(bot: Bot<Talk>, deps: Shelving): void {
  bot.callbackQuery(/^(shelve|open|close):(\w{6})$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    if (!deps.adminIds.includes(ctx.from.id)) return;
    const source = (await deps.sources()).find(({ article }) => digest(article) === ctx.match[2]);
    const article = source && (await deps.article(source.article));
    if (!article) return void (await reply(ctx, plain(ctx.say("article-none"))));
    if (ctx.match[1] === "shelve") return askToShelve(ctx, article);
    try {
      const path = await deps.shelve(article, ctx.match[1] === "close");
      deps.log({ level: "info", event: ctx.match[1] === "close" ? "made private" : "made public", by: ctx.from.id, path });
      await deps.reindex(() => {});
      await reply(ctx, plain(ctx.say("shelve-done", { path: clean(path) })));
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      await reply(ctx, plain(ctx.say("article-unchanged", { reason: clean(error.message, 500) })));
    }
  });
}

export async function askToShelve(ctx: Talk, article: Whole): Promise<void> {
  const secret = isPrivate(article.article);
  const { file } = placeOf(article.path);
  const sure = { text: ctx.say(secret ? "shelve-open" : "shelve-close"), callback_data: `${secret ? "open" : "close"}:${digest(article.article)}` };
  await reply(ctx, join([cite(article, ctx.language), ctx.say(secret ? "shelve-ask-open" : "shelve-ask-close", { file: clean(file) })], "\n\n"), { inline_keyboard: [[sure]] });
}

/** Under an article as it was read. */
export function shelveButton(ctx: Talk, { article }: Whole): InlineKeyboardButton {
  return { text: ctx.say(isPrivate(article) ? "shelve-open" : "shelve-close"), callback_data: `shelve:${digest(article)}` };
}
