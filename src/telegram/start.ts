import type { Bot } from "grammy";
import { clean, mark } from "./bidi.ts";
import type { Deps } from "./bot.ts";
import { plain } from "./draft.ts";
import { offerAdminMenu } from "./menu.ts";
import { reply } from "./reply.ts";
import { languageOf, texts } from "./texts.ts";

const EXAMPLES = 5;

/** /start and /help: what this is, and what to do next. */
export function installStart(bot: Bot, { examples = [], adminIds }: Deps): void {
  bot.command("start", async (ctx) => {
    const language = languageOf(ctx.from?.language_code);
    const words = texts[language];
    const own = (question: string) => (languageOf(undefined, question) === language ? 0 : 1);
    const shown = examples
      .toSorted((a, b) => own(a) - own(b))
      .slice(0, EXAMPLES)
      .map((question) => clean(question));
    const lines = shown.map((question) => `${mark(question)}• ${question}`);
    const text = lines.length === 0 ? words.start : `${words.start}\n\n${words.examples}\n${lines.join("\n")}`;
    // A tap on such a key sends its text as the person's own message: a question like any other.
    const keyboard = {
      keyboard: shown.map((question) => [{ text: question }]),
      resize_keyboard: true,
      one_time_keyboard: true,
    };
    await reply(ctx, plain(text), ctx.chat.type === "private" && shown.length > 0 ? keyboard : undefined);
    // At the bot's start Telegram may not have known this admin yet.
    if (ctx.chat.type === "private" && adminIds.includes(ctx.chat.id)) await offerAdminMenu(ctx.api, ctx.chat.id);
  });

  bot.command("help", async (ctx) => {
    await reply(ctx, plain(texts[languageOf(ctx.from?.language_code)].help));
  });
}
