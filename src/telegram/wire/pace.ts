import type { Bot } from "grammy";
import { Pace } from "../../memory/pace.ts";
import type { Talk } from "../talk.ts";

/** Buttons that one person may press in a minute; some send two messages. */
const PRESSES = 20;

/** Who presses one button after the other is asked to wait, where a press is answered anyway. */
export function installPace(bot: Bot<Talk>): void {
  const paces = new Pace(PRESSES);
  bot.on("callback_query", async (ctx, next) => {
    const pace = paces.next(ctx.from.id);
    if (pace.go) await next();
    else await ctx.answerCallbackQuery({ text: ctx.say("slowly", { seconds: pace.seconds }) });
  });
}
