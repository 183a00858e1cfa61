import type { Bot } from "grammy";
import type { Talk } from "../talk.ts";

/**
 * In a group a button may be meant for one person. Who that is stands in the
 * button itself, so it holds after any restart: "more:12:3@8x2k1".
 */
export function meantFor(ctx: Talk, data: string): string {
  if (ctx.chat?.type === "private" || ctx.from === undefined) return data;
  return `${data}@${ctx.from.id.toString(36)}`;
}

/** Turns away who presses another's button; the features see the data without the name. */
export function installOwn(bot: Bot<Talk>): void {
  bot.on("callback_query:data", async (ctx, next) => {
    const [, data, owner] = /^(.*)@([0-9a-z]+)$/.exec(ctx.callbackQuery.data) ?? [];
    if (data === undefined || owner === undefined) return next();
    if (owner !== ctx.from.id.toString(36)) {
      await ctx.answerCallbackQuery({ text: ctx.say("not-yours"), show_alert: true });
      return;
    }
    ctx.callbackQuery.data = data;
    await next();
  });
}
