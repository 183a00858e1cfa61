import type { Bot } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Memory } from "../../../memory/memory.ts";
import type { Talk } from "../../talk.ts";
import { meantFor } from "../../wire/own.ts";

/** Did this answer you? */
export function judgeButtons(ctx: Talk, asked: number): InlineKeyboardButton[] {
  return [
    { text: ctx.say("answered-yes"), callback_data: meantFor(ctx, `yes:${asked}`) },
    { text: ctx.say("answered-no"), callback_data: meantFor(ctx, `no:${asked}`) },
  ];
}

/** The last word counts. */
export function installJudge(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  bot.callbackQuery(/^(yes|no):(\d+)$/, async (ctx) => {
    const asked = await memory.questions.by(Number(ctx.match[2]));
    const own = asked?.user === ctx.from.id;
    if (own) await memory.questions.judged(asked.id, ctx.match[1] === "yes" ? 1 : 0);
    await ctx.answerCallbackQuery({ text: ctx.say(own ? "thanks" : "asked-forgotten") });
  });
}
