import type { Bot } from "grammy";
import type { Memory } from "../../memory/memory.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import { LANGUAGES, type Language, languageOf, NAMES, say } from "../../texts/texts.ts";
import type { Talk } from "../talk.ts";
import { meantFor } from "../wire/own.ts";

/** /language: the bot's own words in another language than Telegram's. */
export function installLanguage(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  bot.command("language", async (ctx) => {
    const choice = (text: string, value: string) => ({ text, callback_data: meantFor(ctx, `language:${value}`) });
    await reply(ctx, plain(ctx.say("language-choose")), {
      inline_keyboard: [
        LANGUAGES.map((language) => choice(NAMES[language], language)),
        [choice(ctx.say("language-auto"), "auto")],
      ],
    });
  });

  bot.callbackQuery(new RegExp(`^language:(${LANGUAGES.join("|")}|auto)$`), async (ctx) => {
    const chosen = ctx.match[1] === "auto" ? undefined : (ctx.match[1] as Language);
    await memory.people.speak(ctx.from.id, chosen);
    const t = say(chosen ?? languageOf(ctx.from.language_code));
    await ctx.answerCallbackQuery({ text: t("language-set") });
  });
}
